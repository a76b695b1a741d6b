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
    unary: Floats,
    transitions: Floats,
    lengths: Sequence[int],
    tags: Sequence[Sequence[int]],
    spans: Sequence[Sequence[tuple[int, int]]],
) -> list[list[float]]:
    """The probability of each span of each sentence: that its tokens have exactly these tags.

    With forward scores a and backward scores b, P(tags[i:j]) = exp(a_i(t_i) + the unary and transition scores
    inside + b_j-1(t_j-1) - log Z). Forward and backward scores are kept as shares and their logarithms apart.

    :param unary: (sentences, longest, tags), padded behind each sentence.
    :param lengths: tokens of each sentence, the longest first.
    :param tags: the tags of each sentence.
    :param spans: (first token, one past the last) in each sentence.
    """
    chosen = [i for i, row in enumerate(spans) if row]
    if not chosen:
        return [[] for _ in spans]
    sizes = np.array([lengths[i] for i in chosen])
    emit = unary[chosen, : sizes[0]].astype(np.float64)
    move = transitions.astype(np.float64)
    moves = np.exp(move - move.max())
    peak = emit.max(axis=2, keepdims=True)
    weight = np.exp(emit - peak)
    # Shares sum to one at each token; grown and shrunk hold the logarithms of what was divided out.
    ahead, grown = np.zeros_like(emit), np.zeros(emit.shape[:2])
    behind, shrunk = np.ones_like(emit), np.zeros(emit.shape[:2])
    for t in range(sizes[0]):
        share = weight[:, t] * (ahead[:, t - 1] @ moves if t else 1.0)
        total = share.sum(axis=1, keepdims=True)
        ahead[:, t] = share / total
        grown[:, t] = np.log(total[:, 0]) + peak[:, t, 0] + (grown[:, t - 1] + move.max() if t else 0.0)
    for t in range(sizes[0] - 2, -1, -1):
        alive = sizes > t + 1
        share = (weight[alive, t + 1] * behind[alive, t + 1]) @ moves.T
        total = share.sum(axis=1, keepdims=True)
        behind[alive, t] = share / total
        shrunk[alive, t] = np.log(total[:, 0]) + peak[alive, t + 1, 0] + shrunk[alive, t + 1] + move.max()
    scores: list[list[float]] = [[] for _ in spans]
    for row, i in enumerate(chosen):
        labels, size = tags[i], sizes[row]
        for first, end in spans[i]:
            share = ahead[row, first, labels[first]] * behind[row, end - 1, labels[end - 1]]
            score = grown[row, first] + shrunk[row, end - 1] - grown[row, size - 1]
            for t in range(first + 1, end):
                score += move[labels[t - 1], labels[t]] + emit[row, t, labels[t]]
            scores[i].append(float(min(share * np.exp(score), 1.0)))
    return scores


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
