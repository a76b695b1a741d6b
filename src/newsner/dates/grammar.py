"""The date grammar as an automaton: rows of ``data/grammar.tsv`` over token categories.

A row's pattern is a regular expression whose letters are token categories. The notation::

    MONTH            a category of the lexicon (upper case)         m:MONTH   … bound to the slot m
    tanggal          the word itself (lower case)                   @DMY      … its features are all taken
    [ a b ]          optional                                       d+:NUMERAL  … appended to the slot d
    ( a | b )        one of                                         NAME      a pattern named by ``let``

All rows become one non-deterministic automaton, made deterministic as it is used: each token costs one step
from each start, whatever the text, and nothing is ever tried twice (no backtracking).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsner.dates.lexicon import Entry

Step = tuple[str, str, int]
"""slot, category, token offset from the start of the match"""

_PUNCTUATION = {"[", "]", "(", ")", "|"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the grammar table."""

    name: str
    """the class, in the words of the taxonomy"""
    group: str
    """how the atom combines with its neighbours: a column or row of ``attach.tsv``"""
    timex: str
    """date, time, duration, set; ``none`` for a false friend, which is read and not reported"""
    pattern: str
    sets: tuple[tuple[str, str | int], ...] = ()
    """features that the row sets beside its slots"""


@dataclass(slots=True)
class Automaton:
    """The rows, compiled."""

    rows: Sequence[Row]
    macros: dict[str, list[str]]
    steps: int = 0
    """Work done so far, in states visited; tests bound it."""
    words: set[str] = field(default_factory=set)
    """The literal words of the patterns."""
    _edges: list[list[tuple[str, str, int]]] = field(default_factory=list)
    _empty: list[list[int]] = field(default_factory=list)
    _accept: dict[int, int] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _ids: dict[frozenset[int], int] = field(default_factory=dict)
    _sets: list[frozenset[int]] = field(default_factory=list)
    _final: list[int] = field(default_factory=list)
    _moves: list[dict[int, int]] = field(default_factory=list)
    _paths: dict[tuple[int, ...], tuple[Step, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows):
            start = self._state()
            end = self._build(_tokenize(row.pattern), start)
            self._accept[end] = number
            self._starts.append(start)
        self._intern(self._closure(self._starts))

    def match(self, entries: Sequence[Entry], start: int) -> tuple[int, int]:
        """The longest match from a token on: its end and its row (the earlier of two), or (start, -1)."""
        state, end, row = 0, start, -1
        moves, final = self._moves, self._final
        for position in range(start, len(entries)):
            entry = entries[position]
            following = moves[state].get(entry.id)
            if following is None:
                following = self._move(state, entry)
            self.steps += 1
            if following < 0:
                break
            state = following
            if final[state] >= 0:
                end, row = position + 1, final[state]
        return end, row

    def bind(self, row: int, entries: Sequence[Entry]) -> tuple[Step, ...]:
        """Which slots the tokens of a match fill."""
        key = (row, *(entry.id for entry in entries))
        path = self._paths.get(key)
        if path is None:
            found = self._walk(self._starts[row], 0, entries, row, set())
            if found is None:
                raise ValueError(f"the tokens do not match the row {self.rows[row].name}")
            path = tuple(reversed(found))
            if len(self._paths) > 20_000:
                self._paths.clear()
            self._paths[key] = path
        return path

    def _walk(
        self, state: int, position: int, entries: Sequence[Entry], row: int, dead: set[tuple[int, int]]
    ) -> list[Step] | None:
        self.steps += 1
        if (state, position) in dead:
            return None
        if position == len(entries) and self._accept.get(state) == row:
            return []
        if position < len(entries):
            for category, slot, target in self._edges[state]:
                if category in entries[position].values:
                    rest = self._walk(target, position + 1, entries, row, dead)
                    if rest is not None:
                        if slot:
                            rest.append((slot, category, position))
                        return rest
        for target in self._empty[state]:
            rest = self._walk(target, position, entries, row, dead)
            if rest is not None:
                return rest
        dead.add((state, position))
        return None

    def _state(self) -> int:
        self._edges.append([])
        self._empty.append([])
        return len(self._edges) - 1

    def _build(self, tokens: list[str], start: int) -> int:
        """Add a pattern after the state ``start``; the state where it ends."""
        end, rest = self._alternatives(tokens, 0, start)
        if rest != len(tokens):
            raise ValueError(f"unbalanced pattern: {' '.join(tokens)}")
        return end

    def _alternatives(self, tokens: list[str], at: int, start: int) -> tuple[int, int]:
        ends = []
        while True:
            state = self._state()
            self._empty[start].append(state)
            while at < len(tokens) and tokens[at] not in ("|", ")", "]"):
                state, at = self._item(tokens, at, state)
            ends.append(state)
            if at < len(tokens) and tokens[at] == "|":
                at += 1
                continue
            break
        end = self._state()
        for state in ends:
            self._empty[state].append(end)
        return end, at

    def _item(self, tokens: list[str], at: int, state: int) -> tuple[int, int]:
        token = tokens[at]
        if token in ("(", "["):
            end, closing = self._alternatives(tokens, at + 1, state)
            if closing >= len(tokens) or tokens[closing] != (")" if token == "(" else "]"):
                raise ValueError(f"unbalanced pattern: {' '.join(tokens)}")
            if token == "[":
                self._empty[state].append(end)
            return end, closing + 1
        if token in self.macros:
            return self._build(self.macros[token], state), at + 1
        slot, _, category = token.rpartition(":")
        if token.startswith("@"):
            slot, category = "@", token[1:]
        if category.islower():
            self.words.add(category)
        target = self._state()
        self._edges[state].append((category, slot, target))
        return target, at + 1

    def _closure(self, states: Iterable[int]) -> frozenset[int]:
        seen = set(states)
        todo = list(seen)
        while todo:
            for target in self._empty[todo.pop()]:
                if target not in seen:
                    seen.add(target)
                    todo.append(target)
        return frozenset(seen)

    def _intern(self, states: frozenset[int]) -> int:
        number = self._ids.get(states)
        if number is None:
            number = self._ids[states] = len(self._sets)
            self._sets.append(states)
            self._moves.append({})
            self._final.append(min((self._accept[s] for s in states if s in self._accept), default=-1))
        return number

    def _move(self, state: int, entry: Entry) -> int:
        values = entry.values
        reached = [t for s in self._sets[state] for c, _, t in self._edges[s] if c in values]
        number = self._intern(self._closure(reached)) if reached else -1
        self._moves[state][entry.id] = number
        return number


def _tokenize(pattern: str) -> list[str]:
    for mark in _PUNCTUATION:
        pattern = pattern.replace(mark, f" {mark} ")
    return pattern.split()


def read_table(lines: Iterable[str]) -> tuple[list[Row], dict[str, list[str]]]:
    """The rows and the named patterns of ``grammar.tsv``."""
    rows: list[Row] = []
    macros: dict[str, list[str]] = {}
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("let "):
            name, _, pattern = line[4:].partition("=")
            macros[name.strip()] = _tokenize(pattern)
            continue
        name, group, timex, pattern, sets = (cell.strip() for cell in line.split("\t")[:5])
        rows.append(Row(name, group, timex, pattern, read_sets(sets)))
    return rows, macros


def read_sets(cell: str) -> tuple[tuple[str, str | int], ...]:
    """``unit=week shift=-1`` as pairs."""
    pairs: list[tuple[str, str | int]] = []
    for item in cell.split():
        if item == "-":
            continue
        key, _, value = item.partition("=")
        pairs.append((key, int(value) if value.lstrip("-").isdigit() else value))
    return tuple(pairs)
