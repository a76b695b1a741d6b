"""`newsner view`: an article with its people, organizations, places and dates highlighted."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsner.cli import job
from newsner.cli.exits import Exit, Failure, fail
from newsner.cli.options import EngineName, ModelDir
from newsner.cli.sources import fields_of, names_of, published_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsner.document import Document

MOST = 2_000
"""Articles in one page: a browser takes no more with ease."""


def view(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INPUT]...", help="Articles, or what newsner extract wrote; - reads a pipe."),
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one page for a browser instead.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date; default: as the article says.")
    ] = None,
    min_score: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out names the model is less sure of.")
    ] = 0.0,
    explain: Annotated[
        bool, typer.Option("--explain", help="In the page: say why a mention is in its entity.")
    ] = False,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Encoding of articles; default: UTF-8, else detected.")
    ] = None,
    engine: EngineName = "compiled",
    model_dir: ModelDir = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
) -> None:
    """Show who, which bodies, where and when in an article: in the terminal, or as a page.

    newsner view article.txt

    newsner view --html page.html articles/*.txt

    newsner extract --text article.txt | newsner view
    """
    from newsner.corpus.looking import look
    from newsner.corpus.reading import Reading
    from newsner.corpus.written import NoRecords

    names = names_of(inputs or [], html, "view")
    reading = Reading(names, None, fields_of(), published_of(date), encoding)
    build = job.lazily(
        lambda: job.build(1, engine, model_dir, min_score, explain, None, None, keep_text=True)()
    )
    failed: list[str] = []

    def documents() -> Iterator[Document]:
        from newsner.outputs import ErrorRecord

        for record in look(reading, build):
            if isinstance(record, ErrorRecord):
                fail(record.message)
                failed.append(record.code)
            else:
                yield record

    try:
        if html is None:
            _in_terminal(documents())
        else:
            _as_page(documents(), html)
    except NoRecords as error:
        raise Failure(f"{error}; make the file again with newsner extract", Exit.USAGE) from error
    if failed:
        raise typer.Exit(Exit.FAILED)


def _in_terminal(documents: Iterator[Document]) -> None:
    from rich.console import Console

    from newsner.outputs.terminal import show

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    console = Console(file=sys.stdout)
    try:
        for number, document in enumerate(documents):
            if number:
                console.rule()
            show(document, console)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _as_page(documents: Iterator[Document], html: Path) -> None:
    from itertools import islice

    from newsner.pages import article_page

    shown = list(islice(documents, MOST + 1))
    if len(shown) > MOST:
        fail(f"the page holds the first {MOST:,} articles; for an archive see newsner report")
        del shown[MOST:]
    if not shown:
        raise Failure("no article to show; no page was written")
    write(html, article_page(shown))


def write(path: Path, page: str) -> None:
    """:raises Failure: where ``path`` cannot be written."""
    try:
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Failure(f"{path}: cannot be written ({error.strerror or error})", Exit.USAGE) from error
