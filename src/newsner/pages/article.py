"""Articles as a page to read: mentions highlighted, a list of entities that leads from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newsner.document import Date, Document
from newsner.outputs.marks import CALLED, TYPES, Mark, marks, more_of, text_of
from newsner.pages.templates import render


@dataclass(slots=True)
class Listed:
    """An entity of the list: of one name and type, in whichever articles it stands."""

    number: int
    type: str
    name: str
    more: str
    first: int
    """The number of its first mention."""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: of a mention where ``entity`` is its number, else between mentions."""

    text: str
    type: str = ""
    entity: int | None = None
    mention: int = 0
    score: float | None = None
    label: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A zone as it is shown. Where a mention runs out of its zone, the next one begins behind it."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    title: str
    known: str
    stretches: tuple[Stretch, ...]


@dataclass(slots=True)
class _Index:
    """What runs through all articles of a page: entities by type and name, and the number of mentions."""

    entities: dict[tuple[str, str], Listed] = field(default_factory=dict)
    mentions: int = 0

    def piece(self, text: str, mark: Mark) -> Piece:
        entity = mark.entity
        key = (entity.value or entity.partial or mark.name) if isinstance(entity, Date) else mark.name
        listed = self.entities.get((mark.type, key))
        if listed is None:
            more = more_of(entity)
            listed = Listed(len(self.entities), mark.type, mark.name, more, self.mentions)
            self.entities[mark.type, key] = listed
        listed.count += 1
        self.mentions += 1
        return Piece(
            text[mark.start : mark.end],
            mark.type,
            listed.number,
            self.mentions - 1,
            mark.mention.score,
            _label(mark),
            _tip(mark),
        )


def article_page(documents: Iterable[Document]) -> str:
    """One page of all ``documents``, which must hold their texts.

    :raises newsner.outputs.marks.NoText: where one does not.
    """
    index = _Index()
    shown = [_shown(document, index) for document in documents]
    groups = [
        (
            kind,
            CALLED[kind].capitalize(),
            sorted(
                (e for e in index.entities.values() if e.type == kind), key=lambda e: (-e.count, e.number)
            ),
        )
        for kind in TYPES
    ]
    title = shown[0].title if len(shown) == 1 else f"{len(shown)} articles"
    return render(
        "article.html",
        style=("base.css", "article.css"),
        script="article.js",
        title=title,
        articles=shown,
        groups=groups,
        mentions=index.mentions,
    )


def _shown(document: Document, index: _Index) -> Shown:
    article = document.article
    headline = next((z for z in article.zones if z.kind == "headline"), None)
    text = text_of(document)
    title = article.title or (text[headline.start : headline.end].strip() if headline else None)
    known = [part for part in (document.source, article.published, article.outlet) if part]
    return Shown(
        title or document.source or "Article", " · ".join(known), tuple(_stretches(document, text, index))
    )


def _stretches(document: Document, text: str, index: _Index) -> Iterator[Stretch]:
    """All of ``text``, zone by zone, and what stands between zones."""
    found = marks(document)
    at = mark = 0
    edges = [(zone.kind, zone.start, zone.end) for zone in document.article.zones]
    for kind, start, end in [*edges, ("", len(text), len(text))]:
        if at < start:
            until = start
            pieces, at, mark = _pieces(text, found, mark, at, until, index)
            yield Stretch("", pieces)
        if at < end:
            pieces, at, mark = _pieces(text, found, mark, at, end, index)
            yield Stretch(kind, pieces)


def _pieces(
    text: str, found: list[Mark], mark: int, at: int, end: int, index: _Index
) -> tuple[tuple[Piece, ...], int, int]:
    """The pieces of ``text[at:end]`` and further, where the last mention ends behind ``end``."""
    pieces = []
    while mark < len(found) and found[mark].start < end:
        if at < found[mark].start:
            pieces.append(Piece(text[at : found[mark].start]))
        pieces.append(index.piece(text, found[mark]))
        at = found[mark].end
        mark += 1
    if at < end:
        pieces.append(Piece(text[at:end]))
        at = end
    return tuple(pieces), at, mark


def _label(mark: Mark) -> str:
    return mark.entity.value or "DATE" if isinstance(mark.entity, Date) else mark.type


def _tip(mark: Mark) -> str:
    lines = [mark.name, *filter(None, [more_of(mark.entity)])]
    if mark.mention.score is not None:
        lines.append(f"score {mark.mention.score:.2f}")
    if mark.mention.why is not None:
        lines.append(f"why: {mark.mention.why}")
    return "\n".join(lines)
