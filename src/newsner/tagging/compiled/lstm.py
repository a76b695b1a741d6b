"""A bidirectional LSTM over many sequences at once, as ``torch.nn.LSTM`` computes it.

Hochreiter and Schmidhuber 1997 with forget gates, gates in torch's order i, f, g, o:

    c = sigmoid(f) * c + sigmoid(i) * tanh(g);  h = sigmoid(o) * tanh(c)

Both directions run in one loop. The gates are put in the order i, f, o, g and the weights of the first three are
halved, so that one tanh over all of them gives every gate: 2 sigmoid(x) = 1 + tanh(x / 2). The twos are kept: the
state within the loop is 2h, and the recurrent weights are halved once more. Halves and doubles are exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Index = NDArray[np.intp]


class BiLSTM:
    """The weights of one bidirectional layer, and the run over sequences."""

    def __init__(self, weights: Mapping[str, Any], prefix: str) -> None:
        """:param weights: a state dictionary; ``prefix`` is what stands before ``weight_ih_l0``."""

        def both(name: str) -> Array:
            pair = [np.asarray(weights[f"{prefix}{name}{end}"], np.float32) for end in ("", "_reverse")]
            return np.stack(pair)

        self.hidden = weights[f"{prefix}weight_hh_l0"].shape[1]
        i, f, g, o = np.split(np.arange(4 * self.hidden), 4)
        order = np.concatenate([i, f, o, g])
        scale = np.repeat(np.array([0.5, 0.5, 0.5, 1], np.float32), self.hidden)
        self._inputs = np.ascontiguousarray(both("weight_ih_l0")[:, order].transpose(0, 2, 1) * scale)
        self._recurrent = np.ascontiguousarray(both("weight_hh_l0")[:, order].transpose(0, 2, 1) * scale / 2)
        self._bias = (both("bias_ih_l0") + both("bias_hh_l0"))[:, order] * scale

    def project(self, inputs: Array) -> Array:
        """What each row of ``inputs`` (rows, size) adds to the gates: (2, rows, 4 hidden)."""
        projected: Array = np.matmul(inputs, self._inputs) + self._bias[:, None]
        return projected

    def run(
        self, projected: Array, index: Index, lengths: Sequence[int], start: tuple[Array, Array] | None = None
    ) -> tuple[Array, Array]:
        """The hidden states (longest, 2, sequences, hidden) and the last ones (2, sequences, hidden).

        The second direction reads each sequence from its end: its state at step t belongs to position
        ``length - 1 - t``.

        :param projected: from :meth:`project`.
        :param index: (longest, 2, sequences): the row of ``projected`` that each step reads.
        :param lengths: of the sequences, descending.
        :param start: first hidden and cell states, (2, hidden) each; zeros where None.
        """
        longest, _, count = index.shape
        size = self.hidden
        states = np.zeros((longest, 2, count, size), np.float32)
        hidden = np.zeros((2, count, size), np.float32)
        cell = np.zeros((2, count, size), np.float32)
        if start is not None:
            hidden += 2 * start[0][:, None]
            cell += start[1][:, None]
        for t, alive in enumerate(_alive(lengths)):
            gates = np.matmul(hidden[:, :alive], self._recurrent)
            gates[0] += projected[0, index[t, 0, :alive]]
            gates[1] += projected[1, index[t, 1, :alive]]
            np.tanh(gates, out=gates)
            opened = gates[..., : 3 * size]
            opened += 1
            candidate = gates[..., 3 * size :]
            candidate *= opened[..., :size]
            kept = cell[:, :alive]
            kept *= opened[..., size : 2 * size]
            kept += candidate
            kept *= 0.5
            new = np.tanh(kept)
            new *= opened[..., 2 * size :]
            hidden[:, :alive] = new
            states[t, :, :alive] = new
        states *= 0.5
        hidden *= 0.5
        return states, hidden


def _alive(lengths: Sequence[int]) -> Iterator[int]:
    """How many sequences are still going at each step."""
    count = len(lengths)
    for t in range(lengths[0] if lengths else 0):
        while lengths[count - 1] <= t:
            count -= 1
        yield count


def both_ways(rows: Sequence[Sequence[int]]) -> Index:
    """The index of :meth:`BiLSTM.run` for sequences of rows, the longest first: forwards, and from the end."""
    index = np.zeros((len(rows[0]), 2, len(rows)), np.intp)
    for i, row in enumerate(rows):
        index[: len(row), 0, i] = row
        index[: len(row), 1, i] = row[::-1]
    return index


def batches(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Indices of sequences, longest first, in groups whose padded size stays within ``budget`` steps."""
    order = sorted(range(len(lengths)), key=lambda i: -lengths[i])
    batch: list[int] = []
    for i in order:
        if batch and (len(batch) + 1) * lengths[batch[0]] > budget:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
