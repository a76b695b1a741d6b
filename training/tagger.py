"""Train the tagger: Stanza's NER model and trainer, one head per labelled set.

    python training/tagger.py --data build/ner --pretrain build/vectors/pretrain.pt --out build/tagger/1.pt

The network, its vocabularies, its optimizer step and its file are Stanza's (``stanza.models.ner``). What is
ours is the schedule: batches of one head and of like lengths, a warm-up and a linear decay of Adam's rate,
an exponential moving average of the weights (which is what is scored and saved), and augmentation of the
training sentences. Head 0, "news", is our guideline and the one that is shipped.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.crf import CRFLoss
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.vocab import EMPTY
from stanza.models.ner.data import DataLoader
from stanza.models.ner.trainer import Trainer
from stanza.models.ner.utils import bio2_to_bioes
from stanza.models.ner.vocab import MultiVocab
from stanza.models.pos.vocab import CharVocab, CompositeVocab, WordVocab
from torch import nn

from augment import Augmenter

HEADS = ("news", "nerui", "idner2k", "nergrit", "nerp")
Row = dict[str, Any]


class MaskedCRFLoss(CRFLoss):
    """Stanza's CRF loss, of equal value, without the work for sentences that this head does not label."""

    def forward(self, inputs: Any, masks: Any, tag_indices: Any) -> Any:
        labelled = ~masks[:, 0]
        if not bool(labelled.any()):
            return inputs.sum() * 0, self._transitions
        loss, transitions = super().forward(
            inputs[labelled].contiguous(), masks[labelled].contiguous(), tag_indices[labelled].contiguous()
        )
        return loss * labelled.sum() / len(labelled), transitions


class Sentences(DataLoader):
    """Stanza's loader over our rows instead of a Stanza document."""

    def _load_doc(self, doc: list[Row], scheme: Any) -> list[Any]:
        loaded = []
        for row in doc:
            column = HEADS.index(row["head"])
            tags = bio2_to_bioes(row["tags"])
            loaded.append(
                [
                    (token, tuple(tag if i == column else EMPTY for i in range(len(HEADS))))
                    for token, tag in zip(row["tokens"], tags, strict=True)
                ]
            )
        return loaded

    def chunk_batches(self, data: list[Any]) -> list[Any]:
        return [data]


def vocabularies(rows: list[Row], args: dict[str, Any], pretrain: Pretrain) -> MultiVocab:
    """Characters, words with vectors, words tuned in training (seen twice), and tags, as Stanza has them."""
    data = Sentences._load_doc(None, rows, None)  # type: ignore[arg-type]
    tags = [[(tags,) for _, tags in sentence] for sentence in data]
    return MultiVocab(
        {
            "char": CharVocab(data, args["shorthand"]),
            "delta": WordVocab(data, args["shorthand"], cutoff=args["delta_cutoff"], lower=False),
            "tag": CompositeVocab(tags, args["shorthand"], idx=0, sep=None),
            "word": pretrain.vocab,
        }
    )


