from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from newsner.articles import UnreadableInput, decode, read_text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"Budi di Solo\r\n", "Budi di Solo\r\n"),
        (b"\xef\xbb\xbfBudi", "Budi"),
        ("Beyoncé".encode("utf-16"), "Beyoncé"),
        ("Kabar dari Solo".encode("utf-16-le"), "Kabar dari Solo"),
        (b"a\x00b\x0b", "a\x00b\x0b"),
        ("lone \ud800 half".encode("utf-8", "surrogatepass"), "lone \ud800 half"),
        ("di bawah\u200b umur 😀".encode(), "di bawah\u200b umur 😀"),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_other_encodings_are_detected() -> None:
    text = "Penyanyi Beyoncé Knowles dan pelatih José Mourinho tiba di Orléans – kata “panitia”."
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"%PDF-1.7\n", "binary", "PDF"),
        (b"\x89PNG\r\n", "binary", "PNG"),
        (bytes(range(256)) * 10, "binary", "binary"),
        (b"\x00" * 100, "binary", "binary"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, code: str, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words) as caught:
        decode(data, source="berkas.txt")
    assert caught.value.code == code
    assert caught.value.message.startswith("berkas.txt: ")


def test_named_encoding_is_obeyed_or_refused() -> None:
    assert decode(b"caf\xe9", encoding="latin-1") == "café"
    with pytest.raises(UnreadableInput, match="byte 3 is not utf-8"):
        decode(b"caf\xe9", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="is not an encoding"):
        decode(b"x", encoding="tiada")


def test_read_text_from_file_and_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"satu\r\ndua")
    assert read_text(path) == "satu\r\ndua"
    assert read_text(io.BytesIO(b"satu")) == "satu"


def test_unreadable_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_text(tmp_path)
    assert caught.value.code == "unreadable"
    locked = tmp_path / "terkunci.txt"
    locked.write_text("x")
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(UnreadableInput, match="cannot be read"):
        read_text(locked)
