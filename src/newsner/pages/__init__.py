"""Documents as pages for people: one HTML file each, nothing fetched, nothing run that the page does not hold."""

from newsner.pages.article import article_page

__all__ = ["article_page"]
