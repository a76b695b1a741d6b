"""Fixtures that several rooms' tests share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from newsner import document
from newsner.articles import Article
from newsner.extractor import Extractor, load
from newsner.tagging import Mention, MentionType

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


class CapitalTagger:
    """A tagger for tests without the model: every run of capitalised words is a person, ALL CAPS a body."""

    def tag(self, articles: Sequence[Article]) -> list[tuple[Mention, ...]]:
        return [tuple(self._mentions(article.text)) for article in articles]

    def _mentions(self, text: str) -> list[Mention]:
        return [
            Mention(
                match.start(),
                match.end(),
                MentionType.ORGANIZATION if match.group().isupper() else MentionType.PERSON,
                0.5 if match.group().isupper() else 0.9,
            )
            for match in re.finditer(r"[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)*", text)
        ]


@pytest.fixture
def light_extractor() -> Extractor:
    """The whole pipeline but the model."""
    return Extractor(CapitalTagger(), document.ModelInfo(name="test", version="0"))


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The real thing."""
    return load()


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    return sorted((ROOT / "data" / "samples").glob("*.txt"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The labelled data beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("the shared data is not beside the repository")
    return SHARED
