"""The work grows with the length of the text and no faster, counted in steps and not by the clock."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsner.dates import find
from newsner.dates.lexicon import lexicon

LONGEST_ROW = 40
"""No row of the grammar reads more tokens than this; a start costs at most as many steps."""


def steps(text: str) -> int:
    automaton = lexicon().automaton
    before = automaton.steps
    find(text, "2022-09-14", all_timex=True)
    return automaton.steps - before


ADVERSARIAL = [
    "Rabu (", "(14/9", "14/9/2022 ", "1-", "1.", "1/1-", "(((((", "14, ", "14, 15, dan ", "hari ", "Senin-",
    "dua puluh ", "pukul 10.00 hingga ", "2022-", "malam ", "Rabu, Rabu ( ", "akhir awal ", "s.d. ",
    "abad ke-", "1 s/d ",
    "setiap Senin, Selasa, ", "Januari-", "'9", "10.00-", "14/9 (", "tahun ",
]  # fmt: skip


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_steps_are_linear(piece: str) -> None:
    short, long = piece * 500, piece * 2000
    assert steps(long) <= LONGEST_ROW * len(long)
    assert steps(long) <= 5 * steps(short) + 200


@given(st.text("0123456789/-.,() :", min_size=1, max_size=400))
def test_digits_and_brackets(text: str) -> None:
    assert steps("Rabu " + text) <= LONGEST_ROW * (len(text) + 5)


@given(st.lists(st.sampled_from(ADVERSARIAL), max_size=60).map("".join))
def test_adversarial_mixtures(text: str) -> None:
    assert steps(text) <= LONGEST_ROW * (len(text) + 1)


def test_a_stretch_is_cut() -> None:
    mentions = find("hari ini " * 5000, "2022-09-14")
    assert len(mentions) == 5000


def test_one_word_of_50000_letters() -> None:
    assert find("a" * 50_000 + " hari ini", "2022-09-14")[0].value == "2022-09-14"
    assert find("1" * 50_000 + " hari ini", "2022-09-14")[0].value == "2022-09-14"
