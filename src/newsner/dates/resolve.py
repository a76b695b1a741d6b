"""From features to values: rules R1-R10 of the guideline.

Phrases are resolved in text order; each day found is remembered, because a clock, "hari itu" or
"tiga hari kemudian" counts from the nearest date before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from newsner.dates.calendar import (
    DAY,
    Published,
    add_months,
    feast,
    hijri,
    hijri_years,
    shift,
    valid,
    week,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsner.dates.lexicon import Holiday
    from newsner.dates.phrases import Value

FUTURE_WEIGHT = 1.5
"""R3: a day ahead counts as one and a half days behind."""
_STALE = 366
"""A clock does not take up a date of an earlier sentence that lies further from the publication date (days)."""
_FAR, _NEAR, _TYPO = 180, 60, 14
"""R1 without a year, in days: month first is believed where day first lies far off and month first does not; a
weekday that only fits a far year, beside a number that is next to the publication date, is a slip."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, or what is known of it."""

    value: str | None
    grain: str
    partial: str | None = None
    mismatch: bool = False
    day: date | None = None
    """The calendar day, for what follows to count from"""


@dataclass(slots=True)
class Context:
    """What the text has said so far."""

    published: Published | None
    holidays: dict[str, Holiday]
    day: date | None = None
    """The nearest day before, R8"""
    day_sentence: int = -1
    year: int | None = None
    """The year of the nearest explicit date before"""
    year_sentence: int = -1
    said_year: int | None = None
    """The year of the nearest expression before that names one, of any grain"""
    month: tuple[int, int] | None = None
    sentence: int = 0
    years: list[int] = field(default_factory=list)
    """Every year that the text writes out, for dates without a year where no publication date is known"""
    ahead: Callable[[], bool] = lambda: False
    """Does the sentence speak of what is to come (akan, dijadwalkan)? R4"""

    @property
    def today(self) -> date | None:
        return self.published.exact if self.published else None


def resolve(f: dict[str, Value], until: dict[str, Value] | None, context: Context) -> Resolved:
    """The value of a phrase; of a range, both its ends."""
    left, right = split_ends(f)
    if until is not None:
        right = _inherit(until, left)
    if right is None:
        return _single(left, context)
    if left.get("sign") == -1:
        left, right = right, left
    return _range(left, right, context)


def split_ends(f: dict[str, Value]) -> tuple[dict[str, Value], dict[str, Value] | None]:
    """{"d": 14, "d2": 15, "m2": 9} is {"d": 14, "m": 9} to {"d": 15, "m": 9}."""
    second = {key[:-1]: value for key, value in f.items() if key.endswith("2") and len(key) > 1}
    if not second:
        return f, None
    first = {key: value for key, value in f.items() if not key.endswith("2")}
    right = {**first, **second}
    if "min" not in second and "h" in second:
        right.pop("min", None)
    for key, value in second.items():
        first.setdefault(key, value)
    if "y" in second and "y" not in f and _int(first.get("m")) > _int(right.get("m")):
        first["y"] = _int(second["y"]) - 1
    return first, right


def _inherit(right: dict[str, Value], left: dict[str, Value]) -> dict[str, Value]:
    merged = dict(right)
    if "y" not in merged and "yy" not in merged and "y" in left and ("m" in merged or "q" in merged):
        merged["y"] = left["y"]
        if _int(merged.get("m")) < _int(left.get("m")):
            merged["y"] = _int(left["y"]) + 1
    if "y" in merged and "y" not in left and "m" in left:
        left["y"] = _int(merged["y"]) - (_int(left["m"]) > _int(merged.get("m", 12)))
    for key in ("dir", "tz"):
        if key in merged:
            left.setdefault(key, merged[key])
    if "h" in merged:
        for key in ("d", "m", "y", "w", "days"):
            if key in left:
                merged.setdefault(key, left[key])
    return merged


