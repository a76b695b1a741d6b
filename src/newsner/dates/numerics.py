"""What a group of digits can be: "14/9/2022", "10.00-12.00", "2014-2019", "14".

The whole group is looked at, so "10.14.9.22" (an address), "2.022" (money) and "0812-1990-2014" (a telephone
number) have no shape here and stay silent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Features = dict[str, int | str]
_PARTS = re.compile(r"\d+")
_DASHES = str.maketrans("–—", "--")

LONGEST = 64
"""Longer groups of digits are no date."""


def readings(group: str) -> dict[str, object]:
    """The categories of the grammar that a group of digits belongs to, with their values or features."""
    if len(group) > LONGEST or not group.isascii():
        group = group.translate(_DASHES)
        if len(group) > LONGEST or not group.isascii():
            return {}
    digits = _PARTS.findall(group)
    if len(digits) == 1:
        return _single(group)
    reader = _SHAPES.get(_marks(group, digits))
    return {} if reader is None else reader(digits)


def _marks(group: str, digits: list[str]) -> str:
    """The marks between the digits: "14/9-16/9" is "/-/"."""
    marks = [mark.strip() for mark in _PARTS.split(group)[1 : len(digits)]]
    return "".join("/" if mark == "//" else mark for mark in marks)


def _single(text: str) -> dict[str, object]:
    if len(text) > 6:
        return {}
    number = int(text)
    found: dict[str, object] = {"NUM": number}
    if len(text) <= 2:
        if 1 <= number <= 31:
            found["DAY"] = number
        if number <= 24:
            found["HOUR"] = number
        if len(text) == 2:
            found["YY"] = number
            if number % 10 == 0:
                found["TENS2"] = number
    if len(text) == 4:
        if 1000 <= number <= 2199:
            found["YEAR"] = number
            if number % 10 == 0:
                found["TENS4"] = number
            if number % 100 == 0:
                found["HUNDREDS"] = number
        if 1300 <= number <= 1500:
            found["HIJRI"] = number
        if 1900 <= number <= 2100 or 2500 <= number <= 2650:
            found["ERA"] = number
    return found


def day_month(first: str, second: str) -> Features | None:
    """R1: day first; month first only where day first cannot be."""
    if len(first) > 2 or len(second) > 2:
        return None
    a, b = int(first), int(second)
    if 1 <= a <= 31 and 1 <= b <= 12:
        return {"d": a, "m": b}
    if 1 <= b <= 31 and 1 <= a <= 12:
        return {"d": b, "m": a}
    return None


def _year(text: str) -> Features | None:
    if len(text) == 4 and 1000 <= int(text) <= 2199:
        return {"y": int(text)}
    if len(text) == 2:
        return {"yy": int(text)}
    return None


def _second(features: Features | None) -> Features | None:
    return None if features is None else {f"{key}2": value for key, value in features.items()}


def _all(category: str, *parts: Features | None) -> dict[str, object]:
    merged: Features = {}
    for part in parts:
        if part is None:
            return {}
        merged |= part
    return {category: merged}


def _slash(d: list[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    if len(d[0]) == 4:
        found |= _years(d)
    else:
        found |= _all("DM", day_month(d[0], d[1]))
        if len(d[1]) == 4 and len(d[0]) <= 2 and 1 <= int(d[0]) <= 12:
            found |= _all("MY", {"m": int(d[0])}, _year(d[1]))
    return found


def _years(d: list[str]) -> dict[str, object]:
    """2014-2019, 2022/2023, 2023/24."""
    start = _year(d[0])
    if start is None or "y" not in start:
        return {}
    first = int(d[0])
    if len(d[1]) == 4 and 0 < int(d[1]) - first <= 600 and int(d[1]) < 2200:
        return {"YEARS": {"y": first, "y2": int(d[1])}}
    if len(d[1]) == 2 and int(d[1]) == (first + 1) % 100:
        return {"YEARS": {"y": first, "y2": first + 1}}
    return {}


def _dash(d: list[str]) -> dict[str, object]:
    found = _years(d)
    if len(d[0]) <= 2 and len(d[1]) <= 2:
        if 1 <= int(d[0]) < int(d[1]) <= 31:
            found["DAYS"] = {"d": int(d[0]), "d2": int(d[1])}
        if 0 <= int(d[0]) < int(d[1]) <= 24:
            found["HOURS"] = {"h": int(d[0]), "h2": int(d[1])}
        found["NUMS"] = d[0]
    if len(d[0]) == 2 and len(d[1]) == 4 and 1 <= int(d[0]) <= 12:
        found |= _all("MY", {"m": int(d[0])}, _year(d[1]))
    if len(d[0]) == 4 and len(d[1]) == 2 and 1 <= int(d[1]) <= 12:
        found |= _all("YM", _year(d[0]), {"m": int(d[1])})
    return found


def _time(hour: str, minute: str, second: str = "") -> Features | None:
    if (
        len(hour) <= 2
        and len(minute) == 2
        and int(hour) <= 24
        and int(minute) <= 59
        and len(second) in (0, 2)
    ):
        return {"h": int(hour), "min": int(minute)}
    return None


def _clock(d: list[str]) -> dict[str, object]:
    found = _all("CLOCK", _time(*d))
    if len(d) == 2 and len(d[0]) <= 3 and len(d[1]) == 3:
        found["NUM"] = int(d[0] + d[1])  # "10.000": a count
    return found


def _clocks(d: list[str]) -> dict[str, object]:
    return _all("CLOCKS", _time(d[0], d[1]), _second(_time(d[2], d[3])))


def _decimal(d: list[str]) -> dict[str, object]:
    return {"DECIMAL": f"{d[0]}.{d[1]}"} if len(d[0]) <= 4 and len(d[1]) <= 2 else {}


def _dmy(d: list[str]) -> dict[str, object]:
    if len(d[0]) == 4:
        return _ymd(d)
    return _all("DMY", day_month(d[0], d[1]), _year(d[2]))


def _ymd(d: list[str]) -> dict[str, object]:
    if len(d[1]) == 2 and len(d[2]) == 2 and 1 <= int(d[1]) <= 12 and 1 <= int(d[2]) <= 31:
        return _all("DMY", _year(d[0]), {"m": int(d[1]), "d": int(d[2])})
    return {}


def _dmy_dashes(d: list[str]) -> dict[str, object]:
    if len(d[0]) == 4:
        return _ymd(d)
    return _all("DMY" if len(d[2]) == 4 else "DMYY", day_month(d[0], d[1]), _year(d[2]))


def _dmy_dots(d: list[str]) -> dict[str, object]:
    if len(d[2]) == 4:
        return _all("DMY", day_month(d[0], d[1]), _year(d[2]))
    if all(len(part) == 2 for part in d):
        found = _all("CLOCK", _time(*d))
        return found | _all("DMYY", day_month(d[0], d[1]), _year(d[2]))
    return {}


def _days_month(d: list[str]) -> dict[str, object]:
    return _all("DRM", {"d": int(d[0])}, _second(day_month(d[1], d[2])))


def _days_month_year(d: list[str]) -> dict[str, object]:
    return _all("DRM", {"d": int(d[0])}, _second(day_month(d[1], d[2])), _second(_year(d[3])))


_SHAPES: dict[str, Callable[[list[str]], dict[str, object]]] = {
    "/": _slash,
    "-": _dash,
    ".": _clock,
    ":": _clock,
    ",": _decimal,
    "//": _dmy,
    "--": _dmy_dashes,
    "..": _dmy_dots,
    "::": lambda d: _all("CLOCK", _time(*d)),
    "-/": _days_month,
    "-//": _days_month_year,
    "/-/": lambda d: _all("DRM", day_month(d[0], d[1]), _second(day_month(d[2], d[3]))),
    "/-//": lambda d: _all(
        "DRM", day_month(d[0], d[1]), _second(day_month(d[2], d[3])), _second(_year(d[4]))
    ),
    "//-//": lambda d: _all(
        "DRM",
        day_month(d[0], d[1]),
        _year(d[2]),
        _second(day_month(d[3], d[4])),
        _second(_year(d[5])),
    ),
    ".-.": _clocks,
    ":-:": _clocks,
}
