"""Calendar values: TIMEX3/EDTF strings, the plain interval they cover, the moving feasts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from newsner.dates.lexicon import lines, moving

DAY = timedelta(days=1)
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_VALUE = re.compile(
    r"(?P<y>-?\d{4})(?:-(?:W(?P<w>\d\d)(?P<we>-WE)?|Q(?P<q>[1-4])|H(?P<h>[12])|(?P<s>SP|SU|FA|WI)"
    r"|(?P<m>\d\d)(?:-(?P<d>\d\d))?))?(?:T\S+)?\Z"
)


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date at the grain that is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, given: str | date) -> Published:
        """Read YYYY, YYYY-MM, YYYY-MM-DD (a time may follow).

        :raises ValueError: where it is none of them
        """
        if isinstance(given, date):
            return cls(given.year, given.month, given.day)
        match = re.match(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?!\d))?)?(?![\d-])", given.strip())
        if match is None:
            raise ValueError(f"a publication date is YYYY, YYYY-MM or YYYY-MM-DD, not {given!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def exact(self) -> date | None:
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        if self.day:
            return self.first
        return last_of_month(self.year, self.month or 12)

    @property
    def middle(self) -> date:
        return self.first + (self.last - self.first) // 2


def last_of_month(year: int, month: int) -> date:
    return date(year, month, 31) if month == 12 else date(year, month + 1, 1) - DAY


def valid(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none such (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date | None:
    """``day`` plus days, None beyond the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def week(day: date) -> str:
    """The ISO week, "2022-W37"."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def interval(value: str) -> tuple[str, str] | None:
    """First and last calendar day of a value, None where it names no interval (REF, XXXX-08-17, PT2H)."""
    if "/" in value:
        left, _, right = value.partition("/")
        first, last = interval(left), interval(right)
        return (first[0], last[1]) if first and last else None
    if re.fullmatch(r"\d{2}XX|\d{3}X", value):
        return f"{value.replace('X', '0')}-01-01", f"{value.replace('X', '9')}-12-31"
    match = _VALUE.match(value)
    if match is None or int(match["y"]) < 1:
        return None
    year = int(match["y"])
    try:
        return _interval(year, match)
    except (ValueError, OverflowError):
        return None


def _interval(year: int, match: re.Match[str]) -> tuple[str, str]:
    if match["w"]:
        monday = date.fromisocalendar(year, int(match["w"]), 1)
        first, last = (monday + 5 * DAY if match["we"] else monday), monday + 6 * DAY
    elif match["d"]:
        first = last = date(year, int(match["m"]), int(match["d"]))
    else:
        if match["m"]:
            start = end = int(match["m"])
        elif match["q"]:
            start, end = int(match["q"]) * 3 - 2, int(match["q"]) * 3
        elif match["h"]:
            start, end = int(match["h"]) * 6 - 5, int(match["h"]) * 6
        elif match["s"]:
            start, end = _SEASONS[match["s"]]
        else:
            start, end = 1, 12
        first = date(year, start, 1)
        last = last_of_month(*add_months(year, end, 0))
    return first.isoformat(), last.isoformat()


def easter(year: int) -> date:
    """Western Easter Sunday (anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


_FROM_EASTER = {
    "shrove": -47,
    "rabu-abu": -46,
    "minggu-palma": -7,
    "kamis-putih": -3,
    "jumat-agung": -2,
    "sabtu-suci": -1,
    "paskah": 0,
    "kenaikan": 39,
    "pentakosta": 49,
}
_NTH_SUNDAY = {"hari-ibu-sedunia": (5, 2), "hari-ayah-sedunia": (6, 3)}


def feast(key: str, year: int) -> date | None:
    """The day of a moving holiday in a year, None where the table does not cover it."""
    if key in _FROM_EASTER:
        return easter(year) + _FROM_EASTER[key] * DAY
    if key in _NTH_SUNDAY:
        month, count = _NTH_SUNDAY[key]
        first = date(year, month, 1)
        return first + ((6 - first.weekday()) % 7 + 7 * (count - 1)) * DAY
    if key == "nuzulul-quran":
        start = feast("ramadan", year)
        return start + 16 * DAY if start else None
    found = moving().get(key, {}).get(year)
    return date.fromisoformat(found) if found else None


# first-of-month offsets: what each tabulated day is in the Hijri calendar
_HIJRI_DAYS = {
    "isra-mikraj": (7, 27),
    "ramadan": (9, 1),
    "idul-fitri": (10, 1),
    "idul-adha": (12, 10),
    "tahun-baru-islam": (1, 1),
    "maulid": (3, 12),
}


@cache
def _hijri_anchors() -> dict[tuple[int, int], date]:
    """(Hijri year, month) → first day, where the decreed dates tell it."""
    table = {}
    for line in lines("moving.tsv"):
        key, text, year = line.split("\t")[:3]
        if key in _HIJRI_DAYS and year:
            month, day = _HIJRI_DAYS[key]
            table[int(year), month] = date.fromisoformat(text) - (day - 1) * DAY
    return table


def hijri(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a Hijri month, from the nearest decreed day by months of 30 and 29 days."""
    start, after = _hijri_first(year, month), _hijri_first(*add_months(year, month, 1))
    return (start, after - DAY) if start and after else None


def _hijri_first(year: int, month: int) -> date | None:
    anchors = _hijri_anchors()
    for distance in (0, 1, -1, 2, -2):
        known = anchors.get(add_months(year, month, distance))
        if known is not None:
            step = 0
            for back in range(abs(distance)):
                other = add_months(year, month, back if distance > 0 else -back - 1)
                step += 30 if other[1] % 2 else 29
            return known - step * DAY if distance > 0 else known + step * DAY
    return None


def hijri_years() -> list[int]:
    return sorted({year for year, _ in _hijri_anchors()})
