"""Which phrases are dates where they stand: names, numbers and titles that only look like one stay silent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from newsner.dates.lexicon import lines

if TYPE_CHECKING:
    from collections.abc import Collection

    from newsner.dates.phrases import Phrase

_WINDOW = 60
_WORD_BEFORE = re.compile(r"([^\s()\"'“”‘’,;:!?|]+)([^\w]*)\Z")
_WORD_AFTER = re.compile(r"([^\w]*)([^\W_]+(?:-[^\W_]+)*)")
_AHEAD = re.compile(r"\b(?:akan|dijadwalkan|bakal|hendak|rencananya|direncanakan|berencana)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s|[A-Z“\"])|\n")
_OPEN_QUOTE = re.compile(r"\b(\w+)(?: \w+)?[ ]?[\"“‘][^\"”’]{0,40}\Z")
_LAW = re.compile(
    r"\b(?:nomor|no|nomer|uu|perpres|perda|pp|pmk|perppu|kep\w*|permen\w*|inpres|peraturan|pasal)\b"
    r"\.?:?\s*[\w./-]*\d[\w./-]*(?: tahun)?\s*\Z",
    re.IGNORECASE,
)
_LAW_CODE = re.compile(r"\b[A-Z]{2,}\w*\s\d[\w./-]*\s*\Z")
"""PKPU 15 (Tahun 2023)"""
_TEAM_AGE = re.compile(r"U-?\d\d\Z")
_NEVER_ALONE = frozenset("dir mod tz wdshort hijriyear bareclock ymd2 hday pod".split())
_FAR_AHEAD = 8
"""A bare year further ahead of the publication year is believed only after a word of time."""


@cache
def cues() -> dict[str, frozenset[str]]:
    """Lists of neighbouring words, from ``context.tsv``."""
    table: dict[str, set[str]] = {}
    for line in lines("context.tsv"):
        name, words = line.split("\t")[:2]
        table.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in table.items()}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The words on both sides of a phrase, and the marks that part them from it."""

    before: str
    marks: str
    gap: str
    after: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Neighbours:
        left = _WORD_BEFORE.search(text[max(0, start - _WINDOW) : start].rpartition("\n")[2])
        right = _WORD_AFTER.match(text[end : end + _WINDOW].partition("\n")[0])
        before, marks = (left[1], left[2]) if left else ("", "")
        gap, after = (right[1], right[2]) if right else ("", "")
        return cls(before, marks, gap, after)

    def touches(self, cue: str) -> bool:
        """True where a word of the list stands right before, with nothing but white space between."""
        return not self.marks.strip() and self.before.lower().strip(".") in cues()[cue]

    @property
    def follows_on(self) -> bool:
        """True where a word stands right behind, with nothing but white space between."""
        return bool(self.after) and not self.gap.strip()


def speaks_of_future(text: str, start: int) -> bool:
    """R4: akan, dijadwalkan … before the date in its sentence; not for ", Selasa", when someone said it."""
    before = text[max(0, start - 160) : start]
    if before.rstrip()[-1:] == ",":
        return False
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return _AHEAD.search(before[ends[-1] if ends else 0 :]) is not None


def accepts(phrase: Phrase, text: str, year: int | None = None, names: Collection[str] = ()) -> bool:
    """Whether the phrase, where it stands, is a date.

    :param year: the year of publication
    :param names: month words that are someone's name in this text
    """
    f, groups = phrase.features, phrase.groups
    if phrase.row.timex == "none" or groups <= _NEVER_ALONE or (f.get("u") == "day" and "shift" in f):
        return False
    if _glued(text, phrase.start, phrase.end) or _in_title_of_work(text, phrase.start):
        return False
    if phrase.row.timex in ("duration", "set") or "ref" in f:
        return True
    near = Neighbours.of(text, phrase.start, phrase.end)
    if groups <= {"season", "mod"}:
        return bool(f.keys() & {"y", "dir"})
    if groups <= {"numdm", "dir"}:
        return text[max(0, phrase.start - 1)] == "(" or text[phrase.start] in "(tT"
    if groups <= {"year", "mod", "dir", "yearrange", "modunit"} and "y" in f:
        return _year(text, phrase, near, year)
    if groups == {"year"} and "yy" in f and text[phrase.start] not in "tT":  # '98
        return near.touches("year_before") or near.touches("time_before")
    if groups <= {"month", "mod"} and not f.keys() & {"d", "y", "dir"} and phrase.until is None:
        return name_or_month(text, phrase, near, names)
    if groups == {"weekday"} and phrase.until is None:
        return not near.touches("not_weekday_before") and not _is_name(text, phrase, near)
    if groups <= {"holiday", "hijri", "mod"}:
        return _holiday(text, phrase, near)
    bare_weekend = f.get("u") == "weekend" and text[phrase.end - 1] == "n"  # "akhir pekan", any of them
    return not (bare_weekend and near.before.lower() == "di")


def _glued(text: str, start: int, end: int) -> bool:
    """A part of something longer: "Fd.2/07/2025b", "tahun-tahun berikutnya"."""
    after, beyond = text[end : end + 1], text[end + 1 : end + 2]
    new_sentence = after.isupper() and beyond.islower()  # "April 2025Melansir": a full stop is missing
    if text[end - 1].isdigit() and (
        (after.isalnum() and not new_sentence)
        or after in ("_", "%")
        or (after in ("-", "/", ",", ":", ".") and beyond.isdigit())
    ):
        return True
    if not start:
        return False
    before = text[start - 1]
    if text[start].isdigit() and (before.isalnum() or before in "_+&@#$"):
        return True
    if start < 2 or before not in "-/._":
        return False
    if text[start].isdigit():
        return text[start - 2].isalnum()
    return before == "-" and text[start - 2].isalpha() and text[start].islower()


