"""Entity F1 of the shipped pipeline from raw text, on every labelled article set that is at hand.

    python benchmarks/accuracy.py [--engine stanza] [--model-dir DIR] [--shared ../shared] [--json FILE]
        [--baselines build/baselines]

Exact span and type over PER, ORG, LOC, and DATE spans from the grammar, micro-averaged over articles, whole
documents in, JSON out, nothing cut. Sets: the project's own articles in ``data/gold`` and, where the shared
labelled data is present, ``newsreal`` dev (real news; its texts are not the project's to ship).

With ``--baselines`` a CRF and spaCy, both trained on the same real news by ``benchmarks/baselines.py``, read the same
texts beside it, names only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import newsner
from newsner.evaluation import Gold, evaluate, read_gold, spans_of
from newsner.evaluation.measure import Counts

HERE = Path(__file__).resolve().parents[1]
TYPES = ("PER", "ORG", "LOC", "DATE")
Span = tuple[int, int, str]


def errors_of(gold: Gold, got: set[Span]) -> Iterator[str]:
    """A line for each missed and each extra span."""
    wanted = spans_in(gold)
    for mark, spans in (("missed", wanted - got), ("extra", got - wanted)):
        for start, end, kind in sorted(spans):
            context = gold.text[max(0, start - 40) : end + 30].replace("\n", "⏎")
            yield f"{gold.id}\t{mark}\t{kind}\t{gold.text[start:end]!r}\t{context}"


def spans_in(gold: Gold) -> set[Span]:
    return {(label.start, label.end, label.type) for label in gold.labels}


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


def baselines(folder: Path) -> Iterator[tuple[str, Callable[[str], set[Span]]]]:
    """Name, and what finds spans in a text, of each baseline that ``benchmarks/baselines.py`` left in ``folder``."""
    from baselines import crf, spacy_pipe

    if (folder / "crf.bin").exists():
        yield "CRF", crf(folder / "crf.bin")
    if (folder / "spacy").exists():
        nlp = spacy_pipe(folder / "spacy")
        yield "spaCy", lambda text: {(e.start_char, e.end_char, e.label_) for e in nlp(text).ents}


def names_of(texts: list[Gold], find: Callable[[str], set[Span]]) -> Iterator[tuple[str, Counts]]:
    """The figures of each type of name, and of all."""
    pairs = [(find(gold.text), spans_in(gold)) for gold in texts]
    for kind in ("PER+ORG+LOC", "PER", "ORG", "LOC"):
        got = [{s for s in found if s[2] in kind} for found, _ in pairs]
        wanted = [{s for s in gold if s[2] in kind} for _, gold in pairs]
        right = sum(len(a & b) for a, b in zip(got, wanted, strict=True))
        yield kind, Counts(right, sum(map(len, got)), sum(map(len, wanted)))


def row(name: str, texts: int, label: str, counts: Counts) -> str:
    p, r, f = (100 * x for x in (counts.precision, counts.recall, counts.f1))
    return f"| {name} | {texts} | {label} | {p:.1f} | {r:.1f} | {f:.1f} | {counts.gold} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", default="compiled")
    parser.add_argument("--model-dir", type=Path)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--json", type=Path, help="write the F1 figures here, for training/card.py")
    parser.add_argument("--errors", type=Path, help="write every missed and extra span here")
    parser.add_argument("--baselines", type=Path, help="what benchmarks/baselines.py made, to score as well")
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
        texts = read_gold(path)
        inputs = (newsner.article(gold.text, published=gold.published) for gold in texts)
        documents = list(extractor.extract_many(inputs))
        report = evaluate(texts, documents)
        sure = []
        for gold, document in zip(texts, documents, strict=True):
            sure += scored(document, spans_in(gold))
            errors.extend(errors_of(gold, set(spans_of(document))))
        for label, kind in (("PER+ORG+LOC", "names"), *((kind, kind) for kind in TYPES)):
            counts = report.exact[kind]
            scores.setdefault(f"raw text, {name}", {})[label] = round(100 * counts.f1, 1)
            print(row(name, len(texts), label, counts))
        print(
            f"| {name} | {len(texts)} | expected calibration error of scores | | |"
            f" {100 * calibration(sure):.1f} | {len(sure)} |"
        )
    for who, find in baselines(args.baselines) if args.baselines else ():
        for name, path in sets.items():
            texts = read_gold(path) if path.exists() else []
            for kind, counts in names_of(texts, find) if texts else ():
                print(row(f"{name}, {who}", len(texts), kind, counts))
    if args.json:
        args.json.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    if args.errors:
        args.errors.write_text("\n".join(errors) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
