"""Entity F1 of the shipped pipeline from raw text, on every labelled article set that is at hand.

    python benchmarks/accuracy.py [--engine stanza] [--model-dir DIR] [--shared ../shared] [--json FILE]

Exact span and type over PER, ORG, LOC, and DATE spans from the grammar, micro-averaged over articles, whole
documents in, JSON out, nothing cut. Sets: the project's own articles in ``data/gold`` and, where the shared
labelled data is present, ``newsreal`` dev (real news; its texts are not the project's to ship).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import newsner

HERE = Path(__file__).resolve().parents[1]
TYPES = ("PER", "ORG", "LOC", "DATE")
Span = tuple[int, int, str]


def read(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def found(document: newsner.Document) -> set[Span]:
    spans = set()
    for kind, entities in (
        ("PER", document.people),
        ("ORG", document.organizations),
        ("LOC", document.places),
        ("DATE", document.dates),
    ):
        spans |= {(m.start, m.end, kind) for entity in entities for m in entity.mentions}
    return spans


class Score:
    """Counts of right, found and gold spans by type."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.sure: list[tuple[float, bool]] = []

    def add(self, gold: set[Span], got: set[Span]) -> None:
        for counter, spans in ((self.right, gold & got), (self.found, got), (self.gold, gold)):
            counter.update(kind for _, _, kind in spans)

    def row(self, types: tuple[str, ...]) -> tuple[float, float, float, int]:
        """(precision, recall, F1 in per cent, gold spans) over ``types``."""
        right, got, gold = (sum(c[t] for t in types) for c in (self.right, self.found, self.gold))
        return 100 * right / max(got, 1), 100 * right / max(gold, 1), 200 * right / max(got + gold, 1), gold


def evaluate(
    extractor: newsner.Extractor, rows: list[dict[str, Any]], errors: list[str] | None = None
) -> Score:
    score = Score()
    inputs = [newsner.article(row["text"], published=row.get("doc_date")) for row in rows]
    for row, document in zip(rows, extractor.extract_many(inputs), strict=True):
        gold = {(e["start"], e["end"], e["type"]) for e in row["entities"] if e["type"] in TYPES}
        got = found(document)
        score.add(gold, got)
        score.sure += scored(document, gold)
        if errors is not None:
            for mark, spans in (("missed", gold - got), ("extra", got - gold)):
                for start, end, kind in sorted(spans):
                    context = row["text"][max(0, start - 40) : end + 30].replace("\n", "⏎")
                    errors.append(f"{row['id']}\t{mark}\t{kind}\t{row['text'][start:end]!r}\t{context}")
    return score


def calibration(sure: list[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error: how far scores are from the share that is right (Guo et al. 2017)."""
    error = 0.0
    for low in range(bins):
        inside = [(p, ok) for p, ok in sure if low <= p * bins < low + 1 or (low == bins - 1 and p == 1)]
        if inside:
            error += abs(sum(p for p, _ in inside) - sum(ok for _, ok in inside))
    return error / max(len(sure), 1)


def scored(document: newsner.Document, gold: set[Span]) -> list[tuple[float, bool]]:
    """(score, is it right) of every name that has a score."""
    return [
        (mention.score, (mention.start, mention.end, kind) in gold)
        for kind, entities in (
            ("PER", document.people),
            ("ORG", document.organizations),
            ("LOC", document.places),
        )
        for entity in entities
        for mention in entity.mentions
        if mention.score is not None
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", default="compiled")
    parser.add_argument("--model-dir", type=Path)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--json", type=Path, help="write the F1 figures here, for training/card.py")
    parser.add_argument("--errors", type=Path, help="write every missed and extra span here")
    args = parser.parse_args()
    extractor = newsner.load(engine=args.engine, model_dir=args.model_dir)
    sets = {
        "newsreal dev": args.shared / "data" / "ner" / "newsreal" / "dev.jsonl",
        "gold articles": HERE / "data" / "gold" / "articles.jsonl",
        "gold news-dev": HERE / "data" / "gold" / "news-dev.jsonl",
    }
    errors: list[str] = []
    scores: dict[str, dict[str, float]] = {}
    print("| set | articles | type | precision | recall | F1 | gold spans |\n|---|---|---|---|---|---|---|")
    for name, path in sets.items():
        if not path.exists():
            print(f"| {name} | – | not at hand: {path.name} |  |  |  |  |")
            continue
        rows = read(path)
        score = evaluate(extractor, rows, errors)
        for label, types in (
            ("PER+ORG+LOC", TYPES[:3]),
            *((t, (t,)) for t in TYPES),
        ):
            p, r, f, n = score.row(types)
            scores.setdefault(f"raw text, {name}", {})[label] = round(f, 1)
            print(f"| {name} | {len(rows)} | {label} | {p:.1f} | {r:.1f} | {f:.1f} | {n} |")
        print(
            f"| {name} | {len(rows)} | expected calibration error of scores | | |"
            f" {100 * calibration(score.sure):.1f} | {len(score.sure)} |"
        )
    if args.json:
        args.json.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    if args.errors:
        args.errors.write_text("\n".join(errors) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
