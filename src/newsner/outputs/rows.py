"""A document as rows: one a mention, for tables."""

from __future__ import annotations

from collections.abc import Iterator

from newsner.document import Date, Document, Person, Place
from newsner.outputs.marks import marks
from newsner.outputs.writer import ErrorRecord
from newsner.printable import printable

COLUMNS = (
    "source", "published", "outlet", "type", "name", "text", "start", "end", "zone", "score",
    "value", "from", "to", "role", "region",
)  # fmt: skip
Row = dict[str, str | int | float | None]


def mention_rows(document: Document) -> Iterator[Row]:
    """One row for each mention, in text order; ``name`` is the entity's, ``region`` the official code of a place."""
    for mark in marks(document):
        mention, entity = mark.mention, mark.entity
        row: Row = {
            "source": document.source,
            "published": document.article.published,
            "outlet": document.article.outlet,
            "type": mark.type,
            "name": mark.name,
            "text": mention.text,
            "start": mention.start,
            "end": mention.end,
            "zone": mention.zone,
            "score": mention.score,
        }
        if isinstance(entity, Date):
            row |= {"value": entity.value, "from": entity.from_, "to": entity.to}
        elif isinstance(entity, Person):
            row["role"] = entity.role
        elif isinstance(entity, Place) and entity.region is not None:
            row["region"] = entity.region.code
        yield {column: row.get(column) for column in COLUMNS}


def error_row(error: ErrorRecord) -> Row:
    """What stands in a table for an input that failed: type ``error``, its code as name, its message as text."""
    source = error.source if error.line is None or error.source is None else f"{error.source}:{error.line}"
    row: Row = {
        "source": printable(source),
        "type": "error",
        "name": error.code,
        "text": printable(error.message),
    }
    return {column: row.get(column) for column in COLUMNS}
