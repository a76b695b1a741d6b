from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsner import articles
from newsner.names import one_sense
from newsner.names.layout import by_layout
from newsner.tagging import Mention, MentionType

from .marked import mentioned

STORY = "Tim gabungan menyita belasan ekor sapi curian di sebuah kandang pada Rabu malam itu."


def found(text: str, *mentions: tuple[str, str]) -> list[tuple[str, str]]:
    given_ = mentioned(text, *((words, kind, 0.6) for words, kind in mentions))
    return [(text[m.start : m.end], m.type.value) for m in by_layout(articles.article(text), given_)]


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("LUMAJANG, Suara Pesisir – ", [("LUMAJANG", "LOC"), ("Suara Pesisir", "ORG")]),
        ("JAKARTA, KOMPAS.com - ", [("JAKARTA", "LOC"), ("KOMPAS.com", "ORG")]),
        ("Nur-Sultan (ANTARA) - ", [("Nur-Sultan", "LOC"), ("ANTARA", "ORG")]),
        ("Ulan Bator (Pelita) - ", [("Ulan Bator", "LOC"), ("Pelita", "ORG")]),
        ("Beijing (Xinhua/ANTARA) - ", [("Beijing", "LOC"), ("Xinhua", "ORG"), ("ANTARA", "ORG")]),
        ("PALANGKA RAYA – ", [("PALANGKA RAYA", "LOC")]),
        ("Jakarta, 14/9 (ANTARA) - ", [("Jakarta", "LOC"), ("ANTARA", "ORG")]),
        ("Banda Aceh, Aceh - ", [("Banda Aceh", "LOC"), ("Aceh", "LOC")]),
    ],
)
def test_dateline(lead: str, names: list[tuple[str, str]]) -> None:
    assert found(lead + STORY) == names


def test_the_layout_overrules_the_model_in_the_dateline() -> None:
    text = "TOBA, Tapanuli Kini – Tanah longsor menutup jalan lintas di kecamatan itu sejak pagi."
    assert found(text, ("TOBA", "ORG"), ("Tapanuli", "LOC")) == [("TOBA", "LOC"), ("Tapanuli Kini", "ORG")]


def test_a_mention_that_ran_into_the_story_is_cut_at_the_dateline() -> None:
    text = "MAKASSAR, Celebes Pos - Universitas Bahari meresmikan pusat kajian rumput laut pagi ini."
    got = found(text, ("MAKASSAR", "LOC"), ("Celebes Pos - Universitas Bahari", "ORG"))
    assert got == [("MAKASSAR", "LOC"), ("Celebes Pos", "ORG"), ("Universitas Bahari", "ORG")]


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("Editor: Wina", [("Wina", "PER")]),
        ("Pewarta: Rezki Alam\nEditor: Maria D.", [("Rezki Alam", "PER"), ("Maria D.", "PER")]),
        ("Penulis: Abba Rinanda Editor: Sandra Gayo", [("Abba Rinanda", "PER"), ("Sandra Gayo", "PER")]),
        ("Penulis: Ani Sari/Budi Laksana", [("Ani Sari", "PER"), ("Budi Laksana", "PER")]),
        ("Editor: Tomi Barus. COPYRIGHT © PELITA 2021", [("Tomi Barus", "PER"), ("PELITA", "ORG")]),
        ("Editor: S. Hartati\nCopyright © Warta Nusa 2023", [("S. Hartati", "PER"), ("Warta Nusa", "ORG")]),
    ],
)
def test_credits(credit: str, names: list[tuple[str, str]]) -> None:
    assert found(f"{STORY}\n{STORY}\n\n{credit}\n") == names


