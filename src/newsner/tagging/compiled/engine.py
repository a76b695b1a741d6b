"""The compiled engine: tokenizer and tagger in NumPy on the bundle's own files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsner.bundle import BundleError
from newsner.tagging.compiled import part
from newsner.tagging.compiled.tagger import Tagger
from newsner.tagging.compiled.tokenizer import Tokenizer
from newsner.tagging.reading import Sentence, Span

PACKAGE = "news"


class CompiledEngine:
    """Reads segments as :class:`~newsner.tagging.stanza_engine.StanzaEngine` does, many times faster."""

    def __init__(self, model_dir: Path) -> None:
        """:raises newsner.bundle.BundleError: where ``model_dir`` holds no model that can be run here."""

        def read(processor: str) -> part.Part:
            return part.load(model_dir / "id" / processor / f"{PACKAGE}.pt")

        try:
            self._tokenizer = Tokenizer(read("tokenize"))
            self._tagger = Tagger(read("ner"), read("pretrain"))
        except (KeyError, IndexError, TypeError, AttributeError) as error:
            raise BundleError(
                f"{model_dir} is not a newsner model (no {error}); reinstall newsner"
            ) from error

    def read(self, texts: Sequence[str]) -> list[tuple[Sentence, ...]]:
        cut = self._tokenizer(texts)
        longest = self._tokenizer.longest_word
        words = [
            [text[start:end] if end - start <= longest else "<UNK>" for start, end in sentence]
            for text, sentences in zip(texts, cut, strict=True)
            for sentence in sentences
        ]
        names = iter(self._tagger(words))
        return [
            tuple(
                Sentence(
                    tuple(sentence),
                    tuple(
                        Span(sentence[first][0], sentence[end - 1][1], kind, score)
                        for first, end, kind, score in next(names)
                    ),
                )
                for sentence in sentences
            )
            for sentences in cut
        ]
