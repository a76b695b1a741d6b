"""`newsner extract`: articles in, records out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsner.cli import job
from newsner.cli.exits import Exit, Failure, fail
from newsner.cli.job import Runner
from newsner.cli.options import EngineName, ModelDir
from newsner.cli.sources import fields_of, names_of, published_of
from newsner.corpus.inputs import Kind, outputs
from newsner.outputs import Format

if TYPE_CHECKING:
    from newsner.cli.progress import Progress

MOST_WORKERS = 512


def extract(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[INPUT]...", help="Files, folders, patterns; - or nothing reads a pipe."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of stdout.")
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="Default: json for one article, jsonl for several. csv and parquet: a row a mention. "
            "From conll on: what tools for annotators read (docs/exports.md).",
        ),
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
    text: Annotated[
        bool, typer.Option("--text", help="Put the article's text into its record, for newsner view.")
    ] = False,
    aliases: Annotated[
        Path | None, typer.Option(metavar="TSV", help="More aliases: canonical name, tab, aliases split by ;")
    ] = None,
    districts: Annotated[
        Path | None, typer.Option(metavar="TSV", help="District codes and names, to resolve kecamatan too.")
    ] = None,
    engine: EngineName = "compiled",
    model_dir: ModelDir = None,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first input that fails.")
    ] = False,
    input_format: Annotated[
        Kind | None, typer.Option("--input-format", help="Default: by suffix, else by how an input begins.")
    ] = None,
    text_field: Annotated[
        str | None,
        typer.Option(metavar="NAME,…", help="Records: the text; default: text, content, body, isi."),
    ] = None,
    title_field: Annotated[
        str | None, typer.Option(metavar="NAME,…", help="The title; default: title, judul. '' for none.")
    ] = None,
    date_field: Annotated[
        str | None,
        typer.Option(metavar="NAME,…", help="The date; default: date, tanggal, published. '' for none."),
    ] = None,
    id_field: Annotated[
        str | None, typer.Option(metavar="NAME,…", help="What to call it; default: id, url, else file:line.")
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", "-j", min=0, max=MOST_WORKERS, help="Processes; 0: one for each core.")
    ] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help="Continue the output of a run that was cut off.")
    ] = False,
    runner: Annotated[
        Runner, typer.Option(help="ray: Ray Data, on many machines; --output is then a folder.")
    ] = Runner.LOCAL,
    ray_address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Of a Ray cluster; default: one on this machine.")
    ] = None,
    summary: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write counts, errors and speed of the run as JSON.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
) -> None:
    """People, organizations, places and dates of news articles, as JSON.

    newsner extract article.txt

    cat article.txt | newsner extract --date 2022-09-14 | jq -r '.people[].name'

    newsner extract crawl/ news.jsonl.gz --workers 4 --output archive.jsonl --resume
    """
    from newsner.cli.progress import Progress
    from newsner.corpus.reading import Reading

    names = names_of(inputs or [], output, "extract")
    fields = fields_of(text_field, title_field, date_field, id_field)
    reading = Reading(names, input_format, fields, published_of(date), encoding, outputs(output, summary))
    archive = reading.many() or runner is Runner.RAY
    chosen = format or (Format.JSONL if archive or resume else Format.JSON)
    if resume and (output is None or chosen is not Format.JSONL):
        raise Failure("--resume continues a JSONL file: name it with --output FILE", Exit.USAGE)
    workers = workers or os.cpu_count() or 1
    build = job.build(
        workers if runner is Runner.LOCAL else 0,
        engine,
        model_dir,
        min_score,
        explain,
        aliases,
        districts,
        keep_text=text or chosen.needs_text,
    )
    if runner is Runner.RAY:
        if output is None or chosen is not Format.JSONL:
            raise Failure("--runner ray writes JSONL to a folder: name it with --output FOLDER", Exit.USAGE)
        job_run = job.on_ray(reading, build, workers, folder=output, resume=resume, address=ray_address)
    else:
        job_run = job.local(
            reading, build, workers, output=output, format=chosen, pretty=pretty, resume=resume
        )
    # The sources are read elsewhere on Ray: how far is not known here.
    total = reading.total_bytes if runner is Runner.LOCAL else lambda: None
    progress = Progress(quiet=quiet, archive=archive, total=total, done=lambda: reading.bytes_read)
    state = "failed"
    try:
        with job_run as (results, write, kept), progress:
            job.check_model(kept, model_dir)
            progress.kept, progress.failed = kept.records, kept.failed
            for result in results:
                progress.count(result)
                if result.error and (fail_fast or not archive):
                    raise typer.Exit(Exit.FAILED)
                write(result)
        state = "finished"
    except KeyboardInterrupt:
        state = "interrupted"
        hint = "; the same command with --resume continues" if output and chosen is Format.JSONL else ""
        message = f"interrupted; everything written so far is complete{hint}"
        raise Failure(message, Exit.INTERRUPTED) from None
    except BrokenPipeError:
        # The reader of our output has gone (`| head`), as it may. Python must not flush again at exit.
        state = "stopped"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(Exit.OK) from None
    finally:
        if summary is not None:
            _summarise(summary, progress, state, workers=workers, engine=engine, runner=runner)
    _conclude(progress)


def _summarise(path: Path, progress: Progress, state: str, **more: Any) -> None:
    try:
        progress.summary(path, state=state, **more)
    except OSError as error:
        fail(f"{path}: the summary cannot be written ({error.strerror})")


def _conclude(progress: Progress) -> None:
    """What remains to be said, and the exit code of a run that came to its end."""
    if not progress.kept + progress.articles:
        fail("no articles found; see newsner extract --help for what is read (folders: by suffix)")
    if progress.undated:
        fail(f"{progress.undated} dates could not be understood; name another field with --date-field")
    if progress.failed:
        total = progress.kept + progress.articles
        fail(f"{progress.failed} of {total} inputs failed; their records say why")
        raise typer.Exit(Exit.FAILED)
