"""The index says of a file what unpickling it says, and is passed over where it is of another file."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from newsner import bundle
from newsner.tagging.compiled import part

pytestmark = pytest.mark.model
FILES = sorted(bundle.model_dir().glob("id/*/*.pt"))


def same(one: part.Part, other: part.Part) -> None:
    assert one.tags == other.tags
    assert one.tensors.keys() == other.tensors.keys()
    for name, tensor in one.tensors.items():
        assert tensor.dtype == other.tensors[name].dtype
        assert np.array_equal(tensor, other.tensors[name])
    assert all(other.config[key] == value for key, value in one.config.items())


@pytest.fixture(params=FILES, ids=[path.parent.name for path in FILES])
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    for path in (request.param, request.param.with_suffix(part.SUFFIX)):
        shutil.copy(path, tmp_path)
    return tmp_path / request.param.name


def test_index_and_file_agree(copy: Path) -> None:
    indexed, whole = part.load(copy), part.unpickled(copy)
    same(indexed, whole)
    for name, words in whole.units.items():
        assert isinstance(words, dict)
        assert all(indexed.units[name].get(word, -1) == row for word, row in words.items())
        strangers = [f"{word}\u2603" for word in words]
        assert all(indexed.units[name].get(word, -1) == -1 for word in strangers)


def test_the_committed_index_is_what_is_written(copy: Path) -> None:
    index = copy.with_suffix(part.SUFFIX)
    committed = index.read_bytes()
    assert part.write(copy) == index
    assert index.read_bytes() == committed


@pytest.mark.parametrize("damage", ["missing", "cut", "other", "empty", "old"])
def test_without_a_fitting_index_the_file_is_unpickled(
    copy: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = copy.with_suffix(part.SUFFIX)
    data = index.read_bytes()
    if damage == "missing":
        index.unlink()
    elif damage == "old":
        index.write_bytes(data.replace(b'"format": 1', b'"format": 0'))
    elif damage == "other":
        copy.write_bytes(copy.read_bytes() + b" ")
    else:
        index.write_bytes(data[: len(data) // 2] if damage == "cut" and len(data) > 10_000 else b"")
    asked = []
    unpickled = part.unpickled

    def noted(path: Path) -> part.Part:
        asked.append(path)
        return unpickled(path)

    monkeypatch.setattr(part, "unpickled", noted)
    same(part.load(copy), unpickled(copy))
    assert asked == [copy]
