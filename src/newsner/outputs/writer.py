"""What every format's writer does: take one record after another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Protocol

from newsner.printable import printable


class Record(Protocol):
    """What can be written: a ``Document`` or an :class:`ErrorRecord`."""

    def to_json(self, *, indent: int | None = None) -> str: ...


@dataclass(frozen=True, slots=True)
class ErrorRecord:
    """What stands in the output for an input that could not be read."""

    source: str | None
    code: str
    message: str
    line: int | None = None

    def to_json(self, *, indent: int | None = None) -> str:
        record = {
            "source": printable(self.source),
            "line": self.line,
            "error": {"code": self.code, "message": printable(self.message)},
        }
        return json.dumps(record, ensure_ascii=False, indent=indent)


class Writer(Protocol):
    """Writes records to where it was made for. Use :func:`contextlib.closing`: some formats have an end."""

    def write(self, record: Record) -> None:
        """:raises OSError: where there is no more room (disk full, pipe closed)."""

    def close(self) -> None:
        """Write what a whole file ends with. The stream itself stays open."""
