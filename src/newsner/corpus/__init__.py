"""Archives: many sources through many processes, a record for each article, continued where it was cut off."""

from newsner.corpus.inputs import Kind, NothingThere, check
from newsner.corpus.reading import Item, Page, Reading
from newsner.corpus.run import run
from newsner.corpus.work import Result

__all__ = ["Item", "Kind", "NothingThere", "Page", "Reading", "Result", "check", "run"]
