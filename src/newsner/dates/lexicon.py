"""The words of date expressions and what each can be, read from ``data/`` on first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from newsner.dates.grammar import Automaton, Row, read_table
from newsner.dates.numerics import readings

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = Path(__file__).parent / "data"
_MOST_SURFACES = 50_000
PUNCTUATION = {
    "(": "LP",
    ")": "RP",
    "[": "LP",
    "]": "RP",
    ",": "COMMA",
    "/": "SLASH",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "‑": "DASH",
    "|": "BAR",
    ".": "DOT",
    "'": "APOS",
    "’": "APOS",
    "‘": "APOS",
    "`": "APOS",
    "+": "PLUS",
    ":": "COLON",
}
# A stretch of words none of which says more than these holds no date, and is not parsed.
_WEAK = frozenset(
    "NUM DAY HOUR YY TENS2 TENS4 NUMERAL ORDINAL ROMAN DIR NEXTTO APPROX VAGUE DECIMAL NUMS HOURS HUNDREDS "
    "EVERY MSHORT WDSHORT MOD".split()
) | (frozenset(PUNCTUATION.values()) - {"APOS"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a surface form can be: category → value (or features). Equal sets of them share an ``id``."""

    id: int
    values: dict[str, object]
    anchor: bool
    """True where the word alone is reason enough to parse"""
    word: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day: its key in ``moving.tsv``, or its fixed month and day."""

    key: str
    month: int = 0
    day: int = 0


def lines(name: str) -> Iterator[str]:
    """The lines of a data file that say something."""
    text = (_DATA / name).read_text("utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


class Lexicon(dict[str, "Entry | None"]):
    """Surface form → what it can be, None for a word that is part of no date; filled as texts are read."""

    def __init__(self) -> None:
        super().__init__()
        rows, macros = read_table(lines("grammar.tsv"))
        self.holidays: dict[str, Holiday] = {}
        rows += self._holiday_rows()
        self.automaton = Automaton(rows, macros)
        self._words: dict[str, dict[str, object]] = {}
        for line in lines("lexicon.tsv"):
            category, value, forms = line.split("\t")[:3]
            for form in forms.split():
                self._words.setdefault(form, {})[category] = int(value) if value.isdigit() else value
        self._weak = set(_WEAK)
        for word in self.automaton.words:
            self._words.setdefault(word, {})[word] = None
        self._weak |= self.automaton.words - {line.split("\t")[0] for line in lines("anchors.tsv")}
        self._ids: dict[frozenset[str], int] = {}
        self._special: dict[str, Entry] = {}

    def __missing__(self, surface: str) -> Entry | None:
        if len(self) > _MOST_SURFACES:
            self.clear()
        entry = self[surface] = self._entry(surface)
        return entry

    def _entry(self, surface: str) -> Entry | None:
        if surface[0].isdigit():
            return self.entry(readings(surface), surface)
        if surface in PUNCTUATION:
            return self.entry({PUNCTUATION[surface]: None}, surface)
        word = surface.lower().replace("’", "'").replace("`", "'")
        values = self._words.get(word)
        return None if values is None else self.entry(values, word)

    def entry(self, values: dict[str, object], word: str) -> Entry | None:
        """The entry of a set of categories; None for the empty set."""
        if not values:
            return None
        number = self._ids.setdefault(frozenset(values), len(self._ids))
        return Entry(number, values, not self._weak.issuperset(values), word)

    def sunday_or_week(self, word: str, *, sunday: bool) -> Entry:
        """ "minggu" read one way only (R5)."""
        key = f"{word} {sunday}"
        if key not in self._special:
            left_out = "UNIT" if sunday else "WEEKDAY"
            values = {k: v for k, v in self._words["minggu"].items() if k != left_out}
            entry = self.entry(values, word)
            assert entry is not None
            self._special[key] = entry
        return self._special[key]

    def _holiday_rows(self) -> list[Row]:
        """Every name in ``holidays.tsv`` is a pattern of its own."""
        found = []
        for line in lines("holidays.tsv"):
            key, date, names = line.split("\t")[:3]
            month, day = (int(part) for part in date.split("-")) if len(date) == 5 else (0, 0)
            self.holidays[key] = Holiday(key, month, day)
            found += [
                Row("holiday", "holiday", "date", f"{name.strip()} [dir:DIR]", (("holiday", key),))
                for name in names.split(";")
            ]
        return found


@cache
def lexicon() -> Lexicon:
    """The one lexicon of the process."""
    return Lexicon()


@cache
def attachments() -> dict[tuple[str, str], frozenset[str]]:
    """(group, group) → the marks that may stand between, from ``attach.tsv``."""
    table: dict[tuple[str, str], frozenset[str]] = {}
    for line in lines("attach.tsv"):
        left, right, glue = line.split("\t")[:3]
        for a in left.split():
            for b in right.split():
                table[a, b] = table.get((a, b), frozenset()) | frozenset(glue.split())
    return table


@cache
def moving() -> dict[str, dict[int, str]]:
    """Holiday key → year → date, from ``moving.tsv``."""
    table: dict[str, dict[int, str]] = {}
    for line in lines("moving.tsv"):
        key, date = line.split("\t")[:2]
        table.setdefault(key, {}).setdefault(int(date[:4]), date)
    return table
