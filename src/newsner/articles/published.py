"""When an article was published: as told by the caller, else as the article itself states it."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?\Z")
_DOMAIN_END = r"\.(?:com|co|id|tv|net|org|news)\b"
_AROUND = re.compile(
    r"(?:\s|[|,.:;()/•·-]|–|—|\b(?:WIB|WITA|WIT|GMT|pukul|jam|update[d]?|published|diperbarui|diterbitkan"
    r"|dipublikasikan|ditayangkan|tayang|terbit|publikasi|tanggal|date|hari)\b"
    rf"|\b[\w-]+(?:\.[\w-]+)*{_DOMAIN_END}"
    r"|\b\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\b)*",
    re.IGNORECASE,
)
_OUTLET_BEFORE = re.compile(
    r"\s*(?P<outlet>[^\W\d_a-z][\w.&'’]*(?: [^\W\d_a-z][\w.&'’]*){0,3})\s*[-–—|]\s+(?=\S.*\d[.:]\d{2}\b)"
)
"""The outlet's name, which stands before the date and the time: "KabarKita - 05/09/2022, 14:12 WIB"."""
_OUTLET_LIKE = re.compile(
    rf".*(?:{_DOMAIN_END}|[a-z][A-Z]|\b(?:News|Media|Kabar|Suara|Harian|Koran|Tribun|Radar|Warta"
    r"|Berita|Pos|TV)\b)"
)
"""What is an outlet for sure, and no place: a domain, KabarKita, Suara Pesisir."""
LONGEST = 100
"""No line that only states when an article appeared is longer."""


def parse_published(value: str) -> str:
    """``value`` as YYYY, YYYY-MM or YYYY-MM-DD; a time of day after the date is dropped.

    :raises ValueError: where it is no such date.
    """
    match = _ISO.match(value.strip())
    if match is None:
        raise ValueError(f"{value!r} is not a date; write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        date(year, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{value!r} is not a date of the calendar ({error})") from error
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def stated_date(line: str) -> str | None:
    """The publication date that ``line`` states, where it states that and nothing else.

    "Rabu, 14 September 2022 | 10:20 WIB", "Suara Pesisir - 14/09/2022, 10:20 WIB", "date 2022-09".
    """
    if len(line) > LONGEST or not any(c.isdigit() for c in line):
        return None
    from newsner.dates import find

    if outlet := _OUTLET_BEFORE.match(line):
        line = line[outlet.end() :]
    found = None
    rest = []
    at = 0
    for moment in find(line):
        rest.append(line[at : moment.start])
        at = moment.end
        value = moment.value or ""
        if found is None and re.match(r"\d{4}-\d{2}", value) and "/" not in value:
            found = value[:10]
    rest.append(line[at:])
    return found if found is not None and _AROUND.fullmatch(" ".join(rest)) else None


def stated_outlet(line: str) -> str | None:
    """The outlet in a line that states when it published: "Suara Pesisir - 14/09/2022, 10:20 WIB"."""
    match = _OUTLET_BEFORE.match(line)
    if match is None or not _OUTLET_LIKE.match(match["outlet"]) or stated_date(line) is None:
        return None
    return match["outlet"]


def day_in(text: str) -> str | None:
    """The first full date in ``text`` (a byline or a dateline), as YYYY-MM-DD."""
    if not any(c.isdigit() for c in text):
        return None
    from newsner.dates import find

    for moment in find(text):
        if moment.value is not None and (match := re.match(r"\d{4}-\d{2}-\d{2}", moment.value)):
            return match.group()
    return None