def _in_title_of_work(text: str, start: int) -> bool:
    """'Film "Besok Pagi di Braga"'."""
    before = text[max(0, start - _WINDOW) : start].rpartition("\n")[2]
    if not any(quote in before for quote in '"“‘'):
        return False
    match = _OPEN_QUOTE.search(before)
    return match is not None and match[1].lower() in cues()["work"]


def _year(text: str, phrase: Phrase, near: Neighbours, published: int | None) -> bool:
    """A year against counts, codes, money and law numbers."""
    year = int(phrase.features["y"])
    first = text[phrase.start]
    word, touching = near.before, not near.marks.strip()
    if first in "tT":  # "tahun 2014"
        if touching and word.lower().startswith(("kepmen", "permen", "perpres", "peraturan")):
            return False
        head = text[max(0, phrase.start - _WINDOW) : phrase.start]
        return _LAW.search(head) is None and _LAW_CODE.search(head) is None
    if near.follows_on and near.after.lower() in cues()["counted"]:
        return False
    if not near.marks.strip(" (") and word.lower().strip(".") in cues()["not_year_before"]:
        return False
    if "mod" in phrase.features or near.touches("time_before") or near.touches("year_before"):
        return True
    if not 1900 <= year <= 2100 or (published is not None and year > published + _FAR_AHEAD):
        return False
    if _LAW.search(text[max(0, phrase.start - _WINDOW) : phrase.start]):
        return False
    ranged = "y2" in phrase.features
    if touching and not ranged and ((word.isupper() and word.isalpha() and len(word) <= 2) or _is_code(word)):
        return False
    quantity = near.follows_on and near.after[0].islower() and near.touches("quantity_before")
    return not quantity


def _is_code(word: str) -> bool:
    """MT-09, GTS4; but not U-20, a team's age."""
    return any(c.isdigit() for c in word) and any(c.isalpha() for c in word) and not _TEAM_AGE.match(word)


def name_or_month(text: str, phrase: Phrase, near: Neighbours, names: Collection[str]) -> bool:
    """Mei Lestari, kata Juli: a person; pada Juni, penjualan ritel Desember: a month."""
    words = text[phrase.start : phrase.end]
    if " " in words:  # "bulan Juli", "akhir Mei"
        return True
    if near.touches("time_before"):
        return True
    if near.touches("speech") or words.lower() in names:
        return False
    if words.islower() and words in cues()["doubtful_month"]:
        return False
    if words.isupper() and len(words) <= 4 and not near.before.isupper():
        return False
    return not _is_name(text, phrase, near)


def _is_name(text: str, phrase: Phrase, near: Neighbours) -> bool:
    """A capitalised word right behind makes it a name ("Juni Prasetya"), unless the whole line is so."""
    if " " in text[phrase.start : phrase.end] or near.touches("time_before"):
        return False
    behind = (
        near.follows_on and near.after[:1].isupper() and near.after.lower() not in cues()["after_name_ok"]
    )
    dashed = text[phrase.end : phrase.end + 1] in ("-", "–") and near.after[:1].isupper()
    dash_before = (
        text[max(0, phrase.start - 1)] in "-–" and phrase.start > 1 and text[phrase.start - 2].isalpha()
    )
    return (behind or dashed or dash_before) and not _title_case(text, phrase.start)


def names_in(text: str, found: list[Phrase]) -> set[str]:
    """Month words that are part of a name somewhere in the text (Raja Juli Antoni), lower case."""
    names = set()
    for phrase in found:
        if phrase.groups == {"month"} and len(phrase.features) == 1:
            near = Neighbours.of(text, phrase.start, phrase.end)
            if near.touches("speech") or _is_name(text, phrase, near):
                names.add(text[phrase.start : phrase.end].lower())
    return names


def _title_case(text: str, at: int) -> bool:
    """A headline: nearly every word of the line is capitalised."""
    begin = text.rfind("\n", max(0, at - 200), at) + 1
    stop = text.find("\n", at, at + 200)
    words = re.findall(r"[^\W\d_]{4,}", text[max(begin, at - 200) : stop if stop >= 0 else at + 200])
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _holiday(text: str, phrase: Phrase, near: Neighbours) -> bool:
    """ "baju Lebaran", "Mandailing Natal": the kind of a thing and the part of a name are no days."""
    f = phrase.features
    if f.keys() & {"y", "hy", "d", "dir", "u", "hd"}:
        return True
    if "hm" in f and (f["hm"] != 9 or "mod" in f):
        return False
    if near.touches("holiday_thing") or near.touches("speech"):
        return False
    if " " in text[phrase.start : phrase.end] or near.touches("time_before"):
        return True
    part_of_name = (near.before[:1].isupper() and not near.marks.strip() and bool(near.marks)) or (
        near.follows_on and near.after[:1].isupper() and "hm" in f
    )
    return (
        not part_of_name
        or _opens_sentence(text, phrase.start, near.before)
        or _title_case(text, phrase.start)
    )


def _opens_sentence(text: str, start: int, word: str) -> bool:
    """True where the word before the phrase begins its sentence."""
    head = text[max(0, start - _WINDOW) : start].rstrip()[: -len(word)].rstrip(' "“')
    return not head or head[-1] in ".!?:\n"
