"""Titles, ranks and degrees beside a person's name, as written.

"Kapolres Garut AKBP Fikri" holds two: an office with its place, and a rank. An office runs from its head
("Kapolres", "Ketua Umum", "Direktur") through bodies, places and nouns up to the name, never over a verb,
a clause or another person; a place or body inside it stays ("Presiden China", "Kepala BNPB").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from newsner.names.name import Name
from newsner.names.normal import fold
from newsner.names.phrases import (
    Token,
    clause_start,
    degrees_after,
    is_head,
    is_verb,
    office_head,
    tokens,
)
from newsner.names.tables import title_words
from newsner.tagging.mention import MentionType

_WINDOW = 240
_MAX_WORDS = 16
_TAIL = frozenset(
    "setempat itu tersebut ini terdakwa tersangka korban terpidana penggugat tergugat pemohon".split()
)
_NAMING = frozenset(("yakni", "yaitu", "bernama", "ialah"))
_OF_SOMEONE = frozenset(("kuasa hukum", "tim kuasa hukum", "pengacara", "penasihat hukum", "ajudan"))
_LISTED = ("menteri", "wakil menteri", "menko", "deputi", "dirjen", "kepala dinas", "direktur jenderal")
_AGE = re.compile(r"\s*\(\s*\d{1,3}(?:\s+tahun)?\s*\)")
_SET_OFF = re.compile(r"\s*,\s+(?:selaku\s+)?|\s+selaku\s+")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one mention of a person."""

    titles: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    """folded words of address: pak, bu, almarhum; not titles, but they say something of the person"""
    ranks: tuple[str, ...] = ()
    """folded ranks, a part of the titles"""


def read_titles(text: str, names: Sequence[Name], headline: tuple[int, int]) -> list[Beside]:
    """For every name of ``names`` (sorted, disjoint) what stands beside it; empty for bodies and places.

    :param headline: start and end of the headline, where any word may be capitalised.
    """
    reader = _Reader(text, names, headline)
    return [
        reader.beside(index) if name.type is MentionType.PERSON else Beside()
        for index, name in enumerate(names)
    ]


