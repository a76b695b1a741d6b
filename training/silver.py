"""Silver sentences: raw news labelled by several taggers, kept where all of them say the same.

    python training/silver.py --shared ../shared --teacher T1.pt P1.pt --teacher T2.pt P2.pt --out silver.jsonl

Takes every ``--every``-th article of the raw news, without paragraphs that share eight words with a dev or
gold text. A sentence is kept where head 0 of every teacher gives the same spans; of those without a name
only one in eight. The rows are of head "news", for ``tagger.py --extra``.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import torch
from stanza.models.common.pretrain import Pretrain
from stanza.models.ner.trainer import Trainer

from rawtext import grams, held_out_texts
from tagger import Row, predict
from tokens import sentence_ends, tokens, words_of

CHUNK = 20_000
"""Sentences labelled at a time."""


def raw_articles(path: Path) -> Iterator[list[str]]:
    article: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                article.append(line.rstrip("\n"))
            elif article:
                yield article
                article = []
    if article:
        yield article


def sentences(shared: Path, every: int, seed: int) -> Iterator[Row]:
    held = {gram for text in held_out_texts(shared) for gram in grams(words_of(text))}
    rng = random.Random(seed)
    seen: set[int] = set()
    for article in raw_articles(shared / "data" / "text" / "news.txt.xz"):
        if rng.randrange(every):
            continue
        for paragraph in article:
            if any(gram in held for gram in grams(words_of(paragraph))):
                continue
            start = 0
            for end in sentence_ends(paragraph):
                words = [paragraph[start + a : start + b] for a, b in tokens(paragraph[start:end])]
                start = end
                key = hash(tuple(words))
                if 3 <= len(words) <= 120 and key not in seen:
                    seen.add(key)
                    yield {"head": "news", "tokens": words, "tags": ["O"] * len(words)}


def bio(tags: list[str]) -> list[str]:
    return [{"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:] for tag in tags]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, nargs=2, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--every", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    loaded: dict[Path, Pretrain] = {}
    teachers = []
    for tagger, vectors in args.teacher:
        pretrain = loaded.setdefault(vectors, Pretrain(str(vectors)))
        teachers.append(Trainer(args={}, model_file=str(tagger), pretrain=pretrain, device="cpu"))
        teachers[-1].model.eval()

    rng = random.Random(args.seed)
    counts: Counter[str] = Counter()
    with args.out.open("w", encoding="utf-8") as out:

        def label(rows: list[Row]) -> None:
            answers = [predict(teacher, rows, 0) for teacher in teachers]
            for row, *guesses in zip(rows, *answers, strict=True):
                counts["sentences"] += 1
                if any(guess != guesses[0] for guess in guesses[1:]):
                    continue
                counts["agreed"] += 1
                names = sum(tag[0] in "BS" for tag in guesses[0])
                if not names and rng.randrange(8):
                    continue
                counts["kept"] += 1
                counts["tokens"] += len(row["tokens"])
                counts["entities"] += names
                out.write(json.dumps({**row, "tags": bio(guesses[0])}, ensure_ascii=False) + "\n")
            out.flush()
            print(dict(counts), flush=True)

        chunk: list[Row] = []
        for row in sentences(args.shared, args.every, args.seed):
            chunk.append(row)
            if len(chunk) == CHUNK:
                label(chunk)
                chunk = []
        if chunk:
            label(chunk)
    args.out.with_suffix(".counts.json").write_text(json.dumps(counts, indent=1) + "\n")


if __name__ == "__main__":
    main()
