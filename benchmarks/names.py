"""How well mentions become entities: B-cubed over gold clusters, and the work done on long documents.

    python benchmarks/names.py [--gold data/gold/news-dev.jsonl ...] [--predicted] [--wrong]

With gold mentions every mention is given; with --predicted they come from the pipeline, and B-cubed counts a
missed or invented mention as a singleton on its side. The last table shows the comparisons per mention.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from newsner.articles.article import Article
from newsner.evaluation import b_cubed, clusters_of
from newsner.names import resolve
from newsner.names.edges import repair
from newsner.names.normal import fold
from newsner.names.resolve import cluster
from newsner.names.titles import read_titles
from newsner.tagging.mention import Mention, MentionType

HERE = Path(__file__).resolve().parents[1]
Key = tuple[int, int, str]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    own = [HERE / "data/gold/articles.jsonl", HERE / "data/gold/news-dev.jsonl"]
    parser.add_argument("--gold", nargs="+", type=Path, default=own)
    parser.add_argument("--predicted", action="store_true", help="mentions from newsner.load()")
    parser.add_argument("--wrong", action="store_true", help="list wrong merges and misses")
    options = parser.parse_args()
    extractor = None
    if options.predicted:
        import newsner

        extractor = newsner.load()
    for path in options.gold:
        precision = recall = 0.0
        count_got = count_gold = wrong = right = made = wanted = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            gold = {
                (e["start"], e["end"], e["type"]): e["cluster"]
                for e in record["entities"]
                if e["type"] != "DATE"
            }
            text = record["text"]
            result: Any
            if extractor is not None:
                result = extractor.extract(text, published=record.get("doc_date"))
            else:
                result = resolve(
                    Article(text), [Mention(a, b, MentionType(t)) for a, b, t in gold], explain=True
                )
            got = clusters_of(result)
            titles = gold_titles(path, record)
            if titles is not None:
                mine = titles_of(result.people, gold)
                right, made, wanted = right + len(titles & mine), made + len(mine), wanted + len(titles)
                if options.wrong and titles != mine:
                    print(
                        f"  {record['id']} titles missed {titles - mine or ''} invented {mine - titles or ''}"
                    )
            precision, recall = precision + b_cubed(got, gold), recall + b_cubed(gold, got)
            count_got, count_gold = count_got + len(got), count_gold + len(gold)
            wrong += report(record["id"], text, gold, got, options.wrong)
        p, r = precision / max(count_got, 1), recall / max(count_gold, 1)
        f1 = 2 * p * r / max(p + r, 1e-9)
        print(
            f"{path.name}: B-cubed P {p:.4f} R {r:.4f} F1 {f1:.4f}, "
            f"{count_gold} mentions, {wrong} wrong merges"
        )
        print(
            f"{path.name}: titles P {right / max(made, 1):.4f} R {right / max(wanted, 1):.4f}, "
            f"{wanted} titles, {made} found"
        )
    work()


def titles_of(people: Any, gold: dict[Key, str]) -> set[tuple[str, str]]:
    """(gold cluster, folded title) of every person; a person of no gold cluster by an own name."""
    found = set()
    for person in people:
        held = Counter(c for m in person.mentions if (c := gold.get((m.start, m.end, "PER"))))
        cluster = held.most_common(1)[0][0] if held else f"unknown {person.name}"
        found |= {(cluster, fold(title)) for title in person.titles}
    return found


def gold_titles(path: Path, record: dict[str, Any]) -> set[tuple[str, str]] | None:
    """The titles of a record, or of data/gold/titles.jsonl for the articles it was written for."""
    titles = record.get("titles")
    if titles is None and path.name == "articles.jsonl":
        lines = (HERE / "data/gold/titles.jsonl").read_text(encoding="utf-8").splitlines()
        titles = {r["id"]: r["titles"] for r in map(json.loads, lines)}.get(record["id"])
    return None if titles is None else {(c, fold(t)) for c, group in titles.items() for t in group}


def report(name: str, text: str, gold: dict[Key, str], got: dict[Key, str], show: bool) -> int:
    """Prints and counts the pairs of neighbouring mentions that are wrongly one entity."""
    heads: dict[tuple[str, str], Key] = {}
    wrong = 0
    firsts: dict[str, str] = {}
    split: dict[str, str] = {}
    for key in sorted(k for k in got if k in gold):
        written = text[key[0] : key[1]]
        heads.setdefault((got[key], gold[key]), key)
        if firsts.setdefault(got[key], gold[key]) != gold[key]:
            wrong += 1
            if show:
                print(f"  {name} wrong merge: {written!r} {gold[key]} in {firsts[got[key]]}")
        if show and split.setdefault(gold[key], got[key]) != got[key]:
            print(f"  {name} missed merge: {written!r} of {gold[key]}")
    if show:
        for key in sorted(set(gold) ^ set(got)):
            print(
                f"  {name} {'missed' if key in gold else 'invented'} span: {text[key[0] : key[1]]!r} {key[2]}"
            )
    return wrong


def document_of(size: int) -> tuple[Article, list[Mention]]:
    """A made-up document of ``size`` mentions: full names, short forms, bodies, acronyms, places."""
    syllables = ["ba", "di", "ku", "lo", "me", "na", "ra", "si", "to", "wu"]

    def word(k: int) -> str:
        return "".join(syllables[int(d)] for d in f"{k:04d}").capitalize()

    makers = [
        (MentionType.PERSON, lambda k: f"{word(k)} {word(k + 7)} {word(k % 50)}"),
        (MentionType.PERSON, lambda k: word(k - 1)),
        (MentionType.ORGANIZATION, lambda k: f"Dinas {word(k)} {word(k + 3)}"),
        (MentionType.ORGANIZATION, lambda k: f"D{word(k - 2)[0]}{word(k + 1)[0]}"),
        (MentionType.LOCATION, lambda k: f"Kecamatan {word(k)}"),
        (MentionType.LOCATION, lambda k: word(k - 1)),
    ]
    text, mentions = [], []
    at = 0
    for k in range(size):
        kind, make = makers[k % len(makers)]
        name = make(k)
        mentions.append(Mention(at, at + len(name), kind))
        text.append(f"{name} kemudian berkata. ")
        at += len(text[-1])
    return Article("".join(text)), mentions


def work() -> None:
    print("mentions  seconds  comparisons  per mention")
    for size in (1250, 2500, 5000):
        article, mentions = document_of(size)
        resolve(*document_of(60))
        begun = time.perf_counter()
        entities = resolve(article, mentions)
        spent = time.perf_counter() - begun
        names = repair(article, mentions)
        steps = cluster(article.text, names, read_titles(article.text, names, (0, 0)), frozenset()).steps
        total = sum(e.count for e in (*entities.people, *entities.organizations, *entities.places))
        print(f"{total:8d} {spent:8.2f} {steps:12d} {steps / size:12.1f}")


if __name__ == "__main__":
    main()
