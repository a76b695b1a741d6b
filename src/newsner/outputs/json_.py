"""JSON: an object, or an object a line (JSONL, NDJSON)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from newsner.outputs.writer import Record


class JsonWriter:
    """One JSON value after another, indented when ``pretty``."""

    def __init__(self, stream: TextIO, *, pretty: bool) -> None:
        self._stream = stream
        self._indent = 2 if pretty else None

    def write(self, record: Record) -> None:
        self._stream.write(record.to_json(indent=self._indent) + "\n")
        self._stream.flush()

    def close(self) -> None:
        self._stream.flush()


class JsonlWriter(JsonWriter):
    """One object a line, whatever the terminal: a line is a record."""

    def __init__(self, stream: TextIO, *, pretty: bool) -> None:
        super().__init__(stream, pretty=False)
