"""Names whose shape says where they begin and end.

* "Kassym-Jomart Tokayev" is one person: a single given name, a hyphen, the rest of the name. "Prabowo-Gibran" are two.
* "Komite Kerja Sama China-Kazakhstan" ends with the second country.
* "… Antara Republik Rakyat China" names a country: the capital of "Antara" is the headline's.
* In "KTT SCO Samarkand" the body is SCO.
* "Majelis Ulama Indonesia MUI" is a body and its acronym; "dkk" is no part of a person; behind "sepeda motor" stands
  a product.
* "Konferensi untuk Interaksi … di Asia (Conference on Interaction … in Asia/CICA)" holds one body's name in two
  languages; where the tagger knows the short form the two long ones are read off the brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsner.names.normal import fold
from newsner.names.spans import put
from newsner.names.tables import countries, names_a_place
from newsner.tagging.mention import Mention, MentionType

_PERSON, _BODY, _PLACE = MentionType.PERSON, MentionType.ORGANIZATION, MentionType.LOCATION

_FUNCTION = re.compile(r"(?:Antara|Dari|Dengan|Di|Dan|Ke|Oleh|Pada|Untuk)\s+(?=[^\W\d_a-z])")
_SUMMIT = re.compile(r"(?:\bKTT\)?|Konferensi Tingkat Tinggi)\s+$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]+(?=\s)")
_OTHER_COUNTRY = re.compile(r"-(?P<name>[A-Z][\w']*(?: [A-Z][\w']*){0,2})")
_BILINGUAL = re.compile(
    r"\((?P<long>[A-Z][^()/\n]{8,120}?)\s*/\s*(?P<short>[A-Z][\w&-]{0,5}[A-Z][\w&-]{0,5})\)"
)
_LEFT_WORDS = re.compile(
    r"(?:(?<![\w-])[^\W\d_a-z][\w'’-]*(?:\s+(?:dan|untuk|di|ke|bagi|atas|dengan)(?=\s))*\s+)+\Z"
)
_AND_OTHERS = re.compile(r"\s+(?:[Dd]kk|DKK|cs|CS|Cs)\.?$")
_PRODUCT = re.compile(
    r"(?i)\b(?:sepeda motor|motor|pemotor|mobil|ponsel|ponsel pintar|smartphone|merek|menunggangi|mengendarai)(?: jenis| merek)?\s+$"
)
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")


def by_shape(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The sorted, disjoint mentions with their edges where the shape of the text puts them."""
    found = [_capital_of_a_headline(text, m) for m in mentions if not _product(text, m)]
    found = _bilingual(text, [part for m in found for part in _parts(text, m)])
    found = list(_summits(text, found))
    return list(_hyphens(text, sorted(found)))


def _words(text: str, mention: Mention) -> list[str]:
    return text[mention.start : mention.end].split()


def _capital_of_a_headline(text: str, mention: Mention) -> Mention:
    word = _FUNCTION.match(text, mention.start, mention.end)
    if word is None or not names_a_place(text[word.end() : mention.end]):
        return mention
    return replace(mention, start=word.end(), type=_PLACE)


def _product(text: str, mention: Mention) -> bool:
    return (
        mention.type is _BODY and _PRODUCT.search(text, max(0, mention.start - 30), mention.start) is not None
    )


def _parts(text: str, mention: Mention) -> Iterator[Mention]:
    """A body and the acronym right behind it, apart; a person without the others."""
    words = text[mention.start : mention.end]
    if mention.type is _PERSON and (others := _AND_OTHERS.search(words)) is not None and others.start():
        yield replace(mention, end=mention.start + others.start())
        return
    long, _, short = words.rpartition(" ")
    initials = "".join(word[0] for word in _CAPITALISED.findall(long))
    if mention.type is _BODY and len(short) > 2 and short.isupper() and short == initials.upper():
        yield replace(mention, end=mention.end - len(short) - 1)
        yield replace(mention, start=mention.end - len(short))
        return
    yield mention


def _summits(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    for mention in mentions:
        short = _ACRONYM.match(text, mention.start, mention.end) if mention.type is _BODY else None
        if short and _SUMMIT.search(text, max(0, mention.start - 30), mention.start):
            yield replace(mention, end=short.end())
            yield replace(mention, start=short.end() + 1, type=_PLACE, score=None)
        else:
            yield mention


def _hyphens(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    alone = {text[m.start : m.end] for m in mentions if m.type is _PERSON and text[m.end : m.end + 1] != "-"}
    skip = -1
    for i, mention in enumerate(mentions):
        if mention.start < skip:
            continue
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        if (
            following
            and text[mention.end : following.start] == "-"
            and _one_person(text, mention, following, alone)
        ):
            scores = [m.score for m in (mention, following) if m.score is not None]
            yield replace(mention, end=following.end, score=min(scores, default=None))
            skip = following.end
            continue
        if mention.type is _BODY and (end := _second_country(text, mention)):
            mention, skip = replace(mention, end=end), end
        yield mention


def _one_person(text: str, first: Mention, second: Mention, alone: set[str]) -> bool:
    given, rest = _words(text, first), _words(text, second)
    return (
        first.type is _PERSON is second.type
        and len(given) == 1
        and len(rest) > 1
        and given[0] not in alone
        and not rest[1].isupper()
    )


def _second_country(text: str, body: Mention) -> int | None:
    words = _words(text, body)
    match = _OTHER_COUNTRY.match(text, body.end)
    if match is None or len(words) < 2 or fold(words[-1]) not in countries():
        return None
    name = match["name"].split(" ")
    for size in range(len(name), 0, -1):
        if fold(" ".join(name[:size])) in countries():
            return match.start("name") + len(" ".join(name[:size]))
    return None


def _bilingual(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    bodies = [m for m in mentions if m.type is _BODY]
    known_short = {text[m.start : m.end] for m in bodies}
    sure: list[Mention] = []
    for match in _BILINGUAL.finditer(text):
        if match["short"] not in known_short or len(_CAPITALISED.findall(match["long"])) < 3:
            continue
        sure.append(Mention(*match.span("long"), _BODY))
        left = _LEFT_WORDS.search(text, max(0, match.start() - 120), match.start())
        if left is not None and len(_CAPITALISED.findall(left.group())) > 1:
            sure.append(Mention(left.start(), left.start() + len(left.group().rstrip()), _BODY))
    # A body that already ends at the bracket is where the tagger saw the name begin.
    known, ends = {(m.start, m.end) for m in bodies}, {m.end for m in bodies}
    return put(mentions, [m for m in sure if (m.start, m.end) in known or m.end not in ends])
