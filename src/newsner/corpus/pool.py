"""Batches through processes: results in the order of the batches, few of them in memory, crashes survived."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from newsner.corpus.work import Result, Worker
from newsner.outputs import ErrorRecord

if TYPE_CHECKING:
    from newsner.corpus.reading import Item
    from newsner.corpus.work import Build

AHEAD = 3
"""Batches in flight for each process: enough that none waits for the reader, few enough to hold in memory."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")

_worker: Worker | Exception


class Pool:
    """Processes that each hold an extractor. Use as a context manager: leaving it ends them, whatever they do."""

    def __init__(self, build: Build, workers: int, *, whole: bool) -> None:
        self._arguments = (build, whole)
        self._workers = workers
        self._others = set(multiprocessing.active_children())
        self._pool = self._start()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        if failure is not None:
            for process in set(multiprocessing.active_children()) - self._others:
                process.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        # A second thread in a process that shares its core makes it slower, not faster.
        for name in THREADS:
            os.environ[name] = "1"
        # Spawned, not forked: the same on every system, and safe with threads.
        return ProcessPoolExecutor(
            self._workers, multiprocessing.get_context("spawn"), _begin, self._arguments
        )

    def _submit(self, batch: Sequence[Item]) -> Future[list[Result]]:
        with _deaf():  # processes start here, and Ctrl-C is for this one alone
            return self._pool.submit(_run, batch)

    def map(self, batches: Iterable[list[Item]]) -> Iterator[list[Result]]:
        """The results of each batch, in order.

        :raises Exception: what ``build`` raised.
        """
        flight: deque[tuple[list[Item], Future[list[Result]] | list[Result]]] = deque()
        source = iter(batches)
        while True:
            while len(flight) < AHEAD * self._workers and (batch := next(source, None)) is not None:
                flight.append((batch, self._try(batch)))
            if not flight:
                return
            batch, future = flight.popleft()
            try:
                yield future.result() if isinstance(future, Future) else future
            except BrokenProcessPool:
                yield from self._one_by_one([batch, *(waiting for waiting, _ in flight)])
                flight.clear()

    def _try(self, batch: list[Item]) -> Future[list[Result]] | list[Result]:
        try:
            return self._submit(batch)
        except BrokenProcessPool as error:
            broken: Future[list[Result]] = Future()
            broken.set_exception(error)
            return broken

    def _one_by_one(self, suspects: Sequence[list[Item]]) -> Iterator[list[Result]]:
        """After the death of a process nobody knows which batch killed it: each runs alone."""
        self._revive()
        for batch in suspects:
            try:
                yield self._submit(batch).result()
            except BrokenProcessPool:
                self._revive()
                yield [self._alone(item) for item in batch]

    def _alone(self, item: Item) -> Result:
        try:
            return self._submit([item]).result()[0]
        except BrokenProcessPool:
            self._revive()
            source = item.source or "stdin"
            message = f"{source}: the process that worked on it died, twice; out of memory?"
            return Result(ErrorRecord(item.source, "crashed", message, item.line))

    def _revive(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._start()


def _begin(build: Build, whole: bool) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    try:
        _worker = Worker(build(), whole=whole)
    except Exception as error:
        _worker = error  # for the first batch to raise: raised here it would read as a crash


def _run(batch: Sequence[Item]) -> list[Result]:
    if isinstance(_worker, Exception):
        raise _worker
    return _worker(batch)


def _follow_parent() -> None:
    """Where the main process is killed no one else would tell this one."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _deaf() -> Iterator[None]:
    """No Ctrl-C, neither here nor, inherited, in the processes started here."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
