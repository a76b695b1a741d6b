"""Bytes of a source, unpacked on the way, and its lines."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

from newsner.articles import UnreadableInput, decode
from newsner.articles.reading import BINARY
from newsner.corpus.extras import MissingExtra, library
from newsner.corpus.inputs import STDIN, Source

LONGEST = 32 * 1024 * 1024
"""Bytes in one article or record. What is longer is no news article, and would not fit into memory."""
HEAD = 65_536
TROUBLE = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""What reading may raise: the system's refusals, and damaged compression."""


class Opened:
    """A source that is being read. ``read_so_far`` says how far, in bytes as stored."""

    def __init__(self, source: Source) -> None:
        """:raises UnreadableInput: where it cannot be opened."""
        self.source = source
        self.name = None if source.name == STDIN else source.name
        try:
            raw = sys.stdin.buffer if source.name == STDIN else Path(source.name).open("rb")  # noqa: SIM115
        except OSError as error:
            raise self.trouble(error) from error
        self._raw = cast("io.BufferedReader", raw)
        try:
            self.stream = cast(io.BufferedReader, _unpacked(self._raw, self.name))
            self.head = self.stream.peek(HEAD)[:HEAD]
        except TROUBLE as error:
            self.close()
            raise self.trouble(error) from error

    @property
    def random_access(self) -> bool:
        """Whether one may jump about in ``stream``, as the Parquet format wants."""
        return self.stream is self._raw and self._raw.seekable()

    @property
    def read_so_far(self) -> int:
        try:
            return self._raw.tell()
        except (OSError, ValueError):  # a pipe, or closed
            return 0

    def trouble(self, error: Exception) -> UnreadableInput:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return UnreadableInput(self.name, "unreadable", f"{self.name or 'stdin'}: cannot be read ({why})")

    def whole(self) -> bytes:
        """:raises UnreadableInput: where it cannot be read, or is longer than an article can be."""
        try:
            data = self.stream.read(LONGEST + 1)
        except TROUBLE as error:
            raise self.trouble(error) from error
        if len(data) > LONGEST:
            raise too_long(self.name, self.name or "stdin")
        return data

    def lines(self, encoding: str | None) -> Iterator[tuple[int, str | UnreadableInput]]:
        """(line number from 1, line with its end, or why it is none); the last may say why reading ended.

        Each line that is no UTF-8 has its encoding detected by itself: crawls are put together from many sites.
        """
        for magic, what in BINARY.items():
            if self.head.startswith(magic):
                yield 1, UnreadableInput(self.name, "binary", f"{self.name or 'stdin'}: {what}, not text")
                return
        number = 0
        encoding = encoding or _wide(self.head)
        lines: Iterator[bytes | str | None]
        try:
            wide = encoding is not None and len("\n".encode(encoding)) > 1
        except LookupError:
            yield 1, UnreadableInput(self.name, "encoding", f"{encoding!r} is not an encoding; try utf-8")
            return
        if wide:
            lines = _bounded(io.TextIOWrapper(self.stream, encoding=encoding, newline="\n"), "\n")
        else:
            lines = _bounded(self.stream, b"\n")
        while True:
            number += 1
            try:
                line = next(lines, "")
            except TROUBLE as error:
                yield number, self.trouble(error)
                return
            except UnicodeDecodeError as error:
                message = f"{self.name or 'stdin'}: not {encoding} from line {number} on ({error.reason})"
                yield number, UnreadableInput(self.name, "encoding", message)
                return
            if line is None:
                yield number, too_long(self.name, f"{self.name or 'stdin'}: line {number}")
            elif not line:
                return
            elif isinstance(line, str):
                yield number, line
            else:
                yield number, self._decoded(line.removeprefix(codecs.BOM_UTF8), number, encoding)

    def _decoded(self, line: bytes, number: int, encoding: str | None) -> str | UnreadableInput:
        try:
            if encoding is None or encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
                return line.decode("utf-8")
        except UnicodeDecodeError:
            pass
        try:
            return decode(line, source=f"{self.name or 'stdin'}: line {number}", encoding=encoding)
        except UnreadableInput as error:
            return UnreadableInput(self.name, error.code, error.message)

    def close(self) -> None:
        if self.source.name != STDIN:
            self._raw.close()


def too_long(source: str | None, what: str) -> UnreadableInput:
    limit = f"{LONGEST // 1024 // 1024} MiB"
    return UnreadableInput(
        source, "too_long", f"{what}: more than {limit}, which is no news article; split it"
    )


def _unpacked(raw: io.BufferedReader, name: str | None) -> IO[bytes]:
    """``raw``, unpacked where its first bytes say that it is packed."""
    head = raw.peek(6)
    if head.startswith(b"\x1f\x8b"):
        return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=raw)), HEAD)
    if head.startswith(b"\xfd7zXZ"):
        return io.BufferedReader(cast(io.RawIOBase, lzma.LZMAFile(raw)), HEAD)
    if head.startswith(b"BZh"):
        return io.BufferedReader(cast(io.RawIOBase, bz2.BZ2File(raw)), HEAD)
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        try:
            zstandard = library("zstandard")
        except MissingExtra as error:
            message = f"{name or 'stdin'}: what reads Zstandard files is {error}"
            raise UnreadableInput(name, "extra", message) from error
        reader = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
        return io.BufferedReader(_Zstd(reader, zstandard.ZstdError), HEAD)
    return raw


class _Zstd(io.RawIOBase):
    """A Zstandard stream whose damage is an OSError, as everyone else's."""

    def __init__(self, reader: BinaryIO, damage: type[Exception]) -> None:
        self._reader = reader
        self._damage = damage

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._reader.read(len(buffer))
        except self._damage as error:
            raise OSError(str(error)) from error
        buffer[: len(data)] = data
        return len(data)


def _bounded(stream: IO[bytes] | IO[str], end: bytes | str) -> Iterator[bytes | str | None]:
    """The lines of ``stream``; None for one that is longer than ``LONGEST``, which is passed over."""
    while line := stream.readline(LONGEST + 1):
        if len(line) <= LONGEST:
            yield line
            continue
        while line and not line.endswith(end):  # type: ignore[arg-type]
            line = stream.readline(LONGEST)
        yield None


def _wide(head: bytes) -> str | None:
    """UTF-16 by its byte order mark, or by how JSON begins in it."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(head) > 3 and head[0] and not head[1] and head[2] and not head[3]:
        return "utf-16-le"
    if len(head) > 3 and not head[0] and head[1] and not head[2] and head[3]:
        return "utf-16-be"
    return None
