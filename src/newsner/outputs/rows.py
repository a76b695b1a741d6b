"""A document as rows: one a mention, for tables."""

from __future__ import annotations

from collections.abc import Iterator

from newsner.document import Document
from newsner.outputs.writer import ErrorRecord
from newsner.printable import printable

COLUMNS = (
    "source", "published", "outlet", "type", "name", "text", "start", "end", "zone", "score",
    "value", "from", "to", "role", "region",
)  # fmt: skip
Row = dict[str, str | int | float | None]


def mention_rows(document: Document) -> Iterator[Row]:
    """One row for each mention, in text order; ``name`` is the entity's, ``region`` the official code of a place."""
    rows: list[Row] = []
    common: Row = {
        "source": document.source,
        "published": document.article.published,
        "outlet": document.article.outlet,
    }
    for kind, entities in (
        ("PER", document.people),
        ("ORG", document.organizations),
        ("LOC", document.places),
    ):
        for entity in entities:
            role = getattr(entity, "role", None)
            region = getattr(entity, "region", None)
            for mention in entity.mentions:
                rows.append({
                    **common, "type": kind, "name": entity.name, "text": mention.text, "start": mention.start,
                    "end": mention.end, "zone": mention.zone, "score": mention.score, "role": role,
                    "region": region.code if region is not None else None,
                })  # fmt: skip
    for date in document.dates:
        for mention in date.mentions:
            rows.append({
                **common, "type": "DATE", "name": date.text, "text": mention.text, "start": mention.start,
                "end": mention.end, "zone": mention.zone, "value": date.value, "from": date.from_, "to": date.to,
            })  # fmt: skip
    rows.sort(key=lambda row: (row["start"], row["end"]))
    for row in rows:
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
