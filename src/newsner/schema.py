"""The published JSON Schema of the output."""

from __future__ import annotations

import json

from newsner.document import Document


def document_schema() -> str:
    """JSON Schema (2020-12) of :class:`newsner.document.Document` as serialised, with a final newline."""
    schema = Document.model_json_schema(by_alias=True, mode="serialization")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "newsner/document/1",
        **schema,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
