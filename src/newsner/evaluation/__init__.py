"""How well newsner does on labelled text: mentions, dates' values, entities."""

from newsner.evaluation.gold import Gold, GoldError, Label, read_gold
from newsner.evaluation.measure import Report, b_cubed, clusters_of, evaluate, spans_of

__all__ = [
    "Gold",
    "GoldError",
    "Label",
    "Report",
    "b_cubed",
    "clusters_of",
    "evaluate",
    "read_gold",
    "spans_of",
]
