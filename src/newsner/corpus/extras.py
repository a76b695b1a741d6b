"""Libraries that only some inputs and outputs need, each brought by an extra of the package."""

from __future__ import annotations

from importlib import import_module
from typing import Any

EXTRAS = {
    "pyarrow": "parquet",
    "trafilatura": "html",
    "zstandard": "zstd",
    "ray": "ray",
    "vl_convert": "report",
}


class MissingExtra(Exception):
    """A library is not installed; the message says how to get it."""


def library(module: str) -> Any:
    """The module.

    :raises MissingExtra: where it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        extra = EXTRAS[module.partition(".")[0]]
        raise MissingExtra(f'not installed: pip install "newsner[{extra}]"') from error
