"""Names one letter apart (A6), found by their deletions so that the work grows with the names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

_OLD = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("y", "j"))
Words = tuple[str, ...]


def modern(word: str) -> str:
    """A key under which old and new spelling are equal: Soekarno and Sukarno, Djoko and Joko."""
    for old, new in _OLD:
        word = word.replace(old, new)
    return word


def near_misses(forms: Sequence[Words]) -> list[tuple[Words, Words]]:
    """Pairs that are one name in two spellings, each the other's only candidate, in input order."""
    keys: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        for key in _keys(form):
            keys[key].append(number)
    partners: dict[int, set[int]] = defaultdict(set)
    for numbers in keys.values():
        if 2 <= len(numbers) <= 4:  # more sharing one key are many candidates anyhow
            for number in numbers:
                partners[number].update(other for other in numbers if _close(forms[number], forms[other]))
    return [
        (forms[first], forms[second])
        for first in sorted(partners)
        if len(partners[first]) == 1
        and (second := next(iter(partners[first]))) > first
        and partners[second] == {first}
    ]


def _keys(form: Words) -> Iterable[tuple[object, ...]]:
    yield ("old", *map(modern, form))
    for at, word in enumerate(form[1:], start=1):
        if 6 <= len(word) <= 24:
            for cut in {word[:k] + word[k + 1 :] for k in range(len(word))} | {word}:
                yield (*form[:at], at, cut, *form[at + 1 :])


def _close(first: Words, second: Words) -> bool:
    if first == second or len(first) != len(second):
        return False
    if tuple(map(modern, first)) == tuple(map(modern, second)):
        return True
    apart = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(apart) != 1 or first[0] != second[0]:
        return False
    a, b = apart[0]
    if a[:-1] == b[:-1] and a[-1] in "aeiou" and b[-1] in "aeiou":
        return False  # Sunarto and Sunarti are two people
    return _one_edit(a, b)


def _one_edit(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    k = next((k for k in range(len(a)) if a[k] != b[k]), len(a))
    return a[k + (len(a) == len(b)) :] == b[k + 1 :]
