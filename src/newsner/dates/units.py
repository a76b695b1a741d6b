"""Weeks, months, quarters, years, decades, centuries: R3 at month grain, R7, R10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsner.dates.calendar import last_of_month, shift, valid, week
from newsner.dates.state import Context, Resolved, around, integer, weigh

if TYPE_CHECKING:
    from newsner.dates.phrases import Value


def month_alone(f: dict[str, Value], context: Context) -> Resolved | None:
    m = integer(f["m"])
    if "y" in f:
        return Resolved(f"{integer(f['y']):04d}-{m:02d}", "month")
    year = _month_year(f, m, context)
    if year is None:
        return Resolved(None, "month", f"XXXX-{m:02d}")
    return Resolved(f"{year:04d}-{m:02d}", "month")


def week_of_month(f: dict[str, Value], context: Context) -> Resolved | None:
    """pekan kedua Juni: the ISO week around its 4th, 11th, 18th or 25th; the last one holds the last day."""
    found = month_alone(f, context)
    if found is None or found.value is None or f["u"] != "week":
        return None if f["u"] != "week" else Resolved(None, "week")
    year, number = int(found.value[:4]), int(found.value[5:])
    if "last" in f:
        return Resolved(week(last_of_month(year, number)), "week")
    day = valid(year, number, 7 * integer(f["nth"]) - 3)
    return Resolved(week(day), "week") if day else None


def _month_year(f: dict[str, Value], m: int, context: Context) -> int | None:
    if f.get("year_of") == "anchor":
        return context.year
    published = context.published
    if "unknown" in f:
        return None
    direction = f.get("dir")
    if context.year and context.year_sentence == context.sentence and direction is None:
        return _year_after(m, context)
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
        (weigh((year - published.year) * 12 + m - published.month), year) for year in around(published.year)
    ]
    return min(distances)[1]


def _year_after(m: int, context: Context) -> int:
    """The year of the date before, of which a story goes forward.

    "dari Agustus 2022, selesai akhir Februari" is the February after, if that has been by the publication date.
    """
    year, published = context.year, context.published
    assert year is not None
    if context.month is None or published is None or published.month is None:
        return year
    backwards = (year, m) < context.month and context.month[0] == year
    return year + (backwards and (year + 1, m) <= (published.year, published.month))


def year_alone(f: dict[str, Value], context: Context) -> Resolved | None:
    return Resolved(f"{integer(f['y']):04d}", "year")


def decade(f: dict[str, Value], context: Context) -> Resolved | None:
    if "decades" in f:
        return Resolved(f"{integer(f['y']) // 10:03d}X", "decade")
    tens = integer(f["tens"]) * 10 if "tens" in f else integer(f["y10"])
    if tens < 100:
        tens += 1900 if tens >= 30 else 2000
    return Resolved(f"{tens // 10:03d}X", "decade")


def century(f: dict[str, Value], context: Context) -> Resolved | None:
    number = integer(f["c"])
    if "bc" in f:
        return Resolved(f"-{number * 100 - 1:04d}/-{(number - 1) * 100:04d}", "century")
    return Resolved(f"{number - 1:02d}XX", "century") if 1 <= number <= 22 else None


def first_months(f: dict[str, Value], context: Context) -> Resolved | None:
    """dua bulan pertama 2023."""
    year, count = integer(f["y"]), integer(f["n"])
    return Resolved(f"{year:04d}-01/{year:04d}-{count:02d}", "month") if 1 <= count <= 12 else None


def before_christ(f: dict[str, Value], context: Context) -> Resolved | None:
    return Resolved(f"-{integer(f['bcy']) - 1:04d}", "year")


def quarter_of(f: dict[str, Value], context: Context) -> Resolved | None:
    q, unit = integer(f["q"]), str(f["unit"])
    letter, most = ("Q", 4) if unit == "quarter" else ("H", 2)
    if not 1 <= q <= most:
        return None
    months = 12 // most
    if "y" in f:
        year: int | None = integer(f["y"])
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
    """The year in which a quarter or half, given by its last month, lies nearest to the publication month."""
    if direction == "past":
        return year - (last >= month)
    middle = last - months / 2
    return min(around(year), key=lambda y: weigh((y - year) * 12 + middle - month))


def season(f: dict[str, Value], context: Context) -> Resolved | None:
    code = str(f["season"])
    if "y" in f:
        return Resolved(f"{integer(f['y']):04d}-{code}", "season")
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


def unit_alone(f: dict[str, Value], context: Context) -> Resolved | None:
    """R10: pekan lalu, bulan depan, tahun ini."""
    return _shifted(str(f["u"]), integer(f["shift"]), f.get("from") == "anchor", context)


def offset(f: dict[str, Value], context: Context) -> Resolved | None:
    """R7: N units lalu or lagi keep the unit's grain."""
    try:
        count = integer(f["n"]) * integer(f["sign"])
    except ValueError:
        return None
    unit = str(f["u"])
    if "half" in f and unit == "year":
        return _shifted("month", count * 12 + 6 * integer(f["sign"]), f.get("from") == "anchor", context)
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
