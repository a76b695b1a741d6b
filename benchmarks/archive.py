"""Archive throughput: newsner by number of workers and by runner, beside peers, in one run.

    python benchmarks/archive.py [--articles 400] [--repeat 3] [--workers 1 2] [--shared ../shared] [--json]

Words a second from the first article to the last, models loaded before the clock starts, median of ``--repeat``
rounds in which all take turns, so that a busy machine slows all. The ratio is to newsner with one worker.

* newsner: articles to JSON records with entities and dates (``newsner.corpus``); Ray where it is installed
* stanza: ``Pipeline.bulk_process`` of the Stanza library on the same model, entities only
* spacy: ``nlp.pipe`` of spaCy's Indonesian tokenizer with its standard NER network, where spaCy is installed
* crf: a linear CRF with the usual word-shape features, where python-crfsuite is installed

The last two are taught newsner's own answers on a few articles: they are here for their speed alone.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import newsner  # noqa: E402
from newsner.articles.records import Draft  # noqa: E402
from newsner.corpus import cluster  # noqa: E402
from newsner.corpus.reading import Reading  # noqa: E402
from newsner.corpus.run import run  # noqa: E402
from speed import raw_articles, words  # noqa: E402

Work = Callable[[], float]
"""One round; its seconds."""
TAUGHT = 40
WORD = re.compile(r"\w+|[^\w\s]")


def since_first(results: Iterator[object], first: int) -> float:
    """Seconds from result number ``first``, when every process has its model, to the last, scaled to all."""
    began, count = 0.0, 0
    for count, _ in enumerate(results, 1):
        if count == first:
            began = time.perf_counter()
    return (time.perf_counter() - began) * count / (count - first)


def local(texts: list[str], workers: int) -> Work:
    items = [Draft(text, source=str(i)) for i, text in enumerate(texts)]
    return lambda: since_first(run(items, newsner.load, workers=workers), 16 * (1 + 3 * workers))


def on_ray(texts: list[str], workers: int) -> Work:
    import ray.data  # noqa: F401

    def work() -> float:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "in.jsonl"
            source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
            reading = Reading([str(source)])
            todo, _ = cluster.prepare(Path(folder) / "out", reading, resume=False)
            results = cluster.run(reading, todo, newsner.load, Path(folder) / "out", workers=workers)
            return since_first(results, 16 * (1 + 3 * workers))

    return work


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def stock_stanza(texts: list[str]) -> Work:
    import stanza
    import torch

    torch.set_num_threads(1)
    pipeline = stanza.Pipeline(
        "id", dir=str(newsner.model_dir()), processors="tokenize,ner", download_method=None, use_gpu=False,
        verbose=False,
    )  # fmt: skip
    return partial(timed, lambda: pipeline.bulk_process(texts))


def answers(texts: list[str]) -> list[list[tuple[int, int, str]]]:
    found = []
    for document in newsner.load().extract_many(texts):
        kinds = {"PER": document.people, "ORG": document.organizations, "LOC": document.places}
        spans = [(m.start, m.end, kind) for kind, all_ in kinds.items() for e in all_ for m in e.mentions]
        found.append(sorted(spans))
    return found


def spacy_pipe(texts: list[str]) -> Work:
    import spacy
    from spacy.training import Example

    warnings.filterwarnings(
        "ignore", module="spacy"
    )  # a name that is cut otherwise than the tokens is left out
    nlp = spacy.blank("id")
    nlp.add_pipe("ner")
    taught = [
        Example.from_dict(nlp.make_doc(text), {"entities": spans})
        for text, spans in zip(texts[:TAUGHT], answers(texts[:TAUGHT]), strict=True)
    ]
    nlp.initialize(lambda: taught)
    for _ in range(3):
        nlp.update(taught)
    return partial(timed, lambda: [doc.ents for doc in nlp.pipe(texts)])


def features(tokens: list[str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for i, token in enumerate(tokens):
        row = {"word": token.lower(), "title": token.istitle(), "upper": token.isupper(), "digit": token.isdigit(),
               "prefix": token[:3], "suffix": token[-3:]}  # fmt: skip
        if i:
            row["before"] = tokens[i - 1].lower()
        if i + 1 < len(tokens):
            row["after"], row["after_title"] = tokens[i + 1].lower(), tokens[i + 1].istitle()
        rows.append(row)
    return rows


def crf(texts: list[str]) -> Work:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"max_iterations": 30})
    for text, spans in zip(texts[:TAUGHT], answers(texts[:TAUGHT]), strict=True):
        matches = list(WORD.finditer(text))
        tags = ["O"] * len(matches)
        for start, end, kind in spans:
            inside = [i for i, match in enumerate(matches) if start <= match.start() < end]
            for i in inside:
                tags[i] = f"{'B' if i == inside[0] else 'I'}-{kind}"
        trainer.append(features([match.group() for match in matches]), tags)
    with tempfile.NamedTemporaryFile(suffix=".crf", delete=False) as file:
        path = file.name
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    Path(path).unlink()
    return partial(timed, lambda: [tagger.tag(features(WORD.findall(text))) for text in texts])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, os.cpu_count() or 2])
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    texts = raw_articles(args.shared, args.articles)
    makers: dict[str, Callable[[list[str]], Work]] = {
        f"newsner, {n} worker{'s' if n > 1 else ''}": partial(local, workers=n) for n in args.workers
    }
    makers[f"newsner on Ray, {max(args.workers)} actors"] = partial(on_ray, workers=max(args.workers))
    makers |= {"stanza bulk_process": stock_stanza, "spacy nlp.pipe": spacy_pipe, "crf": crf}
    works = {}
    for name, maker in makers.items():
        try:
            works[name] = maker(texts)
        except ImportError as error:
            print(f"{name}: left out ({error})", file=sys.stderr)
    rounds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(args.repeat):
        for name, work in works.items():
            rounds[name].append(work())
    speed = {name: words(texts) / statistics.median(seconds) for name, seconds in rounds.items()}
    first = next(iter(speed.values()))
    if args.json:
        print(json.dumps({name: round(value) for name, value in speed.items()}, indent=2))
        return
    print(f"{len(texts)} articles, {words(texts):,} words, median of {args.repeat}\n")
    print("| | words a second | ratio |\n|---|---:|---:|")
    for name, value in speed.items():
        print(f"| {name} | {value:,.0f} | {value / first:.2f} |")


if __name__ == "__main__":
    main()
