"""Days and their times: R1-R4, R6, R8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsner.dates.calendar import DAY, add_months, shift, valid
from newsner.dates.state import Context, Resolved, distance, integer

if TYPE_CHECKING:
    from datetime import date

    from newsner.dates.phrases import Value

_STALE = 366
"""A clock takes up no date of an earlier sentence that lies further from the publication date (days)."""
_FAR, _NEAR, _TYPO = 180, 60, 14
"""R1 without a year, in days: month first is believed where day first lies far off and month first does not;
a weekday that only fits a far year, beside a number that is next to the publication date, is a slip."""


def calendar_day(f: dict[str, Value], context: Context) -> Resolved | None:
    """d, m and perhaps y; the weekday as checksum (R1, R3)."""
    if "m" not in f:
        return _day_of_month(f, context)
    d, m, weekday = integer(f["d"]), integer(f["m"]), f.get("w")
    if "y" in f:
        y = integer(f["y"])
        day, mismatch = valid(y, m, d), False
        if day is None:
            return Resolved(None, "day", f"{y:04d}-{m:02d}-{d:02d}")
        if weekday is not None and day.isoweekday() != weekday:
            other = valid(y, d, m) if d <= 12 and "numeric" in f else None
            if other is not None and other.isoweekday() == weekday:
                day = other
            else:
                mismatch = True
        return timed(f, day, context, mismatch)
    day, mismatch = _year_for(f, m, d, context)
    if day is None:
        grain = "time" if "h" in f or "p" in f else "day"
        return Resolved(None, grain, f"XXXX-{m:02d}-{d:02d}" + suffix(f))
    return timed(f, day, context, mismatch)


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
        best = min(fitting, key=lambda day: distance(day, near), default=None)
        if "numeric" in f and d <= 12 and (best is None or abs((best - near).days) > _FAR):
            turned = [day for y in span if (day := valid(y, d, m)) and day.isoweekday() == weekday]
            other = min(turned, key=lambda day: distance(day, near), default=None)
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
    return min(days, key=lambda day: distance(day, near)), weekday is not None


def text_years(written: list[int]) -> list[int]:
    """Years that a date without one may belong to where no publication date is known.

    Those that the text writes out and the next, latest first, and none far from the latest; only a fitting
    weekday makes one of them true.
    """
    years = {year for base in written for year in (base, base + 1)}
    return [year for year in sorted(years, reverse=True) if year >= max(years) - 3]


def _day_of_month(f: dict[str, Value], context: Context) -> Resolved | None:
    """ "tanggal 25", "Jumat ini tanggal 15": the month of the nearest date."""
    d = integer(f["d"])
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
    return timed(f, min(days, key=lambda day: distance(day, base)), context)


def relative_day(f: dict[str, Value], context: Context) -> Resolved | None:
    """R6: hari ini, kemarin, lusa; a weekday beside it wins where the two disagree."""
    if "d" in f:
        return calendar_day(f, context)
    today = context.today
    if today is None:
        return Resolved(None, "time" if "h" in f or "p" in f else "day", suffix(f) or None)
    days = integer(f["days"])
    day = shift(today, days)
    if day is None:
        return Resolved(None, "day")
    if "w" in f and day.isoweekday() != f["w"]:
        direction = "past" if days < 0 else "future"
        return weekday_alone({**{k: v for k, v in f.items() if k != "days"}, "dir": direction}, context)
    return timed(f, day, context)


def anchored_day(f: dict[str, Value], context: Context) -> Resolved | None:
    """hari itu, keesokan harinya: from the nearest day before."""
    if context.day is None:
        return Resolved(None, "day")
    day = shift(context.day, integer(f["after"]))
    return timed(f, day, context) if day else Resolved(None, "day")


def weekday_alone(f: dict[str, Value], context: Context) -> Resolved | None:
    """R4."""
    today, weekday = context.today, integer(f["w"])
    grain = "time" if "h" in f or "p" in f else "day"
    if today is None:
        return Resolved(None, grain, f"XXXX-WXX-{weekday}" + suffix(f))
    back = (today.isoweekday() - weekday) % 7
    ahead = 7 - back
    direction = f.get("dir")
    if f.get("u") in ("week", "weekend"):
        monday = today - (today.isoweekday() - 1) * DAY
        days = (monday - today).days + 7 * integer(f.get("shift")) + weekday - 1
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
    return timed(f, day, context) if day else Resolved(None, grain)


def clock_alone(f: dict[str, Value], context: Context) -> Resolved | None:
    """R8: a time of day takes the nearest date before it, else the publication date."""
    day, today = context.day, context.today
    if day is None or (
        today is not None and context.day_sentence != context.sentence and abs((day - today).days) > _STALE
    ):
        day = today
    if day is None:
        return Resolved(None, "time", suffix(f))
    return timed(f, day, context)


def timed(f: dict[str, Value], day: date, context: Context, mismatch: bool = False) -> Resolved:
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
        return Resolved(f"{day.isoformat()}{suffix(f)}", "part of day", None, mismatch, day)
    return Resolved(day.isoformat(), "day", None, mismatch, day)


def clock(f: dict[str, Value]) -> tuple[int, int]:
    """Hour 0 to 24 and minute; siang, sore and malam make twelve-hour clocks whole."""
    hour, minute = integer(f["h"]), integer(f.get("min", 0))
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


def suffix(f: dict[str, Value]) -> str:
    if "h" in f:
        hour, minute = clock(f)
        return f"T{hour:02d}:{minute:02d}{f.get('tz', '')}"
    return f"T{str(f['p'])[1:]}" if "p" in f else ""
