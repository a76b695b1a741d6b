"""From mentions to entities: edges, titles, clusters, canonical names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsner import document
from newsner.articles.article import Article, ZoneKind
from newsner.names.bodies import link_bodies
from newsner.names.clusters import Clusters
from newsner.names.edges import repair
from newsner.names.links import abbreviation, role_of
from newsner.names.name import Name
from newsner.names.normal import fold
from newsner.names.people import link_people
from newsner.names.places import codes, level, link_places, parents
from newsner.names.tables import AliasTable, Districts, Unit, seed_aliases
from newsner.names.titles import Beside, read_titles
from newsner.tagging.mention import Mention, MentionType

_PERSON, _BODY, _PLACE = MentionType.PERSON, MentionType.ORGANIZATION, MentionType.LOCATION


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
    text = article.text
    names = repair(article, mentions)
    headline = next(((z.start, z.end) for z in article.zones if z.kind is ZoneKind.HEADLINE), (0, 0))
    beside = read_titles(text, names, headline)
    roles = {i: role for i, n in enumerate(names) if n.type is _PERSON and (role := _role(text, n))}
    credited = frozenset(i for i, n in enumerate(names) if i in roles or n.zone == ZoneKind.CREDITS)
    clusters = cluster(text, names, beside, credited, aliases)
    groups = clusters.groups()
    people, organizations = [], []
    places = [group for group in groups if names[group[0]].type is _PLACE]
    for group in groups:
        common = _common(names, group, clusters, explain)
        if names[group[0]].type is _PERSON:
            known = [roles.get(i) for i in group]
            people.append(
                document.Person.model_construct(
                    **common,
                    titles=_titles([beside[i] for i in group]),
                    role=known[0] if None not in known else None,
                    affiliation=_affiliation(text, names, group),
                )
            )
        elif names[group[0]].type is _BODY:
            organizations.append(
                document.Organization.model_construct(
                    **common, acronym=_acronym(common["name"], names, group)
                )
            )
    return Entities(
        tuple(people), tuple(organizations), _places(text, names, places, clusters, districts, explain)
    )


def _role(text: str, name: Name) -> document.Role | None:
    """By the label before the name; without one, a name in the byline is the author's."""
    return role_of(text, name) or ("author" if name.zone == ZoneKind.BYLINE else None)


def cluster(
    text: str, names: Sequence[Name], beside: Sequence[Beside], credits_: frozenset[int],
    aliases: AliasTable | None = None,
) -> Clusters:  # fmt: skip
    """The groups of ``names``; types never mix (B2)."""
    clusters = Clusters(len(names))
    user = aliases.canonical if aliases is not None else {}
    people, bodies, places = (
        [i for i, name in enumerate(names) if name.type is kind] for kind in (_PERSON, _BODY, _PLACE)
    )
    link_people(text, names, people, beside, credits_, clusters, user)
    link_bodies(text, names, bodies, clusters, user)
    link_places(text, names, places, clusters, user)
    return clusters


def _common(names: Sequence[Name], group: list[int], clusters: Clusters, explain: bool) -> dict[str, Any]:
    own = [names[i] for i in group]
    longest = max(own, key=lambda n: (len(n.text), not n.text.isupper()))
    canonical = next(
        (n.text for n in own if fold(n.text) == fold(longest.text) and not n.text.isupper()), longest.text
    )
    forms = {" ".join(n.text.split()): None for n in own}
    canonical = " ".join(canonical.split())
    return {
        "name": canonical,
        "aliases": tuple(form for form in forms if form != canonical),
        "count": len(own),
        "mentions": tuple(
            document.Mention.model_construct(
                text=n.text, start=n.start, end=n.end, zone=n.zone.value, score=n.score,
                why="; ".join(filter(None, (n.repair, clusters.why[i] or "first or only mention")))
                if explain else None,
            )
            for i, n in zip(group, own, strict=True)
        ),
    }  # fmt: skip


def _titles(beside: list[Beside]) -> tuple[str, ...]:
    """The titles in order; "Presiden" goes where there is a "Presiden Kazakhstan"."""
    written = {fold(title): title for one in reversed(beside) for title in reversed(one.titles)}
    fuller = {
        " ".join(words[:size]) for key in written if (words := key.split()) for size in range(1, len(words))
    }
    return tuple(title for key, title in reversed(written.items()) if key not in fuller)


def _acronym(name: str, names: Sequence[Name], group: list[int]) -> str | None:
    """The first form of one word that abbreviates the name, or that the seed table gives it."""
    seeds = seed_aliases("org_alias.tsv")
    for index in group:
        short = names[index].text
        one_word = " " not in short and fold(short) != fold(name) and sum(c.isupper() for c in short) > 1
        seeded = fold(name) in seeds and seeds[fold(name)] == seeds.get(fold(short))
        bracket = short.isupper() and 2 <= len(short) <= 12
        if one_word and (bracket or seeded or abbreviation(short, name)) and not name.isupper():
            return short
    return None


def _affiliation(text: str, names: Sequence[Name], group: list[int]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for index in group:
        following = index + 1
        if following < len(names) and names[following].type is _BODY:
            body = names[following]
            if text[names[index].end : body.start].strip(" ") == "(" and text[body.end : body.end + 1] in (
                ")",
                "/",
                "-",
            ):
                found[body.text] = None
    return tuple(found)


def _places(
    text: str, names: Sequence[Name], groups: list[list[int]], clusters: Clusters,
    districts: Districts | None, explain: bool,
) -> tuple[document.Place, ...]:  # fmt: skip
    units = [codes(names, group, districts) for group in groups]
    levels = [level(names, group, found) for group, found in zip(groups, units, strict=True)]
    part_of = parents(text, names, groups, levels)
    common = [_common(names, group, clusters, explain) for group in groups]
    made = []
    for number, found in enumerate(units):
        parent = part_of.get(number)
        if len(found) > 1 and parent is not None:
            inside = tuple(u for u in found for p in units[parent] if u.code.startswith(p.code + "."))
            found = inside or found
        regions_ = tuple(_region(unit) for unit in found)
        made.append(
            document.Place.model_construct(
                **common[number],
                region=regions_[0] if len(regions_) == 1 else None,
                candidates=regions_ if len(regions_) > 1 else (),
                part_of=common[parent]["name"] if parent is not None else None,
            )
        )
    return tuple(made)


def _region(unit: Unit) -> document.Region:
    return document.Region.model_construct(code=unit.code, name=unit.name, kind=unit.kind)
