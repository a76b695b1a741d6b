"""Documents to be looked at: of articles, which are extracted now, and of what newsner extract wrote before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsner.articles import UnreadableInput
from newsner.corpus import written
from newsner.corpus.opening import Opened
from newsner.corpus.run import run
from newsner.document import Document
from newsner.outputs import ErrorRecord

if TYPE_CHECKING:
    from newsner.corpus.reading import Reading
    from newsner.corpus.work import Build


def look(reading: Reading, build: Build) -> Iterator[Document | ErrorRecord]:
    """The documents of all sources, in order, each with its text.

    :param build: makes an extractor that keeps texts; called only where there is an article to extract.
    :raises newsner.corpus.written.NoRecords: where output of newsner extract is damaged.
    """
    for source in reading.sources():
        try:
            opened = Opened(source)
        except UnreadableInput as error:
            yield ErrorRecord(error.source, error.code, error.message)
            continue
        if not written.is_output(opened.head):
            for result in run(reading.items(source, opened), build, whole=True):
                record = result.record
                if isinstance(record, Document | ErrorRecord):
                    yield record
            continue
        try:
            yield from written.documents(opened)
        except UnreadableInput as error:
            yield ErrorRecord(error.source, error.code, error.message)
