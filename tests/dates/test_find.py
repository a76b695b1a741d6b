"""What is found and what it means: a sentence for each kind of expression, published 14 September 2022."""

from __future__ import annotations

from datetime import date

import pytest

from newsner.dates import find

PUBLISHED = "2022-09-14"


def found(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(m.text, m.value) for m in find(text, published)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("Ia lahir pada 3 Mei 1989 di Tegal.", "3 Mei 1989", "1989-05-03"),
        ("Terbit 2 Pebruari 1998.", "2 Pebruari 1998", "1998-02-02"),
        ("Rilis 12 Agt 2021 beredar.", "12 Agt 2021", "2021-08-12"),
        ("Tertanggal December 5, 2021.", "December 5, 2021", "2021-12-05"),
        ("Pada dua puluh Mei 1998 ia mundur.", "dua puluh Mei 1998", "1998-05-20"),
        ("Berkas 2022-09-12 masuk.", "2022-09-12", "2022-09-12"),
        ("Berlaku tanggal 1 bulan depan.", "tanggal 1 bulan depan", "2022-10-01"),
        ("Digelar 14-20 September di Solo.", "14-20 September", "2022-09-14/2022-09-20"),
        ("Ditutup 28 Desember 2021 hingga 3 Januari 2022.", "28 Desember 2021 hingga 3 Januari 2022",
         "2021-12-28/2022-01-03"),
        ("Sepanjang Desember 2021-Februari 2022.", "Desember 2021-Februari 2022", "2021-12/2022-02"),
        ("Panen Maret-Mei tahun lalu gagal.", "Maret-Mei tahun lalu", "2021-03/2021-05"),
        ("Musim 2022/2023 dimulai.", "2022/2023", "2022/2023"),
        ("Gaya era 1980-an kembali.", "era 1980-an", "198X"),
        ("Lagu tahun '70-an.", "tahun '70-an", "197X"),
        ("Aktivis angkatan '98 itu bertani.", "'98", "1998"),
        ("Berdiri sejak abad XVII.", "abad XVII", "16XX"),
        ("Laba kuartal II tahun lalu naik.", "kuartal II tahun lalu", "2021-Q2"),
        ("Rugi pada semester I/2021.", "semester I/2021", "2021-H1"),
        ("Transfer musim panas 2020 ramai.", "musim panas 2020", "2020-SU"),
        ("Cair pekan kedua Juni 2025.", "pekan kedua Juni 2025", "2025-W24"),
        ("Hingga pekan terakhir Februari 2025.", "pekan terakhir Februari 2025", "2025-W09"),
        ("Sejak tiga bulan lalu.", "tiga bulan lalu", "2022-06"),
        ("Dua puluh lima tahun silam.", "Dua puluh lima tahun silam", "1997"),
        ("Libur akhir pekan lalu.", "akhir pekan lalu", "2022-W36-WE"),
        ("Ia tiba kemarin lusa.", "kemarin lusa", "2022-09-12"),
        ("Gudang terbakar tadi malam.", "tadi malam", "2022-09-13TNI"),
        ("Final digelar Sabtu (17/9) malam WIB.", "Sabtu (17/9) malam WIB", "2022-09-17TNI"),
        ("Sidang hari ini, Rabu (14/9/2022), ditunda.", "hari ini, Rabu (14/9/2022)", "2022-09-14"),
        ("Gempa (13/9) sekitar pukul 12.30 WIB.", "(13/9) sekitar pukul 12.30 WIB", "2022-09-13T12:30+07:00"),
        ("Loket buka pukul 08.00-10.00 WITA.", "pukul 08.00-10.00 WITA",
         "2022-09-14T08:00+08:00/2022-09-14T10:00+08:00"),
        ("Ronda digelar pukul 21.00 hingga 04.00 WIB.", "pukul 21.00 hingga 04.00 WIB",
         "2022-09-14T21:00+07:00/2022-09-15T04:00+07:00"),
        ("Azan pukul setengah delapan malam.", "pukul setengah delapan malam", "2022-09-14T19:30"),
        ("Mudik jelang Idul Fitri 1443 H lancar.", "Idul Fitri 1443 H", "2022-05-02"),
        ("Posko dibuka H-7 Lebaran 2023.", "H-7 Lebaran 2023", "2023-04-15"),
        ("Terompet di malam Tahun Baru.", "malam Tahun Baru", "2022-12-31TNI"),
        ("Selama Ramadan 1445 H.", "Ramadan 1445 H", "2024-03-12/2024-04-09"),
        ("Umat merayakan Paskah 2030 nanti.", "Paskah 2030 nanti", "2030-04-21"),
        ("Medali dari Asian Games 2018.", "2018", "2018"),
    ],
)  # fmt: skip
def test_value(text: str, span: str, value: str) -> None:
    assert (span, value) in found(text)


def test_offsets_are_code_points() -> None:
    text = "🙂 Rabu (14/9) 🙂"
    (mention,) = find(text, PUBLISHED)
    assert text[mention.start : mention.end] == mention.text == "Rabu (14/9)"


def test_enumeration_gives_a_span_each() -> None:
    assert found("Ujian digelar 14, 15, dan 17 September 2022.") == [
        ("14", "2022-09-14"),
        ("15", "2022-09-15"),
        ("17 September 2022", "2022-09-17"),
    ]


def test_mod_interval_and_grain() -> None:
    (mention,) = find("Rampung akhir Mei 2022.")
    assert (mention.value, mention.from_, mention.to) == ("2022-05", "2022-05-01", "2022-05-31")
    assert (mention.mod, mention.granularity, mention.timex_type) == ("END", "month", "DATE")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("pekan lalu", "2022-09-05", "2022-09-11"),
        ("akhir pekan ini", "2022-09-17", "2022-09-18"),
        ("kuartal III 2022", "2022-07-01", "2022-09-30"),
        ("semester II 2022", "2022-07-01", "2022-12-31"),
        ("era 1990-an", "1990-01-01", "1999-12-31"),
        ("abad ke-20", "1900-01-01", "1999-12-31"),
        ("Februari 2024", "2024-02-01", "2024-02-29"),
        ("2014-2019", "2014-01-01", "2019-12-31"),
        ("Rabu (14/9) pukul 10.00 WIB", "2022-09-14", "2022-09-14"),
    ],
)
def test_interval(text: str, first: str, last: str) -> None:
    (mention,) = find(text, PUBLISHED)
    assert (mention.from_, mention.to) == (first, last)


def test_all_timex_shows_durations_sets_and_vague_words() -> None:
    text = "Kini ia berlatih setiap Jumat selama tiga bulan terakhir."
    assert find(text, PUBLISHED) == []
    shown = [(m.text, m.value, m.timex_type) for m in find(text, PUBLISHED, all_timex=True)]
    assert shown == [
        ("Kini", "PRESENT_REF", "DATE"),
        ("setiap Jumat", "XXXX-WXX-5", "SET"),
        ("tiga bulan terakhir", "P3M", "DURATION"),
    ]


def test_published_as_a_date_object() -> None:
    assert [m.value for m in find("kemarin", date(2022, 9, 14))] == ["2022-09-13"]


@pytest.mark.parametrize("published", ["kemarin", "14/9/2022", "2022-13", "2022-02-30"])
def test_published_that_is_no_date(published: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day"):
        find("hari ini", published)


def test_line_breaks_part_dates() -> None:
    assert found("Pemilu 2024\n14 September 2022") == [("2024", "2024"), ("14 September 2022", "2022-09-14")]
