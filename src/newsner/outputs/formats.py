"""The formats of ``--format``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TextIO, assert_never

if TYPE_CHECKING:
    from newsner.outputs.writer import Writer


class Format(StrEnum):
    JSON = "json"
    JSONL = "jsonl"

    def writer(self, stream: TextIO, *, pretty: bool) -> Writer:
        """A writer of this format on ``stream``."""
        from newsner.outputs.json_ import JsonlWriter, JsonWriter

        match self:
            case Format.JSON:
                return JsonWriter(stream, pretty=pretty)
            case Format.JSONL:
                return JsonlWriter(stream, pretty=pretty)
            case _:
                assert_never(self)
