"""Documents on their way out. Each format is one file; :class:`Format` owns its writer."""

from newsner.outputs.formats import Format
from newsner.outputs.writer import ErrorRecord, Record, Writer

__all__ = ["ErrorRecord", "Format", "Record", "Writer"]
