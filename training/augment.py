"""Training sentences as careless crawls would have them: other cases, no full stop, other names.

Applied anew at every visit, to the cased sets only. Rates were chosen by hand, not tuned.
"""

from __future__ import annotations

import random
from typing import Any

Row = dict[str, Any]

UPPER, LOWER, TITLE = 0.03, 0.03, 0.02
NO_STOP = 0.05
SWAP = 0.12
SWAPPABLE = frozenset(("PER", "ORG", "LOC"))


class Augmenter:
    """Callable on a row of ``corpus.py``; the names it puts in come from the training rows themselves."""

    def __init__(self, rows: list[Row], rng: random.Random) -> None:
        self.rng = rng
        pool: dict[str, set[tuple[str, ...]]] = {kind: set() for kind in SWAPPABLE}
        for row in rows:
            if row["head"] in ("news", "nerui"):
                for a, b, kind in _spans(row["tags"]):
                    if kind in pool and b - a <= 6:
                        pool[kind].add(tuple(row["tokens"][a:b]))
        self.pool = {kind: sorted(names) for kind, names in pool.items()}

    def __call__(self, row: Row) -> Row:
        if row["head"] == "nerp":  # lower-cased already
            return row
        tokens, tags = list(row["tokens"]), list(row["tags"])
        if self.rng.random() < SWAP:
            tokens, tags = self._swap(tokens, tags)
        if len(tokens) > 4 and tokens[-1] == "." and self.rng.random() < NO_STOP:
            tokens, tags = tokens[:-1], tags[:-1]
        dice = self.rng.random()
        if dice < UPPER:
            tokens = [t.upper() for t in tokens]
        elif dice < UPPER + LOWER:
            tokens = [t.lower() for t in tokens]
        elif dice < UPPER + LOWER + TITLE:
            tokens = [t[:1].upper() + t[1:] for t in tokens]
        return {"head": row["head"], "tokens": tokens, "tags": tags}

    def _swap(self, tokens: list[str], tags: list[str]) -> tuple[list[str], list[str]]:
        """Put another name of the same type in the place of one entity."""
        found = [s for s in _spans(tags) if s[2] in SWAPPABLE]
        if not found:
            return tokens, tags
        a, b, kind = self.rng.choice(found)
        name = list(self.rng.choice(self.pool[kind]))
        labels = [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)]
        return tokens[:a] + name + tokens[b:], tags[:a] + labels + tags[b:]


def _spans(tags: list[str]) -> list[tuple[int, int, str]]:
    found = []
    start = -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            found.append((start, i, tags[start][2:]))
            start = -1
        if tag.startswith("B-"):
            start = i
    return found
