"""From bytes to articles: the text exactly as read, its zones, and when it was published."""

from newsner.articles.article import Article, Zone, ZoneKind
from newsner.articles.assemble import article
from newsner.articles.published import parse_published
from newsner.articles.reading import UnreadableInput, decode, read_text

__all__ = [
    "Article",
    "UnreadableInput",
    "Zone",
    "ZoneKind",
    "article",
    "decode",
    "parse_published",
    "read_text",
]
