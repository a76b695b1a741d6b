"""How far a run has come: counts, a bar on a terminal, a plain line now and then elsewhere, a summary."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsner.cli.exits import fail

if TYPE_CHECKING:
    from newsner.corpus.work import Result

EVERY = 30.0
"""Seconds between plain lines."""
SHOWN = 20
"""Error messages on stderr; further ones are in the records alone."""


class Progress:
    """Counts results and tells of them on stderr. Use as a context manager."""

    def __init__(
        self, *, quiet: bool, archive: bool, total: Callable[[], int | None], done: Callable[[], int]
    ) -> None:
        """:param total: bytes to read, asked for only where a bar is shown; ``done``: bytes read so far."""
        self.articles = self.failed = self.words = self.undated = self.kept = 0
        self.errors: Counter[str] = Counter()
        self._quiet = quiet
        self._archive = archive
        self._total, self._done = total, done
        self._bar: Any = None
        self._task: Any = None
        self._told = 0.0
        self._began = time.monotonic()

    def __enter__(self) -> Progress:
        self._began = self._told = time.monotonic()
        if self._archive and not self._quiet and sys.stderr is not None and sys.stderr.isatty():
            self._bar, self._task = _bar(self._total())
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._show()
            self._bar.stop()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def line(self) -> str:
        speed = f"{self.words / max(self.seconds, 1e-9):,.0f} words/s"
        return f"{self.kept + self.articles:,} articles, {speed}, {self.failed:,} failed"

    def count(self, result: Result) -> None:
        self.articles += 1
        self.words += result.words
        if result.doubt is not None:
            if not self.undated:
                self.say(f"the date {result.doubt!r} cannot be understood; the article's own is used instead")
            self.undated += 1
        if error := result.error:
            self.failed += 1
            self.errors[error.code] += 1
            if self.failed <= SHOWN:
                self.say(error.message)
            elif self.failed == SHOWN + 1:
                self.say("more inputs failed; from here on only their records say why")
        if self._bar is not None:
            self._show()
        elif self._archive and not self._quiet and time.monotonic() - self._told >= EVERY:
            self._told = time.monotonic()
            fail(self.line())

    def say(self, message: str) -> None:
        """On stderr, above the bar where there is one."""
        if self._bar is None:
            fail(message)
        else:
            self._bar.console.print(
                f"newsner: {message}".encode(self._bar.console.encoding, "backslashreplace").decode(),
                markup=False, highlight=False, soft_wrap=True,
            )  # fmt: skip

    def _show(self) -> None:
        self._bar.update(self._task, completed=self._done(), counts=self.line())

    def summary(self, path: Path, **more: Any) -> None:
        """The run as a JSON object.

        :raises OSError: where it cannot be written.
        """
        seconds = self.seconds
        record = {
            "articles": self.articles,
            "failed": self.failed,
            "errors": dict(self.errors.most_common()),
            "dates_not_understood": self.undated,
            "kept_by_resume": self.kept,
            "words": self.words,
            "seconds": round(seconds, 3),
            "articles_per_second": round(self.articles / max(seconds, 1e-9), 2),
            "words_per_second": round(self.words / max(seconds, 1e-9), 1),
            **more,
        }
        path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _bar(total: int | None) -> tuple[Any, Any]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    bar = Progress(
        BarColumn(bar_width=24),
        *([TextColumn("{task.percentage:>3.0f}%")] if total else []),
        TextColumn("{task.fields[counts]}"),
        TimeElapsedColumn(),
        *([TimeRemainingColumn(elapsed_when_finished=True)] if total else []),
        console=Console(stderr=True),
        redirect_stdout=False,
        redirect_stderr=False,
        refresh_per_second=4,
    )
    return bar, bar.add_task("", total=total or None, counts="")
