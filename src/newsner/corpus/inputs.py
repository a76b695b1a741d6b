"""What the user named: files, folders, patterns, stdin. Each becomes one or more sources, in a fixed order."""

from __future__ import annotations

import fnmatch
import glob
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

STDIN = "-"
PACKED = frozenset({".gz", ".xz", ".bz2", ".zst"})
_MAGIC = re.compile(r"[*?[]")


class Kind(StrEnum):
    """What a source holds."""

    TEXT = "text"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    PARQUET = "parquet"

    @property
    def many(self) -> bool:
        """Whether a source of this kind holds any number of articles."""
        return self not in (Kind.TEXT, Kind.HTML)


KINDS = {
    ".txt": Kind.TEXT,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".json": Kind.JSON,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".parquet": Kind.PARQUET,
}


class NothingThere(Exception):
    """An input that names nothing; the message says which."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or stdin where ``name`` is "-". ``kind`` is None where only the content can tell."""

    name: str
    kind: Kind | None


def kind_of(name: str) -> Kind | None:
    """The kind by the suffix, without that of a compression: ``a.jsonl.gz`` is JSONL."""
    path = Path(name)
    if path.suffix.lower() in PACKED:
        path = path.with_suffix("")
    return KINDS.get(path.suffix.lower())


def check(names: Sequence[str]) -> None:
    """:raises NothingThere: where a name is no file, no folder and no pattern that matches."""
    for name in names:
        if name == STDIN or os.path.lexists(name):
            continue
        if _MAGIC.search(name) is None:
            raise NothingThere(f"{name}: no such file; nothing was read")
        if next(_matches(name, {}), None) is None:
            raise NothingThere(f"{name}: nothing matches this pattern; nothing was read")


def many(names: Sequence[str], kind: Kind | None = None) -> bool:
    """Whether ``names`` stand for an archive rather than for one article (of stdin only ``kind`` can tell)."""
    if len(names) != 1:
        return True
    found = kind or kind_of(names[0])
    return (
        Path(names[0]).is_dir()
        or not (names[0] == STDIN or os.path.lexists(names[0]))
        or bool(found and found.many)
    )


def sources(
    names: Sequence[str], kind: Kind | None = None, leave_out: Mapping[str, str] | None = None
) -> Iterator[Source]:
    """The sources that ``names`` stand for: as named, folders and patterns sorted by name.

    In folders only files of a known suffix are taken. A folder that a symbolic link leads back into is not
    entered again.

    :param kind: what all files are, whatever they are called.
    :param leave_out: files and folders to pass over, by :func:`outputs`.
    """
    out = leave_out or {}
    for name in names:
        if name == STDIN:
            yield Source(STDIN, kind)
        elif os.path.lexists(name):
            yield from _file_or_folder(name, kind, out)
        else:
            for match in _matches(name, out):
                yield from _file_or_folder(match, kind, out)


def outputs(*paths: Path | None) -> dict[str, str]:
    """What a run writes, so that it is not read by the same run: real path by name."""
    return {path.name: os.path.realpath(path) for path in paths if path is not None}


def _is_output(name: str, out: Mapping[str, str]) -> bool:
    return (base := os.path.basename(name)) in out and os.path.realpath(name) == out[base]  # noqa: PTH119


def _file_or_folder(name: str, kind: Kind | None, out: Mapping[str, str]) -> Iterator[Source]:
    if not Path(name).is_dir():
        yield Source(name, kind or kind_of(name))
        return
    for path in _walk(name, (), out):
        found = kind_of(path)
        if found or Path(path).is_dir():
            yield Source(path, kind or found)


def _walk(folder: str, above: tuple[tuple[int, int], ...], out: Mapping[str, str]) -> Iterator[str]:
    """The files below ``folder``, hidden ones left out, in the order of their names."""
    try:
        status = Path(folder).stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder  # as if it were a file: reading it fails, and that is on record
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        return
    for entry in entries:
        if entry.name.startswith(".") or _is_output(entry.path, out):
            continue
        if entry.is_dir():
            yield from _walk(entry.path, (*above, here), out)
        else:
            yield entry.path


def _matches(pattern: str, out: Mapping[str, str]) -> Iterator[str]:
    """Files and folders that match, sorted; ``**`` stands for any folders between."""
    parts = Path(pattern).parts
    if "**" not in parts:
        yield from (name for name in sorted(glob.iglob(pattern)) if not _is_output(name, out))  # noqa: PTH207
        return
    # glob follows links round and round; _walk does not.
    at = parts.index("**")
    bases = sorted(glob.iglob(str(Path(*parts[:at])))) if at else ["."]  # noqa: PTH207
    for base in bases:
        for path in _walk(base, (), out):
            if _fits(Path(path).relative_to(base).parts, parts[at:]):
                yield path if at else str(Path(path))


def _fits(parts: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return wanted == ("**",) or any(_fits(parts[i:], wanted[1:]) for i in range(len(parts)))
    return bool(parts) and fnmatch.fnmatchcase(parts[0], wanted[0]) and _fits(parts[1:], wanted[1:])
