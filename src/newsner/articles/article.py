"""What the rest of newsner knows of an input: a text, its zones, and what is known about it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class ZoneKind(StrEnum):
    """The parts of a crawled news article."""

    HEADER = "header"
    """what a crawler or a page template put first: " date 2022-09", "Rabu, 14/09/2022 | 10:20 WIB" """
    HEADLINE = "headline"
    BYLINE = "byline"
    """"Penulis: …" and kin where they stand before the story"""
    DATELINE = "dateline"
    """"Nur-Sultan (ANTARA) -", "JAKARTA, KOMPAS.com -": place, outlet and the dash"""
    CAPTION = "caption"
    """a photo caption with its credit"""
    BODY = "body"
    RELATED = "related"
    """"Baca juga: …" """
    CREDITS = "credits"
    """"Penerjemah: …", "Editor: …", "COPYRIGHT © …" at the end"""


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text; offsets are Unicode code points, end-exclusive."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, its text exactly as read.

    ``zones`` are sorted, do not overlap, and cover every character that is not white space.
    ``published`` is an ISO 8601 date at the grain that is known: ``2022-09-14``, ``2022-09`` or ``2022``.
    """

    text: str
    zones: tuple[Zone, ...] = ()
    source: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None

    def zone_at(self, offset: int) -> ZoneKind:
        """The kind of the zone that holds the character at ``offset`` (body where no zone does)."""
        index = bisect_right(self.zones, offset, key=lambda zone: zone.start) - 1
        if index >= 0 and offset < self.zones[index].end:
            return self.zones[index].kind
        return ZoneKind.BODY
