from __future__ import annotations

import pytest

from newsner.report import gather
from newsner.report.gather import REFS
from newsner.report.time import Grain, grain_of

from .archive import entity, record

ARCHIVE = [
    record("a", [entity("Budi Santoso", count=3), entity("Siti Dewi")], [entity("KPK")], published="2022-09-14",
           outlet="Antara", days=(("2022-09-13", "2022-09-13"), ("2022-10-01", "2022-10-31"))),
    record("b", [entity("Budi Santoso")], published="2022-11-02", outlet="Tempo", title="Judul",
           days=(("1998-05-21", "1998-05-21"), ("2022-01-01", "2022-12-31"))),
    record("c", [entity("Siti Dewi")], [entity("kpk")]),
    {"source": "d", "line": 1, "error": {"code": "json", "message": "no"}},
]  # fmt: skip


def test_counts() -> None:
    got = gather(lambda: ARCHIVE)
    assert (got.articles, got.failed, got.undated) == (3, 1, 1)
    assert [(t.name, t.articles, t.mentions) for t in got.people] == [
        ("Budi Santoso", 2, 4),
        ("Siti Dewi", 2, 2),
    ]
    assert [(t.name, t.articles) for t in got.organizations] == [("KPK", 2)]
    assert [(t.name, t.articles) for t in got.outlets] == [("Antara", 1), ("Tempo", 1), ("not known", 1)]


def test_time() -> None:
    got = gather(lambda: ARCHIVE)
    assert got.bins == ["2022-09-14", "2022-09-15", *got.bins[2:-1], "2022-11-02"]
    assert len(got.bins) == 50
    months = gather(lambda: [*ARCHIVE, record("e", published="2022-12")])
    assert months.bins == ["2022-09", "2022-10", "2022-11", "2022-12"]
    assert {bin: tally.articles for bin, tally in months.published.items()} == {
        "2022-09": 1, "2022-11": 1, "2022-12": 1,
    }  # fmt: skip
    assert {bin: tally.articles for bin, tally in months.mentioned.items()} == {"2022-09": 1, "2022-10": 1}
    assert months.elsewhere == 1


def test_together() -> None:
    got = gather(lambda: ARCHIVE)
    pairs = {pair: [ref.source for ref in tally.refs] for pair, tally in got.together.items()}
    assert pairs == {
        ("Budi Santoso", "Siti Dewi"): ["a"],
        ("Budi Santoso", "KPK"): ["a"],
        ("Siti Dewi", "KPK"): ["a", "c"],
    }


def test_of_names_in_equally_many_articles_the_most_mentioned_come_first() -> None:
    archive = [
        record("a", [entity("Adi Putra"), entity("Budi Santoso", count=3), entity("Cici Dewi", count=2)])
    ]
    assert [tally.name for tally in gather(lambda: archive, top=2).people] == ["Budi Santoso", "Cici Dewi"]


def test_a_number_leads_to_its_newest_articles() -> None:
    many = [record(f"{i:02d}", [entity("Budi Santoso")], published=f"2022-09-{i:02d}") for i in range(1, 29)]
    (budi,) = gather(lambda: many).people
    assert budi.articles == 28
    assert [ref.source for ref in budi.refs] == [f"{i:02d}" for i in range(28, 28 - REFS, -1)]


def test_top_is_by_articles() -> None:
    got = gather(lambda: ARCHIVE, top=1)
    assert [tally.name for tally in got.people] == ["Budi Santoso"]


@pytest.mark.parametrize(
    ("published", "length"),
    [([], 7), (["2022-09-14"], 10), (["2022-09-01", "2022-11-20"], 7), (["2022-09", "2022-09-14"], 7),
     (["1990-01-01", "2022-09-14"], 4)],
)  # fmt: skip
def test_grain(published: list[str], length: int) -> None:
    assert grain_of(published) == Grain(length)


def test_bins_have_no_gaps() -> None:
    assert Grain(10).bins("2024-02-27", "2024-03-01") == [
        "2024-02-27",
        "2024-02-28",
        "2024-02-29",
        "2024-03-01",
    ]
    assert Grain(7).bins("2022-11", "2023-02") == ["2022-11", "2022-12", "2023-01", "2023-02"]
    assert Grain(4).bins("1998", "2000") == ["1998", "1999", "2000"]
    assert Grain(7).bin_of("2022") is None
