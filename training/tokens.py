"""The token and sentence rules that every training text is written in.

The shipped tokenizer is a Stanza model that *learns* these rules from characters; nothing here runs
in the product. Tokens are cut finely enough that an entity never starts or ends inside one:

* a full stop is a token of its own, except inside a number ("4.500") or a domain ("Kompas.com");
* a hyphen stays inside a word only between lower-case letters ("anak-anak", "Dae-sung"), so that
  "China-Kazakhstan" and "KPK-nya" come apart;
* an apostrophe stays between letters ("Xi'an", "Jum'at").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

DOMAIN = r"(?:\w[\w-]*\.)+(?:(?:(?i:com|net|org|tv|co|go\.id|or\.id|ac\.id|web\.id)(?:\.id)?)|id)\b"
NUMBER = r"\d+(?:[.,:/]\d+)+"
WORD = r"[^\W_]+(?:(?<=[^\W\d_])['’](?=[^\W\d_])[^\W_]+|(?<=[a-z])-(?=[a-z])[^\W_]+|(?<=\d)[.,]\d+)*"
TOKEN = re.compile(rf"{DOMAIN}|{NUMBER}|{WORD}|[^\w\s]|_")

# Abbreviations after which a full stop does not end a sentence.
ABBREVIATIONS = frozenset(
    """dr dra drs drg ir prof hj kh tgk sdr sdri bpk ny nn tn st pdt rm jl jln no nomor hlm tgl kab kec prov
    gg rp pt cv ud tbk vs dkk dll dsb dst dlm al yth alm almh muh moch mohd abd sh mh se mm msi spd
    mr mrs ms jr sr inc ltd co corp gen col sgt capt lt mgr s m h hum kom sos ag psi pd ikom kes farm
    bin tsb sbb ttd an ub cq""".split()
)
_END = re.compile(r"[.!?…]+[\"”’')\]]*")


def tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) code-point offsets of each token of ``text``."""
    for match in TOKEN.finditer(text):
        yield match.span()


def split_tokens(text: str) -> list[str]:
    return [text[a:b] for a, b in tokens(text)]


def sentence_ends(text: str) -> list[int]:
    """Offsets just after each sentence of one paragraph, by rule: used to label raw news weakly."""
    ends = []
    for match in _END.finditer(text):
        after = text[match.end() :]
        if not after.strip():
            break
        glued = not after[0].isspace()
        follower = after.lstrip().lstrip("\"“‘'([")
        if not follower or not (follower[0].isupper() or (follower[0].isdigit() and not glued)):
            continue
        word = re.search(r"[\w-]*$", text[: match.start()]).group()  # type: ignore[union-attr]
        if match.group() == ".":
            if len(word) == 1 and word.isalpha():
                continue
            if word.lower() in ABBREVIATIONS and not (word.islower() and glued):
                continue
            if word.isdigit() and glued:
                continue
        if glued and match.group()[-1] in "\"”’')]" and follower[0].islower():
            continue
        ends.append(match.end())
    return [*ends, len(text.rstrip())]


def normalise(text: str) -> str:
    """Lower-cased letters and digits only: two sentences that agree in this are the same sentence."""
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in text if c.isalnum())


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).lower())
