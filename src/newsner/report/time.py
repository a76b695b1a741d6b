"""The bins of a time line: days, months or years, whichever show the archive best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

DAYS, MONTHS = 62, 180
"""The longest time line in days, and in months."""


@dataclass(frozen=True, slots=True)
class Grain:
    """``length`` characters of an ISO date name a bin: 10 a day, 7 a month, 4 a year."""

    length: int

    @property
    def called(self) -> str:
        return {10: "day", 7: "month", 4: "year"}[self.length]

    def bin_of(self, iso: str | None) -> str | None:
        """The bin of a date; None where it is not known as exactly."""
        return iso[: self.length] if iso is not None and len(iso) >= self.length else None

    def bins(self, first: str, last: str) -> list[str]:
        """Every bin from ``first`` to ``last``."""
        if self.length == 10:
            start, days = (
                date.fromisoformat(first),
                (date.fromisoformat(last) - date.fromisoformat(first)).days,
            )
            return [(start + timedelta(days=day)).isoformat() for day in range(days + 1)]
        if self.length == 7:
            low, high = _months(first), _months(last)
            return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(low, high + 1)]
        return [f"{year:04d}" for year in range(int(first), int(last) + 1)]


def grain_of(published: Iterable[str]) -> Grain:
    """The grain for an archive of these publication dates (YYYY, YYYY-MM or YYYY-MM-DD)."""
    known = sorted(set(published))
    months = [date[:7] for date in known if len(date) >= 7]
    if known and all(len(date) == 10 for date in known):
        span = (date.fromisoformat(known[-1]) - date.fromisoformat(known[0])).days
        if span < DAYS:
            return Grain(10)
    if not months or _months(months[-1]) - _months(months[0]) < MONTHS:
        return Grain(7)
    return Grain(4)


def _months(iso: str) -> int:
    return int(iso[:4]) * 12 + int(iso[5:7]) - 1
