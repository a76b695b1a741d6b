"""What the engine needs of one file of the bundle: its configuration, its weights, its vocabularies.

A Stanza file keeps its vocabularies as pickled dictionaries of up to 100,000 words, which take longer to read than
an article. ``training/bundle.py`` therefore writes an index beside each file: where in it each tensor lies, and the
vocabularies as sorted hashes, which are searched in the file itself. Without an index, or where the file has
changed since, the file is unpickled.
"""

from __future__ import annotations

import json
import mmap
import zlib
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from newsner.bundle import BundleError
from newsner.tagging.compiled import checkpoint

SUFFIX = ".index"
FORMAT = 1
SMALL = 1_000
"""A vocabulary of fewer units is written out in the header."""
_TAIL = 4_096
"""Bytes at the end of a file that say whether it has changed: a ZIP's directory, with a checksum of each entry."""
_ALIGN = 8


class Units(Protocol):
    """A vocabulary: from a word or a character to its row."""

    def get(self, unit: str, default: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Part:
    """``tensors`` stay in the file until they are used. ``tags`` are those of a tagger's first head, by row."""

    config: dict[str, Any]
    tensors: Mapping[str, NDArray[Any]]
    units: Mapping[str, Units]
    tags: list[str]


class HashedUnits:
    """Words by their 64-bit hashes: two numbers a word, both in the file.

    That a word outside the vocabulary is taken for one inside has a chance of 1 in 10^14 for 100,000 words; that
    none of those inside share a hash is seen to when the index is written.
    """

    def __init__(self, hashes: memoryview, rows: memoryview) -> None:
        self._hashes, self._rows = hashes, rows

    def get(self, unit: str, default: int, /) -> int:
        wanted = _hash(unit)
        at = bisect_left(self._hashes, wanted)
        if at < len(self._hashes) and self._hashes[at] == wanted:
            return int(self._rows[at])
        return default


def load(path: Path) -> Part:
    """:raises newsner.bundle.BundleError: where ``path`` is missing or no such file."""
    index = path.with_suffix(SUFFIX)
    try:
        return _indexed(path, index)
    except (OSError, ValueError, KeyError, TypeError):
        return unpickled(path)


def unpickled(path: Path, data: bytes | None = None) -> Part:
    """The slow way, which every Stanza file can go.

    :param data: what stands in the file, to take the tensors from; else it is mapped.
    :raises newsner.bundle.BundleError: where ``path`` is missing or no such file.
    """
    saved = checkpoint.load(path, data)
    vocab = saved["vocab"]
    if "emb" in saved:
        return Part({}, {"emb": saved["emb"]}, {"word": vocab["_unit2id"]}, [])
    if "_unit2id" in vocab:
        return Part(saved["config"], saved["model"], {"char": vocab["_unit2id"]}, [])
    units = {name: vocab[name]["_unit2id"] for name in ("char", "delta")}
    return Part(saved["config"], saved["model"], units, vocab["tag"]["_id2unit"][0])


def write(path: Path) -> Path:
    """Index the file at ``path``.

    :raises newsner.bundle.BundleError: where it is no file of a bundle, or cannot be indexed.
    """
    data = path.read_bytes()
    part = unpickled(path, data)
    base = np.frombuffer(data, np.uint8).__array_interface__["data"][0]
    tensors: dict[str, Any] = {}
    for name, tensor in part.tensors.items():
        if not tensor.flags.c_contiguous:
            raise BundleError(f"{path}: {name} is not contiguous")
        offset = tensor.__array_interface__["data"][0] - base
        tensors[name] = [tensor.dtype.str, list(tensor.shape), offset]
    small: dict[str, Any] = {}
    large: dict[str, tuple[NDArray[np.uint64], NDArray[np.uint32]]] = {}
    for name, units in part.units.items():
        assert isinstance(units, dict)
        if len(units) < SMALL:
            small[name] = units
            continue
        hashes = np.array([_hash(unit) for unit in units], np.uint64)
        order = np.argsort(hashes)
        if len(np.unique(hashes)) != len(hashes):
            raise BundleError(f"{path}: two words of {name} share a hash")
        large[name] = hashes[order], np.array(list(units.values()), np.uint32)[order]
    header = json.dumps(
        {"format": FORMAT, "bytes": len(data), "tail": zlib.crc32(data[-_TAIL:]), "config": _plain(part.config),
         "tensors": tensors, "small": small, "large": {name: len(rows) for name, (_, rows) in large.items()},
         "tags": part.tags},
        ensure_ascii=True, sort_keys=True,
    ).encode()  # fmt: skip
    body = b"".join(_padded(array.tobytes()) for pair in large.values() for array in pair)
    index = path.with_suffix(SUFFIX)
    index.write_bytes(_padded(len(header).to_bytes(8, "little") + header) + body)
    return index


def _indexed(path: Path, index: Path) -> Part:
    """:raises ValueError: where the index is of another file, or another version's."""
    mapped = _map(path)
    read = _map(index)
    size = int.from_bytes(read[:8], "little")
    header = json.loads(bytes(read[8 : 8 + size]))
    if header["format"] != FORMAT or header["bytes"] != len(mapped):
        raise ValueError("of another file")
    if header["tail"] != zlib.crc32(mapped[-_TAIL:]):
        raise ValueError("of another file")
    tensors = {
        name: np.frombuffer(mapped, dtype, int(np.prod(shape)), offset).reshape(shape)
        for name, (dtype, shape, offset) in header["tensors"].items()
    }
    units: dict[str, Units] = dict(header["small"])
    at = _aligned(8 + size)
    for name, count in sorted(header["large"].items()):
        hashes = read[at : at + 8 * count].cast("Q")
        at = _aligned(at + 8 * count)
        rows = read[at : at + 4 * count].cast("I")
        at = _aligned(at + 4 * count)
        if len(rows) < count:
            raise ValueError("cut off")
        units[name] = HashedUnits(hashes, rows)
    return Part(header["config"], tensors, units, header["tags"])


def _map(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _hash(unit: str) -> int:
    return int.from_bytes(blake2b(unit.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGN) * _ALIGN


def _padded(data: bytes) -> bytes:
    return data + bytes(_aligned(len(data)) - len(data))


def _plain(config: Mapping[str, Any]) -> dict[str, Any]:
    """What of a configuration is numbers, words and lists of them."""

    def is_plain(value: Any) -> bool:
        if isinstance(value, (list, tuple)):
            return all(is_plain(item) for item in value)
        return value is None or isinstance(value, (bool, int, float, str))

    return {key: value for key, value in config.items() if is_plain(value)}
