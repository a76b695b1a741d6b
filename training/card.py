"""Write ``card.json``: what the bundle was made from, how, and how it scores.

    python training/card.py --version 1.0.0 --shared ../shared --data build/ner --raw build/raw/report.json \\
        --log build/tagger/1.log.jsonl [--step "command: minutes" ...] [--scores scores.json] --out build/card.json
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

LICENCES = {
    "newsreal": "annotation written for this project; the texts are the outlets'",
    "nerui": "see its repository (github.com/yohanesgultom/nlp-experiments)",
    "idner2k": "idner-news-2k, MIT",
    "nergrit": "NERGrit (IndoNLU), MIT",
    "nerp": "NERP (IndoNLU), see its repository",
}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--version", required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--raw", type=Path, required=True)
    parser.add_argument(
        "--log", type=Path, nargs="+", required=True, help="logs of the tagger's stages, in order"
    )
    parser.add_argument("--step", action="append", default=[], help="a command of the recipe and its time")
    parser.add_argument("--scores", type=Path, help="of benchmarks/accuracy.py --json")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    counts = json.loads((args.data / "train.counts.json").read_text())
    raw = json.loads(args.raw.read_text())
    ner = args.shared / "data" / "ner"
    labelled: dict[str, Any] = {}
    for name in ("newsreal", "nerui", "idner2k", "nergrit", "nerp"):
        head = "news" if name == "newsreal" else name
        path = ner / name / ("train.jsonl" if name == "newsreal" else "train.bio")
        labelled[name] = {
            "sentences": counts[f"{head} sentences"],
            "entities": counts[f"{head} entities"],
            "dropped, held out": counts.get(f"{head} dropped: held out", 0),
            "sha256": sha256(path),
        }
    rows = [[json.loads(line) for line in path.read_text().splitlines()] for path in args.log]
    best = max(rows[-1], key=lambda row: row["news"])
    token = {key: value for key, value in best.items() if key not in ("step", "loss", "minutes", "epoch")}
    card = {
        "name": "newsner-id",
        "version": args.version,
        "language": "id",
        "types": ["PER", "ORG", "LOC"],
        "training_data": {
            **labelled,
            "raw text for the word vectors": {
                name: f"{raw[name]['tokens']:,} tokens, sha256 {raw[name]['sha256'][:16]}"
                for name in ("news", "other", "headlines")
            },
        },
        "scores": {
            **(json.loads(args.scores.read_text()) if args.scores else {}),
            "dev sets, given tokens": token,
        },
        "recipe": {
            "steps": args.step,
            "tagger": [
                {"log": path.name, "last": stage[-1]} for path, stage in zip(args.log, rows, strict=True)
            ],
            "train.jsonl": sha256(args.data / "train.jsonl"),
            "versions": {name: version(name) for name in ("stanza", "torch", "gensim", "numpy")},
            "python": platform.python_version(),
        },
    }
    args.out.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
