"""The two engines on the bundle: one answer."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from newsner import articles, bundle
from newsner.bundle import BundleError
from newsner.tagging import Engine
from newsner.tagging.compiled import CompiledEngine, checkpoint
from newsner.tagging.reading import Reader, Sentence
from newsner.tagging.segments import segments
from newsner.tagging.stanza_engine import StanzaEngine

pytestmark = pytest.mark.model

EDGES = [
    "x", ".", "Xi'an", "Budi", "BUDI SANTOSO", "😀 Budi 😀", "\ufffd", "(", "Lihat www.antaranews.com/berita/1.Kata dia",
    "surel budi.santoso@kpu.go.id dan https://kpu.go.id/a.b", "x" * 990, "Rp4.500,75", "… skala baru.Penting bagi Solo.",
    "Penting bagi China-Kazakhstan dan Organization/SCO", "日本 Жуков العربية", "1" * 400, "Á" * 400,
]  # fmt: skip


@pytest.fixture(scope="module")
def compiled() -> Reader:
    return CompiledEngine(bundle.model_dir())


@pytest.fixture(scope="module")
def reference() -> Reader:
    return StanzaEngine(bundle.model_dir())


def assert_same(compiled: Reader, reference: Reader, texts: Sequence[str]) -> int:
    names = 0
    for text, ours, theirs in zip(texts, compiled.read(texts), reference.read(texts), strict=True):
        assert [s.tokens for s in ours] == [s.tokens for s in theirs], text
        spans, expected = ([x for s in read for x in s.spans] for read in (ours, theirs))
        assert [(s.start, s.end, s.type) for s in spans] == [(s.start, s.end, s.type) for s in expected], text
        assert [s.score for s in spans] == pytest.approx([s.score for s in expected], abs=1e-3)
        names += len(spans)
    return names


def test_same_on_the_samples(compiled: Reader, reference: Reader, samples: list[Path]) -> None:
    texts = [
        segment.text
        for path in samples
        for segment in segments(articles.article(path.read_text(encoding="utf-8")))
    ]
    assert assert_same(compiled, reference, texts) > 100


def test_same_on_edges(compiled: Reader, reference: Reader) -> None:
    assert_same(compiled, reference, EDGES)


@pytest.mark.shared
def test_same_on_raw_articles(compiled: Reader, reference: Reader, shared: Path) -> None:
    with lzma.open(shared / "data" / "articles" / "crawl.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(40), lines, strict=False)]
    texts = [segment.text for row in rows for segment in segments(articles.article(row["text"]))]
    assert assert_same(compiled, reference, texts) > 500


def tokens(text: str, read: tuple[Sentence, ...]) -> list[list[str]]:
    return [[text[a:b] for a, b in sentence.tokens] for sentence in read]


def test_glued_sentences_come_apart(compiled: Reader) -> None:
    text = "Kerja sama itu membuka skala baru.Penting bagi kedua negara untuk menjaga perdamaian."
    sentences = tokens(text, compiled.read([text])[0])
    assert len(sentences) == 2
    assert sentences[1][0] == "Penting"


def test_company_beside_it_changes_nothing(compiled: Reader) -> None:
    alone = [compiled.read([text])[0] for text in EDGES]
    together = compiled.read(EDGES)
    for one, other in zip(alone, together, strict=True):
        assert [s.tokens for s in one] == [s.tokens for s in other]
        assert [(x.start, x.end, x.type) for s in one for x in s.spans] == [
            (x.start, x.end, x.type) for s in other for x in s.spans
        ]


def test_nothing_in_nothing_out(compiled: Reader, reference: Reader) -> None:
    assert compiled.read([]) == reference.read([]) == []


def test_compiled_engine_loads_neither_torch_nor_stanza() -> None:
    code = (
        "import sys, newsner\nnewsner.load().extract('Budi Santoso tiba di Solo.')\n"
        "print(sorted({'torch', 'stanza', 'pandas', 'scipy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("engine", list(Engine))
def test_a_folder_without_models_is_an_error(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=str(tmp_path)):
        engine.reader(tmp_path)


def test_what_is_no_model_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "news.pt"
    path.write_bytes(b"not a zip file")
    with pytest.raises(BundleError, match=r"news\.pt"):
        checkpoint.load(path)


def test_a_model_file_cannot_run_code(tmp_path: Path) -> None:
    import pickle
    import zipfile

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return print, ("gotcha",)

    path = tmp_path / "news.pt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("news/data.pkl", pickle.dumps({"model": Evil()}))
    with pytest.raises(BundleError, match="which no model needs"):
        checkpoint.load(path)


def test_checkpoint_reads_what_torch_reads() -> None:
    import numpy as np
    import torch

    for path in sorted((bundle.model_dir() / "id").rglob("*.pt")):
        theirs = torch.load(path, map_location="cpu", weights_only=True)
        ours = checkpoint.load(path)
        pairs = [(ours["emb"], theirs["emb"])] if "emb" in theirs else [
            (ours["model"][name], tensor) for name, tensor in theirs["model"].items()
        ]  # fmt: skip
        for mine, tensor in pairs:
            assert np.array_equal(mine, tensor.numpy())


def test_without_stanza_the_reference_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(BundleError, match="needs Stanza and torch"):
        Engine.STANZA.reader(bundle.model_dir())
