"""An article in the terminal: its mentions highlighted, its dates' values beside them, a table of who and what.

Colours are those of Okabe and Ito ("Color Universal Design", 2008), told apart in every common colour vision;
labels say the same where there is no colour at all.
"""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from newsner.document import Date, Document
from newsner.outputs.marks import CALLED, TYPES, Mark, entities, label_of, marks, more_of, text_of

COLOURS = {"PER": "#56b4e9", "ORG": "#e69f00", "LOC": "#009e73", "DATE": "#cc79a7"}
# What would move the cursor or clear the screen is shown as its picture (Unicode "Control Pictures").
_CONTROLS = {c: 0x2400 + c for c in range(0x20) if chr(c) not in "\n\t"} | {0x7F: 0x2421}
_CONTROLS |= dict.fromkeys(range(128, 160), 65533) | dict.fromkeys(range(55296, 57344), 65533)


def show(document: Document, console: Console) -> None:
    """Print ``document``, which must hold its text.

    :raises newsner.outputs.marks.NoText: where it does not.
    """
    plain = console.no_color or console.color_system is None
    console.print(_head(document), highlight=False, soft_wrap=True)
    console.print(_legend(plain), highlight=False, soft_wrap=True)
    console.print()
    article = highlighted(text_of(document), marks(document), plain=plain)
    # In a file or a pipe a line stays a line.
    console.print(article, highlight=False, soft_wrap=not console.is_terminal)
    console.print()
    console.print(_table(document))


def highlighted(text: str, found: list[Mark], *, plain: bool) -> Text:
    """``text`` with every mention marked; with ``plain`` in brackets: ``[Budi Santoso|PER]``."""
    out = Text()
    at = 0
    for mark in found:
        out.append(visible(text[at : mark.start]))
        words, label = visible(text[mark.start : mark.end]), label_of(mark)
        if plain:
            out.append(f"[{words}|{label}]")
        else:
            out.append(words, _style(mark.type))
            out.append(f" {label} ", Style(bold=True, color="black", bgcolor=COLOURS[mark.type], italic=True))
        at = mark.end
    out.append(visible(text[at:]))
    return out


def visible(text: str) -> str:
    """``text`` with nothing in it that a terminal would obey."""
    return text.translate(_CONTROLS)


def _style(kind: str) -> Style:
    return Style(color="black", bgcolor=COLOURS[kind])


def _head(document: Document) -> Text:
    article = document.article
    known = (document.source, article.published, article.outlet)
    return Text(visible(" · ".join(part for part in known if part)) or "stdin", style="bold")


def _legend(plain: bool) -> Text:
    legend = Text()
    for kind in TYPES:
        legend.append(f"[{kind}]" if plain else f" {kind} ", "" if plain else _style(kind))
        legend.append(f" {CALLED[kind]}  ")
    return legend


def _table(document: Document) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for heading in ("type", "name", "mentions", "score", "more"):
        table.add_column(heading, justify="right" if heading in ("mentions", "score") else "left")
    for kind, group in groupby(entities(document), key=lambda pair: pair[0]):
        for number, (_, entity) in enumerate(sorted(group, key=lambda pair: -pair[1].count)):
            name = entity.text if isinstance(entity, Date) else entity.name
            scores = [m.score for m in entity.mentions if m.score is not None]
            table.add_row(
                kind if number == 0 else "",
                Text(visible(name)),
                str(entity.count),
                f"{max(scores):.2f}" if scores else "",
                Text(visible(more_of(entity))),
            )
    return table
