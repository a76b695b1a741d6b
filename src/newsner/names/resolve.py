"""From mentions to entities: edges, titles, clusters, canonical names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsner import document
from newsner.articles.article import Article
from newsner.names.edges import repair
from newsner.names.name import Name
from newsner.names.normal import fold, org_words, place_words
from newsner.names.tables import AliasTable, Districts
from newsner.names.titles import Beside, read_titles
from newsner.tagging.mention import Mention, MentionType


@dataclass(frozen=True, slots=True)
class Entities:
    """The people, organizations and places of one article, each in order of first appearance."""

    people: tuple[document.Person, ...] = ()
    organizations: tuple[document.Organization, ...] = ()
    places: tuple[document.Place, ...] = ()


def resolve(
    article: Article,
    mentions: Sequence[Mention],
    *,
    aliases: AliasTable | None = None,
    districts: Districts | None = None,
    explain: bool = False,
) -> Entities:
    """The entities that ``mentions`` name.

    :param aliases: a user's own aliases, beside the seed tables.
    :param districts: districts of Indonesia, to resolve "Kecamatan …" to a code too.
    :param explain: say on each mention which rule put it into its entity.
    :raises ValueError: where a mention lies outside the text.
    """
    names = repair(article, mentions)
    beside = read_titles(article.text, names, (0, 0))
    groups: dict[tuple[str, str], list[int]] = {}
    for index, name in enumerate(names):
        key = {
            MentionType.PERSON: lambda text: fold(text),
            MentionType.ORGANIZATION: lambda text: " ".join(org_words(text)),
            MentionType.LOCATION: lambda text: " ".join(place_words(text)),
        }[name.type](name.text)
        groups.setdefault((name.type.value, key), []).append(index)
    people, organizations, places = [], [], []
    for (kind, _), members in groups.items():
        common = _common([names[i] for i in members])
        if kind == "PER":
            people.append(document.Person(**common, titles=_titles([beside[i] for i in members])))
        elif kind == "ORG":
            organizations.append(document.Organization(**common))
        else:
            places.append(document.Place(**common))
    return Entities(tuple(people), tuple(organizations), tuple(places))


def _common(names: list[Name]) -> dict[str, Any]:
    return {
        "name": max(names, key=lambda n: len(n.text)).text,
        "count": len(names),
        "mentions": tuple(
            document.Mention(text=n.text, start=n.start, end=n.end, zone=n.zone, score=n.score) for n in names
        ),
    }


def _titles(beside: list[Beside]) -> tuple[str, ...]:
    return tuple({fold(t): t for b in reversed(beside) for t in reversed(b.titles)}.values())[::-1]
