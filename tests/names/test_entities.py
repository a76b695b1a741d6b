"""Names, acronyms, titles, edges, places and codes of entities."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsner.names import load_aliases, load_districts

from .marked import groups, resolved


def test_canonical_is_the_fullest_form() -> None:
    person = resolved("[PER DARMAN WIJAYA] tiba. [PER Darman] pulang. [PER Darman Wijaya] tidur.").people[0]
    assert person.name == "Darman Wijaya"
    assert person.aliases == ("DARMAN WIJAYA", "Darman")
    assert person.count == 3


def test_bilingual_body_and_acronym() -> None:
    body = resolved("[ORG Persatuan Laut Timur] ([ORG Eastern Sea Union]/[ORG ESU]) rapat.").organizations[0]
    assert (body.name, body.acronym) == ("Persatuan Laut Timur", "ESU")


def test_translated_body() -> None:
    body = resolved("[ORG Organisasi Kesehatan Dunia] ([ORG WHO]) rapat.").organizations[0]
    assert (body.name, body.acronym) == ("Organisasi Kesehatan Dunia", "WHO")


@pytest.mark.parametrize(
    ("marked", "titles"),
    [
        ("Presiden [LOC China] [PER Lu Wen] tiba.", ("Presiden China",)),
        ("Kapolres [LOC Garut] AKBP [PER Darman Wijaya] tiba.", ("Kapolres Garut", "AKBP")),
        ("Ketua Umum [ORG PSSI] [PER Darman] tiba.", ("Ketua Umum PSSI",)),
        (
            "Bupati [LOC Garut] H. [PER Darman], S.Sos., M.Si. tiba.",
            ("Bupati Garut", "H.", "S.Sos.", "M.Si."),
        ),
        ("Pak [PER Darman] tiba.", ()),
    ],
)
def test_titles(marked: str, titles: tuple[str, ...]) -> None:
    assert resolved(marked).people[0].titles == titles


def test_a_title_that_opens_a_fuller_one_is_said_once() -> None:
    marked = "Presiden [LOC Kazakhstan] [PER Darman Wijaya] tiba. Presiden [PER Darman] pulang."
    assert resolved(marked).people[0].titles == ("Presiden Kazakhstan",)


@pytest.mark.parametrize(
    ("marked", "texts"),
    [
        ("[PER Kolonel Darman Wijaya] tiba.", [["Darman Wijaya"]]),
        ("[PER Darman Wijaya, S.H.] tiba.", [["Darman Wijaya"]]),
        ("[PER Bang Jin-wo] tiba.", [["Bang Jin-wo"]]),
        ("[LOC China-Kazakhstan] sepakat.", [["China"], ["Kazakhstan"]]),
        ("[LOC Garut-nya] ramai.", [["Garut"]]),
        ("[ORG “Sanggar Lumbung] ramai.", [["Sanggar Lumbung"]]),
    ],
)
def test_edges(marked: str, texts: list[list[str]]) -> None:
    assert groups(marked) == texts


def test_parts_of_places() -> None:
    marked = "di [LOC Desa Burno], [LOC Kecamatan Senduro], [LOC Kabupaten Lumajang], [LOC Jawa Timur]."
    places = resolved(marked).places
    assert [p.part_of for p in places] == ["Kecamatan Senduro", "Kabupaten Lumajang", "Jawa Timur", None]


def test_a_list_of_places_holds_no_parts() -> None:
    assert {p.part_of for p in resolved("[LOC Garut], [LOC Bogor], dan [LOC Jawa Timur].").places} == {None}


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("[LOC Kazakhstan]", "KZ"),
        ("[LOC Jabar]", "32"),
        ("[LOC Kabupaten Garut]", "32.05"),
        ("[LOC Kota Bogor]", "32.71"),
        ("[LOC Garut]", "32.05"),
        ("[LOC AS]", "US"),
    ],
)
def test_codes(marked: str, code: str) -> None:
    region = resolved(marked).places[0].region
    assert region is not None
    assert region.code == code


def test_ambiguous_place_keeps_its_candidates() -> None:
    place = resolved("[LOC Bogor] hujan.").places[0]
    assert place.region is None
    assert [c.code for c in place.candidates] == ["32.01", "32.71"]


def test_place_without_a_code() -> None:
    place = resolved("[LOC Gedung Seni Anom] ramai.").places[0]
    assert (place.region, place.candidates) == (None, ())


def test_districts_by_the_place_they_lie_in(tmp_path: Path) -> None:
    table = tmp_path / "districts.tsv"
    table.write_text("32.05.91\tAnom\n33.01.91\tAnom\n", encoding="utf-8")
    districts = load_districts(table)
    alone = resolved("[LOC Kecamatan Anom]", districts=districts).places[0]
    assert [c.code for c in alone.candidates] == ["32.05.91", "33.01.91"]
    inside = resolved("[LOC Kecamatan Anom], [LOC Kabupaten Garut]", districts=districts).places[0]
    assert inside.region is not None
    assert inside.region.code == "32.05.91"


@pytest.mark.parametrize("line", ["only one cell", "\tA", "A\t", "A\tX\nB\tX"])
def test_bad_alias_tables_are_refused(tmp_path: Path, line: str) -> None:
    table = tmp_path / "bad.tsv"
    table.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.tsv"):
        load_aliases(table)


def test_mention_outside_the_text_is_refused() -> None:
    from newsner.articles.article import Article
    from newsner.names import resolve
    from newsner.tagging.mention import Mention, MentionType

    with pytest.raises(ValueError, match="outside"):
        resolve(Article("Ada."), [Mention(2, 9, MentionType.PERSON)])
