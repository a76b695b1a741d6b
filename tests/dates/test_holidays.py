"""The holiday table against packages that compute the same days (skipped where one is missing)."""

from __future__ import annotations

import re
from datetime import date

import pytest

from newsner.dates.calendar import easter, feast, hijri
from newsner.dates.lexicon import lexicon, moving

NAMES = {
    "imlek": "Tahun Baru Imlek",
    "nyepi": "Hari Suci Nyepi",
    "jumat-agung": "Wafat Yesus Kristus",
    "kenaikan": "Kenaikan Yesus Kristus",
    "waisak": "Hari Raya Waisak",
    "idul-fitri": "Hari Raya Idul Fitri",
    "idul-adha": "Hari Raya Idul Adha",
    "isra-mikraj": "Isra Mikraj Nabi Muhammad",
    "tahun-baru-islam": "Tahun Baru Islam",
    "maulid": "Maulid Nabi Muhammad",
}
KNOWN_DIFFERENCES = {
    ("tahun-baru-islam", 2021): "the day off was moved to 11 August",
    ("maulid", 2021): "the day off was moved to 20 October",
    ("idul-fitri", 2011): "the isbat session decided for 31 August, the calendar had 30",
}


def test_agrees_with_the_holidays_package() -> None:
    holidays = pytest.importorskip("holidays")
    days = holidays.country_holidays("ID", years=range(2005, 2027), language="id")
    compared = 0
    for day, names in days.items():
        for name in names.split("; "):
            for key, their_name in NAMES.items():
                if name == their_name and (key, day.year) not in KNOWN_DIFFERENCES:
                    ours = feast(key, day.year)
                    same_year_twice = [
                        d for d, n in days.items() if d.year == day.year and name in n.split("; ")
                    ]
                    assert ours in same_year_twice, (key, day)
                    compared += 1
    assert compared > 200


def test_hijri_months_are_within_a_day_of_the_computed_calendar() -> None:
    hijridate = pytest.importorskip("hijridate")
    for year in range(1431, 1448):
        for month in range(1, 13):
            span = hijri(year, month)
            assert span is not None, (year, month)
            computed = hijridate.Hijri(year, month, 1).to_gregorian()
            assert abs((span[0] - date(*computed.datetuple())).days) <= 2


@pytest.mark.parametrize(("year", "day"), [(2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")])
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


def test_every_moving_day_has_a_name_and_every_name_a_day() -> None:
    computed = {"nataru"}
    for key, holiday in lexicon().holidays.items():
        assert holiday.month or key in computed or feast(key, 2024) is not None, key
    assert moving().keys() - {"ramadan"} <= lexicon().holidays.keys()


def test_outside_the_table_nothing_is_made_up() -> None:
    assert feast("nyepi", 1950) is None
    assert hijri(1300, 9) is None


def test_dates_of_the_table_are_dates() -> None:
    for years in moving().values():
        for year, day in years.items():
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)
            assert date.fromisoformat(day).year == year
