"""Training text for the tokenizer: characters labelled 0 inside, 1 token end, 2 sentence end.

    python training/segmentation.py --shared ../shared --raw build/raw --out build/tokenizer

Tokens follow ``tokens.py``. Sentence ends are gold in the treebanks (``data/ud``) and by rule in the
labelled news articles and a sample of raw paragraphs. In one boundary out of five the white space is
taken away ("… skala baru.Penting bagi …"), because crawled news is glued like that.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

from labelled import read_jsonl
from rawtext import grams, held_out_texts
from tokens import sentence_ends, tokens, words_of

GLUE = 0.2
GLUABLE = re.compile(r"[a-z\d)\]\"”’%][.!?][\"”’)]?$")


def label(sentences: list[str], rng: random.Random, glue: float) -> tuple[str, str]:
    """Join ``sentences`` into a paragraph; return (text, labels) of one length."""
    text, labels = [], []
    for n, sentence in enumerate(sentences):
        marks = ["0"] * len(sentence)
        spans = list(tokens(sentence))
        for _, end in spans:
            marks[end - 1] = "1"
        if spans:
            marks[spans[-1][1] - 1] = "2"
        text.append(sentence)
        labels.append("".join(marks))
        if n + 1 < len(sentences):
            follower = sentences[n + 1].lstrip("\"“‘'(")[:1]
            glued = rng.random() < glue and GLUABLE.search(sentence) and follower.isupper()
            text.append("" if glued else " ")
            labels.append("" if glued else "0")
    return "".join(text), "".join(labels)


def treebank(path: Path) -> Iterator[list[str]]:
    """Yield paragraphs of three to six consecutive treebank sentences."""
    found = re.findall(r"^# text = (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    texts = [" ".join(text.split()) for text in found]
    step = 0
    at = 0
    while at < len(texts):
        size = 3 + step % 4
        yield texts[at : at + size]
        at += size
        step += 1


def by_rule(paragraph: str) -> list[str]:
    start, sentences = 0, []
    for end in sentence_ends(paragraph):
        sentence = " ".join(paragraph[start:end].split())
        if sentence:
            sentences.append(sentence)
        start = end
    return sentences


def write(path: Path, paragraphs: list[tuple[str, str]]) -> None:
    path.with_suffix(".txt").write_text("\n\n".join(t for t, _ in paragraphs) + "\n\n", encoding="utf-8")
    path.with_suffix(".labels").write_text("\n\n".join(m for _, m in paragraphs) + "\n\n", encoding="utf-8")
    print(path.name, len(paragraphs), "paragraphs", sum(len(t) for t, _ in paragraphs), "characters")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--raw-paragraphs", type=int, default=14_000)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(args.seed)
    data = args.shared / "data"

    dev = list(treebank(data / "ud" / "id_gsd-ud-dev.conllu"))
    cut = len(dev) // 2
    train = list(treebank(data / "ud" / "id_csui-ud-train.conllu")) * 2 + dev[:cut] * 2
    for article in read_jsonl(data / "ner" / "newsreal" / "train.jsonl"):
        train += [by_rule(line) for line in article["text"].splitlines() if line.strip()]
    held = {gram for text in held_out_texts(args.shared) for gram in grams(words_of(text))}
    for name, share in (("news", 0.85), ("headlines", 0.1), ("other", 0.05)):
        with lzma.open(data / "text" / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
            pool = [line.strip() for line in lines if line.strip()]
        for line in rng.sample(pool, int(args.raw_paragraphs * share)):
            if not any(gram in held for gram in grams(words_of(line))):
                train.append(by_rule(line))

    write(args.out / "train", [label(s, rng, GLUE) for s in train if s])
    write(args.out / "dev", [label(s, rng, 0.0) for s in dev[cut:] if s])
    write(args.out / "dev-glued", [label(s, rng, 1.0) for s in dev[cut:] if s])
    test = list(treebank(data / "ud" / "id_csui-ud-test.conllu"))
    write(args.out / "test", [label(s, rng, 0.0) for s in test if s])


if __name__ == "__main__":
    main()
