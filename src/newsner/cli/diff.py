"""`newsner diff`: what a change of model, options or articles does to the output."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsner.cli.exits import Exit, Failure

if TYPE_CHECKING:
    from newsner.corpus.compare import Change


class Form(StrEnum):
    TEXT = "text"
    JSONL = "jsonl"
    GITHUB = "github"


def diff(
    before: Annotated[Path, typer.Argument(metavar="BEFORE", help="JSONL by newsner extract.")],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help="Of the same articles.")],
    format: Annotated[
        Form, typer.Option("--format", "-f", help="github: annotations of GitHub Actions.")
    ] = Form.TEXT,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 where anything appeared or vanished.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
) -> None:
    """Show which people, organizations, places and dates appeared or vanished, article by article.

    newsner diff before.jsonl after.jsonl --exit-code
    """
    from newsner.articles import UnreadableInput
    from newsner.corpus.compare import Count, changes
    from newsner.corpus.written import NoRecords

    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    count = Count()
    source = None
    try:
        for change in changes(before, after, count):
            if format is Form.TEXT and change.source != source:
                source = change.source
                sys.stdout.write(f"{_printable(source)}\n")
            sys.stdout.write(_line(change, format) + "\n")
    except (NoRecords, UnreadableInput) as error:
        raise Failure(f"{error}; diff compares what newsner extract wrote as JSONL", Exit.USAGE) from error
    if format is Form.TEXT:
        sys.stdout.write(
            f"{count.appeared} appeared, {count.vanished} vanished "
            f"in {count.changed} of {count.articles} articles\n"
        )
    if exit_code and count.changed:
        raise typer.Exit(Exit.FAILED)


def _line(change: Change, format: Form) -> str:
    if format is Form.JSONL:
        record = {"source": change.source, "kind": change.kind, "name": change.name}
        return json.dumps(
            {**record, "change": "appeared" if change.appeared else "vanished"}, ensure_ascii=False
        )
    if format is Form.GITHUB:
        word = "appeared" if change.appeared else "vanished"
        properties = f"file={_escaped(change.source, ':,')},title=newsner diff"
        return f"::warning {properties}::{_escaped(f'{change.kind} {word}: {change.name}')}"
    return f"  {'+' if change.appeared else '-'} {change.kind}: {_printable(change.name)}"


def _escaped(text: str, more: str = "") -> str:
    """As GitHub Actions wants the data and, with ``more``, the properties of its commands."""
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
