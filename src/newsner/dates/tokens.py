"""From text to stretches: runs of words, digits and marks that may hold a date.

One pass over the text. A word that is part of no date ends a stretch, and so does a line break;
stretches without a single telling word are dropped unseen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsner.dates.lexicon import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsner.dates.lexicon import Lexicon

_TOKEN = re.compile(
    r"""
      [0-9]+ (?: (?: [.,:\-–—] | [ ]?//?[ ]? ) [0-9]+ )*   # a whole group of digits: 14/9/2022, 10.00-12.00
    | [^\W\d_]+ (?: ['’`] [^\W\d_]+ )?                     # a word: Jum'at
    | [^ \t\u00a0\u200b]                                   # any mark or line break
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[#@]\w+")
_AFTER_SUNDAY = {"LP", "DM", "DMY", "DRM", "POD", "DAY", "TZ"}
_NOTHING = Entry(-1, {}, anchor=False, word="")
_RELATIVE = {"ini", "lalu", "depan", "silam", "kemarin", "mendatang", "berikutnya", "sebelumnya", "nanti"}

MOST_TOKENS = 400
"""A longer stretch is cut: no date is as long, and the work on one stretch stays bounded."""


@dataclass(slots=True)
class Stretch:
    """Tokens in a row, each a part of some date expression; offsets are code points, end-exclusive."""

    entries: list[Entry]
    starts: list[int]
    ends: list[int]


def stretches(text: str, lexicon: Lexicon) -> Iterator[Stretch]:
    """The parts of the text worth parsing, in order."""
    stretch = Stretch([], [], [])
    anchored = False
    skip_to = 0
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if _has_address(text) else []
    addresses.reverse()
    for match in _TOKEN.finditer(text):
        word = match[0]
        entry = lexicon[word]
        if entry is not None or (word[0].isdigit() and "-" in word):
            start = match.start()
            while addresses and addresses[-1][0] <= start:
                skip_to = max(skip_to, addresses.pop()[1])
            if start >= skip_to and not (word[0].isdigit() and _inside_word(text, start, stretch)):
                if entry is None:
                    anchored |= _halves(word, start, stretch, lexicon)
                else:
                    stretch.entries.append(entry)
                    stretch.starts.append(start)
                    stretch.ends.append(match.end())
                    anchored = anchored or entry.anchor
                if len(stretch.entries) < MOST_TOKENS:
                    continue
        if anchored:
            yield _read_minggu(text, lexicon, stretch)
            anchored = False
        if stretch.entries:
            stretch = Stretch([], [], [])
    if anchored:
        yield _read_minggu(text, lexicon, stretch)


def _inside_word(text: str, start: int, stretch: Stretch) -> bool:
    """The digits of GTS4 or U17: part of a word that is no word of dates."""
    return start > 0 and text[start - 1].isalpha() and not (stretch.ends and stretch.ends[-1] == start)


def _halves(word: str, start: int, stretch: Stretch, lexicon: Lexicon) -> bool:
    """ "2023-3" of "31 Agustus 2023-3 September": two numbers and a dash.

    True where one of them is reason enough to parse the stretch.
    """
    left, dash, right = word.partition("-")
    parts = [(left, start), (dash, start + len(left)), (right, start + len(left) + 1)]
    entries = [lexicon[part] for part, _ in parts]
    if not all(entries):
        return False
    for (part, at), entry in zip(parts, entries, strict=True):
        assert entry is not None
        stretch.entries.append(entry)
        stretch.starts.append(at)
        stretch.ends.append(at + len(part))
    return any(entry.anchor for entry in entries if entry is not None)


def _has_address(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text or "#" in text


def _read_minggu(text: str, lexicon: Lexicon, stretch: Stretch) -> Stretch:
    for at, entry in enumerate(stretch.entries):
        if entry.word == "minggu":
            sunday = _is_sunday(text, stretch.entries, stretch.starts, at)
            stretch.entries[at] = lexicon.sunday_or_week("minggu", sunday=sunday)
    return stretch


def _is_sunday(text: str, entries: list[Entry], starts: list[int], at: int) -> bool:
    """R5: the day of the week when written as a name, or where its neighbours say so."""
    before, after = _entry(entries, at - 1), _entry(entries, at + 1)
    if before.word in ("hari", "malam") or after.values.keys() & _AFTER_SUNDAY or after.word == "dini":
        return True
    if after.word == "," and _entry(entries, at + 2).values.keys() & _AFTER_SUNDAY:
        return True
    if before.values.keys() & {"NUM", "NUMERAL", "VAGUE", "MOD"} or before.word == "per":
        return False
    for dash, other in ((before, at - 2), (after, at + 2)):
        if "DASH" in dash.values:
            neighbour = _entry(entries, other)
            return "WEEKDAY" in neighbour.values and neighbour.word != "minggu"
    if text[starts[at]].islower():
        return False
    relative = after.word in _RELATIVE or after.word == "yang"
    return not (relative and sentence_initial(text, starts[at]))


def _entry(entries: list[Entry], at: int) -> Entry:
    return entries[at] if 0 <= at < len(entries) else _NOTHING


def sentence_initial(text: str, at: int) -> bool:
    """True where nothing of the sentence stands before the offset."""
    before = text[max(0, at - 6) : at].rstrip(" \t\"'“”‘’(")
    return not before or before[-1] in ".!?:\n–—-•*"
