"""Commands that load nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import newsner
from newsner.extractor import Extractor
from newsner.schema import document_schema

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("torch", "stanza", "numpy")


def imported_by(*args: str) -> set[str]:
    code = (
        "import sys\nfrom newsner.cli import run\nsys.argv = ['newsner', *sys.argv[1:]]\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "print('\\n' + ' '.join(sys.modules), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["extract", "--help"], ["model", "--help"]])
def test_help_and_version_load_nothing_heavy(args: list[str]) -> None:
    assert imported_by(*args).isdisjoint(HEAVY)


@pytest.mark.parametrize("args", [["schema"], ["model"]])
def test_schema_and_model_load_neither_torch_nor_stanza(args: list[str]) -> None:
    assert imported_by(*args).isdisjoint({"torch", "stanza"})


def test_version_is_one(capfd: pytest.CaptureFixture[str]) -> None:
    subprocess.run([sys.executable, "-m", "newsner", "--version"], check=True)
    assert capfd.readouterr().out == f"newsner {newsner.__version__}\n"


def test_committed_schema_is_current() -> None:
    committed = (ROOT / "docs" / "document.schema.json").read_text(encoding="utf-8")
    assert committed == document_schema(), "run: newsner schema > docs/document.schema.json"


def test_documents_fit_the_schema(light_extractor: Extractor) -> None:
    validator = Draft202012Validator(json.loads(document_schema()))
    got = light_extractor.extract("Budi Santoso dari PSSI tiba, Rabu (14/9/2022). Rapat digelar kemarin.")
    validator.validate(json.loads(got.to_json()))


def test_unknown_command_exits_2() -> None:
    run = subprocess.run([sys.executable, "-m", "newsner", "ekstrak"], capture_output=True, check=False)
    assert run.returncode == 2
