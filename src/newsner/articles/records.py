"""From a record of a crawl (a JSON object, a CSV or Parquet row) to an article not yet read for its zones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from newsner.articles.article import Article
from newsner.articles.assemble import article
from newsner.articles.published import parse_published, stated_date

WIB = timezone(timedelta(hours=7))
"""The clock of most Indonesian newsrooms: the day of an instant is taken there."""
NO_DATE = frozenset({"", "-", "none", "null", "nan", "nat", "n/a", "na", "unknown"})


class BadRecord(Exception):
    """A record that holds no article: a short ``code`` (``field``, ``type``) and a ``message`` with the fix."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Fields:
    """Under which names a record keeps what is wanted of it; of several names the first one present counts.

    Case does not matter. An empty tuple means: do not look.
    """

    text: tuple[str, ...] = ("text", "content", "body", "isi", "artikel", "article")
    title: tuple[str, ...] = ("title", "judul", "headline")
    date: tuple[str, ...] = ("date", "tanggal", "published", "published_at", "publish_date", "datetime")
    id: tuple[str, ...] = ("id", "url", "link")
    outlet: tuple[str, ...] = ("outlet", "media", "publisher")

    def all(self) -> frozenset[str]:
        return frozenset(
            name.casefold() for name in (*self.text, *self.title, *self.date, *self.id, *self.outlet)
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of an article before the work on it begins: cheap to make and to hand to a process."""

    text: str
    source: str | None = None
    line: int | None = None
    """Where in its file it stands, from 1: the line, or the row of a Parquet file."""
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    doubt: str | None = None
    """A date that was given and could not be understood; the article's own is then used."""

    def article(self) -> Article:
        return article(
            self.text, source=self.source, title=self.title, published=self.published, outlet=self.outlet
        )


def draft(
    record: Mapping[str, Any], fields: Fields, *, where: str, line: int | None, published: str | None = None
) -> Draft:
    """The article in ``record``.

    :param where: what to call it if it has no id of its own.
    :param published: publication date for all; else the record's.
    :raises BadRecord: where the text is missing, or a field is of the wrong type.
    """
    lower = {str(name).casefold(): value for name, value in record.items()}

    def value(names: tuple[str, ...]) -> tuple[str, Any]:
        """The first of ``names`` that holds something."""
        for name in names:
            if (found := lower.get(name.casefold())) is not None and found != "":
                return name, found
        return "", None

    name, text = value(fields.text)
    if text is None:
        name = next((name for name in fields.text if name.casefold() in lower), "")
        text = lower[name.casefold()] if name else None
    if not name:
        known = ", ".join(map(str, list(record)[:12])) or "no field at all"
        raise BadRecord(
            "field",
            f"no text under {', '.join(fields.text) or 'any name'} (it has {known}); use --text-field",
        )
    if not isinstance(text, str):
        raise BadRecord("type", f"{name} is {_kind(text)}, not text")
    day, doubt = published, None
    if published is None:
        day, doubt = _day(*value(fields.date))
    return Draft(
        text=text,
        source=_plain(*value(fields.id)) or where,
        line=line,
        title=_plain(*value(fields.title)),
        published=day,
        outlet=_plain(*value(fields.outlet)),
        doubt=doubt,
    )


def _plain(name: str, value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise BadRecord("type", f"{name} is {_kind(value)}, not text")


def _day(name: str, value: Any) -> tuple[str | None, str | None]:
    """The publication date, and what was written where it could not be understood."""
    if isinstance(value, datetime):
        return (value.astimezone(WIB) if value.tzinfo else value).date().isoformat(), None
    if isinstance(value, date):
        return value.isoformat(), None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    text = (_plain(name, value) or "").strip()
    if text.casefold() in NO_DATE:
        return None, None
    if text.isdecimal():
        return _number(int(text))
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(WIB).date().isoformat(), None
    except (ValueError, OverflowError):
        pass
    try:
        return parse_published(text), None
    except ValueError:
        found = stated_date(text)
        return found, None if found else text


def _number(value: float) -> tuple[str | None, str | None]:
    """2022, 20220914, or seconds or milliseconds since 1970 as JSON exports have them."""
    digits = str(value)
    try:
        if len(digits) == 4:
            return parse_published(digits), None
        if len(digits) == 8 and digits.isdecimal():
            return parse_published(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"), None
        if 1e8 < value < 1e10:
            return datetime.fromtimestamp(value, UTC).astimezone(WIB).date().isoformat(), None
        if 1e11 < value < 1e13:
            return datetime.fromtimestamp(value / 1000, UTC).astimezone(WIB).date().isoformat(), None
    except ValueError:
        pass
    return None, digits


def _kind(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), f"{type(value).__name__}" if value is not None else "null")
