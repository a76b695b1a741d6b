"""Which phrases are dates where they stand: names, numbers and titles that only look like one stay silent."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsner.dates.lexicon import lines

if TYPE_CHECKING:
    from newsner.dates.phrases import Phrase

_WORD_BEFORE = re.compile(r"([^\s()\"'“”‘’,.;:!?|]+)([^\w]*)\Z")
_WORD_AFTER = re.compile(r"([^\w]*)([^\W_]+(?:-[^\W_]+)*)")
_WINDOW = 60
_AHEAD = re.compile(r"\b(?:akan|dijadwalkan|bakal|hendak|rencananya|direncanakan|berencana)\b", re.IGNORECASE)
_OPEN_QUOTE = re.compile(r"\b(\w+)(?: \w+)?[ ]?[\"“‘']\Z")
_SENTENCE_END = re.compile(r"[.!?](?=\s|[A-Z“\"])|\n")


@cache
def cues() -> dict[str, frozenset[str]]:
    """Lists of neighbouring words, from ``context.tsv``."""
    table: dict[str, set[str]] = {}
    for line in lines("context.tsv"):
        name, words = line.split("\t")[:2]
        table.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in table.items()}


def word_before(text: str, start: int) -> tuple[str, str]:
    """The word before an offset and the marks between them."""
    match = _WORD_BEFORE.search(text[max(0, start - _WINDOW) : start])
    return (match[1], match[2]) if match else ("", text[max(0, start - 2) : start])


def word_after(text: str, end: int) -> tuple[str, str]:
    """The marks after an offset and the word behind them."""
    match = _WORD_AFTER.match(text[end : end + _WINDOW])
    return (match[1], match[2]) if match else (text[end : end + 2], "")


def speaks_of_future(text: str, start: int) -> bool:
    """R4: akan, dijadwalkan … in the same clause before the date."""
    before = text[max(0, start - 160) : start]
    if before.rstrip()[-1:] == ",":  # ", Selasa": when someone said it
        return False
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return _AHEAD.search(before[ends[-1] if ends else 0 :]) is not None


def accepts(phrase: Phrase, text: str) -> bool:
    """Whether the phrase, where it stands, is a date."""
    f, groups = phrase.features, phrase.groups
    if phrase.row.timex == "none" or not f:
        return False
    if phrase.until is None and groups <= {
        "dir",
        "mod",
        "tz",
        "wdshort",
        "hijriyear",
        "bareclock",
        "ymd2",
        "hday",
        "pod",
    }:
        return False
    if groups <= {"mod", "dir", "pod", "tz", "ymd2", "wdshort"}:
        return False
    if f.get("u") == "day" and "shift" in f:
        return False
    if groups <= {"season", "mod"} and not f.keys() & {"y", "dir"}:
        return False
    if _glued(text, phrase.start, phrase.end):
        return False
    if _in_title_of_work(text, phrase.start):
        return False
    if groups <= {"numdm", "dir"}:
        return _bracketed(text, phrase)
    if groups <= {"year", "mod", "dir", "yearrange"}:
        return _year(text, phrase)
    if groups <= {"month", "mod"} and "d" not in f and "y" not in f and phrase.until is None:
        return _name(text, phrase, month=True)
    if groups == {"weekday"} and phrase.until is None:
        return _name(text, phrase, month=False)
    if groups <= {"holiday", "hijri"}:
        return _holiday(text, phrase)
    return True


def _glued(text: str, start: int, end: int) -> bool:
    """A part of something longer: "Fd.2/07/2025b", "tahun-tahun berikutnya"."""
    if text[end - 1].isdigit() and end < len(text) and (text[end].isalpha() or text[end] in "_%"):
        return True
    if start < 2 or text[start - 1] not in "-/._+&@#$":
        return bool(start) and text[start].isdigit() and (text[start - 1].isalnum() or text[start - 1] == "_")
    if text[start].isdigit():
        return text[start - 2].isalnum()
    return text[start - 1] == "-" and text[start - 2].isalpha() and text[start].islower()


def _in_title_of_work(text: str, start: int) -> bool:
    """'Film "Besok Pagi di Braga"'."""
    if start == 0 or text[start - 1] not in "\"“‘'":
        return False
    match = _OPEN_QUOTE.search(text[max(0, start - _WINDOW) : start])
    return match is not None and match[1].lower() in cues()["work"]


def _bracketed(text: str, phrase: Phrase) -> bool:
    return (
        text[max(0, phrase.start - 1) : phrase.start] == "("
        or text[phrase.start] == "("
        or text[phrase.start] in "tT"
    )


def _year(text: str, phrase: Phrase) -> bool:
    """A bare year against counts, codes, money and law numbers."""
    start, end = phrase.start, phrase.end
    if not text[start].isdigit() and text[start] not in "'’":
        explicit = text[start : start + 2].lower() in ("ta", "th")
    else:
        explicit = text[start] in "'’"
    year = int(phrase.features.get("y", 2000))
    if (
        start
        and (text[start - 1].isalnum() or text[start - 1] in "-/+_&@#$")
        and not (text[start - 1] in "-/" and start > 1 and text[start - 2].isspace())
    ):
        return False
    if end < len(text) and ((text[end].isalnum() and not explicit) or text[end] in "%_+"):
        return False
    if end + 1 < len(text) and text[end] in "-/.,:" and text[end + 1].isdigit():
        return False
    before, marks = word_before(text, start)
    gap, after = word_after(text, end)
    low, lists = before.lower(), cues()
    if explicit:
        return not (low in lists["law"] and not marks.strip()) and not (
            before.isdigit() and _law_number(text, start)
        )
    if "yearrange" not in phrase.groups and not 1900 <= year <= 2100 and low not in lists["year_before"]:
        return False
    if "yearrange" in phrase.groups and not 1500 <= year <= 2100:
        return False
    if not marks.strip(" (") and low in lists["not_year_before"]:
        return False
    if not gap.strip() and after.lower() in lists["counted"]:
        return False
    if low in lists["year_before"] or not before:
        return True
    if (before.isupper() and len(before) <= 2 or re.search(r"[A-Za-z].*\d", before)) and not marks.strip():
        return low in lists["year_before"]
    if not gap.strip() and after and after[0].islower() and low in lists["quantity_before"]:
        return False
    return True


def _law_number(text: str, start: int) -> bool:
    """ "Nomor 11 Tahun 2020", "No. 12 Tahun 2011"."""
    before = text[max(0, start - 40) : start].lower()
    return (
        re.search(
            r"(?:nomor|no|uu|perpres|perda|pp|pmk|perppu|keppres|inpres|permen\w*)\.?\s*[\w./-]*\d[\w./-]*\s*\Z",
            before,
        )
        is not None
    )


def _name(text: str, phrase: Phrase, *, month: bool) -> bool:
    """Mei Lestari, Juni Prasetya, Ir. Minggu Tarigan: a person; Mei lalu, pada Juni: a month."""
    words = text[phrase.start : phrase.end]
    before, marks = word_before(text, phrase.start)
    gap, after = word_after(text, phrase.end)
    low, lists = before.lower(), cues()
    if not marks.strip() and low in lists["speech" if month else "not_weekday_before"]:
        return False
    if words[:4].lower() in ("bula", "hari", "awal", "akhi", "pert", "peng", "teng") and len(words) > 5:
        return True
    if month and words.islower() and words in ("mei", "maret", "juni", "juli", "april"):
        return low in lists["time_before"]
    if month and words.isupper() and len(words) <= 4 and not before.isupper():
        return False
    if low in lists["time_before"] and not marks.strip(" "):
        return True
    if gap.startswith((" ", "-")) and not gap.strip(" -") and after[:1].isupper() and not after.isdigit():
        return after.lower() in lists["after_name_ok"] or _title_case(text, phrase.start)
    if (
        before[:1].isupper()
        and not marks.strip()
        and marks
        and not sentence_start_word(text, phrase.start, before)
    ):
        return low in lists["time_before"] or _title_case(text, phrase.start) or not after[:1].isupper()
    return True


def sentence_start_word(text: str, start: int, word: str) -> bool:
    """True where the word before the phrase begins its sentence."""
    head = text[max(0, start - _WINDOW) : start].rstrip()[: -len(word)].rstrip(' "“')
    return not head or head[-1] in ".!?:\n"


def _title_case(text: str, at: int) -> bool:
    """A headline: nearly every word of the line is capitalised."""
    begin = text.rfind("\n", max(0, at - 200), at) + 1
    stop = text.find("\n", at, at + 200)
    words = re.findall(r"[^\W\d_]{4,}", text[max(begin, at - 200) : stop if stop >= 0 else at + 200])
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _holiday(text: str, phrase: Phrase) -> bool:
    """ "baju Lebaran", "libur Natal": the day as the kind of a thing is none."""
    before, marks = word_before(text, phrase.start)
    bare = "hm" in phrase.features and phrase.features["hm"] != 9
    if bare and not phrase.features.keys() & {"d", "hy", "y"}:
        return False
    if phrase.features.keys() & {"y", "hy", "d", "dir", "u", "hd"}:
        return True
    if marks.strip():
        return True
    low, lists = before.lower(), cues()
    if low in lists["holiday_thing"] or low in lists["speech"]:
        return False
    if (
        before[:1].isupper()
        and " " not in text[phrase.start : phrase.end]
        and low not in lists["time_before"]
    ):
        return sentence_start_word(text, phrase.start, before) or _title_case(text, phrase.start)
    return True
