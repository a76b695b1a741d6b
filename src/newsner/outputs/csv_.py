"""CSV: a row a mention (RFC 4180 quoting, UTF-8, plain newlines), the columns of ``rows.py``."""

from __future__ import annotations

import csv
from typing import TextIO

from newsner.document import Document
from newsner.outputs.rows import COLUMNS, error_row, mention_rows
from newsner.outputs.writer import ErrorRecord, Record


class CsvWriter:
    """Writes the header at once; a document without a mention leaves no row."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._rows = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        self._rows.writeheader()

    def write(self, record: Record) -> None:
        if isinstance(record, Document):
            self._rows.writerows(mention_rows(record))
        elif isinstance(record, ErrorRecord):
            self._rows.writerow(error_row(record))
        self._stream.flush()

    def close(self) -> None:
        self._stream.flush()
