"""`newsner evaluate`: how well the model does on a labelled file, and gates for CI."""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsner.cli.exits import Exit, Failure, fail
from newsner.cli.options import EngineName, ModelDir

if TYPE_CHECKING:
    from newsner.evaluation import Report


class Shape(StrEnum):
    TABLE = "table"
    MARKDOWN = "md"
    JSON = "json"


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Labelled JSONL, or tokens and BIO tags in columns.")
    ],
    format: Annotated[Shape, typer.Option("--format", "-f", help="How to print the figures.")] = Shape.TABLE,
    fail_under: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Exit 1 where the exact F1 of names is below this."),
    ] = None,
    labels: Annotated[
        str | None,
        typer.Option(metavar="MAP", help="What the file's labels are here, as in TOKOH=PER,NORP=-"),
    ] = None,
    floors: Annotated[
        Path | None,
        typer.Option(metavar="JSON", help="Exit 1 where a type is below its floor, or GOLD has changed."),
    ] = None,
    set_floors: Annotated[
        bool,
        typer.Option(
            "--set-floors", help="Write today's figures (whole per cents) to --floors; never lower ones."
        ),
    ] = False,
    lower: Annotated[bool, typer.Option("--lower", help="With --set-floors: lower ones too.")] = False,
    engine: EngineName = "compiled",
    model_dir: ModelDir = None,
) -> None:
    """Precision, recall and F1 on a labelled file, by type.

    newsner evaluate data/gold/news-dev.jsonl

    newsner evaluate test.bio --labels PERSON=PER,NORP=- --fail-under 0.85
    """
    from newsner.bundle import BundleError
    from newsner.evaluation import GoldError, read_gold
    from newsner.evaluation import evaluate as measure
    from newsner.extractor import load

    if set_floors and floors is None:
        raise Failure("--set-floors needs --floors FILE to write to", Exit.USAGE)
    try:
        texts = read_gold(gold, _map(labels))
        extractor = load(engine=engine, model_dir=model_dir)
    except (GoldError, BundleError, ValueError) as error:
        raise Failure(str(error), Exit.USAGE) from error
    from newsner.articles import article

    inputs = (article(text.text, published=text.published) for text in texts)
    report = measure(texts, extractor.extract_many(inputs))
    if format is Shape.JSON:
        typer.echo(json.dumps(report.as_dict(), indent=2))
    else:
        typer.echo(_table(report, markdown=format is Shape.MARKDOWN))
    missed = _below(report, gold, floors, write=set_floors, lower=lower) if floors else []
    if fail_under is not None and report.f1 < fail_under:
        missed.append(f"names: F1 {report.f1:.4f} is below {fail_under}")
    for line in missed:
        fail(line)
    if missed:
        raise typer.Exit(Exit.FAILED)


def _map(labels: str | None) -> dict[str, str]:
    found = {}
    for pair in filter(None, (labels or "").split(",")):
        theirs, equals, ours = pair.partition("=")
        if not equals or ours not in ("PER", "ORG", "LOC", "DATE", "-"):
            raise ValueError(f"--labels: {pair!r} is not LABEL=PER, ORG, LOC, DATE or -")
        found[theirs.strip()] = ours
    return found


def _table(report: Report, *, markdown: bool) -> str:
    rows = [("type", "exact P", "R", "F1", "overlap F1", "gold")]
    for kind, counts in report.exact.items():
        figures = (counts.precision, counts.recall, counts.f1, report.overlap[kind].f1)
        rows.append((kind, *(f"{100 * x:.1f}" for x in figures), str(counts.gold)))  # type: ignore[arg-type]
    lines = [f"{report.texts} texts", ""]
    if markdown:
        lines += ["| " + " | ".join(row) + " |" for row in rows]
        lines.insert(3, "|---" * len(rows[0]) + "|")
    else:
        lines += [
            "  ".join(cell.rjust(10) if i else cell.ljust(6) for i, cell in enumerate(row)) for row in rows
        ]
    data = report.as_dict()
    if "date_values" in data:
        lines += [
            "",
            f"date values: {100 * data['date_values']['accuracy']:.1f} of {data['date_values']['of']} dates",
        ]
    if "entities" in data:
        lines.append(f"entities: B-cubed F1 {100 * data['entities']['b_cubed_f1']:.1f}")
    return "\n".join(lines)


def _below(report: Report, gold: Path, floors: Path, *, write: bool, lower: bool) -> list[str]:
    """What is below its floor; with ``write`` the floors are set anew first."""
    digest = hashlib.sha256(gold.read_bytes()).hexdigest()
    figures = {kind: round(counts.f1, 4) for kind, counts in report.exact.items()}
    known: dict[str, Any] = {"floors": {}}
    if floors.exists():
        try:
            known = json.loads(floors.read_text(encoding="utf-8"))
            known["floors"].items()
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise Failure(
                f"{floors}: is no floors file ({error}); make one with --set-floors", Exit.USAGE
            ) from error
    elif not write:
        raise Failure(f"{floors}: no such file; make it with --set-floors", Exit.USAGE)
    lowered = [
        f"{kind}: F1 {figures.get(kind, 0.0)} is below its floor {floor}"
        for kind, floor in known["floors"].items()
        if figures.get(kind, 0.0) < floor
    ]
    if not write:
        if known.get("gold_sha256") != digest:
            return [f"{gold} is not the file that {floors} was made of; say so with --set-floors", *lowered]
        return lowered
    if lowered and not lower:
        return [*lowered, f"{floors} is left as it was; to lower floors on purpose add --lower"]
    # Whole per cents, rounded down: another processor may round a score differently.
    whole = {kind: int(100 * figure) / 100 for kind, figure in figures.items()}
    floors.write_text(json.dumps({"gold_sha256": digest, "floors": whole}, indent=2) + "\n", encoding="utf-8")
    return []
