"""What formats of annotators have in common: documents only, each written whole."""

from __future__ import annotations

from typing import TextIO

from newsner.document import Document
from newsner.outputs.writer import Record


class LineWriter:
    """A writer whose files are whole after every record."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, record: Record) -> None:
        """Documents alone are written: formats of annotators have no place for an input that failed."""
        if isinstance(record, Document):
            self._stream.write(self.text(record))
            self._stream.flush()

    def text(self, document: Document) -> str:
        """What is written for ``document``.

        :raises newsner.outputs.marks.NoText: where the format needs a text that the document does not hold.
        """
        raise NotImplementedError

    def close(self) -> None:
        self._stream.flush()
