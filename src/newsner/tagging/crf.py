"""A linear-chain CRF in NumPy: the best labelling, and how sure the model is of each span in it.

Scores are those of ``stanza.models.common.crf``: a unary score for each tag at each token and a transition
score from each tag to the next, without scores for the start and the end of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32] | NDArray[np.float64]
Ints = NDArray[np.intp]


def viterbi(unary: Floats, transitions: Floats, lengths: Sequence[int]) -> list[list[int]]:
    """The best tags of each sentence; ties go to the lower tag, as in Stanza.

    :param unary: (sentences, longest, tags), padded behind each sentence.
    :param transitions: (tags, tags), from row to column.
    :param lengths: tokens of each sentence, at least one, the longest first.
    """
    sentences, longest, _ = unary.shape
    best = unary[:, 0].copy()
    back = np.zeros(unary.shape, np.intp)
    alive = sentences
    # The last token of a sentence decides; sentences that have ended keep their trellis row.
    for t in range(1, longest):
        while alive and lengths[alive - 1] <= t:
            alive -= 1
        paths = best[:alive, :, None] + transitions
        back[:alive, t] = paths.argmax(axis=1)
        best[:alive] = unary[:alive, t] + paths.max(axis=1)
    found = []
    for row in range(sentences):
        tag = int(best[row].argmax())
        tags = [tag]
        for t in range(lengths[row] - 1, 0, -1):
            tag = int(back[row, t, tag])
            tags.append(tag)
        found.append(tags[::-1])
    return found


def span_scores(
    unary: Floats, transitions: Floats, tags: Sequence[int], spans: Sequence[tuple[int, int]]
) -> list[float]:
    """The probability of each span of one sentence: that its tokens have exactly these tags.

    With forward scores a and backward scores b, P(tags[i:j]) = exp(a_i(t_i) + sum of the unary and transition
    scores inside + b_j-1(t_j-1) - log Z).

    :param unary: (tokens, tags), one sentence without padding.
    :param spans: (first token, one past the last).
    """
    if not spans:
        return []
    emit = unary.astype(np.float64)
    move = transitions.astype(np.float64)
    forward = np.empty_like(emit)
    backward = np.zeros_like(emit)
    forward[0] = emit[0]
    for t in range(1, len(emit)):
        forward[t] = emit[t] + _log_sum_exp(forward[t - 1][:, None] + move, axis=0)
    for t in range(len(emit) - 2, -1, -1):
        backward[t] = _log_sum_exp(move + emit[t + 1] + backward[t + 1], axis=1)
    norm = _log_sum_exp(forward[-1], axis=0)
    scores = []
    for first, end in spans:
        score = forward[first, tags[first]] + backward[end - 1, tags[end - 1]] - norm
        for t in range(first + 1, end):
            score += move[tags[t - 1], tags[t]] + emit[t, tags[t]]
        scores.append(float(np.exp(min(score, 0.0))))
    return scores


def _log_sum_exp(values: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    top = values.max(axis=axis, keepdims=True)
    total: NDArray[np.float64] = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return total


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Entities of BIOES tags as (first token, one past the last, type), read as Stanza reads them.

    After ``fix_singleton_tags`` and ``decode_from_bioes`` of Stanza: an entity that is not closed ends where
    the next begins or where its type changes.
    """
    found = []
    start, kind = -1, ""
    for i, tag in enumerate(tags):
        position, _, this = tag.partition("-")
        if start >= 0 and (position not in ("I", "E") or this != kind):
            found.append((start, i, kind))
            start = -1
        if position not in ("B", "I", "E", "S"):
            continue
        if start < 0:
            start, kind = i, this
        if position in ("E", "S"):
            found.append((start, i + 1, kind))
            start = -1
    if start >= 0:
        found.append((start, len(tags), kind))
    return found
