"""The tables of the package, read on first use: titles, seed aliases, regions, countries.

Where each comes from is told in ``data/README.md``. Reading all of them takes a few milliseconds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from newsner.names.normal import fold

if TYPE_CHECKING:
    from newsner.document import RegionKind


def rows(text: str) -> list[list[str]]:
    """The cells of a tab-separated table; blank lines and lines that open with # are left out."""
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _read(name: str) -> list[list[str]]:
    return rows((files("newsner.names") / "data" / name).read_text(encoding="utf-8"))


@cache
def title_words() -> dict[str, frozenset[str]]:
    """Kind (office, rank, honorific, address, degree, keep, …) to its folded phrases."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind, phrases in _read("titles.tsv"):
        kinds[kind].update(phrases.split(";"))
    return {kind: frozenset(phrases) for kind, phrases in kinds.items()}


def seed_aliases(name: str) -> dict[str, str]:
    """Folded alias (and folded canonical name) to the folded canonical name."""
    return dict(_seed(name))


@cache
def _seed(name: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for canonical, aliases in _read(name):
        target = fold(canonical)
        found[target] = target
        for alias in aliases.split(";"):
            found[fold(alias)] = target
    return tuple(found.items())


@cache
def org_heads() -> dict[str, tuple[str, ...]]:
    """Folded short head of a body ("polres") to the words it stands for."""
    return {
        fold(short): tuple(fold(expansions.split(";")[0]).split())
        for short, expansions in _read("org_heads.tsv")
    }


@dataclass(frozen=True, slots=True)
class Unit:
    """An official region or a country."""

    code: str
    name: str
    kind: RegionKind


_ADMIN = re.compile(r"^(?:Kabupaten|Kota)(?: Administrasi)? ")


def region(code: str, name: str) -> Unit:
    """A unit of the decree by the shape of its Kemendagri code: 11, 11.01, 11.71, 11.01.01."""
    name = name.strip()
    if len(code) == 2:
        return Unit(code, name, "province")
    if len(code) == 5:
        return Unit(code, name, "city" if name.startswith("Kota ") else "regency")
    if len(code) == 8:
        return Unit(code, name, "district")
    raise ValueError(f"not a code of a province, regency, city or district: {code!r}")


def bare(unit: Unit) -> str:
    """The folded name of a unit without its head: "Kabupaten Garut" is "garut"."""
    return fold(_ADMIN.sub("", unit.name)) if unit.kind in ("regency", "city") else fold(unit.name)


@cache
def regions() -> dict[str, tuple[Unit, ...]]:
    """Folded bare name to the provinces, regencies and cities of that name, in order of code."""
    found: dict[str, list[Unit]] = defaultdict(list)
    aliases = seed_aliases("loc_alias.tsv")
    for code, name in _read("regions.tsv"):
        unit = region(code, name)
        found[aliases.get(bare(unit), bare(unit))].append(unit)
    return {name: tuple(units) for name, units in found.items()}


@cache
def countries() -> dict[str, Unit]:
    """Folded name to the country; every name that news gives it."""
    found: dict[str, Unit] = {}
    for code, names in _read("countries.tsv"):
        spelled = names.split(";")
        for name in spelled:
            found.setdefault(fold(name), Unit(code, spelled[0], "country"))
    return found


@dataclass(frozen=True, slots=True)
class AliasTable:
    """A user's own aliases: folded alias to folded canonical name, for people, bodies and places alike."""

    canonical: dict[str, str]


@dataclass(frozen=True, slots=True)
class Districts:
    """Districts (kecamatan) by folded name."""

    by_name: dict[str, tuple[Unit, ...]]


def load_aliases(path: Path | str) -> AliasTable:
    """A table of aliases: canonical name, tab, aliases split by ";"; # opens a comment.

    :raises ValueError: where a line does not have that shape.
    """
    table: dict[str, str] = {}
    for cells in rows(Path(path).read_text(encoding="utf-8-sig")):
        if len(cells) != 2 or not all(cell.strip() for cell in cells):
            raise ValueError(
                f"{path}: expected a canonical name, a tab and aliases split by ';', got {'	'.join(cells)!r}"
            )
        canonical = fold(cells[0])
        if canonical == "canonical" and fold(cells[1]) == "aliases":
            continue
        for alias in (cells[0], *cells[1].split(";")):
            if not fold(alias):
                continue
            if table.setdefault(fold(alias), canonical) != canonical:
                raise ValueError(f"{path}: {alias.strip()!r} is an alias of two names")
    return AliasTable(table)


def load_districts(path: Path | str) -> Districts:
    """A table whose first cell is a Kemendagri code and whose last is a name; only districts are kept.

    :raises ValueError: where no district is found.
    """
    found: dict[str, list[Unit]] = defaultdict(list)
    for cells in rows(Path(path).read_text(encoding="utf-8-sig")):
        if re.fullmatch(r"\d\d\.\d\d\.\d\d", cells[0].strip()) and len(cells) > 1:
            unit = region(cells[0].strip(), cells[-1])
            found[bare(unit)].append(unit)
    if not found:
        raise ValueError(f"{path}: no district found; expected lines such as '32.05.01<TAB>Garut Kota'")
    return Districts({name: tuple(units) for name, units in found.items()})


def names_a_place(words: str) -> bool:
    """Whether ``words`` are, as a whole, a country or an Indonesian province, regency or city."""
    folded = fold(words)
    return folded in countries() or folded in regions()
