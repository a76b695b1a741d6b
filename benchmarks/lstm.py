"""One LSTM, four ways: NumPy as newsner runs it, onnxruntime, torch, and what the matrix products alone take.

    python benchmarks/lstm.py [--repeat 7]

The weights are the bundle's; the inputs have the shapes of a batch of news (sequences, longest): tokenizer (100, 240
characters), words (1,300, 9 characters), sentences (120, 25 words). newsner projects each character or word once and
keeps that, so its time is that of the recurrence; the others project every step. Needs ``pip install onnx onnxruntime``.
"""

from __future__ import annotations

import argparse
import os
import statistics
from collections.abc import Callable
from functools import partial
from typing import Any

from speed import ENV, timed

os.environ.update(ENV)  # one thread, before NumPy is loaded

import numpy as np
import torch

import newsner
from newsner.tagging.compiled.lstm import BiLSTM, both_ways
from newsner.tagging.compiled.part import load

LAYERS = (
    ("tokenizer", "tokenize", "rnn.", 240, 100),
    ("characters of words", "ner", "charmodel.charlstm.lstm.", 9, 1_300),
    ("sentences", "ner", "taggerlstm.lstm.", 25, 120),
)
NAMES = [
    f"{name}_l0{end}" for end in ("", "_reverse") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
]


def milliseconds(work: Callable[[], object], repeat: int) -> float:
    work()
    return 1000 * statistics.median(timed(work) for _ in range(repeat))


def in_torch(weights: dict[str, Any], size: int, hidden: int) -> torch.nn.LSTM:
    layer = torch.nn.LSTM(size, hidden, bidirectional=True)
    with torch.no_grad():
        for name in NAMES:
            getattr(layer, name).copy_(torch.tensor(weights[name]))
    return layer


def in_onnx(weights: dict[str, Any], size: int, hidden: int) -> Any:
    import onnx
    import onnxruntime
    from onnx import TensorProto, helper

    def order(array: Any) -> Any:
        i, f, g, o = np.split(array, 4)
        return np.concatenate([i, o, f, g])  # ONNX has the gates in another order

    def both(name: str) -> Any:
        return np.stack([order(weights[f"{name}_l0"]), order(weights[f"{name}_l0_reverse"])])

    biases = np.concatenate([both("bias_ih"), both("bias_hh")], axis=1)
    node = helper.make_node("LSTM", ["x", "W", "R", "B", "lengths"], ["y"], hidden_size=hidden,
                            direction="bidirectional")  # fmt: skip
    graph = helper.make_graph(
        [node], "lstm",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, None, size]),
         helper.make_tensor_value_info("lengths", TensorProto.INT32, [None])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [None, 2, None, hidden])],
        [onnx.numpy_helper.from_array(array, name)
         for array, name in ((both("weight_ih"), "W"), (both("weight_hh"), "R"), (biases, "B"))],
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


def products(state: Any, weights: Any, steps: int) -> None:
    for _ in range(steps):
        np.matmul(state, weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=7)
    args = parser.parse_args()
    torch.set_num_threads(1)
    rng = np.random.default_rng(0)
    print("| layer | steps | NumPy | onnxruntime | torch | products alone |\n|---|---|---|---|---|---|")
    for called, part, prefix, longest, count in LAYERS:
        tensors = load(newsner.model_dir() / "id" / part / "news.pt").tensors
        weights = {name: np.asarray(tensors[prefix + name], np.float32) for name in NAMES}
        hidden, size = weights["weight_hh_l0"].shape[1], weights["weight_ih_l0"].shape[1]
        lengths = np.sort(rng.integers(int(longest * 0.6), longest + 1, count))[::-1].copy()
        lengths[0] = longest
        x = rng.standard_normal((longest, count, size)).astype(np.float32)
        layer = BiLSTM(tensors, prefix)
        projected = layer.project(x.transpose(1, 0, 2).reshape(count * longest, size))
        index = both_ways([range(i * longest, i * longest + length) for i, length in enumerate(lengths)])
        peer, session = in_torch(weights, size, hidden), in_onnx(weights, size, hidden)
        packed = torch.nn.utils.rnn.pack_padded_sequence(torch.from_numpy(x), torch.from_numpy(lengths))
        state = rng.standard_normal((2, count, hidden)).astype(np.float32)
        square = rng.standard_normal((2, hidden, 4 * hidden)).astype(np.float32)

        steps = lengths.tolist()
        with torch.no_grad():
            works: list[Callable[[], object]] = [
                partial(layer.run, projected, index, steps),
                partial(session.run, None, {"x": x, "lengths": lengths.astype(np.int32)}),
                partial(peer, packed),
                partial(products, state, square, longest),
            ]
            times = [milliseconds(work, args.repeat) for work in works]
        print(f"| {called} | {lengths.sum():,} | {' | '.join(f'{t:.0f} ms' for t in times)} |")


if __name__ == "__main__":
    main()
