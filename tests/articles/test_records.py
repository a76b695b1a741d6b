from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from newsner.articles.records import BadRecord, Draft, Fields, draft


def made(record: dict[str, Any], fields: Fields | None = None, **more: Any) -> Draft:
    return draft(record, fields or Fields(), where="arsip.jsonl:7", line=7, **more)


@pytest.mark.parametrize("name", ["text", "content", "body", "isi", "Isi", "TEXT"])
def test_the_text_is_found_under_the_usual_names(name: str) -> None:
    assert made({name: "Rapat digelar."}).text == "Rapat digelar."


def test_title_date_id_and_outlet() -> None:
    got = made({"isi": "x", "judul": "J", "tanggal": "2022-09-14", "url": "https://a/1", "media": "Antara"})
    assert got == Draft("x", "https://a/1", 7, "J", "2022-09-14", "Antara")


def test_without_an_id_the_place_in_the_file_is_its_name() -> None:
    assert made({"text": "x"}).source == "arsip.jsonl:7"
    assert made({"text": "x", "id": None, "url": ""}).source == "arsip.jsonl:7"
    assert made({"text": "x", "id": 12}).source == "12"


def test_the_first_name_that_holds_something_counts() -> None:
    assert made({"text": "", "content": "isi"}).text == "isi"
    assert made({"content": "dua", "text": "satu"}).text == "satu"


def test_an_empty_text_is_an_article_and_a_missing_one_is_not() -> None:
    assert made({"text": ""}).text == ""
    with pytest.raises(BadRecord, match=r"it has judul.*--text-field") as caught:
        made({"judul": "x"})
    assert caught.value.code == "field"


@pytest.mark.parametrize(
    "record",
    [{"text": None}, {"text": 5}, {"text": ["a"]}, {"text": "a", "title": {}}, {"text": "a", "date": []}],
)
def test_wrong_types_are_said(record: dict[str, Any]) -> None:
    with pytest.raises(BadRecord) as caught:
        made(record)
    assert caught.value.code == "type"


def test_named_fields_replace_the_usual_ones() -> None:
    fields = Fields(text=("berita",), date=())
    got = made({"berita": "x", "text": "y", "date": "2022"}, fields)
    assert (got.text, got.published) == ("x", None)


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2022-09-14", "2022-09-14"),
        ("2022-09", "2022-09"),
        ("2022", "2022"),
        (2022, "2022"),
        (20220914, "2022-09-14"),
        ("20220914", "2022-09-14"),
        ("2022-09-14 10:20:00", "2022-09-14"),
        ("2022-09-14T20:00:00Z", "2022-09-15"),
        ("2022-09-14T20:00:00+07:00", "2022-09-14"),
        ("Rabu, 14 September 2022 | 10:20 WIB", "2022-09-14"),
        (1663113600, "2022-09-14"),
        (1663113600000, "2022-09-14"),
        (date(2022, 9, 14), "2022-09-14"),
        (datetime(2022, 9, 14, 23), "2022-09-14"),
        (datetime(2022, 9, 14, 20, tzinfo=UTC), "2022-09-15"),
        ("", None),
        ("N/A", None),
        (None, None),
    ],
)
def test_dates(given: Any, day: str | None) -> None:
    got = made({"text": "x", "date": given})
    assert (got.published, got.doubt) == (day, None)


@pytest.mark.parametrize(
    "given", ["kapan-kapan", "2022-13-45", "14 September 2022 dan 15 September 2022 x", 5, 1e300]
)
def test_a_date_that_cannot_be_understood_is_noted(given: Any) -> None:
    got = made({"text": "x", "date": given})
    assert got.published is None
    assert got.doubt is not None


def test_a_date_for_all_goes_before() -> None:
    assert made({"text": "x", "date": "2020"}, published="2022-09-14").published == "2022-09-14"


def test_the_article_has_what_the_record_said() -> None:
    article = made({"text": "Rapat.", "title": "J", "date": "2022", "id": "a"}).article()
    assert (article.text, article.title, article.published, article.source) == ("Rapat.", "J", "2022", "a")
