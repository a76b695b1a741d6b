from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsner.extractor import Extractor
from newsner.outputs import ErrorRecord, Format

TEXT = 'JAKARTA - Budi "Bud" Santoso, ketua PSSI, tiba pada Rabu (14/9/2022), kata Budi.\n😀 Sari Dewi, ya.'


def csv_rows(*records: Any) -> list[dict[str, str]]:
    stream = io.StringIO()
    writer = Format.CSV.writer(stream, pretty=False)
    for record in records:
        writer.write(record)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_every_mention_is_a_row_with_its_text(light_extractor: Extractor) -> None:
    document = light_extractor.extract(TEXT)
    rows = csv_rows(document)
    mentions = [
        m
        for e in (*document.people, *document.organizations, *document.places, *document.dates)
        for m in e.mentions
    ]
    assert len(rows) == len(mentions)
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["text"] for row in rows)
    assert [int(row["start"]) for row in rows] == sorted(m.start for m in mentions)
    date = next(row for row in rows if row["type"] == "DATE")
    assert (date["value"], date["from"], date["to"]) == ("2022-09-14", "2022-09-14", "2022-09-14")


def test_commas_quotes_and_newlines_come_back(light_extractor: Extractor) -> None:
    document = light_extractor.extract(TEXT).model_copy(update={"source": 'a,"b"\nc'})
    assert {row["source"] for row in csv_rows(document)} == {'a,"b"\nc'}


def test_an_error_is_a_row(light_extractor: Extractor) -> None:
    (row,) = csv_rows(ErrorRecord("a\udcff.jsonl", "json", "no JSON", 3))
    assert (row["source"], row["type"], row["name"], row["text"]) == (
        "a?.jsonl:3",
        "error",
        "json",
        "no JSON",
    )


def test_header_even_without_a_mention(light_extractor: Extractor) -> None:
    stream = io.StringIO()
    Format.CSV.writer(stream, pretty=False).write(light_extractor.extract(""))
    assert stream.getvalue().startswith("source,published,")
    assert stream.getvalue().count("\n") == 1


def test_parquet_by_mention(light_extractor: Extractor, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "out.parquet"
    document = light_extractor.extract(TEXT)
    writer = Format.PARQUET.writer_at(path)
    writer.write(document)
    writer.write(ErrorRecord("b", "json", "no JSON", 1))
    writer.close()
    rows = parquet.read_table(path).to_pylist()
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows[:-1])
    assert rows[-1]["type"] == "error"
    assert len(rows) == len(csv_rows(document)) + 1


def test_parquet_by_article(light_extractor: Extractor, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "out.parquet"
    document = light_extractor.extract(TEXT)
    writer = Format.PARQUET_ARTICLES.writer_at(path)
    for _ in range(3):
        writer.write(document)
    writer.write(ErrorRecord("b", "json", "no JSON", 1))
    writer.close()
    rows = parquet.read_table(path).to_pylist()
    assert [json.loads(row["document"]) for row in rows[:3]] == [json.loads(document.to_json())] * 3
    assert rows[0]["people"] == [person.name for person in document.people]
    assert (rows[3]["source"], rows[3]["error_code"]) == ("b:1", "json")


def test_large_runs_are_written_in_groups(
    light_extractor: Extractor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from newsner.outputs import parquet as module

    monkeypatch.setattr(module, "GROUP", 5)
    path = tmp_path / "out.parquet"
    writer = Format.PARQUET.writer_at(path)
    for _ in range(6):
        writer.write(light_extractor.extract(TEXT))
    writer.close()
    assert parquet.ParquetFile(path).num_row_groups > 3
    assert parquet.read_table(path).num_rows == 6 * len(csv_rows(light_extractor.extract(TEXT)))


@pytest.mark.model
def test_from_the_command_line(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Presiden Joko Widodo tiba di Surabaya.", encoding="utf-8")

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "newsner", "extract", "a.txt", "b.txt", "--quiet", *args]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    rows = list(csv.DictReader(io.StringIO(run("--format", "csv").stdout)))
    assert [(row["source"], row["name"]) for row in rows] == [
        ("a.txt", "Joko Widodo"), ("a.txt", "Surabaya"), ("b.txt", "Joko Widodo"), ("b.txt", "Surabaya"),
    ]  # fmt: skip
    assert run("--format", "parquet").returncode == 2
    resumed = run("--format", "csv", "--output", "out.csv", "--resume")
    assert resumed.returncode == 2
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run("--format", "parquet", "--output", "out.parquet", "--workers", "2").returncode == 0
    assert [row["name"] for row in parquet.read_table(tmp_path / "out.parquet").to_pylist()] == [
        r["name"] for r in rows
    ]
