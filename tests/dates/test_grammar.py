"""The grammar table: every row reads the example that it gives."""

from __future__ import annotations

import pytest

from newsner.dates.grammar import Automaton, Row, read_sets, read_table
from newsner.dates.lexicon import attachments, lexicon, lines
from newsner.dates.tokens import stretches


def examples() -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in lines("grammar.tsv") if not line.startswith("let ")]
    return [(row[0].strip(), row[5].strip()) for row in rows if row[5].strip() != "-"]


@pytest.mark.parametrize(("name", "example"), examples())
def test_row_reads_its_example(name: str, example: str) -> None:
    words = lexicon()
    # a false friend need not be worth parsing on its own; "hari ini" makes the stretch so
    (stretch,) = stretches(f"{example} hari ini", words)
    entries = stretch.entries[:-2]
    end, row = words.automaton.match(entries, 0)
    assert words.automaton.rows[row].name == name
    assert end == len(entries)


def test_every_row_has_an_example() -> None:
    rows = [line for line in lines("grammar.tsv") if not line.startswith("let ")]
    assert all(line.count("\t") == 5 for line in rows)


def test_attachments_name_groups_that_exist() -> None:
    rows, _ = read_table(lines("grammar.tsv"))
    groups = {row.group for row in rows} | {"holiday", "relweek", "relmonth", "relyear"}
    named = {group for pair in attachments() for group in pair}
    assert named <= groups


@pytest.mark.parametrize("pattern", ["( a | b", "[ a", "a ]", "a )"])
def test_unbalanced_pattern_is_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match="unbalanced"):
        Automaton([Row("x", "x", "date", pattern)], {})


def test_sets() -> None:
    assert read_sets("unit=week shift=-1") == (("unit", "week"), ("shift", -1))
    assert read_sets("-") == ()
