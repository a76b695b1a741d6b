"""Dates: find every date in Indonesian news and say which day it is.

>>> from newsner.dates import find
>>> [(m.text, m.value) for m in find("Sidang dibuka Rabu (14/9) pukul 10.00 WIB.", "2022-09-15")]
[('Rabu (14/9) pukul 10.00 WIB', '2022-09-14T10:00+07:00')]
"""

from newsner.dates.find import find
from newsner.dates.mention import DateMention

__all__ = ["DateMention", "find"]
