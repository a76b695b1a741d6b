"""Precision, recall and F1 of mentions, dates' values and entities.

* exact: span and type are the gold ones (CoNLL 2003)
* overlap: type is the gold one and the spans share a character (the "type" scheme of SemEval 2013, task 9)
* values: of dates whose span is found, those whose value is the gold one
* entities: B-cubed over mentions (Bagga and Baldwin 1998); a missed or invented mention is a cluster of one on its side
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsner import document
from newsner.evaluation.gold import TYPES, Gold
from newsner.names import Entities

Span = tuple[int, int, str]
NAMES = ("PER", "ORG", "LOC")


@dataclass
class Counts:
    """Right ones, found ones, gold ones."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0

    def as_dict(self) -> dict[str, float]:
        return {
            "precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4),
            "right": self.right, "found": self.found, "gold": self.gold,
        }  # fmt: skip


@dataclass
class Report:
    """The figures of one gold file. Types that it does not label are left out."""

    exact: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    overlap: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    values: Counts = field(default_factory=Counts)
    """Dates with the right span (found) and those with the right value too (right)."""
    b_cubed: tuple[float, float] | None = None
    """Precision and recall; None where the gold has no clusters."""
    texts: int = 0

    @property
    def f1(self) -> float:
        """Exact F1 over all names."""
        return self.exact["names"].f1

    def as_dict(self) -> dict[str, Any]:
        result: dict[str, Any] = {
            "texts": self.texts,
            "exact": {kind: counts.as_dict() for kind, counts in self.exact.items()},
            "overlap": {kind: counts.as_dict() for kind, counts in self.overlap.items()},
        }
        if self.values.found:
            result["date_values"] = {
                "accuracy": round(self.values.precision, 4), "right": self.values.right, "of": self.values.found,
            }  # fmt: skip
        if self.b_cubed is not None:
            precision, recall = self.b_cubed
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            result["entities"] = {
                "precision": round(precision, 4), "recall": round(recall, 4), "b_cubed_f1": round(f1, 4),
            }  # fmt: skip
        return result


def evaluate(gold: Sequence[Gold], documents: Iterable[document.Document]) -> Report:
    """Compare documents with the gold texts they were made of, in the same order."""
    labelled = {label.type for text in gold for label in text.labels}
    report = Report(texts=len(gold))
    precision = recall = 0.0
    count_got = count_wanted = 0
    for text, found in zip(gold, documents, strict=True):
        _mentions(report, text, found, labelled)
        wanted = {
            (label.start, label.end, label.type): label.cluster
            for label in text.labels
            if label.type in NAMES
        }
        if any(wanted.values()):
            got = clusters_of(found)
            precision += b_cubed(got, wanted)
            recall += b_cubed(wanted, got)
            count_got += len(got)
            count_wanted += len(wanted)
    if count_got and count_wanted:
        report.b_cubed = (precision / count_got, recall / count_wanted)
    return report


def _mentions(report: Report, gold: Gold, found: document.Document, labelled: set[str]) -> None:
    wanted = {(label.start, label.end, label.type): label.value for label in gold.labels}
    got = {span: value for span, value in spans_of(found).items() if span[2] in labelled}
    for kind in (k for k in TYPES if k in labelled):
        mine = {span for span in got if span[2] == kind}
        theirs = {span for span in wanted if span[2] == kind}
        touched = _touching(mine, theirs)
        groups = [kind, "names"] if kind in NAMES else [kind]
        for group in groups:
            for counts, right in (
                (report.exact[group], len(mine & theirs)),
                (report.overlap[group], touched),
            ):
                counts.right += right
                counts.found += len(mine)
                counts.gold += len(theirs)
    for span in (s for s in got if s[2] == "DATE" and s in wanted):
        report.values.found += 1
        report.values.right += got[span] == wanted[span]


def spans_of(found: document.Document) -> dict[Span, str | None]:
    """Every mention, and the value of those that are dates."""
    spans: dict[Span, str | None] = {}
    for kind, entities in (("PER", found.people), ("ORG", found.organizations), ("LOC", found.places)):
        spans.update({(m.start, m.end, kind): None for entity in entities for m in entity.mentions})
    spans.update({(m.start, m.end, "DATE"): date.value for date in found.dates for m in date.mentions})
    return spans


def _touching(mine: set[Span], theirs: set[Span]) -> int:
    """Pairs of overlapping spans, each span in one pair at most."""
    left = sorted(theirs)
    pairs = at = 0
    for start, end, _ in sorted(mine):
        while at < len(left) and left[at][1] <= start:
            at += 1
        if at < len(left) and left[at][0] < end:
            pairs += 1
            at += 1
    return pairs


def clusters_of(found: document.Document | Entities) -> dict[Span, str]:
    """Every name, and what is the same for those of one entity."""
    numbered: dict[Span, str] = {}
    for kind, entities in (("PER", found.people), ("ORG", found.organizations), ("LOC", found.places)):
        for number, entity in enumerate(entities):
            numbered.update({(m.start, m.end, kind): f"{kind}{number}" for m in entity.mentions})
    return numbered


def b_cubed(of: dict[Span, Any], against: dict[Span, Any]) -> float:
    """The sum, over the mentions of one side, of the share of their cluster that the other side has together."""
    sizes = Counter(of.values())
    shared = Counter((of[span], against[span]) for span in of if span in against)
    return sum(shared[of[span], against[span]] / sizes[of[span]] for span in of if span in against)
