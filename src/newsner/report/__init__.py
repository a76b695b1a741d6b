"""An archive at a glance: who, which bodies and where, over time and together, from what newsner extract wrote."""

from newsner.report.gather import Overview, gather

__all__ = ["Overview", "gather"]
