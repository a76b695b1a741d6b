"""newsner: who, which organisations, where and when in Indonesian news.

>>> import newsner
>>> extractor = newsner.load()
>>> document = extractor.extract("Nur-Sultan (ANTARA) - Presiden Xi Jinping tiba pada 14 September 2022.")
>>> [person.name for person in document.people]
['Xi Jinping']

Nothing heavy is imported until :func:`load` (or another name below) is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsner.version import __version__

if TYPE_CHECKING:
    from newsner.articles import Article, article
    from newsner.bundle import model_dir
    from newsner.document import Document
    from newsner.extractor import Extractor, Options, load

__all__ = ["Article", "Document", "Extractor", "Options", "__version__", "article", "load", "model_dir"]

_HOME = {
    "Article": "newsner.articles",
    "Document": "newsner.document",
    "Extractor": "newsner.extractor",
    "Options": "newsner.extractor",
    "article": "newsner.articles",
    "load": "newsner.extractor",
    "model_dir": "newsner.bundle",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    if name == "dates":  # of use alone: newsner.dates.find(text, published="2022-09-15")
        return import_module("newsner.dates")
    raise AttributeError(f"module 'newsner' has no attribute {name!r}")
