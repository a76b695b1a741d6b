"""A document's mentions in text order, whatever list they stand in: what rows, exports and views are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsner.document import Date, Document, Mention, Organization, Person, Place

TYPES = ("PER", "ORG", "LOC", "DATE")
CALLED = {"PER": "people", "ORG": "organizations", "LOC": "places", "DATE": "dates"}


class NoText(ValueError):
    """The document does not hold its text (``newsner extract --text``), and the format needs it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention, and what it is a mention of."""

    type: str
    """One of :data:`TYPES`."""
    mention: Mention
    entity: Person | Organization | Place | Date

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end

    @property
    def name(self) -> str:
        """The canonical name; of a date its words."""
        return self.entity.text if isinstance(self.entity, Date) else self.entity.name


def marks(document: Document) -> list[Mark]:
    """Every mention by where it starts. Mentions do not overlap."""
    found = [Mark(kind, m, entity) for kind, entity in entities(document) for m in entity.mentions]
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def entities(document: Document) -> Iterator[tuple[str, Person | Organization | Place | Date]]:
    """Every entity with its type, list by list."""
    yield from (("PER", person) for person in document.people)
    yield from (("ORG", body) for body in document.organizations)
    yield from (("LOC", place) for place in document.places)
    yield from (("DATE", date) for date in document.dates)


def text_of(document: Document) -> str:
    """:raises NoText: where the document does not hold it."""
    if document.article.text is None:
        raise NoText(f"{document.source or 'stdin'}: the text is not in the record; extract with --text")
    return document.article.text


def label_of(mark: Mark) -> str:
    """The type, and of a date what it means."""
    value = mark.entity.value or mark.entity.partial if isinstance(mark.entity, Date) else None
    return f"{mark.type} {value}" if value else mark.type


def more_of(entity: Person | Organization | Place | Date) -> str:
    """What else is known: titles, role, other names, acronym, official region, a date's value."""
    if isinstance(entity, Date):
        span = f" ({entity.from_} – {entity.to})" if entity.from_ and entity.from_ != entity.to else ""
        return (entity.value or entity.partial or "not resolved: the publication date is unknown") + span
    parts = [", ".join(entity.titles)] if isinstance(entity, Person) and entity.titles else []
    if isinstance(entity, Person) and entity.role:
        parts.append(entity.role)
    if isinstance(entity, Organization) and entity.acronym:
        parts.append(entity.acronym)
    if isinstance(entity, Place) and entity.region:
        parts.append(f"{entity.region.name}, {entity.region.code}")
    elif isinstance(entity, Place) and entity.part_of:
        parts.append(f"in {entity.part_of}")
    if entity.aliases:
        parts.append("also " + ", ".join(entity.aliases))
    return " · ".join(parts)
