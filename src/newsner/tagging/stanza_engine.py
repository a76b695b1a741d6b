"""The reference engine: the Stanza library itself on the bundle.

Stanza is imported when the engine is made, not when this module is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newsner.tagging import crf
from newsner.tagging.reading import Sentence, Span

PACKAGE = "news"


class StanzaEngine:
    """``stanza.Pipeline("id", …)``, its entities with the score that Stanza does not give."""

    def __init__(self, model_dir: Path) -> None:
        """:raises newsner.bundle.BundleError: where Stanza is not installed, or finds no model in ``model_dir``."""
        from newsner.bundle import BundleError

        try:
            import torch

            torch.set_num_threads(1)
            import stanza
        except ImportError as error:
            raise BundleError(
                f"the engine stanza needs Stanza and torch ({error}); install them or leave --engine out"
            ) from error

        try:
            self._pipeline: Any = stanza.Pipeline(
                "id",
                dir=str(model_dir),
                package="default",
                processors="tokenize,ner",
                download_method=None,
                use_gpu=False,
                verbose=False,
            )
        except (OSError, KeyError, stanza.pipeline.core.PipelineRequirementsException) as error:
            raise BundleError(f"{model_dir}: Stanza cannot load it ({error})") from error
        self._tokenizer = self._pipeline.processors["tokenize"]
        self._ner = self._pipeline.processors["ner"]

    def read(self, texts: Sequence[str]) -> list[tuple[Sentence, ...]]:
        from stanza.models.common.doc import Document

        if not texts:
            return []
        documents = self._tokenizer.bulk_process([Document([], text=text) for text in texts])
        sentences = [sentence for document in documents for sentence in document.sentences]
        read = iter(self._tag([[token.text for token in sentence.tokens] for sentence in sentences]))
        found = []
        for document in documents:
            row = []
            for sentence in document.sentences:
                tokens = tuple((token.start_char, token.end_char) for token in sentence.tokens)
                spans = tuple(
                    Span(tokens[first][0], tokens[end - 1][1], kind, score)
                    for first, end, kind, score in next(read)
                )
                row.append(Sentence(tokens, spans))
            found.append(tuple(row))
        return found

    def _tag(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[int, int, str, float]]]:
        """(first token, one past the last, type, score) of the names in each sentence, by Stanza's trainer."""
        import torch
        from stanza.models.common.crf import viterbi_decode
        from stanza.models.common.doc import Document
        from stanza.models.common.utils import unsort
        from stanza.models.ner.data import DataLoader

        if not sentences:
            return []
        trainer, config = self._ner.trainers[0], self._ner.configs[0]
        document = Document([[{"id": i + 1, "text": word} for i, word in enumerate(s)] for s in sentences])
        loader = DataLoader(
            document,
            config["batch_size"],
            config,
            vocab=trainer.vocab,
            evaluation=True,
            preprocess_tags=False,
        )
        kept: list[Any] = []
        hook = trainer.model.register_forward_hook(lambda module, inputs, output: kept.append(output))
        found = []
        try:
            with torch.no_grad():
                for batch in loader:
                    tags = trainer.predict(batch)
                    _, logits, transitions = kept.pop()
                    column = trainer.args["predict_tagset"]
                    scores = unsort(list(logits[column].numpy()), batch[5])
                    for row, unary in zip(tags, scores, strict=True):
                        spans = crf.spans_of(row)
                        edges = [(first, end) for first, end, _ in spans]
                        # The tags as decoded: Stanza has mended those that do not fit together (I after O).
                        moves = transitions[column].numpy()
                        decoded, _ = viterbi_decode(unary[: len(row)], moves)
                        (sure,) = crf.span_scores(unary[None], moves, [len(row)], [decoded], [edges])
                        found.append([(*span, score) for span, score in zip(spans, sure, strict=True)])
        finally:
            hook.remove()
        return found
