from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsner.corpus import files

MODEL = {"name": "m", "version": "1"}
RECORDS = [
    json.dumps(
        {"schema_version": "1", "source": f"a{i}", "model": MODEL, "isi": "é" * (i * 37 % 90)},
        ensure_ascii=False,
    )
    if i % 4
    else json.dumps({"source": f"a{i}", "line": i, "error": {"code": "json", "message": "rusak"}})
    for i in range(30)
]
NAMES = ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"]


@pytest.fixture(params=NAMES)
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param.endswith(".zst"):
        pytest.importorskip("zstandard")
    monkeypatch.setattr(files, "PIECE", 500)
    return tmp_path / request.param


def write(path: Path, *, resume: bool = False) -> files.Kept:
    stream, kept = files.resumed(path) if resume else (files.fresh(path), files.Kept(0, 0, None))
    with stream:
        for record in RECORDS[kept.records :]:
            stream.write(record + "\n")
            stream.flush()
    return kept


def content(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    if path.suffix == ".zst":
        import zstandard

        with zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True) as reader:
            data = reader.read()
    return data.decode()


def test_what_is_written_is_read(path: Path) -> None:
    write(path)
    assert content(path).splitlines() == RECORDS


def test_a_whole_file_is_kept_as_it_is(path: Path) -> None:
    write(path)
    before = path.read_bytes()
    kept = write(path, resume=True)
    assert kept == files.Kept(30, 8, "a29", "m 1")
    assert path.read_bytes() == before


def test_nothing_there_is_a_beginning(path: Path) -> None:
    assert write(path, resume=True) == files.Kept(0, 0, None)
    assert content(path).splitlines() == RECORDS


def test_a_piece_of_which_only_the_checksum_is_missing(path: Path) -> None:
    write(path)
    whole = path.read_bytes()
    for end in range(len(whole) - 12, len(whole)):
        path.write_bytes(whole[:end])
        write(path, resume=True)
        assert path.read_bytes() == whole


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(st.data())
def test_cut_off_anywhere_it_ends_as_if_it_never_were(path: Path, data: st.DataObject) -> None:
    path.unlink(missing_ok=True)
    write(path)
    whole = path.read_bytes()
    for _ in range(data.draw(st.integers(1, 3))):
        cut = path.read_bytes()[: data.draw(st.integers(0, len(whole)))]
        path.write_bytes(cut)
        stream, kept = files.resumed(path)
        with stream:  # a second run that is cut off too, at a record or in the middle of one
            more = data.draw(st.integers(0, 30 - kept.records))
            for record in RECORDS[kept.records : kept.records + more]:
                stream.write(record + "\n")
                stream.flush()
    write(path, resume=True)
    assert path.read_bytes() == whole


def test_rubbish_after_whole_pieces_is_cut_off(path: Path) -> None:
    write(path)
    whole = path.read_bytes()
    path.write_bytes(whole + b"\0\0\0rubbish")
    write(path, resume=True)
    assert content(path).splitlines() == RECORDS


@pytest.mark.parametrize("line", ['{"a": 1}', "teks biasa", "[1]", '{"schema_version": "1"}'])
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, line: str) -> None:
    path = tmp_path / "catatan.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(files.Broken, match="give another --output"):
        files.resumed(path)
    assert path.read_text(encoding="utf-8") == line + "\n"


def test_a_full_disk_is_said_once_and_the_file_can_be_continued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PIECE", 100)

    class Full:
        closed = False

        def write(self, data: bytes) -> int:
            raise OSError(28, "No space left on device")

        def flush(self) -> None: ...

        def close(self) -> None:
            self.closed = True

    disk = Full()
    stream = files.Packed(disk, gzip.compress)  # type: ignore[arg-type]
    stream.write("x" * 200)
    with pytest.raises(OSError, match="space"):
        stream.flush()
    stream.close()
    assert disk.closed
