"""What mentions do to each other by where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsner.tagging.mention import Mention


def overlaps(mention: Mention, others: Iterable[Mention]) -> bool:
    """Whether ``mention`` shares a character with one of ``others``."""
    return any(mention.start < other.end and mention.end > other.start for other in others)


def put(mentions: Sequence[Mention], sure: Iterable[Mention]) -> list[Mention]:
    """``mentions`` without those that overlap one of ``sure``, which keep the score of an equal one."""
    added = list(sure)
    if not added:
        return list(mentions)
    known = {(m.start, m.end, m.type): m.score for m in mentions}
    kept = [m for m in mentions if not overlaps(m, added)]
    return [*kept, *(replace(s, score=known.get((s.start, s.end, s.type))) for s in added)]
