"""README.id.md is README.md in Indonesian: the same commands, the same figures, the same links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def readme(name: str) -> str:
    """The file without the block of --help texts, which stands in one of them only."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.sub(r"## Commands\n.*?<!-- /help -->\n", "", text, flags=re.DOTALL)


def code(text: str) -> list[str]:
    """Fenced blocks, without comments, which are translated."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [re.sub(r" +# .*$", "", block, flags=re.MULTILINE) for block in blocks]


def figures(text: str) -> list[str]:
    block = text.partition("<!-- figures -->")[2].partition("<!-- /figures -->")[0]
    return re.findall(r"\d[\d.,–]*\d|\d", block)


def links(text: str) -> set[str]:
    return set(re.findall(r"\]\(([^)]+)\)", text)) - {"README.md", "README.id.md"}


@pytest.mark.parametrize("part", [code, figures, links])
def test_both_say_the_same(part: object) -> None:
    assert callable(part)
    english, indonesian = part(readme("README.md")), part(readme("README.id.md"))
    assert english
    assert english == indonesian


def test_every_heading_has_its_own() -> None:
    def depths(text: str) -> list[str]:
        return re.findall(r"^#+(?= )", re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.M), re.M)

    assert depths(readme("README.md")) == depths(readme("README.id.md"))
