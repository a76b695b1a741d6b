"""From text to stretches: runs of words, digits and marks that may hold a date.

One pass over the text. A word that is part of no date ends a stretch, and so does a line break;
stretches without a single telling word are dropped unseen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsner.dates.lexicon import Entry, Lexicon

_TOKEN = re.compile(
    r"""
      [0-9]+ (?: (?: [.,:\-–—] | [ ]?//?[ ]? ) [0-9]+ )*   # a whole group of digits: 14/9/2022, 10.00-12.00
    | [^\W\d_]+ (?: ['’`] [^\W\d_]+ )?                     # a word: Jum'at
    | [^ \t\u00a0\u200b]                                   # any mark or line break
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[#@]\w+")
_BEFORE_SUNDAY = {"hari", "malam", "sabtu", "jumat", "jum'at", "pagi", "pada", "dan"}
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
    entries: list[Entry] = []
    starts: list[int] = []
    ends: list[int] = []
    anchored = False
    skip_to = 0
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if _has_address(text) else []
    addresses.reverse()
    for match in _TOKEN.finditer(text):
        word = match[0]
        entry = lexicon[word]
        if entry is not None:
            start = match.start()
            while addresses and addresses[-1][0] <= start:
                skip_to = max(skip_to, addresses.pop()[1])
            if start >= skip_to:
                entries.append(entry)
                starts.append(start)
                ends.append(match.end())
                anchored = anchored or entry.anchor
                if len(entries) < MOST_TOKENS:
                    continue
        if anchored:
            yield _stretch(text, lexicon, entries, starts, ends)
            anchored = False
        if entries:
            entries, starts, ends = [], [], []
    if anchored:
        yield _stretch(text, lexicon, entries, starts, ends)


def _has_address(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text or "#" in text


def _stretch(
    text: str, lexicon: Lexicon, entries: list[Entry], starts: list[int], ends: list[int]
) -> Stretch:
    for at, entry in enumerate(entries):
        if entry.word == "minggu":
            sunday = _is_sunday(text, entries, starts, ends, at)
            entries[at] = lexicon.sunday_or_week("minggu", sunday=sunday)
    return Stretch(entries, starts, ends)


def _is_sunday(text: str, entries: list[Entry], starts: list[int], ends: list[int], at: int) -> bool:
    """R5: the day of the week when written as a name, or where its neighbours say so."""
    before = entries[at - 1] if at else None
    after = entries[at + 1] if at + 1 < len(entries) else None
    if before is not None and before.word in ("hari", "malam", "pasar") and before.word != "pasar":
        return True
    if before is not None and (
        "NUM" in before.values or "NUMERAL" in before.values or "VAGUE" in before.values
    ):
        return False
    if before is not None and before.word in (
        "akhir",
        "awal",
        "tengah",
        "pertengahan",
        "setiap",
        "tiap",
        "per",
    ):
        return text[starts[at]].isupper() and before.word in ("setiap", "tiap")
    if after is not None and after.values.keys() & {"LP", "DM", "DMY", "POD", "DAY", "TZ", "DRM"}:
        return True
    if after is not None and after.word == "dini":
        return True
    if (
        after is not None
        and after.word == ","
        and at + 2 < len(entries)
        and entries[at + 2].values.keys() & {"LP", "DAY", "DMY", "DM"}
    ):
        return True
    if text[starts[at]].islower():
        return bool(
            (
                after is not None
                and "DASH" in after.values
                and at + 2 < len(entries)
                and "WEEKDAY" in entries[at + 2].values
            )
            or (
                before is not None
                and "DASH" in before.values
                and at > 1
                and "WEEKDAY" in entries[at - 2].values
            )
        )
    relative = after is not None and (after.word in _RELATIVE or after.word == "yang")
    return not (relative and sentence_initial(text, starts[at]))


def sentence_initial(text: str, at: int) -> bool:
    """True where nothing of the sentence stands before the offset."""
    before = text[max(0, at - 6) : at].rstrip(" \t\"'“”‘’(")
    return not before or before[-1] in ".!?:\n–—-•*"
