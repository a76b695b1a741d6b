"""Text that every encoding can carry."""

from __future__ import annotations


def printable(text: str | None) -> str | None:
    """``text`` with lone surrogates (from undecodable file names) as "?": JSON and tables are UTF-8."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")
