"""The command line. Importing this package loads Typer and nothing heavier."""

from newsner.cli.main import run

__all__ = ["run"]
