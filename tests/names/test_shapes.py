from __future__ import annotations

import pytest

from newsner.names.shapes import by_shape

from .marked import mentioned


def shaped(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    got = by_shape(text, mentioned(text, *((words, kind, 0.8) for words, kind in found)))
    return [(text[m.start : m.end], m.type.value) for m in got]


def test_a_given_name_and_the_rest_are_one_person() -> None:
    got = shaped("Presiden Nurlan-Askar Omarov tiba.", ("Nurlan", "PER"), ("Askar Omarov", "PER"))
    assert got == [("Nurlan-Askar Omarov", "PER")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Pasangan Budi-Sari menang.", [("Budi", "PER"), ("Sari", "PER")]),
        ("Pasangan Budi Laksana-Sari Dewi menang.", [("Budi Laksana", "PER"), ("Sari Dewi", "PER")]),
        ("Kata Budi, Budi-Sari Dewi menang.", [("Budi", "PER"), ("Budi", "PER"), ("Sari Dewi", "PER")]),
        ("Pasangan Budi-Sari MD menang.", [("Budi", "PER"), ("Sari MD", "PER")]),
        ("Rute Solo-Budi Laksana.", [("Solo", "LOC"), ("Budi Laksana", "PER")]),
    ],
)
def test_two_people_stay_two(text: str, names: list[tuple[str, str]]) -> None:
    assert shaped(text, *names) == names


def test_a_body_ends_with_the_second_country() -> None:
    text = "Forum Bisnis China-Kazakhstan dibuka."
    assert shaped(text, ("Forum Bisnis China", "ORG"), ("Kazakhstan", "LOC")) == [
        ("Forum Bisnis China-Kazakhstan", "ORG")
    ]


def test_countries_alone_stay_places() -> None:
    text = "Hubungan China-Kazakhstan erat."
    assert shaped(text, ("China", "LOC"), ("Kazakhstan", "LOC")) == [("China", "LOC"), ("Kazakhstan", "LOC")]


@pytest.mark.parametrize("country", ["Kazakhstan", "Republik Rakyat China"])
def test_a_capital_function_word_is_no_part_of_a_country(country: str) -> None:
    assert shaped(f"Pernyataan Antara {country} dan Fiji", (f"Antara {country}", "ORG")) == [(country, "LOC")]


def test_a_news_agency_keeps_its_name() -> None:
    assert shaped("Kantor Berita Antara News.", ("Antara News", "ORG")) == [("Antara News", "ORG")]


def test_a_summit_names_a_body_and_a_place() -> None:
    assert shaped("hadir di KTT ASEAN Labuan Bajo.", ("ASEAN Labuan Bajo", "ORG")) == [
        ("ASEAN", "ORG"),
        ("Labuan Bajo", "LOC"),
    ]


def test_one_body_in_two_languages() -> None:
    text = (
        "seperti Forum untuk Kerja dan Usaha di Asia (Forum for Work and Enterprise in Asia/FWEA), kata FWEA."
    )
    got = shaped(text, ("Asia", "LOC"), ("Asia", "LOC"), ("FWEA", "ORG"), ("FWEA", "ORG"))
    assert got == [
        ("Forum untuk Kerja dan Usaha di Asia", "ORG"),
        ("Forum for Work and Enterprise in Asia", "ORG"),
        ("FWEA", "ORG"),
        ("FWEA", "ORG"),
    ]


def test_brackets_without_a_known_short_form_are_left_alone() -> None:
    text = "kecerdasan buatan (Artificial General Intelligence/AGI) maju."
    assert shaped(text) == []


def test_a_body_and_its_acronym_come_apart() -> None:
    text = "kata Dewan Kopi Nusantara DKN kemarin."
    assert shaped(text, ("Dewan Kopi Nusantara DKN", "ORG")) == [
        ("Dewan Kopi Nusantara", "ORG"),
        ("DKN", "ORG"),
    ]


def test_a_company_whose_name_ends_in_capitals_is_one() -> None:
    text = "kata Bank Kopi BPD kemarin."
    assert shaped(text, ("Bank Kopi BPD", "ORG")) == [("Bank Kopi BPD", "ORG")]


@pytest.mark.parametrize("others", ["Dkk", "dkk", "cs"])
def test_the_others_are_no_part_of_a_person(others: str) -> None:
    assert shaped(f"Yance Rumbiak {others} menang.", (f"Yance Rumbiak {others}", "PER")) == [
        ("Yance Rumbiak", "PER")
    ]


def test_products_are_no_bodies() -> None:
    text = "Pengendara sepeda motor Honda Beat jatuh, kata Honda."
    assert shaped(text, ("Honda Beat", "ORG"), ("Honda", "ORG")) == [("Honda", "ORG")]