def _range(left: dict[str, Value], right: dict[str, Value], context: Context) -> Resolved:
    if "m" in left and "m" in right and not (left.keys() | right.keys()) & {"y", "yy", "d", "u", "unknown"}:
        left, right = _months_apart(left, right, context)
    first = _single(left, context)
    if first.day is not None and "y" not in right and "d" in right:
        year = first.day.year + (_int(right.get("m", 12)) < first.day.month)
        right = {**right, "y": year}
    if first.day is not None and "h" in left and clock(right) < clock(left) and "d" not in right:
        right = {**right, "next": 1}  # "pukul 21.00 hingga 04.00": past midnight
    last = _single(right, context)
    partial = f"{first.value or first.partial}/{last.value or last.partial}"
    mismatch = first.mismatch or last.mismatch
    if first.value is None or last.value is None:
        known = bool(first.value or first.partial) and bool(last.value or last.partial)
        return Resolved(None, first.grain, partial if known else None, mismatch)
    return Resolved(f"{first.value}/{last.value}", first.grain, None, mismatch, last.day)


def _months_apart(
    left: dict[str, Value], right: dict[str, Value], context: Context
) -> tuple[dict[str, Value], dict[str, Value]]:
    """ "Februari hingga Juli": the pair of years that lies nearest to the publication date."""
    published = context.published
    if published is None or published.month is None or "dir" in left:
        return left, right
    now = published.year * 12 + published.month
    best: tuple[float, int, int] | None = None
    for year in _around(published.year):
        until = year + (_int(right["m"]) < _int(left["m"]))
        ahead, behind = year * 12 + _int(left["m"]) - now, now - until * 12 - _int(right["m"])
        candidate = (max(0, ahead * FUTURE_WEIGHT, behind), year, until)
        best = min(best, candidate) if best else candidate
    assert best is not None
    return {**left, "y": best[1]}, {**right, "y": best[2]}


def _single(f: dict[str, Value], context: Context) -> Resolved:
    if "ref" in f:
        return Resolved(str(f["ref"]), "reference")
    if "yy" in f and "y" not in f:
        f = {**f, "y": _full_year(_int(f["yy"]), context)}
    if f.get("u") in ("year", "month") and "from" not in f and f.keys() & {"m", "q", "holiday", "hm", "d"}:
        f = _from_unit(f, context)
    for test, rule in _RULES:
        if test & f.keys():
            found = rule(f, context)
            if found is not None:
                return found
    return Resolved(None, "unknown")


def _from_unit(f: dict[str, Value], context: Context) -> dict[str, Value]:
    """ "Desember tahun lalu", "tanggal 25 bulan ini": the unit gives the year or the month."""
    published = context.published
    rest = {key: value for key, value in f.items() if key not in ("u", "shift")}
    if published is None:
        return {**rest, "unknown": 1}
    if f["u"] == "year":
        rest["y"] = published.year + _int(f.get("shift"))
    elif published.month:
        rest["y"], rest["m"] = add_months(published.year, published.month, _int(f.get("shift")))
    return rest


def _full_year(two: int, context: Context) -> int:
    """R2."""
    limit = context.published.year + 1 if context.published else max(context.years, default=2035)
    return 2000 + two if 2000 + two <= limit else 1900 + two


# -- days


def _calendar_day(f: dict[str, Value], context: Context) -> Resolved | None:
    """d, m and perhaps y; the weekday as checksum (R1, R3)."""
    if "m" not in f:
        return _day_of_month(f, context)
    d, m, weekday = _int(f["d"]), _int(f["m"]), f.get("w")
    if "y" in f:
        y = _int(f["y"])
        day, mismatch = valid(y, m, d), False
        if day is None:
            return Resolved(None, "day", f"{y:04d}-{m:02d}-{d:02d}")
        if weekday is not None and day.isoweekday() != weekday:
            other = valid(y, d, m) if d <= 12 and "numeric" in f else None
            if other is not None and other.isoweekday() == weekday:
                day = other
            else:
                mismatch = True
        return _timed(f, day, context, mismatch)
    day, mismatch = _year_for(f, m, d, context)
    if day is None:
        grain = "time" if "h" in f or "p" in f else "day"
        return Resolved(None, grain, f"XXXX-{m:02d}-{d:02d}" + _suffix(f))
    return _timed(f, day, context, mismatch)


