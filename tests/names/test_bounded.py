"""The work grows with the mentions, not with their square, whatever the names share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsner.articles.article import Article
from newsner.names.edges import repair
from newsner.names.resolve import cluster
from newsner.names.titles import read_titles
from newsner.tagging.mention import Mention, MentionType

_DIGITS = "ba di ku lo me na ra si to wu".split()


def word(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in f"{number:04d}").capitalize()


def steps(kind: MentionType, make: Callable[[int], str], size: int) -> int:
    text, mentions = "", []
    for number in range(size):
        mentions.append(Mention(len(text), len(text) + len(make(number)), kind))
        text += make(number) + " tiba. "
    names = repair(Article(text), mentions)
    return cluster(text, names, read_titles(text, names, (0, 0)), frozenset()).steps


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        (MentionType.PERSON, lambda k: f"Budi {word(k)}" if k % 2 else "Budi"),
        (MentionType.PERSON, lambda k: f"{word(k)} {word(k + 1)}" if k % 2 else word(k)),
        (MentionType.ORGANIZATION, lambda k: f"Dinas {word(k)}" + f" {word(k + 1)}" * (k % 2)),
        (MentionType.ORGANIZATION, lambda k: f"Dinas {word(k)}" if k % 2 else f"D{word(k).upper()[:3]}"),
    ],
)  # fmt: skip
def test_twice_the_mentions_at_most_about_twice_the_steps(
    kind: MentionType, make: Callable[[int], str]
) -> None:
    small, large = (steps(kind, make, size) for size in (400, 800))
    assert large <= 2.5 * small + 800
