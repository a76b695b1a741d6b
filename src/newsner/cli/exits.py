"""Exit codes, and errors that say what to do next."""

from __future__ import annotations

import sys
from enum import IntEnum


class Exit(IntEnum):
    OK = 0
    FAILED = 1
    """some inputs failed, or a quality gate was missed"""
    USAGE = 2
    """usage, configuration, missing file"""
    INTERRUPTED = 130


class Failure(Exception):
    """Ends the command with ``message`` on stderr and ``exit`` as its code."""

    def __init__(self, message: str, exit: Exit = Exit.FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.exit = exit


def fail(message: str) -> None:
    """One line on stderr, printable whatever the terminal's encoding."""
    encoding = sys.stderr.encoding or "utf-8"
    print(f"newsner: {message}".encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)
