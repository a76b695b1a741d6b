"""The JSON contract: what `newsner extract` writes and `Extractor.extract` returns.

Every offset is a Unicode code point offset into the text exactly as read, end-exclusive:
``text[m.start:m.end] == m.text``. The JSON Schema of :class:`Document` is committed as
``docs/document.schema.json``; a change of meaning raises ``SCHEMA_VERSION``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1"

Offset = Annotated[int, Field(ge=0)]
ZoneName = Literal["header", "headline", "byline", "dateline", "caption", "body", "related", "credits"]
Role = Literal["author", "reporter", "editor", "translator", "photographer", "uploader"]


class Contract(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True
    )


class Zone(Contract):
    """A part of the article; zones do not overlap and are in text order."""

    kind: ZoneName
    start: Offset
    end: Offset


class ArticleInfo(Contract):
    title: str | None = None
    published: str | None = None
    """Publication date at the grain that is known: YYYY, YYYY-MM or YYYY-MM-DD; null where unknown."""
    outlet: str | None = None
    zones: tuple[Zone, ...] = ()
    text: Annotated[str | None, Field(exclude_if=lambda value: value is None)] = None
    """With --text: the text that the offsets count in."""


class Mention(Contract):
    """One occurrence in the text."""

    text: str
    start: Offset
    end: Offset
    zone: ZoneName
    score: Annotated[float, Field(ge=0, le=1)] | None = None
    """The tagger's confidence in exactly this span and type; null where there is none, as for dates."""
    why: Annotated[str | None, Field(exclude_if=lambda value: value is None)] = None
    """With --explain: the rule that put this mention into its entity."""


class Entity(Contract):
    name: str
    """Canonical: the fullest form found in the text."""
    aliases: tuple[str, ...] = ()
    """The other forms found in the text, in order of appearance."""
    count: Annotated[int, Field(ge=0)]
    """Number of mentions."""
    mentions: tuple[Mention, ...]


class Person(Entity):
    titles: tuple[str, ...] = ()
    """Titles, offices, ranks and degrees written beside the name, as written."""
    role: Role | None = None
    """Set where the person is a credit (byline, editor, photographer), not a figure of the story."""
    affiliation: tuple[str, ...] = ()
    """Bodies written in brackets after the name: "Budi (PKB)"."""


class Organization(Entity):
    acronym: str | None = None


class Region(Contract):
    """An official Indonesian region or a country."""

    code: str
    """Kemendagri code ("32.05") for a region of Indonesia, ISO 3166-1 alpha-2 ("KZ") for a country."""
    name: str
    kind: Literal["country", "province", "regency", "city", "district"]


class Place(Entity):
    region: Region | None = None
    """The official unit, where the text identifies exactly one."""
    candidates: tuple[Region, ...] = ()
    """The official units of that name, where there are several."""
    part_of: str | None = None
    """The canonical name of the place that the text says this one lies in."""


class Date(Contract):
    text: str
    value: str | None = None
    """TIMEX3 value in ISO 8601-2 (EDTF) spelling: "2022-09-14", "2022-W37", "2022-09-14T10:00+07:00", "199X".

    Null where the publication date would be needed and is not known."""
    from_: Annotated[str | None, Field(alias="from")] = None
    """First calendar day, YYYY-MM-DD."""
    to: str | None = None
    """Last calendar day, YYYY-MM-DD, inclusive."""
    granularity: str | None = None
    """The unit that the words name: day, week, month, year, …"""
    mod: Literal["START", "MID", "END", "APPROX"] | None = None
    partial: str | None = None
    """What is known where the publication date is not: "XXXX-09-14"."""
    weekday_mismatch: bool = False
    """True where the weekday written contradicts the date written."""
    count: Annotated[int, Field(ge=0)]
    mentions: tuple[Mention, ...]


class ModelInfo(Contract):
    name: str
    version: str


class Document(Contract):
    """People, organizations, places and dates of one article, each in order of first appearance."""

    schema_version: Literal["1"] = "1"
    source: str | None = None
    article: ArticleInfo
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    model: ModelInfo

    def to_json(self, *, indent: int | None = None) -> str:
        """The document as JSON, by the names of the contract ("from", not "from_")."""
        return self.model_dump_json(by_alias=True, indent=indent)
