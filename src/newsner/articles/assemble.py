"""Put an article together from its text and from what the caller knows about it."""

from __future__ import annotations

from newsner.articles import signs
from newsner.articles.article import Article, Zone, ZoneKind
from newsner.articles.published import day_in, parse_published, stated_date, stated_outlet
from newsner.articles.zones import find_zones


def article(
    text: str,
    *,
    source: str | None = None,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Article:
    """An article of ``text``, its zones marked, title, date and outlet found where they are not given.

    :param published: YYYY, YYYY-MM or YYYY-MM-DD; else the date that the header, the byline or the dateline
        states; else None.
    :raises ValueError: where ``published`` is not a date.
    """
    zones = find_zones(text, title)
    published = _stated(text, zones) if published is None else parse_published(published)
    return Article(
        text=text,
        zones=zones,
        source=source,
        title=title if title is not None else _headline(text, zones),
        published=published,
        outlet=outlet if outlet is not None else _outlet(text, zones),
    )


def _of(kind: ZoneKind, text: str, zones: tuple[Zone, ...]) -> list[str]:
    return [text[zone.start : zone.end] for zone in zones if zone.kind is kind]


def _headline(text: str, zones: tuple[Zone, ...]) -> str | None:
    return next(iter(_of(ZoneKind.HEADLINE, text, zones)), None)


def _stated(text: str, zones: tuple[Zone, ...]) -> str | None:
    """The publication date by header, byline and dateline, else by a date line among the credits."""
    for header in _of(ZoneKind.HEADER, text, zones):
        if match := signs.CRAWL_HEADER.match(header):
            try:
                return parse_published(match.group(1))
            except ValueError:
                continue
        if found := stated_date(header):
            return found
    for kind in (ZoneKind.BYLINE, ZoneKind.DATELINE):
        for part in _of(kind, text, zones):
            if found := day_in(part):
                return found
    for part in _of(ZoneKind.CREDITS, text, zones):
        for line in part.splitlines():
            if found := stated_date(line.strip()):
                return found
    return None


def _outlet(text: str, zones: tuple[Zone, ...]) -> str | None:
    """The outlet by the dateline, else by the line of the publication date, else by the copyright line."""
    for lead in _of(ZoneKind.DATELINE, text, zones):
        match = signs.DATELINE.match(lead + " ") or signs.DATELINE_INSIDE.match(lead)
        if match is None:
            continue
        groups = match.groupdict()
        name = groups.get("site") or groups.get("site2") or groups.get("outlet")
        if name is None and (agency := groups.get("agency")):
            name = agency.split("/")[0].strip()
        if name:
            return name
    for header in _of(ZoneKind.HEADER, text, zones):
        if name := stated_outlet(header):
            return name
    for credits in _of(ZoneKind.CREDITS, text, zones):
        if match := signs.COPYRIGHT_OWNER.search(credits):
            return match.group("owner").strip() or None
    return None
