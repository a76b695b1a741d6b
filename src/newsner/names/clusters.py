"""Groups of mentions that only grow, and the rule that let each mention in."""

from __future__ import annotations

from collections.abc import Iterable


class Clusters:
    """Disjoint groups of the numbers 0 to ``size - 1``; the root of a group is its smallest number."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self.why: list[str | None] = [None] * size
        self.steps = 0
        """comparisons made so far, for the benchmark"""

    def root(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def same(self, first: int, second: int) -> bool:
        return self.root(first) == self.root(second)

    def join(self, item: int, other: int, rule: str) -> None:
        """One group of the groups of both; ``rule`` is noted on ``item`` unless an earlier one is."""
        a, b = self.root(item), self.root(other)
        if a == b:
            return
        if self.why[item] is None:
            self.why[item] = rule
        elif self.why[other] is None:
            self.why[other] = rule
        self._parent[max(a, b)] = min(a, b)

    def join_all(self, items: Iterable[int], rule: str) -> None:
        first: int | None = None
        for item in items:
            if first is None:
                first = item
            else:
                self.join(item, first, rule)

    def groups(self) -> list[list[int]]:
        """The groups, each sorted, in order of their smallest member."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.root(item), []).append(item)
        return list(found.values())
