"""The ways to run the bundle, and the one place that knows them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from newsner.tagging.reading import Reader
from newsner.tagging.tagger import SegmentTagger, Tagger


class Engine(StrEnum):
    """How the model is run; the answers are the same."""

    COMPILED = "compiled"
    """NumPy on the bundle's own files: starts at once, needs neither torch nor Stanza"""
    STANZA = "stanza"
    """the Stanza library: the reference"""

    @classmethod
    def named(cls, name: str) -> Engine:
        """:raises ValueError: where there is no such engine."""
        try:
            return cls(name)
        except ValueError:
            raise ValueError(f"{name!r} is no engine; choose from {', '.join(cls)}") from None

    def reader(self, model_dir: Path) -> Reader:
        """:raises newsner.bundle.BundleError: where ``model_dir`` holds no model that this engine can run."""
        if self is Engine.STANZA:
            from newsner.tagging.stanza_engine import StanzaEngine

            return StanzaEngine(model_dir)
        from newsner.tagging.compiled import CompiledEngine

        return CompiledEngine(model_dir)


def load(engine: Engine, model_dir: Path) -> Tagger:
    """A tagger on the bundle in ``model_dir``.

    :raises newsner.bundle.BundleError: where that is no bundle.
    """
    return SegmentTagger(engine.reader(model_dir))
