"""The labelled sets as sentences in one token scheme, one head (tag column) per set.

    python training/corpus.py --shared ../shared --out build/ner

Each set keeps its own guideline and its own types; the tagger learns one encoder with one output head a
set, so no set teaches another its quirks. Writes ``train.jsonl`` and ``dev.jsonl`` with a sentence a line:
``{"head": "news", "tokens": [...], "tags": ["B-PER", ...]}``.

A training sentence is dropped when its letters and digits equal those of a dev or gold sentence, or when
it shares eight consecutive words with one; equal sentences inside one set are kept once.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from labelled import Sentence, read_bio, read_jsonl
from rawtext import grams, held_out_texts
from tokens import normalise, sentence_ends, split_tokens, tokens, words_of

PUBLIC = ("nerui", "idner2k", "nergrit", "nerp")
RENAME = {"PERSON": "PER", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "LOCATION": "LOC", "PLACE": "LOC",
          "PPL": "PER", "PLC": "LOC"}  # fmt: skip
NEWS_TYPES = frozenset(("PER", "ORG", "LOC"))


def retokenise(sentence: Sentence) -> Sentence:
    """Cut the tokens of a column file as ``tokens.py`` does; a cut entity token continues its entity."""
    out: Sentence = []
    for token, tag in sentence:
        position, _, kind = tag.partition("-")
        kind = RENAME.get(kind, kind)
        for n, piece in enumerate(split_tokens(token)):
            if position == "O":
                out.append((piece, "O"))
            else:
                out.append((piece, f"{'B' if position == 'B' and n == 0 else 'I'}-{kind}"))
    return out


def article_sentences(text: str, spans: list[tuple[int, int, str]]) -> Iterator[Sentence]:
    """Cut an article with labelled spans (offsets into ``text``) into sentences of (token, BIO tag).

    A token that a span cuts ("sama|Jakarta") is cut there: the label is right, the typing was not.
    """
    edges = {a for a, _, _ in spans} | {b for _, b, _ in spans}
    at = 0
    for paragraph in text.split("\n"):
        start = 0
        for end in sentence_ends(paragraph) if paragraph.strip() else []:
            sentence: Sentence = []
            for a, b in tokens(paragraph[start:end]):
                a, b = a + at + start, b + at + start
                cuts = [a, *sorted(edge for edge in edges if a < edge < b), b]
                for left, right in zip(cuts, cuts[1:], strict=False):
                    tag = "O"
                    for s, e, kind in spans:
                        if s <= left and right <= e:
                            tag = f"{'B' if s == left else 'I'}-{kind}"
                    sentence.append((text[left:right], tag))
            if sentence:
                yield sentence
            start = end
        at += len(paragraph) + 1


def newsreal(path: Path) -> Iterator[Sentence]:
    for article in read_jsonl(path):
        spans = [(e["start"], e["end"], e["type"]) for e in article["entities"] if e["type"] in NEWS_TYPES]
        yield from article_sentences(article["text"], spans)


def standoff(path: Path, texts: Path) -> Iterator[Sentence]:
    """Our own annotation of raw news: paragraphs named by hash, labelled by offsets.

    Lines: ``sha256-prefix<TAB>start:end:TYPE ...``; ``texts`` (``news.txt.xz``) holds the paragraphs.
    """
    import lzma

    wanted: dict[str, list[tuple[int, int, str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        key, _, rest = line.partition("\t")
        parts = (item.split(":") for item in rest.split())
        wanted[key] = [(int(s), int(e), kind) for s, e, kind in parts]
    with lzma.open(texts, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = line.rstrip("\n")
            spans = wanted.pop(paragraph_key(text), None)
            if spans is not None:
                yield from article_sentences(text, spans)
    if wanted:
        raise ValueError(f"{len(wanted)} annotated paragraphs are not in {texts}")


def paragraph_key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--standoff", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    ner = args.shared / "data" / "ner"

    held = list(held_out_texts(args.shared))
    held_keys = {normalise(text) for text in held}
    for text in held:
        start = 0
        for end in sentence_ends(text) if text.strip() else []:
            held_keys.add(normalise(text[start:end]))
            start = end
    held_grams = {gram for text in held for gram in grams(words_of(text))}

    def write(path: Path, sets: Iterable[tuple[str, Iterable[Sentence]]], *, clean: bool) -> None:
        counts: Counter[str] = Counter()
        with path.open("w", encoding="utf-8") as out:
            for head, sentences in sets:
                seen: set[str] = set()
                for sentence in sentences:
                    text = " ".join(token for token, _ in sentence)
                    key = normalise(text)
                    if clean:
                        if key in held_keys or any(gram in held_grams for gram in grams(words_of(text))):
                            counts[f"{head} dropped: held out"] += 1
                            continue
                        if key in seen and len(key) > 20:
                            counts[f"{head} dropped: repeated"] += 1
                            continue
                        seen.add(key)
                    counts[f"{head} sentences"] += 1
                    counts[f"{head} tokens"] += len(sentence)
                    counts[f"{head} entities"] += sum(tag.startswith("B-") for _, tag in sentence)
                    row = {"head": head, "tokens": [t for t, _ in sentence], "tags": [g for _, g in sentence]}
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
        print(path, dict(counts))
        path.with_suffix(".counts.json").write_text(json.dumps(counts, indent=1) + "\n")

    train: list[tuple[str, Iterable[Sentence]]] = [("news", newsreal(ner / "newsreal" / "train.jsonl"))]
    raw = args.shared / "data" / "text" / "news.txt.xz"
    train += [("news", standoff(path, raw)) for path in args.standoff]
    dev: list[tuple[str, Iterable[Sentence]]] = [("news", newsreal(ner / "newsreal" / "dev.jsonl"))]
    for name in PUBLIC:
        train.append((name, (retokenise(s) for s in read_bio(ner / name / "train.bio"))))
        dev.append((name, (retokenise(s) for s in read_bio(ner / name / "dev.bio"))))
    write(args.out / "train.jsonl", train, clean=True)
    write(args.out / "dev.jsonl", dev, clean=False)


if __name__ == "__main__":
    main()
