"""Token and sentence F1 of a Stanza tokenizer on character-labelled text, with the first errors shown.

python training/score_tokenizer.py build/bundle build/tokenizer/out/news.pt build/tokenizer/dev
"""

from __future__ import annotations

import sys
from pathlib import Path

import stanza
import torch


def spans(labels: str, text: str) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """(tokens, sentences) as offset pairs."""
    tokens: set[tuple[int, int]] = set()
    sentences: set[tuple[int, int]] = set()
    start = first = -1
    for i, (mark, char) in enumerate(zip(labels, text, strict=True)):
        if start < 0 and not char.isspace():
            start = i
        if first < 0 and not char.isspace():
            first = i
        if mark in "12":
            tokens.add((start, i + 1))
            start = -1
        if mark == "2":
            sentences.add((first, i + 1))
            first = -1
    return tokens, sentences


def f1(gold: set[tuple[int, int]], got: set[tuple[int, int]]) -> float:
    return 200 * len(gold & got) / max(len(gold) + len(got), 1)


def main() -> None:
    torch.set_num_threads(1)
    bundle, model, *sets = sys.argv[1:]
    pipeline = stanza.Pipeline(
        "id", processors="tokenize", dir=bundle, download_method=None, use_gpu=False,
        verbose=False, tokenize_model_path=model,
    )  # fmt: skip
    for name in sets:
        text = Path(name + ".txt").read_text(encoding="utf-8")
        labels = Path(name + ".labels").read_text(encoding="utf-8").replace("\n", "0")
        gold_tokens, gold_sentences = spans(labels, text)
        document = pipeline(text)
        got_tokens = {(t.start_char, t.end_char) for s in document.sentences for t in s.tokens}
        got_sentences = {(s.tokens[0].start_char, s.tokens[-1].end_char) for s in document.sentences}
        print(
            f"{name}: tokens {f1(gold_tokens, got_tokens):.2f}",
            f"sentences {f1(gold_sentences, got_sentences):.2f}",
        )
        for kind, gold, got in (
            ("token", gold_tokens, got_tokens),
            ("sentence", gold_sentences, got_sentences),
        ):
            gold_ends, got_ends = {b for _, b in gold}, {b for _, b in got}
            for label, ends in (("missed", gold_ends - got_ends), ("extra", got_ends - gold_ends)):
                shown = [text[max(0, e - 25) : e] + "¦" + text[e : e + 15] for e in sorted(ends)[:8]]
                print("  ", kind, label, len(ends), [s.replace("\n", "⏎") for s in shown])


if __name__ == "__main__":
    main()
