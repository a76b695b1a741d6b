"""Two outputs of the same articles: which entities appeared, which vanished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from newsner.corpus.inputs import Kind, Source
from newsner.corpus.opening import Opened
from newsner.corpus.written import not_ours, records

KINDS = {"people": "name", "organizations": "name", "places": "name", "dates": "value"}
Key = tuple[str, int]
"""The source, and how many records of that source there are up to it."""
Found = frozenset[tuple[str, str]]
"""(kind, name) of what a record holds."""


@dataclass(frozen=True, slots=True)
class Change:
    source: str
    kind: str
    """people, organizations, places, dates; error for its code; article for a whole one"""
    name: str
    appeared: bool
    """Else it vanished."""


@dataclass
class Count:
    """Of a comparison; right once it is through."""

    articles: int = 0
    changed: int = 0
    appeared: int = 0
    vanished: int = 0


def changes(before: Path, after: Path, count: Count) -> Iterator[Change]:
    """What changed, article by article. As long as both files name the same sources in the same order only their names are held in memory.

    :raises newsner.corpus.written.NoRecords: where a line is no record.
    :raises newsner.articles.UnreadableInput: where a file cannot be read.
    """
    old, new = _records(before), _records(after)
    left: dict[Key, Found] = {}
    right: dict[Key, Found] = {}
    for first, second in zip_longest(old, new):
        if first is not None and second is not None and first[0] == second[0]:
            yield from _compared(first[0][0], first[1], second[1], count)
            continue
        left.update([first] if first else [])
        right.update([second] if second else [])
        break
    left.update(old)
    right.update(new)
    for key in [*left, *(key for key in right if key not in left)]:
        yield from _compared(key[0], left.get(key), right.get(key), count)


def _compared(source: str, old: Found | None, new: Found | None, count: Count) -> Iterator[Change]:
    count.articles += 1
    before = old if old is not None else frozenset()
    after = new if new is not None else frozenset()
    found = [Change(source, kind, name, False) for kind, name in sorted(before - after)]
    found += [Change(source, kind, name, True) for kind, name in sorted(after - before)]
    if (old is None) != (new is None):
        found.insert(0, Change(source, "article", source, new is not None))
    count.changed += bool(found)
    for change in found:
        count.appeared += change.appeared
        count.vanished += not change.appeared
        yield change


def _records(path: Path) -> Iterator[tuple[Key, Found]]:
    seen: Counter[str] = Counter()
    for number, record in records(Opened(Source(str(path), Kind.JSONL))):
        source = record["source"] or "stdin"
        try:
            found = _found(record)
        except (KeyError, TypeError, AttributeError) as error:
            raise not_ours(str(path), number) from error
        seen[source] += 1
        yield (source, seen[source]), found


def _found(record: dict[str, Any]) -> Found:
    if "error" in record:
        return frozenset({("error", record["error"]["code"])})
    return frozenset(
        (kind, entity[field] or entity["text"]) if kind == "dates" else (kind, entity[field])
        for kind, field in KINDS.items()
        for entity in record[kind]
    )
