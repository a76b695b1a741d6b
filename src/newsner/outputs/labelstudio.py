"""Tasks of Label Studio with predictions: one JSON array, as its import wants it.

For the labelling configuration ::

    <View><Labels name="label" toName="text"><Label value="PER"/><Label value="ORG"/><Label value="LOC"/>
    <Label value="DATE"/></Labels><Text name="text" value="$text"/></View>

Label Studio counted UTF-16 units once; since its editor converts (``codePointsToChars`` in
``selection-tools.js``, 2022) it counts code points, and so do these files.
"""

from __future__ import annotations

import json
from typing import TextIO

from newsner.document import Document
from newsner.outputs.marks import Mark, marks, text_of
from newsner.outputs.writer import Record


class LabelStudioWriter:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._begun = False

    def write(self, record: Record) -> None:
        if isinstance(record, Document):
            task = json.dumps(_task(record), ensure_ascii=False)
            self._stream.write(f"{',' if self._begun else '['}\n{task}")
            self._begun = True

    def close(self) -> None:
        self._stream.write("\n]\n" if self._begun else "[]\n")
        self._stream.flush()


def _task(document: Document) -> dict[str, object]:
    found = marks(document)
    scores = [m.mention.score for m in found if m.mention.score is not None]
    prediction: dict[str, object] = {
        "model_version": f"{document.model.name} {document.model.version}",
        "result": [_region(number, mark) for number, mark in enumerate(found)],
    }
    if scores:
        # Label Studio orders tasks by it: the least sure first is what an annotator wants to see.
        prediction["score"] = round(sum(scores) / len(scores), 4)
    return {
        "data": {"text": text_of(document), "source": document.source},
        "predictions": [prediction],
    }


def _region(number: int, mark: Mark) -> dict[str, object]:
    region: dict[str, object] = {
        "id": str(number),
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {
            "start": mark.start,
            "end": mark.end,
            "text": mark.mention.text,
            "labels": [mark.type],
        },
    }
    if mark.mention.score is not None:
        region["score"] = mark.mention.score
    return region
