"""`newsner report`: an archive at a glance."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsner.cli.exits import Exit, Failure
from newsner.cli.view import write

if TYPE_CHECKING:
    from rich.console import Console

    from newsner.report import Overview


def report(
    archive: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ARCHIVE]...", help="JSONL by newsner extract; - or nothing reads a pipe."),
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page, with charts, instead.")
    ] = None,
    top: Annotated[int, typer.Option(min=1, max=200, help="How many people, organizations and places.")] = 25,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
) -> None:
    """Who is in an archive: the most frequent names, over time, together, by outlet.

    newsner report archive.jsonl

    newsner report archive.jsonl --html report.html
    """
    from newsner.articles import UnreadableInput
    from newsner.cli.sources import names_of
    from newsner.corpus.extras import MissingExtra
    from newsner.corpus.inputs import sources
    from newsner.corpus.opening import Opened
    from newsner.corpus.written import NoRecords, records
    from newsner.report import gather

    with _rereadable(names_of(archive or [], html, "report")) as names:

        def read() -> Iterator[dict[str, Any]]:
            for source in sources(names):
                for _, record in records(Opened(source)):
                    yield record

        try:
            overview = gather(read, top=top)
        except (NoRecords, UnreadableInput, KeyError, TypeError) as error:
            why = (
                str(error)
                if isinstance(error, NoRecords | UnreadableInput)
                else f"a field is missing ({error})"
            )
            raise Failure(f"{why}; report reads what newsner extract wrote as JSONL", Exit.USAGE) from error
    if not overview.articles:
        raise Failure(f"no article in it ({overview.failed} inputs that failed); nothing to report")
    if html is None:
        _print(overview)
        return
    from newsner.pages.report import report_page

    called = Path(names[0]).name if archive and len(names) == 1 else "Archive"
    try:
        page = report_page(overview, html.parent, called)
    except MissingExtra as error:
        raise Failure(f"what draws the charts is {error}", Exit.USAGE) from error
    write(html, page)


@contextmanager
def _rereadable(names: list[str]) -> Iterator[list[str]]:
    """The names, with what is piped in kept in a file: the report reads everything twice."""
    if "-" not in names:
        yield names
        return
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
        kept.flush()
        yield [kept.name if name == "-" else name for name in names]


def _print(overview: Overview) -> None:
    from rich.console import Console

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    console = Console(file=sys.stdout)
    period = f", {overview.bins[0]} – {overview.bins[-1]}" if overview.bins else ""
    failed = f", {overview.failed:,} could not be read" if overview.failed else ""
    console.print(f"{overview.articles:,} articles{period}{failed}", highlight=False)
    for kind, called in (("PER", "people"), ("ORG", "organizations"), ("LOC", "places")):
        _table(console, overview, kind, called)


def _table(console: Console, overview: Overview, kind: str, called: str) -> None:
    from rich.table import Table
    from rich.text import Text

    from newsner.outputs.terminal import COLOURS, visible

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(Text(called, style=f"bold {COLOURS[kind]}"), min_width=30)
    table.add_column("articles", justify="right")
    table.add_column("mentions", justify="right")
    table.add_column("also")
    for tally in getattr(overview, called):
        forms = visible(", ".join(tally.forms[:3]))
        table.add_row(
            Text(visible(tally.name)), f"{tally.articles:,}", f"{tally.mentions:,}", Text(forms, style="dim")
        )
    console.print()
    console.print(table)
