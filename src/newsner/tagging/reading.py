"""What an engine gives back, and what it has to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Span:
    """A name in a segment: offsets into the segment's text, end-exclusive.

    ``score`` is the probability that the CRF gives to exactly this span and type, summed over all
    labellings of its sentence (Culotta and McCallum 2004, "Confidence estimation for information
    extraction").
    """

    start: int
    end: int
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a segment: (start, end) of each token, and the names among them."""

    tokens: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]


class Reader(Protocol):
    """An engine: the same bundle, run in one way or another."""

    def read(self, texts: Sequence[str]) -> list[tuple[Sentence, ...]]:
        """The sentences of each text, in order.

        :param texts: clean segments (see ``segments.py``): no line breaks, no control characters, no white
            space at the ends, at most ``segments.LONGEST`` characters.
        """
        ...
