"""Raw text for the word vectors and for weak labels, without any sentence of a dev set.

    python training/rawtext.py --shared ../shared --out build/raw

Reads ``data/text/{news,other,headlines}.txt.xz``; drops every paragraph that shares eight consecutive
words (lower-cased letters and digits) with a dev or gold article; writes one tokenised paragraph a line.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

from labelled import read_bio, read_jsonl
from tokens import split_tokens, words_of

GRAM = 8


def held_out_texts(shared: Path) -> Iterator[str]:
    """Every text that models are scored on here: dev splits and the project's gold articles."""
    ner = shared / "data" / "ner"
    for name in ("nerui", "idner2k", "nergrit", "nerp"):
        for sentence in read_bio(ner / name / "dev.bio"):
            yield " ".join(token for token, _ in sentence)
    for path in (ner / "newsreal" / "dev.jsonl", shared / "data" / "gold" / "articles.jsonl"):
        for article in read_jsonl(path):
            yield from article["text"].splitlines()


def grams(words: list[str]) -> Iterator[int]:
    for i in range(len(words) - GRAM + 1):
        yield hash(tuple(words[i : i + GRAM]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)

    held: set[int] = set()
    for text in held_out_texts(args.shared):
        held.update(grams(words_of(text)))
    report: dict[str, object] = {"gram": GRAM}
    with (args.out / "tokenised.txt").open("w", encoding="utf-8") as out:
        for name in ("news", "other", "headlines"):
            path = args.shared / "data" / "text" / f"{name}.txt.xz"
            kept = dropped = words = 0
            with lzma.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    if not line.strip():
                        continue
                    if any(gram in held for gram in grams(words_of(line))):
                        dropped += 1
                        continue
                    toks = split_tokens(line)
                    words += len(toks)
                    kept += 1
                    out.write(" ".join(toks) + "\n")
            sha = hashlib.sha256(path.read_bytes()).hexdigest()
            report[name] = {"sha256": sha, "kept": kept, "dropped": dropped, "tokens": words}
            print(name, report[name], file=sys.stderr)
    (args.out / "report.json").write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
