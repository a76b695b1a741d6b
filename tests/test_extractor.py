from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsner
from newsner import document
from newsner.extractor import Extractor, Options
from tests.conftest import CapitalTagger

TEXT = (
    "Nur-Sultan (ANTARA) - Budi Santoso tiba pada Rabu (14/9/2022). Budi Santoso berangkat tahun depan.\n\n"
    "Editor: Sari Dewi\n"
)


def test_document_has_all_four_lists(light_extractor: Extractor) -> None:
    got = light_extractor.extract(TEXT, published="2022-09-15")
    assert "Budi Santoso" in [p.name for p in got.people]
    assert [d.value for d in got.dates] == ["2022-09-14", "2023"]
    assert got.dates[0].from_ == got.dates[0].to == "2022-09-14"
    assert (got.dates[1].from_, got.dates[1].to) == ("2023-01-01", "2023-12-31")
    assert got.article.published == "2022-09-15"


def test_json_speaks_the_contract(light_extractor: Extractor) -> None:
    data = json.loads(light_extractor.extract(TEXT).to_json())
    assert data["schema_version"] == "1"
    assert set(data) == {
        "schema_version", "source", "article", "people", "organizations", "places", "dates", "model",
    }  # fmt: skip
    assert "from" in data["dates"][0]
    assert "from_" not in data["dates"][0]
    assert "why" not in data["people"][0]["mentions"][0]


def test_explain_says_why() -> None:
    extractor = Extractor(CapitalTagger(), document.ModelInfo(name="t", version="0"), Options(explain=True))
    person = next(p for p in extractor.extract(TEXT).people if p.name == "Budi Santoso")
    assert person.count == 2
    assert person.mentions[1].why


def test_without_a_publication_date_relative_dates_stay_open(light_extractor: Extractor) -> None:
    (date,) = light_extractor.extract("Rapat digelar kemarin.").dates
    assert date.value is None
    assert date.from_ is None


def test_min_score_leaves_out_the_unsure() -> None:
    extractor = Extractor(CapitalTagger(), document.ModelInfo(name="t", version="0"), Options(min_score=0.8))
    got = extractor.extract("menurut Budi Santoso, PSSI setuju.")
    assert [p.name for p in got.people][-1] == "Budi Santoso"
    assert not got.organizations


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\0", "\ufeff", "\u200b\u200b"])
def test_blank_text_is_an_empty_document(light_extractor: Extractor, text: str) -> None:
    got = light_extractor.extract(text)
    assert (got.people, got.organizations, got.places, got.dates) == ((), (), (), ())


def test_publication_date_must_be_one(light_extractor: Extractor) -> None:
    with pytest.raises(ValueError, match="14/9/2022"):
        light_extractor.extract("x", published="14/9/2022")


def test_names_and_dates_never_share_characters(light_extractor: Extractor) -> None:
    got = light_extractor.extract("Kampus Universitas Sebelas Maret ramai pada Senin (12/9/2022).")
    spans = [
        (m.start, m.end)
        for entity in (*got.people, *got.organizations, *got.places, *got.dates)
        for m in entity.mentions
    ]
    spans.sort()
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))


def every_mention(got: newsner.Document) -> list[document.Mention]:
    return [
        mention
        for entity in (*got.people, *got.organizations, *got.places, *got.dates)
        for mention in entity.mentions
    ]


@given(st.text(max_size=300) | st.text(alphabet="AbCd Kamis14/9()\n.,-\0\u200b\ud800é", max_size=300))
def test_offsets_are_true_for_any_text(text: str) -> None:
    extractor = Extractor(CapitalTagger(), document.ModelInfo(name="t", version="0"))
    got = extractor.extract(text)
    for mention in every_mention(got):
        assert text[mention.start : mention.end] == mention.text
    json.loads(got.to_json())
    assert extractor.extract(text) == got


@given(st.lists(st.text(max_size=60), max_size=8), st.integers(1, 9))
def test_batches_do_not_matter(texts: list[str], size: int) -> None:
    extractor = Extractor(CapitalTagger(), document.ModelInfo(name="t", version="0"))
    together = list(extractor.extract_many(texts, batch_size=size))
    assert together == [extractor.extract(text) for text in texts]


def test_extract_many_is_lazy(light_extractor: Extractor) -> None:
    def endless():
        while True:
            yield "Budi Santoso datang."

    stream = light_extractor.extract_many(endless(), batch_size=2)
    assert next(stream).people[0].name == "Budi Santoso"


def test_batch_size_must_be_positive(light_extractor: Extractor) -> None:
    with pytest.raises(ValueError, match="batch_size"):
        next(light_extractor.extract_many(["x"], batch_size=0))
