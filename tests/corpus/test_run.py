from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsner.articles.records import Draft
from newsner.bundle import BundleError
from newsner.corpus.reading import Item
from newsner.corpus.run import run as run_corpus
from newsner.corpus.work import ARTICLES, CHARACTERS, Result, batches
from newsner.document import Document
from newsner.extractor import Extractor
from newsner.outputs import ErrorRecord
from tests.corpus import light


def items(count: int, trouble: dict[int, str] | None = None) -> list[Item]:
    made: list[Item] = []
    for i in range(count):
        if i % 7 == 3:
            made.append(ErrorRecord("arsip", "json", "rusak", i))
        else:
            text = (trouble or {}).get(i, f"Budi Nomor{'x' * (i % 5)} tiba pada 14/9/2022.")
            made.append(Draft(text, source=f"a{i}", line=i))
    return made


def lines(results: Iterator[Result]) -> list[str]:
    return [result.record.to_json() for result in results]


def run(given: list[Item], workers: int = 1, skip: int = 0) -> list[str]:
    return lines(run_corpus(given, light.build, workers=workers, skip=skip))


def test_a_result_for_each_item_in_order() -> None:
    got = [json.loads(line) for line in run(items(50))]
    assert [r["source"] for r in got] == [item.source for item in items(50)]
    assert [("error" in r) for r in got] == [i % 7 == 3 for i in range(50)]


def test_processes_give_the_same() -> None:
    assert run(items(150), workers=3) == run(items(150))


@pytest.mark.parametrize("skip", [0, 1, 15, 16, 17, 40, 50, 60])
def test_skip_leaves_out_the_first(skip: int) -> None:
    assert run(items(50), skip=skip) == run(items(50))[skip:]


def test_results_may_be_whole() -> None:
    got = list(run_corpus(items(5), light.build, whole=True))
    assert isinstance(got[0].record, Document)
    assert got[0].article is not None
    assert got[0].article.text.startswith("Budi")
    assert got[0].words == 5
    assert (got[3].article, got[3].error) == (None, items(5)[3])


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_on_which_the_extractor_fails_is_an_error_record(workers: int) -> None:
    got = [json.loads(line) for line in run(items(40, {5: "GAGAL", 36: "GAGAL"}), workers)]
    failed = [r for r in got if "error" in r and r["error"]["code"] == "failed"]
    assert [(r["source"], r["line"]) for r in failed] == [("a5", 5), ("a36", 36)]
    assert len(got) == 40


def test_an_article_that_kills_its_process_is_an_error_record() -> None:
    given = items(120, {50: "MELEDAK", 100: "MELEDAK"})
    got = run(given, workers=2)
    wanted = run(items(120))
    assert [i for i in range(120) if got[i] != wanted[i]] == [50, 100]
    assert json.loads(got[50])["error"]["code"] == "crashed"
    assert json.loads(got[50])["source"] == "a50"


def test_an_article_that_was_only_near_a_crash_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = items(100, {50: "SEKALI Budi"})
    wanted = run(given)
    monkeypatch.setenv("LIGHT_DIES_ONCE", str(tmp_path / "died"))
    assert run(given, workers=2) == wanted
    assert (tmp_path / "died").exists()


def broken_build() -> Extractor:
    raise BundleError("no model")


@pytest.mark.parametrize("workers", [1, 2])
def test_an_extractor_that_cannot_be_made_ends_the_run(workers: int) -> None:
    with pytest.raises(BundleError, match="no model"):
        list(run_corpus(items(3), broken_build, workers=workers))


def test_reading_is_only_a_little_ahead_of_writing() -> None:
    read = 0

    def counted() -> Iterator[Item]:
        nonlocal read
        for item in items(2000):
            read += 1
            yield item

    results = run_corpus(counted(), light.build, workers=2)
    for _ in range(10):
        next(results)
    assert read <= ARTICLES * 8
    results.close()  # type: ignore[attr-defined]


def test_it_may_run_in_another_thread() -> None:
    got: list[list[str]] = []
    thread = threading.Thread(target=lambda: got.append(run(items(20), workers=2)))
    thread.start()
    thread.join()
    assert got == [run(items(20))]


@pytest.mark.parametrize("length", [10, CHARACTERS // 3, CHARACTERS, 3 * CHARACTERS])
def test_batches_are_bounded_in_number_and_length(length: int) -> None:
    given: list[Item] = [Draft("x" * length, source=str(i)) for i in range(20)]
    cut = list(batches(given))
    assert [item for batch in cut for item in batch] == given
    for batch in cut:
        assert len(batch) == 1 or (len(batch) <= ARTICLES and len(batch) * length <= CHARACTERS)


@pytest.mark.model
def test_the_model_gives_the_same_in_processes(extractor: Extractor, samples: list) -> None:  # type: ignore[type-arg]
    from functools import partial

    from newsner.extractor import load

    given: list[Item] = [Draft(path.read_text(encoding="utf-8"), source=path.name) for path in samples] * 6
    build: Callable[[], Extractor] = partial(load)
    got = lines(run_corpus(given, build, workers=2))
    assert got == [extractor.extract(item.article()).to_json() for item in given if isinstance(item, Draft)]
