"""The local engine: items in, results out, in order, one for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from newsner.corpus.pool import Pool
from newsner.corpus.work import Result, Worker, batches

if TYPE_CHECKING:
    from newsner.corpus.reading import Item
    from newsner.corpus.work import Build


def run(
    items: Iterable[Item], build: Build, *, workers: int = 1, whole: bool = False, skip: int = 0
) -> Iterator[Result]:
    """A result for each item, lazily.

    :param build: makes the extractor; with several workers it must be importable where they are.
    :param workers: processes; with one everything happens in this process.
    :param whole: results carry ``Document`` and ``Article``; else JSON.
    :param skip: leave out the first results. Batches fall where they would without it.
    :raises Exception: what ``build`` raises.
    """
    cut = batches(items)
    while skip:
        batch = next(cut, [])
        if not batch:
            return
        if len(batch) > skip:
            cut = chain([batch], cut)
            break
        skip -= len(batch)
    yield from islice(_results(cut, build, workers, whole), skip, None)


def _results(cut: Iterable[list[Item]], build: Build, workers: int, whole: bool) -> Iterator[Result]:
    if workers == 1:
        worker = Worker(build(), whole=whole)
        for batch in cut:
            yield from worker(batch)
        return
    with Pool(build, workers, whole=whole) as pool:
        for results in pool.map(cut):
            yield from results
