"""Exports come back: the spans that the tool's own reader finds are the document's."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.training.converters import conll_ner_to_docs
from spacy.vocab import Vocab

from newsner import document
from newsner.evaluation import read_gold
from newsner.extractor import Extractor, Options
from newsner.outputs import ErrorRecord, Format
from newsner.outputs.marks import NoText, marks
from newsner.outputs.tokens import tokens

from ..conftest import CapitalTagger

TEXT = (
    "JAKARTA - 😀 Budi Santoso, ketua PSSI, tiba pada Rabu (14/9/2022).Siti Dewi menunggu.\n\n"
    "Kata Budi\u200b Hartono: \tPSSI-KONI sepakat.\r\nSari\nDewi pulang; 👩🏽‍🚒 Dewi juga."
)
TEXTS = st.text(
    st.sampled_from("aAbB \n\r\t.,-'😀é\u200b\0(1/)9") | st.characters(codec="utf-8"), max_size=80
)
VOCAB = Vocab()
"""Of no language: spaCy's Indonesian takes seconds to load, and only offsets are read here."""
STREAMED = [f for f in Format if f.needs_text and not f.by_path]


def extracted(text: str) -> document.Document:
    model = document.ModelInfo(name="test", version="0")
    return Extractor(CapitalTagger(), model, Options(keep_text=True)).extract(text)


def spans_of(found: document.Document) -> list[tuple[int, int, str]]:
    return [(mark.start, mark.end, mark.type) for mark in marks(found)]


def written(format: Format, *records: Any) -> str:
    stream = io.StringIO()
    writer = format.writer(stream, pretty=False)
    for record in records:
        writer.write(record)
    writer.close()
    return stream.getvalue()


