"""`newsner schema` and `newsner model`: what comes out, and what is inside."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer

from newsner.cli.exits import Exit, Failure
from newsner.cli.options import ModelDir


def schema() -> None:
    """Print the JSON Schema of the output.

    newsner schema > document.schema.json
    """
    from newsner.schema import document_schema

    sys.stdout.write(document_schema())


def model(
    as_json: Annotated[bool, typer.Option("--json", help="Print everything that is known as JSON.")] = False,
    model_dir: ModelDir = None,
) -> None:
    """Show the bundled model: version, files, sizes, hashes, training data, scores.

    newsner model
    """
    from newsner.bundle import BundleError, check_files, read_card
    from newsner.bundle import model_dir as bundled

    folder = model_dir or bundled()
    try:
        card = read_card(folder)
    except BundleError as error:
        raise Failure(str(error), Exit.USAGE) from error
    rows = check_files(folder, card)
    if as_json:
        files = [{"path": p, "bytes": n, "sha256": h, "intact": ok} for p, n, h, ok in rows]
        typer.echo(
            json.dumps({**card.details, "folder": str(folder), "files": files}, ensure_ascii=False, indent=2)
        )
    else:
        typer.echo(f"{card.name} {card.version}\n{folder}\n\nfiles")
        for path, size, digest, intact in rows:
            state = "" if intact else "DAMAGED "
            typer.echo(f"  {size / 1e6:7.2f} MB  sha256 {digest[:16] or '?':16}  {state}{path}")
        for heading in ("training data", "scores"):
            _show(heading, card.details.get(heading.replace(" ", "_"), {}))
    if not all(intact for *_, intact in rows):
        raise Failure("some model files are missing or damaged; reinstall newsner")


def _show(heading: str, table: dict[str, Any]) -> None:
    typer.echo(f"\n{heading}")
    for key, value in table.items():
        if isinstance(value, dict):
            value = ", ".join(f"{k} {v}" for k, v in value.items())
        typer.echo(f"  {key}: {value}")
