"""What a tagger finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MentionType(StrEnum):
    PERSON = "PER"
    ORGANIZATION = "ORG"
    LOCATION = "LOC"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name in the text: ``article.text[start:end]``, offsets in Unicode code points, end-exclusive.

    ``score`` is the tagger's confidence in exactly this span and type, 0 to 1, or None where there is none.
    """

    start: int
    end: int
    type: MentionType
    score: float | None = None
