"""The Stanza tokenizer: for each character, is it the end of a token, the end of a sentence?

What is done to text here (features of a character, no cut inside addresses, the last character ends a
sentence) is what ``stanza.models.tokenization`` does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from newsner.bundle import BundleError
from newsner.tagging.compiled.lstm import Array, BiLSTM, batches, both_ways
from newsner.tagging.compiled.part import Part

FEATURES = ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"]
CHARACTERS = 24_000
"""In a batch, padding included: what keeps memory small."""
_PAD, _UNKNOWN = 0, 1

# stanza.models.tokenization.utils: MASK_RE. An address is looked for only where its first letters stand.
_EMAIL = (
    r"""(?:[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"(?:[\x01-\x08\x0b\x0c\x0e-\x1f\x21"""
    r"""\x23-\x5b\x5d-\x7f]|\\[\x01-\x09\x0b\x0c\x0e-\x7f])*")@(?:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]"""
    r"""(?:[a-z0-9-]*[a-z0-9])?|\[(?:(?:(?:2(?:5[0-5]|[0-4][0-9])|1[0-9][0-9]|[1-9]?[0-9]))\.){3}"""
    r"""(?:(?:2(?:5[0-5]|[0-4][0-9])|1[0-9][0-9]|[1-9]?[0-9])|[a-z0-9-]*[a-z0-9]:"""
    r"""(?:[\x01-\x08\x0b\x0c\x0e-\x1f\x21-\x5a\x53-\x7f]|\\[\x01-\x09\x0b\x0c\x0e-\x7f])+)\])"""
)
_URL = (
    r"""(?:https?:\/\/(?:www\.|(?!www))[a-zA-Z0-9][a-zA-Z0-9-]+[a-zA-Z0-9]\.[^\s"]{2,}"""
    r"""|www\.[a-zA-Z0-9][a-zA-Z0-9-]+[a-zA-Z0-9]\.[^\s"]{2,}|https?:\/\/(?:www\.|(?!www))[a-zA-Z0-9]+\.[^\s"]{2,}"""
    r"""|www\.[a-zA-Z0-9]+\.[^\s"]{2,})|[a-zA-Z0-9]+\.(?:gov|org|edu|net|com|co)(?:\.[^\s"]{2,})"""
)
_ADDRESS = re.compile(f"(?:{_EMAIL}|{_URL})")
_MAY_HOLD_ADDRESS = re.compile(r"@|https?://|www\.|\.(?:gov|org|edu|net|com|co)\.")
_NUMERIC = re.compile(r"^[\d]+([,\.]+[\d]+)*[,\.]*$")


class Tokenizer:
    """A flat Stanza tokenizer (no second layer, no convolutions, no multi-word tokens)."""

    def __init__(self, part: Part) -> None:
        """:raises newsner.bundle.BundleError: where the model is of a shape that is not run here."""
        config = part.config
        wanted = {"hierarchical": False, "use_mwt": False, "use_dictionary": False, "conv_res": None,
                  "rnn_layers": 1, "charlm": False, "skip_newline": False, "feat_funcs": FEATURES}  # fmt: skip
        for key, value in wanted.items():
            if config.get(key, value) != value:
                raise BundleError(
                    f"the tokenizer has {key}={config[key]!r}; the compiled engine runs {value!r} "
                    "(use --engine stanza)"
                )
        self.longest_word: int = config.get("max_seqlen", 1_000)
        """Longer tokens are <UNK> to what reads them, as in Stanza's pipeline."""
        weights = part.tensors
        self._ids = part.units["char"]
        self._embeddings = np.asarray(weights["embeddings.weight"], np.float32)
        self._lstm = BiLSTM(weights, "rnn.")
        heads = [weights[f"{name}.weight"] for name in ("tok_clf", "sent_clf")]
        size = self._lstm.hidden
        output = np.concatenate([np.asarray(head, np.float32) for head in heads])
        self._forward, self._backward = output[:, :size].T.copy(), output[:, size:].T.copy()
        self._bias = np.array([weights["tok_clf.bias"][0], weights["sent_clf.bias"][0]], np.float32)
        self._rows: dict[tuple[str, bool, bool], int] = {}
        """Row of each (character, first of its piece?, last?) that was met, in ``_inputs``; 0 is padding."""
        self._inputs: list[Array] = []
        self._projected = self._lstm.project(
            np.zeros((1, self._embeddings.shape[1] + len(FEATURES)), np.float32)
        )

    def __call__(self, texts: Sequence[str]) -> list[list[list[tuple[int, int]]]]:
        """For each text its sentences, for each sentence the (start, end) of its tokens.

        :param texts: clean segments: not empty, single spaces, none at the ends, at most 999 characters
            (Stanza reads longer ones in windows, which is not done here).
        """
        rows = [self._row_numbers(text) for text in texts]
        found: list[list[list[tuple[int, int]]]] = [[]] * len(texts)
        for batch in batches([len(row) for row in rows], CHARACTERS):
            chosen = [rows[i] for i in batch]
            states, _ = self._lstm.run(self._projected, both_ways(chosen), [len(row) for row in chosen])
            ahead = states[:, 0] @ self._forward
            behind = states[:, 1] @ self._backward
            for column, i in enumerate(batch):
                size = len(texts[i])
                # Of the (length + 1) positions the last is padding: what is read backwards starts with it.
                scores = ahead[:size, column] + behind[size:0:-1, column] + self._bias
                found[i] = _cut(texts[i], _ends(texts[i], scores))
        return found

    def _row_numbers(self, text: str) -> list[int]:
        """Rows of ``_projected`` for the characters of ``text`` and the padding behind them."""
        keys = [(char, False, False) for char in text]
        keys[0] = (text[0], True, len(text) == 1)
        keys[-1] = (text[-1], len(text) == 1, True)
        new = [key for key in dict.fromkeys(keys) if key not in self._rows]
        if new:
            inputs = np.stack([self._input(*key) for key in new])
            for key in new:
                self._rows[key] = len(self._rows) + 1
            self._projected = np.concatenate([self._projected, self._lstm.project(inputs)], axis=1)
        return [*map(self._rows.__getitem__, keys), _PAD]

    def _input(self, char: str, first: bool, last: bool) -> Array:
        features = [char == " ", char.isupper(), _NUMERIC.match(char) is not None, last, first]
        embedding = self._embeddings[self._ids.get(char, _UNKNOWN)]
        return np.concatenate([embedding, np.array(features, np.float32)])


def _ends(text: str, scores: Array) -> list[int]:
    """0, 1 or 2 for each character: goes on, ends a token, ends a sentence."""
    # Of not-token, token-and-not-sentence, token-and-sentence the likeliest, the first on a tie:
    # log sigmoid(-t) against log sigmoid(t) + log sigmoid(-s) or + log sigmoid(s).
    token, sentence = scores[:, 0], scores[:, 1]
    plain = -np.logaddexp(0, token)
    inner = -np.logaddexp(0, -token) - np.logaddexp(0, sentence)
    final = -np.logaddexp(0, -token) - np.logaddexp(0, -sentence)
    ends: list[int] = np.argmax(np.stack([plain, inner, final]), axis=0).tolist()
    ends[-1] = 2
    if _MAY_HOLD_ADDRESS.search(text):
        for match in _ADDRESS.finditer(text):
            start, end = match.span()
            ends[start : end - 1] = [0] * (end - 1 - start)
            ends[end - 1] = ends[end - 1] or 1
    return ends


def _cut(text: str, ends: list[int]) -> list[list[tuple[int, int]]]:
    sentences: list[list[tuple[int, int]]] = []
    tokens: list[tuple[int, int]] = []
    start = 0
    for i, end in enumerate(ends):
        if not end:
            continue
        while start <= i and text[start] == " ":
            start += 1
        if start > i:  # nothing but a space
            continue
        tokens.append((start, i + 1))
        start = i + 1
        if end == 2:
            sentences.append(tokens)
            tokens = []
    if tokens:
        sentences.append(tokens)
    return sentences
