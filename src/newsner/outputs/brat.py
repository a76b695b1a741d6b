"""Standoff files of brat: a folder with a ``.txt`` and a ``.ann`` an article, and ``annotation.conf``.

brat's standoff format: ``T`` lines with code point offsets, ``#`` lines for notes (a date's value, an entity's
name). A span may not hold a line break there; a mention that does is written in fragments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from newsner.document import Date, Document
from newsner.outputs.marks import TYPES, Mark, marks, text_of
from newsner.outputs.writer import Record

_ODD = re.compile(r"[^\w.-]+")
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x1c-\x1e\x85]+")


class BratWriter:
    """Files named by number and source, so that no two are the same and their order is that of the input."""

    def __init__(self, folder: Path) -> None:
        """:raises FileExistsError: where ``folder`` holds something already.
        :raises OSError: where it cannot be made.
        """
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FileExistsError(17, "the folder is not empty; name a new one", str(folder))
        self._folder = folder
        self._count = 0
        entities = "\n".join(TYPES)
        self._put("annotation.conf", f"[entities]\n{entities}\n\n[relations]\n\n[events]\n\n[attributes]\n")

    def write(self, record: Record) -> None:
        if not isinstance(record, Document):
            return
        self._count += 1
        stem = _ODD.sub("-", Path(record.source or "stdin").name.removesuffix(".txt")).strip("-.")[:60]
        name = f"{self._count:06d}-{stem or 'article'}"
        text = text_of(record)
        self._put(f"{name}.txt", text)
        lines = (line for n, mark in enumerate(marks(record), 1) for line in _lines(n, text, mark))
        self._put(f"{name}.ann", "".join(lines))

    def close(self) -> None:
        """Every file is whole already."""

    def _put(self, name: str, text: str) -> None:
        (self._folder / name).write_text(text, encoding="utf-8", newline="")


def _lines(number: int, text: str, mark: Mark) -> Iterator[str]:
    pieces = [piece.span() for piece in _LINE.finditer(text, mark.start, mark.end)]
    offsets = ";".join(f"{start} {end}" for start, end in pieces)
    words = " ".join(text[start:end] for start, end in pieces)
    yield f"T{number}\t{mark.type} {offsets}\t{words}\n"
    note = mark.entity.value if isinstance(mark.entity, Date) else mark.name
    if note is not None:
        yield f"#{number}\tAnnotatorNotes T{number}\t{note}\n"
