"""Tokens for formats that have them: words and marks, cut where a mention or a sentence begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsner.articles import signs

_TOKEN = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")
_LINE = re.compile(r"[^\n\r]+")


def tokens(text: str, cuts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The tokens of ``text`` as (start, end); every character but white space is in one.

    :param cuts: offsets that no token runs across.
    """
    edges = iter(sorted({*cuts, *sentence_starts(text)}))
    edge = next(edges, None)
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while edge is not None and edge <= start:
            edge = next(edges, None)
        while edge is not None and edge < end:
            yield start, edge
            start = edge
            edge = next(edges, None)
        yield start, end


def sentence_starts(text: str) -> list[int]:
    """Where lines begin, and sentences that are sure to be ones."""
    return [
        start
        for line in _LINE.finditer(text)
        for start in (
            line.start(),
            *(m.end() for m in signs.SENTENCE_END.finditer(text, line.start(), line.end())),
        )
    ]
