"""What a whole article knows and a single sentence does not.

A tagger reads sentence by sentence: it may call "Sony" a company in one and a person in the next. Within one
article a name has one sense (Gale, Church and Yarowsky 1992, "One sense per discourse"; for names Krishnan and
Manning 2006): mentions of the same form vote, a single word that is part of a person's full name is that person,
and a form that was found is found again where the tagger passed it over.

Two things that the shape of the text decides are settled here as well: a web domain is one name ("REPUBLIKA.CO.ID"),
and a country behind "bahasa", "dolar" or "pembalap" is no place but a language, a currency, a nationality.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsner.articles.article import Article, ZoneKind
from newsner.names.layout import by_layout
from newsner.names.normal import fold
from newsner.names.shapes import by_shape
from newsner.names.spans import overlaps
from newsner.names.tables import countries
from newsner.tagging.mention import Mention, MentionType

_PERSON, _BODY, _PLACE = MentionType.PERSON, MentionType.ORGANIZATION, MentionType.LOCATION

_DOMAIN = re.compile(
    r"(?<![\w@./-])(?!www\.)[A-Za-z][\w-]*\.(?:com|co|net|org|tv|id|news)(?:\.id)?(?![\w@./-]|\.\w)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\"”)]+|[\w.-]+@[\w-]+\.[\w.-]+", re.IGNORECASE)
_NATIONAL = re.compile(
    r"\b(?:bahasa|bangsa|rakyat|masyarakat|warga|orang|suku|etnis|keturunan|berkebangsaan|wn|dolar|dollar|pembalap|pebalap"
    r"|petenis|pemain|pasangan|atlet|ganda)\s+$",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"(?:Desa|Dusun|Kelurahan|Kampung|Nagari|Gampong|Distrik|Kecamatan|Kabupaten|Kota|Provinsi|Pulau|Gunung|Sungai)\s+(?=[A-Z])"
)
"""Before the proper name of a place, which may go on without it."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_CAPITAL_BEFORE = re.compile(r"[^\W\d_a-z]\w* [\"“]?$")
_CAPITAL_AFTER = re.compile(r" [\"“(]?[^\W_a-z]")
_INSIDE = re.compile(r"[\w-]")
SHORTEST = 3
"""Letters of a word that may stand for a whole name."""
CERTAIN = 0.8
"""Score of a name in a headline that stays as it is."""
SURE = 0.7
"""Score of a full name whose parts are looked for alone."""


