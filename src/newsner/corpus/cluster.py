"""The Ray engine: read → extract in a pool of actors → parts of the output, on one machine or many.

The batches, what is done to them and the records are those of the local engine; Ray Data carries them about,
keeps the order and repeats what is lost with a machine. The output is a folder: ``part-00002-00001.jsonl`` holds
the second thousand records of the third group of sources. A part appears when it is whole, so a run that was cut
off goes on after the last part there is.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import pickle
import warnings
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from newsner.corpus.extras import library
from newsner.corpus.files import Broken, Kept, resumed
from newsner.corpus.inputs import STDIN, Kind, Source
from newsner.corpus.work import Result, Worker, batches

if TYPE_CHECKING:
    from newsner.corpus.reading import Reading
    from newsner.corpus.work import Build

PART = 1000
"""Records in a part, and files of one article in a group."""
BLOCK = 256 * 1024
"""Bytes that go from actor to actor at a time: small, so that one file keeps all actors busy."""
PLAN = "inputs.json"


@dataclass(frozen=True, slots=True)
class Group:
    """Sources that are read one after the other, by one task: a file of many articles, or many files of one."""

    number: int
    sources: tuple[Source, ...]
    parts: int = 0
    """Parts of it that are there already."""
    records: int = 0
    """Records in those."""


def groups(reading: Reading) -> Iterator[Group]:
    """All sources, grouped; the same inputs always give the same groups."""
    number = 0
    singles: list[Source] = []
    for source in reading.sources():
        if source.name == STDIN:
            raise Broken("- (stdin): other machines cannot read it; name files that all of them see")
        single = source.kind in (Kind.TEXT, Kind.HTML)
        if singles and (not single or len(singles) == PART):
            yield Group(number, tuple(singles))
            number, singles = number + 1, []
        if single:
            singles.append(source)
        else:
            yield Group(number, (source,))
            number += 1
    if singles:
        yield Group(number, tuple(singles))


def prepare(folder: Path, reading: Reading, *, resume: bool) -> tuple[list[Group], Kept]:
    """What is left to do, and what the folder holds already.

    :raises Broken: where the folder holds another run, or there are parts and ``resume`` is not set.
    :raises OSError: where it cannot be written.
    """
    wanted = list(groups(reading))
    names = [[source.name, source.kind] for group in wanted for source in group.sources]
    digest = hashlib.sha256(json.dumps(names).encode()).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    plan = folder / PLAN
    parts: dict[int, list[Path]] = {}
    for path in sorted(folder.glob("part-*.jsonl")):
        parts.setdefault(int(path.name.split("-")[1]), []).append(path)
    if parts and not resume:
        raise Broken(
            f"{folder} holds the parts of an earlier run; continue it with --resume, or name another folder"
        )
    if parts and (not plan.exists() or json.loads(plan.read_text(encoding="utf-8"))["sha256"] != digest):
        raise Broken(
            f"{folder} holds the parts of other inputs; name the same inputs as before, or another folder"
        )
    plan.write_text(json.dumps({"sources": len(names), "sha256": digest}) + "\n", encoding="utf-8")
    for stale in folder.glob("unfinished-*.jsonl"):
        stale.unlink()
    left, records, failed, model = [], 0, 0, None
    for group in wanted:
        done, whole = 0, True
        for path in parts.get(group.number, []):
            stream, kept = resumed(path)
            stream.close()
            done += kept.records
            failed += kept.failed
            model = kept.model or model
            whole = kept.records == PART
        records += done
        if whole:
            left.append(replace(group, parts=len(parts.get(group.number, [])), records=done))
    return left, Kept(records, failed, None, model)


def run(
    reading: Reading,
    todo: list[Group],
    build: Build,
    folder: Path,
    *,
    workers: int,
    address: str | None = None,
) -> Generator[Result]:
    """The results of ``todo``, in order, each written to its part before it is given out.

    :param address: of a Ray cluster, whose machines all have newsner and see the sources under the same
        names; None starts one here for this run.
    :raises newsner.corpus.extras.MissingExtra: where Ray is not installed.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    ray, data = library("ray"), library("ray.data")
    if not todo:
        return
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    if address is None:  # one core more than the actors hold, for the reading
        ray.init(num_cpus=workers + 1, include_dashboard=False, **quiet)
    else:
        ray.init(address, **quiet)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module=r"ray\.")  # such as that one file keeps few actors busy
    try:
        context = data.DataContext.get_current()
        context.execution_options.preserve_order = True
        context.target_max_block_size = BLOCK
        context.enable_progress_bars = False
        rows = [{"group": pickle.dumps(group)} for group in todo]
        dataset = (
            data.from_items(rows, override_num_blocks=len(rows))
            .map_batches(
                _read,
                fn_args=(replace(reading, names=(), _first=None), str(Path.cwd())),
                batch_size=1,
                num_cpus=0.5,  # other than the actors': else Ray makes one step of both, and one actor per file
            )
            .map_batches(
                _Actor,
                fn_constructor_args=(build,),
                batch_size=1,
                compute=data.ActorPoolStrategy(size=workers),
                num_cpus=1,
            )
        )
        with _Parts(folder, {group.number: group.parts for group in todo}) as parts:
            for row in dataset.iter_rows():
                for result in pickle.loads(row["results"]):
                    parts.write(int(row["group"]), result)
                    yield result
            parts.finish()
    finally:
        ray.shutdown()


def _read(batch: dict[str, Any], reading: Reading, cwd: str) -> Iterator[dict[str, list[Any]]]:
    """The batches of a group, as rows."""
    os.chdir(cwd)
    [packed] = batch["group"]
    group: Group = pickle.loads(packed)
    items = (item for source in group.sources for item in reading.items(source))
    skip = group.records
    for cut in batches(items):
        if skip < len(cut):
            yield {"group": [group.number], "skip": [skip], "items": [pickle.dumps(cut)]}
        skip = max(0, skip - len(cut))


class _Actor:
    """Holds an extractor, made once, and works on one batch after another."""

    def __init__(self, build: Build) -> None:
        self._work = Worker(build(), whole=False)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        [packed], [skip] = batch["items"], batch["skip"]
        results = self._work(pickle.loads(packed))[int(skip) :]
        return {"group": list(batch["group"]), "results": [pickle.dumps(results)]}


class _Parts:
    """Writes results to the parts of the output. A part has its name only when it is whole."""

    def __init__(self, folder: Path, done: dict[int, int]) -> None:
        self._folder = folder
        self._next = done
        self._group = -1
        self._count = 0
        self._file: IO[str] | None = None

    def __enter__(self) -> _Parts:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:  # not whole: it is made anew
            self._file.close()
            self._unfinished.unlink(missing_ok=True)

    @property
    def _unfinished(self) -> Path:
        return self._folder / f"unfinished-{os.getpid()}.jsonl"

    def write(self, group: int, result: Result) -> None:
        if group != self._group or self._count == PART:
            self.finish()
            self._group = group
            self._file = self._unfinished.open("w", encoding="utf-8", newline="\n")
        assert self._file is not None
        self._file.write(result.record.to_json() + "\n")
        self._count += 1

    def finish(self) -> None:
        """Give the part in hand its name."""
        if self._file is None:
            return
        self._file.close()
        self._file = None
        part = self._next[self._group]
        self._unfinished.rename(self._folder / f"part-{self._group:05}-{part:05}.jsonl")
        self._next[self._group] += 1
        self._count = 0
