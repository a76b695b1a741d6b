"""Dates, measured: newsner and dateparser on the same texts, by the same count.

Run from the repository: ``python benchmarks/dates.py [--errors] [--engine newsner]``. The labelled files lie
beside the repository (``../shared``); dateparser is in ``requirements-dates.txt``.

* span F1: exact start and end; + value F1: and the value equal (where it is null, what is known of it);
* value accuracy: of the spans found, how many values are right;
* negatives: sentences without a date in which something was found.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).parents[1] / "../shared/data"
Span = tuple[int, int, str | None, str | None]
"""start, end, value, and what is known where the value is not"""
Gold = tuple[int, int, str | None]
Engine = Callable[[str, str | None], list[Span]]


@dataclass(frozen=True, slots=True)
class Example:
    """A text, its publication date and the dates that a reader marked (start, end, value)."""

    id: str
    text: str
    published: str | None
    gold: tuple[Gold, ...]


def gold_dates() -> Iterator[Example]:
    """``gold/dates.jsonl``: what newsner calls a date, so without durations, sets and *_REF."""
    for record in _records("gold/dates.jsonl"):
        spans = tuple(
            (s["start"], s["end"], s["value"])
            for s in record["spans"]
            if s["timex_type"] in ("DATE", "TIME") and not s["value"].endswith("_REF")
        )
        yield Example(record["id"], record["text"], record["doc_date"], spans)


def newsreal(part: str) -> Iterator[Example]:
    """Real articles; ``part`` is train or dev."""
    for record in _records(f"ner/newsreal/{part}.jsonl"):
        spans = tuple(
            (e["start"], e["end"], e.get("value")) for e in record["entities"] if e["type"] == "DATE"
        )
        yield Example(record["id"], record["text"], record["doc_date"], spans)


def articles() -> Iterator[Example]:
    """``gold/articles.jsonl``."""
    for record in _records("gold/articles.jsonl"):
        spans = tuple(
            (e["start"], e["end"], e.get("value")) for e in record["entities"] if e["type"] == "DATE"
        )
        yield Example(record["id"], record["text"], record["doc_date"], spans)


def _records(name: str) -> Iterator[dict[str, Any]]:
    with (SHARED / name).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


SETS: dict[str, Callable[[], Iterator[Example]]] = {
    "gold/dates": gold_dates,
    "gold/articles": articles,
    "newsreal/train": lambda: newsreal("train"),
    "newsreal/dev": lambda: newsreal("dev"),
}


def newsner_engine() -> Engine:
    from newsner.dates import find

    def run(text: str, published: str | None) -> list[Span]:
        return [(m.start, m.end, m.value, m.partial) for m in find(text, published)]

    return run


def dateparser_engine() -> Engine:
    """``dateparser.search``, its best use: Indonesian, day first, relative to the publication date."""
    from datetime import datetime

    from dateparser.search import search_dates  # type: ignore[import-untyped]

    def run(text: str, published: str | None) -> list[Span]:
        settings: dict[str, object] = {
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "past",
            "RETURN_TIME_SPAN": False,
        }
        if published and len(published) == 10:
            settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
        found = search_dates(text, languages=["id"], settings=settings) or []
        spans: list[Span] = []
        at = 0
        for words, moment in found:
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            value = moment.strftime("%Y-%m-%d") + (
                moment.strftime("T%H:%M") if moment.hour or moment.minute else ""
            )
            spans.append((start, at, value, None))
        return spans

    return run


ENGINES: dict[str, Callable[[], Engine]] = {"newsner": newsner_engine, "dateparser": dateparser_engine}


def right(gold: str | None, value: str | None, partial: str | None) -> bool:
    """Equal; where nothing is resolved, gold must have no value either, or the partial one."""
    return value == gold or (value is None and partial == gold)


@dataclass(slots=True)
class Count:
    found: int = 0
    gold: int = 0
    spans: int = 0
    values: int = 0
    negatives: int = 0
    noisy: int = 0

    def add(self, example: Example, found: list[Span]) -> None:
        gold = {(start, end): value for start, end, value in example.gold}
        self.found += len(found)
        self.gold += len(gold)
        self.negatives += not gold
        self.noisy += not gold and bool(found)
        for start, end, value, partial in found:
            if (start, end) in gold:
                self.spans += 1
                self.values += right(gold[start, end], value, partial)

    def f1(self, right: int) -> float:
        return 2 * right / (self.found + self.gold) if self.found + self.gold else 0.0


def score(run: Engine, examples: Iterator[Example], errors: bool) -> Count:
    count = Count()
    for example in examples:
        found = run(example.text, example.published)
        count.add(example, found)
        if errors:
            _show_errors(example, found)
    return count


def _show_errors(example: Example, found: list[Span]) -> None:
    gold = {(start, end): value for start, end, value in example.gold}
    seen = {(start, end): (value, partial) for start, end, value, partial in found}
    for start, end in sorted(gold.keys() | seen.keys()):
        text = example.text
        around = f"{text[max(0, start - 35) : start]}[{text[start:end]}]{text[end : end + 25]}".replace(
            "\n", "⏎"
        )
        if (start, end) not in seen:
            print(f"MISS  {example.id} {example.published} {gold[start, end]}  {around}")
        elif (start, end) not in gold:
            print(f"EXTRA {example.id} {example.published} {seen[start, end]}  {around}")
        elif not right(gold[start, end], *seen[start, end]):
            print(f"VALUE {example.id} {example.published} {gold[start, end]} ≠ {seen[start, end]}  {around}")


def speed(run: Engine, megabytes: float) -> float:
    """MB of UTF-8 a second, one core, articles one after the other."""
    texts, size = [], 0
    pool = [example.text for example in newsreal("train")]
    while size < megabytes * 1e6:
        for text in pool:
            texts.append(text)
            size += len(text.encode())
            if size >= megabytes * 1e6:
                break
    run(texts[0], "2022-09-14")
    started = time.perf_counter()
    for text in texts:
        run(text, "2022-09-14")
    return size / 1e6 / (time.perf_counter() - started)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", choices=ENGINES, action="append", help="only this one")
    parser.add_argument("--set", choices=SETS, action="append", dest="sets", help="only this file")
    parser.add_argument("--errors", action="store_true", help="print every difference from gold")
    parser.add_argument("--megabytes", type=float, default=4.0, help="text for the speed run (0: none)")
    options = parser.parse_args()
    print(f"{'engine':<11}{'texts':<16}{'gold':>6}{'found':>7}{'span P':>8}{'span R':>8}{'span F1':>9}"
          f"{'+value F1':>11}{'value acc':>11}{'noisy negatives':>17}")  # fmt: skip
    for engine in options.engine or ENGINES:
        try:
            run = ENGINES[engine]()
        except ImportError:
            print(
                f"{engine}: not installed (pip install -r benchmarks/requirements-dates.txt)", file=sys.stderr
            )
            continue
        for name in options.sets or SETS:
            c = score(run, SETS[name](), options.errors)
            print(
                f"{engine:<11}{name:<16}{c.gold:>6}{c.found:>7}{c.spans / max(c.found, 1):>8.3f}"
                f"{c.spans / max(c.gold, 1):>8.3f}{c.f1(c.spans):>9.3f}{c.f1(c.values):>11.3f}"
                f"{c.values / max(c.spans, 1):>11.3f}{f'{c.noisy} of {c.negatives}':>17}"
            )
        if options.megabytes:
            size = options.megabytes if engine == "newsner" else min(options.megabytes, 0.1)
            print(f"{engine:<11}speed: {speed(run, size):.3f} MB/s on one core ({size} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
