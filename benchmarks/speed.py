"""Speed and memory of newsner beside the Stanza library on the same model, in one run.

    python benchmarks/speed.py [--repeat 5] [--articles 120] [--shared ../shared] [--spacy build/baselines/spacy] [--json]

Every figure is the median of several runs that alternate between the two, one thread each, so that a busy
machine slows both. The articles are raw crawls where the shared data is at hand, else the samples in
``data/samples`` over and over.

* cold start, peak memory: a new process from start to the JSON of one article of about 800 words
* bulk: articles to JSON in one process, models loaded before the clock starts. Stock Stanza gets what a user
  would write: ``pipeline.bulk_process`` on the same articles, entities only, no dates, no names, no JSON. spaCy
  (made by ``benchmarks/baselines.py``, trained on the same real news) gets ``nlp.pipe``, entities only as well.
* tagging alone: newsner's part of the bulk that Stanza and spaCy do too
* one large document: 1 MB of news as one text, in a new process
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
# Stanza and torch come compiled from pip, and so does an installed newsner; a checkout has to be allowed to.
KEPT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
ENV = {**KEPT, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
STOCK = """
import json, sys
import torch
torch.set_num_threads(1)
import stanza, newsner
text = open(sys.argv[1], encoding="utf-8").read()
pipeline = stanza.Pipeline("id", dir=str(newsner.model_dir()), processors="tokenize,ner", download_method=None,
                           use_gpu=False, verbose=False)
document = pipeline(text)
print(json.dumps([[e.text, e.type, e.start_char, e.end_char] for e in document.ents], ensure_ascii=False))
"""


def raw_articles(shared: Path, count: int) -> list[str]:
    path = shared / "data" / "articles" / "crawl.jsonl.xz"
    if path.exists():
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for _, line in zip(range(count), lines, strict=False)]
    samples = [p.read_text(encoding="utf-8") for p in sorted((HERE / "data" / "samples").glob("*.txt"))]
    return [samples[i % len(samples)] for i in range(count)]


def words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


def process(command: list[str]) -> tuple[float, float]:
    """(seconds, peak memory in MB) of a new process."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENV)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command} failed")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    parser.add_argument("--skip-large", action="store_true", help="leave out the 1 MB document")
    parser.add_argument("--spacy", type=Path, help="a spaCy pipeline of benchmarks/baselines.py")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    os.environ.update(ENV)
    texts = raw_articles(args.shared, args.articles)
    rows: list[tuple[str, float, float, str]] = []

    def median(values: list[float]) -> float:
        return statistics.median(values)

    with tempfile.TemporaryDirectory() as folder:
        stock_script, article, large = (
            Path(folder, name) for name in ("stock.py", "article.txt", "large.txt")
        )
        stock_script.write_text(STOCK)
        long_enough = " ".join(" ".join(texts).split(" ")[:800])
        article.write_text(long_enough, encoding="utf-8")
        ours, theirs = [], []
        process([sys.executable, "-m", "newsner", "extract", str(article)])  # compiles what is not yet
        for _ in range(args.repeat):
            ours.append(process([sys.executable, "-m", "newsner", "extract", str(article)]))
            theirs.append(process([sys.executable, str(stock_script), str(article)]))
        rows.append(
            ("cold start, 800 words", median([t for t, _ in ours]), median([t for t, _ in theirs]), "s")
        )
        rows.append(
            ("peak memory, 800 words", median([m for _, m in ours]), median([m for _, m in theirs]), "MB")
        )
        helps = [process([sys.executable, "-m", "newsner", "--help"])[0] for _ in range(args.repeat)]
        rows.append(("newsner --help", median(helps), float("nan"), "s"))

        if not args.skip_large:
            text = "\n\n".join(texts)
            while len(text) < 1_000_000:
                text += "\n\n" + text
            large.write_text(text[:1_000_000], encoding="utf-8")
            for command, who in (([sys.executable, "-m", "newsner", "extract", str(large)], "newsner"),
                                 ([sys.executable, str(stock_script), str(large)], "stock")):  # fmt: skip
                seconds, memory = process(command)
                rows.append((f"1 MB document, {who}", seconds, memory, "s, MB"))

        import stanza
        import torch

        import newsner
        from newsner import tagging
        from newsner.extractor import BATCH_SIZE

        def tag_all(tagger: tagging.Tagger, articles: list[newsner.Article]) -> None:
            for at in range(0, len(articles), BATCH_SIZE):
                tagger.tag(articles[at : at + BATCH_SIZE])

        torch.set_num_threads(1)
        pipeline = stanza.Pipeline(
            "id", dir=str(newsner.model_dir()), processors="tokenize,ner", download_method=None,
            use_gpu=False, verbose=False,
        )  # fmt: skip
        fast, slow, tagged, piped = [], [], [], []
        nlp = None
        if args.spacy:
            import spacy

            nlp = spacy.load(args.spacy)
        articles = [newsner.article(text) for text in texts]
        for _ in range(args.repeat):
            extractor = newsner.load()  # anew: what it remembers of words is part of the time
            fast.append(timed(lambda e=extractor: [d.to_json() for d in e.extract_many(texts)]))  # type: ignore[misc]
            documents = [stanza.Document([], text=text) for text in texts]
            slow.append(timed(lambda d=documents: pipeline.bulk_process(d)))  # type: ignore[misc]
            tagger = tagging.load(tagging.Engine.COMPILED, newsner.model_dir())
            tagged.append(timed(lambda t=tagger: tag_all(t, articles)))  # type: ignore[misc]
            if nlp is not None:
                piped.append(timed(lambda n=nlp: list(n.pipe(texts))))  # type: ignore[misc]
        count = words(texts)
        rows.append((f"bulk, {count:,} words", count / median(fast), count / median(slow), "words/s"))
        rows.append(("tagging alone", count / median(tagged), count / median(slow), "words/s"))
        if piped:
            rows.append(("bulk, beside spaCy", count / median(fast), count / median(piped), "words/s"))

    if args.json:
        print(
            json.dumps([{"what": w, "newsner": a, "stanza": b, "unit": u} for w, a, b, u in rows], indent=1)
        )
        return
    print("| figure | newsner | Stanza, same model | ratio |\n|---|---|---|---|")
    for what, mine, other, unit in rows:
        if unit == "s, MB":
            print(f"| {what} | {mine:.1f} s | {other:.0f} MB | |")
            continue
        ratio = "" if other != other else f"{(mine / other if unit == 'words/s' else other / mine):.1f}×"
        digits = 0 if mine > 50 else 2
        print(
            f"| {what} | {mine:,.{digits}f} {unit} | {'–' if other != other else f'{other:,.{digits}f} {unit}'} | {ratio} |"
        )
    print(
        f"\npeak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()
