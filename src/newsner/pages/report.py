"""The report of an archive as a page. Every number leads to the list of its articles, further down the page."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from newsner.pages.templates import render
from newsner.report.charts import matrix, sparkline, timeline
from newsner.report.gather import Overview, Ref, Tally

MOST = 5_000_000
"""Bytes of a page. Where it would be more, lists are cut shorter."""
CELLS = 400
"""Cells of outlet and time that have lists of their own."""
_ADDRESS = re.compile(r"https?://\S+$")
COLOURS = {"PER": "var(--per)", "ORG": "var(--org)", "LOC": "var(--loc)"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table of names."""

    tally: Tally
    href: str
    over_time: Markup


@dataclass(frozen=True, slots=True)
class Item:
    """An article in a list."""

    title: str
    known: str
    href: str | None


class Lists:
    """The lists that numbers lead to. Each tally has one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tallies: list[Tally] = []
        self._numbers: dict[int, int] = {}

    def link(self, tally: Tally) -> str:
        number = self._numbers.setdefault(id(tally), len(self._tallies))
        if number == len(self._tallies):
            self._tallies.append(tally)
        return f"#list-{number}"

    def written(self, longest: int) -> list[tuple[int, Tally, list[Item]]]:
        """(number, tally, its newest articles, at most ``longest``) of every list."""
        return [
            (number, tally, [self._item(ref) for ref in tally.refs[:longest]])
            for number, tally in enumerate(self._tallies)
        ]

    def _item(self, ref: Ref) -> Item:
        known = " · ".join(
            part for part in (ref.published, ref.outlet, ref.source if ref.title else "") if part
        )
        return Item(ref.title or ref.source, known, self._address(ref.source))

    def _address(self, source: str) -> str | None:
        """Where a browser finds the article: its address, or its file beside the page."""
        if _ADDRESS.match(source):
            return source
        try:
            if not Path(source).is_file():
                return None
            return quote(Path(os.path.relpath(source, self._folder)).as_posix())
        except (OSError, ValueError):
            return None


def report_page(overview: Overview, folder: Path, name: str) -> str:
    """The page.

    :param folder: where it will stand; articles that are files are linked from there.
    :param name: what the archive is called.
    :raises newsner.corpus.extras.MissingExtra: where the library that draws charts is not installed.
    """
    lists = Lists(folder)
    link = lists.link
    tables = [
        (kind, called, [Row(t, link(t), sparkline(t, overview.bins, COLOURS[kind.upper()])) for t in tallies])
        for kind, called, tallies in (
            ("per", "People", overview.people),
            ("org", "Organizations", overview.organizations),
            ("loc", "Places", overview.places),
        )
    ]
    charts = {}
    if overview.bins:
        charts["published"] = timeline(overview, overview.published, "var(--ink)", "articles published", link)
        charts["mentioned"] = timeline(
            overview, overview.mentioned, "var(--date)", "articles that mention it", link
        )
    if overview.together:
        charts["together"] = _together(overview, lists)
    outlets = [Row(t, link(t), sparkline(t, overview.bins, "var(--ink)")) for t in overview.outlets]
    if overview.outlet_bins and len(overview.outlets) > 1:
        charts["outlets"] = _outlets(overview, lists)
    longest = 12
    while True:
        page = render(
            "report.html",
            style=("base.css", "report.css"),
            name=name,
            overview=overview,
            period=f"{overview.bins[0]} – {overview.bins[-1]}" if overview.bins else "",
            tables=tables,
            charts=charts,
            outlets=outlets,
            lists=lists.written(longest),
        )
        if len(page.encode()) <= MOST or longest == 1:
            return page
        longest //= 2


def _together(overview: Overview, lists: Lists) -> Markup:
    names = [name for _, name in overview.figures]
    cells = [
        (names[max(i, j)], names[min(i, j)], tally)
        for (a, b), tally in overview.together.items()
        for i, j in ((names.index(a), names.index(b)),)
    ]
    return matrix(
        cells, names[1:], names[:-1], "var(--per)", lists.link, numbers=True, size=28,
        label="Articles in which two names stand together",
    )  # fmt: skip


def _outlets(overview: Overview, lists: Lists) -> Markup:
    own = {tally.name: tally for tally in overview.outlets}
    few = len(overview.outlet_bins) <= CELLS
    cells = [(outlet, bin, tally) for (outlet, bin), tally in sorted(overview.outlet_bins.items())]
    # Of many cells each leads to its outlet's list.
    link = {id(tally): lists.link(tally if few else own[outlet]) for outlet, _, tally in cells}
    narrow = len(overview.bins) > 30
    return matrix(
        cells, [tally.name for tally in overview.outlets], overview.bins, "var(--org)", lambda t: link[id(t)],
        numbers=few and not narrow, size=max(5, 820 // max(1, len(overview.bins))) if narrow else 30,
        label=f"Articles by outlet and {overview.grain.called}",
    )  # fmt: skip
