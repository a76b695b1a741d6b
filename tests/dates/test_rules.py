"""The resolution rules R1-R10 of the guideline, and what is left open without a publication date."""

from __future__ import annotations

import pytest

from newsner.dates import find


def values(text: str, published: str | None) -> list[str | None]:
    return [m.value for m in find(text, published)]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        # R1 day first, month first where the weekday or the number says so
        ("Kamis (8/21/14)", "2014-08-22", "2014-08-21"),
        ("Rabu (3/1) lalu", "2023-03-08", "2023-03-01"),
        # R2
        ("Selasa (8/12/09)", "2009-12-09", "2009-12-08"),
        ("surat 5/9/98 itu", "2022-09-15", "1998-09-05"),
        # R3
        ("pada 28 Desember", "2022-01-10", "2021-12-28"),
        ("pada 9 Januari", "2022-12-20", "2023-01-09"),
        ("Jumat (10/11)", "2024-02-05", "2023-11-10"),
        ("17 Agustus lalu", "2022-09-14", "2022-08-17"),
        ("20 Agustus mendatang", "2022-09-14", "2023-08-20"),
        ("Mei lalu", "2022-09-14", "2022-05"),
        ("Januari tahun depan", "2022-09-14", "2023-01"),
        # R4
        ("katanya, Rabu.", "2022-09-14", "2022-09-14"),
        ("Rabu lalu", "2022-09-14", "2022-09-07"),
        ("ia akan tiba Kamis", "2022-09-14", "2022-09-15"),
        ("ia akan tiba, katanya, Kamis.", "2022-09-14", "2022-09-08"),
        ("Rabu pekan lalu", "2022-09-14", "2022-09-07"),
        ("Selasa pekan depan", "2022-09-14", "2022-09-20"),
        # R5
        ("Minggu lalu, harga stabil", "2022-09-14", "2022-W36"),
        ("Kebaktian pada Minggu lalu", "2022-09-14", "2022-09-11"),
        ("dua minggu lalu", "2022-09-14", "2022-W35"),
        ("Ahad pagi", "2022-09-14", "2022-09-11TMO"),
        ("pada malam Minggu lalu", "2022-09-12", "2022-09-10TNI"),
        ("Minggu malam", "2022-09-12", "2022-09-11TNI"),
        # R6
        ("lusa", "2020-02-28", "2020-03-01"),
        ("malam nanti", "2022-09-14", "2022-09-14TNI"),
        ("14 September 2022 kemarin", "2022-12-01", "2022-09-14"),
        # R7
        ("tiga pekan lagi", "2022-09-14", "2022-W40"),
        ("sebulan lalu", "2022-01-14", "2021-12"),
        # R10
        ("kuartal lalu", "2022-02-14", "2021-Q4"),
        ("bulan depan", "2022-12-14", "2023-01"),
        ("pekan depan", "2022-12-29", "2023-W01"),
        ("awal tahun", "2022-03-14", "2022"),
    ],
)
def test_rule(text: str, published: str, value: str) -> None:
    assert values(text, published) == [value]


def test_weekday_that_fits_no_reading_is_flagged() -> None:
    (mention,) = find("Selasa (14/9/2022)", "2022-09-15")
    assert (mention.value, mention.weekday_mismatch) == ("2022-09-14", True)
    (mention,) = find("Rabu (14/9/2022)", "2022-09-15")
    assert not mention.weekday_mismatch


def test_r3_year_of_the_date_before_in_the_sentence() -> None:
    assert values("Digelar 3 Maret 2020, putusan dibacakan 21 Juli.", "2021-01-15") == [
        "2020-03-03",
        "2020-07-21",
    ]


def test_r7_kemudian_counts_from_the_date_before() -> None:
    text = "Ia lahir 14 September 2022 dan pulang tiga hari kemudian."
    assert values(text, "2022-09-20") == ["2022-09-14", "2022-09-17"]


