"""Run the commands of docs/tour.md as a shell would, in order, and compare what they print.

python docs/tour.py           write what the commands print today into docs/tour.md
python docs/tour.py --check   exit 1 where it prints something else than the tour says
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOUR = ROOT / "docs" / "tour.md"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_STEP = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<printed>(?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Step:
    command: str
    printed: str
    """By the tour."""

    @property
    def needs(self) -> str | None:
        """A program beside newsner that is not there."""
        return "jq" if "| jq" in self.command and shutil.which("jq") is None else None


def steps(text: str) -> Iterator[Step]:
    for block in _BLOCK.findall(text):
        yield from (Step(step["command"], step["printed"]) for step in _STEP.finditer(block))


def workplace() -> Path:
    """A folder where the sample articles lie, as in the repository, and nothing else."""
    folder = Path(tempfile.mkdtemp(prefix="tour-"))
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


def run(step: Step, folder: Path) -> str:
    """What the command prints, on both streams, as on a terminal of 80 columns without colours.

    :raises subprocess.CalledProcessError: where the command fails.
    """
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "TERM": "dumb"}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", step.command],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
        encoding="utf-8",
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def main() -> int:
    text = TOUR.read_text(encoding="utf-8")
    folder = workplace()
    try:
        differing = 0
        for step in steps(text):
            if step.needs:
                print(f"left out, for want of {step.needs}: {step.command}", file=sys.stderr)
                continue
            printed = run(step, folder)
            if printed == step.printed:
                continue
            differing += 1
            print(f"$ {step.command}\n{printed}", end="", file=sys.stderr)
            head = f"$ {step.command}\n"
            text = text.replace(head + step.printed, head + printed, 1)
    finally:
        shutil.rmtree(folder)
    if "--check" in sys.argv:
        return min(differing, 1)
    TOUR.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
