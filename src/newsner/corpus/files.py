"""JSONL files that survive being cut off: plain, or compressed in pieces that stand alone.

A gzip or Zstandard file may be several pieces (members, frames) one after the other. Each piece holds about
``PIECE`` bytes of whole lines, so a file that was cut off is whole up to its last piece but one, the rest is
got out of the broken piece line by line, and what is written after that is what would have been written anyway.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol, TextIO, cast

from newsner.corpus.extras import MissingExtra, library

PIECE = 1_048_576
BLOCK = 1_048_576


class Broken(Exception):
    """An output that cannot be continued; the message says why and what to do."""


class Unpacker(Protocol):
    """One piece being unpacked: ``zlib.decompressobj`` and its like."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Packing:
    """How a compressed file is written and read, piece by piece."""

    pack: Callable[[bytes], bytes]
    unpacker: Callable[[], Unpacker]
    damage: type[Exception]


def packing(path: Path) -> Packing | None:
    """By the suffix: ``.gz``, ``.zst``; None for a plain file.

    :raises Broken: where the library for it is missing.
    """
    suffix = path.suffix.lower()
    if suffix == ".gz":
        # No time of day in it: the same articles give the same bytes.
        return Packing(
            lambda data: gzip.compress(data, 6, mtime=0), lambda: zlib.decompressobj(31), zlib.error
        )
    if suffix == ".zst":
        try:
            zstandard = library("zstandard")
        except MissingExtra as error:
            raise Broken(f"{path}: what writes Zstandard files is {error}") from error
        return Packing(
            zstandard.ZstdCompressor(level=6).compress,
            lambda: zstandard.ZstdDecompressor().decompressobj(),
            zstandard.ZstdError,
        )
    return None


class Packed(io.TextIOBase):
    """A text stream that packs what is written into pieces. ``flush`` marks the end of a record."""

    def __init__(self, file: IO[bytes], pack: Callable[[bytes], bytes], held: bytes = b"") -> None:
        self._file = file
        self._pack = pack
        self._held = bytearray(held)

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._held += text.encode("utf-8")
        return len(text)

    def flush(self) -> None:
        if len(getattr(self, "_held", b"")) >= PIECE:
            self._piece()

    def _piece(self) -> None:
        # Emptied first: after a failure (disk full) closing must not write it a second time.
        data, self._held = bytes(self._held), bytearray()
        self._file.write(self._pack(data))
        self._file.flush()

    def close(self) -> None:
        if not self.closed:
            try:
                if self._held:
                    self._piece()
            finally:
                self._file.close()
                super().close()


@dataclass(frozen=True, slots=True)
class Kept:
    """What an earlier run left, as far as it is whole."""

    records: int
    failed: int
    """Of the records, those that are errors."""
    last: str | None
    """The source of the last one."""
    model: str | None = None
    """Name and version of the model by which the last document was made."""


def fresh(path: Path) -> TextIO:
    """:raises Broken: where a library is missing. :raises OSError: where it cannot be written."""
    pack = packing(path)
    if pack is None:
        return path.open("w", encoding="utf-8", newline="\n")
    return cast(TextIO, Packed(path.open("wb"), pack.pack))


def resumed(path: Path) -> tuple[TextIO, Kept]:
    """The file opened behind its last whole record (what follows that is cut off), and what it holds.

    :raises Broken: where it holds something else than records of newsner.
    :raises OSError: where it cannot be read or written.
    """
    if not path.exists():
        return fresh(path), Kept(0, 0, None)
    tally = _Tally(path)
    pack = packing(path)
    with path.open("rb") as file:
        end, held = _plain(file, tally) if pack is None else _pieces(file, pack, tally)
    kept = tally.kept()
    if pack is None:
        stream: Any = path.open("r+", encoding="utf-8", newline="\n")
        stream.truncate(end)
        stream.seek(end)
    else:
        raw = path.open("r+b")
        raw.truncate(end)
        raw.seek(end)
        stream = Packed(raw, pack.pack, held)
        stream.flush()  # a piece of which only the checksum was missing is full
    return stream, kept


def _plain(file: IO[bytes], tally: _Tally) -> tuple[int, bytes]:
    end = 0
    for line in file:
        if not line.endswith(b"\n"):
            break
        tally.add(line)
        end += len(line)
    return end, b""


def _pieces(file: IO[bytes], pack: Packing, tally: _Tally) -> tuple[int, bytes]:
    """Where the first piece that is broken or not full begins, and its whole lines."""
    end = 0
    for size, data in _unpacked(file, pack):
        whole = data[: data.rfind(b"\n") + 1]
        for line in whole.splitlines(keepends=True):
            tally.add(line)
        if size is None or len(data) < PIECE:
            return end, whole
        end += size
    return end, b""


def _unpacked(file: IO[bytes], pack: Packing) -> Iterator[tuple[int | None, bytes]]:
    """(stored size, content) of each piece; the size is None where the piece is broken, and the last."""
    rest = b""
    while True:
        unpacker, size = pack.unpacker(), 0
        parts: list[bytes] = []
        try:
            while not unpacker.eof:
                data = rest or file.read(BLOCK)
                rest = b""
                if not data:
                    if size:
                        yield None, b"".join(parts)
                    return
                size += len(data)
                parts.append(unpacker.decompress(data))
        except pack.damage:
            yield None, b"".join(parts)
            return
        rest = unpacker.unused_data
        yield size - len(rest), b"".join(parts)
        if not rest:
            rest = file.read(BLOCK)
        if not rest:
            return


class _Tally:
    """Counts the records of an output as its lines go by."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._records = self._failed = 0
        self._last = self._document = b""

    def add(self, line: bytes) -> None:
        self._records += 1
        self._last = line
        if line.startswith(b'{"schema_version"'):
            self._document = line
        else:
            self._failed += 1

    def kept(self) -> Kept:
        if not self._records:
            return Kept(0, 0, None)
        try:
            record = json.loads(self._last)
            if "schema_version" not in record and "error" not in record:
                raise ValueError("no record")
            model = json.loads(self._document)["model"] if self._document else None
            name = f"{model['name']} {model['version']}" if model else None
            return Kept(self._records, self._failed, record["source"], name)
        except (ValueError, TypeError, KeyError) as error:
            raise Broken(
                f"{self._path}: line {self._records} is no record of newsner extract, so --resume cannot "
                "continue it; give another --output"
            ) from error
