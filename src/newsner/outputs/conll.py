"""CoNLL-2003 columns: token, two unused, BIO tag; a blank line after a sentence, ``-DOCSTART-`` before an article.

Sang and De Meulder, "Introduction to the CoNLL-2003 shared task", 2003. Read by ``spacy convert -c ner``, by
seqeval and by ``newsner evaluate``. Tags are IOB2. Offsets are not kept: columns have no place for them.
"""

from __future__ import annotations

from bisect import bisect_right

from newsner.document import Document
from newsner.outputs.lines import LineWriter
from newsner.outputs.marks import marks, text_of
from newsner.outputs.tokens import sentence_starts, tokens


class ConllWriter(LineWriter):
    def text(self, document: Document) -> str:
        text, spans = text_of(document), marks(document)
        # A line break inside a mention does not end its sentence.
        starts = [s for s in sentence_starts(text) if not any(m.start < s < m.end for m in spans)]
        lines = ["-DOCSTART- -X- _ O"]
        sentence = mark = 0
        for start, end in tokens(text, [edge for m in spans for edge in (m.start, m.end)]):
            here = bisect_right(starts, start)
            if here != sentence:
                lines.append("")
                sentence = here
            while mark < len(spans) and spans[mark].end <= start:
                mark += 1
            tag = "O"
            if mark < len(spans) and spans[mark].start <= start:
                tag = f"{'B' if spans[mark].start == start else 'I'}-{spans[mark].type}"
            lines.append(f"{text[start:end]} -X- _ {tag}")
        return "\n".join([*lines, "", ""])
