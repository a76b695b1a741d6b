"""What the pipeline puts in unchecked and writes by itself is what pydantic would check and write."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsner import document
from newsner.document import Date, Document, Mention, Person, Place, Zone
from newsner.extractor import Extractor, Options

from .conftest import CapitalTagger


def valid(found: Document) -> None:
    """Equal to what pydantic makes of it, field by field, and written alike."""
    again = Document.model_validate(found.model_dump())
    assert again == found
    assert found.to_json() == again.model_dump_json(by_alias=True)
    assert found.to_json(indent=2) == again.model_dump_json(by_alias=True, indent=2)
    assert json.loads(found.to_json()) == found.plain()


@given(
    st.text(st.sampled_from("aAbB \n.,-'😀é\u200b\0(1/9)\"\\") | st.characters(codec="utf-8"), max_size=120),
    st.booleans(),
    st.booleans(),
)
def test_a_document_of_the_pipeline_is_valid(text: str, explain: bool, keep_text: bool) -> None:
    options = Options(explain=explain, keep_text=keep_text)
    model = document.ModelInfo(name="test", version="0")
    valid(Extractor(CapitalTagger(), model, options).extract(text, published="2022-09-14"))


def test_every_field(light_extractor: Extractor) -> None:
    mention = Mention(text="A", start=0, end=1, zone="body", score=0.25, why="…")
    region = document.Region(code="32.05", name="Kabupaten Garut", kind="regency")
    whole = light_extractor.extract("A")
    valid(
        whole.model_copy(
            update={
                "people": (Person(name="A", count=1, mentions=(mention,), titles=("Dr.",), role="editor"),),
                "places": (
                    Place(name="A", count=1, mentions=(mention,), region=region, candidates=(region,)),
                ),
                "dates": (Date(text="A", from_="2022-09-14", count=1, mentions=(mention,), mod="END"),),
            }
        )
    )


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "body", "start": -1, "end": 1}, {"kind": "lead", "start": 0, "end": 1}, {"start": 0}],
)
def test_the_contract_itself_still_checks(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        Zone.model_validate(wrong)
