"""What holds for any text, and for any date in any spelling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsner.dates import find
from newsner.dates.calendar import interval

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
ENGLISH = "January February March April May June July August September October November December".split()
SHORT = "Jan Feb Mar Apr Mei Jun Jul Agt Sep Okt Nov Des".split()
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()

FRAGMENTS = st.sampled_from(
    [
        "\n",
        *"""
    Rabu Minggu minggu hari ini lalu depan kemarin besok malam dini pukul jam WIB 10.00 14/9 14/9/2022 (
    ) , - – / 2022 14 September Mei bulan tahun pekan akhir awal abad ke kuartal III hingga sampai s.d.
    dan dua puluh Lebaran H-7 1443 H Ramadan '98 era 1990 an nomor UU setiap selama tiga terakhir : . ’
    12-13/9 2014-2019 24.00 31 29 Februari semalam tadi keesokan harinya kemudian sebelumnya sekitar
    0000 9999 malam Tahun Baru XX SM
    """.split(),
    ]
)


def check(text: str, published: str | None) -> None:
    for all_timex in (False, True):
        mentions = find(text, published, all_timex=all_timex)
        end = 0
        for mention in mentions:
            assert end <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.text
            end = mention.end
            if mention.from_ is not None and mention.to is not None:
                assert date.fromisoformat(mention.from_) <= date.fromisoformat(mention.to)
            if mention.value is None:
                assert mention.from_ is None
                assert mention.to is None


PUBLISHED = st.sampled_from([None, "2022-09-14", "2020-02-29", "2022-09", "2022", "0001-01-01", "9999-12-31"])


@given(st.text(), PUBLISHED)
def test_any_text(text: str, published: str | None) -> None:
    check(text, published)


@given(st.lists(FRAGMENTS, max_size=14).map(" ".join), PUBLISHED)
def test_any_words_of_time(text: str, published: str | None) -> None:
    check(text, published)


@given(st.lists(FRAGMENTS, max_size=10).map("".join), PUBLISHED)
def test_glued_words_of_time(text: str, published: str | None) -> None:
    check(text, published)


@given(st.text("0123456789/-.: ()", max_size=60), PUBLISHED)
def test_any_digits(text: str, published: str | None) -> None:
    check(text, published)


DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
FORMS: dict[str, Callable[[date], str]] = {
    "d MONTH y": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "D MONTH Y": lambda d: f"{d.day} {MONTHS[d.month - 1].upper()} {d.year}",
    "d month y": lambda d: f"{d.day} {MONTHS[d.month - 1].lower()} {d.year}",
    "d MON y": lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year}",
    "d MON. y": lambda d: f"{d.day} {SHORT[d.month - 1]}{'.' * (d.month != 5)} {d.year}",
    "d English y": lambda d: f"{d.day} {ENGLISH[d.month - 1]} {d.year}",
    "English d, y": lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    "dMONTH y": lambda d: f"{d.day}{MONTHS[d.month - 1]} {d.year}",
    "tanggal": lambda d: f"tanggal {d.day} bulan {MONTHS[d.month - 1]} tahun {d.year}",
    "d/m/y": lambda d: f"{d.day}/{d.month}/{d.year}",
    "dd/mm/y": lambda d: f"{d:%d/%m}/{d.year}",
    "dd-mm-y": lambda d: f"{d:%d-%m}-{d.year}",
    "dd.mm.y": lambda d: f"{d:%d.%m}.{d.year}",
    "iso": date.isoformat,
    "y/mm/dd": lambda d: f"{d.year}/{d:%m/%d}",
    "weekday (d/m/y)": lambda d: f"{WEEKDAYS[d.weekday()]} ({d.day}/{d.month}/{d.year})",
    "weekday, (d/m/y)": lambda d: f"{WEEKDAYS[d.weekday()]}, ({d.day}/{d.month}/{d.year})",
    "weekday(d/m/y)": lambda d: f"{WEEKDAYS[d.weekday()]}({d.day}/{d.month}/{d.year})",
    "weekday ( d / m / y )": lambda d: f"{WEEKDAYS[d.weekday()]} ( {d.day} / {d.month} / {d.year} )",
    "weekday, d MONTH y": lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    "weekday d MONTH y": lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "hari weekday": lambda d: f"hari {WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    "(weekday, d/m/y)": lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day}/{d.month}/{d.year}",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_any_day_in_any_form(form: str, day: date) -> None:
    words = FORMS[form](day)
    (mention,) = find(f"Dia datang pada {words} bersama ibu.", "2022-09-14")
    assert (mention.text, mention.value, mention.weekday_mismatch) == (words, day.isoformat(), False)


@given(day=st.dates(date(2015, 1, 1), date(2025, 12, 31)), ago=st.integers(0, 150))
def test_any_recent_day_without_a_year(day: date, ago: int) -> None:
    published = (day + timedelta(days=ago)).isoformat()
    for words in (
        f"{WEEKDAYS[day.weekday()]} ({day.day}/{day.month})",
        f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}",
    ):
        (mention,) = find(f"Dia datang {words}.", published)
        assert (mention.text, mention.value) == (words, day.isoformat())


@given(
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    mark=st.sampled_from(".:"),
    zone=st.sampled_from([("WIB", "+07:00"), ("WITA", "+08:00"), ("WIT", "+09:00"), ("", "")]),
)
def test_any_clock(hour: int, minute: int, mark: str, zone: tuple[str, str]) -> None:
    words = f"pukul {hour:02d}{mark}{minute:02d} {zone[0]}".strip()
    (mention,) = find(f"Rapat dimulai {words}.", "2022-09-14")
    assert (mention.text, mention.value) == (words, f"2022-09-14T{hour:02d}:{minute:02d}{zone[1]}")


@given(DAYS)
def test_weeks_start_on_monday(day: date) -> None:
    (mention,) = find("pekan ini", day)
    assert mention.from_ is not None
    assert date.fromisoformat(mention.from_).weekday() == 0
    assert mention.from_ <= day.isoformat() <= (mention.to or "")


@given(st.text(max_size=20))
def test_interval_of_anything(value: str) -> None:
    span = interval(value)
    assert span is None or len(span) == 2
