"""Do the two engines give one answer? Every segment of raw articles, read by both.

    python benchmarks/engines.py [--articles 320] [--shared ../shared]

Compared are sentences, tokens and spans with their types, exactly, and scores within 0.001. Exits 1 where one differs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import newsner
from newsner.tagging import Engine
from newsner.tagging.segments import segments
from speed import raw_articles

HERE = Path(__file__).resolve().parents[1]
NEAR = 1e-3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=320)
    parser.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    args = parser.parse_args()
    compiled, stanza = (engine.reader(newsner.model_dir()) for engine in (Engine.COMPILED, Engine.STANZA))
    sentences = tokens = spans = differing = 0
    farthest = 0.0
    for text in raw_articles(args.shared, args.articles):
        pieces = [segment.text for segment in segments(newsner.article(text))]
        for piece, ours, theirs in zip(pieces, compiled.read(pieces), stanza.read(pieces), strict=True):
            sentences += len(theirs)
            tokens += sum(len(sentence.tokens) for sentence in theirs)
            spans += sum(len(sentence.spans) for sentence in theirs)
            mine, its = (
                [(s.tokens, [(span.start, span.end, span.type) for span in s.spans]) for s in read]
                for read in (ours, theirs)
            )
            if mine != its:
                differing += 1
                print(f"differs: {piece[:200]!r}\n  compiled {mine}\n  stanza   {its}")
                continue
            for one, other in zip(ours, theirs, strict=True):
                for a, b in zip(one.spans, other.spans, strict=True):
                    farthest = max(farthest, abs(a.score - b.score))
    print(
        f"{args.articles} articles, {sentences:,} sentences, {tokens:,} tokens, {spans:,} spans: {differing} segments"
        f" differ; scores at most {farthest:.1e} apart"
    )
    return int(differing > 0 or farthest > NEAR)


if __name__ == "__main__":
    sys.exit(main())
