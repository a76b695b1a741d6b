"""Subword-trained skip-gram word vectors on the raw text (gensim fastText), as a Stanza pretrain.

    python training/vectors.py --text build/raw/tokenised.txt --out build/vectors

Cased, because case is what tells "Fajar" from "fajar". Gensim with several workers is not bit-for-bit
reproducible; one worker with a fixed seed is, at twice the time.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from gensim.models.fasttext import FastText
from gensim.models.word2vec import Word2Vec
from stanza.models.common.pretrain import Pretrain


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dim", type=int, default=100)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--subwords", action="store_true", help="fastText instead of word2vec")
    parser.add_argument("--min-count", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--max-vocab", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    began = time.time()
    common = dict(
        vector_size=args.dim, sg=1, window=4, negative=5, min_count=args.min_count, sample=1e-4,
        epochs=args.epochs, workers=args.workers, seed=args.seed,
    )  # fmt: skip
    model = FastText(min_n=3, max_n=5, bucket=400_000, **common) if args.subwords else Word2Vec(**common)
    model.build_vocab(corpus_file=str(args.text))
    print("vocabulary", len(model.wv), "words", model.corpus_total_words, flush=True)
    model.train(
        corpus_file=str(args.text),
        total_words=model.corpus_total_words,
        total_examples=model.corpus_count,
        epochs=args.epochs,
    )
    print("trained in", round(time.time() - began), "s", flush=True)
    vectors = args.out / "vectors.txt"
    with vectors.open("w", encoding="utf-8") as out:
        words = model.wv.index_to_key[: args.max_vocab]
        out.write(f"{len(words)} {args.dim}\n")
        for word in words:
            out.write(word + " " + " ".join(f"{x:.5f}" for x in model.wv[word]) + "\n")
    pretrain = args.out / "pretrain.pt"
    pretrain.unlink(missing_ok=True)
    Pretrain(str(pretrain), str(vectors)).load()
    for word in ("Jokowi", "Surabaya", "Kemenkeu", "Persib", "polisi"):
        print(word, [w for w, _ in model.wv.most_similar(word, topn=6)], flush=True)


if __name__ == "__main__":
    main()
