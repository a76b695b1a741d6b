"""The Stanza tagger: word vectors and a character LSTM into a BiLSTM-CRF.

Lample et al. 2016, "Neural Architectures for Named Entity Recognition", as ``stanza.models.ner.model`` has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from newsner.bundle import BundleError
from newsner.tagging import crf
from newsner.tagging.compiled.lstm import Array, BiLSTM, batches, both_ways
from newsner.tagging.compiled.part import Part

PAD, UNKNOWN, FIRST_TAG = 0, 1, 4
"""Stanza's vocabularies begin with <PAD>, <UNK>, <EMPTY>, <ROOT>; a tag below the first real one means O."""
TOKENS = 3_000
"""In a batch of sentences, padding included."""
CHARACTERS = 12_000
"""In a batch of words, padding included."""
REMEMBERED = 8_192
"""Words whose input to the sentence LSTM is kept (8 KB each): it depends on the word alone."""
SPELT = 65_536
"""Words of which the last states of the character LSTM are kept (0.8 KB each), which cost the most."""


class Memory:
    """A row of numbers for each word that was met lately; all are forgotten where there is no more room."""

    def __init__(self, size: int, limit: int) -> None:
        self._rows: dict[str, int] = {}
        self._limit = limit
        self.table = np.empty((256, size), np.float32)

    def rows(self, words: Iterable[str], compute: Callable[[Sequence[str]], Array]) -> dict[str, int]:
        """The row in ``table`` of each of ``words`` (at least); ``compute`` gives those of words not met."""
        words = list(dict.fromkeys(words))
        new = [word for word in words if word not in self._rows]
        if len(self._rows) + len(new) > self._limit:
            self._rows.clear()
            new = words
        if new:
            first, end = len(self._rows), len(self._rows) + len(new)
            if end > len(self.table):
                grown = np.empty((max(end, 2 * len(self.table)), self.table.shape[1]), np.float32)
                grown[:first] = self.table[:first]
                self.table = grown
            self.table[first:end] = compute(new)
            self._rows.update(zip(new, range(first, end), strict=True))
        return self._rows


class Tagger:
    def __init__(self, part: Part, pretrain: Part) -> None:
        """:raises newsner.bundle.BundleError: where the model is of a shape that is not run here."""
        config = part.config
        wanted = {"charlm": False, "char": True, "num_layers": 1, "char_num_layers": 1, "lowercase": False,
                  "char_lowercase": False, "bert_model": None, "input_transform": True,
                  "connect_output_layers": False}  # fmt: skip
        for key, value in wanted.items():
            if (config.get(key) or value) != value:
                raise BundleError(
                    f"the tagger has {key}={config[key]!r}; the compiled engine runs {value!r} (use --engine stanza)"
                )
        weights = part.tensors

        def dense(name: str) -> Array:
            return np.asarray(weights[name], np.float32)

        self._chars, self._tuned = part.units["char"], part.units["delta"]
        self._words = pretrain.units["word"]
        self._vectors = pretrain.tensors["emb"]  # stays in the file, as 16-bit floats
        self._deltas = weights["delta_emb.weight"]
        self._char_lstm = BiLSTM(weights, "charmodel.charlstm.lstm.")
        self._char_start = (
            dense("charmodel.charlstm_h_init")[:, 0],
            dense("charmodel.charlstm_c_init")[:, 0],
        )
        self._char_inputs = self._char_lstm.project(dense("charmodel.char_emb.weight"))
        self._lstm = BiLSTM(weights, "taggerlstm.lstm.")
        self._start = (dense("taggerlstm_h_init")[:, 0], dense("taggerlstm_c_init")[:, 0])
        self._transform, self._shift = dense("input_transform.weight").T.copy(), dense("input_transform.bias")
        size = self._lstm.hidden
        head = dense("tag_clfs.0.weight")
        self._forward, self._backward = head[:, :size].T.copy(), head[:, size:].T.copy()
        self._bias = dense("tag_clfs.0.bias")
        self.transitions = dense("crits.0._transitions")
        self.tags = part.tags
        self._projected = Memory(8 * size, REMEMBERED)
        self._spelt = Memory(2 * self._char_lstm.hidden, SPELT)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[int, int, str, float]]]:
        """(first token, one past the last, type, score) of the names in each sentence (none empty)."""
        found: list[list[tuple[int, int, str, float]]] = [[]] * len(sentences)
        for batch in batches([len(sentence) for sentence in sentences], TOKENS):
            chosen = [sentences[i] for i in batch]
            lengths = [len(sentence) for sentence in chosen]
            rows = self._projected.rows((word for row in chosen for word in row), self._project)
            # (2, words, gates), as a view: the halves of a row are the two directions.
            projected = self._projected.table.reshape(-1, 2, 4 * self._lstm.hidden).transpose(1, 0, 2)
            index = both_ways([[rows[word] for word in row] for row in chosen])
            states, _ = self._lstm.run(projected, index, lengths, self._start)
            unary = (states[:, 0] @ self._forward).transpose(1, 0, 2) + self._bias
            behind = (states[:, 1] @ self._backward).transpose(1, 0, 2)
            for row, size in enumerate(lengths):
                unary[row, :size] += behind[row, :size][::-1]
            tags = crf.viterbi(unary, self.transitions, lengths)
            spans = [crf.spans_of([self.tags[max(tag, FIRST_TAG)] for tag in labels]) for labels in tags]
            edges = [[(first, end) for first, end, _ in names] for names in spans]
            scores = crf.span_scores(unary, self.transitions, lengths, tags, edges)
            for i, names, sure in zip(batch, spans, scores, strict=True):
                found[i] = [(*name, score) for name, score in zip(names, sure, strict=True)]
        return found

    def _project(self, words: Sequence[str]) -> Array:
        """What each word adds to the gates of the sentence LSTM, both directions side by side."""
        inputs = np.concatenate([self._word_vectors(words), self._characters(words)], axis=1)
        return np.concatenate(list(self._lstm.project(inputs @ self._transform + self._shift)), axis=1)

    def _word_vectors(self, words: Sequence[str]) -> Array:
        # Spaces inside a token are no-break spaces in the vectors' vocabulary.
        static = [self._words.get(word.replace(" ", "\xa0"), UNKNOWN) for word in words]
        tuned = [
            self._tuned.get(word, PAD if known != UNKNOWN else UNKNOWN)
            for word, known in zip(words, static, strict=True)
        ]
        vectors: Array = self._vectors[static].astype(np.float32) + self._deltas[tuned].astype(np.float32)
        return vectors

    def _characters(self, words: Sequence[str]) -> Array:
        rows = self._spelt.rows(words, self._spell)
        return self._spelt.table[[rows[word] for word in words]]

    def _spell(self, words: Sequence[str]) -> Array:
        """The last state of the character LSTM in each direction, side by side."""
        rows = [[self._chars.get(char, UNKNOWN) for char in word] for word in words]
        found = np.empty((len(words), 2 * self._char_lstm.hidden), np.float32)
        for batch in batches([len(row) for row in rows], CHARACTERS):
            chosen = [rows[i] for i in batch]
            lengths = [len(row) for row in chosen]
            _, last = self._char_lstm.run(self._char_inputs, both_ways(chosen), lengths, self._char_start)
            found[batch] = np.concatenate([last[0], last[1]], axis=1)
        return found
