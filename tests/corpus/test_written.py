"""What newsner extract wrote, read again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsner import document
from newsner.articles import article
from newsner.corpus.inputs import Source
from newsner.corpus.opening import Opened
from newsner.corpus.written import NoRecords, documents, is_output
from newsner.document import Document
from newsner.extractor import Extractor, Options
from newsner.outputs import ErrorRecord

from ..conftest import CapitalTagger

TEXT = "Rapat dihadiri Budi Santoso dan PSSI, Rabu (14/9/2022).\r\nLalu Siti pulang."


def made(text: str = TEXT, *, source: str | None = "a.txt", keep_text: bool = True) -> Document:
    model = document.ModelInfo(name="test", version="0")
    return Extractor(CapitalTagger(), model, Options(keep_text=keep_text)).extract(
        article(text, source=source)
    )


def read(path: Path) -> list[Document | ErrorRecord]:
    return list(documents(Opened(Source(str(path), None))))


def test_what_is_output_and_what_is_not() -> None:
    assert is_output(made().to_json().encode())
    assert is_output(made().to_json(indent=2).encode())
    assert is_output(ErrorRecord("a", "json", "no").to_json().encode())
    assert not is_output(b'{"text": "Budi"}')
    assert not is_output(b"Budi")


@pytest.mark.parametrize("indent", [None, 2])
def test_documents_come_back(tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "out.json"
    path.write_text(made().to_json(indent=indent) + "\n", encoding="utf-8", newline="")
    assert read(path) == [made()]


def test_errors_come_back(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    error = ErrorRecord("b", "json", "no JSON", 3)
    path.write_text(f"{made().to_json()}\n{error.to_json()}\n", encoding="utf-8")
    assert read(path) == [made(), error]


def test_a_text_that_is_not_in_the_record_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    path = tmp_path / "out.json"
    path.write_text(made(keep_text=False).to_json(), encoding="utf-8")
    assert read(path) == [made()]


@pytest.mark.parametrize("change", ["gone", "changed"])
def test_a_text_that_cannot_be_had_is_an_error(tmp_path: Path, change: str) -> None:
    if change == "changed":
        (tmp_path / "a.txt").write_text("!" + TEXT, encoding="utf-8")
    path = tmp_path / "out.json"
    path.write_text(made(keep_text=False).to_json(), encoding="utf-8")
    (error,) = read(path)
    assert isinstance(error, ErrorRecord)
    assert error.code == "text"
    assert "--text" in error.message


def test_a_record_whose_offsets_do_not_fit_is_an_error(tmp_path: Path) -> None:
    record = json.loads(made().to_json())
    record["article"]["text"] = "lain"
    path = tmp_path / "out.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    (error,) = read(path)
    assert isinstance(error, ErrorRecord)
    assert "do not fit" in error.message


@pytest.mark.parametrize("line", ['{"source": "a"}', "[]", '{"schema_version": ', "Budi"])
def test_a_line_that_is_no_record_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(f"{made().to_json()}\n{line}\n", encoding="utf-8")
    with pytest.raises(NoRecords, match="line 2"):
        read(path)