def _year_for(f: dict[str, Value], m: int, d: int, context: Context) -> tuple[date | None, bool]:
    """R3: which year a day and month without one belong to, and whether the weekday contradicts."""
    weekday, direction = f.get("w"), f.get("dir")
    published = context.published
    if published is None:
        years = [context.year] if context.year and context.year_sentence == context.sentence else []
        if weekday is not None:
            years += text_years(context.years)
        if context.day is not None and not years and f.get("d2") is None and context.year == context.day.year:
            years = [context.day.year]
        for year in years:
            day = valid(year, m, d)
            if day is not None and (weekday is None or day.isoweekday() == weekday):
                return day, False
        return None, False
    near = published.middle
    span = (
        range(published.year - 8, published.year + 9)
        if m == 2 and d == 29
        else range(published.year - 1, published.year + 2)
    )
    days = [day for year in span if (day := valid(year, m, d)) is not None]
    if not days:
        return None, False
    if "unknown" in f:
        return None, False
    if weekday is not None:
        fitting = [day for day in days if day.isoweekday() == weekday]
        best = min(fitting, key=lambda day: _distance(day, near), default=None)
        if "numeric" in f and d <= 12 and (best is None or abs((best - near).days) > _FAR):
            turned = [day for y in span if (day := valid(y, d, m)) and day.isoweekday() == weekday]
            other = min(turned, key=lambda day: _distance(day, near), default=None)
            if other is not None and abs((other - near).days) <= _NEAR:
                return other, False
        typo = min(days, key=lambda day: abs((day - near).days))
        if best is not None and (abs((typo - near).days) > _TYPO or abs((best - near).days) <= _FAR):
            return best, False
    if context.year and context.year_sentence == context.sentence and direction is None and weekday is None:
        return valid(context.year, m, d), False
    if direction == "past":
        days = [day for day in days if day < published.last] or days
        return max(days), weekday is not None
    if direction == "future":
        days = [day for day in days if day > published.first] or days
        return min(days), weekday is not None
    if direction == "this":
        days = [day for day in days if day.year == published.year] or days
    if published.month is None:
        return None, False
    return min(days, key=lambda day: _distance(day, near)), weekday is not None


def text_years(written: list[int]) -> list[int]:
    """Years that a date without one may belong to where no publication date is known.

    Those that the text writes out and the next, latest first, and none far from the latest; only a fitting
    weekday makes one of them true.
    """
    years = {year for base in written for year in (base, base + 1)}
    return [year for year in sorted(years, reverse=True) if year >= max(years) - 3]


def _distance(day: date, near: date) -> float:
    days = (day - near).days
    return days * FUTURE_WEIGHT if days > 0 else -days


def _day_of_month(f: dict[str, Value], context: Context) -> Resolved | None:
    """ "tanggal 25", "Jumat ini tanggal 15": the month of the nearest date."""
    d = _int(f["d"])
    near = context.today or context.day
    if near is None or "unknown" in f:
        return Resolved(None, "day", f"XXXX-XX-{d:02d}")
    base = context.day if context.day and "dir" not in f else near
    days = []
    for count in (-1, 0, 1):
        year, month = add_months(base.year, base.month, count)
        day = valid(year, month, d) if 1 <= year <= 9999 else None
        if day is not None and ("w" not in f or day.isoweekday() == f["w"]):
            days.append(day)
    if f.get("dir") == "past":
        days = [day for day in days if day < near][-1:] or days
    if f.get("dir") == "future":
        days = [day for day in days if day > near][:1] or days
    if not days:
        return Resolved(None, "day", f"XXXX-XX-{d:02d}")
    if "dir" not in f and base.month and (same := [day for day in days if day.month == base.month]):
        days = same
    return _timed(f, min(days, key=lambda day: _distance(day, base)), context)


