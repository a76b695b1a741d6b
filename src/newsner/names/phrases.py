"""Words around names: tokens, clause starts, heads of offices, verbs, degrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsner.names.normal import fold
from newsner.names.tables import title_words

_TOKEN = re.compile(r"\((?:[Pp]urn\.?|[A-Z]|[Mm]ar)\)|[(),]|[^\s,()]*[a-z]{2}[.!?][\"”]?(?=[A-Z])|[^\s,()]+")
_SENTENCE = re.compile(r"(\S*\w|\))[.!?]+[\"”’']?\s*(?=[A-Z\"“(])")
_CUT = re.compile(r"[:;|“”\"•\n]|\s[-–—]{1,2}\s|[–—]\s")
_ABBREVIATION = re.compile(r"^\(?(?:[A-Z]|[A-Za-z]{1,3}(?:\.[A-Za-z]{1,4})+)$")

_VERB = re.compile(r"(?:me(?:[mn]|ng|ny|[lrwy])|ber|ter|di)[a-z]{3,}(?:-[a-z]+)?")
_DEGREE = re.compile(
    r"\s*,\s*("
    r"(?:[A-Z][A-Za-z]{0,4}\.\s?)+(?:[A-Z][A-Za-z]{0,4})?\.?(?:\([A-Z][A-Za-z.]+\))?"
    r"|Ph\.?\s?D\.?|[A-Z][A-Za-z]{1,5})(?=[\s,.;)\"”]|$)"
)
_DOTTED = re.compile(
    r"(?:S|M|A|D|Sp|B|Ph|Psi|Amd|SST|Ners|Ns|Apt|Ak|Lc|CA|Dipl|LL|Gr|Ed|Sc|Sos|SI)\.?"
    r"(?:\s?[A-Z][A-Za-z]{0,5}\.?)*(?:\([A-Z][A-Za-z.]+\))?"
)


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    text: str
    folded: str


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Words, commas and brackets of ``text[start:end]``."""
    return [
        Token(found.start(), found.end(), found.group(), fold(found.group()))
        for found in _TOKEN.finditer(text, start, end)
    ]


def clause_start(text: str, low: int, end: int) -> int:
    """Where the clause that ends at ``end`` begins, not before ``low``."""
    kinds = title_words()
    for cut in _CUT.finditer(text, low, end):
        low = cut.end()
    for stop in _SENTENCE.finditer(text, low, end + 1):
        if stop.end() > end:
            break
        word = stop.group(1)
        short = fold(word.lstrip("(")) + "."
        if _ABBREVIATION.match(word) or any(
            short in kinds[kind] for kind in ("honorific", "modifier", "address")
        ):
            continue
        low = stop.end()
    return low


def office_head(found: Sequence[Token], at: int, end: int) -> int:
    """How many words from ``at`` name an office, at most ``end - at``; 0 where they do not."""
    offices = title_words()["office"]
    for size in range(min(5, end - at), 0, -1):
        if " ".join(token.folded for token in found[at : at + size]) in offices:
            return size
    return 0


def is_head(found: Sequence[Token]) -> bool:
    """Whether the words are the name of an office and nothing more."""
    return bool(found) and office_head(found, 0, len(found)) == len(found)


def is_verb(token: Token) -> bool:
    """Whether a word looks like a verb, so that no office runs over it."""
    kinds = title_words()
    if token.folded in kinds["verb"]:
        return True
    return _VERB.fullmatch(token.text) is not None and not token.text.startswith(tuple(kinds["noun"]))


def degrees_after(text: str, at: int) -> tuple[list[str], int]:
    """The degrees after a name (", S.Sos., M.Si.") and the offset behind them."""
    plain = title_words()["degree"]
    found: list[str] = []
    while (match := _DEGREE.match(text, at)) is not None:
        written = match.group(1).strip()
        letters = fold(written).rstrip(".")
        dotted = (
            "." in written
            and _DOTTED.fullmatch(written) is not None
            and not re.search(r"\. ?[A-Z][a-z]{5}", written)
        )
        if (
            letters.replace(" ", "") not in plain
            and letters.replace(".", "").replace(" ", "") not in plain
            and not dotted
        ):
            break
        if not dotted and written[1:].islower():  # "Ma" the name, not MA the degree
            break
        found.append(written)
        at = match.end(1)
    return found, at
