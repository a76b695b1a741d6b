"""Which mentions of places are one place (A1, A9, B4), what lies in what, and official codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from newsner.names.clusters import Clusters
from newsner.names.links import abbreviation, bracketed, named
from newsner.names.name import Name
from newsner.names.normal import fold, place_words
from newsner.names.tables import Districts, Unit, bare, countries, regions, seed_aliases

LEVELS = {"desa": 1, "kelurahan": 1, "dusun": 0, "kampung": 0, "nagari": 1, "kecamatan": 2, "distrik": 2,
          "kabupaten": 3, "kota": 3, "provinsi": 4}  # fmt: skip
_CUES = {
    "bupati": ("kabupaten",), "wabup": ("kabupaten",), "pemkab": ("kabupaten",),
    "wali kota": ("kota",), "walikota": ("kota",), "wawali": ("kota",),
    "camat": ("kecamatan",), "danramil": ("kecamatan",), "kapolsek": ("kecamatan",),
    "kapolres": ("kabupaten", "kota"), "kapolresta": ("kota", "kabupaten"), "dandim": ("kabupaten", "kota"),
    "gubernur": ("provinsi",), "wagub": ("provinsi",), "kapolda": ("provinsi",),
    "kepala desa": ("desa",), "kades": ("desa",), "lurah": ("kelurahan", "desa"),
}  # fmt: skip
_CUE = re.compile(r"(?i)\b(" + "|".join(sorted(_CUES, key=len, reverse=True)) + r")\s+$")
_DATELINE = re.compile(r"\s*(?:,[^\n]{0,40}?|\([^()\n]{1,40}\))?\s*(?:-{1,2}|[–—])\s")
Words = tuple[str, ...]


def place_key(text: str) -> Words:
    """N3: the words of a place, abbreviations and variants mapped to one name."""
    found = place_words(text)
    joined = " ".join(found)
    if (country := countries().get(joined)) is not None:
        return tuple(fold(country.name).split())
    return tuple(seed_aliases("loc_alias.tsv").get(joined, joined).split())


def link_places(
    text: str, names: Sequence[Name], members: Sequence[int], clusters: Clusters, user: dict[str, str]
) -> None:
    """Joins the mentions ``members`` (indexes of places in ``names``, in text order)."""
    forms: dict[Words, list[int]] = defaultdict(list)
    for index in members:
        key = fold(names[index].text)
        forms[tuple(user[key].split()) if key in user else place_key(names[index].text)].append(index)
    qualified: dict[Words, list[Words]] = defaultdict(list)
    for form in forms:
        if len(form) > 1 and form[0] in LEVELS:
            qualified[form[1:]].append(form)
    for form, where in forms.items():
        rivals = qualified.get(form, [])
        left: list[int] = []
        for index in where:
            choice = _unit(text, names[index], form, rivals) if rivals else None
            if choice is None:
                left.append(index)
            else:
                clusters.join(index, forms[choice][0], "A9 the unit of that name")
        for index in left[1:]:
            exact = fold(names[index].text) == fold(names[left[0]].text)
            clusters.join(index, left[0], "A1 same name" if exact else "A9 abbreviation or variant")
    for index in members:
        for other in bracketed(text, names, index)[:1]:
            first, second = names[index].text, names[other].text
            if names[other].type is names[index].type and abbreviation(second, first):
                clusters.join(other, index, "A2 bracket after the name")
        if index + 1 < len(names) and names[index + 1].type is names[index].type:
            between = text[names[index].end : names[index + 1].start]
            if named(text, names[index], names[index + 1]) and "atau" not in between:
                clusters.join(index + 1, index, "A2 named in the text")


def _unit(text: str, name: Name, form: Words, rivals: list[Words]) -> Words | None:
    heads = {rival[0]: rival for rival in rivals}
    if (cue := _CUE.search(text[max(0, name.start - 24) : name.start])) is not None:
        fits = [heads[head] for head in _CUES[fold(cue[1])] if head in heads]
        return fits[0] if len(fits) == 1 else None
    line = text.rfind("\n", 0, name.start) + 1
    opens = not text[line : name.start].strip()
    if opens and (name.text.isupper() or _DATELINE.match(text, name.end)):
        fits = [heads[head] for head in ("kabupaten", "kota") if head in heads]
        if len(fits) == 1:
            return fits[0]
        if len(fits) > 1:
            return None
    if len(rivals) > 1:
        return None
    units = regions().get(" ".join(form), ())
    if any(unit.kind == "province" for unit in units) and rivals[0][0] != "provinsi":
        return None  # B4: Jambi the province, Kota Jambi the city
    return rivals[0]


def codes(names: Sequence[Name], group: Sequence[int], districts: Districts | None) -> tuple[Unit, ...]:
    """The official units that a group of mentions may be; one where the text identifies it."""
    for index in sorted(group, key=lambda i: (-len(names[i].text), i)):
        key = place_key(names[index].text)
        joined = " ".join(key)
        head, rest = (key[0], " ".join(key[1:])) if len(key) > 1 else ("", "")
        if head in ("kabupaten", "kota", "provinsi"):
            kind = {"kabupaten": "regency", "kota": "city", "provinsi": "province"}[head]
            if exact := tuple(u for u in regions().get(rest, ()) if u.kind == kind):
                return exact
        if head in ("kecamatan", "distrik") and districts is not None:
            return districts.by_name.get(rest, ())
        if joined in countries():
            return (countries()[joined],)
        if found := regions().get(joined):
            provinces = tuple(u for u in found if u.kind == "province")
            return provinces if len(provinces) == 1 and len(found) == 1 else found
    return ()


def level(names: Sequence[Name], group: Sequence[int], units: Sequence[Unit]) -> int:
    """How high a place stands: 0 a site, 1 a village, 2 a district, 3 a regency or city, 4, 5 a country."""
    heads = [LEVELS[key[0]] for i in group if len(key := place_key(names[i].text)) > 1 and key[0] in LEVELS]
    kinds = {"district": 2, "regency": 3, "city": 3, "province": 4, "country": 5}
    return max([*heads, *(kinds[unit.kind] for unit in units)], default=0)


def parents(
    text: str, names: Sequence[Name], groups: Sequence[Sequence[int]], levels: Sequence[int]
) -> dict[int, int]:
    """Number of a group to that of the group it is said to lie in: "Kecamatan X, Kabupaten Y"."""
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    found: dict[int, int] = {}
    for index in sorted(group_of):
        following = index + 1
        if following not in group_of or text[names[index].end : names[following].start].strip(" \n") != ",":
            continue
        child, parent = group_of[index], group_of[following]
        if child != parent and levels[child] < levels[parent] and child not in found:
            found[child] = parent
    return found


__all__ = ["bare", "codes", "level", "link_places", "parents", "place_key"]
