from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def record(source: str | None, people: str = "", dates: str = "") -> dict[str, Any]:
    return {
        "schema_version": "1",
        "source": source,
        "people": [{"name": name} for name in people.split()],
        "organizations": [],
        "places": [],
        "dates": [{"value": value if value[0].isdigit() else None, "text": value} for value in dates.split()],
    }


def error(source: str) -> dict[str, Any]:
    return {"source": source, "line": 3, "error": {"code": "json", "message": "rusak"}}


@pytest.fixture
def run(tmp_path: Path) -> Any:
    def diff(
        before: list[dict[str, Any]], after: list[dict[str, Any]], *args: str
    ) -> subprocess.CompletedProcess[str]:
        for name, rows in (("b.jsonl", before), ("a.jsonl", after)):
            (tmp_path / name).write_text(
                "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
            )
        return subprocess.run(
            [sys.executable, "-m", "newsner", "diff", "b.jsonl", "a.jsonl", *args],
            capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, timeout=60, check=False,
        )  # fmt: skip

    return diff


def lines(run: subprocess.CompletedProcess[str]) -> list[str]:
    return run.stdout.splitlines()


def test_no_change(run: Any) -> None:
    rows = [record("a", "Budi", "2022-09-14"), record(None), error("b")]
    got = run(rows, rows, "--exit-code")
    assert got.returncode == 0
    assert lines(got) == ["0 appeared, 0 vanished in 0 of 3 articles"]


def test_what_appeared_and_vanished(run: Any) -> None:
    before = [record("a", "Budi Siti"), record("b", "Tono"), record("c", "", "2022 kemarin")]
    after = [record("a", "Siti Wati"), record("b", "Tono"), record("c", "", "2023 kemarin")]
    got = run(before, after)
    assert got.returncode == 0
    assert lines(got) == [
        "a", "  - people: Budi", "  + people: Wati", "c", "  - dates: 2022", "  + dates: 2023",
        "2 appeared, 2 vanished in 2 of 3 articles",
    ]  # fmt: skip
    assert run(before, after, "--exit-code").returncode == 1


def test_order_does_not_matter_and_whole_articles_are_said(run: Any) -> None:
    before = [record("a", "Budi"), record("b", "Siti"), record("c", "Tono"), record("c", "Wati")]
    after = [record("b", "Siti"), record("c", "Tono"), record("c", "Wati"), record("d"), record("a", "Budi")]
    assert lines(run(before, after)) == ["d", "  + article: d", "1 appeared, 0 vanished in 1 of 5 articles"]
    assert lines(run(after[:4], []))[-1] == "0 appeared, 7 vanished in 4 of 4 articles"


def test_an_article_that_fails_now(run: Any) -> None:
    got = run([record("a", "Budi")], [error("a")])
    assert lines(got)[1:3] == ["  - people: Budi", "  + error: json"]


def test_json_lines(run: Any) -> None:
    got = run([record("a", "Budi")], [record("a")], "--format", "jsonl")
    assert [json.loads(line) for line in lines(got)] == [
        {"source": "a", "kind": "people", "name": "Budi", "change": "vanished"}
    ]


def test_github_annotations(run: Any) -> None:
    before, after = record("a,b:1.txt"), record("a,b:1.txt")
    after["people"] = [{"name": "Bu\ndi 100%"}]
    got = run([before], [after], "--format", "github")
    assert lines(got) == ["::warning file=a%2Cb%3A1.txt,title=newsner diff::people appeared: Bu%0Adi 100%25"]


@pytest.mark.parametrize(
    "bad", [{"x": 1}, {"schema_version": "1", "source": "a"}, {"source": "a", "error": 5}]
)
def test_other_files_are_refused(run: Any, bad: dict[str, Any]) -> None:
    got = run([record("a"), bad], [record("a"), bad])
    assert got.returncode == 2
    assert "b.jsonl: line 2 is no record" in got.stderr
    assert "Traceback" not in got.stderr


def test_missing_file(run: Any, tmp_path: Path) -> None:
    got = run([], [], "--exit-code")
    assert got.returncode == 0
    (tmp_path / "b.jsonl").unlink()
    again = subprocess.run(
        [sys.executable, "-m", "newsner", "diff", "b.jsonl", "a.jsonl"],
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert again.returncode == 2
    assert b"b.jsonl" in again.stderr
