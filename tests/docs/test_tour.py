"""The commands of docs/tour.md print what the tour says, in its order, in a folder with the samples alone."""

from __future__ import annotations

import doctest
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tour", ROOT / "docs" / "tour.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["tour"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


tour = script()
TEXT = tour.TOUR.read_text(encoding="utf-8")
STEPS = list(tour.steps(TEXT))


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    place = tour.workplace()
    yield place
    shutil.rmtree(place)


def test_every_command_of_the_tour_is_a_step() -> None:
    assert len(STEPS) == TEXT.count("\n$ ") > 10


@pytest.mark.model
@pytest.mark.parametrize("step", STEPS, ids=[step.command.split("\n")[0] for step in STEPS])
def test_step(step: object, folder: Path) -> None:
    assert isinstance(step, tour.Step)
    if step.needs:
        pytest.skip(f"{step.needs} is not installed")
    assert tour.run(step, folder) == step.printed


def test_a_failing_command_is_no_step(folder: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        tour.run(tour.Step("newsner extract nowhere.txt", ""), folder)


@pytest.mark.model
def test_python() -> None:
    failed, tried = doctest.testfile(str(tour.TOUR), module_relative=False)
    assert tried > 3
    assert failed == 0