def _relative_day(f: dict[str, Value], context: Context) -> Resolved | None:
    """R6: hari ini, kemarin, lusa; a weekday beside it wins where the two disagree."""
    if "d" in f:
        return _calendar_day(f, context)
    today = context.today
    if today is None:
        return Resolved(None, "time" if "h" in f or "p" in f else "day", _suffix(f) or None)
    days = _int(f["days"])
    day = shift(today, days)
    if day is None:
        return Resolved(None, "day")
    if "w" in f and day.isoweekday() != f["w"]:
        direction = "past" if days < 0 else "future"
        return _weekday({**{k: v for k, v in f.items() if k != "days"}, "dir": direction}, context)
    return _timed(f, day, context)


def _anchored_day(f: dict[str, Value], context: Context) -> Resolved | None:
    """hari itu, keesokan harinya: from the nearest day before."""
    if context.day is None:
        return Resolved(None, "day")
    day = shift(context.day, _int(f["after"]))
    return _timed(f, day, context) if day else Resolved(None, "day")


def _weekday(f: dict[str, Value], context: Context) -> Resolved | None:
    """R4."""
    today, weekday = context.today, _int(f["w"])
    grain = "time" if "h" in f or "p" in f else "day"
    if today is None:
        return Resolved(None, grain, f"XXXX-WXX-{weekday}" + _suffix(f))
    back = (today.isoweekday() - weekday) % 7
    ahead = 7 - back
    direction = f.get("dir")
    if f.get("u") in ("week", "weekend"):
        monday = today - (today.isoweekday() - 1) * DAY
        days = (monday - today).days + 7 * _int(f.get("shift")) + weekday - 1
    elif direction == "past":
        days = -(back or 7)
    elif direction == "future":
        days = ahead
    elif direction == "this":
        days = weekday - today.isoweekday()
    elif context.ahead():
        days = ahead
    else:
        days = -back
    day = shift(today, days)
    return _timed(f, day, context) if day else Resolved(None, grain)


def _clock_only(f: dict[str, Value], context: Context) -> Resolved | None:
    """R8: a time of day takes the nearest date before it, else the publication date."""
    day, today = context.day, context.today
    if day is None or (
        today is not None and context.day_sentence != context.sentence and abs((day - today).days) > _STALE
    ):
        day = today
    if day is None:
        return Resolved(None, "time", _suffix(f))
    return _timed(f, day, context)


def _timed(f: dict[str, Value], day: date, context: Context, mismatch: bool = False) -> Resolved:
    """A day, with its part or clock where there is one."""
    if "eve" in f:
        day = day - DAY
    if "h" in f:
        hour, minute = clock(f)
        after = shift(day, 1) if "next" in f else day
        if after is None:
            return Resolved(None, "time")
        hour = hour % 24 if "next" in f else hour
        value = f"{after.isoformat()}T{hour:02d}:{minute:02d}{f.get('tz', '')}"
        return Resolved(value, "time", None, mismatch, day)
    if "p" in f:
        return Resolved(f"{day.isoformat()}{_suffix(f)}", "part of day", None, mismatch, day)
    return Resolved(day.isoformat(), "day", None, mismatch, day)


def clock(f: dict[str, Value]) -> tuple[int, int]:
    """Hour 0 to 24 and minute; siang, sore and malam make twelve-hour clocks whole."""
    hour, minute = _int(f["h"]), _int(f.get("min", 0))
    if "half" in f:
        hour, minute = hour - 1, 30
    part = f.get("p")
    if (part in ("TAF", "TEV") and 1 <= hour <= 7) or (part == "TNI" and 5 <= hour <= 11):
        hour += 12
    elif part == "TNI" and hour == 12:
        hour = 24
    if hour == 24:
        minute = 0
    return max(hour, 0), minute


def _suffix(f: dict[str, Value]) -> str:
    if "h" in f:
        hour, minute = clock(f)
        return f"T{hour:02d}:{minute:02d}{f.get('tz', '')}"
    return f"T{str(f['p'])[1:]}" if "p" in f else ""


# -- months, years and units


def _month(f: dict[str, Value], context: Context) -> Resolved | None:
    m = _int(f["m"])
    if "y" in f:
        return Resolved(f"{_int(f['y']):04d}-{m:02d}", "month")
    year = _month_year(f, m, context)
    if year is None:
        return Resolved(None, "month", f"XXXX-{m:02d}")
    return Resolved(f"{year:04d}-{m:02d}", "month")