class _Reader:
    def __init__(self, text: str, names: Sequence[Name], headline: tuple[int, int]) -> None:
        self._text = text
        self._names = names
        self._headline = headline
        self._starts = [name.start for name in names]
        people = [name for name in names if name.type is MentionType.PERSON]
        self._person_ends = [name.end for name in people]
        self._person_starts = [name.start for name in people]

    def beside(self, index: int) -> Beside:
        name = self._names[index]
        before, address, ranks = self._before(name.start)
        degrees, after = degrees_after(self._text, name.end)
        if not before:
            before = self._of_someone(name)
        elif self._lends(name, before):
            before = before[:-1]
        titles = [*before, *degrees, *self._after(name, after)]
        unique = list({fold(title): title for title in reversed(titles)}.values())[::-1]
        return Beside(tuple(unique), tuple(address), tuple(ranks))

    # -- before the name ---------------------------------------------------------------------------

    def _before(self, start: int) -> tuple[list[str], list[str], list[str]]:
        last = bisect_right(self._person_ends, start) - 1
        floor = self._person_ends[last] if last >= 0 else 0
        low = clause_start(self._text, max(floor, start - _WINDOW), start)
        found = tokens(self._text, low, start)
        titles: list[str] = []
        address: list[str] = []
        ranks: list[str] = []
        end = len(found)
        kinds = title_words()
        while end:
            size, kind = _tail(found, end)
            if not size:
                break
            phrase = _written(self._text, found[end - size : end])
            if kind == "address":
                address.append(found[end - 1].folded)
            else:
                titles.insert(0, phrase)
                if kind == "rank":
                    ranks.append(fold(phrase))
                if fold(phrase) in kinds["male"] or fold(phrase) in kinds["female"]:
                    address.append(fold(phrase))
            end -= size
        return [*self._office(found[:end]), *titles], address, ranks

    def _office(self, found: list[Token]) -> list[str]:
        """The office that ends where ``found`` ends."""
        end = len(found)
        comma = False
        while end and (found[end - 1].folded in _NAMING or (found[end - 1].text == "," and not comma)):
            comma = comma or found[end - 1].text == ","
            end -= 1
        if comma:
            while end and found[end - 1].folded in _TAIL:
                end -= 1
            if end and found[end - 1].folded == "saat":
                end -= 1
        first = max(0, end - _MAX_WORDS)
        at = first
        while at < end:
            size = 0 if self._inside(found[at]) else office_head(found, at, end)
            if size and (stop := self._reaches(found, at, at + size, end)) is not None:
                if stop:  # "Ketua DPRD dan Bupati Garut X": the office of X comes after the "dan"
                    left = found[at : stop - 1]
                    if stop - 1 == at + size and is_head(found[stop:end]):
                        return [_written(self._text, left), _written(self._text, found[stop:end])]
                    at = stop
                    continue
                return [_written(self._text, _trim(_with_modifiers(found, at, end)))]
            at += max(size, 1) if not size else 1
        return []

    def _reaches(self, found: list[Token], start: int, at: int, end: int) -> int | None:
        """0 where every word from ``at`` to ``end`` may continue the office that opens at ``start``;
        the place of another head after "dan" where there is one; None where the office breaks off."""
        while at < end:
            token = found[at]
            if token.text == "(":
                close = next((k for k in range(at + 1, min(at + 6, end)) if found[k].text == ")"), None)
                if close is None:
                    return None
                at = close + 1
                continue
            if self._inside(token):
                at += 1
                continue
            if token.folded in ("dan", "serta", "&") and at + 1 < end and office_head(found, at + 1, end):
                return at + 1
            if token.text == ",":
                listed = fold(_written(self._text, found[start : start + 2])).startswith(_LISTED)
                if not (listed and any(later.folded == "dan" for later in found[at + 1 : end])):
                    return None
            elif not self._continues(token, found[at + 1] if at + 1 < end else None):
                return None
            at += 1
        return 0

    def _continues(self, token: Token, following: Token | None) -> bool:
        if token.text in "()/|:;," or token.folded in title_words()["stop"]:
            if token.folded == "dari" and following is not None:
                return self._inside(following)
            return False
        if token.folded in ("dan", "untuk", "&"):
            return following is not None
        if self._headline[0] <= token.start < self._headline[1]:
            return token.folded in _HEADLINE_WORDS
        return not is_verb(token)

    def _inside(self, token: Token) -> bool:
        """Whether the word is part of a body or place."""
        index = bisect_right(self._starts, token.start) - 1
        return index >= 0 and token.start < self._names[index].end

    # -- "Kuasa hukum A, B": the office is B's -------------------------------------------------------

    def _of_someone(self, name: Name) -> list[str]:
        last = bisect_right(self._person_ends, name.start) - 1
        if last < 0 or self._text[self._person_ends[last] : name.start].strip() != ",":
            return []
        owner, _, _ = self._before(self._person_starts[last])
        return owner[-1:] if owner and fold(owner[-1]) in _OF_SOMEONE else []

    def _lends(self, name: Name, titles: list[str]) -> bool:
        if fold(titles[-1]) not in _OF_SOMEONE:
            return False
        following = bisect_left(self._person_starts, name.end)
        return (
            following < len(self._person_starts)
            and self._text[name.end : self._person_starts[following]].strip() == ","
        )

    # -- after the name: "X, Ketua Y," ---------------------------------------------------------------

    def _after(self, name: Name, at: int) -> list[str]:
        if (age := _AGE.match(self._text, at)) is not None:
            at = age.end()
        opened = _SET_OFF.match(self._text, at)
        if opened is None:
            return []
        at = opened.end()
        following = bisect_left(self._person_starts, name.end)
        person = self._person_starts[following] if following < len(self._person_starts) else len(self._text)
        newline = self._text.find("\n", at)
        stop = min(at + _WINDOW, len(self._text) if newline < 0 else newline, person)
        found = tokens(self._text, at, stop)
        start = 0
        while start < len(found) and found[start].folded in title_words()["modifier"]:
            start += 1
        size = office_head(found, start, len(found))
        if not size or self._inside(found[start]):
            size, start = office_head(found, 0, len(found)), 0
            if not size or self._inside(found[0]):
                return []
        end = start + size
        while end < len(found) and end < _MAX_WORDS:
            token = found[end]
            following_token = found[end + 1] if end + 1 < len(found) else None
            glued = found[end - 1].text.endswith((".", '"', "”")) or self._text[
                found[end - 1].end : token.start
            ].strip(" ")
            if glued or not (self._inside(token) or self._continues(token, following_token)):
                break
            end += 1
        stopped = found[end - 1].text.endswith((".", '"', "”"))
        if end == len(found) and stop == person and not stopped:
            return []  # the office of the next person
        rest = self._text[found[end - 1].end : person]
        if person < len(self._text) and not stopped and not rest.strip(' ,"'):
            return []
        while end > start + size and found[end - 1].folded in (*_TAIL, "saat", "dan", "untuk"):
            end -= 1
        return [_written(self._text, _trim(found[:end]))]


_HEADLINE_WORDS = frozenset(
    "umum utama negeri luar dalam bidang daerah desa adat besar hukum i ii iii iv v vi".split()
)


def _tail(found: list[Token], end: int) -> tuple[int, str]:
    """Length in words and kind of the rank, honorific or address that ends at ``end``; 0 where none."""
    kinds = title_words()
    stem = end
    while stem and end - stem < 2 and found[stem - 1].folded in kinds["corps"]:
        stem -= 1
    for bottom in dict.fromkeys((stem, end)):
        for size in range(min(4, bottom), 0, -1):
            phrase = " ".join(token.folded for token in found[bottom - size : bottom])
            if phrase in kinds["rank"]:
                return end - bottom + size, "rank"
    for kind in ("honorific", "address"):
        for size in range(min(2, end), 0, -1):
            phrase = " ".join(token.folded for token in found[end - size : end])
            if phrase in kinds[kind] and not (
                size == 1 and phrase == found[end - 1].text and len(phrase) == 1
            ):
                return size, kind
    return 0, ""


def _with_modifiers(found: list[Token], at: int, end: int) -> list[Token]:
    modifiers = title_words()["modifier"]
    while at and found[at - 1].folded in modifiers:
        at -= 1
    return found[at:end]


def _trim(found: list[Token]) -> list[Token]:
    """Without an abbreviation in brackets at the end."""
    if found and found[-1].text == ")":
        opened = max((k for k, token in enumerate(found) if token.text == "("), default=0)
        return found[:opened] if opened else found
    return found


def _written(text: str, found: Sequence[Token]) -> str:
    if not found:
        return ""
    written = " ".join(text[found[0].start : found[-1].end].split()).rstrip(',"”')
    last = found[-1].text.rstrip('"”')
    return written[:-1] if last[-1:] in ".!?" and len(last) > 5 and "." not in last[:-1] else written
