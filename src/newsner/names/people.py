"""Which mentions of people are one person: A1-A6 and A8, never over B1 and B6."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from newsner.names.clusters import Clusters
from newsner.names.links import abbreviation, named
from newsner.names.name import Name
from newsner.names.normal import fold, words
from newsner.names.spelling import near_misses
from newsner.names.tables import seed_aliases, title_words
from newsner.names.titles import Beside

_LONG = {"m": "muhammad", "moh": "muhammad", "moch": "muhammad", "muh": "muhammad", "mohd": "muhammad",
         "mohammad": "muhammad", "mochammad": "muhammad", "mohamad": "muhammad", "abd": "abdul"}  # fmt: skip
_KIN = re.compile(
    r"(?i)\b(?:suami|istri|anak|kakak|adik|ayah|ibu|putra|putri|cucu|keponakan|paman|bibi)(?:nya)?"
    r"(?: (?:sulung|bungsu|kandung|tunggal|pertama|kedua)(?:nya)?)?,?\s*$"
)
_RIVALS = 16
"""so many people of one name that no cue is trusted to choose among them"""
Words = tuple[str, ...]


def person_words(text: str) -> Words:
    """A5: the words of a name, an abbreviated Muhammad or Abdul written out."""
    found = words(text)
    if len(found) > 1:
        found[0] = _LONG.get(found[0], found[0])
    return tuple(found)


def link_people(
    text: str, names: Sequence[Name], members: Sequence[int], beside: Sequence[Beside],
    credits_: frozenset[int], clusters: Clusters, user: dict[str, str],
) -> None:  # fmt: skip
    """Joins the mentions ``members`` (indexes of people in ``names``, in text order).

    :param credits_: the members that are bylines or photo credits.
    """
    _People(text, names, members, beside, credits_, clusters, user).run()


class _People:
    def __init__(
        self, text: str, names: Sequence[Name], members: Sequence[int], beside: Sequence[Beside],
        credits_: frozenset[int], clusters: Clusters, user: dict[str, str],
    ) -> None:  # fmt: skip
        self.text, self.names, self.beside, self.clusters = text, names, beside, clusters
        self.members, self.user = members, user
        self.credits = credits_
        self.story = [i for i in members if i not in credits_]
        self.key = {i: person_words(names[i].text) for i in members}
        self.forms: dict[Words, list[int]] = defaultdict(list)
        for index in self.story:
            self.forms[self.key[index]].append(index)

    def run(self) -> None:
        self._same_full_names()
        self._links()
        self._seeds()
        self._spellings()
        self._short_forms()

    def _same_full_names(self) -> None:
        """A1 for names of two words or more, credits too (B6: no short forms there)."""
        full: dict[Words, list[int]] = defaultdict(list)
        for index in self.members:
            if len(self.key[index]) > 1:
                full[self.key[index]].append(index)
            elif index in self.credits:
                full["credit", *self.key[index]].append(index)
        for same in full.values():
            for index in same[1:]:
                exact = fold(self.names[index].text) == fold(self.names[same[0]].text)
                self.clusters.join(index, same[0], "A1 same name" if exact else "A5 abbreviated first name")

    def _links(self) -> None:
        """A2: alias, akrab disapa, and a bracket that abbreviates."""
        self.nicknames: dict[Words, set[int]] = defaultdict(set)
        for first, second in zip(self.story, self.story[1:], strict=False):
            a, b = self.names[first], self.names[second]
            inside = self.text[a.end : b.start].strip() == "(" and self.text[b.end : b.end + 1] == ")"
            seeds = seed_aliases("person_alias.tsv")
            known = fold(a.text) in seeds and seeds.get(fold(a.text)) == seeds.get(fold(b.text))
            if named(self.text, a, b) or (inside and (abbreviation(b.text, a.text) or known)):
                self.clusters.join(second, first, "A2 named in the text")
                self.nicknames[self.key[second]].add(first)

    def _seeds(self) -> None:
        """A8: famous aliases and the user's own; explicit links come first."""
        for table, rule in (
            (self.user, "A8 user alias"),
            (seed_aliases("person_alias.tsv"), "A8 seed alias"),
        ):
            targets: dict[str, int] = {}
            for form, where in self.forms.items():
                target = table.get(fold(self.names[where[0]].text))
                if target is None or form in self.nicknames:
                    continue
                self.clusters.join_all(where, "A1 same name")
                if target in targets:
                    self.clusters.join(where[0], targets[target], rule)
                targets.setdefault(target, where[0])

    def _spellings(self) -> None:
        """A6: one letter apart, the only pair of its kind; never in the first name (B1)."""
        full = [form for form in self.forms if len(form) > 1]
        for first, second in near_misses(full):
            self.clusters.join(self.forms[second][0], self.forms[first][0], "A6 spelling")

    def _short_forms(self) -> None:
        """A3 and A4, longest forms first so that "Andi Baso" is placed before "Baso"."""
        by_word: dict[str, list[Words]] = defaultdict(list)
        for form in sorted(self.forms, key=lambda f: (-len(f), self.forms[f][0])):
            where = self.forms[form]
            if not (len(form) == 1 and _suspect(self.names[where[0]].text)):
                rare = min((by_word.get(word, []) for word in form if len(word) > 1), key=len, default=[])
                self.clusters.steps += len(rare)
                fuller = [other for other in rare if len(other) > len(form) and _within(form, other)]
                self._place(form, where, fuller)
            self._alike(form, where)
            if len(form) > 1:
                for word in set(form):
                    by_word[word].append(form)

    def _alike(self, form: Words, where: list[int]) -> None:
        """A1 for what no fuller name took."""
        if form in self.nicknames:
            for index in where:
                earlier = [i for i in self.nicknames[form] if i < index]
                if self.clusters.why[index] is None and earlier:
                    self.clusters.join(index, max(earlier), "A2 named in the text")
        left = [i for i in where if self.clusters.why[i] is None]
        self.clusters.join_all(left, "A1 same name")

    def _place(self, form: Words, where: list[int], fuller: list[Words]) -> None:
        if not fuller or form in self.nicknames:
            return
        starts = sorted((self.forms[other][0], other) for other in fuller)
        later = {self.clusters.root(at): (at, other) for at, other in starts}
        active: dict[int, tuple[int, Words]] = {}
        at = 0
        for index in where:
            while at < len(starts) and starts[at][0] < index:
                active.setdefault(self.clusters.root(starts[at][0]), starts[at])
                at += 1
            choice, rule = self._choose(form, index, active or later)
            if choice is not None:
                self.clusters.join(index, choice, rule)

    def _choose(
        self, form: Words, index: int, rivals: dict[int, tuple[int, Words]]
    ) -> tuple[int | None, str]:
        if len(rivals) > _RIVALS:
            return None, ""
        found = list(rivals.values())
        fits = [(at, other) for at, other in found if self._sex(index) * self._sex(at) >= 0]
        if len(found) == 1:
            if not fits:
                return None, ""
            at, other = found[0]
            place = "first" if other[0] == form[0] else "last" if other[-1] == form[-1] else "middle"
            return at, f"{'A4' if place == 'last' else 'A3'} {place} name"
        self.clusters.steps += len(found)
        titles = {fold(title) for title in self.beside[index].titles}
        if titled := [r for r in fits if titles & {fold(t) for t in self.beside[r[0]].titles}]:
            return max(titled)[0], "A3 short form, by its title (B1)"
        if self._sex(index) and len(fits) == 1:
            return fits[0][0], "A3 short form, by its form of address (B1)"
        heads = [r for r in found if not self._kin(r[0])]
        if len(heads) == 1 and all(other[-1] == form[-1] for _, other in found):
            return heads[0][0], "A4 last name, the others being named as kin (B1)"
        outer = [r for r in found if form[0] == r[1][0] or form[-1] == r[1][-1]]
        if len(outer) == 1:
            return outer[0][0], "A3 first or last name before middle"
        return None, ""

    def _sex(self, index: int) -> int:
        kinds = title_words()
        address = self.beside[index].address
        return any(a in kinds["male"] for a in address) - any(a in kinds["female"] for a in address)

    def _kin(self, index: int) -> bool:
        start = self.names[index].start
        return _KIN.search(self.text[max(0, start - 60) : start]) is not None


def _suspect(text: str) -> bool:
    """Whether a name is the initials of a suspect: AS, but not Xi."""
    return len(text) <= 3 and text.isupper()


def _within(short: Words, long: Words) -> bool:
    """Whether the words come in order in the longer name; an initial stands for its word."""
    rest = iter(long)
    return all(any(word == w or (len(word) == 1 and w.startswith(word)) for w in rest) for word in short)
