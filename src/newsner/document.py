"""The JSON contract: what `newsner extract` writes and `Extractor.extract` returns.

Every offset is a Unicode code point offset into the text exactly as read, end-exclusive:
``text[m.start:m.end] == m.text``. The JSON Schema of :class:`Document` is committed as
``docs/document.schema.json``; a change of meaning raises ``SCHEMA_VERSION``.

pydantic builds a validator only when something is validated (``defer_build``), which would take a good part of the
time that one article takes. The pipeline goes without: its values, which mypy checks, go in by
``model_construct`` and out by ``to_json``; tests hold both against pydantic's validator and serializer.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1"

Offset = Annotated[int, Field(ge=0)]
ZoneName = Literal["header", "headline", "byline", "dateline", "caption", "body", "related", "credits"]
Role = Literal["author", "reporter", "editor", "translator", "photographer", "uploader"]
RegionKind = Literal["country", "province", "regency", "city", "district"]
Count = Annotated[int, Field(ge=0, description="Number of mentions.")]


def _says(description: str) -> Any:
    return Field(description=description)


def _asked_for(description: str) -> Any:
    """Of what is left out where nobody asked for it."""
    return Field(description=description, exclude_if=lambda value: value is None)


class Contract(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    def plain(self) -> dict[str, Any]:
        """What ``model_dump(mode="json", by_alias=True)`` gives."""
        values = self.__dict__
        return {
            key: _plain(values[name])
            for name, key, asked_for in _fields(type(self))
            if not (asked_for and values[name] is None)
        }


@cache
def _fields(model: type[Contract]) -> tuple[tuple[str, str, bool], ...]:
    """(attribute, name in JSON, is it left out where it is None) of each field."""
    return tuple(
        (name, field.alias or name, field.exclude_if is not None)
        for name, field in model.model_fields.items()
    )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.plain() if isinstance(value, Contract) else value


class Zone(Contract):
    """A part of the article; zones do not overlap and are in text order."""

    kind: ZoneName
    start: Offset
    end: Offset


class ArticleInfo(Contract):
    title: str | None = None
    published: Annotated[
        str | None,
        _says(
            "Publication date at the grain that is known: YYYY, YYYY-MM or YYYY-MM-DD; null where unknown."
        ),
    ] = None
    outlet: str | None = None
    zones: tuple[Zone, ...] = ()
    text: Annotated[str | None, _asked_for("With --text: the text that the offsets count in.")] = None


class Mention(Contract):
    """One occurrence in the text."""

    text: str
    start: Offset
    end: Offset
    zone: ZoneName
    score: Annotated[
        Annotated[float, Field(ge=0, le=1)] | None,
        _says(
            "The tagger's confidence in exactly this span and type; null where there is none, as for dates."
        ),
    ] = None
    why: Annotated[
        str | None, _asked_for("With --explain: the rule that put this mention into its entity.")
    ] = None


class Entity(Contract):
    name: Annotated[str, _says("Canonical: the fullest form found in the text.")]
    aliases: Annotated[
        tuple[str, ...], _says("The other forms found in the text, in order of appearance.")
    ] = ()
    count: Count
    mentions: tuple[Mention, ...]


class Person(Entity):
    titles: Annotated[
        tuple[str, ...],
        _says("Titles, offices, ranks and degrees written beside the name, as written."),
    ] = ()
    role: Annotated[
        Role | None,
        _says("Set where the person is a credit (byline, editor, photographer), not a figure of the story."),
    ] = None
    affiliation: Annotated[
        tuple[str, ...], _says('Bodies written in brackets after the name: "Budi (PKB)".')
    ] = ()


class Organization(Entity):
    acronym: str | None = None


class Region(Contract):
    """An official Indonesian region or a country."""

    code: Annotated[
        str,
        _says(
            'Kemendagri code ("32.05") for a region of Indonesia, ISO 3166-1 alpha-2 ("KZ") for a country.'
        ),
    ]
    name: str
    kind: RegionKind


class Place(Entity):
    region: Annotated[Region | None, _says("The official unit, where the text identifies exactly one.")] = (
        None
    )
    candidates: Annotated[
        tuple[Region, ...], _says("The official units of that name, where there are several.")
    ] = ()
    part_of: Annotated[
        str | None, _says("The canonical name of the place that the text says this one lies in.")
    ] = None


class Date(Contract):
    text: str
    value: Annotated[
        str | None,
        _says(
            'TIMEX3 value in ISO 8601-2 (EDTF) spelling: "2022-09-14", "2022-W37", "2022-09-14T10:00+07:00", "199X".'
            "\n\nNull where the publication date would be needed and is not known."
        ),
    ] = None
    from_: Annotated[str | None, Field(alias="from", description="First calendar day, YYYY-MM-DD.")] = None
    to: Annotated[str | None, _says("Last calendar day, YYYY-MM-DD, inclusive.")] = None
    granularity: Annotated[str | None, _says("The unit that the words name: day, week, month, year, …")] = (
        None
    )
    mod: Literal["START", "MID", "END", "APPROX"] | None = None
    partial: Annotated[
        str | None, _says('What is known where the publication date is not: "XXXX-09-14".')
    ] = None
    weekday_mismatch: Annotated[
        bool, _says("True where the weekday written contradicts the date written.")
    ] = False
    count: Count
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
        separators = (",", ":") if indent is None else (",", ": ")
        return json.dumps(self.plain(), ensure_ascii=False, indent=indent, separators=separators)
