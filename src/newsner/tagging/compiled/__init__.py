"""The bundle's models in NumPy: the answers of Stanza, without torch and without the wait.

The weights are read from the same files that Stanza loads, so there is nothing to keep in step.
"""

from newsner.tagging.compiled.engine import CompiledEngine

__all__ = ["CompiledEngine"]