def _month_year(f: dict[str, Value], m: int, context: Context) -> int | None:
    if f.get("year_of") == "anchor":
        return context.year
    published = context.published
    if "unknown" in f:
        return None
    direction = f.get("dir")
    if context.year and context.year_sentence == context.sentence and direction is None:
        return context.year
    if published is None:
        return context.year if context.year_sentence == context.sentence else None
    if published.month is None:
        return published.year if direction == "this" else None
    if direction == "past":
        return published.year - (m >= published.month)
    if direction == "future":
        return published.year + (m <= published.month)
    if direction == "this":
        return published.year
    distances = [
        (_weigh((year - published.year) * 12 + m - published.month), year) for year in _around(published.year)
    ]
    return min(distances)[1]


def _weigh(units: float) -> float:
    return units * FUTURE_WEIGHT if units > 0 else -units


def _around(year: int) -> range:
    return range(year - 1, year + 2)


def _year(f: dict[str, Value], context: Context) -> Resolved | None:
    return Resolved(f"{_int(f['y']):04d}", "year")


def _decade(f: dict[str, Value], context: Context) -> Resolved | None:
    if "decades" in f:
        return Resolved(f"{_int(f['y']) // 10:03d}X", "decade")
    tens = _int(f["tens"]) * 10 if "tens" in f else _int(f["y10"])
    if tens < 100:
        tens += 1900 if tens >= 30 else 2000
    return Resolved(f"{tens // 10:03d}X", "decade")


def _century(f: dict[str, Value], context: Context) -> Resolved | None:
    number = _int(f["c"])
    if "bc" in f:
        return Resolved(f"-{number * 100 - 1:04d}/-{(number - 1) * 100:04d}", "century")
    return Resolved(f"{number - 1:02d}XX", "century") if 1 <= number <= 22 else None


def _first_months(f: dict[str, Value], context: Context) -> Resolved | None:
    """dua bulan pertama 2023."""
    year, count = _int(f["y"]), _int(f["n"])
    return Resolved(f"{year:04d}-01/{year:04d}-{count:02d}", "month") if 1 <= count <= 12 else None


def _before_christ(f: dict[str, Value], context: Context) -> Resolved | None:
    return Resolved(f"-{_int(f['bcy']) - 1:04d}", "year")


def _quarter(f: dict[str, Value], context: Context) -> Resolved | None:
    q, unit = _int(f["q"]), str(f["unit"])
    letter, most = ("Q", 4) if unit == "quarter" else ("H", 2)
    if not 1 <= q <= most:
        return None
    months = 12 // most
    if "y" in f:
        year: int | None = _int(f["y"])
    elif "unknown" in f or context.published is None:
        year = context.year if context.year_sentence == context.sentence else None
    elif context.published.month is None:
        year = context.published.year
    else:
        year = _quarter_year(
            q * months, months, f.get("dir"), context.published.year, context.published.month
        )
    if year is None:
        return Resolved(None, unit, f"XXXX-{letter}{q}")
    return Resolved(f"{year:04d}-{letter}{q}", unit)


def _quarter_year(last: int, months: int, direction: Value | None, year: int, month: int) -> int:
    """The year in which the quarter (or half) that ends with a month lies nearest to the publication month."""
    if direction == "past":
        return year - (last >= month)
    middle = last - months / 2
    return min(_around(year), key=lambda y: _weigh((y - year) * 12 + middle - month))


def _season(f: dict[str, Value], context: Context) -> Resolved | None:
    code = str(f["season"])
    if "y" in f:
        return Resolved(f"{_int(f['y']):04d}-{code}", "season")
    published = context.published
    if published is None:
        return Resolved(None, "season", f"XXXX-{code}")
    year = published.year
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if f.get("dir") == "past" and (published.month or 12) <= start + 2:
        year -= 1
    if f.get("dir") == "future" and (published.month or 1) >= start + 2:
        year += 1
    return Resolved(f"{year:04d}-{code}", "season")


