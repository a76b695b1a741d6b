from __future__ import annotations

from newsner.report.names import Names, entities

from .archive import entity, record


def merged(*records: dict[str, object]) -> dict[str, str]:
    names = Names()
    for one in records:
        names.add(one)
    return {names.spelling(key): names.spelling(root) for key, root in names.merged().items() if key != root}


def test_a_name_that_articles_call_short_for_another_is_counted_under_it() -> None:
    long = entity("Komisi Pemberantasan Korupsi", "KPK", acronym="KPK")
    assert merged(*[record(str(i), [], [long]) for i in range(3)], record("x", [], [entity("KPK")])) == {
        "KPK": "Komisi Pemberantasan Korupsi"
    }


def test_few_votes_are_not_enough() -> None:
    long = entity("Komisi Pemberantasan Korupsi", "KPK")
    assert merged(*[record(str(i), [], [long]) for i in range(2)], record("x", [], [entity("KPK")])) == {}


def test_a_name_that_is_short_for_several_stays() -> None:
    bodies = ["Mahkamah Konstitusi"] * 6 + ["Manajemen Konstruksi"] * 3
    records = [record(str(i), [], [entity(name, "MK")]) for i, name in enumerate(bodies)]
    assert merged(*records, record("x", [], [entity("MK")])) == {}


def test_one_word_of_a_person_needs_more() -> None:
    def budis(count: int) -> list[dict[str, object]]:
        return [record(str(i), [entity("Budi Santoso", "Budi")]) for i in range(count)]

    alone = record("x", [entity("Budi")])
    assert merged(*budis(7), alone) == {}
    assert merged(*budis(8), alone) == {"Budi": "Budi Santoso"}


def test_places_go_by_their_code_and_their_usual_name() -> None:
    region = {"code": "31", "name": "Daerah Khusus Ibukota Jakarta", "kind": "province"}
    names = Names()
    for i, name in enumerate(("Jakarta", "DKI Jakarta", "Jakarta")):
        names.add(record(str(i), [], [], [entity(name, region=region)]))
    assert names.articles == {("LOC", "31"): 3}
    assert names.spelling(("LOC", "31")) == "Jakarta"


def test_credits_and_the_outlet_are_no_figures_of_the_story() -> None:
    one = record(
        "a",
        [entity("Siti"), entity("Tono", role="editor"), entity("Rani", zone="credits")],
        [entity("KOMPAS.com"), entity("KPK")],
        outlet="Kompas",
    )
    assert [key for key, _ in entities(one)] == [("PER", "siti"), ("ORG", "kpk")]
