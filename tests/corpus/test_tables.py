from __future__ import annotations

import gzip
import io
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsner.articles.records import Draft, Fields
from newsner.corpus.reading import Item, Reading
from newsner.outputs import ErrorRecord

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def written(path: Path, rows: dict[str, list[Any]]) -> Path:
    pq.write_table(pa.table(rows), path, row_group_size=10)
    return path


def read(path: Path, fields: Fields | None = None) -> list[Item]:
    return list(Reading([str(path)], fields=fields or Fields()))


def test_rows_are_articles(tmp_path: Path) -> None:
    texts = [f"Rapat ke-{i}" if i != 50 else None for i in range(150)]
    path = written(
        tmp_path / "a.parquet",
        {
            "Content": texts,
            "tanggal": [date(2022, 9, 14)] * 150,
            "lain": [b"\xff"] * 150,
            "judul": ["J"] * 150,
        },
    )
    items = read(path)
    assert len(items) == 150
    assert items[0] == Draft("Rapat ke-0", f"{path}:1", 1, "J", "2022-09-14")
    assert isinstance(items[50], ErrorRecord)
    assert (items[50].line, items[50].code) == (51, "type")


def test_packed_or_from_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = written(tmp_path / "a.parquet", {"text": ["satu", "dua"]}).read_bytes()
    (tmp_path / "b.parquet.gz").write_bytes(gzip.compress(data))
    assert len(read(tmp_path / "b.parquet.gz")) == 2
    pipe = io.TextIOWrapper(io.BufferedReader(io.BytesIO(gzip.compress(data))))  # type: ignore[type-var]
    monkeypatch.setattr(sys, "stdin", pipe)
    reading = Reading(["-"])
    assert reading.many()
    assert [item.text for item in reading if isinstance(item, Draft)] == ["satu", "dua"]


def test_no_column_for_the_text(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", {"x": ["satu", "dua"]})
    [error] = read(path)
    assert isinstance(error, ErrorRecord)
    assert error.code == "field"
    assert len(read(path, Fields(text=("x",)))) == 2


def test_damage(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", {"text": ["satu"] * 50})
    data = path.read_bytes()
    for broken in (data[:-10], b"PAR1", data[:40] + b"\0" * 40 + data[80:]):
        path.write_bytes(broken)
        last = read(path)[-1]
        assert isinstance(last, ErrorRecord)
        assert last.code == "unreadable"


def test_without_the_library_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.parquet", {"text": ["satu"]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    [error] = read(path)
    assert isinstance(error, ErrorRecord)
    assert error.code == "extra"
    assert 'pip install "newsner[parquet]"' in error.message
