"""HTML pages: the article in them, without menus and advertisements."""

from __future__ import annotations

from newsner.articles import UnreadableInput
from newsner.articles.records import Draft
from newsner.corpus.extras import MissingExtra, library


def draft(page: bytes, *, source: str | None, published: str | None = None) -> Draft:
    """The article in ``page``: its headline, an empty line, its body.

    :raises UnreadableInput: where there is none, or the ``html`` extra is not installed.
    """
    name = source or "stdin"
    try:
        trafilatura = library("trafilatura")
    except MissingExtra as error:
        raise UnreadableInput(source, "extra", f"{name}: what reads HTML pages is {error}") from error
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    if found is None or not found.text:
        raise UnreadableInput(source, "no_article", f"{name}: no article found in this page")
    text = found.text
    if found.title and not text.startswith(found.title):
        text = f"{found.title}\n\n{text}"
    return Draft(
        text=text,
        source=source or found.url,
        title=found.title,
        published=published or found.date,
        outlet=found.sitename,
    )
