"""Repairs at the edges of mentions (N1, N2): a span becomes the bare name, never empty, never overlapping.

Splits: "China-Kazakhstan" is two places, "Kementerian Keuangan (Kemenkeu)" two mentions, "Presiden China
Xi Jinping" inside one person's span a place and a person. Drops: a span without a letter or digit, a degree
taken for a person, and of two spans that overlap the shorter (the later, where equal).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsner.articles.article import Article, ZoneKind
from newsner.names.acronyms import abbreviates
from newsner.names.name import Name
from newsner.names.normal import fold
from newsner.names.phrases import Token, degrees_after, is_head, office_head, tokens
from newsner.names.tables import countries, names_a_place, regions, title_words
from newsner.tagging.mention import Mention, MentionType

_PERSON, _BODY, _PLACE = MentionType.PERSON, MentionType.ORGANIZATION, MentionType.LOCATION
_OPENING = " \t\r\n\u00a0\u200b\ufeff,.;:/|\"“”‘’'`)]}*•-–—"
_CLOSING = ' \t\r\n\u00a0\u200b\ufeff,;:/|"“”‘’`([{*•-–—'
_CLITIC = re.compile(r"(?<=\w)[-–](?:nya|ku|mu|lah|kah|pun)$")
_AGE = re.compile(r"\s*\(\s*\d{1,3}(?:\s+tahun|\s+th)?\s*\)?$")
_BRACKET = re.compile(r"(?P<long>.*\w)\s*\((?P<short>[^()]*\w[^()]*)\)?")
_NOT_SPLIT = re.compile(r"(?i)persero|perseroda|tbk|purn|kiri|kanan|tengah|[\d\W]+")
_GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_COMMA = re.compile(r",\s{0,2}$")
_HYPHEN = re.compile(r"\s?[-–]\s?")


def repair(article: Article, mentions: Sequence[Mention]) -> list[Name]:
    """The mentions as names with repaired edges, in text order, disjoint.

    :raises ValueError: where a mention lies outside the text.
    """
    text = article.text
    found: list[Name] = []
    for mention in _disjoint(mentions, len(text)):
        name = Name(
            mention.start,
            mention.end,
            mention.type,
            text[mention.start : mention.end],
            ZoneKind.BODY,
            mention.score,
        )
        if any(character.isalnum() for character in name.text) and not (
            _degree(text, name) or _role_alone(name)
        ):
            found.extend(_split(name))
    found = _other_halves(text, found)
    return [replace(name, zone=article.zone_at(name.start)) for name in found]


def _degree(text: str, name: Name) -> bool:
    """What a tagger takes for one more person: the degree behind a name ("Dr. Harun Mulyadi, M.Si.")."""
    comma = _COMMA.search(text, max(0, name.start - 3), name.start)
    if comma is None or name.type is not _PERSON:
        return False
    found, behind = degrees_after(text, comma.start())
    return bool(found) and behind >= name.end


def _role_alone(name: Name) -> bool:
    """ "Presiden", "Kapolres" without a name: no mention (A10)."""
    found = tokens(name.text, 0, len(name.text))
    return name.type is _PERSON and is_head(found) and fold(name.text) not in title_words()["keep"]


def _disjoint(mentions: Sequence[Mention], size: int) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(set(mentions), key=lambda m: (m.start, -m.end, m.type, m.score or 0.0)):
        if not 0 <= mention.start <= mention.end <= size:
            raise ValueError(
                f"mention {mention.start}-{mention.end} lies outside a text of {size} characters"
            )
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _cut(name: Name, start: int, end: int, why: str | None = None, type_: MentionType | None = None) -> Name:
    """The part ``name.text[start:end]``; the tagger's score is not for this span, so it goes where cut."""
    if (start, end) == (0, len(name.text)):
        return name
    return Name(
        name.start + start, name.start + end, type_ or name.type, name.text[start:end], name.zone, name.score,
        why or name.repair,
    )  # fmt: skip


def _split(name: Name) -> Iterator[Name]:
    name = _trim(name)
    if name.type is _PERSON:
        yield from _person(name)
        return
    halves = _HYPHEN.split(name.text)
    if name.type is _PLACE and len(halves) == 2 and all(names_a_place(half) for half in halves):
        first, second = len(halves[0]), len(name.text) - len(halves[1])
        yield replace(_cut(name, 0, first, "edge: compound of two places"), score=None)
        yield replace(_cut(name, second, len(name.text), "edge: compound of two places"), score=None)
        return
    bracket = _BRACKET.fullmatch(name.text)
    if bracket and not _NOT_SPLIT.fullmatch(bracket["short"]) and _alias(bracket["long"], bracket["short"]):
        for group in ("long", "short"):
            part = _cut(name, *bracket.span(group), "edge: name and abbreviation in one span")
            yield replace(_trim(part), score=None)
        return
    yield name


def _alias(long: str, short: str) -> bool:
    return abbreviates(short, long) or " " not in short.strip()


def _trim(name: Name) -> Name:
    """Without spaces, quotes, an unpaired bracket or a possessive at the edges."""
    text = name.text
    start, end = 0, len(text)
    while True:
        before = (start, end)
        while start < end and (
            text[start] in _OPENING or (text[start] in "([{" and _unpaired(text, start, end))
        ):
            start += 1
        while end > start and (
            text[end - 1] in _CLOSING or (text[end - 1] in ")]}" and _unpaired(text, start, end))
        ):
            end -= 1
        if (clitic := _CLITIC.search(text, start, end)) is not None and clitic.start() > start:
            end = clitic.start()
        if (start, end) == before:
            break
    if end > start + 1 and text[end - 1] == "." and _full_stop(text[start:end]):
        end -= 1
    return _cut(name, start, end, "edge: mark or possessive") if end > start else name


