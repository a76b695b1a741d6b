"""Rows of CSV and Parquet as records."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterator
from typing import IO, Any, cast

from newsner.articles import UnreadableInput
from newsner.articles.records import Fields
from newsner.corpus.extras import MissingExtra, library
from newsner.corpus.opening import LONGEST, TROUBLE, Opened

SEPARATORS = ",;\t|"
ROWS = 64
"""Parquet rows read at a time."""
Row = tuple[int, "dict[str, Any] | UnreadableInput"]


def csv_rows(opened: Opened, encoding: str | None) -> Iterator[Row]:
    """(line on which the row begins, the row by its header); rows that do not fit the header as errors.

    The separator is the one of , ; tab | that the header has most of.
    """
    name = opened.name or "stdin"
    csv.field_size_limit(LONGEST)
    trouble: list[tuple[int, UnreadableInput]] = []

    def text() -> Iterator[str]:
        for number, line in opened.lines(encoding):
            if isinstance(line, UnreadableInput):
                trouble.append((number, line))
                return  # a row may span lines: where one is lost, so is the place
            yield line

    lines = text()
    first = next(lines, "")
    separator = max(SEPARATORS, key=first.count) if first else ","
    began = 1
    try:
        header = next(csv.reader([first], delimiter=separator), [])
        if not any(header) and not trouble:
            return
        reader = csv.reader(lines, delimiter=separator)
        began = 2
        for row in reader:
            if len(row) > len(header):
                message = f"{name}: line {began} has {len(row)} cells, the header {len(header)}"
                yield began, UnreadableInput(opened.name, "csv", message)
            elif row:
                yield began, dict(zip(header, row, strict=False))
            began = reader.line_num + 2
    except csv.Error as error:
        message = f"{name}: the row that begins on line {began} is no CSV ({error}); the rest is not read"
        yield began, UnreadableInput(opened.name, "csv", message)
    yield from trouble


def parquet_rows(opened: Opened, fields: Fields) -> Iterator[Row]:
    """(row number from 1, the row): only the columns that ``fields`` may want are read."""
    name = opened.name or "stdin"
    try:
        pyarrow, pq = library("pyarrow"), library("pyarrow.parquet")
    except MissingExtra as error:
        message = f"{name}: what reads Parquet files is {error}"
        yield 1, UnreadableInput(opened.name, "extra", message)
        return
    number = 0
    try:
        with tempfile.TemporaryFile() as copy:
            file: IO[bytes] = cast("IO[bytes]", opened.stream)
            if not opened.random_access:
                shutil.copyfileobj(opened.stream, copy)
                file = copy
            table = pq.ParquetFile(file)
            wanted = fields.all()
            columns = [column for column in table.schema_arrow.names if column.casefold() in wanted]
            if not columns:
                found = ", ".join(table.schema_arrow.names[:12])
                message = f"{name}: no column for the text (it has {found}); use --text-field"
                yield 1, UnreadableInput(opened.name, "field", message)
                return
            for batch in table.iter_batches(batch_size=ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except (*TROUBLE, pyarrow.ArrowException) as error:
        yield number + 1, opened.trouble(error)
