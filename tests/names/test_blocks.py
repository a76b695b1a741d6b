"""B1-B6: what never becomes one entity. Every text was written for this."""

from __future__ import annotations

import pytest

from newsner.articles.article import Article, Zone, ZoneKind
from newsner.names import resolve

from .marked import groups, read, resolved

APART = [
    ("B1 first names", "[PER Joko Wiratmo] datang. [PER Agus Wiratmo] pulang."),
    ("B1 one letter in the first name", "[PER Andina Wiratmo] datang. [PER Andini Wiratmo] pulang."),
    ("B1 single names one letter apart", "[PER Sunarto] datang. [PER Sunarti] pulang."),
    ("B1 sexes one letter apart", "[PER Dwi Hartanto] datang. [PER Dwi Hartanti] pulang."),
    ("B2 person and city", "[PER Ambon] ditangkap di [LOC Ambon]."),
    ("B1 initials of a suspect", "[PER AS] ditangkap. [PER As Darman] pulang."),
    ("B2 suspect and country", "[PER AS] ditangkap. [LOC AS] protes."),
    ("B2 street and person", "[PER Sutejo] tinggal di [LOC Jalan Sutejo]."),
    ("B3 police", "[ORG Polri] dan [ORG Polda Jabar]."),
    ("B3 police units", "[ORG Polda Jabar] dan [ORG Polres Garut]."),
    ("B3 two police stations", "[ORG Polres Garut] dan [ORG Polres Garut Kota]."),
    ("B3 parliaments", "[ORG DPR] dan [ORG DPRD]."),
    ("B3 commission", "[ORG Komisi III DPR] dan [ORG DPR]."),
    ("B3 branch", "[ORG Bank Indonesia] dan [ORG BI Solo]."),
    ("B3 branch in full", "[ORG Bank Indonesia] dan [ORG Bank Indonesia Solo]."),
    ("B3 daughter", "[ORG PT Karya Lautan] dan [ORG PT Karya Lautan Finance]."),
    ("B3 ministries of two countries", "[ORG Kementerian Pertanian] dan [ORG Kementerian Pertanian Jepang]."),
    ("B4 city and regency", "[LOC Kota Tegal] dan [LOC Kabupaten Tegal]."),
    ("B4 provinces", "[LOC Papua] dan [LOC Papua Barat]."),
    ("B4 city and part", "[LOC Jakarta] dan [LOC Jakarta Selatan]."),
    ("B4 country and province", "[LOC Timor Leste] dan [LOC Nusa Tenggara Timur]."),
    ("B4 province and its namesake", "[LOC Jambi] dan [LOC Kota Jambi]."),
    ("B4 island", "[LOC Pulau Bali] dan [LOC Bali]."),
    ("B5 initials alone", "[ORG Pusat Seni Indah] buka. [ORG PSI] tutup."),
    ("B6 byline", "[PER Ratih Laras] menang.\nEditor: [PER Laras]"),
    ("B6 photo credit", "[PER Yudi Taruna] menang.\nFoto: [PER Yudi]"),
]


@pytest.mark.parametrize("marked", [text for _, text in APART], ids=[name for name, _ in APART])
def test_apart(marked: str) -> None:
    assert len(groups(marked)) == 2


def test_b1_bare_shared_name_is_left_alone() -> None:
    marked = "[PER Joko Wiratmo] dan [PER Agus Wiratmo] datang. [PER Wiratmo] pulang. [PER Agus] tidak."
    assert groups(marked) == [["Joko Wiratmo"], ["Agus Wiratmo", "Agus"], ["Wiratmo"]]


def test_b1_title_tells_which() -> None:
    marked = "Bupati [PER Joko Wiratmo] dan Camat [PER Agus Wiratmo] datang. Bupati [PER Wiratmo] pulang."
    assert groups(marked) == [["Joko Wiratmo", "Wiratmo"], ["Agus Wiratmo"]]


def test_b1_address_tells_which() -> None:
    marked = "Pak [PER Joko Wiratmo] dan Bu [PER Sari Wiratmo] datang. Bu [PER Wiratmo] pulang."
    assert groups(marked) == [["Joko Wiratmo"], ["Sari Wiratmo", "Wiratmo"]]


def test_b1_kin_are_not_meant_by_the_family_name() -> None:
    marked = "[PER Joko Wiratmo] datang. Istrinya, [PER Sari Wiratmo], ikut. [PER Wiratmo] pulang."
    assert groups(marked) == [["Joko Wiratmo", "Wiratmo"], ["Sari Wiratmo"]]


def test_b4_bare_name_of_two_units_is_left_alone() -> None:
    marked = "[LOC Kota Tegal] dan [LOC Kabupaten Tegal] sepakat. Warga [LOC Tegal] senang."
    assert groups(marked) == [["Kota Tegal"], ["Kabupaten Tegal"], ["Tegal"]]


def test_b5_the_article_explains_its_acronym() -> None:
    marked = (
        "[ORG Pusat Seni Indah] ([ORG PSI]) buka. [ORG Partai Solidaritas Indonesia] tutup. [ORG PSI] ramai."
    )
    assert groups(marked) == [["Pusat Seni Indah", "PSI", "PSI"], ["Partai Solidaritas Indonesia"]]


def test_b5_seed_table() -> None:
    assert len(groups("[ORG Mahkamah Konstitusi] buka. [ORG MK] tutup.")) == 1


def test_affiliation_is_not_an_alias() -> None:
    found = resolved("[PER Budi] ([ORG PKB]) hadir.")
    assert [(p.name, p.affiliation) for p in found.people] == [("Budi", ("PKB",))]
    assert [o.name for o in found.organizations] == ["PKB"]


def test_pairs_of_players_stay_two() -> None:
    assert len(groups("[PER Rudi]/[PER Anto] menang.")) == 2


@pytest.mark.parametrize(
    ("label", "role"),
    [("Penulis", "author"), ("Pewarta", "reporter"), ("Editor", "editor"), ("Penerjemah", "translator"),
     ("Foto", "photographer"), ("Uploader", "uploader")],
)  # fmt: skip
def test_b6_roles(label: str, role: str) -> None:
    people = resolved(f"[PER Rudi Anom] tiba.\n{label}: [PER Sari Melati]").people
    assert [p.role for p in people] == [None, role]


@pytest.mark.parametrize("caption", ["Foto: [PER Darman] (kiri)", "Keterangan foto: [PER Darman] menari."])
def test_b6_people_in_a_picture_are_no_credits(caption: str) -> None:
    people = resolved(f"[PER Darman Wijaya] tiba.\n{caption}").people
    assert [(p.name, p.role) for p in people] == [("Darman Wijaya", None)]


@pytest.mark.parametrize(("kind", "role"), [(ZoneKind.BYLINE, "author"), (ZoneKind.CREDITS, None)])
def test_b6_zones_make_credits_without_a_label(kind: ZoneKind, role: str | None) -> None:
    article, mentions = read("[PER Sari Melati] menang.\nOleh [PER Sari]")
    line = article.text.index("\n") + 1
    zones = (Zone(ZoneKind.BODY, 0, line - 1), Zone(kind, line, len(article.text)))
    people = resolve(Article(article.text, zones), mentions).people
    assert [(p.name, p.role) for p in people] == [("Sari Melati", None), ("Sari", role)]
