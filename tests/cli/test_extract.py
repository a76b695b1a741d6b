"""The command as a user runs it: argv and bytes in, exit code, stdout and stderr out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

TEXT = "JAKARTA, KabarPantura.com - Bupati Garut Dadan Hermansyah meninjau lokasi, Rabu (14/9/2022).\n"


def newsner(
    *args: str | Path, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "newsner", *map(str, args)],
        input=stdin, capture_output=True, cwd=cwd, env={**os.environ, "TERM": "dumb"}, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_file_is_one_object(article: Path) -> None:
    run = newsner("extract", article)
    assert run.returncode == 0, run.stderr
    assert run.stdout.count(b"\n") == 1
    data = json.loads(run.stdout)
    assert data["source"] == str(article)
    assert [p["name"] for p in data["people"]] == ["Dadan Hermansyah"]
    assert data["dates"][0]["value"] == "2022-09-14"
    assert run.stderr == b""


@pytest.mark.parametrize("args", [["extract"], ["extract", "-"]])
def test_a_pipe(args: list[str]) -> None:
    run = newsner(*args, stdin=TEXT.encode())
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["source"] is None


def test_several_files_are_a_line_each_in_order(article: Path, tmp_path: Path) -> None:
    empty = tmp_path / "kosong.txt"
    empty.touch()
    run = newsner("extract", article, empty, article)
    assert run.returncode == 0
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert [line["source"] for line in lines] == [str(article), str(empty), str(article)]
    assert lines[1]["people"] == []
    assert lines[0] == lines[2]


def test_pretty_and_compact(article: Path) -> None:
    assert newsner("extract", "--pretty", article).stdout.count(b"\n") > 20
    assert newsner("extract", "--pretty", "--format", "jsonl", article).stdout.count(b"\n") == 1


def test_output_file(article: Path, tmp_path: Path) -> None:
    run = newsner("extract", article, "-o", tmp_path / "out.json")
    assert run.returncode == 0
    assert run.stdout == b""
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["people"]


def test_publication_date_resolves_relative_dates(article: Path) -> None:
    run = newsner("extract", "--date", "2024-05-02", stdin=b"Rapat digelar kemarin.")
    assert json.loads(run.stdout)["dates"][0]["value"] == "2024-05-01"


def test_missing_file_exits_2_and_reads_nothing(article: Path, tmp_path: Path) -> None:
    run = newsner("extract", article, tmp_path / "tiada.txt")
    assert run.returncode == 2
    assert run.stdout == b""
    assert b"tiada.txt: no such file" in run.stderr


def test_bad_date_exits_2(article: Path) -> None:
    run = newsner("extract", "--date", "kemarin", article)
    assert run.returncode == 2
    assert b"kemarin" in run.stderr
    assert b"Traceback" not in run.stderr


def test_binary_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "foto.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    run = newsner("extract", path)
    assert run.returncode == 1
    assert run.stdout == b""
    assert b"foto.txt" in run.stderr


def test_one_bad_input_among_several_becomes_a_record(article: Path, tmp_path: Path) -> None:
    bad = tmp_path / "rusak.txt"
    bad.write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    run = newsner("extract", article, bad, article)
    assert run.returncode == 1
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(lines) == 3
    assert lines[1]["source"] == str(bad)
    assert set(lines[1]["error"]) == {"code", "message"}
    assert b"1 of 3 inputs failed" in run.stderr
    assert len(newsner("extract", "--fail-fast", article, bad, article).stdout.splitlines()) == 1


def test_wrong_encoding_is_detected_or_named(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Penyanyi Beyoncé Knowles dan José Mourinho tiba di Orléans, Prancis.".encode("cp1252"))
    run = newsner("extract", "--encoding", "cp1252", path)
    assert run.returncode == 0, run.stderr
    assert "Beyoncé Knowles" in run.stdout.decode("utf-8")
    assert newsner("extract", "--encoding", "tiada", path).returncode in (1, 2)


def test_closed_pipe_is_quiet(article: Path) -> None:
    command = f'"{sys.executable}" -m newsner extract --pretty {article} {article} {article} | head -c 1'
    run = subprocess.run(["bash", "-c", command], capture_output=True, timeout=120, check=False)
    assert run.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_says_so(article: Path) -> None:
    run = newsner("extract", article, "--output", "/dev/full")
    assert run.returncode == 1
    assert b"no space left" in run.stderr
    assert b"Traceback" not in run.stderr


def test_surrogates_nul_and_zero_width_give_valid_json(tmp_path: Path) -> None:
    run = newsner("extract", stdin="Bu\u200bdi San\0toso dari KPK\ufeff tiba, Rabu (14/9/2022).".encode())
    assert run.returncode == 0, run.stderr
    json.loads(run.stdout.decode("utf-8", "strict"))


def test_engine_must_exist(article: Path) -> None:
    run = newsner("extract", "--engine", "spacy", article)
    assert run.returncode == 2
    assert b"compiled" in run.stderr
