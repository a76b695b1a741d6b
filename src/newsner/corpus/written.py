"""What `newsner extract` wrote, read again: records, and documents with their text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsner.articles import UnreadableInput, read_text
from newsner.corpus.opening import Opened
from newsner.outputs import ErrorRecord
from newsner.printable import printable

if TYPE_CHECKING:
    from newsner.document import Document

_OURS = re.compile(
    rb'\s*\{\s*"(?:schema_version"\s*:|source"\s*:.{1,4000}?"error"\s*:\s*\{\s*"code")', re.DOTALL
)


class NoRecords(Exception):
    """A file that newsner extract did not write; the message says where."""


def is_output(head: bytes) -> bool:
    """Whether a source that begins like this was written by newsner extract, as JSON or JSONL."""
    return _OURS.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def not_ours(name: str, number: int) -> NoRecords:
    return NoRecords(f"{name}: line {number} is no record of newsner extract")


def records(opened: Opened) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line from 1, record) of a source, which is closed at the end. JSON of one object may run over several lines.

    :raises NoRecords: where a line is no record.
    :raises UnreadableInput: where it cannot be read.
    """
    name = opened.name or "stdin"
    try:
        if is_output(opened.head) and b"}" not in opened.head.partition(b"\n")[0]:
            yield 1, _record(opened.whole().decode("utf-8", "replace"), name, 1)
            return
        for number, line in opened.lines("utf-8"):
            if isinstance(line, UnreadableInput):
                raise line
            if line.strip():
                yield number, _record(line, name, number)
    finally:
        opened.close()


def _record(line: str, name: str, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line)
        if "source" in record and ("error" in record or "people" in record):
            return dict(record)
    except (ValueError, TypeError, RecursionError) as error:
        raise not_ours(name, number) from error
    raise not_ours(name, number)


def documents(opened: Opened) -> Iterator[Document | ErrorRecord]:
    """The documents of a source, each with its text: as recorded, else read again from the article's file.

    A document whose text is nowhere to be had is an error record (``text``).

    :raises NoRecords: where a line is no record.
    :raises UnreadableInput: where the source cannot be read.
    """
    from pydantic import ValidationError

    from newsner.document import Document

    near = Path(opened.name).parent if opened.name else Path()
    name = opened.name or "stdin"
    for number, record in records(opened):
        if "error" in record:
            error = record["error"]
            yield ErrorRecord(
                record["source"], str(error.get("code")), str(error.get("message")), record.get("line")
            )
            continue
        try:
            document = Document.model_validate(record)
        except ValidationError as error:
            raise not_ours(name, number) from error
        yield _with_text(document, near, f"{name}: line {number}", number)


def _with_text(document: Document, near: Path, where: str, number: int) -> Document | ErrorRecord:
    if document.article.text is not None:
        if _fits(document, document.article.text):
            return document
        message = f"{where}: the mentions do not fit the text in the record; extract the article again"
        return ErrorRecord(document.source, "text", message, number)
    for path in (Path(document.source), near / document.source) if document.source else ():
        try:
            text = read_text(path)
        except (UnreadableInput, OSError, ValueError):
            continue
        if _fits(document, text):
            article = document.article.model_copy(update={"text": printable(text)})
            return document.model_copy(update={"article": article})
    message = (
        f"{where}: the text is not in the record and not to be had from {document.source or 'stdin'}; "
        "extract the article again, with --text"
    )
    return ErrorRecord(document.source, "text", message, number)


def _fits(document: Document, text: str) -> bool:
    """Whether the offsets are of this text."""
    lists = (document.people, document.organizations, document.places, document.dates)
    return all(
        text[mention.start : mention.end] == mention.text
        for entities in lists
        for entity in entities
        for mention in entity.mentions
    )
