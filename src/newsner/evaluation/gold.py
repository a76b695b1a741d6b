"""Read labelled text: newsner's JSONL, or columns of tokens and BIO tags."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TYPES = ("PER", "ORG", "LOC", "DATE")
SYNONYMS = {
    "PERSON": "PER", "PPL": "PER", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "LOCATION": "LOC", "PLACE": "LOC",
    "PLC": "LOC", "GPE": "LOC", "TIME": "DATE",
}  # fmt: skip


class GoldError(Exception):
    """A gold file that cannot be read; the message names the line and what was expected."""


@dataclass(frozen=True, slots=True)
class Label:
    """A gold mention: ``text[start:end]`` in code points; ``value`` of a date, ``cluster`` of a name, where given."""

    start: int
    end: int
    type: str
    value: str | None = None
    cluster: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """One labelled text; ``published`` is the date that its relative dates are resolved against."""

    id: str
    text: str
    labels: tuple[Label, ...]
    published: str | None = None


def read_gold(path: Path, names: Mapping[str, str] | None = None) -> list[Gold]:
    """The labelled texts of a file: JSONL where it begins with "{", else a token and its BIO tag a line.

    :param names: what a label of the file is called here, or "-" to leave it out; beside the usual synonyms.
    :raises GoldError: where a line is not what it should be.
    """
    known = {**{kind: kind for kind in TYPES}, **SYNONYMS, **(names or {})}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read ({error}); gold files are UTF-8") from error
    if next((line for line in lines if line.strip()), "").lstrip().startswith("{"):
        gold = list(_jsonl(path, lines, known))
    else:
        gold = list(_columns(path, lines, known))
    if not gold:
        raise GoldError(f"{path}: no labelled text in it")
    return gold


def _jsonl(path: Path, lines: Iterable[str], known: Mapping[str, str]) -> Iterator[Gold]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record: dict[str, Any] = json.loads(line)
            text = record["text"]
            labels = []
            for entity in record["entities"]:
                kind = known.get(entity["type"], "-")
                if kind == "-":
                    continue
                start, end = int(entity["start"]), int(entity["end"])
                if not 0 <= start < end <= len(text):
                    raise ValueError(f"span {start}-{end} lies outside the text")
                labels.append(Label(start, end, kind, entity.get("value"), entity.get("cluster")))
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(
                f'{path}, line {number}: {error}; expected {{"text": …, "entities": [{{"start", "end", "type"}}]}}'
            ) from error
        yield Gold(str(record.get("id", number)), text, tuple(labels), record.get("doc_date"))


def _columns(path: Path, lines: Iterable[str], known: Mapping[str, str]) -> Iterator[Gold]:
    sentence: list[tuple[str, str]] = []
    first = 1
    for number, line in enumerate([*lines, ""], 1):
        if line.strip() and not line.startswith(("# ", "-DOCSTART-")):
            columns = line.split("\t") if "\t" in line else line.split()
            tag = columns[-1].strip()
            if len(columns) < 2 or not (tag == "O" or tag[:2] in ("B-", "I-")):
                raise GoldError(f"{path}, line {number}: expected a token and a tag (O, B-PER, I-PER, …)")
            sentence.append((columns[0], tag))
        elif sentence:
            yield _sentence(f"line {first}", sentence, known)
            sentence = []
        if not sentence:
            first = number + 1


def _sentence(name: str, sentence: list[tuple[str, str]], known: Mapping[str, str]) -> Gold:
    labels: list[Label] = []
    at = 0
    inside = ""
    for token, tag in sentence:
        kind = known.get(tag[2:], "-") if tag != "O" else "-"
        if kind == "-":
            inside = ""
        elif tag[0] == "B" or inside != kind:
            labels.append(Label(at, at + len(token), kind))
            inside = kind
        else:
            labels[-1] = Label(labels[-1].start, at + len(token), kind)
        at += len(token) + 1
    return Gold(name, " ".join(token for token, _ in sentence), tuple(labels))
