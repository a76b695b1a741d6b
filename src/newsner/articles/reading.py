"""Bytes to text, or an error that says what to do."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import BinaryIO

BINARY = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip file",
    b"\xfd7zXZ": "an xz file",
    b"BZh": "a bzip2 file",
    b"\x28\xb5\x2f\xfd": "a Zstandard file",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
GUESSES = ["cp1252", "utf_16_le", "utf_16_be", "gb18030", "big5"]
"""Encodings that Indonesian news has been met in, where it is not UTF-8."""
CONTROL = bytes({*range(32)} - {0, 9, 10, 11, 12, 13, 27})
SAMPLE = 65_536


class UnreadableInput(Exception):
    """An input that is no text: ``source`` (None for stdin), a short ``code`` and a ``message`` with the fix.

    Codes: ``unreadable`` (the system refuses), ``binary``, ``encoding``.
    """

    def __init__(self, source: str | None, code: str, message: str) -> None:
        super().__init__(message)
        self.source = source
        self.code = code
        self.message = message


def read_text(source: Path | BinaryIO, *, encoding: str | None = None) -> str:
    """The text of a file or of a binary stream, line ends and all characters as they are.

    :raises UnreadableInput: where it cannot be read or is not text.
    """
    name = str(source) if isinstance(source, Path) else None
    try:
        data = source.read_bytes() if isinstance(source, Path) else source.read()
    except OSError as error:
        why = error.strerror or str(error)
        raise UnreadableInput(name, "unreadable", f"{name or 'stdin'}: cannot be read ({why})") from error
    return decode(data, source=name, encoding=encoding)


def decode(data: bytes, *, source: str | None = None, encoding: str | None = None) -> str:
    """``data`` as text: by ``encoding``, else by its byte order mark, as UTF-8, or by detection.

    Lone surrogates written as UTF-8 are kept as such. A byte order mark is not part of the text.

    :raises UnreadableInput: where the bytes are not text, or not in that encoding.
    """
    name = source or "stdin"
    if encoding is not None:
        try:
            return data.decode(encoding)
        except LookupError as error:
            message = f"{name}: {encoding!r} is not an encoding; try --encoding utf-8 or cp1252"
            raise UnreadableInput(source, "encoding", message) from error
        except UnicodeDecodeError as error:
            message = (
                f"{name}: byte {error.start} is not {encoding}; leave --encoding out to have it detected"
            )
            raise UnreadableInput(source, "encoding", message) from error
    for magic, what in BINARY.items():
        if data.startswith(magic):
            raise UnreadableInput(source, "binary", f"{name}: {what}, not text; extract its text first")
    for bom, codec in BOMS.items():
        if data.startswith(bom):
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                break
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        return _detected(data, source, error.start)
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROL))
    if (len(sample) >= 8 and 2 * sample.count(0) >= len(sample)) or 10 * controls > len(sample):
        if sample.count(0) and (guess := _utf16(data)) is not None:
            return guess
        raise UnreadableInput(source, "binary", f"{name}: binary data, not text; extract its text first")
    return text


def _utf16(data: bytes) -> str | None:
    """``data`` as UTF-16 without a byte order mark, where every second byte of it is nearly always zero."""
    even, odd = data[0:SAMPLE:2], data[1:SAMPLE:2]
    for codec, zeros, chars in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros and zeros.count(0) * 10 > len(zeros) * 9 and chars.count(0) * 10 < len(chars):
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                return None
    return None


def _detected(data: bytes, source: str | None, position: int) -> str:
    from charset_normalizer import from_bytes

    name = source or "stdin"
    sample = data[:SAMPLE]
    if (guess := _utf16(data)) is not None:
        return guess
    if sample.count(0) or 20 * (len(sample) - len(sample.translate(None, CONTROL))) > len(sample):
        raise UnreadableInput(source, "binary", f"{name}: binary data, not text; extract its text first")
    best = from_bytes(data, cp_isolation=GUESSES).best()
    if best is None:
        message = (
            f"{name}: byte {position} is not UTF-8 and no other encoding fits; "
            "name the right one, as in --encoding cp1252"
        )
        raise UnreadableInput(source, "encoding", message)
    return str(best)
