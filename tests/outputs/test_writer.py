from __future__ import annotations

import io
import json

from newsner.outputs import ErrorRecord, Format


def test_error_record() -> None:
    record = ErrorRecord("rusak\udcff.txt", "binary", "rusak: not text", 3)
    data = json.loads(record.to_json().encode("utf-8"))
    assert data == {
        "source": "rusak?.txt",
        "line": 3,
        "error": {"code": "binary", "message": "rusak: not text"},
    }


def test_jsonl_is_a_line_a_record_even_when_pretty() -> None:
    stream = io.StringIO()
    writer = Format.JSONL.writer(stream, pretty=True)
    writer.write(ErrorRecord("a", "x", "y"))
    writer.write(ErrorRecord("b", "x", "y"))
    assert len(stream.getvalue().splitlines()) == 2


def test_json_indents_when_pretty() -> None:
    stream = io.StringIO()
    Format.JSON.writer(stream, pretty=True).write(ErrorRecord("a", "x", "y"))
    assert "\n  " in stream.getvalue()
