"""From features to values: the rules of the guideline (R1-R10), by what the words say.

Phrases are resolved in text order; each day found is remembered, because a clock, "hari itu" or
"tiga hari kemudian" counts from the nearest date before it. The table at the end names the rule for each
feature; the rules themselves are in ``days``, ``units`` and ``feasts``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsner.dates.calendar import add_months
from newsner.dates.days import anchored_day, calendar_day, clock, clock_alone, relative_day, weekday_alone
from newsner.dates.feasts import hijri_date, holiday_named
from newsner.dates.state import FUTURE_WEIGHT, Context, Resolved, around, integer
from newsner.dates.units import (
    before_christ,
    century,
    decade,
    first_months,
    month_alone,
    offset,
    quarter_of,
    season,
    unit_alone,
    week_of_month,
    year_alone,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsner.dates.phrases import Value


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
    if "y" in second and "y" not in f and integer(first.get("m")) > integer(right.get("m")):
        first["y"] = integer(second["y"]) - 1
    return first, right


def _inherit(right: dict[str, Value], left: dict[str, Value]) -> dict[str, Value]:
    merged = dict(right)
    if "y" not in merged and "yy" not in merged and "y" in left and ("m" in merged or "q" in merged):
        merged["y"] = left["y"]
        if integer(merged.get("m")) < integer(left.get("m")):
            merged["y"] = integer(left["y"]) + 1
    if "y" in merged and "y" not in left and "m" in left:
        left["y"] = integer(merged["y"]) - (integer(left["m"]) > integer(merged.get("m", 12)))
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
        year = first.day.year + (integer(right.get("m", 12)) < first.day.month)
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
    for year in around(published.year):
        until = year + (integer(right["m"]) < integer(left["m"]))
        ahead, behind = year * 12 + integer(left["m"]) - now, now - until * 12 - integer(right["m"])
        candidate = (max(0, ahead * FUTURE_WEIGHT, behind), year, until)
        best = min(best, candidate) if best else candidate
    assert best is not None
    return {**left, "y": best[1]}, {**right, "y": best[2]}


def _single(f: dict[str, Value], context: Context) -> Resolved:
    if "ref" in f:
        return Resolved(str(f["ref"]), "reference")
    if "yy" in f and "y" not in f:
        f = {**f, "y": _full_year(integer(f["yy"]), context)}
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
        rest["y"] = published.year + integer(f.get("shift"))
    elif published.month:
        rest["y"], rest["m"] = add_months(published.year, published.month, integer(f.get("shift")))
    return rest


def _full_year(two: int, context: Context) -> int:
    """R2."""
    limit = context.published.year + 1 if context.published else max(context.years, default=2035)
    return 2000 + two if 2000 + two <= limit else 1900 + two


_RULES: tuple[tuple[frozenset[str], Callable[[dict[str, Value], Context], Resolved | None]], ...] = (
    (frozenset({"holiday"}), holiday_named),
    (frozenset({"hm"}), hijri_date),
    (frozenset({"nth", "last"}), week_of_month),
    (frozenset({"d"}), calendar_day),
    (frozenset({"days"}), relative_day),
    (frozenset({"after"}), anchored_day),
    (frozenset({"sign"}), offset),
    (frozenset({"first"}), first_months),
    (frozenset({"w"}), weekday_alone),
    (frozenset({"q"}), quarter_of),
    (frozenset({"m"}), month_alone),
    (frozenset({"season"}), season),
    (frozenset({"decades", "tens", "y10"}), decade),
    (frozenset({"c"}), century),
    (frozenset({"bcy"}), before_christ),
    (frozenset({"y"}), year_alone),
    (frozenset({"u"}), unit_alone),
    (frozenset({"h", "p"}), clock_alone),
)
