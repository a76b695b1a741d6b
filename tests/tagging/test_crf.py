from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsner.tagging import crf

TAGS = 3


def scores(seed: int, lengths: list[int]) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    unary = rng.normal(size=(len(lengths), max(lengths), TAGS)).astype(np.float32)
    return unary, rng.normal(size=(TAGS, TAGS)).astype(np.float32)


def total(unary: np.ndarray, transitions: np.ndarray, tags: tuple[int, ...]) -> float:
    moves = sum(transitions[a, b] for a, b in zip(tags, tags[1:], strict=False))
    return float(sum(unary[t, tag] for t, tag in enumerate(tags)) + moves)


@given(st.integers(0, 10_000), st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_viterbi_is_the_best_of_all_labellings(seed: int, lengths: list[int]) -> None:
    lengths.sort(reverse=True)
    unary, transitions = scores(seed, lengths)
    for row, (tags, length) in enumerate(zip(crf.viterbi(unary, transitions, lengths), lengths, strict=True)):
        every = product(range(TAGS), repeat=length)
        best = max(total(unary[row], transitions, other) for other in every)
        assert len(tags) == length
        assert total(unary[row], transitions, tuple(tags)) == pytest.approx(best, abs=1e-4)


@given(st.integers(0, 10_000), st.integers(1, 5), st.data())
def test_span_score_is_its_share_of_all_labellings(seed: int, length: int, data: st.DataObject) -> None:
    unary, transitions = scores(seed, [length])
    tags = data.draw(st.lists(st.integers(0, TAGS - 1), min_size=length, max_size=length))
    first = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(first + 1, length))
    weights = {t: np.exp(total(unary[0], transitions, t)) for t in product(range(TAGS), repeat=length)}
    share = sum(w for t, w in weights.items() if list(t[first:end]) == tags[first:end]) / sum(
        weights.values()
    )
    ((score,),) = crf.span_scores(unary, transitions, [length], [tags], [[(first, end)]])
    assert score == pytest.approx(share, abs=1e-5)


@given(st.integers(0, 10_000), st.lists(st.integers(1, 6), min_size=1, max_size=4))
def test_padding_and_company_change_no_score(seed: int, lengths: list[int]) -> None:
    lengths.sort(reverse=True)
    unary, transitions = scores(seed, lengths)
    tags = [[(seed + t) % TAGS for t in range(length)] for length in lengths]
    spans = [[(t, t + 1) for t in range(length)] for length in lengths]
    together = crf.span_scores(unary, transitions, lengths, tags, spans)
    for row, length in enumerate(lengths):
        (alone,) = crf.span_scores(
            unary[row : row + 1, :length], transitions, [length], [tags[row]], [spans[row]]
        )
        assert alone == pytest.approx(together[row])


def test_scores_far_from_zero_do_not_overflow() -> None:
    unary = np.full((4, TAGS), 1e4, np.float32)
    ((score,),) = crf.span_scores(
        unary[None], np.zeros((TAGS, TAGS), np.float32), [4], [[0, 0, 0, 0]], [[(0, 1)]]
    )
    assert score == pytest.approx(1 / TAGS)


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("O O", []),
        ("S-PER O S-LOC", [(0, 1, "PER"), (2, 3, "LOC")]),
        ("B-PER I-PER E-PER", [(0, 3, "PER")]),
        ("B-PER E-PER S-PER", [(0, 2, "PER"), (2, 3, "PER")]),
        ("I-PER O", [(0, 1, "PER")]),
        ("B-PER O E-PER", [(0, 1, "PER"), (2, 3, "PER")]),
        ("B-PER I-ORG E-ORG", [(0, 1, "PER"), (1, 3, "ORG")]),
        ("B-LOC I-LOC", [(0, 2, "LOC")]),
    ],
)
def test_spans_of_tags(tags: str, spans: list[tuple[int, int, str]]) -> None:
    assert crf.spans_of(tags.split()) == spans


@pytest.mark.model
def test_spans_are_those_of_stanza() -> None:
    from stanza.models.ner.trainer import fix_singleton_tags
    from stanza.models.ner.utils import decode_from_bioes

    choices = ["O", *(f"{p}-{k}" for p in "BIES" for k in ("PER", "ORG"))]
    for tags in product(choices, repeat=4):
        entities = decode_from_bioes(fix_singleton_tags(list(tags)))
        assert crf.spans_of(tags) == [(e["start"], e["end"] + 1, e["type"]) for e in entities], tags
