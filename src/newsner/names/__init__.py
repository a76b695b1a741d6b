"""Names: mentions become people, organizations and places.

>>> from newsner.names import resolve
>>> resolve(article, mentions).people[0].titles
('Presiden China',)
"""

from __future__ import annotations

from newsner.names.discourse import one_sense
from newsner.names.resolve import Entities, resolve
from newsner.names.tables import AliasTable, Districts, load_aliases, load_districts

__all__ = ["AliasTable", "Districts", "Entities", "load_aliases", "load_districts", "one_sense", "resolve"]
