"""Cut an article into the pieces that an engine reads, and find the way back.

A Stanza tokenizer takes a single line break for a space, so a headline or a caption would run into the next
line: pieces end at line breaks and where a zone ends. Long lines are cut too, since an engine's memory and
time grow with its longest piece. Characters that only disturb (NUL, zero-width, soft hyphens, a second space)
are left out of the piece; each piece keeps the offset of every character it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsner.articles import Article, ZoneKind, signs

LONGEST = 990
"""Characters in a piece. Stanza's tokenizer reads more than 1,000 in windows, without a look across."""
SHORTEST = LONGEST // 2
"""A cut is looked for from here on."""

# Unicode categories Cc and Cf but for line breaks, which have cut the text before.
_LEFT_OUT = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_DISTURBED = re.compile(f"{_LEFT_OUT.pattern}|  ")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s")
# Where a long line is best cut: after a sentence, else after a clause, else at a space.
_CLAUSE_END = re.compile(r"[,;:]\s+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of an article: ``text`` as an engine reads it, where it starts, which characters it left out."""

    text: str
    start: int
    offsets: tuple[int, ...] | None
    """Offset in the article of each character of ``text``; None where that is simply ``start + i``."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article of ``text[start:end]``."""
        if self.offsets is None:
            return self.start + start, self.start + end
        return self.offsets[start], self.offsets[end - 1] + 1


def segments(article: Article) -> Iterator[Segment]:
    """The pieces of ``article`` in order; every character that an engine could use is in exactly one."""
    text = article.text
    cuts = [zone.start for zone in article.zones]
    for before, zone in zip(article.zones, article.zones[1:], strict=False):
        # "JAKARTA, KOMPAS.com - Presiden …" is one sentence.
        if before.kind is ZoneKind.DATELINE and zone.kind is ZoneKind.BODY and before.end == zone.start:
            cuts.remove(zone.start)
    cut = 0
    for line in _LINE.finditer(text):
        start, end = line.span()
        while cut < len(cuts) and cuts[cut] <= start:
            cut += 1
        while start < end:
            stop = end
            if cut < len(cuts) and cuts[cut] < end:
                stop = cuts[cut]
                cut += 1
            yield from _pieces(text, start, stop)
            start = stop


def _pieces(text: str, start: int, end: int) -> Iterator[Segment]:
    while end - start > LONGEST:
        at = _cut(text, start)
        yield from _clean(text, start, at)
        start = at
    yield from _clean(text, start, end)


def _cut(text: str, start: int) -> int:
    """Where to cut a line that is too long."""
    low, high = start + SHORTEST, start + LONGEST
    for pattern in (signs.SENTENCE_END, _CLAUSE_END, _SPACE):
        ends = [match.end() for match in pattern.finditer(text, low, high)]
        if ends:
            return ends[-1]
    return high


def _clean(text: str, start: int, end: int) -> Iterator[Segment]:
    piece = _plain(text[start:end])
    if _DISTURBED.search(piece) is None:
        stripped = piece.strip()
        if stripped:
            yield Segment(stripped, start + len(piece) - len(piece.lstrip()), None)
        return
    kept: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(piece, start):
        if _LEFT_OUT.match(char) or (char == " " and (not kept or kept[-1] == " ")):
            continue
        kept.append(char)
        offsets.append(offset)
    while kept and kept[-1] == " ":
        kept.pop()
        offsets.pop()
    if kept:
        yield Segment("".join(kept), offsets[0], tuple(offsets))


def _plain(piece: str) -> str:
    """One character for one: white space as a space, what no encoding can carry as U+FFFD."""
    if piece.isascii() and piece.isprintable():
        return piece
    return _SPACE.sub(" ", _SURROGATE.sub("\ufffd", piece))
