"""The charts of a report, drawn by Vega-Lite (``vl-convert``, extra ``report``) as SVG that the page holds.

Colours are the page's own CSS variables, so charts follow light, dark and print. What can be clicked is a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from newsner.corpus.extras import library
from newsner.report.gather import Overview, Tally

Link = Callable[[Tally], str]
"""Gives the address, within the page, of the list of a tally's articles."""
_LINK = re.compile(r'xlink:href="[^"#]*#')
_FONT = "system-ui, Roboto, Arial, sans-serif"
_CONFIG: dict[str, Any] = {
    "background": None,
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {"labelColor": "var(--soft)", "titleColor": "var(--soft)", "gridColor": "var(--line)",
             "domainColor": "var(--line)", "tickColor": "var(--line)", "labelFontSize": 11, "titleFontSize": 11,
             "titleFontWeight": "normal"},
}  # fmt: skip


def svg(spec: dict[str, Any], label: str) -> Markup:
    """:raises newsner.corpus.extras.MissingExtra: where vl-convert is not installed."""
    drawn: str = library("vl_convert").vegalite_to_svg({"config": _CONFIG, **spec}, vl_version="5.21")
    title = Markup("<title>{}</title>").format(label)
    head, _, rest = drawn.partition(">")
    # Links lead to lists in the page itself, not to where Vega looks for its data.
    rest = _LINK.sub('href="#', rest)
    return Markup(f'{head} role="img">') + title + Markup(rest)


def sparkline(tally: Tally, bins: Sequence[str], colour: str) -> Markup:
    """Articles a bin, without axes."""
    if len(bins) < 2:
        return Markup("")
    values = [{"x": i, "y": tally.over_time.get(bin, 0)} for i, bin in enumerate(bins)]
    most = max(value["y"] for value in values)
    spec = {
        "width": 110, "height": 20, "padding": 1, "data": {"values": values},
        "mark": {"type": "area", "interpolate": "step", "color": colour, "opacity": 0.75},
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "axis": None, "scale": {"nice": False}},
            "y": {"field": "y", "type": "quantitative", "axis": None, "scale": {"domain": [0, max(most, 1)]}},
        },
    }  # fmt: skip
    return svg(spec, f"{tally.name}: articles from {bins[0]} to {bins[-1]}, at most {most}")


def timeline(overview: Overview, tallies: dict[str, Tally], colour: str, title: str, link: Link) -> Markup:
    """A bar a bin, of articles published then, or of articles that mention a date then."""
    values = [
        {"bin": bin, "articles": tally.articles, "href": link(tally)}
        for bin in overview.bins
        if (tally := tallies.get(bin)) is not None
    ]
    every = max(1, len(overview.bins) // 12)
    most = max((tally.articles for tally in tallies.values()), default=1)
    spec = {
        "width": 900, "height": 120, "data": {"values": values},
        "mark": {"type": "bar", "color": colour},
        "encoding": {
            "x": {"field": "bin", "type": "ordinal", "scale": {"domain": overview.bins}, "title": None,
                  "axis": {"values": overview.bins[::every], "labelAngle": 0}},
            "y": {"field": "articles", "type": "quantitative", "title": title, "axis": {"values": list(range(0, most + 1, -(-most // 4)))}},
            "href": {"field": "href", "type": "nominal"},
        },
    }  # fmt: skip
    return svg(spec, f"{title} by {overview.grain.called}")


def matrix(
    cells: list[tuple[str, str, Tally]], rows: list[str], columns: list[str], colour: str, link: Link, *,
    numbers: bool, size: int, label: str,
) -> Markup:  # fmt: skip
    """Cells as dark as they count articles, with their number where there is room."""
    values = [
        {"row": row, "column": column, "articles": tally.articles, "href": link(tally)}
        for row, column, tally in cells
    ]
    href = {"field": "href", "type": "nominal"}
    x = {"field": "column", "type": "ordinal", "scale": {"domain": columns}, "title": None,
         "axis": {"orient": "top", "labelAngle": -55, "domain": False, "ticks": False, "labelLimit": 160,
                  "labelOverlap": size < 20}}  # fmt: skip
    y = {"field": "row", "type": "ordinal", "scale": {"domain": rows}, "title": None,
         "axis": {"domain": False, "ticks": False, "labelLimit": 200}}  # fmt: skip
    shade = {"field": "articles", "type": "quantitative", "legend": None,
             "scale": {"type": "sqrt", "range": [0.12, 0.6]}}  # fmt: skip
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "rect", "color": colour}, "encoding": {"opacity": shade, "href": href}}
    ]
    if numbers:
        text = {"field": "articles", "type": "quantitative"}
        layers.append(
            {
                "mark": {"type": "text", "color": "var(--ink)", "fontSize": 11, "font": _FONT},
                "encoding": {"text": text, "href": href},
            }
        )
    spec = {
        "width": {"step": size}, "height": {"step": 22}, "padding": {"left": 16, "top": 8, "right": 60, "bottom": 4}, "data": {"values": values},
        "encoding": {"x": x, "y": y}, "layer": layers,
    }  # fmt: skip
    return svg(spec, label)