def test_an_agency_may_be_the_translator() -> None:
    text = f"{STORY}\n{STORY}\n\nPenerjemah: Xinhua\nEditor: Imam Santoso\n"
    assert found(text, ("Xinhua", "ORG")) == [("Xinhua", "ORG"), ("Imam Santoso", "PER")]


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("(KabarPantura/Yudi Taruna)", [("KabarPantura", "ORG"), ("Yudi Taruna", "PER")]),
        ("(Xinhua/Bao Lin", [("Xinhua", "ORG"), ("Bao Lin", "PER")]),
        ("(ANTARA/HO-Humas Polda)", [("ANTARA", "ORG")]),
        ("(Foto/Yudi Taruna)", [("Yudi Taruna", "PER")]),
    ],
)
def test_photo_credits(credit: str, names: list[tuple[str, str]]) -> None:
    assert (
        found(f"Petugas menimbang ikan di pelelangan pagi ini. {credit}\n\nJAKARTA - {STORY}")[: len(names)]
        == names
    )


def test_two_people_may_share_a_photo_credit() -> None:
    text = f"Petugas menimbang ikan di pelelangan. (Lastri/Gomgom S.)\n\nJAKARTA - {STORY}"
    got = found(text, ("Lastri", "PER"), ("Gomgom S", "PER"))
    assert got[:2] == [("Lastri", "PER"), ("Gomgom S.", "PER")]


def test_the_stop_of_a_last_initial_belongs_to_the_name() -> None:
    assert found("Warga bernama Endang W. mengungsi.", ("Endang W", "PER")) == [("Endang W.", "PER")]


def headline(text: str, *mentions: tuple[str, str, float]) -> list[tuple[str, str]]:
    given_ = mentioned(text, *mentions)
    article = articles.article(text)
    end = text.index("\n")
    return [(text[m.start : m.end], m.type.value) for m in one_sense(article, given_) if m.end <= end]


def test_a_headline_is_cut_down_to_what_the_story_names() -> None:
    text = (
        "Banjir Bandang Terjang Garut\n\nGARUT - Banjir bandang menerjang Garut pada Rabu malam, kata warga."
    )
    got = headline(text, ("Banjir Bandang Terjang Garut", "LOC", 0.5), ("Garut", "LOC", 0.95))
    assert got == [("Garut", "LOC")]


def test_a_sure_name_in_the_headline_stays() -> None:
    text = "Raden Panji Tutup Usia\n\nSOLO - Budayawan Panji meninggal dunia pada Rabu malam, kata keluarga."
    got = headline(text, ("Raden Panji", "PER", 0.97), ("Panji", "PER", 0.95))
    assert got == [("Raden Panji", "PER")]


def test_capitals_in_the_headline_are_read_by_the_story() -> None:
    text = (
        "LONGSOR DI LUMBAN JULU\n\nTOBA - Longsor menutup jalan di Lumban Julu pada Rabu malam, kata warga."
    )
    assert headline(text, ("Lumban Julu", "LOC", 0.9)) == [("LUMBAN JULU", "LOC")]


PIECES = st.sampled_from(
    ["Editor: ", "Budi Santoso", "Maria D.", "(Xinhua/", "Yao", ")", "\n\n", "JAKARTA, ", "KOMPAS.com - ", "Kota (ANTARA) - ",
     "Penulis: ", "COPYRIGHT © ", "ANTARA 2022", STORY, "Foto: ", ".", "/", " dan "]
)  # fmt: skip


def test_a_credit_within_a_copyright_line_is_one_name() -> None:
    text = "COPYRIGHT © Editor: ANTARA 2022"
    assert [text[m.start : m.end] for m in by_layout(articles.article(text), [])] == ["ANTARA"]


@given(st.lists(PIECES, max_size=16).map("".join), st.data())
def test_mentions_stay_inside_the_text_and_disjoint(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=10)))
    mentions = [
        Mention(a, b, data.draw(st.sampled_from(list(MentionType))), 0.5)
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    got = by_layout(articles.article(text), mentions)
    assert got == sorted(got)
    assert all(0 <= m.start < m.end <= len(text) for m in got)
    assert all(a.end <= b.start for a, b in zip(got, got[1:], strict=False))
