"""What is done to a batch of items, in this process or in another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsner.articles import UnreadableInput
from newsner.articles.records import Draft
from newsner.corpus.reading import Item, Page
from newsner.outputs import ErrorRecord

if TYPE_CHECKING:
    from newsner.articles import Article
    from newsner.document import Document
    from newsner.extractor import Extractor
    from newsner.outputs import Record

    Build = Callable[[], Extractor]
    """Makes the extractor: pickled to where it is needed, and called there once."""

ARTICLES = 16
"""In a batch: more is no faster, and fewer leave processes idle at the end."""
CHARACTERS = 200_000
"""In a batch, so that batches of long articles take no more memory than others."""


@dataclass(frozen=True, slots=True)
class Line:
    """A document that is JSON already: cheaper to hand from process to process."""

    json: str

    def to_json(self, *, indent: int | None = None) -> str:
        return self.json


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one item."""

    record: Record
    article: Article | None = None
    """Where the records were wanted whole, and there was one."""
    words: int = 0
    doubt: str | None = None
    """The date given with it that could not be understood."""

    @property
    def error(self) -> ErrorRecord | None:
        return self.record if isinstance(self.record, ErrorRecord) else None


class Worker:
    """Extracts batches. An article on which the extractor fails becomes an error record; the others do not suffer."""

    def __init__(self, extractor: Extractor, *, whole: bool) -> None:
        """:param whole: give documents and articles, not lines of JSON."""
        self._extractor = extractor
        self._whole = whole

    def __call__(self, batch: Sequence[Item]) -> list[Result]:
        made = [_article(item) for item in batch]
        articles = [article for article in made if not isinstance(article, ErrorRecord)]
        documents = iter(self._documents(articles))
        return [
            Result(article)
            if isinstance(article, ErrorRecord)
            else self._result(item, article, next(documents))
            for item, article in zip(batch, made, strict=True)
        ]

    def _documents(self, articles: Sequence[Article]) -> list[Document | Exception]:
        try:
            return [*self._extractor.extract_many(articles, batch_size=max(1, len(articles)))]
        except Exception as error:
            if len(articles) == 1:
                return [error]
            return [found for article in articles for found in self._documents([article])]

    def _result(self, item: Item, article: Article, found: Document | Exception) -> Result:
        line = item.line
        if isinstance(found, Exception):
            where = article.source or "stdin"
            message = f"{where}: the extraction failed ({type(found).__name__}: {found}); please report it"
            return Result(ErrorRecord(article.source, "failed", message, line))
        doubt = item.doubt if isinstance(item, Draft) else None
        words = len(article.text.split())
        if self._whole:
            return Result(found, article, words, doubt)
        return Result(Line(found.to_json()), None, words, doubt)


def _article(item: Item) -> Article | ErrorRecord:
    if isinstance(item, ErrorRecord):
        return item
    try:
        return (item.draft() if isinstance(item, Page) else item).article()
    except UnreadableInput as error:
        return ErrorRecord(error.source, error.code, error.message, item.line)
    except Exception as error:
        message = (
            f"{item.source or 'stdin'}: cannot be read ({type(error).__name__}: {error}); please report it"
        )
        return ErrorRecord(item.source, "failed", message, item.line)


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Cut by number and by length. Where the cuts fall depends on the items alone, not on who works on them."""
    batch: list[Item] = []
    size = 0
    for item in items:
        long = _size(item)
        if batch and (len(batch) == ARTICLES or size + long > CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += long
    if batch:
        yield batch


def _size(item: Item) -> int:
    if isinstance(item, Draft):
        return len(item.text)
    return len(item.data) if isinstance(item, Page) else 0
