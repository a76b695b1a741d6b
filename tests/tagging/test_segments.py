from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsner import articles
from newsner.articles import Article
from newsner.tagging.segments import LONGEST, segments

DISTURBING = "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"


def texts(article: Article | str) -> list[str]:
    if isinstance(article, str):
        article = articles.article(article)
    return [segment.text for segment in segments(article)]


def test_a_headline_never_runs_into_the_next_line() -> None:
    assert texts("Gempa Guncang Lombok\nJAKARTA diguncang pula.")[0] == "Gempa Guncang Lombok"


def test_dateline_and_story_are_one_sentence() -> None:
    text = "Warga Mengungsi\n\nJAKARTA, KOMPAS.com - Presiden tiba di Solo pada hari Rabu pagi itu."
    assert texts(text)[1].startswith("JAKARTA, KOMPAS.com - Presiden")


def test_a_caption_and_the_story_on_one_line_come_apart() -> None:
    text = "Petugas menimbang ikan. (Xinhua/Bao Lin) Nur-Sultan (ANTARA) - Menteri tiba di kota itu, Rabu (14/9)."
    pieces = texts(text)
    assert pieces[0].startswith("Petugas")
    assert any(piece.startswith("Nur-Sultan (ANTARA) - Menteri") for piece in pieces)


@pytest.mark.parametrize("gap", ["\0", "\u200b", "\xad", "\ufeff", "\u202e"])
def test_what_disturbs_is_left_out_and_the_way_back_is_known(gap: str) -> None:
    article = articles.article(f"Wali{gap} Kota Su{gap}rabaya")
    (piece,) = segments(article)
    assert piece.text == "Wali Kota Surabaya"
    assert piece.span(10, 18) == (11, 20)
    assert article.text[11:20] == f"Su{gap}rabaya"


def test_spaces_become_one_space() -> None:
    article = articles.article("Budi\u00a0\u2003 Santoso")
    (piece,) = segments(article)
    assert piece.text == "Budi Santoso"
    assert piece.span(5, 12) == (7, 14)


def test_long_lines_are_cut_after_a_sentence() -> None:
    sentence = "Warga desa itu kemudian mengungsi ke bukit bersama keluarga. "
    pieces = texts(sentence * 60)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert all(piece.endswith("keluarga.") and piece.startswith("Warga") for piece in pieces)


def test_glued_sentences_are_a_place_to_cut() -> None:
    pieces = texts("Warga desa itu kemudian mengungsi ke bukit bersama keluarga." * 60)
    assert all(piece.startswith("Warga") for piece in pieces)


def test_abbreviations_are_no_place_to_cut() -> None:
    pieces = texts("Menurut dr. Budi dan Prof. Sari, " * 80)
    assert not any(piece.endswith(("dr.", "Prof.")) for piece in pieces)


def test_one_endless_word_is_cut_too() -> None:
    assert [len(piece) for piece in texts("x" * (2 * LONGEST + 7))] == [LONGEST, LONGEST, 7]


def test_a_line_without_a_full_stop_is_cut_at_spaces() -> None:
    pieces = texts("kata " * 20_000)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert " ".join(pieces).split() == ["kata"] * 20_000


PIECES = st.sampled_from(
    ["Jakarta (ANTARA) - ", "\n", "\r\n", "  ", "\t", "\0", "\u200b", "\xad", "\u2028", "\x85", "\x1c", "\x1f", "a" * 700,
     "Baca juga: ", "Editor: Ani", "kata. Kata", "\ud800", "😀", "\xa0", "é", "x.Y", ", "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=400))
def test_every_character_that_counts_is_in_one_piece_at_its_offset(text: str) -> None:
    seen: list[int] = []
    for piece in segments(articles.article(text)):
        assert 0 < len(piece.text) <= LONGEST
        assert piece.text == piece.text.strip()
        assert "  " not in piece.text
        for i, char in enumerate(piece.text):
            start, end = piece.span(i, i + 1)
            assert end == start + 1
            seen.append(start)
            original = text[start]
            assert (
                char == original
                or (char == " " and original.isspace())
                or (char == "\ufffd" and "\ud800" <= original <= "\udfff")
            )
    assert seen == sorted(set(seen))
    for offset in set(range(len(text))) - set(seen):
        assert text[offset].isspace() or re.match(DISTURBING, text[offset])
