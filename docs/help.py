"""Every command's --help, as the README shows it.

python docs/help.py           rewrite the block in README.md
python docs/help.py --check   exit 1 where it is out of date
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- help -->", "<!-- /help -->"
COMMANDS = (
    ["--help"],
    ["extract", "--help"],
    ["view", "--help"],
    ["report", "--help"],
    ["evaluate", "--help"],
    ["model", "--help"],
    ["schema", "--help"],
)


def text_of(args: list[str]) -> str:
    env = {**os.environ, "TERM": "dumb", "COLUMNS": "80", "NO_COLOR": "1"}
    env.pop("GITHUB_ACTIONS", None)
    run = subprocess.run(
        [sys.executable, "-m", "newsner", *args], capture_output=True, text=True, check=True, env=env
    )
    lines = [
        line.rstrip() for line in run.stdout.replace("python -m newsner", "newsner").strip().splitlines()
    ]
    return "```\n$ newsner " + " ".join(args) + "\n" + "\n".join(lines) + "\n```\n"


def main() -> int:
    block = f"{BEGIN}\n" + "\n".join(text_of(args) for args in COMMANDS) + END
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    wanted = before + block + after
    if "--check" in sys.argv:
        if wanted != text:
            print("README.md: the help is out of date; run: python docs/help.py", file=sys.stderr)
            return 1
        return 0
    README.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
