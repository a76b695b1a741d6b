"""From articles to documents: the one place where the rooms meet.

Article ─▶ tagging ─▶ mentions ─▶ names ─▶ people, organizations, places ─┐
   └─────▶ dates ─────────────────────────▶ dates with values ────────────┴─▶ Document
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from newsner import articles, bundle, dates, document, names, tagging
from newsner.printable import printable

if TYPE_CHECKING:
    from newsner.articles import Article
    from newsner.dates import DateMention
    from newsner.names import AliasTable, Districts
    from newsner.tagging import Mention, Tagger

BATCH_SIZE = 32
REPLACED = "\ufffd"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose about an extraction."""

    min_score: float = 0.0
    """Leave out mentions that the tagger is less sure of than this, 0 to 1."""
    explain: bool = False
    """Say on each mention which rule put it into its entity (``why``)."""
    keep_text: bool = False
    """Put the text into the document, so that it can be shown or exported without the article at hand."""
    aliases: AliasTable | None = None
    districts: Districts | None = None


class Extractor:
    """People, organizations, places and dates of articles. Get one from :func:`newsner.load`.

    Loading costs, extracting is cheap: make one and use it for everything. Not thread-safe.
    """

    def __init__(self, tagger: Tagger, model: document.ModelInfo, options: Options | None = None) -> None:
        self._tagger = tagger
        self._model = model
        self._options = options or Options()

    def extract(self, article: Article | str, *, published: str | None = None) -> document.Document:
        """The document of one article.

        :param article: an :class:`~newsner.articles.Article`, or a text, whose zones and date are then found.
        :param published: publication date of a text: YYYY, YYYY-MM or YYYY-MM-DD. Without it the date that
            the article itself states is used; without that, relative dates stay unresolved.
        :raises ValueError: where ``published`` is not a date.
        """
        return self._batch([_article(article, published)])[0]

    def extract_many(
        self, inputs: Iterable[Article | str], *, batch_size: int = BATCH_SIZE
    ) -> Iterator[document.Document]:
        """The documents of ``inputs``, lazily and in order; equal to :meth:`extract` on each.

        :param batch_size: articles tagged together. More is faster up to a point and takes memory.
        :raises ValueError: where ``batch_size`` is below one.
        """
        if batch_size < 1:
            raise ValueError(f"batch_size must be at least 1, not {batch_size}")
        source = iter(inputs)
        while batch := list(islice(source, batch_size)):
            yield from self._batch([_article(item) for item in batch])

    def _batch(self, batch: Sequence[Article]) -> list[document.Document]:
        found = self._tagger.tag(batch)
        return [self._document(article, mentions) for article, mentions in zip(batch, found, strict=True)]

    def _document(self, article: Article, mentions: Sequence[Mention]) -> document.Document:
        options = self._options
        article = _encodable(article)
        kept = [
            m
            for m in names.one_sense(article, mentions)
            if (m.score is None or m.score >= options.min_score)
            and REPLACED not in article.text[m.start : m.end]
        ]
        moments = [m for m in dates.find(article.text, article.published) if REPLACED not in m.text]
        kept, moments = _settle(kept, moments)
        entities = names.resolve(
            article, kept, aliases=options.aliases, districts=options.districts, explain=options.explain
        )
        return document.Document.model_construct(
            source=printable(article.source),
            article=document.ArticleInfo.model_construct(
                title=printable(article.title),
                published=article.published,
                outlet=printable(article.outlet),
                zones=tuple(
                    document.Zone.model_construct(kind=zone.kind.value, start=zone.start, end=zone.end)
                    for zone in article.zones
                ),
                text=article.text if options.keep_text else None,
            ),
            people=entities.people,
            organizations=entities.organizations,
            places=entities.places,
            dates=_dates(article, moments),
            model=self._model,
        )


def load(
    *,
    engine: tagging.Engine | str = "compiled",
    model_dir: Path | str | None = None,
    options: Options | None = None,
) -> Extractor:
    """An extractor with the bundled model.

    :param engine: ``"compiled"`` (fast, no torch) or ``"stanza"`` (the Stanza library, the reference).
    :param model_dir: another Stanza model folder than the bundled one.
    :raises newsner.bundle.BundleError: where the folder is not such a bundle.
    :raises ValueError: where there is no such engine.
    """
    folder = Path(model_dir) if model_dir is not None else bundle.model_dir()
    card = bundle.read_card(folder)
    tagger = tagging.load(tagging.Engine.named(engine), folder)
    return Extractor(
        tagger, document.ModelInfo.model_construct(name=card.name, version=card.version), options
    )


def _encodable(article: Article) -> Article:
    """Lone surrogates, which no UTF-8 can carry, as U+FFFD: one character for one, so offsets stay true.

    A mention that would hold one is left out: its text could not be given exactly.
    """
    if _SURROGATE.search(article.text) is None:
        return article
    return replace(article, text=_SURROGATE.sub(REPLACED, article.text))


def _article(item: Article | str, published: str | None = None) -> Article:
    if isinstance(item, str):
        return articles.article(item, published=published)
    return item if published is None else replace(item, published=articles.parse_published(published))


def _settle(
    mentions: Sequence[Mention], moments: Sequence[DateMention]
) -> tuple[list[Mention], list[DateMention]]:
    """Where a name and a date claim the same characters the longer one stays, the date on a tie.

    "Universitas 17 Agustus 1945" is a name, "Minggu (18/9)" a date.
    """
    kept_mentions: list[Mention] = []
    dropped: set[int] = set()
    at = 0
    for mention in mentions:
        while at < len(moments) and moments[at].end <= mention.start:
            at += 1
        rivals = []
        probe = at
        while probe < len(moments) and moments[probe].start < mention.end:
            rivals.append(probe)
            probe += 1
        longest = max((moments[i].end - moments[i].start for i in rivals), default=0)
        if mention.end - mention.start > longest:
            kept_mentions.append(mention)
            dropped.update(rivals)
    return kept_mentions, [moment for i, moment in enumerate(moments) if i not in dropped]


def _dates(article: Article, moments: Sequence[DateMention]) -> tuple[document.Date, ...]:
    """Group date mentions of equal value and mod; the unresolved by what is known, or their words."""
    groups: dict[tuple[str | None, ...], list[DateMention]] = {}
    for moment in moments:
        known = moment.value or moment.partial
        groups.setdefault((known or moment.text.casefold(), moment.value, moment.mod), []).append(moment)
    return tuple(
        document.Date.model_construct(
            text=_clean(group[0].text),
            value=group[0].value,
            from_=group[0].from_,
            to=group[0].to,
            granularity=group[0].granularity,
            mod=group[0].mod,
            partial=group[0].partial,
            weekday_mismatch=any(moment.weekday_mismatch for moment in group),
            count=len(group),
            mentions=tuple(
                document.Mention.model_construct(
                    text=moment.text,
                    start=moment.start,
                    end=moment.end,
                    zone=article.zone_at(moment.start).value,
                )
                for moment in group
            ),
        )
        for group in groups.values()
    )


def _clean(text: str) -> str:
    return " ".join(text.split())
