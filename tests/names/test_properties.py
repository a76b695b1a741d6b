"""What holds for every text and every set of mentions."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from newsner.articles.article import Article
from newsner.names import Entities, resolve
from newsner.tagging.mention import Mention, MentionType

_PARTS = st.sampled_from(
    "Joko Agus Wiratmo Sari Garut Kabupaten Kota Jabar PT Tbk Dinas Kesehatan Dinkes KPK Bupati Pak Dr. S.H. "
    "AS M. Muhammad ( ) / , - . \n alias Editor: Foto: Istrinya China-Kazakhstan “ ” yang É 𝐀 -nya".split(" ")
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Article, list[Mention]]:
    parts = draw(st.lists(_PARTS, min_size=1, max_size=40))
    text, starts = "", []
    for part in parts:
        starts.append(len(text))
        text += part + draw(st.sampled_from((" ", " ", "")))
    mentions = []
    for _ in range(draw(st.integers(0, 15))):
        start = draw(st.sampled_from(starts))
        end = min(len(text), start + draw(st.integers(0, 30)))
        mentions.append(Mention(start, end, draw(st.sampled_from(MentionType))))
    return Article(text), mentions


def entities_of(found: Entities) -> list[tuple[str, object]]:
    return [
        *(("PER", e) for e in found.people),
        *(("ORG", e) for e in found.organizations),
        *(("LOC", e) for e in found.places),
    ]


@settings(max_examples=300, deadline=None)
@given(documents(), st.randoms(use_true_random=False))
def test_invariants(document: tuple[Article, list[Mention]], dice: random.Random) -> None:
    article, mentions = document
    found = resolve(article, mentions, explain=True)
    spans = []
    for entity in (*found.people, *found.organizations, *found.places):
        assert entity.count == len(entity.mentions) > 0
        assert entity.name not in entity.aliases
        forms = {" ".join(m.text.split()) for m in entity.mentions}
        assert {entity.name, *entity.aliases} == forms
        assert all(m.why for m in entity.mentions)
        spans += [(m.start, m.end) for m in entity.mentions]
        for m in entity.mentions:
            assert article.text[m.start : m.end] == m.text
    spans.sort()
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))  # in one entity at most
    shuffled = list(mentions)
    dice.shuffle(shuffled)
    assert resolve(article, shuffled, explain=True) == found


@settings(max_examples=100, deadline=None)
@given(documents())
def test_no_mention_is_lost(document: tuple[Article, list[Mention]]) -> None:
    article, mentions = document
    apart: list[Mention] = []
    for mention in sorted(mentions):
        if not apart or apart[-1].end <= mention.start:
            apart.append(mention)
    found = resolve(article, apart)
    spans = [
        (m.start, m.end) for e in (*found.people, *found.organizations, *found.places) for m in e.mentions
    ]
    for mention in apart:
        if any(c.isalnum() for c in article.text[mention.start : mention.end]):
            assert any(mention.start <= start and end <= mention.end for start, end in spans)


@settings(max_examples=100, deadline=None)
@given(documents())
def test_entities_are_in_order_of_appearance(document: tuple[Article, list[Mention]]) -> None:
    found = resolve(*document)
    for group in (found.people, found.organizations, found.places):
        firsts = [entity.mentions[0].start for entity in group]
        assert firsts == sorted(firsts)
