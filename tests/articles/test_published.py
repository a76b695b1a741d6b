from __future__ import annotations

import pytest

from newsner.articles import article, parse_published
from newsner.articles.published import stated_date, stated_outlet


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2022", "2022"),
        ("2022-9", "2022-09"),
        (" 2022-09-14 ", "2022-09-14"),
        ("2022-09-14T10:20:00+07:00", "2022-09-14"),
    ],
)
def test_parse_published(given: str, kept: str) -> None:
    assert parse_published(given) == kept


@pytest.mark.parametrize("bad", ["kemarin", "", "2022-13", "2023-02-29", "14-09-2022", "20220914", "0000"])
def test_no_date_is_refused_by_name(bad: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        parse_published(bad)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Rabu, 14 September 2022 | 10:20 WIB", "2022-09-14"),
        ("Kompas.com - 14/09/2022, 10:20 WIB", "2022-09-14"),
        ("17/11/2021, 11:04 WIB", "2021-11-17"),
        ("11:04:30 | 17/11/2021", "2021-11-17"),
        ("Suara Pesisir - 14/09/2022, 10:20 WIB", "2022-09-14"),
        ("KabarKita | Rabu, 14 September 2022 10.20", "2022-09-14"),
        ("Suara Pesisir - 14/09/2022", None),
        ("Senin, 26 Feb 2024 07:45 WIB", "2024-02-26"),
        ("Diperbarui: 3 Maret 2023 pukul 08.00 WITA", "2023-03-03"),
        ("Gempa terjadi pada 14 September 2022", None),
        ("Rabu (14/9)", None),
        ("Banjir di Garut", None),
    ],
)
def test_a_line_that_states_when(line: str, day: str | None) -> None:
    assert stated_date(line) == day


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Suara Pesisir - 14/09/2022, 10:20 WIB", "Suara Pesisir"),
        ("KabarKita | Rabu, 14 September 2022 10.20", "KabarKita"),
        ("Kabar.com - 14/09/2022, 10:20 WIB", "Kabar.com"),
        ("Jawa Tengah - 14/09/2022, 10:20 WIB", None),
        ("Rabu - 14/09/2022, 10:20 WIB", None),
        ("Suara Pesisir - kapal tiba 14/09/2022, 10:20 WIB", None),
    ],
)
def test_the_outlet_beside_it(line: str, outlet: str | None) -> None:
    assert stated_outlet(line) == outlet


BODY = "\n\nWarga mengungsi ke balai desa setelah air naik. Bantuan tiba malam itu."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (" date 2022-09 Wali kota meninjau tanggul. (Kabar/Ani Suti" + BODY, "2022-09"),
        ("Banjir Melanda Desa\n\nRabu, 14 September 2022 | 10:20 WIB" + BODY, "2022-09-14"),
        ("Banjir Melanda Desa\nKabarKita - 05/09/2022, 14:12 WIB" + BODY, "2022-09-05"),
        ("Banjir Melanda Desa\nPenulis: Rani, 3 Mei 2021" + BODY, "2021-05-03"),
        ("Banjir Melanda Desa" + BODY + "\n\n17/11/2021, 11:04 WIB", "2021-11-17"),
        ("Banjir Melanda Desa" + BODY + "\nCOPYRIGHT © KABAR 2022", None),
        ("Banjir Melanda Desa" + BODY, None),
    ],
)
def test_header_byline_and_date_lines_give_the_date(text: str, day: str | None) -> None:
    assert article(text).published == day
    assert article(text, published="2019").published == "2019"
