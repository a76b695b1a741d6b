"""Which names of an archive are one: across articles only what the articles themselves say.

An article that has "Joko Widodo" and "Jokowi" as one person votes for it. A name that hardly ever stands for
anything else, by those votes, is counted under the longer one where it stands alone too. A wrong merge is worse
than a missed one: one word of a person's name needs more votes, and places are one by their official code alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

LISTS = {"PER": "people", "ORG": "organizations", "LOC": "places"}
VOTES, SHARE = 3, 0.9
WORD_VOTES = 8
"""For one word of a person's name: others may bear it."""
STORY = frozenset({"headline", "body", "caption"})
"""Zones that tell the story; who stands in others alone (credits, links to other articles) is not in it."""
Key = tuple[str, str]
"""Type and name, or code of a region."""


def entities(record: dict[str, Any]) -> Iterator[tuple[Key, dict[str, Any]]]:
    """The figures of the story in a record: no credits, not the outlet itself.

    Keys are in small letters; a place that is an official region goes by its code, whatever it is called.
    """
    outlet = _letters(record["article"].get("outlet") or "")
    for kind, called in LISTS.items():
        for entity in record[called]:
            name = entity["name"]
            if entity.get("role") or (kind == "ORG" and _same_outlet(_letters(name), outlet)):
                continue
            if any(mention["zone"] in STORY for mention in entity["mentions"]):
                region = entity.get("region")
                yield (kind, region["code"] if region else name.casefold()), entity


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _same_outlet(name: str, outlet: str) -> bool:
    """ "KOMPAS.com" and "detikINET" are Kompas and Detik."""
    return len(outlet) > 3 and (name.startswith(outlet) or (len(name) > 3 and outlet.startswith(name)))


@dataclass
class Names:
    """Counts articles by name, and votes on what a name is short for."""

    articles: Counter[Key] = field(default_factory=Counter)
    mentions: Counter[Key] = field(default_factory=Counter)
    _votes: defaultdict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _spelt: defaultdict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, record: dict[str, Any]) -> None:
        for key, entity in entities(record):
            kind, name = key
            self.articles[key] += 1
            self.mentions[key] += entity["count"]
            self._spelt[key][entity["name"]] += 1
            shorter = {alias.casefold() for alias in (*entity["aliases"], entity.get("acronym") or "")}
            for alias in shorter - {name, ""}:
                self._votes[kind, alias][name] += 1

    def spelling(self, key: Key) -> str:
        """The most frequent spelling; of equals the first by alphabet."""
        return min(self._spelt[key].items(), key=lambda item: (-item[1], item[0]))[0]

    def merged(self) -> dict[Key, Key]:
        """Every key of :func:`entities` and the one that it is counted under."""
        return {key: self._root(key) for key in self.articles}

    def _root(self, key: Key) -> Key:
        seen = {key}
        while (longer := self._longer(key)) is not None and longer not in seen:
            seen.add(longer)
            key = longer
        return key

    def _longer(self, key: Key) -> Key | None:
        kind, name = key
        votes = self._votes.get(key)
        if kind == "LOC" or not votes:
            return None
        best, count = min(votes.items(), key=lambda item: (-item[1], item[0]))
        enough = WORD_VOTES if kind == "PER" and " " not in name else VOTES
        if count < max(enough, SHARE * votes.total()) or (kind, best) not in self.articles:
            return None
        return kind, best
