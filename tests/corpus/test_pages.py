from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsner.articles import UnreadableInput, ZoneKind
from newsner.corpus.reading import Page, Reading

BODY = [
    "BEKASI - Wali Kota Bekasi Rahmat Sudirja meninjau pengerjaan tanggul di Kecamatan Jatiasih, Rabu pagi, "
    "bersama sejumlah pejabat dinas.",
    "Ia mengatakan pengerjaan tanggul sepanjang dua kilometer itu akan selesai sebelum musim hujan tiba dan "
    "warga tidak perlu lagi mengungsi setiap tahun.",
    "Warga setempat berharap pemerintah juga memperbaiki saluran air di perumahan yang selama ini tersumbat "
    "oleh sampah rumah tangga.",
]
HTML = f"""<!DOCTYPE html>
<html lang="id"><head><title>Tanggul Jatiasih Diperbaiki - Kabar Pantura</title>
<meta property="og:title" content="Tanggul Jatiasih Diperbaiki">
<meta property="og:site_name" content="Kabar Pantura">
<meta property="article:published_time" content="2022-09-14T10:20:00+07:00"></head>
<body><nav><a href="/">Beranda</a> <a href="/bola">Bola</a></nav>
<article><h1>Tanggul Jatiasih Diperbaiki</h1>{"".join(f"<p>{p}</p>" for p in BODY)}</article>
<footer>Hak cipta</footer></body></html>
""".encode()


def page(path: Path, data: bytes) -> Page:
    path.write_bytes(data)
    [item] = Reading([str(path)])
    assert isinstance(item, Page)
    return item


def test_title_date_outlet_and_body(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    draft = page(tmp_path / "a.html", HTML).draft()
    assert (draft.title, draft.published, draft.outlet) == (
        "Tanggul Jatiasih Diperbaiki", "2022-09-14", "Kabar Pantura",
    )  # fmt: skip
    assert draft.source == str(tmp_path / "a.html")
    for paragraph in BODY:
        assert paragraph in draft.text
    assert "Beranda" not in draft.text
    article = draft.article()
    first = article.zones[0]
    assert first.kind is ZoneKind.HEADLINE
    assert article.text[first.start : first.end] == "Tanggul Jatiasih Diperbaiki"


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"\xff\xfe\0\0", b"<html><body><p></p></body>"])
def test_a_page_without_an_article(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    with pytest.raises(UnreadableInput, match="no article") as caught:
        page(tmp_path / "a.html", data).draft()
    assert caught.value.code == "no_article"


def test_without_the_library_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(UnreadableInput, match=r'pip install "newsner\[html\]"'):
        page(tmp_path / "a.html", HTML).draft()
