"""Links that the text itself draws between two neighbouring mentions (A2), and credits (B6)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsner.document import Role
from newsner.names.acronyms import abbreviates, letters_of
from newsner.names.name import Name
from newsner.names.normal import fold

_NAMED = re.compile(
    r"\s*,?\s*(?:alias|julukan|berjuluk|dijuluki|atau|atau dikenal sebagai|"
    r"(?:yang )?(?:lebih )?(?:akrab|biasa|kerap|sering) (?:di)?"
    r"(?:sapa|panggil)(?: dengan)?(?: nama)?|(?:yang )?(?:lebih )?dikenal (?:dengan nama|dengan|sebagai)|"
    r"selanjutnya disebut)\s+[\"“‘']?"
)
_ROLES: dict[str, Role] = {
    "penulis": "author", "oleh": "author", "reporter": "reporter", "pewarta": "reporter",
    "jurnalis": "reporter", "wartawan": "reporter", "kontributor": "reporter", "editor": "editor",
    "redaktur": "editor", "penyunting": "editor", "penerjemah": "translator", "foto": "photographer",
    "fotografer": "photographer", "pewarta foto": "photographer", "sumber foto": "photographer",
    "uploader": "uploader", "pengunggah": "uploader",
}  # fmt: skip
_LABEL = re.compile(
    r"(?i)(?:^|[\n|.•/;)(]|\s)(" + "|".join(sorted(map(re.escape, _ROLES), key=len, reverse=True)) + r")"
    r"\s*:\s*(?P<rest>[^\n|:]*)$"
)
_REST = re.compile(r"(?:[A-Z][\w.'’-]*|dok\.?|dan|[,/&]|\s)*")
_ENDS = re.compile(r"\s*(?:[|.)/•-]|\n|$)")
_CAPTION = re.compile(r"\((?:[^()\n]{1,60}/)?$")


def named(text: str, first: Name, second: Name) -> bool:
    """Whether the text says that the second is another name of the first: "X alias Y"."""
    return _NAMED.fullmatch(text[first.end : second.start]) is not None


def bracketed(text: str, names: Sequence[Name], index: int) -> list[int]:
    """The mentions that stand in the bracket right after a mention, split by "/": "X (Y/Z)"."""
    if (
        text[names[index].end : names[index].end + 2].strip() not in ("(", "")
        or "(" not in text[names[index].end : names[index].end + 2]
    ):
        return []
    found: list[int] = []
    at = names[index].end
    for following in range(index + 1, min(index + 4, len(names))):
        between = text[at : names[following].start].strip()
        if between != ("/" if found else "("):
            break
        found.append(following)
        at = names[following].end
    return found if found and text[at : at + 2].lstrip()[:1] == ")" else []


def abbreviation(short: str, long: str) -> bool:
    """Whether "long (short)" or "long/short" may be read as a name and its abbreviation."""
    return len(short) <= len(long) and fold(short) != fold(long) and (
        abbreviates(short, long) or (short[:1].isupper() and " " not in short and letters_of(short, long))
    )  # fmt: skip


def role_of(text: str, name: Name) -> Role | None:
    """The credit that a person has: a label before the name on its line, or the bracket of a caption."""
    low = max(text.rfind("\n", 0, name.start) + 1, name.start - 160)
    label = _LABEL.search(text[low : name.start])
    photo = label is not None and label[1].lower() in ("foto", "sumber foto", "fotografer", "pewarta foto")
    if photo and not _ENDS.match(text, name.end):
        return None  # "Foto: X (kiri) dan Y", "Keterangan foto: X menari": people in the picture
    if label is not None and _REST.fullmatch(label["rest"]):
        return _ROLES[label[1].lower()]
    if _CAPTION.search(text[low : name.start]) and re.match(r"\)?\s*(?:\n|$)", text[name.end : name.end + 3]):
        line = text[low : name.start]
        if re.match(r"(?i)\s*(?:keterangan )?foto\b|\s*arsip", line) or "/" in line[line.rfind("(") :]:
            return "photographer"
    return None
