"""What the date grammar finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mod = Literal["START", "MID", "END", "APPROX"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: ``text[start:end]``, offsets in Unicode code points, end-exclusive.

    ``value`` is TIMEX3 with ISO 8601-2 (EDTF) spelling of decades and centuries; None where the words
    need a publication date that is not known, and then ``partial`` keeps what is ("XXXX-09-14").
    ``from_`` and ``to`` are calendar days, ``to`` inclusive; None where ``value`` is.
    """

    start: int
    end: int
    text: str
    value: str | None
    from_: str | None
    to: str | None
    granularity: str
    mod: Mod | None = None
    partial: str | None = None
    weekday_mismatch: bool = False
    timex_type: TimexType = "DATE"
