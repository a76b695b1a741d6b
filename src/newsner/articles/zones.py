"""Mark the parts of a crawled article. Nothing is cut: every character that is no space lies in one zone.

The signs are in ``signs.py``. An article is read as paragraphs (lines that are not blank): what stands
before the story (crawl header, headline, byline, captions), the story from its dateline on, what stands
after it (credits, captions). Links to other stories may stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsner.articles import signs
from newsner.articles.article import Zone, ZoneKind
from newsner.articles.published import stated_date

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
LONGEST_HEADLINE = 160
LONGEST_CREDITS = 240
LONGEST_LINK = 200
LONGEST_CAPTION = 700
BEFORE_STORY = 12
"""Paragraphs in which a headline, a byline or the dateline is looked for."""
_MERGED = frozenset((ZoneKind.BODY, ZoneKind.CREDITS))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line that is not blank, without the space around it."""

    start: int
    end: int
    text: str

    def __len__(self) -> int:
        return self.end - self.start


def paragraphs(text: str) -> list[Paragraph]:
    found = []
    for match in LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + line.index(stripped[0])
            found.append(Paragraph(start, start + len(stripped), stripped))
    return found


def find_zones(text: str, title: str | None = None) -> tuple[Zone, ...]:
    """The zones of ``text``: sorted, not overlapping, every character that is no space in one of them."""
    marked: list[Zone] = []
    rows = paragraphs(text)
    if rows and (match := signs.CRAWL_HEADER.match(rows[0].text)):
        first = rows[0]
        marked.append(Zone(ZoneKind.HEADER, first.start, first.start + match.end()))
        rest = _cut(first, match.end())
        rows[:1] = [rest] if rest else []
    story = _story_start(rows)
    after = _story_end(rows, story)
    for index, row in enumerate(rows):
        if index < story:
            marked.extend(_before(row, index, rows, title))
        elif index >= after:
            marked.append(Zone(_after(row), row.start, row.end))
        else:
            marked.extend(_story(row, first=index == story, last=index == after - 1))
    return tuple(_merge([zone for zone in marked if text[zone.start : zone.end].strip()]))


def _cut(row: Paragraph, at: int) -> Paragraph | None:
    """What is left of ``row`` from its character ``at`` on."""
    rest = row.text[at:].lstrip()
    return Paragraph(row.end - len(rest), row.end, rest) if rest else None


def dateline(row: Paragraph) -> re.Match[str] | None:
    match = signs.DATELINE.match(row.text)
    if match is None or match.end() + 12 >= len(row.text) or stated_date(row.text) is not None:
        return None  # "KabarKita - 05/09/2022, 14:12 WIB" is a publication date
    return match


def is_caption(row: Paragraph) -> bool:
    if len(row) > LONGEST_CAPTION:
        return False
    if signs.CAPTION_LINE.match(row.text) or signs.PHOTO_CREDIT.search(row.text[-120:]):
        return True
    return len(row) <= 300 and signs.PHOTO_TAIL.search(row.text[-120:]) is not None


def _story_start(rows: list[Paragraph]) -> int:
    """Index of the paragraph where the story begins: that of the dateline, else the first plain one."""
    for index, row in enumerate(rows[:BEFORE_STORY]):
        if dateline(row) or signs.DATELINE_INSIDE.search(row.text[:400]):
            return index
    for index, row in enumerate(rows[:BEFORE_STORY]):
        title_like = len(row) <= LONGEST_HEADLINE and row.text[-1] not in '.!?"”'
        title_like = title_like and signs.RELATED_INSIDE.search(row.text) is None
        plain = not (title_like and index == 0 and len(rows) > 1)
        if plain and not (is_caption(row) or _is_template(row) or signs.RELATED.match(row.text)):
            return index
    return 0 if len(rows) == 1 else min(1, len(rows))


def _story_end(rows: list[Paragraph], story: int) -> int:
    """Index of the first of the paragraphs after the story."""
    end = len(rows)
    while end > story + 1 and (_is_template(rows[end - 1]) or signs.CAPTION_LINE.match(rows[end - 1].text)):
        end -= 1
    return end


