"""What the arguments of a command say about its inputs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newsner.cli.exits import Exit, Failure
from newsner.corpus.inputs import STDIN, NothingThere, check

if TYPE_CHECKING:
    from newsner.articles.records import Fields


def names_of(inputs: list[str], output: Path | None, command: str) -> list[str]:
    """The inputs, all of which exist; stdin where none is named and something is piped."""
    if not inputs:
        if sys.stdin is None or sys.stdin.isatty():
            raise Failure(
                f"nothing to read: name a file, or pipe an article in (see newsner {command} --help)",
                Exit.USAGE,
            )
        return [STDIN]
    if inputs.count(STDIN) > 1:
        raise Failure("- (stdin) can be read only once", Exit.USAGE)
    try:
        check(inputs)
    except NothingThere as error:
        raise Failure(str(error), Exit.USAGE) from error
    for name in inputs:
        if output is not None and output.is_file() and Path(name).is_file() and output.samefile(name):
            raise Failure(f"{name} is an input and the output too; name another --output", Exit.USAGE)
    return inputs


def fields_of(
    text: str | None = None, title: str | None = None, date: str | None = None, id: str | None = None
) -> Fields:
    """What records call their fields; the usual names where nothing is said."""
    from newsner.articles.records import Fields

    given = {"text": text, "title": title, "date": date, "id": id}
    return Fields(
        **{
            field: tuple(name.strip() for name in names.split(",") if name.strip())
            for field, names in given.items()
            if names is not None
        }
    )


def published_of(date: str | None) -> str | None:
    """The publication date given, in the form that articles have it."""
    from newsner.articles import parse_published

    try:
        return None if date is None else parse_published(date)
    except ValueError as error:
        raise Failure(f"--date: {error}", Exit.USAGE) from error
