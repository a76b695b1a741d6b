"""A mention inside this room: a span with its text, after the repairs at its edges."""

from __future__ import annotations

from dataclasses import dataclass

from newsner.articles.article import ZoneKind
from newsner.tagging.mention import MentionType


@dataclass(frozen=True, slots=True)
class Name:
    """``text == article.text[start:end]``; offsets are Unicode code points, end-exclusive."""

    start: int
    end: int
    type: MentionType
    text: str
    zone: ZoneKind
    score: float | None = None
    repair: str | None = None
    """what was done to the edges of the span, for --explain"""
