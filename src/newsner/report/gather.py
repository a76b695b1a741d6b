"""The figures of a report, from records that are read twice and never held: first what is frequent, then the rest."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from newsner.report.names import Key, Names, entities
from newsner.report.time import Grain, grain_of

Records = Callable[[], Iterable[dict[str, Any]]]
"""Gives the records anew each time."""
REFS = 12
"""Articles that a number leads to: the newest ones."""
PEOPLE, BODIES = 16, 8
"""How many of each are looked at for who appears with whom."""
OUTLETS = 12
UNKNOWN = "not known"
"""What the outlet of an article is called that names none."""


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """An article, as a reader would look for it."""

    published: str
    number: int
    """Of the record, counted from 0."""
    source: str = field(compare=False)
    title: str = field(compare=False)
    outlet: str = field(compare=False)


@dataclass(slots=True)
class Tally:
    """How many articles, and which: all of them counted, the newest kept."""

    name: str = ""
    articles: int = 0
    mentions: int = 0
    forms: tuple[str, ...] = ()
    """What else is counted under the name."""
    over_time: Counter[str] = field(default_factory=Counter)
    _newest: list[Ref] = field(default_factory=list)

    def add(self, ref: Ref, bin: str | None, mentions: int = 1) -> None:
        self.articles += 1
        self.mentions += mentions
        if bin is not None:
            self.over_time[bin] += 1
        if len(self._newest) < REFS:
            heapq.heappush(self._newest, ref)
        else:
            heapq.heappushpop(self._newest, ref)

    @property
    def refs(self) -> list[Ref]:
        """The newest articles, the newest first."""
        return sorted(self._newest, reverse=True)


@dataclass(slots=True)
class Overview:
    """What there is to say of an archive."""

    articles: int
    failed: int
    undated: int
    """Articles without a publication date as exact as a bin."""
    grain: Grain
    bins: list[str]
    published: dict[str, Tally]
    """Articles by the bin in which they were published."""
    mentioned: dict[str, Tally]
    """Articles by the bins of the dates that they mention."""
    elsewhere: int
    """Dates mentioned that lie outside the bins."""
    people: list[Tally]
    organizations: list[Tally]
    places: list[Tally]
    together: dict[tuple[str, str], Tally]
    """Articles by two names that both stand in them, in the order of :attr:`figures`."""
    figures: list[tuple[str, str]]
    """Type and name of those looked at for ``together``."""
    outlets: list[Tally]
    outlet_bins: dict[tuple[str, str], Tally]


def gather(records: Records, *, top: int = 25) -> Overview:
    """Read the records twice.

    :param top: how many people, organizations and places.
    """
    names, outlets, dates = Names(), Counter[str](), Counter[str]()
    articles = failed = 0
    for record in records():
        if "error" in record:
            failed += 1
            continue
        articles += 1
        names.add(record)
        outlets[record["article"].get("outlet") or UNKNOWN] += 1
        dates[record["article"].get("published") or ""] += 1
    under = names.merged()
    totals: defaultdict[Key, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for key, count in names.articles.items():
        articles_with, mentions = totals[under[key]]
        totals[under[key]] = articles_with + count, mentions + names.mentions[key]
    best = {kind: _best(totals, kind, top) for kind in ("PER", "ORG", "LOC")}
    tallies = {key: Tally(names.spelling(key)) for keys in best.values() for key in keys}
    for key, root in under.items():
        if root in tallies and key != root:
            tallies[root].forms = (*tallies[root].forms, names.spelling(key))
    grain = grain_of(date for date in dates if date)
    known = sorted(filter(None, (grain.bin_of(date) for date in dates)))
    bins = grain.bins(known[0], known[-1]) if known else []
    overview = Overview(
        articles=articles, failed=failed, undated=0, grain=grain, bins=bins, published={}, mentioned={}, elsewhere=0,
        people=[tallies[key] for key in best["PER"]],
        organizations=[tallies[key] for key in best["ORG"]],
        places=[tallies[key] for key in best["LOC"]],
        together={},
        figures=[(kind, tallies[kind, name].name)
                 for kind, name in (*best["PER"][:PEOPLE], *best["ORG"][:BODIES])],
        outlets=[Tally(name) for name, _ in sorted(outlets.items(), key=lambda item: (-item[1], item[0]))[:OUTLETS]],
        outlet_bins={},
    )  # fmt: skip
    looked_at = {key: i for i, key in enumerate((*best["PER"][:PEOPLE], *best["ORG"][:BODIES]))}
    number = -1
    for record in records():
        if "error" not in record:
            number += 1
            _second(record, _ref(record, number), overview, tallies, under, looked_at)
    for group in (overview.people, overview.organizations, overview.places):
        group.sort(key=lambda tally: (-tally.articles, -tally.mentions, tally.name))
    return overview


def _best(totals: Mapping[Key, tuple[int, int]], kind: str, top: int) -> list[Key]:
    """Those in most articles, of equals those with most mentions, then by alphabet."""
    mine = ((-articles, -mentions, key) for key, (articles, mentions) in totals.items() if key[0] == kind)
    return [key for _, _, key in heapq.nsmallest(top, mine)]


def _ref(record: dict[str, Any], number: int) -> Ref:
    article = record["article"]
    title = article.get("title") or _headline(article) or ""
    return Ref(
        article.get("published") or "",
        number,
        record["source"] or "stdin",
        title,
        article.get("outlet") or "",
    )


def _headline(article: dict[str, Any]) -> str | None:
    text = article.get("text")
    zone = next((zone for zone in article["zones"] if zone["kind"] == "headline"), None)
    return " ".join(text[zone["start"] : zone["end"]].split()) if text and zone else None


def _second(
    record: dict[str, Any],
    ref: Ref,
    overview: Overview,
    tallies: dict[Key, Tally],
    under: dict[Key, Key],
    looked_at: dict[Key, int],
) -> None:
    """Count one record's part in everything that is frequent."""
    bin = overview.grain.bin_of(ref.published or None)
    if bin is None:
        overview.undated += 1
    else:
        overview.published.setdefault(bin, Tally(bin)).add(ref, bin)
    mentions: Counter[Key] = Counter()
    for key, entity in entities(record):
        mentions[under[key]] += entity["count"]
    for key, count in mentions.items():
        if key in tallies:
            tallies[key].add(ref, bin, count)
    figures = sorted(looked_at[key] for key in mentions if key in looked_at)
    for first, second in combinations(figures, 2):
        pair = (overview.figures[first][1], overview.figures[second][1])
        overview.together.setdefault(pair, Tally(" + ".join(pair))).add(ref, bin)
    outlet = record["article"].get("outlet") or UNKNOWN
    for tally in overview.outlets:
        if tally.name == outlet:
            tally.add(ref, bin)
            if bin is not None:
                cell = overview.outlet_bins.setdefault((outlet, bin), Tally(f"{outlet}, {bin}"))
                cell.add(ref, bin)
    _mentioned(record, ref, overview)


def _mentioned(record: dict[str, Any], ref: Ref, overview: Overview) -> None:
    grain = overview.grain
    found = set()
    for date in record["dates"]:
        first, last = grain.bin_of(date.get("from")), grain.bin_of(date.get("to"))
        if first is None or first != last:
            continue  # not resolved, or longer than a bin
        found.add(first)
    for bin in found:
        if overview.bins and overview.bins[0] <= bin <= overview.bins[-1]:
            overview.mentioned.setdefault(bin, Tally(bin)).add(ref, bin)
        else:
            overview.elsewhere += 1
