from __future__ import annotations

import io

from rich.console import Console

from newsner import document
from newsner.extractor import Extractor, Options
from newsner.outputs.terminal import show, visible

from ..conftest import CapitalTagger

TEXT = "JAKARTA - Budi Santoso, ketua PSSI, tiba pada Rabu (14/9/2022).\nBudi \x1b[31mmerah\x1b[0m <b>."


def shown(text: str = TEXT, **console: object) -> str:
    extractor = Extractor(
        CapitalTagger(), document.ModelInfo(name="test", version="0"), Options(keep_text=True)
    )
    stream = io.StringIO()
    show(extractor.extract(text, published="2022-09-15"), Console(file=stream, width=60, **console))  # type: ignore[arg-type]
    return stream.getvalue()


def test_without_colour_labels_say_it() -> None:
    got = shown()
    assert "[Budi Santoso|PER], ketua [PSSI|ORG], tiba pada [Rabu (14/9/2022)|DATE 2022-09-14]." in got
    assert "\x1b" not in got


def test_with_colour_labels_stand_beside_it() -> None:
    got = shown(force_terminal=True, color_system="truecolor")
    assert "PER" in got
    assert "DATE 2022-09-14" in got
    assert "48;2;86;180;233" in got  # #56b4e9
    assert "[Budi" not in got


def test_no_colour_is_honoured_on_a_terminal() -> None:
    got = shown(force_terminal=True, no_color=True)
    assert "Budi Santoso|PER" in got
    assert "48;2" not in got


def test_an_article_cannot_steer_the_terminal() -> None:
    assert "\u241b[31mmerah\u241b[0m" in shown()
    assert visible("a\x07\x9b\ud800\n\tb") == "a\u2407\ufffd\ufffd\n\tb"


def test_the_table_names_everyone_once() -> None:
    table = shown().rpartition("type")[2]
    assert table.count("Budi Santoso") == 1
    assert "2022-09-14" in table


def test_an_empty_article_is_shown_as_such() -> None:
    assert "people" in shown("")
