"""The formats of ``--format``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from newsner.outputs.parquet import ParquetWriter
    from newsner.outputs.writer import Writer


class Format(StrEnum):
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    """a row a mention"""
    PARQUET = "parquet"
    """a row a mention"""
    PARQUET_ARTICLES = "parquet-articles"
    """a row an article"""

    @property
    def binary(self) -> bool:
        """Whether it is written to a file of its own, not to a text stream."""
        return self in (Format.PARQUET, Format.PARQUET_ARTICLES)

    def writer(self, stream: TextIO, *, pretty: bool) -> Writer:
        """A writer of this format on ``stream``.

        :raises ValueError: where the format is binary.
        """
        from newsner.outputs.csv_ import CsvWriter
        from newsner.outputs.json_ import JsonlWriter, JsonWriter

        match self:
            case Format.JSON:
                return JsonWriter(stream, pretty=pretty)
            case Format.JSONL:
                return JsonlWriter(stream, pretty=pretty)
            case Format.CSV:
                return CsvWriter(stream)
            case _:
                raise ValueError(f"{self} is not written to a stream of text")

    def table(self, path: Path) -> ParquetWriter:
        """A writer of a binary format on the file ``path``; close it.

        :raises newsner.corpus.extras.MissingExtra: where the library for it is not installed.
        :raises OSError: where ``path`` cannot be written.
        :raises ValueError: where the format is text.
        """
        from newsner.outputs.parquet import ParquetWriter

        if not self.binary:
            raise ValueError(f"{self} is text")
        return ParquetWriter(path, mentions=self is Format.PARQUET)
