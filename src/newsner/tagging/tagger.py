"""From articles to mentions: cut into segments, read by an engine, put back with true offsets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from newsner.articles import Article
from newsner.tagging.mention import Mention, MentionType
from newsner.tagging.reading import Reader
from newsner.tagging.segments import Segment, segments

SCORE_DIGITS = 4


class Tagger(Protocol):
    """What finds names. :class:`SegmentTagger` is the real one."""

    def tag(self, articles: Sequence[Article]) -> list[tuple[Mention, ...]]:
        """The mentions of each article, sorted by offset, never overlapping."""
        ...


class SegmentTagger:
    """Tags articles with an engine. The answer for an article does not depend on those beside it."""

    def __init__(self, engine: Reader) -> None:
        self._engine = engine

    def tag(self, articles: Sequence[Article]) -> list[tuple[Mention, ...]]:
        cut = [list(segments(article)) for article in articles]
        read = iter(self._engine.read([segment.text for row in cut for segment in row]))
        found = []
        for row in cut:
            mentions: list[Mention] = []
            for segment in row:
                for sentence in next(read):
                    for span in sentence.spans:
                        mentions.append(_mention(segment, span.start, span.end, span.type, span.score))
            found.append(tuple(mentions))
        return found


def _mention(segment: Segment, start: int, end: int, kind: str, score: float) -> Mention:
    first, last = segment.span(start, end)
    return Mention(first, last, MentionType(kind), round(score, SCORE_DIGITS))