def _unpaired(text: str, start: int, end: int) -> bool:
    inner = text[start:end]
    wrapped = inner[0] in "([{" and inner[-1] in ")]}" and not re.search(r"[()\[\]{}]", inner[1:-1])
    return wrapped or any(inner.count(a) != inner.count(b) for a, b in ("()", "[]", "{}"))


def _full_stop(text: str) -> bool:
    """A stop that ends a sentence, not an initial or an abbreviation ("Endang W.", "M.T.", "Tbk.")."""
    last = text[:-1].rsplit(None, 1)[-1]
    return len(last) > 3 and "." not in last


def _person(name: Name) -> Iterator[Name]:
    text = name.text
    end = len(text)
    if (age := _AGE.search(text)) is not None and age.start() > 0:
        end = age.start()
    if (comma := text.find(",", 0, end)) > 0:
        found, behind = degrees_after(text, comma)
        if found and not text[behind:end].strip(" .,"):
            end = comma
    start, place = _title_end(text, end)
    if place is not None:
        yield Name(name.start + place[0], name.start + place[1], _PLACE, text[place[0] : place[1]], name.zone, None,
                   "edge: place in a title")  # fmt: skip
    yield _trim(_cut(name, start, end, "edge: title, degree or age"))


def _title_end(text: str, end: int) -> tuple[int, tuple[int, int] | None]:
    """Where the bare name begins in a person's span, and the place that the title before it holds."""
    kinds = title_words()
    found = tokens(text, 0, end)
    strip = list(found)
    at, place = 0, None
    while at < len(strip):
        size = 0
        office = False
        if strip[at].folded not in kinds["keep"]:
            for length in range(min(4, len(strip) - at), 0, -1):
                phrase = " ".join(token.folded for token in strip[at : at + length])
                if any(phrase in kinds[kind] for kind in ("rank", "honorific", "address", "modifier")):
                    size = length
                    break
            head = office_head(strip, at, len(strip))
            if (
                head >= max(size, 1)
                and " ".join(t.folded for t in strip[at : at + head]) not in kinds["keep"]
            ):
                size, office = head, True
        elif at and strip[at].folded in kinds["rank"]:
            size = 1
        if not size:
            break
        step = at + size
        while step < len(strip) and (strip[step].folded in kinds["corps"] or strip[step].text == ","):
            step += 1
        if office:
            step, place = _over_place(text, strip, step, place)
        if strip[at].folded == "bang" and step == len(strip) - 1 and _GIVEN.fullmatch(strip[step].text):
            break  # Bang Min-seok: a Korean family name, not a form of address
        if step >= len(strip) or not any(character.isalpha() for character in text[strip[step].start : end]):
            break
        at = step
    return (strip[at].start if at < len(strip) else 0), place


def _over_place(
    text: str, found: Sequence[Token], at: int, place: tuple[int, int] | None
) -> tuple[int, tuple[int, int] | None]:
    """Behind the country or region that an office names, where a name of enough words is left."""
    for size in (3, 2, 1):
        if at + size >= len(found):
            continue
        start, end = found[at].start, found[at + size - 1].end
        left = len(found) - at - size
        name = fold(text[start:end])
        ranked = found[at + size].folded in title_words()["rank"]
        if name in countries() or (name in regions() and (left > 1 or ranked)):
            return at + size, (start, end)
    return at, place


# -- "China-Kazakhstan" of which one half was found ------------------------------------------------------

_AFTER = re.compile(r"[-–](?P<name>[A-Z][\w']*(?: [A-Z][\w']*){0,2})")
_BEFORE = re.compile(r"(?P<name>(?:[A-Z][\w']* ){0,2}[A-Z][\w']*)[-–]$")


def _other_halves(text: str, names: list[Name]) -> list[Name]:
    found: list[Name] = []
    for index, name in enumerate(names):
        extra: list[Name] = []
        if name.type is _PLACE and fold(name.text) in countries():
            floor = max(names[index - 1].end if index else 0, found[-1].end if found else 0)
            ceiling = names[index + 1].start if index + 1 < len(names) else len(text)
            low = max(floor, name.start - 60)
            if (before := _BEFORE.search(text[low : name.start])) is not None:
                found.extend(
                    _country(text, low + before.start("name"), name.start - 1, floor, from_right=True)
                )
            if (after := _AFTER.match(text, name.end)) is not None:
                extra = _country(text, after.start("name"), min(after.end("name"), ceiling), name.end)
        found.extend([name, *extra])
    return found


def _country(text: str, start: int, end: int, floor: int, *, from_right: bool = False) -> list[Name]:
    """The longest country name that ends (or, from the left, begins) the stretch."""
    cuts = [start, *(start + k + 1 for k, c in enumerate(text[start:end]) if c == " "), end + 1]
    spans = [(cut, end) for cut in cuts[:-1]] if from_right else [(start, cut - 1) for cut in cuts[:0:-1]]
    for low, high in spans:
        whole = (low == 0 or not text[low - 1].isalnum()) and (high == len(text) or not text[high].isalnum())
        if floor <= low < high and whole and fold(text[low:high]) in countries():
            return [
                Name(low, high, _PLACE, text[low:high], ZoneKind.BODY, None, "edge: other half of a compound")
            ]
    return []
