"""The project's labelled articles: no entity of gold mentions mixes two gold clusters, few are split."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsner.articles.article import Article
from newsner.names import resolve
from newsner.tagging.mention import Mention, MentionType

_GOLD = Path(__file__).parents[2] / "data/gold"


@pytest.mark.parametrize("name", ["articles.jsonl", "news-dev.jsonl"])
def test_no_wrong_merge_and_few_missed(name: str) -> None:
    made = gold_clusters = 0
    for line in (_GOLD / name).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold = {(e["start"], e["end"]): e["cluster"] for e in record["entities"] if e["type"] != "DATE"}
        mentions = [
            Mention(e["start"], e["end"], MentionType(e["type"]))
            for e in record["entities"]
            if e["type"] != "DATE"
        ]
        found = resolve(Article(record["text"]), mentions)
        for entity in (*found.people, *found.organizations, *found.places):
            held = {gold[m.start, m.end] for m in entity.mentions if (m.start, m.end) in gold}
            assert len(held) <= 1, (record["id"], entity.name, held)
            made += 1
        gold_clusters += len(set(gold.values()))
    assert gold_clusters <= made <= 1.05 * gold_clusters
