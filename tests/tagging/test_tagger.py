from __future__ import annotations

from collections.abc import Sequence

from newsner import articles
from newsner.tagging import Mention, MentionType, SegmentTagger
from newsner.tagging.reading import Sentence, Span


class UpperReader:
    """Finds every run of capitals; remembers what it was given."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def read(self, texts: Sequence[str]) -> list[tuple[Sentence, ...]]:
        self.calls.append(list(texts))
        found = []
        for text in texts:
            words = []
            at = 0
            for word in text.split():
                at = text.index(word, at)
                words.append((at, at + len(word)))
                at += len(word)
            spans = tuple(Span(a, b, "ORG", 0.123456) for a, b in words if text[a:b].isupper())
            found.append((Sentence(tuple(words), spans),))
        return found


def test_mentions_lie_in_the_article_where_they_stand() -> None:
    article = articles.article("Rapat di DPR\n\nMenurut P\u200bSSI, laga \0batal. KPU diam.")
    (mentions,) = SegmentTagger(UpperReader()).tag([article])
    assert [article.text[m.start : m.end] for m in mentions] == ["DPR", "P\u200bSSI,", "KPU"]
    assert mentions[0] == Mention(9, 12, MentionType.ORGANIZATION, 0.1235)


def test_articles_keep_their_own_mentions() -> None:
    batch = [articles.article(text) for text in ("Di DPR", "", "Tidak ada.", "PSSI\nKPU")]
    assert [len(mentions) for mentions in SegmentTagger(UpperReader()).tag(batch)] == [1, 0, 0, 2]


def test_one_call_of_the_engine_for_a_batch() -> None:
    reader = UpperReader()
    SegmentTagger(reader).tag([articles.article("A B"), articles.article("C\nD")])
    assert reader.calls == [["A B", "C", "D"]]
