"""Put tokenizer, vectors and tagger into a Stanza model folder.

    python training/bundle.py --tokenizer T.pt --pretrain P.pt --tagger N.pt --card card.json --out DIR

* only head 0 ("news") of the tagger is kept;
* weights and vectors are stored as 16-bit floats (Stanza widens them when it loads);
* files are written in torch's zip format: tensors lie uncompressed at aligned offsets, so that the
  compiled engine can map the very same files into memory without torch; beside each an index (``news.index``)
  says where they lie, so that it need not unpickle the vocabularies either;
* ``card.json`` (data, seeds, scores) is copied beside ``resources.json``, with sizes and hashes added.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import torch

from newsner.tagging.compiled import part

PACKAGE = "news"


def half(tree: Any) -> Any:
    """``tree`` with every 32-bit float tensor in 16 bits."""
    if isinstance(tree, torch.Tensor):
        return tree.half().contiguous() if tree.dtype == torch.float32 else tree
    if isinstance(tree, dict):
        return type(tree)((k, half(v)) for k, v in tree.items())
    return tree


def first_head(checkpoint: dict[str, Any]) -> dict[str, Any]:
    """The tagger with its first output head only."""
    weights = {
        name: tensor
        for name, tensor in checkpoint["model"].items()
        if not name.startswith(("tag_clfs.", "crits.")) or name.split(".")[1] == "0"
    }
    vocab = dict(checkpoint["vocab"])
    tags = dict(vocab["tag"])
    tags["_id2unit"] = {0: tags["_id2unit"][0]}
    tags["_unit2id"] = {0: tags["_unit2id"][0]}
    vocab["tag"] = tags
    config = dict(checkpoint["config"], predict_tagset=0)
    return {"model": weights, "vocab": vocab, "config": config}


def described(path: Path, root: Path) -> dict[str, Any]:
    """A file as the card lists it."""
    data = path.read_bytes()
    return {
        "path": str(path.relative_to(root)),
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("tokenizer", "pretrain", "tagger", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--card", type=Path)
    args = parser.parse_args()

    def load(path: Path) -> Any:
        return torch.load(path, map_location="cpu", weights_only=True)

    root = args.out / "id"
    if root.exists():
        shutil.rmtree(root)
    parts = {
        "tokenize": load(args.tokenizer),
        "pretrain": half(load(args.pretrain)),
        "ner": half(first_head(load(args.tagger))),
    }
    resources: dict[str, Any] = {"lang_name": "Indonesian"}
    files: list[dict[str, Any]] = []
    for processor, state in parts.items():
        path = root / processor / f"{PACKAGE}.pt"
        path.parent.mkdir(parents=True)
        torch.save(state, path)
        data = path.read_bytes()
        resources[processor] = {PACKAGE: {"md5": hashlib.md5(data).hexdigest()}}
        files += [described(path, args.out), described(part.write(path), args.out)]
    resources["ner"][PACKAGE]["dependencies"] = [{"model": "pretrain", "package": PACKAGE}]
    resources["packages"] = {"default": {"tokenize": PACKAGE, "ner": PACKAGE}}
    (args.out / "resources.json").write_text(json.dumps({"id": resources}, indent=1) + "\n")
    card = json.loads(args.card.read_text()) if args.card else {}
    (args.out / "card.json").write_text(
        json.dumps({**card, "files": files}, indent=1, ensure_ascii=False) + "\n"
    )
    for row in files:
        print(f"{row['bytes'] / 1e6:8.2f} MB  {row['path']}")


if __name__ == "__main__":
    main()
