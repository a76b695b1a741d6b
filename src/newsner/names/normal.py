"""Names as they are compared (N1, N3 of the guideline). What users see is never changed by this."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "‐": "-", "‑": "-"})
_SPACES = re.compile(r"\s+")
_CLITIC = re.compile(r"(?<=\w)-(?:nya|ku|mu|lah|kah|pun)$")
_LEGAL = frozenset(("pt", "cv", "ud", "tbk", "persero", "perum", "pte", "ltd", "inc"))
_SITE = re.compile(r"(?<=\w)\.(?:com|co\.id|id|net|tv|news|online)$")
_PLACE_WORDS = {
    "kab": "kabupaten", "kec": "kecamatan", "kel": "kelurahan", "prov": "provinsi", "propinsi": "provinsi",
    "jl": "jalan", "jln": "jalan", "gg": "gang", "ds": "desa", "dsn": "dusun", "kp": "kampung",
    "gn": "gunung", "rs": "rumah sakit", "kep": "kepulauan",
}  # fmt: skip


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """N1: NFKC, plain quotes and hyphens, single spaces, no case, no trailing -nya."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return _CLITIC.sub("", _SPACES.sub(" ", text).strip().casefold())


def words(text: str) -> list[str]:
    """The folded words of a name without the marks around them."""
    return [word for raw in fold(text).split() if (word := raw.strip(".,;:()[]\"'&/"))]


@lru_cache(maxsize=16384)
def org_words(text: str) -> tuple[str, ...]:
    """N3: the words of a body without PT, Tbk, (Persero) and, for a site, its domain."""
    found = [_SITE.sub("", word) for word in words(text.replace("P.T.", "PT").replace("C.V.", "CV"))]
    kept = tuple(word for word in found if word not in _LEGAL)
    return kept or tuple(found)


@lru_cache(maxsize=16384)
def place_words(text: str) -> tuple[str, ...]:
    """The words of a place with its head written out: "Kab. Garut" is kabupaten garut."""
    found = words(text)
    if len(found) > 1 and found[0] in _PLACE_WORDS:
        found[:1] = _PLACE_WORDS[found[0]].split()
    return tuple(found)
