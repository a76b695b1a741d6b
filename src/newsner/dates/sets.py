"""Durations and sets, shown with ``all_timex``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsner.dates.days import suffix
from newsner.dates.state import integer

if TYPE_CHECKING:
    from newsner.dates.phrases import Value

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
        return f"XXXX-WXX-{f['w']}{suffix(f)}"
    if "h" in f or "p" in f:
        return f"XXXX-XX-XX{suffix(f)}"
    if "m" in f:
        return f"XXXX-{integer(f['m']):02d}" + (f"-{integer(f['d']):02d}" if "d" in f else "")
    if "d" in f:
        return f"XXXX-XX-{integer(f['d']):02d}"
    if "u" in f:
        return duration({"n": 1, **f})
    return "P1Y"