def test_r8_clock_takes_the_nearest_date_before() -> None:
    text = "Kebakaran Selasa (13/9/2022) itu bermula pukul 02.15 WIB."
    assert values(text, "2022-09-14") == ["2022-09-13", "2022-09-13T02:15+07:00"]
    stale = "Ia lahir 25 November 1995. Ia datang pukul 07.00."
    assert values(stale, "2022-09-14") == ["1995-11-25", "2022-09-14T07:00"]


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("pada 14 September", "XXXX-09-14"),
        ("Rabu (14/9)", "XXXX-09-14"),
        ("sejak Maret", "XXXX-03"),
        ("katanya, Rabu.", "XXXX-WXX-3"),
        ("Rabu malam", "XXXX-WXX-3TNI"),
        ("pukul 10.00 WIB", "T10:00+07:00"),
        ("pada tanggal 25", "XXXX-XX-25"),
        ("kuartal III", "XXXX-Q3"),
        ("kemarin", None),
        ("tahun depan", None),
        ("dua hari lalu", None),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(text: str, partial: str | None) -> None:
    (mention,) = find(text)
    assert (mention.value, mention.from_, mention.to, mention.partial) == (None, None, None, partial)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("tahun depan", "2022-09", "2023"),
        ("bulan lalu", "2022-09", "2022-08"),
        ("kuartal ini", "2022-09", "2022-Q3"),
        ("Rabu (14/9)", "2022-09", "2022-09-14"),
        ("Rabu (14/9)", "2022", "2022-09-14"),
        ("17 Agustus lalu", "2022-09", "2022-08-17"),
        ("tahun lalu", "2022", "2021"),
        ("bulan lalu", "2022", None),
        ("kemarin", "2022-09", None),
        ("Rabu", "2022-09", None),
        ("pekan lalu", "2022-09", None),
    ],
)
def test_a_date_known_in_part_resolves_what_it_can(text: str, published: str, value: str | None) -> None:
    assert values(text, published) == [value]


@pytest.mark.parametrize(
    "head",
    [
        "Rabu, 14 September 2022 | 10:20 WIB\n",
        "SEMARANG, 14 September 2022 - ",
        "Sidang digelar hari ini, Rabu (14/9/2022). ",
        "Banjir surut, kata camat, Rabu (14/9/2022). ",
    ],
)
def test_the_text_may_state_its_own_date(head: str) -> None:
    assert values(f"{head}Warga mengungsi sejak kemarin.", None)[-1] == "2022-09-13"


def test_the_years_of_the_text_and_the_weekday_tell_the_year() -> None:
    assert values("Sejak 2021 ia menjabat. Ia mundur Rabu (14/9).", None) == ["2021", "2022-09-14"]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # "date 2022-09" alone does not say what "kemarin" is; a day within that month that the text reports does.
        ("Selasa (13/9/2022) ia tiba. Kemarin ia rapat.", "2022-09", ["2022-09-13", "2022-09-12"]),
        ("Selasa (13/9) ia tiba. Rapat pekan depan.", "2022-09", ["2022-09-13", "2022-W38"]),
        ("Selasa (13/9) ia tiba. Rapat pekan depan.", "2022", ["2022-09-13", "2022-W38"]),
        # a day outside of it does not
        ("Selasa (9/8/2022) ia tiba. Kemarin ia rapat.", "2022-09", ["2022-08-09", None]),
        ("Selasa (9/8) ia tiba. Kemarin ia rapat.", "2022-09", ["2022-08-09", None]),
        ("Kemarin ia rapat.", "2022-09", [None]),
        # and where the day is given, it holds
        ("Selasa (13/9/2022) ia tiba. Kemarin ia rapat.", "2022-09-20", ["2022-09-13", "2022-09-19"]),
    ],
)
def test_the_day_within_a_month_that_is_given(text: str, published: str, expected: list[str | None]) -> None:
    assert values(text, published) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Dibangun sejak Agustus 2022 dan selesai akhir Februari.", "2023-03-14", ["2022-08", "2023-02"]),
        ("Dibangun sejak Agustus 2022 dan selesai akhir Februari.", "2022-12-14", ["2022-08", "2022-02"]),
        ("Naik dari Agustus 2022 ke Oktober.", "2023-03-14", ["2022-08", "2022-10"]),
    ],
)
def test_a_month_after_a_month_goes_forward_where_it_has_been(
    text: str, published: str, expected: list[str | None]
) -> None:
    assert values(text, published) == expected
