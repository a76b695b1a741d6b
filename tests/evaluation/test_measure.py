from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsner import document
from newsner.evaluation import Gold, GoldError, Label, evaluate, read_gold
from newsner.extractor import Extractor

TEXT = "Budi Santoso dan PSSI di Solo."


def found(*entities: list[tuple[int, int]]) -> document.Document:
    """A document with people, each a list of spans."""
    people = tuple(
        document.Person(
            name=TEXT[spans[0][0] : spans[0][1]],
            count=len(spans),
            mentions=tuple(document.Mention(text=TEXT[a:b], start=a, end=b, zone="body") for a, b in spans),
        )
        for spans in entities
    )
    return document.Document(
        article=document.ArticleInfo(), people=people, model=document.ModelInfo(name="t", version="0")
    )


def gold(*labels: Label) -> list[Gold]:
    return [Gold("1", TEXT, labels)]


def test_exact_and_overlap() -> None:
    report = evaluate(
        gold(Label(0, 12, "PER"), Label(17, 21, "PER")), [found([(0, 4)], [(17, 21)], [(25, 29)])]
    )
    assert (report.exact["PER"].right, report.exact["PER"].found, report.exact["PER"].gold) == (1, 3, 2)
    assert report.overlap["PER"].right == 2
    assert report.f1 == pytest.approx(2 / 5)
    assert report.overlap["PER"].precision == pytest.approx(2 / 3)


def test_one_gold_mention_is_met_once() -> None:
    report = evaluate(gold(Label(0, 12, "PER")), [found([(0, 4)], [(5, 12)])])
    assert report.overlap["PER"].right == 1


def test_types_that_the_gold_does_not_label_do_not_count() -> None:
    report = evaluate(gold(Label(17, 21, "ORG")), [found([(0, 12)])])
    assert set(report.exact) == {"ORG", "names"}
    assert report.exact["names"].found == 0


def test_b_cubed_of_a_wrong_merge() -> None:
    labels = [
        Label(0, 4, "PER", cluster="P1"),
        Label(5, 12, "PER", cluster="P1"),
        Label(17, 21, "PER", cluster="P2"),
    ]
    report = evaluate(gold(*labels), [found([(0, 4), (5, 12), (17, 21)])])
    # Two of three in the cluster belong together for the first two, one of three for the last.
    assert report.b_cubed == (pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3), 1.0)


def test_dates_have_values(light_extractor: Extractor) -> None:
    text = "Rapat pada 14 September 2022."
    labels = (Label(11, 28, "DATE", value="2022-09-15"),)
    report = evaluate([Gold("1", text, labels)], [light_extractor.extract(text)])
    assert report.exact["DATE"].f1 == 1
    assert (report.values.right, report.values.found) == (0, 1)


def test_jsonl_and_columns_are_read(tmp_path: Path) -> None:
    jsonl, columns = tmp_path / "a.jsonl", tmp_path / "a.bio"
    entity = {"start": 0, "end": 12, "type": "PERSON"}
    jsonl.write_text(json.dumps({"text": TEXT, "entities": [entity, {"start": 0, "end": 1, "type": "NORP"}]}))
    columns.write_text("Budi\tB-TOKOH\nSantoso\tI-TOKOH\ndi\tO\nSolo\tI-PLACE\n\nPSSI\tB-NORP\n\n")
    assert read_gold(jsonl)[0].labels == (Label(0, 12, "PER"),)
    first, second = read_gold(columns, {"TOKOH": "PER"})
    assert first.text == "Budi Santoso di Solo"
    assert first.labels == (Label(0, 12, "PER"), Label(16, 20, "LOC"))
    assert second.labels == ()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        '{"text": "x", "entities": [{"start": 0, "end": 9, "type": "PER"}]}',
        "Budi\tPERSON\n",
        "{bad",
    ],
)
def test_what_is_no_gold_says_so(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gold"
    path.write_text(content)
    with pytest.raises(GoldError, match=str(path)):
        read_gold(path)
