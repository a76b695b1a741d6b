"""An extractor without the model for whole runs, in any process; and the command line with it in place.

python -m tests.corpus.light extract …
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newsner import document
from newsner.articles import Article
from newsner.extractor import Extractor
from newsner.tagging import Mention, MentionType


class LightTagger:
    """Capitalised words are people. Some words make trouble: GAGAL raises, MELEDAK kills, SEKALI kills once."""

    def tag(self, articles: Sequence[Article]) -> list[tuple[Mention, ...]]:
        return [self._one(article.text) for article in articles]

    def _one(self, text: str) -> tuple[Mention, ...]:
        if "GAGAL" in text:
            raise RuntimeError("gagal")
        if "MELEDAK" in text:
            os._exit(9)
        died = os.environ.get("LIGHT_DIES_ONCE")
        if "SEKALI" in text and died and not Path(died).exists():
            Path(died).touch()
            os._exit(9)
        time.sleep(float(os.environ.get("LIGHT_SECONDS", "0")))
        return tuple(
            Mention(match.start(), match.end(), MentionType.PERSON, 0.9)
            for match in re.finditer(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*", text)
        )


def build(**_: Any) -> Extractor:
    return Extractor(LightTagger(), document.ModelInfo(name="test", version="0"))


def main() -> None:
    from newsner import bundle, extractor
    from newsner.cli import run
    from newsner.corpus import files
    from tests.corpus import light

    extractor.load = light.build  # type: ignore[assignment]
    bundle.read_card = lambda folder: bundle.Card("test", "0", {})  # type: ignore[assignment]
    files.PIECE = int(os.environ.get("LIGHT_PIECE", files.PIECE))
    run()


if __name__ == "__main__":
    main()
