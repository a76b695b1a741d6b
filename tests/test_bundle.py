from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import newsner
from newsner import bundle

pytestmark = pytest.mark.model


def test_bundle_is_small_and_whole() -> None:
    folder = bundle.model_dir()
    card = bundle.read_card(folder)
    rows = bundle.check_files(folder, card)
    assert {path.split("/")[1] for path, *_ in rows} == {"tokenize", "pretrain", "ner"}
    assert all(intact for *_, intact in rows)
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= 40_000_000


def test_card_says_how_it_was_made() -> None:
    details = bundle.read_card(bundle.model_dir()).details
    assert details["training_data"]
    assert details["scores"]
    assert details["recipe"]


def test_stanza_resources_name_the_files() -> None:
    folder = bundle.model_dir()
    resources = json.loads((folder / "resources.json").read_text(encoding="utf-8"))["id"]
    for processor in ("tokenize", "pretrain", "ner"):
        ((package, entry),) = resources[processor].items()
        data = (folder / "id" / processor / f"{package}.pt").read_bytes()
        assert hashlib.md5(data).hexdigest() == entry["md5"]


def test_plain_stanza_loads_it() -> None:
    import stanza

    pipeline = stanza.Pipeline(
        "id", dir=str(newsner.model_dir()), processors="tokenize,ner", download_method=None, verbose=False
    )
    document = pipeline("Presiden Joko Widodo tiba di Surabaya.")
    assert [(e.text, e.type) for e in document.ents] == [("Joko Widodo", "PER"), ("Surabaya", "LOC")]


def test_damage_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.pt").write_bytes(b"changed")
    card = bundle.Card(
        "x",
        "1",
        {
            "files": [
                {"path": "a.pt", "bytes": 7, "sha256": "0" * 64},
                {"path": "b.pt", "bytes": 1, "sha256": "1"},
            ]
        },
    )
    assert [intact for *_, intact in bundle.check_files(tmp_path, card)] == [False, False]


@pytest.mark.parametrize("content", [None, "{", "[]", '{"name": "x"}'])
def test_a_folder_that_is_no_bundle(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "card.json").write_text(content)
        (tmp_path / "resources.json").write_text("{}")
    with pytest.raises(bundle.BundleError, match="newsner"):
        bundle.read_card(tmp_path)
