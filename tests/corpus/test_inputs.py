from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsner.corpus.inputs import Kind, NothingThere, Source, check, kind_of, many, sources


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.txt",
        "a.txt",
        "c/d.jsonl.gz",
        "c/e.txt",
        "c/f/g.csv",
        ".h.txt",
        ".i/j.txt",
        "k.png",
        "l",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*given: str) -> list[str]:
    return [source.name for source in sources(given)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", Kind.TEXT), ("a.TXT", Kind.TEXT), ("a.ndjson", Kind.JSONL), ("a.jsonl.gz", Kind.JSONL),
        ("a.csv.xz", Kind.CSV), ("a.htm.zst", Kind.HTML), ("a.parquet", Kind.PARQUET), ("a", None), ("a.gz", None),
    ],
)  # fmt: skip
def test_kind_by_suffix(name: str, kind: Kind | None) -> None:
    assert kind_of(name) is kind


@pytest.mark.usefixtures("tree")
def test_a_folder_gives_what_it_can_in_order() -> None:
    assert names(".") == ["./a.txt", "./b.txt", "./c/d.jsonl.gz", "./c/e.txt", "./c/f/g.csv"]
    assert names("c", "a.txt") == ["c/d.jsonl.gz", "c/e.txt", "c/f/g.csv", "a.txt"]


@pytest.mark.usefixtures("tree")
def test_a_named_file_is_taken_whatever_it_is_called() -> None:
    assert list(sources(["l", "k.png", "-"])) == [Source("l", None), Source("k.png", None), Source("-", None)]
    assert list(sources(["l"], Kind.CSV)) == [Source("l", Kind.CSV)]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("c/?.txt", ["c/e.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "c/e.txt"]),
        ("**/f/*", ["c/f/g.csv"]),
        ("c/**", ["c/d.jsonl.gz", "c/e.txt", "c/f/g.csv"]),
        ("c/**/g.csv", ["c/f/g.csv"]),
        ("[c]", ["c/d.jsonl.gz", "c/e.txt", "c/f/g.csv"]),
    ],
)
def test_patterns(pattern: str, found: list[str]) -> None:
    check([pattern])
    assert names(pattern) == found


def test_a_file_whose_name_looks_like_a_pattern(tree: Path) -> None:
    (tree / "a[1].txt").touch()
    assert names("a[1].txt") == ["a[1].txt"]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("name", ["tiada.txt", "*.xml", "**/tiada"])
def test_what_is_not_there(name: str) -> None:
    with pytest.raises(NothingThere, match="nothing was read"):
        check(["a.txt", name])


def test_links_that_lead_back_are_followed_once(tree: Path) -> None:
    for i in range(3):
        (tree / "c" / f"kembali{i}").symlink_to(tree, target_is_directory=True)
    found = names("c")
    assert [name for name in found if "kembali" not in name] == ["c/d.jsonl.gz", "c/e.txt", "c/f/g.csv"]
    assert len(found) < 50
    assert names("c/**/e.txt")[0] == "c/e.txt"


def test_a_link_that_leads_nowhere_is_still_an_input(tree: Path) -> None:
    (tree / "putus.txt").symlink_to("tiada")
    check(["putus.txt"])
    assert names("putus.txt") == ["putus.txt"]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_names_that_are_no_utf8(tree: Path) -> None:
    name = os.fsdecode(b"ber\xedta.txt")
    (tree / name).touch()
    assert f"./{name}" in names(".")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_an_input(tree: Path) -> None:
    (tree / "c").chmod(0)
    try:
        assert "./c" in names(".")
    finally:
        (tree / "c").chmod(0o700)


@pytest.mark.usefixtures("tree")
def test_many() -> None:
    assert not many(["a.txt"])
    assert not many(["-"])
    assert many(["a.txt", "b.txt"])
    assert many(["c"])
    assert many(["*.txt"])
    assert many(["c/d.jsonl.gz"])
    assert many(["-"], Kind.JSONL)
