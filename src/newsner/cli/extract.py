"""`newsner extract`: articles in, records out."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from newsner.cli.exits import Exit, Failure, fail
from newsner.outputs import ErrorRecord, Format

if TYPE_CHECKING:
    from newsner.articles import Article
    from newsner.extractor import Extractor

STDIN = "-"


def extract(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="[INPUT]...", help="Text files; - or nothing reads a pipe.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of stdout.")
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Default: json for one article, jsonl for several."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Publication date, YYYY-MM-DD, YYYY-MM or YYYY; default: as the article says.",
        ),
    ] = None,
    pretty: Annotated[
        bool | None, typer.Option("--pretty/--compact", help="Indent JSON; default: on a terminal only.")
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Encoding of the inputs; default: UTF-8, else detected."),
    ] = None,
    min_score: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out names the model is less sure of.")
    ] = 0.0,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each mention is in its entity.")
    ] = False,
    aliases: Annotated[
        Path | None, typer.Option(metavar="TSV", help="More aliases: canonical name, tab, aliases split by ;")
    ] = None,
    districts: Annotated[
        Path | None, typer.Option(metavar="TSV", help="District codes and names, to resolve kecamatan too.")
    ] = None,
    engine: Annotated[
        str, typer.Option(help="compiled (fast) or stanza (the Stanza library, the reference).")
    ] = "compiled",
    model_dir: Annotated[
        Path | None, typer.Option("--model-dir", metavar="DIR", help="Another bundle than the built-in one.")
    ] = None,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first input that fails.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
) -> None:
    """People, organizations, places and dates of news articles, as JSON.

    newsner extract article.txt

    cat article.txt | newsner extract --date 2022-09-14 | jq -r '.people[].name'

    newsner extract articles/*.txt --output archive.jsonl
    """
    sources = _sources(inputs or [])
    date = _published(date)
    extractor = _extractor(engine, model_dir, min_score, explain, aliases, districts)
    several = len(sources) > 1
    chosen = format or (Format.JSONL if several else Format.JSON)
    failed = 0
    with _stream(output) as stream:
        indent = pretty if pretty is not None else stream.isatty()
        writer = chosen.writer(stream, pretty=indent)
        for item in _read(sources, date, encoding):
            if isinstance(item, ErrorRecord):
                failed += 1
                fail(item.message)
                if fail_fast or not several:
                    raise typer.Exit(Exit.FAILED)
                writer.write(item)
                continue
            writer.write(extractor.extract(item))
    if failed:
        fail(f"{failed} of {len(sources)} inputs failed; their records say why")
        raise typer.Exit(Exit.FAILED)


def _sources(inputs: list[str]) -> list[str]:
    """The inputs, all of which exist; stdin where none is named and something is piped."""
    if not inputs:
        if sys.stdin is None or sys.stdin.isatty():
            raise Failure(
                "nothing to read: name a file, or pipe an article in (see newsner extract --help)", Exit.USAGE
            )
        return [STDIN]
    if inputs.count(STDIN) > 1:
        raise Failure("- (stdin) can be read only once", Exit.USAGE)
    for name in inputs:
        if name != STDIN and not os.path.lexists(name):
            raise Failure(f"{name}: no such file; nothing was read", Exit.USAGE)
    return inputs


def _published(date: str | None) -> str | None:
    from newsner.articles import parse_published

    try:
        return None if date is None else parse_published(date)
    except ValueError as error:
        raise Failure(f"--date: {error}", Exit.USAGE) from error


def _read(sources: list[str], date: str | None, encoding: str | None) -> Iterator[Article | ErrorRecord]:
    from newsner.articles import UnreadableInput, article, read_text

    for name in sources:
        try:
            text = read_text(sys.stdin.buffer if name == STDIN else Path(name), encoding=encoding)
        except UnreadableInput as error:
            yield ErrorRecord(None if name == STDIN else name, error.code, error.message)
            continue
        yield article(text, source=None if name == STDIN else name, published=date)


def _extractor(
    engine: str,
    model_dir: Path | None,
    min_score: float,
    explain: bool,
    aliases: Path | None,
    districts: Path | None,
) -> Extractor:
    from newsner.bundle import BundleError
    from newsner.extractor import Options, load
    from newsner.names import load_aliases, load_districts

    try:
        options = Options(
            min_score=min_score,
            explain=explain,
            aliases=load_aliases(aliases) if aliases else None,
            districts=load_districts(districts) if districts else None,
        )
        return load(engine=engine, model_dir=model_dir, options=options)
    except (BundleError, ValueError, OSError) as error:
        raise Failure(str(error), Exit.USAGE) from error


@contextmanager
def _stream(output: Path | None) -> Iterator[TextIO]:
    """Stdout or the output file, as UTF-8 with plain newlines on every system."""
    try:
        if output is None:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
            yield sys.stdout
            sys.stdout.flush()
            return
        try:
            stream = output.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise Failure(f"{output}: cannot be written ({error.strerror})", Exit.USAGE) from error
        with stream:
            yield stream
    except OSError as error:
        if error.errno == errno.ENOSPC:
            where = output or "stdout"
            raise Failure(
                f"{where}: no space left; the records written so far are whole except the last"
            ) from error
        raise
