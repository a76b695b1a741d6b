"""The pages in a real browser: Chromium, driven by Playwright (``pip install ".[browser]"``, Debian's chromium)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsner.pages import article_page
from newsner.pages.report import report_page
from newsner.report import gather

from ..pages.test_article import EVIL, extracted
from ..pages.test_report import ARCHIVE

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
TEXT = "rapat dihadiri 😀 Budi Santoso dan KPK pada Rabu (14/9/2022).\n" * 3 + "Siti Dewi & Budi Santoso.\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        )
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens HTML as a page that must neither fail nor ask for anything."""
    trouble: list[str] = []
    pages = []

    def of(html: str, **options: Any) -> Any:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_page(**options)
        pages.append(page)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
        page.on(
            "request", lambda request: trouble.append(request.url) if request.url != path.as_uri() else None
        )
        page.goto(path.as_uri())
        return page

    yield of
    for page in pages:
        page.close()
    assert trouble == []


def test_the_text_is_shown_as_it_is_and_runs_nothing(opened: Any) -> None:
    page = opened(article_page([extracted(EVIL)]))
    assert page.evaluate("document.querySelector('.text').textContent") == EVIL
    assert page.locator("script").count() == 1


def test_an_entity_walks_through_its_mentions(opened: Any) -> None:
    page = opened(article_page([extracted(TEXT)]))
    link = page.locator("nav a", has_text="Budi Santoso")
    marks = page.locator("mark", has_text="Budi Santoso")
    for number in (0, 1, 2, 3, 0):
        link.click()
        assert marks.nth(number).evaluate("m => m.classList.contains('here')")
        assert page.locator("mark.here").count() == 1
        assert page.locator(".status").inner_text() == f"Budi Santoso: {number + 1} of 4"
    page.keyboard.press("n")
    assert page.locator(".status").inner_text() == "Budi Santoso: 2 of 4"
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert page.locator(".status").inner_text() == "Budi Santoso: 4 of 4"
    page.keyboard.press("Escape")
    assert page.locator("mark.here").count() == 0


def test_the_keyboard_reaches_everything(opened: Any) -> None:
    page = opened(article_page([extracted(TEXT)]))
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.tagName + (document.activeElement.id || '')"))
    assert {"INPUTshow-per", "INPUTscore", "MARKm0", "A"} <= reached
    page.locator("nav a").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("mark.here").count() == 1
    page.locator("mark").first.focus()
    shown = page.evaluate("getComputedStyle(document.activeElement, '::before').display")
    assert shown == "block"


def test_types_are_filtered(opened: Any) -> None:
    page = opened(article_page([extracted(TEXT)]))
    body = page.locator("mark.org").first
    before = body.evaluate("m => getComputedStyle(m).backgroundColor")
    page.locator("#show-org").uncheck()
    assert body.evaluate("m => getComputedStyle(m).backgroundColor") == "rgba(0, 0, 0, 0)" != before
    assert page.locator("nav .group.org").is_hidden()
    assert page.locator("nav .group.per").is_visible()


def test_scores_are_filtered(opened: Any) -> None:
    """The tagger of these tests is sure of people (0.9) and less of bodies (0.5)."""
    page = opened(article_page([extracted(TEXT)]))
    page.locator("#score").fill("0.6")
    assert page.locator("mark.org:not(.low)").count() == 0
    assert page.locator("mark.per.low").count() == 0
    assert page.locator("mark.date.low").count() == 0
    assert page.locator("nav a", has_text="KPK").is_hidden()
    page.locator("#score").fill("0")
    assert page.locator("mark.low").count() == 0


def test_it_can_be_read_without_scripts(opened: Any) -> None:
    page = opened(article_page([extracted(TEXT)]), java_script_enabled=False)
    page.locator("nav a", has_text="Siti Dewi").click()
    assert page.locator("mark:target").inner_text() == "Siti Dewi"
    page.locator("#show-per").uncheck()
    assert page.locator("nav .group.per").is_hidden()
    assert page.locator("#score").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_labels_can_be_told_from_the_ground(opened: Any, scheme: str) -> None:
    """WCAG 2.1 contrast of at least 4.5 for mentions, and for their labels."""
    page = opened(article_page([extracted(TEXT)]), color_scheme=scheme)
    ratios = page.evaluate(
        """() => {
          const part = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
          const light = (css) => {
            const [r, g, b] = css.match(/[\\d.]+/g).map(Number);
            return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
          };
          const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          return [...document.querySelectorAll("mark")].flatMap((mark) => {
            const ground = light(getComputedStyle(mark).backgroundColor);
            return [mark, [mark, "::after"]].map((of) => {
              const style = Array.isArray(of) ? getComputedStyle(...of) : getComputedStyle(of);
              return ratio(light(style.color), ground);
            });
          });
        }"""
    )
    assert min(ratios) >= 4.5


def test_label_studio_finds_the_words_where_the_export_says(opened: Any) -> None:
    """Its editor cuts text by code points (``codePointsToChars``), and so does this."""
    import io
    import json

    from newsner.outputs import Format

    stream = io.StringIO()
    writer = Format.LABEL_STUDIO.writer(stream, pretty=False)
    writer.write(extracted(TEXT))
    writer.close()
    (task,) = json.loads(stream.getvalue())
    page = opened("<p>x</p>")
    found = page.evaluate(
        "task => task.predictions[0].result.map(({value}) => "
        "[[...task.data.text].slice(value.start, value.end).join(''), value.text])",
        task,
    )
    assert found
    assert all(cut == text for cut, text in found)


def test_a_number_of_the_report_opens_its_articles(opened: Any, tmp_path: Path) -> None:
    page = opened(report_page(gather(lambda: ARCHIVE), tmp_path, "arsip"))
    row = page.locator("#people tr", has_text="Siti Dewi")
    row.locator("a").first.click()
    assert page.locator(".list:target").is_visible()
    assert page.locator(".list:target h3").inner_text() == "Siti Dewi: 2 articles"
    page.locator(".list:target .close").click()
    assert page.locator(".list:target").count() == 0
    page.locator("figure svg a").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".list:target").is_visible()
