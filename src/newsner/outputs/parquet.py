"""Parquet files, written in row groups as records come (extra ``parquet``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsner.document import Document
from newsner.outputs.rows import COLUMNS, error_row, mention_rows
from newsner.outputs.writer import ErrorRecord, Record

GROUP = 20_000
"""Rows held before they are written."""
_NUMBERS = {"start": "int64", "end": "int64", "score": "float64"}


class ParquetWriter:
    """Rows of one schema. The file is readable after :meth:`close` only: its index stands at its end."""

    def __init__(self, path: Path, *, mentions: bool) -> None:
        """One row a mention, or with ``mentions`` off one an article.

        :raises newsner.corpus.extras.MissingExtra: where pyarrow is not installed.
        :raises OSError: where ``path`` cannot be written.
        """
        from newsner.corpus.extras import library

        arrow: Any = library("pyarrow")
        parquet: Any = library("pyarrow.parquet")
        self._mentions = mentions
        if mentions:
            fields = [(name, arrow.type_for_alias(_NUMBERS.get(name, "string"))) for name in COLUMNS]
        else:
            text, texts = arrow.string(), arrow.list_(arrow.string())
            fields = [(name, text) for name in ("source", "title", "published", "outlet")]
            fields += [(name, texts) for name in ("people", "organizations", "places", "dates")]
            fields += [(name, text) for name in ("document", "error_code", "error_message")]
        self._schema = arrow.schema(fields)
        self._table = arrow.Table
        self._file = parquet.ParquetWriter(str(path), self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def write(self, record: Record) -> None:
        if isinstance(record, ErrorRecord):
            self._rows.append(error_row(record) if self._mentions else _failed(record))
        elif isinstance(record, Document):
            self._rows.extend(mention_rows(record) if self._mentions else [_article(record)])
        if len(self._rows) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        rows, self._rows = self._rows, []
        self._file.write_table(self._table.from_pylist(rows, schema=self._schema))

    def close(self) -> None:
        try:
            if self._rows:
                self._flush()
        finally:
            self._file.close()


def _article(document: Document) -> dict[str, Any]:
    article = document.article
    return {
        "source": document.source, "title": article.title, "published": article.published, "outlet": article.outlet,
        "people": [entity.name for entity in document.people],
        "organizations": [entity.name for entity in document.organizations],
        "places": [entity.name for entity in document.places],
        "dates": [date.value for date in document.dates if date.value is not None],
        "document": document.to_json(),
    }  # fmt: skip


def _failed(error: ErrorRecord) -> dict[str, Any]:
    row = error_row(error)
    return {"source": row["source"], "error_code": row["name"], "error_message": row["text"]}