def _unit(f: dict[str, Value], context: Context) -> Resolved | None:
    """R10: pekan lalu, bulan depan, tahun ini."""
    return _shifted(str(f["u"]), _int(f["shift"]), f.get("from") == "anchor", context)


def _offset(f: dict[str, Value], context: Context) -> Resolved | None:
    """R7: N units lalu or lagi keep the unit's grain."""
    try:
        count = _int(f["n"]) * _int(f["sign"])
    except ValueError:
        return None
    unit = str(f["u"])
    if "half" in f and unit == "year":
        return _shifted("month", count * 12 + 6 * _int(f["sign"]), f.get("from") == "anchor", context)
    return _shifted(unit, count, f.get("from") == "anchor", context)


def _shifted(unit: str, count: int, anchored: bool, context: Context) -> Resolved | None:
    published = context.published
    if abs(count) > 5000 and unit != "year":
        return None
    base = context.today
    year, month = (published.year, published.month) if published else (None, None)
    if anchored and unit == "year" and context.said_year is not None:
        year = context.said_year
    elif anchored and context.day is not None:
        base, year, month = context.day, context.day.year, context.day.month
    elif anchored and unit == "month" and context.month is not None:
        year, month = context.month
    if unit == "day":
        day = shift(base, count) if base else None
        return Resolved(day.isoformat() if day else None, "day", day=day)
    if unit in ("week", "weekend"):
        day = shift(base, 7 * count) if base else None
        value = week(day) + ("-WE" if unit == "weekend" else "") if day else None
        return Resolved(value, unit)
    value = None
    if unit in ("month", "quarter", "half"):
        if year is not None and month is not None:
            months = {"month": 1, "quarter": 3, "half": 6}[unit]
            index = (month - 1) // months
            y, i = divmod(year * (12 // months) + index + count, 12 // months)
            value = f"{y:04d}-" + {"month": f"{i + 1:02d}", "quarter": f"Q{i + 1}", "half": f"H{i + 1}"}[unit]
            if not 1 <= y <= 9999:
                value = None
    elif year is not None:
        years = {"year": 1, "decade": 10, "century": 100}[unit]
        y = year + count * years
        if 1 <= y <= 9999:
            value = {"year": f"{y:04d}", "decade": f"{y // 10:03d}X", "century": f"{y // 100:02d}XX"}[unit]
    return Resolved(value, unit)


# -- named days


def _holiday(f: dict[str, Value], context: Context) -> Resolved | None:
    """R9: the day by its table, in the year that is written or else the nearest one."""
    holiday = context.holidays[str(f["holiday"])]
    if holiday.key == "nataru":
        year = _int(f["y"]) if "y" in f else None
        if year is None and context.published:
            year = context.published.year - (1 if (context.published.month or 12) <= 6 else 0)
        return Resolved(f"{year}-12-25/{year + 1}-01-01" if year else None, "day")
    if "m" in f and "d" in f:
        return _calendar_day(f, context)
    day = _holiday_day(holiday, f, context)
    if day is not None and "hd" in f:
        day = shift(day, _int(f["hd"]))
    if day is None:
        partial = f"XXXX-{holiday.month:02d}-{holiday.day:02d}" if holiday.month and "hd" not in f else None
        return Resolved(None, "day", partial)
    if f.get("p") == "TNI":
        f = {**f, "eve": 1}
    return _timed(f, day, context)


def _holiday_day(holiday: Holiday, f: dict[str, Value], context: Context) -> date | None:
    def on(year: int) -> date | None:
        return valid(year, holiday.month, holiday.day) if holiday.month else feast(holiday.key, year)

    if "hy" in f and "era" not in f:
        hijri_days = {
            "idul-fitri": (10, 1),
            "idul-adha": (12, 10),
            "maulid": (3, 12),
            "isra-mikraj": (7, 27),
            "tahun-baru-islam": (1, 1),
            "nuzulul-quran": (9, 17),
        }
        if holiday.key in hijri_days:
            month, day_number = hijri_days[holiday.key]
            found = hijri(_int(f["hy"]), month)
            return found[0] + (day_number - 1) * DAY if found else None
    if "y" in f:
        return on(_int(f["y"]))
    published = context.published
    if "unknown" in f or published is None:
        return on(context.year) if context.year and context.year_sentence == context.sentence else None
    days = [day for year in _around(published.year) if (day := on(year))]
    if f.get("dir") == "past":
        return max((day for day in days if day < published.last), default=None)
    if f.get("dir") == "future":
        return min((day for day in days if day > published.first), default=None)
    if f.get("dir") == "this":
        return on(published.year)
    return min(days, key=lambda day: abs((day - published.middle).days), default=None)


def _hijri(f: dict[str, Value], context: Context) -> Resolved | None:
    """A Hijri day or month, in the year that is written or else the nearest one."""
    month = _int(f["hm"])
    if "hy" in f:
        found = hijri(_int(f["hy"]), month)
    else:
        if "y" in f:
            near = date(_int(f["y"]), 7, 1)
        elif context.published is not None and "unknown" not in f:
            near = context.published.middle
        else:
            return Resolved(None, "month")
        spans = [span for year in hijri_years() if (span := hijri(year, month))]
        if "y" in f:
            spans = [span for span in spans if span[0].year == near.year]
        found = min(spans, key=lambda span: abs((span[0] - near).days), default=None)
        if found and abs((found[0] - near).days) > 366:
            found = None
    if found is None:
        return Resolved(None, "day" if "d" in f else "month")
    if "d" in f:
        return _timed(f, found[0] + (_int(f["d"]) - 1) * DAY, context)
    return Resolved(f"{found[0].isoformat()}/{found[1].isoformat()}", "month")


# -- durations and sets

_DURATION = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "quarter": "M",
    "half": "M",
}
_TIME_DURATION = {"hour": "H", "minute": "M", "second": "S"}
_MULTIPLE = {"decade": 10, "century": 100, "quarter": 3, "half": 6}


def duration(f: dict[str, Value]) -> str:
    """P3Y, PT2H, PXM."""
    unit, count = str(f["u"]), str(f.get("n", "X"))
    if unit in _TIME_DURATION:
        return f"PT{count}{_TIME_DURATION[unit]}"
    if unit in _MULTIPLE and count.isdigit():
        count = str(int(count) * _MULTIPLE[unit])
    return f"P{count}{_DURATION[unit]}"


def frequency(f: dict[str, Value]) -> str:
    """XXXX-WXX-5, P1D, XXXX-08-17."""
    if "w2" in f:
        return f"XXXX-WXX-{f['w']}/XXXX-WXX-{f['w2']}"
    if "w" in f:
        return f"XXXX-WXX-{f['w']}{_suffix(f)}"
    if "h" in f or "p" in f:
        return f"XXXX-XX-XX{_suffix(f)}"
    if "m" in f:
        return f"XXXX-{_int(f['m']):02d}" + (f"-{_int(f['d']):02d}" if "d" in f else "")
    if "d" in f:
        return f"XXXX-XX-{_int(f['d']):02d}"
    if "u" in f:
        return duration({"n": 1, **f})
    return "P1Y"


def _int(value: Value | None) -> int:
    return 0 if value is None else int(value)


_RULES: tuple[tuple[frozenset[str], Callable[[dict[str, Value], Context], Resolved | None]], ...] = (
    (frozenset({"holiday"}), _holiday),
    (frozenset({"hm"}), _hijri),
    (frozenset({"d"}), _calendar_day),
    (frozenset({"days"}), _relative_day),
    (frozenset({"after"}), _anchored_day),
    (frozenset({"sign"}), _offset),
    (frozenset({"first"}), _first_months),
    (frozenset({"w"}), _weekday),
    (frozenset({"q"}), _quarter),
    (frozenset({"m"}), _month),
    (frozenset({"season"}), _season),
    (frozenset({"decades", "tens", "y10"}), _decade),
    (frozenset({"c"}), _century),
    (frozenset({"bcy"}), _before_christ),
    (frozenset({"y"}), _year),
    (frozenset({"u"}), _unit),
    (frozenset({"h", "p"}), _clock_only),
)
