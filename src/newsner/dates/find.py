"""Find every date of a text and say which day it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from newsner.dates.calendar import Published, interval, shift, valid
from newsner.dates.context import accepts, names_in, speaks_of_future
from newsner.dates.days import text_years
from newsner.dates.lexicon import lexicon
from newsner.dates.mention import DateMention
from newsner.dates.phrases import Phrase, phrases
from newsner.dates.resolve import resolve
from newsner.dates.sets import duration, frequency
from newsner.dates.state import Context, Resolved
from newsner.dates.tokens import stretches

if TYPE_CHECKING:
    from datetime import date

    from newsner.dates.mention import Mod, TimexType

_SENTENCE = re.compile(r"[.!?][\"”’)]*(?=\s+[A-Z\"“‘(]|[A-Z“])|\n")
_HEADER = 400
"""A full date in these first characters, alone on its line or before a dateline's dash, dates the text."""


def find(text: str, published: str | date | None = None, *, all_timex: bool = False) -> list[DateMention]:
    """The dates of an Indonesian text, in order, without overlap.

    :param published: publication date, whole ("2022-09-14") or in part ("2022-09", "2022"). Without its day
        the day that the text itself states is taken (a byline, "hari ini, Rabu (14/9/2022)"), in a part only
        within that month or year; without that, relative dates keep ``value=None``. Today's date is never used.
    :param all_timex: also durations, sets and vague references (DURATION, SET, PRESENT_REF …)
    :raises ValueError: where ``published`` is not a date
    """
    known = Published.parse(published) if published else None
    words = lexicon()
    found = [phrase for stretch in stretches(text, words) for phrase in phrases(stretch, words)]
    names = names_in(text, found)
    found = [phrase for phrase in found if accepts(phrase, text, known.year if known else None, names)]
    if known is None or known.day is None:
        known = _stated(text, found, known) or known
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    context = Context(known, words.holidays, years=[int(p.features["y"]) for p in found if "y" in p.features])
    mentions = []
    for phrase in found:
        context.sentence = bisect_right(ends, phrase.start)
        mention = _mention(phrase, text, context)
        if mention is not None and (all_timex or _is_date(mention)):
            mentions.append(mention)
    return mentions


def _is_date(mention: DateMention) -> bool:
    return mention.timex_type in ("DATE", "TIME") and mention.granularity != "reference"


def _mention(phrase: Phrase, text: str, context: Context) -> DateMention | None:
    features = phrase.features
    timex: TimexType = "TIME" if features.keys() & {"h", "p"} else "DATE"
    if phrase.year_from is not None:
        for key in ("y", "u", "shift", "dir"):
            if key in phrase.year_from.features and key not in features:
                features[key] = phrase.year_from.features[key]
    if phrase.groups == {"weekday"} and "w2" in features:
        resolved, timex = Resolved(frequency(features), "set"), "SET"
    elif phrase.row.timex == "duration":
        resolved, timex = Resolved(duration(features), "duration"), "DURATION"
    elif phrase.row.timex == "set":
        resolved, timex = Resolved(frequency(features), "set"), "SET"
    else:
        context.ahead = lambda: speaks_of_future(text, phrase.start)
        resolved = resolve(features, phrase.until, context)
        if resolved.grain == "unknown":
            return None
        _remember(resolved, features, context)
    span = interval(resolved.value) if resolved.value and timex in ("DATE", "TIME") else None
    mod: Mod | None = "APPROX" if "approx" in features else None
    if "mod" in features and phrase.until is None:
        mod = features["mod"]  # type: ignore[assignment]
    return DateMention(
        phrase.start,
        phrase.end,
        text[phrase.start : phrase.end],
        resolved.value,
        min(span) if span else None,
        max(span) if span else None,
        resolved.grain,
        mod,
        resolved.partial,
        resolved.mismatch,
        timex,
    )


def _remember(resolved: Resolved, features: dict[str, int | str], context: Context) -> None:
    """What later phrases may count from (R3, R8)."""
    if resolved.day is not None:
        context.day, context.day_sentence = resolved.day, context.sentence
    if resolved.value and resolved.grain in ("day", "month", "year") and resolved.value[:4].isdigit():
        context.said_year = int(resolved.value[:4])
    if "y" in features and "m" in features and resolved.value:
        context.year, context.year_sentence = int(features["y"]), context.sentence
    elif context.year_sentence != context.sentence:
        if resolved.day is not None:
            context.year = resolved.day.year
        elif resolved.value and resolved.grain in ("year", "month") and resolved.value[:4].isdigit():
            context.year = int(resolved.value[:4])
    if resolved.value and resolved.grain == "month" and len(resolved.value) == 7:
        context.month = int(resolved.value[:4]), int(resolved.value[5:])


def _stated(text: str, found: list[Phrase], known: Published | None) -> Published | None:
    """The day that the text itself speaks from, where no publication day is given; within ``known``, if that is.

    That is a date called "hari ini", a byline or dateline, else the first date with its weekday, which in
    news is the day reported ("ujar dia, Rabu (14/9/2022)"): of 305 articles of known date, in 65 % the day
    of publication, in 87 % at most a day from it.
    """
    reported = None
    written = [int(p.features["y"]) for p in found if "y" in p.features]
    years = text_years(written) if known is None else [known.year]
    for phrase in found:
        f = phrase.features
        if {"d", "m", "w"} <= f.keys() and "y" not in f and reported is None:
            day = _by_weekday(f, years)
            reported = Published.parse(day) if day and _within(day, known) else None
            continue
        if not {"d", "m", "y"} <= f.keys() or f.keys() & {"d2", "m2", "y2"} or phrase.until is not None:
            continue
        day = valid(int(f["y"]), int(f["m"]), int(f["d"]))
        if day is None or not _within(day, known):
            continue
        if "days" in f:
            said = shift(day, -int(f["days"]))
            return Published.parse(said) if said and _within(said, known) else None
        if phrase.start < _HEADER and _is_header(text, phrase):
            return Published.parse(day)
        if reported is None and "w" in f and not speaks_of_future(text, phrase.start):
            reported = Published.parse(day)
    return reported


def _by_weekday(f: dict[str, int | str], years: list[int]) -> date | None:
    """ "Rabu (14/9)" in a text that speaks of 2021 and 2022: the year in which that day was a Wednesday."""
    for year in years:
        day = valid(year, int(f["m"]), int(f["d"]))
        if day is not None and day.isoweekday() == f["w"]:
            return day
    return None


def _within(day: date, known: Published | None) -> bool:
    return known is None or known.first <= day <= known.last


def _is_header(text: str, phrase: Phrase) -> bool:
    """A byline ("Rabu, 14 September 2022 | 10:20 WIB") or a dateline ("SEMARANG, 14 September 2022 -")."""
    begin = text.rfind("\n", 0, phrase.start) + 1
    stop = text.find("\n", phrase.end)
    before = text[begin : phrase.start]
    after = text[phrase.end : stop if stop >= 0 else len(text)]
    alone = len(before) <= 40 and len(after.strip()) <= 12 and "." not in before.strip().rstrip(".")
    dateline = len(before) <= 40 and re.match(r"\s?[)]?\s?[-–—]+\s", after) is not None
    return (alone and ("h" in phrase.features or not before.strip())) or dateline
