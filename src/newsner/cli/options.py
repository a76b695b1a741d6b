"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EngineName = Annotated[
    str, typer.Option(help="compiled (fast) or stanza (the Stanza library, the reference).")
]
ModelDir = Annotated[
    Path | None, typer.Option("--model-dir", metavar="DIR", help="Another bundle than the built-in one.")
]
