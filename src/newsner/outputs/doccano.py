"""JSONL of doccano (sequence labelling): text and [start, end, label] a line.

doccano counts code points, unless a project counts grapheme clusters ("Count grapheme clusters as one character").
"""

from __future__ import annotations

import json

from newsner.document import Document
from newsner.outputs.lines import LineWriter
from newsner.outputs.marks import marks, text_of


class DoccanoWriter(LineWriter):
    def text(self, document: Document) -> str:
        record = {
            "text": text_of(document),
            "label": [[m.start, m.end, m.type] for m in marks(document)],
            "source": document.source,
        }
        return json.dumps(record, ensure_ascii=False) + "\n"
