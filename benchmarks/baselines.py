"""What people would otherwise use, trained on the same real news: a CRF and spaCy's ``blank("id")`` with an NER pipe.

    python benchmarks/baselines.py [--shared ../shared] [--out build/baselines] [--epochs 20] [--seed 1]

Both learn from the paragraphs of ``newsreal`` train that share no sentence with a dev or gold text, and both
are saved, for ``accuracy.py`` and ``speed.py`` to run beside newsner. The CRF (python-crfsuite) sees words,
shapes and affixes of five tokens, cut by the rules of ``training/tokens.py``; spaCy has its own tokenizer and
its default tok2vec. Needs ``pip install spacy python-crfsuite``; the CRF takes a minute, spaCy about 15.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE / "training"))

NAMES = ("PER", "ORG", "LOC")
Span = tuple[int, int, str]
Tagged = tuple[str, list[Span]]


def paragraphs(shared: Path) -> Iterator[Tagged]:
    """The training paragraphs: text, and spans into it."""
    from labelled import read_jsonl
    from rawtext import held_out_texts
    from tokens import normalise, sentence_ends

    def sentences(text: str) -> Iterator[str]:
        start = 0
        for end in sentence_ends(text) if text.strip() else []:
            yield normalise(text[start:end])
            start = end

    held = {key for text in held_out_texts(shared) for key in [normalise(text), *sentences(text)]}
    for article in read_jsonl(shared / "data" / "ner" / "newsreal" / "train.jsonl"):
        at = 0
        for text in article["text"].split("\n"):
            inside = [
                (e["start"] - at, e["end"] - at, e["type"])
                for e in article["entities"]
                if e["type"] in NAMES and at <= e["start"] and e["end"] <= at + len(text)
            ]
            if text.strip() and not any(key in held for key in sentences(text)):
                yield text, inside
            at += len(text) + 1


def crf_sentences(text: str) -> Iterator[list[tuple[int, int]]]:
    """Token spans, a list a sentence."""
    from tokens import sentence_ends, tokens

    at = 0
    for line in text.split("\n"):
        start = 0
        for end in sentence_ends(line) if line.strip() else []:
            yield [(a + at + start, b + at + start) for a, b in tokens(line[start:end])]
            start = end
        at += len(line) + 1


def features(words: list[str]) -> list[list[str]]:
    def of(word: str, where: str) -> list[str]:
        shape = "".join(
            "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word
        )
        return [f"{where}w={word.lower()}", f"{where}shape={shape[:8]}", f"{where}title={word[:1].isupper()}"]

    rows = []
    for i, word in enumerate(words):
        low = word.lower()
        row = [
            "bias",
            f"word={word}",
            *(f"suf={low[-n:]}" for n in (2, 3, 4)),
            *(f"pre={low[:n]}" for n in (2, 3, 4)),
        ]
        for step in (-2, -1, 0, 1, 2):
            at = i + step
            row += of(words[at], f"{step}:") if 0 <= at < len(words) else [f"{step}:edge"]
        rows.append(row)
    return rows


def train_crf(data: Iterable[Tagged], path: Path) -> None:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.05, "c2": 0.01, "max_iterations": 100, "feature.possible_transitions": True})
    for text, spans in data:
        for sentence in crf_sentences(text):
            tags = ["O"] * len(sentence)
            for start, end, kind in spans:
                inside = [i for i, (a, b) in enumerate(sentence) if start < b and a < end]
                for n, i in enumerate(inside):
                    tags[i] = f"{'I' if n else 'B'}-{kind}"
            trainer.append(features([text[a:b] for a, b in sentence]), tags)
    trainer.train(str(path))


def crf(path: Path) -> Callable[[str], set[Span]]:
    """What finds spans in a raw text with the CRF saved at ``path``."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))

    def find(text: str) -> set[Span]:
        found: list[Span] = []
        for sentence in crf_sentences(text):
            before = "O"
            for (a, b), tag in zip(
                sentence, tagger.tag(features([text[a:b] for a, b in sentence])), strict=True
            ):
                kind = tag[2:]
                if tag[0] == "I" and before[2:] == kind and found:
                    found[-1] = (found[-1][0], b, kind)
                elif tag != "O":
                    found.append((a, b, kind))
                before = tag
        return set(found)

    return find


def train_spacy(data: list[Tagged], path: Path, epochs: int, seed: int) -> None:
    import spacy
    from spacy.training import Example
    from spacy.util import compounding, filter_spans, fix_random_seed, minibatch

    fix_random_seed(seed)
    nlp = spacy.blank("id")
    nlp.add_pipe("ner")
    examples = []
    for text, spans in data:
        doc = nlp.make_doc(text)
        marked = [doc.char_span(*span, alignment_mode="expand") for span in spans]
        gold = doc.copy()
        gold.ents = filter_spans([span for span in marked if span is not None])
        examples.append(Example(doc, gold))
    optimizer = nlp.initialize(lambda: examples)
    rng = random.Random(seed)
    for epoch in range(epochs):
        losses: dict[str, float] = {}
        rng.shuffle(examples)
        for batch in minibatch(examples, compounding(8.0, 64.0, 1.001)):
            nlp.update(batch, drop=0.2, sgd=optimizer, losses=losses)
        print(f"spaCy, epoch {epoch + 1}: loss {losses['ner']:.0f}", flush=True)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(path)


def spacy_pipe(path: Path) -> Any:
    """The spaCy pipeline saved at ``path``."""
    import spacy

    return spacy.load(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--out", type=Path, default=HERE / "build" / "baselines")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if not args.shared.is_dir():
        raise SystemExit(f"{args.shared}: no labelled data here; see training/README.md for what it holds")
    args.out.mkdir(parents=True, exist_ok=True)
    data = list(paragraphs(args.shared))
    took = {"paragraphs": float(len(data)), "spans": float(sum(len(spans) for _, spans in data))}
    for name, train in (
        ("crf", lambda: train_crf(data, args.out / "crf.bin")),
        ("spacy", lambda: train_spacy(data, args.out / "spacy", args.epochs, args.seed)),
    ):
        began = time.perf_counter()
        train()
        took[f"{name} seconds"] = round(time.perf_counter() - began, 1)
    print(took)
    (args.out / "made.json").write_text(json.dumps({**took, "epochs": args.epochs, "seed": args.seed}) + "\n")


if __name__ == "__main__":
    main()
