from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsner.articles import ZoneKind, article

AGENCY = """ date 2023-03 Menteri Rudi Hartawan meninjau pelabuhan di Bitung. (Kabar Foto/Sari Dewi

Kapal nelayan bersandar di Bitung, Rabu (8/3). (Kabar Foto/Agus Tono)

Bitung (KABAR) - Pelabuhan Bitung diperluas tahun ini.Rudi mengatakan dana sudah tersedia.

Baca juga: Nelayan Bitung tunggu solar murah

Proyek itu selesai tahun depan, kata Rudi.

Pewarta: Lina Wati
Editor: Joko Susilo
COPYRIGHT © KABAR 2023
"""


def zones(text: str) -> list[tuple[str, str]]:
    found = article(text)
    return [(zone.kind.value, text[zone.start : zone.end]) for zone in found.zones]


def test_agency_article() -> None:
    found = zones(AGENCY)
    assert [kind for kind, _ in found] == [
        "header", "caption", "caption", "dateline", "body", "related", "body", "credits",
    ]  # fmt: skip
    assert found[0][1] == "date 2023-03"
    assert found[1][1].endswith("(Kabar Foto/Sari Dewi")
    assert found[3][1] == "Bitung (KABAR) -"
    assert found[5][1] == "Baca juga: Nelayan Bitung tunggu solar murah"
    assert found[7][1].startswith("Pewarta: Lina Wati")
    assert found[7][1].endswith("2023")


def test_what_is_known_of_the_article() -> None:
    found = article(AGENCY)
    assert (found.title, found.published, found.outlet) == (None, "2023-03", "KABAR")


def test_a_line_of_outlet_date_and_time_is_no_dateline() -> None:
    found = article(
        "Banjir di Bitung\nKabarKita - 05/09/2022, 14:12 WIB\n\nBITUNG - Wali kota meninjau tanggul itu."
    )
    assert [zone.kind.value for zone in found.zones] == ["headline", "header", "dateline", "body"]
    assert (found.published, found.outlet) == ("2022-09-05", "KabarKita")


STORY = " Wali kota meninjau tanggul yang jebol pada pagi hari itu."


@pytest.mark.parametrize(
    ("lead", "outlet"),
    [
        ("Jakarta (ANTARA) -", "ANTARA"),
        ("Buriram, Thailand (ANTARA) -", "ANTARA"),
        ("Shanghai (ANTARA/PRNewswire) -", "ANTARA"),
        ("JAKARTA, KOMPAS.com -", "KOMPAS.com"),
        ("JAKARTA, KOMPAS.TV ---", "KOMPAS.TV"),
        ("NEW YORK, KOMPAS.com -", "KOMPAS.com"),
        ("REPUBLIKA.CO.ID, JAKARTA --", "REPUBLIKA.CO.ID"),
        ("TEMPO.CO, Jakarta -", "TEMPO.CO"),
        ("jpnn.com, JAKARTA -", "jpnn.com"),
        ("jpnn.com - JAKARTA -", "jpnn.com"),
        ("Liputan6.com, Bandar Lampung -", "Liputan6.com"),
        ("balitribune.co.id | Jakarta -", "balitribune.co.id"),
        ("Jakarta, CNBC Indonesia -", "CNBC Indonesia"),
        ("LUMAJANG, Suara Pesisir –", "Suara Pesisir"),
        ("PALANGKA RAYA –", None),
        ("Jakarta -", None),
    ],
)
def test_datelines(lead: str, outlet: str | None) -> None:
    for before in ("", "Tanggul Jebol di Kota\n\n"):
        found = article(before + lead + STORY)
        marked = [found.text[z.start : z.end] for z in found.zones if z.kind is ZoneKind.DATELINE]
        assert marked == [lead]
        assert found.outlet == outlet


@pytest.mark.parametrize(
    "line",
    [
        "Banjir datang - warga panik dan lari ke bukit terdekat malam itu.",
        "Wali Kota Semarang menolak usul - yang dibahas kemarin - tanpa alasan.",
        "Duel Persib-Persija ditunda karena hujan lebat di kota itu.",
    ],
)
def test_a_dash_alone_makes_no_dateline(line: str) -> None:
    assert "dateline" not in dict(zones(line + "\n\n" + line))


def test_headline_byline_and_date_before_the_story() -> None:
    text = (
        "Banjir Terjang Garut\n\nRabu, 14 September 2022 | 10:20 WIB\nPenulis: Ratih Laras\n\nGARUT -" + STORY
    )
    assert [kind for kind, _ in zones(text)] == ["headline", "header", "byline", "dateline", "body"]


def test_credits_in_the_last_paragraph() -> None:
    text = "Kata dia, tanggul diperbaiki hari ini. Penulis: Abba Rinanda Editor: Sandra Gayo"
    assert zones(text)[-1] == ("credits", "Penulis: Abba Rinanda Editor: Sandra Gayo")
    assert zones("Tanggul itu diperbaiki hari ini juga. (mea/dkp)")[-1] == ("credits", "(mea/dkp)")


def test_link_inside_a_paragraph() -> None:
    text = "Tanggul jebol pagi ini. Baca juga: Warga mengungsi ke bukit\nAir lalu surut pada malam hari."
    assert [kind for kind, _ in zones(text)] == ["body", "related", "body"]


def test_school_lists_are_no_captions() -> None:
    text = "Pendaftaran dibuka.\n1. Tahap Pertama (SMP/SMA/SMK Swasta)\nJadwal menyusul dari dinas."
    assert "caption" not in dict(zones(text))


PIECES = st.sampled_from(
    ["Jakarta (ANTARA) - ", "\n", "\n\n", "Foto: ", "(Xinhua/Yao ", "Baca juga: ", "Editor: Ani", " ", "date 2022-09 ",
     "Rabu, 14 September 2022", ".", "\u2028", "\0", "©", "COPYRIGHT", "KOMPAS.com", " - ", "😀", "\ud800"]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=30).map("".join))
def test_zones_are_sorted_apart_and_cover_the_text(text: str) -> None:
    found = article(text)
    assert found.text == text
    at = 0
    for zone in found.zones:
        assert at <= zone.start < zone.end <= len(text)
        assert not text[at : zone.start].strip()
        assert text[zone.start : zone.end].strip()
        at = zone.end
    assert not text[at:].strip()
    for offset in range(len(text)):
        assert found.zone_at(offset) in ZoneKind
