"""The formats of ``--format``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
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
    CONLL = "conll"
    SPACY = "spacy"
    """of Prodigy too"""
    DOCCANO = "doccano"
    LABEL_STUDIO = "labelstudio"
    BRAT = "brat"
    """a folder"""
    WEB_ANNOTATION = "webannotation"

    @property
    def by_path(self) -> bool:
        """Whether it is written to a file or folder of its own, not to a text stream."""
        return self in (Format.PARQUET, Format.PARQUET_ARTICLES, Format.BRAT)

    @property
    def needs_text(self) -> bool:
        """Whether documents must hold their text (``Options.keep_text``)."""
        return self in (
            Format.CONLL, Format.SPACY, Format.DOCCANO, Format.LABEL_STUDIO, Format.BRAT, Format.WEB_ANNOTATION,
        )  # fmt: skip

    def writer(self, stream: TextIO, *, pretty: bool) -> Writer:
        """A writer of this format on ``stream``; close it.

        :raises ValueError: where the format is written by path.
        """
        from newsner.outputs.json_ import JsonlWriter, JsonWriter

        match self:
            case Format.JSON:
                return JsonWriter(stream, pretty=pretty)
            case Format.JSONL:
                return JsonlWriter(stream, pretty=pretty)
            case Format.CSV:
                from newsner.outputs.csv_ import CsvWriter

                return CsvWriter(stream)
            case Format.CONLL:
                from newsner.outputs.conll import ConllWriter

                return ConllWriter(stream)
            case Format.SPACY:
                from newsner.outputs.spacy_ import SpacyWriter

                return SpacyWriter(stream)
            case Format.DOCCANO:
                from newsner.outputs.doccano import DoccanoWriter

                return DoccanoWriter(stream)
            case Format.LABEL_STUDIO:
                from newsner.outputs.labelstudio import LabelStudioWriter

                return LabelStudioWriter(stream)
            case Format.WEB_ANNOTATION:
                from newsner.outputs.webannotation import WebAnnotationWriter

                return WebAnnotationWriter(stream)
            case _:
                raise ValueError(f"{self} is not written to a stream of text")

    def writer_at(self, path: Path) -> Writer:
        """A writer of a format that is written by path; close it.

        :raises newsner.corpus.extras.MissingExtra: where the library for it is not installed.
        :raises OSError: where ``path`` cannot be written.
        :raises ValueError: where the format goes to a stream.
        """
        if self is Format.BRAT:
            from newsner.outputs.brat import BratWriter

            return BratWriter(path)
        if not self.by_path:
            raise ValueError(f"{self} is text")
        from newsner.outputs.parquet import ParquetWriter

        return ParquetWriter(path, mentions=self is Format.PARQUET)
