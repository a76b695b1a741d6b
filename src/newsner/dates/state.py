"""What the rules work on and give back: values, and what the text has said so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from newsner.dates.calendar import Published
    from newsner.dates.lexicon import Holiday
    from newsner.dates.phrases import Value

FUTURE_WEIGHT = 1.5
"""R3: a day ahead counts as one and a half days behind."""


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


def integer(value: Value | None) -> int:
    return 0 if value is None else int(value)


def weigh(units: float) -> float:
    return units * FUTURE_WEIGHT if units > 0 else -units


def distance(day: date, near: date) -> float:
    days = (day - near).days
    return days * FUTURE_WEIGHT if days > 0 else -days


def around(year: int) -> range:
    return range(year - 1, year + 2)
