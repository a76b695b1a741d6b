"""`newsner extract`: articles in, records out."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from newsner.cli.exits import Exit, Failure, fail
from newsner.corpus.inputs import STDIN, Kind, NothingThere, check
from newsner.outputs import Format

if TYPE_CHECKING:
    from newsner.articles.records import Fields
    from newsner.cli.progress import Progress
    from newsner.corpus.files import Kept
    from newsner.corpus.reading import Item, Reading
    from newsner.corpus.work import Result
    from newsner.extractor import Extractor

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

    names = _names(inputs or [])
    fields = _fields(text_field, title_field, date_field, id_field)
    reading = Reading(names, input_format, fields, _published(date), encoding)
    archive = reading.many()
    chosen = format or (Format.JSONL if archive or resume else Format.JSON)
    if resume and (output is None or chosen is not Format.JSONL):
        raise Failure("--resume continues a JSONL file: name it with --output FILE", Exit.USAGE)
    workers = workers or os.cpu_count() or 1
    build = _build(workers, engine, model_dir, min_score, explain, aliases, districts)
    progress = Progress(
        quiet=quiet, archive=archive, total=reading.total_bytes, done=lambda: reading.bytes_read
    )
    state = "failed"
    try:
        with _stream(output, resume=resume) as (stream, kept), progress:
            progress.kept, progress.failed = kept.records, kept.failed
            writer = chosen.writer(stream, pretty=pretty if pretty is not None else stream.isatty())
            with closing(
                _results(reading, kept, build, workers, whole=chosen is not Format.JSONL)
            ) as results:
                for result in results:
                    progress.count(result)
                    if result.error and (fail_fast or not archive):
                        raise typer.Exit(Exit.FAILED)
                    writer.write(result.record)
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
            _summarise(summary, progress, state, workers=workers, engine=engine)
    _conclude(progress)


def _names(inputs: list[str]) -> list[str]:
    """The inputs, all of which exist; stdin where none is named and something is piped."""
    if not inputs:
        if sys.stdin is None or sys.stdin.isatty():
            raise Failure(
                "nothing to read: name a file, or pipe an article in (see newsner extract --help)", Exit.USAGE
            )
        return [STDIN]
    if inputs.count(STDIN) > 1:
        raise Failure("- (stdin) can be read only once", Exit.USAGE)
    try:
        check(inputs)
    except NothingThere as error:
        raise Failure(str(error), Exit.USAGE) from error
    return inputs


def _fields(text: str | None, title: str | None, date: str | None, id: str | None) -> Fields:
    from newsner.articles.records import Fields

    given = {"text": text, "title": title, "date": date, "id": id}
    return Fields(
        **{
            field: tuple(name.strip() for name in names.split(",") if name.strip())
            for field, names in given.items()
            if names is not None
        }
    )


def _published(date: str | None) -> str | None:
    from newsner.articles import parse_published

    try:
        return None if date is None else parse_published(date)
    except ValueError as error:
        raise Failure(f"--date: {error}", Exit.USAGE) from error


def _build(
    workers: int,
    engine: str,
    model_dir: Path | None,
    min_score: float,
    explain: bool,
    aliases: Path | None,
    districts: Path | None,
) -> Callable[[], Extractor]:
    """What makes the extractor in each worker; with one worker it is made here and now."""
    from newsner.bundle import BundleError, read_card
    from newsner.bundle import model_dir as bundled
    from newsner.extractor import Options, load
    from newsner.names import load_aliases, load_districts
    from newsner.tagging import Engine

    try:
        options = Options(
            min_score=min_score,
            explain=explain,
            aliases=load_aliases(aliases) if aliases else None,
            districts=load_districts(districts) if districts else None,
        )
        build = partial(load, engine=engine, model_dir=model_dir, options=options)
        if workers == 1:
            extractor = build()
            return lambda: extractor
        Engine.named(engine)
        read_card(model_dir or bundled())
        return build
    except (BundleError, ValueError, OSError) as error:
        raise Failure(str(error), Exit.USAGE) from error


def _results(
    reading: Reading, kept: Kept, build: Callable[[], Extractor], workers: int, *, whole: bool
) -> Generator[Result]:
    from newsner.bundle import BundleError
    from newsner.corpus.run import run

    try:
        yield from run(_as_before(reading, kept), build, workers=workers, whole=whole, skip=kept.records)
    except BundleError as error:
        raise Failure(str(error), Exit.USAGE) from error


def _as_before(items: Iterable[Item], kept: Kept) -> Iterator[Item]:
    """``items``, provided that they begin with those of which records were kept."""
    number = 0
    for number, item in enumerate(items, 1):
        if number == kept.records and _printable(item.source) != kept.last:
            raise Failure(
                f"--resume: record {number} of the output is of {kept.last}, but input {number} is {item.source}; "
                "name the same inputs as before, or another --output",
                Exit.USAGE,
            )
        yield item
    if number < kept.records:
        raise Failure(
            f"--resume: the output has {kept.records} records already, but the inputs only {number}; "
            "name the same inputs as before, or another --output",
            Exit.USAGE,
        )


def _printable(source: str | None) -> str | None:
    return None if source is None else source.encode("utf-8", "replace").decode("utf-8")


@contextmanager
def _stream(output: Path | None, *, resume: bool) -> Iterator[tuple[TextIO, Kept]]:
    """Stdout or the output file, as UTF-8 with plain newlines on every system, and what it holds already."""
    from newsner.corpus import files

    try:
        if output is None:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
            yield sys.stdout, files.Kept(0, 0, None)
            sys.stdout.flush()
            return
        try:
            stream, kept = files.resumed(output) if resume else (files.fresh(output), files.Kept(0, 0, None))
        except files.Broken as error:
            raise Failure(str(error), Exit.USAGE) from error
        except OSError as error:
            raise Failure(f"{output}: cannot be written ({error.strerror})", Exit.USAGE) from error
        with stream:
            yield stream, kept
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Failure(
                f"{output or 'stdout'}: no space left; the records written so far are whole except the last. "
                "Make room, then the same command with --resume (and --output) continues"
            ) from error
        raise


def _summarise(path: Path, progress: Progress, state: str, **more: Any) -> None:
    try:
        progress.summary(path, state=state, **more)
    except OSError as error:
        fail(f"{path}: the summary cannot be written ({error.strerror})")


def _conclude(progress: Progress) -> None:
    """What remains to be said, and the exit code of a run that came to its end."""
    if progress.undated:
        fail(f"{progress.undated} dates could not be understood; name another field with --date-field")
    if progress.failed:
        total = progress.kept + progress.articles
        fail(f"{progress.failed} of {total} inputs failed; their records say why")
        raise typer.Exit(Exit.FAILED)
