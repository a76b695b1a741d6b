"""Names that the layout of an article gives away, whatever a model makes of the words.

In "LUMAJANG, Suara Pesisir – Tim gabungan …" the first is the place and the second the outlet; "Editor: Wina" is a
person even where Wina is a city; in "(KabarPantura/Yudi Taruna" an outlet and a photographer share a credit. Where
the layout and the model disagree the layout wins; where the layout adds a name it has no score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsner.articles import signs
from newsner.articles.article import Article, Zone, ZoneKind
from newsner.names.normal import fold
from newsner.names.spans import overlaps, put
from newsner.names.tables import names_a_place
from newsner.tagging.mention import Mention, MentionType

_PERSON, _BODY, _PLACE = MentionType.PERSON, MentionType.ORGANIZATION, MentionType.LOCATION

_ROLE = rf"(?:{signs.CREDITED}|Oleh|Author)"
_CAPITAL = r"(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w'’-]*)"
_NAME = rf"(?!{_ROLE}\b){_CAPITAL}(?:\ (?!{_ROLE}\b)(?:{_CAPITAL}|bin|binti|van|de|al)){{0,4}}"
_CREDIT = re.compile(rf"\b{_ROLE}\s*:\s*(?P<names>{_NAME}(?:\s*(?:/|,|&|\bdan\b)\s*{_NAME})*)")
_EACH = re.compile(_NAME)
_PHOTO = re.compile(
    r"\(\s*(?P<outlet>[^()/\n]{2,40}?)\s*/\s*(?P<person>[^()/\n]{2,50}?)\s*(?:/[^()\n]{1,20})?\)?\s*$"
)
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’.&-]*(?: [^\W\d_a-z][\w'’.&-]*){0,3}")
_NO_OUTLET = frozenset(("foto", "dok", "dok.", "istimewa", "ist", "dokumentasi", "sumber"))
_NO_PERSON = re.compile(r"(?:HO|Ho|Handout|Dok|DOK|Istimewa|Ist|IST|Humas)\b")
_BETWEEN = re.compile(r"[\s,()–—|-]+")
_INITIAL = re.compile(r"(?:^|[ .])[^\W\d_a-z]$")
_NEXT_WORD = re.compile(r"[\s\"“‘'(–—-]*")
_DAY = re.compile(r"(?i)(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad)\b|\d")


def by_layout(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, sorted, with those that the layout is sure of in the place of what they overlap."""
    found = sorted(mentions)
    for zone in article.zones:
        if zone.kind is ZoneKind.DATELINE:
            found = _out_of(article.text, found, zone)
            found = put(found, _dateline(article.text, zone))
        elif zone.kind in (ZoneKind.CREDITS, ZoneKind.BYLINE):
            found = put(found, _credits(article.text, zone, found))
        elif zone.kind is ZoneKind.CAPTION:
            found = put(found, _photo(article.text, zone, found))
    return sorted(_with_initial(article.text, found))


def _out_of(text: str, mentions: Sequence[Mention], zone: Zone) -> list[Mention]:
    """No mention runs from the dateline into the story: what is left of it begins with the story."""
    kept = []
    for mention in mentions:
        if mention.start < zone.end < mention.end and mention.start >= zone.start:
            space = _NEXT_WORD.match(text, zone.end)
            start = space.end() if space else zone.end
            if start < mention.end:
                kept.append(replace(mention, start=start, score=None))
            kept.append(replace(mention, end=zone.end))
        else:
            kept.append(mention)
    return kept


def _dateline(text: str, zone: Zone) -> Iterator[Mention]:
    match = signs.DATELINE.match(text, zone.start)
    if match is None:
        match = signs.DATELINE_INSIDE.match(text, zone.start)
    if match is None or match.end("lead") != zone.end:
        return
    groups = match.groupdict()
    outlets = [match.span(name) for name in ("agency", "site", "site2", "outlet") if groups.get(name)]
    start = match.start("lead")
    for a, b in [*outlets, (zone.end, zone.end)]:
        # Places stand before an outlet, one to a comma ("Banda Aceh, Aceh").
        for low, high in _split(text, start, a, ","):
            if outlets or text[low:high].isupper() or names_a_place(text[low:high]):
                yield Mention(low, high, _PLACE)
        start = b
    for a, b in outlets:
        for low, high in _split(text, a, b, "/"):
            yield Mention(low, high, _PLACE if names_a_place(text[low:high]) else _BODY)


def _split(text: str, start: int, end: int, mark: str) -> Iterator[tuple[int, int]]:
    """The pieces between the marks, without space, brackets and dashes around them; none with a day."""
    at = start
    for piece in text[start:end].split(mark):
        low, high = at, at + len(piece)
        at = high + len(mark)
        while low < high and _BETWEEN.match(text, low, high):
            low += 1
        while high > low and _BETWEEN.match(text, high - 1, high):
            high -= 1
        if low < high and not _DAY.match(text[low:high]):
            yield low, high


def _credits(text: str, zone: Zone, mentions: Sequence[Mention]) -> Iterator[Mention]:
    bodies = {(m.start, m.end) for m in mentions if m.type is _BODY}
    people = []
    for credit in _CREDIT.finditer(text, zone.start, zone.end):
        for name in _EACH.finditer(text, *credit.span("names")):
            start, end = name.span()
            if (start, end) not in bodies:  # "Penerjemah: Xinhua"
                people.append(Mention(start, end, _PERSON))
    yield from people
    for owner in signs.COPYRIGHT_OWNER.finditer(text, zone.start, zone.end):
        body = Mention(*owner.span("owner"), _BODY)
        if body.start < body.end and not overlaps(body, people):  # "COPYRIGHT © Editor: ANTARA 2022"
            yield body


def _photo(text: str, zone: Zone, mentions: Sequence[Mention]) -> Iterator[Mention]:
    credit = _PHOTO.search(text, zone.start, zone.end)
    if credit is None:
        return
    for group, kind in (("outlet", _BODY), ("person", _PERSON)):
        start, end = credit.span(group)
        words = credit[group]
        if not _CAPITALISED.fullmatch(words) or fold(words) in _NO_OUTLET or _NO_PERSON.match(words):
            continue
        own = [m for m in mentions if m.start < end and m.end > start]
        if not any(m.type in (kind, _PERSON) for m in own):  # two people may share a credit
            yield Mention(start, end, kind)


def _with_initial(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The stop of a last initial belongs to the name: "Endang W."."""
    for mention in mentions:
        if mention.type is _PERSON and text[mention.end : mention.end + 1] == ".":
            name = text[mention.start : mention.end]
            if " " in name and _INITIAL.search(name):
                mention = replace(mention, end=mention.end + 1)
        yield mention
