"""The pictures in docs/gallery: the terminal view, the page and the report, of the project's own articles.

    pip install ".[browser,report]"      # and Debian's chromium
    python docs/gallery.py

The bundled model reads ``data/samples`` and ``data/gold``; Chromium, driven by Playwright, takes the pictures.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from rich.console import Console

import newsner
from newsner.extractor import Options
from newsner.outputs.terminal import show

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "gallery"
SAMPLE = "data/samples/antara_style.txt"


def command(*args: str) -> None:
    subprocess.run([sys.executable, "-m", "newsner", *args], check=True, cwd=ROOT)


def terminal() -> str:
    """The terminal view as a web page."""
    extractor = newsner.load(options=Options(keep_text=True))
    text = (ROOT / SAMPLE).read_text(encoding="utf-8")
    console = Console(
        record=True, width=100, force_terminal=True, color_system="truecolor", file=io.StringIO()
    )
    show(extractor.extract(newsner.article(text, source=SAMPLE, published="2023-03-15")), console)
    return console.export_html(
        inline_styles=True,
        code_format='<meta charset="utf-8"><body style="margin:0;background:#1b1d20;color:#e6e6e6">'
        '<pre style="padding:1rem;font:14px/1.45 monospace">{code}</pre>',
    )


def main() -> None:
    OUT.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        (folder / "terminal.html").write_text(terminal(), encoding="utf-8")
        command("view", SAMPLE, "--date", "2023-03-15", "--html", str(folder / "page.html"))
        archive = folder / "arsip.jsonl"
        command(
            "extract", "data/gold/articles.jsonl", "data/gold/news-dev.jsonl", "--date-field", "doc_date",
            "--quiet", "--output", str(archive),
        )  # fmt: skip
        command("report", str(archive), "--top", "12", "--html", str(folder / "report.html"))
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])

        def picture(page: str, name: str, scheme: Any, height: int, click: str | None = None) -> None:
            tab = browser.new_page(viewport={"width": 1180, "height": height}, color_scheme=scheme)
            tab.goto((folder / page).as_uri())
            if click:
                tab.locator(click).first.click()
                tab.wait_for_timeout(700)
            tab.screenshot(path=OUT / f"{name}.png")
            tab.close()

        picture("terminal.html", "terminal", "dark", 900)
        for scheme in ("light", "dark"):
            picture("page.html", f"page-{scheme}", scheme, 820, "nav a")
            picture("report.html", f"report-{scheme}", scheme, 1100)
        browser.close()


if __name__ == "__main__":
    main()