def by_spacy(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """As Prodigy and spaCy read a task: tokens make the ``Doc``, spans are cut out of it."""
    task = json.loads(line)
    doc = Doc(VOCAB, words=[t["text"] for t in task["tokens"]], spaces=[t["ws"] for t in task["tokens"]])
    assert all(doc[t["id"]].idx == t["start"] for t in task["tokens"])
    found = []
    for span in task["spans"]:
        cut = doc.char_span(span["start"], span["end"], label=span["label"])
        assert cut is not None
        assert (cut.start, cut.end - 1) == (span["token_start"], span["token_end"])
        found.append((cut.start_char, cut.end_char, cut.label_))
    return doc.text, found


def by_brat(folder: Path) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """As brat's documentation has it: fragments by offsets, their words joined by a space."""
    articles = []
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        found = []
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not line.startswith("T"):
                continue
            _, typed, words = line.split("\t")
            kind, _, offsets = typed.partition(" ")
            pieces = [tuple(map(int, piece.split(" "))) for piece in offsets.split(";")]
            assert " ".join(text[a:b] for a, b in pieces) == words
            assert not re.search(r"[\r\n]", words)
            found.append((pieces[0][0], pieces[-1][1], kind))
        articles.append((text, found))
    return articles


@given(TEXTS)
def test_spacy(text: str) -> None:
    found = extracted(text)
    assert by_spacy(written(Format.SPACY, found)) == (found.article.text, spans_of(found))


@given(TEXTS)
def test_doccano(text: str) -> None:
    found = extracted(text)
    record = json.loads(written(Format.DOCCANO, found))
    assert record["text"] == found.article.text
    assert [tuple(label) for label in record["label"]] == spans_of(found)


@given(st.lists(TEXTS, max_size=3))
def test_label_studio(texts: list[str]) -> None:
    """One array, and offsets that count code points: an emoji before a name is one."""
    documents = [extracted(text) for text in texts]
    tasks = json.loads(written(Format.LABEL_STUDIO, *documents))
    assert len(tasks) == len(documents)
    for task, found in zip(tasks, documents, strict=True):
        text = task["data"]["text"]
        values = [region["value"] for region in task["predictions"][0]["result"]]
        assert [(v["start"], v["end"], v["labels"][0]) for v in values] == spans_of(found)
        assert all(text[v["start"] : v["end"]] == v["text"] for v in values)


@given(TEXTS)
def test_web_annotation(text: str) -> None:
    found = extracted(text)
    page = json.loads(written(Format.WEB_ANNOTATION, found))
    items = page["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item, (start, end, kind) in zip(items, spans_of(found), strict=True):
        position, quote = item["target"]["selector"]
        assert (position["start"], position["end"]) == (start, end)
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert whole in (found.article.text or "")
        assert quote["exact"] == (found.article.text or "")[start:end]
        assert item["body"][0]["value"] == kind


@given(TEXTS)
def test_conll_keeps_every_word_and_tag(text: str) -> None:
    found = extracted(text)
    kept = found.article.text or ""
    lines = written(Format.CONLL, found).split("\n")
    assert lines[0] == "-DOCSTART- -X- _ O"
    rows = [line.split(" ") for line in lines[1:] if line]
    assert "".join(row[0] for row in rows) == "".join(kept.split())
    # A span is the characters of its tokens; white space between them is not kept.
    got: list[tuple[str, str]] = []
    for row in rows:
        if row[3].startswith("B-"):
            got.append((row[0], row[3][2:]))
        elif row[3].startswith("I-"):
            got[-1] = (got[-1][0] + row[0], row[3][2:])
    assert got == [("".join(kept[a:b].split()), kind) for a, b, kind in spans_of(found)]


def test_conll_by_its_readers(tmp_path: Path) -> None:
    found = extracted(TEXT)
    path = tmp_path / "out.conll"
    path.write_text(written(Format.CONLL, found, found), encoding="utf-8")
    wanted = [("".join(TEXT[a:b].split()), kind) for a, b, kind in spans_of(found)]
    ours = [
        ("".join(gold.text[label.start : label.end].split()), label.type)
        for gold in read_gold(path)
        for label in gold.labels
    ]
    assert ours == wanted * 2
    docs = conll_ner_to_docs(path.read_text(encoding="utf-8"), no_print=True)
    theirs = [("".join(ent.text.split()), ent.label_) for doc in docs for ent in doc.ents]
    assert theirs == wanted * 2


def test_conll_ends_sentences_glued_ones_too() -> None:
    blocks = written(Format.CONLL, extracted("Warga menunggu skala baru.Penting bagi Budi.\nLalu.")).split(
        "\n\n"
    )
    assert [block.split(" ")[0] for block in blocks if block] == ["-DOCSTART-", "Warga", "Penting", "Lalu"]


def test_brat(tmp_path: Path) -> None:
    found = extracted(TEXT).model_copy(update={"source": "arsip/a b?.txt"})
    writer = Format.BRAT.writer_at(tmp_path / "out")
    writer.write(found)
    writer.write(ErrorRecord("b", "json", "no JSON"))
    writer.write(found)
    writer.close()
    assert by_brat(tmp_path / "out") == [(TEXT, spans_of(found))] * 2
    assert sorted(p.name for p in (tmp_path / "out").glob("*.ann")) == ["000001-a-b.ann", "000002-a-b.ann"]
    assert "DATE" in (tmp_path / "out" / "annotation.conf").read_text(encoding="utf-8")


def test_brat_leaves_a_full_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(FileExistsError):
        Format.BRAT.writer_at(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("format", STREAMED)
def test_without_its_text_a_document_is_refused(format: Format, light_extractor: Extractor) -> None:
    with pytest.raises(NoText, match="--text"):
        written(format, light_extractor.extract(TEXT))


@pytest.mark.parametrize("format", STREAMED)
def test_an_error_leaves_no_record(format: Format) -> None:
    assert written(format, ErrorRecord("a", "json", "no JSON")) in ("", "[]\n")


@given(TEXTS, st.lists(st.integers(0, 80)))
def test_tokens_hold_everything_but_white_space(text: str, cuts: list[int]) -> None:
    found = list(tokens(text, cuts))
    assert "".join(text[a:b] for a, b in found) == "".join(re.split(r"\s+", text))
    assert all(b <= c for (_, b), (c, _) in zip(found, found[1:], strict=False))
    assert not any(a < cut < b for a, b in found for cut in cuts)
