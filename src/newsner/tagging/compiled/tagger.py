"""The Stanza tagger: word vectors and a character LSTM into a BiLSTM-CRF.

Lample et al. 2016, "Neural Architectures for Named Entity Recognition", as ``stanza.models.ner.model`` has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from newsner.bundle import BundleError
from newsner.tagging import crf
from newsner.tagging.compiled.lstm import Array, BiLSTM, batches, both_ways

PAD, UNKNOWN, FIRST_TAG = 0, 1, 4
"""Stanza's vocabularies begin with <PAD>, <UNK>, <EMPTY>, <ROOT>; a tag below the first real one means O."""
TOKENS = 3_000
"""In a batch of sentences, padding included."""
CHARACTERS = 12_000
"""In a batch of words, padding included."""
REMEMBERED = 8_192
"""Words whose input to the sentence LSTM is kept (8 KB each): it depends on the word alone."""


class Tagger:
    def __init__(self, checkpoint: dict[str, Any], pretrain: dict[str, Any]) -> None:
        """:raises newsner.bundle.BundleError: where the model is of a shape that is not run here."""
        config = checkpoint["config"]
        wanted = {"charlm": False, "char": True, "num_layers": 1, "char_num_layers": 1, "lowercase": False,
                  "char_lowercase": False, "bert_model": None, "input_transform": True,
                  "connect_output_layers": False}  # fmt: skip
        for key, value in wanted.items():
            if (config.get(key) or value) != value:
                raise BundleError(
                    f"the tagger has {key}={config[key]!r}; the compiled engine runs {value!r} (use --engine stanza)"
                )
        weights, vocab = checkpoint["model"], checkpoint["vocab"]

        def dense(name: str) -> Array:
            return np.asarray(weights[name], np.float32)

        self._chars: dict[str, int] = vocab["char"]["_unit2id"]
        self._words: dict[str, int] = pretrain["vocab"]["_unit2id"]
        self._tuned: dict[str, int] = vocab["delta"]["_unit2id"]
        self._vectors = pretrain["emb"]  # stays in the file, as 16-bit floats
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
        self.tags: list[str] = vocab["tag"]["_id2unit"][0]
        self._rows: dict[str, int] = {}
        """Row of each remembered word in ``_projected``."""
        self._projected = np.empty((2, 256, 4 * self._lstm.hidden), np.float32)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[int, int, str, float]]]:
        """(first token, one past the last, type, score) of the names in each sentence (none empty)."""
        found: list[list[tuple[int, int, str, float]]] = [[]] * len(sentences)
        for batch in batches([len(sentence) for sentence in sentences], TOKENS):
            chosen = [sentences[i] for i in batch]
            lengths = [len(sentence) for sentence in chosen]
            rows = self._row_numbers(chosen)
            states, _ = self._lstm.run(self._projected, both_ways(rows), lengths, self._start)
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

    def _row_numbers(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        """Rows of ``_projected`` for the words, which are computed where they are not remembered."""
        words = dict.fromkeys(word for sentence in sentences for word in sentence)
        new = [word for word in words if word not in self._rows]
        if len(self._rows) + len(new) > REMEMBERED:
            self._rows.clear()
            new = list(words)
        if new:
            first, end = len(self._rows), len(self._rows) + len(new)
            room = self._projected.shape[1]
            if end > room:
                grown = np.empty((2, max(end, 2 * room), self._projected.shape[2]), np.float32)
                grown[:, :first] = self._projected[:, :first]
                self._projected = grown
            inputs = self._inputs(new) @ self._transform + self._shift
            self._projected[:, first:end] = self._lstm.project(inputs)
            self._rows.update(zip(new, range(first, end), strict=True))
        return [[self._rows[word] for word in sentence] for sentence in sentences]

    def _inputs(self, words: Sequence[str]) -> Array:
        """Word vector and character representation of each word: (words, size)."""
        return np.concatenate([self._word_vectors(words), self._characters(words)], axis=1)

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
        """The last state of the character LSTM in each direction, side by side."""
        rows = [[self._chars.get(char, UNKNOWN) for char in word] for word in words]
        found = np.empty((len(words), 2 * self._char_lstm.hidden), np.float32)
        for batch in batches([len(row) for row in rows], CHARACTERS):
            chosen = [rows[i] for i in batch]
            lengths = [len(row) for row in chosen]
            _, last = self._char_lstm.run(self._char_inputs, both_ways(chosen), lengths, self._char_start)
            found[batch] = np.concatenate([last[0], last[1]], axis=1)
        return found
