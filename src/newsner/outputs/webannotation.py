"""W3C Web Annotation: an ``AnnotationPage`` a line, an ``Annotation`` a mention.

Web Annotation Data Model (W3C Recommendation, 23 February 2017): a ``TextPositionSelector`` counts code points
(4.2.5), a ``TextQuoteSelector`` beside it finds the words again where the page has changed (4.2.4).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from newsner.document import Date, Document
from newsner.outputs.lines import LineWriter
from newsner.outputs.marks import Mark, marks, text_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of prefix and suffix."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:\S+$")


class WebAnnotationWriter(LineWriter):
    def text(self, document: Document) -> str:
        text = text_of(document)
        source = _iri(document.source, text)
        page = {
            "@context": CONTEXT,
            "id": _urn(f"{source}#page"),
            "type": "AnnotationPage",
            "items": [_annotation(source, text, mark) for mark in marks(document)],
        }
        return json.dumps(page, ensure_ascii=False) + "\n"


def _annotation(source: str, text: str, mark: Mark) -> dict[str, object]:
    start, end = mark.start, mark.end
    body = [{"type": "TextualBody", "purpose": "tagging", "value": mark.type}]
    value = mark.entity.value if isinstance(mark.entity, Date) else mark.name
    if value is not None:
        body.append({"type": "TextualBody", "purpose": "identifying", "value": value})
    return {
        "id": _urn(f"{source}#char={start},{end}"),
        "type": "Annotation",
        "motivation": "tagging",
        "body": body,
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - AROUND) : start],
                    "suffix": text[end : end + AROUND],
                },
            ],
        },
    }


def _iri(source: str | None, text: str) -> str:
    """An IRI for the article: its address, else its file, else a name made of its text."""
    if source is None:
        return _urn(text)
    if _SCHEME.match(source):
        return source
    return f"file:{quote(Path(source).as_posix())}"


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_URL, name).urn
