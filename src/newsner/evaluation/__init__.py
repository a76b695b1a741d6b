"""How well newsner does on labelled text: mentions, dates' values, entities."""

from newsner.evaluation.gold import Gold, GoldError, Label, read_gold
from newsner.evaluation.measure import Report, evaluate

__all__ = ["Gold", "GoldError", "Label", "Report", "evaluate", "read_gold"]
