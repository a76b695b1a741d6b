"""The application, its commands, and what happens to every error."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from newsner.cli import bundle, diff, evaluate, extract, report, view
from newsner.cli.exits import Exit, Failure, fail
from newsner.version import __version__

app = typer.Typer(
    name="newsner",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsner {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Who, which organisations, where and when: names and dates in Indonesian news, as JSON.

    newsner extract article.txt | jq -r '.people[].name'
    """


app.command("extract")(extract.extract)
app.command("view")(view.view)
app.command("report")(report.report)
app.command("diff")(diff.diff)
app.command("evaluate")(evaluate.evaluate)
app.command("schema")(bundle.schema)
app.command("model")(bundle.model)


def run() -> None:
    """Entry point of the ``newsner`` script: a traceback reaches a user only by --debug or NEWSNER_DEBUG."""
    debug = "--debug" in sys.argv or bool(os.environ.get("NEWSNER_DEBUG"))
    try:
        app()
    except Failure as failure:
        if debug:
            raise
        fail(failure.message)
        sys.exit(failure.exit)
    except KeyboardInterrupt:
        fail("interrupted; everything written so far is complete")
        sys.exit(Exit.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`), as it may. Python must not flush again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.OK)
    except Exception as error:
        if debug:
            raise
        fail(f"unexpected {type(error).__name__}: {error}; please report it with the output of --debug")
        sys.exit(Exit.FAILED)
