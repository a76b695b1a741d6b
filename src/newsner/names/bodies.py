"""Which mentions of organizations are one body: A1, A2, A7, A8, never over B3 and B5."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from newsner.names.acronyms import abbreviates, initials, letters_of, shortens
from newsner.names.clusters import Clusters
from newsner.names.links import abbreviation, bracketed, named
from newsner.names.name import Name
from newsner.names.normal import fold, org_words
from newsner.names.tables import countries, org_heads, regions, seed_aliases

_SEVERAL = frozenset("mk ma bi pan psi as pbb pkb ppp ky un bin dpd who".split())
"""B5: acronyms of several readings"""
_DROPPED = frozenset("partai maskapai harian koran majalah bank ps pb".split())
_SISTER = frozenset(
    "finance sekuritas asuransi syariah energi energy properti property logistik persada investama capital "
    "muda u-19 u-20 u-21 u-23 putri putra kids tv radio press foundation pusat daerah cabang wilayah".split()
)
_LEGAL = re.compile(r"\b(?:PT|CV|UD)\b|\bTbk\b")
_RIVALS = 64
_LONGEST = 12
"""bounds on the bodies compared with one abbreviation, and on the words of a short form"""
Words = tuple[str, ...]


def body_words(text: str) -> Words:
    """N3 with the head written out: "Polres Garut" and "Kepolisian Resor Garut" are equal."""
    found = org_words(text)
    heads = org_heads()
    for size in (2, 1):
        if len(found) >= size and (long := heads.get(" ".join(found[:size]))) is not None:
            return (*long, *found[size:])
    return found


def link_bodies(
    text: str, names: Sequence[Name], members: Sequence[int], clusters: Clusters, user: dict[str, str]
) -> None:
    """Joins the mentions ``members`` (indexes of bodies in ``names``, in text order)."""
    forms: dict[Words, list[int]] = defaultdict(list)
    for index in members:
        forms[body_words(names[index].text)].append(index)
    for where in forms.values():
        clusters.join_all(where, "A1 same name")
    linked = _links(text, names, members, clusters)
    seeds = seed_aliases("org_alias.tsv")
    for table, rule in ((user, "A8 user alias"), (seeds, "A8 seed alias")):
        targets: dict[str, int] = {}
        for where in forms.values():
            target = next((t for i in where if (t := table.get(fold(names[i].text)))), None)
            if target is None or (rule == "A8 seed alias" and clusters.root(where[0]) in linked):
                continue
            if target in targets:
                clusters.join(where[0], targets[target], rule)
            targets.setdefault(target, where[0])
    _acronyms(text, names, forms, clusters)
    _short_forms(names, forms, clusters)


def _links(text: str, names: Sequence[Name], members: Sequence[int], clusters: Clusters) -> set[int]:
    """A2; the roots of groups whose acronym the text itself explains otherwise than the seed table."""
    seeds = seed_aliases("org_alias.tsv")
    same_type = set(members)
    explained: list[int] = []
    for index in members:
        inside = [i for i in bracketed(text, names, index) if i in same_type]
        long = names[index].text
        for other in inside:
            short = names[other].text
            seeded = fold(long) in seeds and seeds[fold(long)] == seeds.get(fold(short))
            ticker = re.fullmatch("[A-Z]{4}", short) and re.search(r"\bTbk\.?$", long)
            third = len(inside) > 1 and any(
                abbreviation(names[i].text, n) for i in inside for n in (long, short) if i != other
            )
            if abbreviation(short, long) or seeded or ticker or third:
                clusters.join(other, index, "A2 bracket after the name")
                if not seeded:
                    explained.append(other)
        following = index + 1
        if following in same_type:
            between = text[names[index].end : names[following].start]
            first, second = names[index].text, names[following].text
            if named(text, names[index], names[following]) and "atau" not in between:
                clusters.join(following, index, "A2 named in the text")
            elif between in ("/", " atau ") and (abbreviation(second, first) or abbreviation(first, second)):
                clusters.join(following, index, "A2 name/abbreviation")
    return {clusters.root(index) for index in explained}


def _acronyms(text: str, names: Sequence[Name], forms: dict[Words, list[int]], clusters: Clusters) -> None:
    """A2 further apart: one word that abbreviates exactly one body of the article."""
    by_initial: dict[str, list[Words]] = defaultdict(list)
    by_initials: dict[str, list[Words]] = defaultdict(list)
    for form in forms:
        if len(form) > 1:
            by_initial[form[0][:1]].append(form)
            for key in initials(" ".join(form)):
                by_initials[key].append(form)
    for form, where in forms.items():
        short = names[where[0]].text
        if len(form) != 1 or form[0] in _SEVERAL or len(form[0]) < 3 or fold(short) in org_heads():
            continue
        found = by_initials.get(form[0], [])
        rule = "A2 initials"
        if not found and len(by_initial[form[0][:1]]) <= 64:
            clusters.steps += len(by_initial[form[0][:1]])
            if sum(c.isupper() for c in short) > 1 or len(form[0]) > 5:
                found = [long for long in by_initial[form[0][:1]] if abbreviates(short, " ".join(long))]
            rule = "A2 syllables"
            before = text[max(0, names[where[0]].start - 30) : names[where[0]].start]
            if not found and re.fullmatch("[A-Z]{4}", short) and re.search(r"(?i)saham|kode|ticker", before):
                found = [
                    long for long in by_initial[form[0][:1]]
                    if letters_of(short, " ".join(long))
                    and any(_LEGAL.search(names[i].text) for i in forms[long])
                ]  # fmt: skip
                rule = "A2 ticker"
        if len({clusters.root(forms[long][0]) for long in found}) == 1:
            clusters.join(where[0], forms[found[0]][0], rule)


def _short_forms(names: Sequence[Name], forms: dict[Words, list[int]], clusters: Clusters) -> None:
    """A7: a name without its tail, or without "Partai", where exactly one fuller name fits."""
    by_head: dict[str, list[Words]] = defaultdict(list)
    by_start: dict[Words, list[Words]] = defaultdict(list)
    by_rest: dict[Words, list[Words]] = defaultdict(list)
    for form in forms:
        by_head[form[0] if form else ""].append(form)
        for size in range(1, min(len(form), _LONGEST)):
            by_start[form[:size]].append(form)
        if len(form) > 1 and form[0] in _DROPPED:
            by_rest[form[1:]].append(form)
        if form[:2] == ("kantor", "berita"):
            by_rest[form[2:]].append(form)
    for form in sorted(forms, key=lambda f: (-len(f), forms[f][0])):
        where = forms[form]
        if not form:
            continue
        found = list(by_rest.get(form, []))
        rule = "A7 without its head"
        if not found:
            found = list(by_start.get(form, []))
            rivals = by_head[form[0]]
            if not found and len(form) > 1 and len(rivals) <= _RIVALS:
                clusters.steps += len(rivals)
                short = names[where[0]].text
                found = [long for long in rivals if len(long) > len(form) and shortens(short, " ".join(long))]
            clusters.steps += len(found)
            rule = "A7 without its tail"
        found = [long for long in found if _may_lose_tail(names, forms, form, long)]
        roots = {clusters.root(forms[long][0]) for long in found}
        if len(roots) == 1:
            clusters.join(where[0], forms[found[0]][0], rule)


def _may_lose_tail(names: Sequence[Name], forms: dict[Words, list[int]], short: Words, long: Words) -> bool:
    """B3: a unit is not its parent, a daughter is not its mother."""
    if long[: len(short)] != short:
        return True
    tail = long[len(short) :]
    written = [names[i].text for i in forms[short]]
    legal = any(_LEGAL.search(t) for t in written) and any(_LEGAL.search(names[i].text) for i in forms[long])
    if tail[0] in _SISTER or tail == ("kota",) or (legal and tail != ("indonesia",)):
        return False
    place = " ".join(tail).removeprefix("kota ").removeprefix("kabupaten ")
    known = {fold(t) for t in (*written, " ".join(short))} & set(seed_aliases("org_alias.tsv"))
    if known and tail not in (("ri",), ("indonesia",), ("republik", "indonesia")):
        return False
    foreign = place in countries() and place != "indonesia"
    return not (short[0] in ("kementerian", "bank") and (foreign or place in regions()))
