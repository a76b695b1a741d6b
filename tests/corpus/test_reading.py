from __future__ import annotations

import bz2
import codecs
import gzip
import io
import json
import lzma
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsner.articles.records import Draft, Fields
from newsner.corpus import opening
from newsner.corpus.inputs import Kind
from newsner.corpus.reading import Item, Page, Reading
from newsner.outputs import ErrorRecord

ROWS = [{"id": f"a{i}", "text": f"Rapat ke-{i} digelar di Bekasi – “ramai”."} for i in range(5)]
JSONL = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
CSV = "id,text\n" + "".join(f'{row["id"]},"{row["text"]}"\n' for row in ROWS)


def read(path: Path | str, **options: Any) -> list[Item]:
    return list(Reading([str(path)], **options))


def texts(items: list[Item]) -> list[str]:
    return [item.text for item in items if isinstance(item, Draft)]


def errors(items: list[Item]) -> list[tuple[int | None, str]]:
    return [(item.line, item.code) for item in items if isinstance(item, ErrorRecord)]


WANTED = [row["text"] for row in ROWS]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress, bz2.compress])
@pytest.mark.parametrize(
    ("name", "content"), [("a.jsonl", JSONL), ("a.csv", CSV), ("a.json", json.dumps(ROWS))]
)
def test_every_kind_in_every_packing(
    tmp_path: Path, pack: Callable[[bytes], bytes], name: str, content: str
) -> None:
    path = tmp_path / name  # what is packed is seen by its first bytes, not by its name
    path.write_bytes(pack(content.encode()))
    assert texts(read(path)) == WANTED


def test_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    path = tmp_path / "a.jsonl.zst"
    half = len(JSONL.encode()) // 2
    path.write_bytes(zstandard.compress(JSONL.encode()[:half]) + zstandard.compress(JSONL.encode()[half:]))
    assert texts(read(path)) == WANTED
    path.write_bytes(path.read_bytes()[:-20])
    assert errors(read(path))[-1][1] in ("unreadable", "json")
    path.write_bytes(b"\x28\xb5\x2f\xfd" + b"x" * 50)
    assert errors(read(path)) == [(None, "unreadable")]


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
def test_a_packed_file_that_is_cut_off_gives_what_it_has(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(pack(JSONL.encode() * 20_000)[:-30])
    items = read(path)
    assert errors(items)[-1][1] == "unreadable"
    assert all(isinstance(item, Draft) for item in items[:-1])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("name", "content"), [("a.jsonl", JSONL), ("a.csv", CSV), ("a.txt", "Rapat digelar.")]
)
def test_unicode_in_its_encodings(tmp_path: Path, encoding: str, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    assert texts(read(path)) == (WANTED if name != "a.txt" else [content])


def test_each_line_has_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = '{"text": "José Mourinho dan Beyoncé tiba di Orléans"}\n'
    path.write_bytes(line.encode("cp1252") + line.encode("utf-8"))
    assert texts(read(path)) == ["José Mourinho dan Beyoncé tiba di Orléans"] * 2
    assert texts(read(path, encoding="cp1252"))[0] == "José Mourinho dan Beyoncé tiba di Orléans"
    assert errors(read(path, encoding="utf-8"))[0] == (1, "encoding")
    assert errors(read(path, encoding="tiada")) == [(1, "encoding")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"text": "putus', "json"),
        ('{"judul": "x"}', "field"),
        ('{"text": 5}', "type"),
        ("[1, 2]", "type"),
        ('"teks"', "type"),
        ("[" * 100_000, "json"),
        ('{"text": ' + "9" * 5000 + "}", "json"),
        ("{'text': 'x'}", "json"),
    ],
)
def test_a_bad_line_is_on_record_and_the_others_are_read(tmp_path: Path, line: str, code: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "satu"}\n' + line + '\n\n{"text": "dua"}', encoding="utf-8")
    items = read(path)
    assert [type(item) for item in items] == [Draft, ErrorRecord, Draft]
    bad = items[1]
    assert isinstance(bad, ErrorRecord)
    assert (bad.source, bad.line, bad.code) == (str(path), 2, code)
    assert len(bad.message) < 500 + len(str(path))
    assert isinstance(items[2], Draft)
    assert items[2].source == f"{path}:4"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_that_is_too_long_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(opening, "LONGEST", 1000)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n{"text": "%s"}\n{"text": "b"}\n' % ("x" * 5000), encoding=encoding)
    items = read(path)
    assert texts(items) == ["a", "b"]
    assert errors(items) == [(2, "too_long")]
    (tmp_path / "b.txt").write_text("x" * 1001, encoding="utf-8")
    assert errors(read(tmp_path / "b.txt")) == [(None, "too_long")]


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "putus.txt").symlink_to("tiada")
    assert errors(read(tmp_path / "putus.txt")) == [(None, "unreadable")]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.txt"])
