from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsner.pages import report as pages
from newsner.report import gather

from ..report.archive import entity, record

ARCHIVE = [
    record("https://contoh.id/a?b=1&c=<2>", [entity("Budi <script>"), entity("Siti Dewi")], [entity("KPK")],
           published="2022-09-14", outlet="Antara", title="Judul <b>",
           days=(("2022-09-14", "2022-09-14"),)),
    record("b.txt", [entity("Siti Dewi")], published="2022-10-14", outlet="Tempo"),
]  # fmt: skip


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return pages.report_page(gather(lambda: ARCHIVE), tmp_path_factory.mktemp("report"), "arsip.jsonl")


def test_every_number_leads_to_a_list(page: str) -> None:
    numbers = re.findall(r'<td class="number">(.*?)</td>', page)
    assert len(numbers) == 2 * (2 + 1) + 2
    targets = re.findall(r' href="#(list-\d+)"', page)
    ids = re.findall(r'id="(list-\d+)"', page)
    assert len(ids) == len(set(ids))
    assert set(targets) == set(ids)
    assert all(re.fullmatch(r'<a href="#list-\d+">[\d,]+</a>', number) for number in numbers)


def test_an_article_is_linked_by_its_address_only(page: str) -> None:
    assert '<a href="https://contoh.id/a?b=1&amp;c=&lt;2&gt;">Judul &lt;b&gt;</a>' in page
    assert 'href="b.txt"' not in page


def test_an_article_that_is_a_file_is_linked_from_where_the_page_stands(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text("x", encoding="utf-8")
    one = record(str(tmp_path / "a b.txt"), [entity("Siti Dewi")])
    got = pages.report_page(gather(lambda: [one]), tmp_path / "out", "x")
    assert 'href="../a%20b.txt"' in got


def test_text_is_never_markup(page: str) -> None:
    assert "<script" not in page
    assert "Budi &lt;script&gt;" in page


def test_nothing_is_fetched(page: str) -> None:
    assert not re.search(r"\b(?:src|srcset|data)=", page)
    assert "url(" not in page
    addresses = set(re.findall(r'href="([^"]*)"', page))
    assert {address for address in addresses if not address.startswith("#")} == {
        "https://contoh.id/a?b=1&amp;c=&lt;2&gt;"
    }
    assert "default-src &#39;none&#39;" in page


def test_charts_are_drawn_in_the_colours_of_the_page(page: str) -> None:
    assert page.count("<svg") >= 5
    assert 'fill="var(--date)"' in page
    assert "xlink:href" not in page


def test_without_dates_the_page_says_so(tmp_path: Path) -> None:
    got = pages.report_page(gather(lambda: [record("a", [entity("Siti Dewi")])]), tmp_path, "x")
    assert "No article has a publication date" in got


def test_a_page_that_would_be_too_long_has_shorter_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [record(f"{i}", [entity("Siti Dewi")], published="2022-09-14", title="x" * 500) for i in range(12)]
    whole = pages.report_page(gather(lambda: many), tmp_path, "x")
    monkeypatch.setattr(pages, "MOST", len(whole) - 1)
    shorter = pages.report_page(gather(lambda: many), tmp_path, "x")
    assert len(shorter) < len(whole)
    assert "12 articles" in shorter
    assert "The newest 6." in shorter
