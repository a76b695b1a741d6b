"""From tokens to phrases: atoms of the grammar, joined with their neighbours by ``attach.tsv``.

A phrase is a bundle of features ("d": 14, "m": 9, "w": 3, "p": "TNI"); neighbours join when the table lets
them and their features do not contradict each other: "Rabu" + "(14/9)" + "malam".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsner.dates.lexicon import attachments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsner.dates.grammar import Row, Step
    from newsner.dates.lexicon import Entry, Lexicon
    from newsner.dates.tokens import Stretch

Value = int | str
_GLUE = {"COMMA": ",", "LP": "(", "RP": ")", "DASH": "-", "BAR": "|", "SLASH": "/", "APPROX": "~"}
_MOST_GLUE = 5


@dataclass(slots=True)
class Phrase:
    """An expression before it is resolved; ``first`` and ``last`` are token positions, ``last`` exclusive."""

    row: Row
    first: int
    last: int
    features: dict[str, Value]
    groups: set[str] = field(default_factory=set)
    start: int = 0
    end: int = 0
    until: dict[str, Value] | None = None
    """The features of the end of a range"""
    year_from: Phrase | None = None
    """The phrase right after in the same enumeration, whose year this one shares"""


def phrases(stretch: Stretch, lexicon: Lexicon) -> list[Phrase]:
    """The phrases of a stretch, in order, without overlap."""
    atoms = list(_atoms(stretch, lexicon))
    joined: list[Phrase] = []
    for atom in atoms:
        if not (joined and _join(joined[-1], atom, stretch)):
            joined.append(atom)
        _close_bracket(joined[-1], stretch)
    found = _ranges(joined, stretch)
    for phrase in found:
        phrase.start, phrase.end = stretch.starts[phrase.first], stretch.ends[phrase.last - 1]
    return found


def _atoms(stretch: Stretch, lexicon: Lexicon) -> Iterator[Phrase]:
    automaton = lexicon.automaton
    entries = stretch.entries
    at = 0
    while at < len(entries):
        end, row = automaton.match(entries, at)
        if row < 0:
            at += 1
            continue
        matched = entries[at:end]
        yield from _build(automaton.rows[row], automaton.bind(row, matched), matched, at)
        at = end


_UNIT_GROUPS = {"week": "relweek", "weekend": "relweek", "month": "relmonth", "year": "relyear"}


def _build(row: Row, path: tuple[Step, ...], entries: list[Entry], at: int) -> Iterator[Phrase]:
    features: dict[str, Value] = dict(row.sets)
    numerals: dict[str, list[Value]] = {}
    listed: list[tuple[int, Value]] = []
    outside = 0
    for slot, category, offset in path:
        value = entries[offset].values[category]
        if slot == "@":
            assert isinstance(value, dict)
            for key, item in value.items():
                features[key + "2" if key in features else key] = item
        elif slot == "e+":
            listed.append((offset, int(str(value))))
        elif slot.endswith("+"):
            numerals.setdefault(slot[:-1], []).append(value)  # type: ignore[arg-type]
        elif slot == "out":
            outside = offset + 1
        elif slot == "hd-":
            features["hd"] = -int(str(value))
        else:
            key = slot + "2" if slot in features else slot
            features[key] = 1 if value is None else value  # type: ignore[assignment]
    for slot, words in numerals.items():
        features[slot] = numeral(words)
    group = row.group
    if group == "relunit":
        group = _UNIT_GROUPS.get(str(features["u"]), group)
    first = at + outside
    for number, (offset, day) in enumerate(listed):
        own = {**features, "d": day}
        begin = first if number == 0 else at + offset
        yield Phrase(row, begin, at + offset + 1, own, {group})
    if listed:
        following = listed[-1][0] + 1
        while "DAY" not in entries[following].values:
            following += 1
        first = at + following
    yield Phrase(row, first, at + len(entries), features, {group})


def numeral(words: list[Value]) -> int:
    """ "dua puluh lima" is 25: digits add up, belas, puluh and ratus work on the digit before."""
    total = digit = 0
    for word in words:
        if isinstance(word, int):
            if word >= 10:
                total, digit = total + digit + word, 0
            else:
                total, digit = total + digit, word
        elif word == "x+10":
            total, digit = total + digit + 10, 0
        else:
            factor = int(word[2:])
            total, digit = (
                (total + (digit or 1) * factor, 0) if factor < 1000 else ((total + digit or 1) * factor, 0)
            )
    return total + digit


def _join(left: Phrase, right: Phrase, stretch: Stretch) -> bool:
    """Take the right phrase into the left one where the table and the features allow."""
    gap = stretch.entries[left.last : right.first]
    if len(gap) > _MOST_GLUE:
        return False
    bracketed = bool(gap) and "RP" in gap[0].values and _opens_before(left, stretch)
    if bracketed:
        gap = gap[1:]
    marks = set()
    for entry in gap:
        mark = next((_GLUE[key] for key in entry.values if key in _GLUE), None)
        if mark is None:
            return False
        marks.add(mark)
    table = attachments()
    allowed = [
        glue
        for group in left.groups
        for other in right.groups
        if (glue := table.get((group, other))) is not None
    ]
    if not any(marks <= glue for glue in allowed):
        return False
    if not _agree(left.features, right.features):
        return False
    if "~" in marks:
        left.features["approx"] = 1
    for key, value in right.features.items():
        left.features[key] = value
    left.groups |= right.groups
    left.last = right.last
    left.first -= bracketed
    return True


def _opens_before(left: Phrase, stretch: Stretch) -> bool:
    """ "(22/9) lalu": the bracket that the gap closes opens right before the phrase."""
    return left.first > 0 and "LP" in stretch.entries[left.first - 1].values


def _agree(left: dict[str, Value], right: dict[str, Value]) -> bool:
    return all(left.get(key, value) == value for key, value in right.items())


_RANGE_MARKS = {"hingga", "sampai", "dengan", "s", "d", "sd", "to"}
_CALENDAR = {"date", "dm", "numdm", "month", "year", "decade"}


def _ranges(found: list[Phrase], stretch: Stretch) -> list[Phrase]:
    """Guideline 2.3: two absolute expressions of one kind around "hingga" are one span."""
    result: list[Phrase] = []
    for phrase in found:
        left = result[-1] if result else None
        if left is not None and left.until is None and _is_range(left, phrase, stretch):
            left.until = phrase.features
            left.groups |= phrase.groups
            left.last = phrase.last
            continue
        if left is not None and _is_enumeration(left, phrase, stretch):
            left.year_from = phrase
        result.append(phrase)
    return result


def _is_range(left: Phrase, right: Phrase, stretch: Stretch) -> bool:
    gap = stretch.entries[left.last : right.first]
    if not gap or len(gap) > 4:
        return False
    words = [entry.word for entry in gap]
    dash = len(gap) == 1 and "DASH" in gap[0].values
    if not dash and not (
        words[0] in ("hingga", "sampai", "s", "sd", "to")
        and all(
            w in _RANGE_MARKS or "DOT" in e.values or "SLASH" in e.values
            for w, e in zip(words, gap, strict=True)
        )
    ):
        return False
    kinds = _kind(left), _kind(right)
    shared_year = (
        kinds == ("day", "month") and "y" not in left.features and "y" in right.features and not dash
    )
    return kinds[0] is not None and (kinds[0] == kinds[1] or shared_year)


def _kind(phrase: Phrase) -> str | None:
    """The grain of an absolute expression, None for one that hangs on the publication date."""
    features = phrase.features
    if features.keys() & {"u", "days", "after", "d2", "m2", "y2", "h2", "holiday", "sign", "ref"}:
        return None
    for key, kind in (
        ("h", "clock"),
        ("d", "day"),
        ("m", "month"),
        ("y", "year"),
        ("y10", "decade"),
        ("w", "weekday"),
    ):
        if key in features:
            return kind
    return None


def _is_enumeration(left: Phrase, right: Phrase, stretch: Stretch) -> bool:
    """ "Agustus dan Oktober 2023": the first shares the year of the second."""
    gap = [entry.word for entry in stretch.entries[left.last : right.first]]
    return (
        gap in (["dan"], [","], ["serta"], ["atau"], [",", "dan"], ["hingga"], ["sampai"])
        and "y" not in left.features
        and _kind(left) in ("day", "month")
        and _kind(left) == _kind(right)
    )


def _close_bracket(phrase: Phrase, stretch: Stretch) -> None:
    """A bracket that opens inside the phrase closes inside it."""
    entries = stretch.entries
    depth = 0
    for entry in entries[phrase.first : phrase.last]:
        depth += ("LP" in entry.values) - ("RP" in entry.values)
    if depth > 0 and phrase.last < len(entries) and "RP" in entries[phrase.last].values:
        phrase.last += 1
