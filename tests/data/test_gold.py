"""Integrity of the gold articles: offsets, clusters, values, splits. Needs no model."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parents[2] / "data" / "gold"
ARTICLE_FILES = ("articles.jsonl", "news-dev.jsonl", "news-test.jsonl")
PREFIX = {"PER": "P", "ORG": "O", "LOC": "L", "DATE": "D"}

_POINT = (
    r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:T(?:MO|AF|EV|NI|(?:[01]\d|2[0-3]):[0-5]\d(?:\+0[789]:00)?))?)?)?"
    r"|\d{4}-W[0-5]\d(?:-WE)?|\d{4}-Q[1-4]|\d{4}-H[12]|\d{3}X|\d{2}XX)"
)
VALUE = re.compile(rf"{_POINT}(?:/{_POINT})?")


def _records(name: str) -> list[dict[str, Any]]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", ARTICLE_FILES)
def test_offsets_cut_the_surface_and_do_not_overlap(name: str) -> None:
    for record in _records(name):
        end = 0
        for entity in record["entities"]:
            assert entity["start"] >= end, (record["id"], entity)
            end = entity["end"]
            assert record["text"][entity["start"] : end] == entity["text"] != "", (record["id"], entity)
            assert entity["text"] == entity["text"].strip()


@pytest.mark.parametrize("name", ARTICLE_FILES)
def test_clusters_hold_one_type_and_dates_one_value(name: str) -> None:
    for record in _records(name):
        values: dict[str, set[tuple[str | None, str | None]]] = {}
        for entity in record["entities"]:
            assert re.fullmatch(PREFIX[entity["type"]] + r"\d+", entity["cluster"]), (record["id"], entity)
            values.setdefault(entity["cluster"], set()).add((entity.get("value"), entity.get("mod")))
        assert all(len(found) == 1 for found in values.values()), record["id"]


@pytest.mark.parametrize("name", ["news-dev.jsonl", "news-test.jsonl"])
def test_titles_belong_to_persons_and_stand_in_the_text(name: str) -> None:
    for record in _records(name):
        persons = {e["cluster"] for e in record["entities"] if e["type"] == "PER"}
        for cluster, titles in record["titles"].items():
            assert cluster in persons, (record["id"], cluster)
            assert titles, record["id"]
            assert all(title in record["text"] for title in titles), (record["id"], titles)


@pytest.mark.parametrize("name", ARTICLE_FILES)
def test_only_dates_have_values_and_these_are_well_formed(name: str) -> None:
    for record in _records(name):
        for entity in record["entities"]:
            assert ("value" in entity) == (entity["type"] == "DATE"), (record["id"], entity)
            if "value" in entity:
                assert VALUE.fullmatch(entity["value"]), (record["id"], entity)


@pytest.mark.parametrize(
    "bad", ["2022-13", "2022-09-32", "2022-Q5", "14/9/2022", "2022/", "2022-09-14T25:00"]
)
def test_malformed_values_are_refused(bad: str) -> None:
    assert not VALUE.fullmatch(bad)


def test_date_sentences_cut_their_spans() -> None:
    for record in _records("dates.jsonl"):
        for span in record["spans"]:
            assert record["text"][span["start"] : span["end"]] == span["text"], record["id"]


def test_splits_are_disjoint_and_large_enough() -> None:
    dev, test, first = (_records(n) for n in ("news-dev.jsonl", "news-test.jsonl", "articles.jsonl"))
    assert len(dev) >= 13
    assert len(test) >= 13
    every = dev + test + first
    assert len({r["id"] for r in every}) == len(every)
    assert len({" ".join(r["text"].split()).casefold() for r in every}) == len(every)
    paragraphs = [{p for p in r["text"].split("\n") if len(p) > 60} for r in (*dev, *first)]
    kept = {p for r in test for p in r["text"].split("\n") if len(p) > 60}
    assert not kept & set().union(*paragraphs)
