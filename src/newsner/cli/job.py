"""What `newsner extract` sets up around a run: the extractor, the output, the engine that does the work."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from newsner.cli.exits import Exit, Failure
from newsner.printable import printable

if TYPE_CHECKING:
    from newsner.corpus.files import Kept
    from newsner.corpus.reading import Item, Reading
    from newsner.corpus.work import Result
    from newsner.extractor import Extractor
    from newsner.outputs import Format

    Build = Callable[[], Extractor]
    Write = Callable[[Result], None]
    Run = tuple[Generator[Result], Write, Kept]
    """The results, what writes one of them, and what an earlier run has done already."""


class Runner(StrEnum):
    """What runs the extraction (the engine is what runs the model)."""

    LOCAL = "local"
    RAY = "ray"


def build(
    workers: int,
    engine: str,
    model_dir: Path | None,
    min_score: float,
    explain: bool,
    aliases: Path | None,
    districts: Path | None,
    keep_text: bool = False,
) -> Build:
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
            keep_text=keep_text,
        )
        made = partial(load, engine=engine, model_dir=model_dir, options=options)
        if workers == 1:
            extractor = made()
            return lambda: extractor
        Engine.named(engine)
        read_card(model_dir or bundled())
        return made
    except (BundleError, ValueError, OSError) as error:
        raise Failure(str(error), Exit.USAGE) from error


def lazily(build: Build) -> Build:
    """``build``, called when an extractor is needed first and never again."""
    made: list[Extractor] = []

    def extractor() -> Extractor:
        if not made:
            made.append(build())
        return made[0]

    return extractor


def check_model(kept: Kept, model_dir: Path | None) -> None:
    """:raises Failure: where the records that are there were made by another model."""
    from newsner.bundle import model_dir as bundled
    from newsner.bundle import read_card

    card = read_card(model_dir or bundled())
    if kept.model not in (None, f"{card.name} {card.version}"):
        raise Failure(
            f"--resume: the output was begun by the model {kept.model}, this is {card.name} {card.version}; "
            "name another --output",
            Exit.USAGE,
        )


def _results(reading: Reading, kept: Kept, build: Build, workers: int, *, whole: bool) -> Generator[Result]:
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
        if number == kept.records and printable(item.source) != kept.last:
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
        raise _no_space(error, output) from error


def _no_space(error: OSError, output: Path | None) -> Exception:
    """What to raise for ``error``: itself, unless the disk is full."""
    if error.errno != errno.ENOSPC:
        return error
    return Failure(
        f"{output or 'stdout'}: no space left; the records written so far are whole except the last. "
        "Make room, then the same command with --resume (and --output) continues"
    )


@contextmanager
def _by_path(output: Path | None, format: Format) -> Iterator[Write]:
    from newsner.corpus.extras import MissingExtra

    if output is None:
        raise Failure(f"--format {format} is no stream of text: name its place with --output", Exit.USAGE)
    try:
        writer = format.writer_at(output)
    except MissingExtra as error:
        raise Failure(f"what writes {format} is {error}", Exit.USAGE) from error
    except OSError as error:
        raise Failure(f"{output}: cannot be written ({error.strerror or error})", Exit.USAGE) from error
    try:
        with closing(writer):
            yield lambda result: writer.write(result.record)
    except OSError as error:
        raise _no_space(error, output) from error


@contextmanager
def local(
    reading: Reading,
    build: Build,
    workers: int,
    *,
    output: Path | None,
    format: Format,
    pretty: bool | None,
    resume: bool,
) -> Iterator[Run]:
    """A run in processes of this machine, to a stream or, for a format that is no stream, by path."""
    from newsner.corpus.files import Kept
    from newsner.outputs import Format

    if format.by_path:
        with (
            _by_path(output, format) as put,
            closing(_results(reading, Kept(0, 0, None), build, workers, whole=True)) as results,
        ):
            yield results, put, Kept(0, 0, None)
        return
    with _stream(output, resume=resume) as (stream, kept):
        writer = format.writer(stream, pretty=pretty if pretty is not None else stream.isatty())

        def write(result: Result) -> None:
            writer.write(result.record)

        whole = format is not Format.JSONL
        with closing(writer), closing(_results(reading, kept, build, workers, whole=whole)) as results:
            yield results, write, kept


@contextmanager
def on_ray(
    reading: Reading, build: Build, workers: int, *, folder: Path, resume: bool, address: str | None
) -> Iterator[Run]:
    """A run on Ray, to the parts of a folder."""
    from newsner.corpus import cluster
    from newsner.corpus.extras import MissingExtra
    from newsner.corpus.files import Broken

    try:
        todo, kept = cluster.prepare(folder, reading, resume=resume)
        with closing(cluster.run(reading, todo, build, folder, workers=workers, address=address)) as results:
            yield results, lambda result: None, kept
    except (Broken, FileExistsError) as error:
        raise Failure(str(error), Exit.USAGE) from error
    except MissingExtra as error:
        raise Failure(f"what runs on Ray is {error}", Exit.USAGE) from error
    except ConnectionError as error:
        raise Failure(f"no Ray cluster at {address} ({error}); see ray start --help", Exit.USAGE) from error
    except OSError as error:
        raise _no_space(error, folder) from error
