"""Readers of the labelled sets: column files and JSONL articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Sentence = list[tuple[str, str]]


def read_bio(path: Path) -> Iterator[Sentence]:
    """Yield sentences of (token, tag) from a two-column file, blank line between sentences."""
    sentence: Sentence = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            if sentence:
                yield sentence
            sentence = []
            continue
        token, _, tag = line.rpartition("\t")
        sentence.append((token, tag))
    if sentence:
        yield sentence


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
