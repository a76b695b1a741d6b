"""Short texts with their mentions marked: "[PER Asep Rukmana] tiba di [LOC Garut]"."""

from __future__ import annotations

import re
from typing import Any

from newsner.articles.article import Article
from newsner.names import Entities, resolve
from newsner.tagging.mention import Mention, MentionType

_MARK = re.compile(r"\[(PER|ORG|LOC) ([^\]]+)\]")


def read(marked: str) -> tuple[Article, list[Mention]]:
    text, mentions, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        mentions.append(Mention(len(text), len(text) + len(mark[2]), MentionType(mark[1])))
        text += mark[2]
        at = mark.end()
    return Article(text + marked[at:]), mentions


def mentioned(text: str, *found: tuple[str, str, float]) -> list[Mention]:
    """Mentions by their words, type and score, in text order: each is the next occurrence."""
    mentions, at = [], 0
    for words, kind, score in found:
        at = text.index(words, at)
        mentions.append(Mention(at, at + len(words), MentionType(kind), score))
        at += len(words)
    return mentions


def resolved(marked: str, **options: Any) -> Entities:
    return resolve(*read(marked), **options)


def groups(marked: str, **options: Any) -> list[list[str]]:
    """The texts of the mentions of every entity: people, then organizations, then places."""
    found = resolved(marked, **options)
    entities = (*found.people, *found.organizations, *found.places)
    return [[mention.text for mention in entity.mentions] for entity in entities]