def _is_template(row: Paragraph) -> bool:
    """A credit, a copyright line or a publication date: what the page writes, not the reporter."""
    if len(row) > LONGEST_CREDITS:
        return False
    return (
        signs.CREDIT_LINE.match(row.text) is not None
        or signs.INITIALS_TAIL.fullmatch(row.text) is not None
        or stated_date(row.text) is not None
    )


def _before(row: Paragraph, index: int, rows: list[Paragraph], title: str | None) -> Iterator[Zone]:
    if signs.RELATED.match(row.text):
        kind = ZoneKind.RELATED
    elif stated_date(row.text) is not None:
        kind = ZoneKind.HEADER
    elif signs.CREDIT_LINE.match(row.text) or (len(row) <= 80 and signs.BYLINE.match(row.text)):
        kind = ZoneKind.BYLINE
    elif is_caption(row):
        kind = ZoneKind.CAPTION
    elif len(row) <= LONGEST_HEADLINE and (
        index == 0 or row.text == title or _nothing_but_template(rows[:index])
    ):
        kind = ZoneKind.HEADLINE
    else:
        kind = ZoneKind.BODY
    yield Zone(kind, row.start, row.end)


def _nothing_but_template(rows: list[Paragraph]) -> bool:
    return all(_is_template(row) or signs.RELATED.match(row.text) for row in rows)


def _after(row: Paragraph) -> ZoneKind:
    caption = signs.CAPTION_LINE.match(row.text) and not signs.CREDIT_LINE.match(row.text)
    return ZoneKind.CAPTION if caption else ZoneKind.CREDITS


def _story(row: Paragraph, *, first: bool, last: bool) -> Iterator[Zone]:
    """The zones of one paragraph of the story."""
    start, end = 0, len(row.text)
    tail: list[Zone] = []
    if len(row) <= LONGEST_LINK and signs.RELATED.match(row.text):
        yield Zone(ZoneKind.RELATED, row.start, row.end)
        return
    if first:
        match = dateline(row) or signs.DATELINE_INSIDE.search(row.text[:400])
        if match is not None:
            lead = match.start("lead")
            if row.text[:lead].strip():
                before = Paragraph(row.start, row.start + lead, row.text[:lead].rstrip())
                kind = ZoneKind.CAPTION if is_caption(before) else ZoneKind.BODY
                yield Zone(kind, row.start, row.start + len(before.text))
            yield Zone(ZoneKind.DATELINE, row.start + lead, row.start + match.end("lead"))
            start = match.end("lead")
    elif is_caption(row) and len(row) <= LONGEST_CAPTION // 2 and _sure_caption(row):
        yield Zone(ZoneKind.CAPTION, row.start, row.end)
        return
    if last:
        base = max(start, end - LONGEST_CREDITS)
        credit = signs.CREDIT_TAIL.search(row.text, base) or signs.INITIALS_TAIL.search(row.text, base)
        if credit is not None:
            tail.append(Zone(ZoneKind.CREDITS, row.start + credit.start(), row.end))
            end = credit.start()
    at = start
    for link in signs.RELATED_INSIDE.finditer(row.text, start, end):
        if end - link.start() > LONGEST_LINK or link.start() < at:
            continue
        yield Zone(ZoneKind.BODY, row.start + at, row.start + link.start())
        yield Zone(ZoneKind.RELATED, row.start + link.start(), row.start + end)
        at = end
    if at < end:
        yield Zone(ZoneKind.BODY, row.start + at, row.start + end)
    yield from tail


def _sure_caption(row: Paragraph) -> bool:
    """A caption amid the story: by its first word, or by a credit that names an agency and a person."""
    if signs.CAPTION_LINE.match(row.text) and len(row) <= 300:
        return True
    credit = signs.PHOTO_CREDIT.search(row.text[-120:])
    return credit is not None and "/" in credit.group() and len(row) <= 300


def _merge(marked: list[Zone]) -> Iterator[Zone]:
    """Neighbours of one kind as one zone where that kind has no parts of its own (body, credits)."""
    kept: Zone | None = None
    for zone in marked:
        if kept is not None and zone.kind == kept.kind and zone.kind in _MERGED:
            kept = Zone(kept.kind, kept.start, zone.end)
            continue
        if kept is not None:
            yield kept
        kept = zone
    if kept is not None:
        yield kept
