"""From sources to a stream of drafts: one of them, or an error record, for each article that was meant."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from newsner.articles import UnreadableInput, decode
from newsner.articles.records import BadRecord, Draft, Fields
from newsner.articles.records import draft as draft_of
from newsner.corpus import pages, tables
from newsner.corpus.inputs import STDIN, Kind, Source, many, sources
from newsner.corpus.opening import Opened
from newsner.outputs import ErrorRecord

BLANK = " \t\r\n"
"""What a line may hold that is no record at all."""


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page not yet looked into, which takes long and is left to the worker."""

    data: bytes
    source: str | None
    published: str | None
    line: int | None = None

    def draft(self) -> Draft:
        """:raises UnreadableInput: where it holds no article."""
        return pages.draft(self.data, source=self.source, published=self.published)


Item = Draft | Page | ErrorRecord


@dataclass
class Reading:
    """Reads the sources named, in order, holding no more than one record at a time."""

    names: Sequence[str]
    kind: Kind | None = None
    """What every source is; else by its suffix, else by how it begins."""
    fields: Fields = field(default_factory=Fields)
    published: str | None = None
    encoding: str | None = None
    leave_out: Mapping[str, str] = field(default_factory=dict)
    """What is not to be read, by :func:`newsner.corpus.inputs.outputs`."""
    bytes_read: int = 0
    """Of the sources as stored; of stdin nothing is known."""
    _first: Opened | None = None

    def many(self) -> bool:
        """Whether this is an archive: several sources, or one that may hold several articles."""
        if many(self.names, self.kind):
            return True
        [source] = sources(self.names, self.kind)
        if source.kind is not None:
            return source.kind.many
        try:
            self._first = Opened(source)
        except UnreadableInput:
            return False
        return _sniffed(self._first.head).many

    def total_bytes(self) -> int | None:
        """Of all sources as stored; None where that cannot be known beforehand."""
        total = 0
        for source in self.sources():
            if source.name == STDIN:
                return None
            with suppress(OSError):
                total += Path(source.name).stat().st_size
        return total

    def sources(self) -> Iterator[Source]:
        return sources(self.names, self.kind, self.leave_out)

    def __iter__(self) -> Iterator[Item]:
        for source in self.sources():
            yield from self.items(source)

    def items(self, source: Source, opened: Opened | None = None) -> Iterator[Item]:
        """What one source holds; ``opened`` is it where it has been opened already."""
        try:
            opened, self._first = opened or self._first or Opened(source), None
        except UnreadableInput as error:
            yield ErrorRecord(error.source, error.code, error.message)
            return
        before = self.bytes_read
        try:
            for item in self._items(opened, source.kind or _sniffed(opened.head)):
                self.bytes_read = before + opened.read_so_far
                yield item
        except UnreadableInput as error:
            yield ErrorRecord(error.source, error.code, error.message)
        finally:
            opened.close()

    def _items(self, opened: Opened, kind: Kind) -> Iterator[Item]:
        if kind is Kind.TEXT:
            text = decode(opened.whole(), source=opened.name, encoding=self.encoding)
            yield Draft(text, source=opened.name, published=self.published)
        elif kind is Kind.HTML:
            yield Page(opened.whole(), opened.name, self.published)
        elif kind is Kind.CSV:
            yield from self._rows(opened, tables.csv_rows(opened, self.encoding))
        elif kind is Kind.PARQUET:
            yield from self._rows(opened, tables.parquet_rows(opened, self.fields))
        elif kind is Kind.JSON and not _is_jsonl(opened.head):
            yield from self._rows(opened, self._array(opened))
        else:
            yield from self._rows(opened, self._json_lines(opened))

    def _rows(self, opened: Opened, rows: Iterator[tuple[int, object]]) -> Iterator[Item]:
        name = opened.name or "stdin"
        for number, row in rows:
            if isinstance(row, UnreadableInput):
                yield ErrorRecord(opened.name, row.code, row.message, number)
            elif not isinstance(row, dict):
                message = f"{name}: line {number}: not an object with fields"
                yield ErrorRecord(opened.name, "type", message, number)
            else:
                try:
                    yield draft_of(
                        row, self.fields, where=f"{name}:{number}", line=number, published=self.published
                    )
                except BadRecord as error:
                    message = f"{name}: line {number}: {error.message}"
                    yield ErrorRecord(opened.name, error.code, message, number)

    def _json_lines(self, opened: Opened) -> Iterator[tuple[int, object]]:
        name = opened.name or "stdin"
        for number, line in opened.lines(self.encoding):
            if isinstance(line, UnreadableInput):
                yield number, line
            elif line.strip(BLANK):
                try:
                    yield number, json.loads(line)
                except (ValueError, RecursionError) as error:
                    message = f"{name}: line {number}: broken JSON ({_short(error)})"
                    yield number, UnreadableInput(opened.name, "json", message)

    def _array(self, opened: Opened) -> Iterator[tuple[int, object]]:
        """A JSON file that is one value: an article, or an array of them."""
        name = opened.name or "stdin"
        try:
            value = json.loads(decode(opened.whole(), source=opened.name, encoding=self.encoding))
        except (ValueError, RecursionError) as error:
            raise UnreadableInput(opened.name, "json", f"{name}: broken JSON ({_short(error)})") from error
        yield from enumerate(value if isinstance(value, list) else [value], 1)


def _short(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)[:200]


def _is_jsonl(head: bytes) -> bool:
    """Whether the first line is a whole object and more follows."""
    first, end, _ = head.partition(b"\n")
    return bool(end) and first.strip().startswith(b"{") and first.strip().endswith(b"}")


def _sniffed(head: bytes) -> Kind:
    """What begins like this; text unless it is clearly something else."""
    start = head[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"{") and start[1:].lstrip().startswith(b'"'):
        return Kind.JSONL
    if start.startswith((b"<!doctype html", b"<html")):
        return Kind.HTML
    return Kind.PARQUET if start.startswith(b"par1") else Kind.TEXT
