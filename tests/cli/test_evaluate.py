from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "data" / "gold" / "news-dev.jsonl"


def run(*args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newsner", "evaluate", *map(str, args)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    labels = [{"start": 9, "end": 20, "type": "PER"}, {"start": 29, "end": 37, "type": "LOC"}]
    path.write_text(json.dumps({"text": "Presiden Joko Widodo tiba di Surabaya.", "entities": labels}) + "\n")
    return path


def test_the_projects_own_gold_stays_above_its_floors() -> None:
    for name in ("articles", "news-dev"):
        got = run(GOLD.with_name(f"{name}.jsonl"), "--floors", GOLD.with_name(f"{name}.floors.json"))
        assert got.returncode == 0, got.stdout + got.stderr


def test_table_and_json(small: Path) -> None:
    assert "PER" in run(small).stdout
    assert run(small, "--format", "md").stdout.count("|---") == 6
    assert json.loads(run(small, "--format", "json").stdout)["exact"]["names"]["f1"] == 1


def test_gate(small: Path) -> None:
    assert run(small, "--fail-under", "0.9").returncode == 0
    small.write_text(small.read_text().replace("Joko Widodo tiba", "Joko Widodo dan Jusuf Kalla tiba"))
    got = run(small, "--fail-under", "0.9")
    assert got.returncode == 1
    assert "is below 0.9" in got.stderr


def test_floors_are_not_lowered_in_silence(small: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    assert run(small, "--floors", floors).returncode == 2
    assert run(small, "--floors", floors, "--set-floors").returncode == 0
    assert run(small, "--floors", floors).returncode == 0
    before = floors.read_text()
    small.write_text(small.read_text().replace('"PER"', '"ORG"'))
    assert run(small, "--floors", floors).returncode == 1
    got = run(small, "--floors", floors, "--set-floors")
    assert got.returncode == 1
    assert "--lower" in got.stderr
    assert floors.read_text() == before
    assert run(small, "--floors", floors, "--set-floors", "--lower").returncode == 0
    assert run(small, "--floors", floors).returncode == 0


@pytest.mark.parametrize(
    "args", [["nope.jsonl"], [str(GOLD), "--labels", "X=Y"], [str(GOLD), "--set-floors"]]
)
def test_wrong_use_exits_2(args: list[str]) -> None:
    got = run(*args)
    assert got.returncode == 2
    assert "Traceback" not in got.stderr
