"""newsner: who, which organisations, where and when in Indonesian news.

>>> import newsner
>>> extractor = newsner.load()
>>> document = extractor.extract("Nur-Sultan (ANTARA) - Presiden Xi Jinping tiba pada 14 September 2022.")
>>> [person.name for person in document.people]
['Xi Jinping']

Nothing heavy is imported until :func:`load` is called.
"""

from newsner.version import __version__

__all__ = ["__version__"]
