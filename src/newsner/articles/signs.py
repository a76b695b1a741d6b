"""What gives a zone away: one pattern for each sign, named after what it matches."""

from __future__ import annotations

import re

_UPPER = "A-ZÀ-ÖØ-Þ"
_DOMAIN = r"(?i:[a-z0-9-]+(?:\.[a-z0-9-]+){0,2}[. ](?:com|co|id|net|org|tv|news)(?:\.id)?\b)"

CRAWL_HEADER = re.compile(r"\s*date:?\s+(\d{4}-\d{2}(?:-\d{2})?)(?=\s|$)")
"""" date 2022-09 " before the first words."""

CREDITED = (
    r"Penulis|Pewarta(?:\ [Ff]oto)?|Reporter|Jurnalis|Wartawan|Kontributor|Koresponden|Peliput|Editor|Redaktur"
    r"|Penyunting|Penerjemah|Alih\ bahasa|Uploader|Pengunggah|Fotografer|Videografer"
)
"""Labels behind which a person stands."""
ROLE = rf"(?:{CREDITED}|Laporan|Sumber(?:\ (?:foto|berita|gambar))?|Copyright|COPYRIGHT|Hak\ [Cc]ipta)"
CREDIT_LINE = re.compile(
    rf"\s*(?:\W\s*)?(?:{ROLE}(?:\s*/\s*{ROLE})?\s*[:©]|Oleh\s*:|Author\s*:|©|\(c\)\s|COPYRIGHT\b|Copyright\b)"
)
CREDIT_TAIL = re.compile(rf"(?:(?<=[\s.!?\"”’)|])|^)(?:{ROLE}\s*[:©]|©\s*\w|\(c\)\s)")
"""The first of the credits that end a paragraph of the story."""
INITIALS_TAIL = re.compile(r"\(\s*[a-z]{2,5}(?:\s*/\s*[a-z0-9]{2,5}){1,3}\s*\)\s*$")
"""(mea/dkp): initials of reporter and editor."""
BYLINE = re.compile(r"\s*(?:Oleh|By|Penulis|Reporter|Pewarta|Jurnalis|Wartawan|Laporan)\s*:?\s*(?=[A-Z])")

RELATED = re.compile(
    r"\s*[\[(]?(?:(?:Baca|BACA|Simak|SIMAK|Lihat|LIHAT|Tonton|TONTON|Saksikan)\s+(?:[Jj]uga|JUGA|[Pp]ula|[Vv]ideo"
    r"|VIDEO|[Ss]elengkapnya|[Bb]erita)\b|\[?Gambas\s*:|ADVERTISEMENT\b|SCROLL TO (?:CONTINUE|RESUME)"
    r"|Berita [Tt]erkait\b|(?:Artikel|Halaman) (?:ini telah|[Ss]elanjutnya)|Selanjutnya\s*:)"
)
RELATED_INSIDE = re.compile(
    r"(?<=[.!?\"”’)\]])\s*(?:\(|\[)?(?:Baca|BACA|Simak|Lihat) (?:[Jj]uga|JUGA|[Pp]ula)\s*:"
)

CAPTION_LINE = re.compile(
    r"\s*(?:Keterangan [Ff]oto|Foto\s+(?:[Ii]lustrasi|[Dd]okumentasi)|Foto|FOTO|Ilustrasi|ILUSTRASI|Caption)\s*[:.–-]"
)
PHOTO_CREDIT = re.compile(
    r"\(\s*(?:"
    r"[A-Z@][^()\n/]{1,40}/\s*(?=HO\b|[A-Z][a-z]|[A-Z]\W|[A-Z]{4})[^()\n]{2,60}"  # (Xinhua/Yao Dawei)
    r"|(?:[Ff]oto|FOTO|[Dd]ok|Istimewa|Ist|Antara|ANTARA|AFP|AP|Reuters|EPA|Getty)\b[^()\n]{0,60}"
    r")\)?\s*$"
)
PHOTO_TAIL = re.compile(
    r"(?:\bFoto|\bFOTO|\bSumber [Ff]oto|ANTARA FOTO|Antara Foto|/HO)\s*[:/-](?:\s*[Dd]ok\.)?[^.\n]{2,80}$"
)

_WORD = rf"[{_UPPER}][\w'’./-]*"
_PLACE = rf"(?:{_WORD}|\d+)(?:[ ](?:{_WORD}|\d+|di|dan|de|del|la|al|el|van|of)){{0,4}}"
_DASH = r"(?:-{1,3}|–|—|\|)"
DATELINE = re.compile(
    rf"\s*(?P<lead>(?:"
    rf"(?:{_PLACE}(?:\s*,\s*(?:{_PLACE}|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)){{0,2}}\s*,?\s*-?\s*\((?P<agency>[^()\n]{{2,60}})\))"  # Kota (ANTARA) -
    rf"|(?P<site>{_DOMAIN})(?:\s*[,|-]+\s*{_PLACE}\s*,?)?"  # KOMPAS.com -, jpnn.com, JAKARTA -
    rf"|{_PLACE}(?:\s*[,.|/]\s*{_PLACE})?\s*[,.|]\s*(?P<site2>{_DOMAIN})"  # JAKARTA, KOMPAS.com -
    rf"|{_PLACE}\s*,\s*(?P<outlet>{_PLACE})"  # LUMAJANG, Suara Pesisir –
    rf"|{_PLACE}(?:\s*,\s*\d{{1,2}}(?:/\d{{1,2}}|[ ][A-Z][a-z]+)(?:[/ ]\d{{4}})?)?"  # JAKARTA -, Jakarta, 14/9 -
    rf")\s*,?\s*(?:{_DASH}(?=\s)|(?:(?<=[\s)])|(?<=[A-Z]{{3}})){_DASH}(?=[\"“{_UPPER}])))",
)
DATELINE_INSIDE = re.compile(
    rf"(?:(?<=[a-z.!?)\"” ])|^)(?P<lead>[{_UPPER}][\w'’-]+(?:[ ,]+[{_UPPER}][\w'’-]+){{0,3}}\s*"
    rf"\((?P<agency>(?:ANTARA|Antara)[^()\n]{{0,40}})\)\s*(?:-{{1,2}}|–|—))"
)
COPYRIGHT_OWNER = re.compile(
    r"(?:COPYRIGHT|Copyright|Hak [Cc]ipta)\s*(?:©|\(c\)|:)?\s*(?P<owner>[^\d\n,.|©]{2,40}?)\s*\d{4}"
)

SENTENCE_END = re.compile(r"[^\W\d_A-Z]{4}[.!?][\"”’)]?(?:\s+|(?=[^\W\d_a-z]))(?=[^\W\d_a-z])")
"""A full stop that ends a sentence for sure: after a word that is no abbreviation, before a capital, glued or not."""