def test_a_binary_file_is_one_error(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    assert [code for _, code in errors(read(tmp_path / name))] == ["binary"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_separators(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f"Judul{separator}Isi\nJ{separator}a b, c\n".replace("a b, c", '"a b, c"'), encoding="utf-8"
    )
    assert [(i.title, i.text, i.line) for i in read(path) if isinstance(i, Draft)] == [("J", "a b, c", 2)]


def test_csv_rows_over_lines_and_rows_that_do_not_fit(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,text\na,"satu\ndua"\nb,x,terlalu\nc\nd,"empat"\n', encoding="utf-8")
    items = read(path)
    assert texts(items) == ["satu\ndua", "empat"]
    assert errors(items) == [(4, "csv"), (5, "field")]
    assert [i.line for i in items] == [2, 4, 5, 6]


def test_csv_with_a_quote_never_closed_ends_in_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsner.corpus import tables

    monkeypatch.setattr(tables, "LONGEST", 1000)
    path = tmp_path / "a.csv"
    path.write_text('text\nsatu\n"dua\n' + "tiga\n" * 1000, encoding="utf-8")
    items = read(path)
    assert texts(items) == ["satu"]
    assert errors(items) == [(3, "csv")]


def test_csv_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("", encoding="utf-8")
    assert read(tmp_path / "a.csv") == []


def test_json_of_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ROWS[0], indent=2), encoding="utf-8")
    assert texts(read(path)) == WANTED[:1]
    path.write_text(JSONL, encoding="utf-8")
    assert texts(read(path)) == WANTED
    path.write_text("{", encoding="utf-8")
    assert errors(read(path)) == [(None, "json")]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'{"text": "a"}\n', "jsonl"), (b'  { "text": "a"}', "jsonl"), (codecs.BOM_UTF8 + b'{"text": 1}', "jsonl"),
        (gzip.compress(b'{"text": "a"}\n'), "jsonl"), ('{"text": "a"}'.encode("utf-16"), "jsonl"),
        (b"<!DOCTYPE html><html>", "html"), (b"{Jakarta} Rapat", "text"), (b"Rapat", "text"), (b"", "text"),
    ],
)  # fmt: skip
def test_stdin_is_known_by_how_it_begins(monkeypatch: pytest.MonkeyPatch, data: bytes, kind: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))  # type: ignore[type-var]
    reading = Reading(["-"])
    assert reading.many() is (kind == "jsonl")
    item = next(iter(reading))
    assert isinstance(item, Page) is (kind == "html")
    assert (getattr(item, "line", None) is not None) is (kind == "jsonl")


def test_options_reach_the_drafts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"berita": "x", "hari": "2022"}\n', encoding="utf-8")
    got = read(path, fields=Fields(text=("berita",), date=("hari",)))
    assert isinstance(got[0], Draft)
    assert got[0].published == "2022"
    got = read(path, fields=Fields(text=("berita",)), published="2021")
    assert isinstance(got[0], Draft)
    assert got[0].published == "2021"


def test_bytes_read_reach_the_total(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text(JSONL, encoding="utf-8")
    (tmp_path / "c.txt").write_text("x", encoding="utf-8")
    reading = Reading([str(tmp_path)])
    assert len(list(reading)) == 11
    assert reading.bytes_read == reading.total_bytes() == 2 * len(JSONL.encode()) + 1
    assert Reading(["-"]).total_bytes() is None


LINES = st.lists(
    st.one_of(
        st.binary(max_size=30).filter(lambda b: b"\n" not in b and b.strip(codecs.BOM_UTF8 + b" \t\r")),
        st.text(max_size=20).map(lambda t: json.dumps({"text": t}).encode()),
        st.just(b'{"text": 5}'),
    ),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@example([b"\x1c", b"\x0b", b"\xa0"])
@given(LINES)
def test_one_item_for_each_line_whatever_is_in_it(tmp_path: Path, lines: list[bytes]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n' + b"\n".join(lines))
    items = read(path)
    assert [item.line for item in items] == list(range(1, len(lines) + 2))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300), st.sampled_from([Kind.TEXT, Kind.JSONL, Kind.JSON, Kind.CSV]))
def test_no_bytes_break_the_reading(tmp_path: Path, data: bytes, kind: Kind) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    items = read(path, kind=kind)
    assert items or kind is not Kind.TEXT
    assert all(isinstance(item, Draft | ErrorRecord) for item in items)
