"""The commands that show, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .test_extract import newsner

pytestmark = pytest.mark.model
TEXT = "JAKARTA, KabarPantura.com - Bupati Garut Dadan Hermansyah meninjau lokasi, Rabu (14/9/2022).\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_view_of_an_article(article: Path) -> None:
    run = newsner("view", article)
    assert run.returncode == 0, run.stderr
    assert b"[Dadan Hermansyah|PER] meninjau lokasi, [Rabu (14/9/2022)|DATE 2022-09-14]." in run.stdout


def test_view_of_output_needs_no_model(article: Path, tmp_path: Path) -> None:
    out = newsner("extract", "--text", article).stdout
    assert json.loads(out)["article"]["text"] == TEXT
    run = newsner("view", "--model-dir", tmp_path, stdin=out)
    assert run.returncode == 0, run.stderr
    assert run.stdout == newsner("view", article).stdout


def test_view_of_output_and_articles_in_one_page(article: Path, tmp_path: Path) -> None:
    out, page = tmp_path / "out.json", tmp_path / "page.html"
    newsner("extract", article, "-o", out)
    run = newsner("view", out, article, "--html", page)
    assert run.returncode == 0, run.stderr
    assert run.stdout == b""
    html = page.read_text(encoding="utf-8")
    assert html.count("<article>") == 2
    assert html.count(">Dadan Hermansyah</mark>") == 2


def test_view_says_what_it_cannot_show(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    newsner("extract", article, "-o", out)
    article.write_text("lain", encoding="utf-8")
    run = newsner("view", out)
    assert run.returncode == 1
    assert b"--text" in run.stderr
    assert newsner("view", tmp_path / "tiada").returncode == 2
    page = newsner("view", out, "--html", tmp_path / "page.html")
    assert page.returncode == 1
    assert not (tmp_path / "page.html").exists()
    run = newsner("view", article, "--html", tmp_path / "tiada" / "page.html")
    assert run.returncode == 2
    assert b"cannot be written" in run.stderr


def test_report_of_files_and_of_a_pipe(article: Path, tmp_path: Path) -> None:
    out, page = tmp_path / "out.jsonl", tmp_path / "report.html"
    newsner("extract", article, article, "-o", out)
    run = newsner("report", out)
    assert run.returncode == 0, run.stderr
    assert "Dadan Hermansyah" in run.stdout.decode("utf-8")
    assert run.stdout == newsner("report", stdin=out.read_bytes()).stdout
    run = newsner("report", out, "--html", page)
    assert run.returncode == 0, run.stderr
    assert "Dadan Hermansyah" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["Budi", '{"text": "Budi"}\n', '{"source": "a", "people": []}\n', ""])
def test_report_refuses_what_extract_did_not_write(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(content, encoding="utf-8")
    run = newsner("report", path)
    assert run.returncode in (1, 2)
    assert b"Traceback" not in run.stderr
    assert run.stderr.startswith(b"newsner: ")


@pytest.mark.parametrize("format", ["conll", "spacy", "doccano", "labelstudio", "webannotation"])
def test_exports_from_the_command_line(article: Path, format: str) -> None:
    run = newsner("extract", "-f", format, article)
    assert run.returncode == 0, run.stderr
    assert b"Dadan" in run.stdout


def test_brat_needs_a_folder(article: Path, tmp_path: Path) -> None:
    assert newsner("extract", "-f", "brat", article).returncode == 2
    assert newsner("extract", "-f", "brat", article, "-o", tmp_path / "brat").returncode == 0
    again = newsner("extract", "-f", "brat", article, "-o", tmp_path / "brat")
    assert again.returncode == 2
    assert b"not empty" in again.stderr