def one_sense(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions as the whole article has them: sorted, disjoint where they were.

    What is retyped or added has half the score of what it follows.
    """
    text = article.text
    found = [
        m for m in _domains(article, by_shape(text, by_layout(article, mentions))) if not _national(text, m)
    ]
    found = _headline(article, _vote(text, _no_common_words(text, found)))
    return sorted([*found, *_passed_over(text, found)])


def _domains(article: Article, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions with each domain that one touches (or that a dateline has) as one body; none in an address."""
    text = article.text
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    ordered = sorted(mentions)
    touched: list[tuple[int, int]] = []
    scores: list[float | None] = []
    for match in _DOMAIN.finditer(text):
        start, end = match.span()
        inside = list(_overlapping(ordered, start, end))
        if inside or article.zone_at(start) is ZoneKind.DATELINE:
            touched.append((start, end))
            scores.append(max((m.score for m in inside if m.score is not None), default=None))
    for mention in ordered:
        if _first(addresses, mention) is not None:
            continue
        rival = _first(touched, mention)
        if rival is None:
            yield mention
        elif mention.start < rival[0]:  # "Gaya Lufityanti TRIBUNNEWS"
            left = text[mention.start : rival[0]].rstrip(" ,-–(\n\r\t")
            if left:
                yield replace(mention, end=mention.start + len(left))
    for (start, end), score in zip(touched, scores, strict=True):
        yield Mention(start, end, _BODY, score)


def _first(spans: Sequence[tuple[int, int]], mention: Mention) -> tuple[int, int] | None:
    """The first of the sorted ``spans`` that shares a character with ``mention``."""
    index = bisect_right(spans, mention.start, key=lambda span: span[1])
    return spans[index] if index < len(spans) and spans[index][0] < mention.end else None


def _overlapping(mentions: Sequence[Mention], start: int, end: int) -> Iterator[Mention]:
    index = bisect_right(mentions, start, key=lambda mention: mention.end)
    while index < len(mentions) and mentions[index].start < end:
        yield mentions[index]
        index += 1


def _national(text: str, mention: Mention) -> bool:
    """A country that names a language, a currency or where somebody is from."""
    if mention.type is not _PLACE or fold(text[mention.start : mention.end]) not in countries():
        return False
    return _NATIONAL.search(text, max(0, mention.start - 20), mention.start) is not None


def _weight(mention: Mention) -> float:
    """What a mention counts for: what the layout says has no score and is sure."""
    return 1.0 if mention.score is None else mention.score


def _no_common_words(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Without words in small letters that are names only elsewhere ("tampil cantik dan anggun").

    A person or a place in small letters stays where the article has the name in capitals too, or is written in
    small letters throughout. Bodies are left alone: some write themselves so ("detikcom").
    """
    if not any(character.isupper() for character in text):
        return list(mentions)
    named = {form.casefold() for m in mentions if not (form := _form(text, m)).islower()}
    return [
        m
        for m in mentions
        if m.type is _BODY or " " in (form := _form(text, m)) or not form.islower() or form in named
    ]


def _form(text: str, mention: Mention) -> str:
    return " ".join(text[mention.start : mention.end].split())


def _vote(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of one form get the type that most of the scores are for.

    A part of a full name is a person, what was the name of a village or a regency ("Desa Haya") is a place.
    """
    votes: dict[str, dict[MentionType, float]] = defaultdict(lambda: defaultdict(float))
    parts: dict[str, dict[MentionType, float]] = defaultdict(lambda: defaultdict(float))
    areas: dict[str, float] = defaultdict(float)
    for mention in mentions:
        form = _form(text, mention)
        votes[form][mention.type] += _weight(mention)
        words = _WORD.findall(form)
        for word in set(words) if len(words) > 1 else ():
            parts[word][mention.type] += _weight(mention)
        if mention.type is _PLACE and (area := _AREA.match(form)):
            areas[form[area.end() :]] += _weight(mention)
    settled = []
    for mention in mentions:
        form = _form(text, mention)
        ballot = dict(votes[form])
        if form in areas:
            ballot[_PLACE] = ballot.get(_PLACE, 0.0) + areas[form]
        if form in parts and _may_stand_alone(form):
            part = parts[form]
            ballot[_PERSON] = ballot.get(_PERSON, 0.0) + part[_PERSON] - part[_BODY] - part[_PLACE]
        winner = max(ballot, key=lambda kind: (ballot[kind], kind is mention.type))
        if winner is not mention.type:
            mention = replace(mention, type=winner, score=_weight(mention) / 2)
        settled.append(mention)
    return settled


def _headline(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """The headline's names as the story has them.

    Where every word is capitalised a model takes verbs for names ("Banjir Terjang Garut"): what the story does
    not name is cut down to what it does, and the story's names are found again, in capitals too. A word that the
    story has in small letters ("Warga Berlari ke Bukit") is none.
    """
    zone = next((z for z in article.zones if z.kind is ZoneKind.HEADLINE), None)
    if zone is None:
        return list(mentions)
    text = article.text
    inside = [m for m in mentions if zone.start <= m.start and m.end <= zone.end]
    rest = [m for m in mentions if not (zone.start <= m.start and m.end <= zone.end)]
    shouted = text[zone.start : zone.end].isupper()
    story: dict[str, tuple[float, MentionType]] = {}
    for mention in rest:
        form = _form(text, mention)
        if len(form) > SHORTEST or form.isupper():
            form = form.upper() if shouted else form
            story[form] = max(story.get(form, (0.0, mention.type)), (_weight(mention), mention.type))
    again: list[Mention] = []
    told = [m for m in inside if _form(text, m) in story]
    for start, end in _occurrences(text[: zone.end], story, zone.start, alone=False):
        score, kind = story[text[start:end]]
        found = Mention(start, end, kind, score / 2)
        if score >= SURE and not overlaps(found, [*told, *again]):
            again.append(found)
    doubted = [m for m in inside if _form(text, m) not in story and _weight(m) < CERTAIN]
    sure = [m for m in inside if m not in doubted]
    again = [a for a in again if not overlaps(a, sure)]
    common = set(_WORD.findall(text, zone.end)) if doubted else set()
    kept = [m for m in doubted if not overlaps(m, again) and _form(text, m).lower() not in common]
    return [*rest, *sure, *kept, *again]


def _may_stand_alone(word: str) -> bool:
    return len(word) >= SHORTEST and not word.isupper() and word[0].isupper()


def _passed_over(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Bodies and people where they are named again and the tagger did not see it.

    Only whole words that no capitalised word touches ("Bara Krishna Hasibuan" is not the "Bara" found before),
    and only forms that are not passed over more often than twice as seen.
    """
    taken = bytearray(len(text))
    seen: dict[str, int] = defaultdict(int)
    forms: dict[str, tuple[float, MentionType]] = {}
    for mention in mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        if mention.type is _PLACE:
            continue
        form = _form(text, mention)
        score = _weight(mention)
        words = _WORD.findall(form) if mention.type is _PERSON and score >= SURE else []
        for part in {form, *(w for w in words if _may_stand_alone(w))}:
            seen[part] += 1
            if len(part) >= SHORTEST and not part.islower():
                forms[part] = max(forms.get(part, (-1.0, mention.type)), (score, mention.type))
    found: dict[str, list[Mention]] = defaultdict(list)
    for start, end in _occurrences(text, forms):
        if not any(taken[start:end]):
            score, kind = forms[text[start:end]]
            found[text[start:end]].append(Mention(start, end, kind, score / 2))
    for form, again in found.items():
        if len(again) <= 2 * seen[form]:
            yield from again


def _occurrences(
    text: str, forms: Iterable[str], begin: int = 0, *, alone: bool = True
) -> Iterator[tuple[int, int]]:
    """Where one of ``forms`` stands as whole words, the longest first; ``alone`` between words in small letters."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        if (first := _WORD.match(form)) is not None:
            by_word[first.group()].append(form)
    for word in _WORD.finditer(text, begin):
        start = word.start()
        if text[start - 1 : start] == "-":
            continue
        for form in by_word.get(word.group(), ()):
            end = start + len(form)
            if text.startswith(form, start) and _INSIDE.match(text, end) is None:
                before = _CAPITAL_BEFORE.search(text, max(0, start - 30), start)
                if not alone or (before is None and _CAPITAL_AFTER.match(text, end) is None):
                    yield start, end
                break
