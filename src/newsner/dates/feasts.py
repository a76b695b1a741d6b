"""Named and Hijri days: R9."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from newsner.dates.calendar import DAY, feast, hijri, hijri_years, shift, valid
from newsner.dates.days import calendar_day, timed
from newsner.dates.state import Context, Resolved, around, integer

if TYPE_CHECKING:
    from newsner.dates.lexicon import Holiday
    from newsner.dates.phrases import Value


def holiday_named(f: dict[str, Value], context: Context) -> Resolved | None:
    """R9: the day by its table, in the year that is written or else the nearest one."""
    holiday = context.holidays[str(f["holiday"])]
    if holiday.key == "nataru":
        year = integer(f["y"]) if "y" in f else None
        if year is None and context.published:
            year = context.published.year - (1 if (context.published.month or 12) <= 6 else 0)
        return Resolved(f"{year}-12-25/{year + 1}-01-01" if year else None, "day")
    if "m" in f and "d" in f:
        return calendar_day(f, context)
    day = _holiday_day(holiday, f, context)
    if day is not None and "hd" in f:
        day = shift(day, integer(f["hd"]))
    if day is None:
        partial = f"XXXX-{holiday.month:02d}-{holiday.day:02d}" if holiday.month and "hd" not in f else None
        return Resolved(None, "day", partial)
    if f.get("p") == "TNI":
        f = {**f, "eve": 1}
    return timed(f, day, context)


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
            found = hijri(integer(f["hy"]), month)
            return found[0] + (day_number - 1) * DAY if found else None
    if "y" in f:
        return on(integer(f["y"]))
    published = context.published
    if "unknown" in f or published is None:
        return on(context.year) if context.year and context.year_sentence == context.sentence else None
    days = [day for year in around(published.year) if (day := on(year))]
    if f.get("dir") == "past":
        return max((day for day in days if day < published.last), default=None)
    if f.get("dir") == "future":
        return min((day for day in days if day > published.first), default=None)
    if f.get("dir") == "this":
        return on(published.year)
    return min(days, key=lambda day: abs((day - published.middle).days), default=None)


def hijri_date(f: dict[str, Value], context: Context) -> Resolved | None:
    """A Hijri day or month, in the year that is written or else the nearest one."""
    month = integer(f["hm"])
    if "hy" in f:
        found = hijri(integer(f["hy"]), month)
    else:
        if "y" in f:
            near = date(integer(f["y"]), 7, 1)
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
        return timed(f, found[0] + (integer(f["d"]) - 1) * DAY, context)
    return Resolved(f"{found[0].isoformat()}/{found[1].isoformat()}", "month")
