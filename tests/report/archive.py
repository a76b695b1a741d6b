"""Records as newsner extract writes them, for tests of the report."""

from __future__ import annotations

from typing import Any


def entity(name: str, *aliases: str, zone: str = "body", count: int = 1, **more: Any) -> dict[str, Any]:
    mention = {"text": name, "start": 0, "end": 1, "zone": zone, "score": 0.9}
    return {"name": name, "aliases": list(aliases), "count": count, "mentions": [mention], **more}


def record(
    source: str,
    people: list[dict[str, Any]] | None = None,
    organizations: list[dict[str, Any]] | None = None,
    places: list[dict[str, Any]] | None = None,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    days: tuple[tuple[str, str], ...] = (),
) -> dict[str, Any]:
    return {
        "schema_version": "1",
        "source": source,
        "article": {"title": title, "published": published, "outlet": outlet, "zones": []},
        "people": people or [],
        "organizations": organizations or [],
        "places": places or [],
        "dates": [
            {"text": "x", "value": first, "from": first, "to": last, "count": 1, "mentions": []}
            for first, last in days
        ],
        "model": {"name": "newsner-id", "version": "1"},
    }
