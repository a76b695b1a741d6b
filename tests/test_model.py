"""The shipped model through the whole pipeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsner import document
from newsner.extractor import Extractor
from tests.test_extractor import every_mention

pytestmark = pytest.mark.model

NEWS = st.lists(
    st.sampled_from(
        ["Presiden Joko Widodo ", "tiba di Surabaya", ", Rabu (14/9).", "skala baru.Penting bagi ", "KPK ", "\n", "\n\n", "\0",
         "\u200b", "\ud800", "😀", "(Xinhua/Yao Dawei\n", "JAKARTA, KOMPAS.com - ", "Editor: Budi", "www.a.com ", "é", "\u2028", "١٢ "]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NEWS | st.text(max_size=200))
def test_offsets_are_true_for_any_text(extractor: Extractor, text: str) -> None:
    got = extractor.extract(text, published="2022-09-15")
    for mention in every_mention(got):
        assert text[mention.start : mention.end] == mention.text
    json.loads(got.to_json())
    assert extractor.extract(text, published="2022-09-15") == got


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NEWS, max_size=6), st.integers(1, 7))
def test_batches_do_not_matter(extractor: Extractor, texts: list[str], size: int) -> None:
    def without_scores(got: document.Document) -> list[tuple[str, int, int]]:
        return sorted((m.text, m.start, m.end) for m in every_mention(got))

    together = [without_scores(got) for got in extractor.extract_many(texts, batch_size=size)]
    assert together == [without_scores(extractor.extract(text)) for text in texts]


def test_one_endless_word_and_one_endless_line(extractor: Extractor) -> None:
    word = extractor.extract("x" * 50_000 + " Presiden Joko Widodo tiba.")
    assert "Joko Widodo" in [person.name for person in word.people]
    line = extractor.extract("warga datang ke Surabaya bersama " * 5_000)
    assert [place.count for place in line.places if place.name == "Surabaya"] == [5_000]


def test_samples_name_who_they_are_about(extractor: Extractor, samples: list[Path]) -> None:
    names = {
        path.stem: {e.name for kind in (got.people, got.organizations, got.places) for e in kind}
        for path in samples
        for got in [extractor.extract(path.read_text(encoding="utf-8"))]
    }
    assert {"Harun Mulyadi", "Wira Santosa", "Dewi Purnamasari", "ANTARA"} <= names["antara_style"]
    assert {"Nadia Paramita", "Rudi Hartawan", "PKB"} <= names["kompas_style"]
    assert {"Ratna Widuri", "Slamet Budiharjo", "Universitas Diponegoro"} <= names["glued"]
    assert {"Yance Rumbiak", "Seto Wibisana", "Balikpapan"} <= names["sport"]
    assert {"Hendrik Latupeirissa", "BPBD Maluku Tengah", "Laut Banda"} <= names["disaster"]
    assert {"Ruth Manurung", "Jonathan Siregar", "Kejaksaan Negeri Asahan"} <= names["court"]


@pytest.mark.shared
def test_the_article_that_newsner_was_asked_for_with(extractor: Extractor, shared: Path) -> None:
    text = (shared / "data" / "articles" / "antara_xi_tokayev.txt").read_text(encoding="utf-8")
    got = extractor.extract(text)
    people = {person.name: person for person in got.people}
    assert people["Xi Jinping"].titles == ("Presiden China",)
    assert people["Xi Jinping"].count == len(
        [m for m in people["Xi Jinping"].mentions if m.text.startswith("Xi")]
    )
    tokayev = people["Kassym-Jomart Tokayev"]
    assert tokayev.count == text.count("Tokayev")
    assert "Presiden Kazakhstan" in tokayev.titles
    for photographer in ("Yao Dawei", "Ding Lin", "Yin Bogu"):
        assert people[photographer].role == "photographer"
        assert {m.zone for m in people[photographer].mentions} == {"caption"}
    assert people["Atman Ahdiat"].role == "editor"
    assert {m.zone for m in people["Atman Ahdiat"].mentions} == {"credits"}
    bodies = {body.acronym or body.name: {body.name, *body.aliases} for body in got.organizations}
    assert {"Xinhua", "ANTARA"} <= set(bodies)
    assert {"Organisasi Kerja Sama Shanghai", "Shanghai Cooperation Organization", "SCO"} <= bodies["SCO"]
    assert {"Conference on Interaction and Confidence Building Measures in Asia", "CICA"} <= bodies["CICA"]
    assert {"Partai Komunis China", "Communist Party of China", "CPC"} <= bodies["CPC"]
    places = {form for place in got.places for form in (place.name, *place.aliases)}
    assert {"Nur-Sultan", "Samarkand", "Xi'an", "Aktobe", "Asia Tengah", "China", "Kazakhstan"} <= places
    assert {(d.text, d.value) for d in got.dates} >= {
        ("14 September 2022", "2022-09-14"),
        ("tahun depan", "2023"),
    }
    assert got.article.published == "2022-09"
    assert not [m for m in every_mention(got) if "." in m.text.rstrip(".")]
