"""JSONL of spaCy and Prodigy: text, tokens and spans a line.

Prodigy's "ner" input format. Tokens are given, so spans always fall on their edges:
``Doc(vocab, words=[t["text"] for t in tokens], spaces=[t["ws"] for t in tokens])`` has exactly the text, and
``doc.char_span(s["start"], s["end"], label=s["label"])`` is never None. Offsets are code points, as in Python.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from newsner.document import Document
from newsner.outputs.lines import LineWriter
from newsner.outputs.marks import marks, text_of
from newsner.outputs.tokens import tokens


class SpacyWriter(LineWriter):
    def text(self, document: Document) -> str:
        text, found = text_of(document), marks(document)
        cut = [*_with_space(text, tokens(text, [edge for m in found for edge in (m.start, m.end)]))]
        starts = {start: i for i, (start, _, _) in enumerate(cut)}
        ends = {end: i for i, (_, end, _) in enumerate(cut)}
        record = {
            "text": text,
            "tokens": [
                {"text": text[start:end], "start": start, "end": end, "id": i, "ws": space}
                for i, (start, end, space) in enumerate(cut)
            ],
            "spans": [
                {
                    "start": m.start,
                    "end": m.end,
                    "token_start": starts[m.start],
                    "token_end": ends[m.end],
                    "label": m.type,
                }
                for m in found
            ],
            "meta": {"source": document.source, "published": document.article.published},
        }
        return json.dumps(record, ensure_ascii=False) + "\n"


def _with_space(text: str, words: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Tokens with whether one space follows; other white space is tokens too, as spaCy has it."""
    at = 0
    for start, end in (*words, (len(text), len(text))):
        if at < start:
            yield at, start, False
        if start < end:
            space = text[end : end + 1] == " "
            yield start, end, space
            at = end + space