def batches(rows: list[Row], words: int, rng: random.Random) -> list[list[Row]]:
    """Batches of one head, of sentences of like length, of at most about ``words`` tokens; shuffled."""
    out = []
    by_head: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_head[row["head"]].append(row)
    for group in by_head.values():
        group.sort(key=lambda row: len(row["tokens"]) + rng.uniform(-3, 3))
        batch: list[Row] = []
        size = 0
        for row in group:
            batch.append(row)
            size += len(row["tokens"])
            if size >= words or len(batch) >= 64:
                out.append(batch)
                batch, size = [], 0
        if batch:
            out.append(batch)
    rng.shuffle(out)
    return out


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Entities of a BIO or BIOES sequence as (first token, one past the last, type)."""
    found, start, kind = set(), -1, ""
    for i, tag in enumerate([*tags, "O"]):
        position, _, this = tag.partition("-")
        if start >= 0 and (position in "OBS" or this != kind):
            found.add((start, i, kind))
            start = -1
        if position in ("B", "S") or (position in ("I", "E") and start < 0):
            start, kind = i, this
    return found


def predict(trainer: Trainer, rows: list[Row], head: int, words: int = 2000) -> list[list[str]]:
    """Predicted BIOES tags of ``rows`` (in order) by one head."""
    trainer.args["predict_tagset"] = head
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["tokens"]))
    out: list[list[str]] = [[] for _ in rows]
    batch: list[int] = []
    with torch.no_grad():
        for n, i in enumerate(order):
            batch.append(i)
            if sum(len(rows[j]["tokens"]) for j in batch) >= words or n + 1 == len(order):
                loader = Sentences(
                    [rows[j] for j in batch], 1, trainer.args, vocab=trainer.vocab, evaluation=True
                )
                for j, tags in zip(batch, trainer.predict(loader[0]), strict=True):
                    out[j] = tags
                batch = []
    trainer.args["predict_tagset"] = 0
    return out


def score(trainer: Trainer, rows: list[Row]) -> dict[str, float]:
    """Entity F1 per head, and per type for head 0."""
    result = {}
    for index, head in enumerate(HEADS):
        mine = [row for row in rows if row["head"] == head]
        right: Counter[str] = Counter()
        guessed: Counter[str] = Counter()
        gold: Counter[str] = Counter()
        for row, tags in zip(mine, predict(trainer, mine, index), strict=True):
            want, got = spans(row["tags"]), spans(tags)
            for counter, group in ((right, want & got), (guessed, got), (gold, want)):
                counter.update(kind for _, _, kind in group)
        for kind in [None, *sorted(gold)]:
            r, g, w = (c.total() if kind is None else c[kind] for c in (right, guessed, gold))
            if kind is None or index == 0:
                result[head if kind is None else f"{head}.{kind}"] = round(200 * r / max(g + w, 1), 2)
    return result


class Average:
    """Exponential moving average of the weights; ``with average:`` puts it into the model."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.parameters = [p for p in model.parameters() if p.requires_grad]
        self.shadow = [p.detach().clone() for p in self.parameters]
        self.decay, self.steps = decay, 0

    @torch.no_grad()
    def update(self) -> None:
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        torch._foreach_mul_(self.shadow, decay)
        torch._foreach_add_(self.shadow, [p.detach() for p in self.parameters], alpha=1 - decay)

    def __enter__(self) -> None:
        self.kept = [p.detach().clone() for p in self.parameters]
        for p, s in zip(self.parameters, self.shadow, strict=True):
            p.data.copy_(s)

    def __exit__(self, *_: object) -> None:
        for p, k in zip(self.parameters, self.kept, strict=True):
            p.data.copy_(k)


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="more training rows (silver)")
    parser.add_argument("--pretrain", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--init", type=Path, help="start from this tagger's weights and vocabularies")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=25)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop here, the schedule fitted to it")
    parser.add_argument("--lr", type=float, default=2e-3)
    parser.add_argument("--words", type=int, default=700, help="tokens in a batch")
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--layers", type=int, default=1)
    parser.add_argument("--dropout", type=float, default=0.5)
    parser.add_argument("--average", type=float, default=0.999)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--heads", nargs="*", default=list(HEADS), help="train on these sets only")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)

    rows = [row for row in read(options.data / "train.jsonl") if row["head"] in options.heads]
    for path in options.extra:
        rows += read(path)
    dev = [row for row in read(options.data / "dev.jsonl") if row["head"] in options.heads]
    augmenter = Augmenter(rows, rng)
    pretrain = Pretrain(str(options.pretrain))
    args: dict[str, Any] = dict(
        shorthand="id_news", hidden_dim=options.hidden, char_hidden_dim=100, char_emb_dim=50,
        word_emb_dim=pretrain.emb.shape[1], num_layers=options.layers, char_num_layers=1,
        word_dropout=0.02, locked_dropout=0.0,
        dropout=options.dropout, rec_dropout=0, char_rec_dropout=0, char_dropout=0, char=True, charlm=False,
        charlm_forward_file=None, charlm_backward_file=None, char_lowercase=False, lowercase=False,
        emb_finetune=True, emb_finetune_known_only=False, input_transform=True, scheme="bioes",
        train_scheme=None, bert_model=None, bert_finetune=False, bert_hidden_layers=None, use_peft=False,
        connect_output_layers=False, predict_tagset=0, optim="adam", lr=options.lr, momentum=0,
        max_grad_norm=5.0, batch_size=32, delta_cutoff=2, seed=options.seed,
    )  # fmt: skip
    if options.init:
        trainer = Trainer(args={}, model_file=str(options.init), pretrain=pretrain, device="cpu")
    else:
        vocab = vocabularies(rows, args, pretrain)
        trainer = Trainer(args=args, vocab=vocab, pretrain=pretrain, device="cpu")
    for crit in trainer.model.crits:
        crit.__class__ = MaskedCRFLoss
    average = Average(trainer.model, options.average)

    per_epoch = len(batches(list(rows), options.words, rng))
    total = per_epoch * options.epochs
    print("rows", len(rows), "batches an epoch", per_epoch, "parameters",
          sum(p.numel() for p in average.parameters), flush=True)  # fmt: skip
    options.out.parent.mkdir(parents=True, exist_ok=True)
    log = options.out.with_suffix(".log.jsonl").open("w")
    began, step, best, epoch = time.time(), 0, 0.0, 0
    done = 0.0
    while done < 1:
        loss = 0.0
        chunk = batches(list(rows), options.words, rng)
        for batch in chunk:
            done = max(step / total, (time.time() - began) / (60 * options.minutes))
            if done >= 1:
                break
            rate = options.lr * min(1.0, (step + 1) / 200) * max(0.02, 1 - done)
            for group in trainer.optimizer.param_groups:
                group["lr"] = rate
            loader = Sentences([augmenter(row) for row in batch], 1, trainer.args, vocab=trainer.vocab)
            loss += trainer.update(loader[0])
            average.update()
            step += 1
        epoch += 1
        if epoch % 2 and done < 1 and epoch > 2:
            continue
        with average:
            scores = score(trainer, dev)
            if scores["news"] > best:
                best = scores["news"]
                trainer.save(str(options.out))
        row = {"epoch": epoch, "step": step, "loss": round(loss / len(chunk), 4), "minutes":
               round((time.time() - began) / 60, 1), **scores}  # fmt: skip
        print(json.dumps(row), flush=True)
        log.write(json.dumps(row) + "\n")
        log.flush()


if __name__ == "__main__":
    main()
