"""A1-A10: what becomes one entity, and the rule that is named for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsner import articles
from newsner.names import load_aliases, resolve
from newsner.tagging import Mention, MentionType

from .marked import groups, resolved

ONE = [
    ("A1", "[LOC TEGAL] ramai. Warga [LOC Tegal] senang."),
    ("A1", "[ORG PT Sinar Muda Tbk] untung. Saham [ORG Sinar Muda] naik."),
    ("A2", "[ORG Komite Nelayan Utara] ([ORG KNU]) rapat."),
    ("A2", "[ORG Badan Urusan Kapal]/[ORG BUK] rapat."),
    ("A2", "[ORG Persatuan Laut Timur] ([ORG Eastern Sea Union]/[ORG ESU]) rapat."),
    ("A2", "[PER Suraji] alias [PER Kodok] ditangkap. [PER Kodok] diam."),
    ("A2", "[PER Suraji], yang akrab disapa [PER Kodok], datang."),
    ("A2", "[ORG Asosiasi Petani Garam] rapat. Menurut [ORG APG], harga turun."),
    ("A2", "[ORG PT Karya Lautan Tbk] ([ORG KRLT]) untung."),
    ("A2", "[ORG PT Karya Lautan Tbk] untung. Saham [ORG KRLT] naik."),
    ("A3", "[PER Darman Wijaya] datang. [PER Darman] pulang."),
    ("A3", "[PER Putu Darman Wijaya] datang. Pak [PER Darman] pulang."),
    ("A4", "[PER Pablo Ruberto] datang. [PER Ruberto] pulang."),
    ("A3", "[PER Han Jin-wo] datang. [PER Han] pulang."),
    ("A3", "[PER Xu Darman] datang. [PER Xu] pulang."),
    ("A4", "[PER I Made Sutarga] datang. [PER Sutarga] pulang."),
    ("A5", "[PER M. Darwis] datang. [PER Muhammad Darwis] pulang."),
    ("A5", "[PER Moch. Darwis] datang. [PER Muh. Darwis] pulang."),
    ("A5", "[PER Abd. Rasyid] datang. [PER Abdul Rasyid] pulang."),
    ("A6", "[PER Bayu Soekamto] datang. [PER Bayu Sukamto] pulang."),
    ("A6", "[PER Bayu Prasetyo] datang. [PER Bayu Prasetio] pulang."),
    ("A7", "[ORG Dinas Kesehatan Kota Tegal] buka. Kepala [ORG Dinkes] hadir."),
    ("A7", "[ORG PT Tirta Anom Indonesia Tbk] untung. [ORG Tirta Anom] naik."),
    ("A7", "[ORG Partai Cahaya Rakyat] menang. [ORG Cahaya Rakyat] senang."),
    ("A7", "[ORG Dinas Pekerjaan Umum Kota Tegal] buka. Kepala [ORG Dinas PU] hadir."),
    ("A1", "[ORG Polres Tegal] buka. [ORG Kepolisian Resor Tegal] tutup."),
    ("A8", "[PER Joko Widodo] datang. [PER Jokowi] pulang."),
    ("A8", "[ORG Komisi Pemberantasan Korupsi] datang. [ORG KPK] pulang."),
    ("A9", "[LOC Jawa Barat] hujan. [LOC Jabar] banjir."),
    ("A9", "[LOC Kabupaten Garut] hujan. Bupati [LOC Garut] hadir."),
    ("A9", "[LOC Tiongkok] maju. [LOC China] tumbuh."),
]


@pytest.mark.parametrize(("rule", "marked"), ONE)
def test_one_entity_by_the_rule(rule: str, marked: str) -> None:
    found = resolved(marked, explain=True)
    entities = (*found.people, *found.organizations, *found.places)
    assert len(entities) == 1, groups(marked)
    assert any(rule in (mention.why or "") for mention in entities[0].mentions)


def test_a9_two_units_by_role() -> None:
    marked = "[LOC Kota Tegal] dan [LOC Kabupaten Tegal]. Bupati [LOC Tegal] dan Wali Kota [LOC Tegal] hadir."
    assert groups(marked) == [["Kota Tegal", "Tegal"], ["Kabupaten Tegal", "Tegal"]]
    assert [p.mentions[1].start for p in resolved(marked).places] == [59, 39]


def test_a10_only_what_was_given_is_an_entity() -> None:
    assert groups("[PER Darman Wijaya] datang. Presiden itu, katanya, pulang.") == [["Darman Wijaya"]]


def test_user_aliases(tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("Darman Wijaya\tSi Kancil\n", encoding="utf-8")
    marked = "[PER Darman Wijaya] datang. [PER Si Kancil] pulang."
    assert len(groups(marked)) == 2
    assert len(groups(marked, aliases=load_aliases(table))) == 1


def test_without_explain_no_why() -> None:
    assert all(m.why is None for p in resolved("[PER Darman] pulang.").people for m in p.mentions)


@pytest.mark.parametrize("degrees", ["M.Si.", "S.H., M.H.", "S.E."])
def test_a_degree_is_no_person(degrees: str) -> None:
    text = f"Bupati Harun Mulyadi, {degrees} tiba."
    spans = [(text.index("Harun"), text.index(","))]
    at = text.index(",") + 2
    for degree in degrees.split(", "):
        spans.append((at, at + len(degree.rstrip("."))))
        at += len(degree) + 2
    mentions = [Mention(a, b, MentionType.PERSON, 0.9) for a, b in spans]
    assert [p.name for p in resolve(articles.article(text), mentions).people] == ["Harun Mulyadi"]


@pytest.mark.parametrize("role", ["Presiden", "Kapolres", "Wakil Presiden"])
def test_a_role_alone_is_no_person(role: str) -> None:
    text = f"Kata {role} kemarin."
    mentions = [Mention(5, 5 + len(role), MentionType.PERSON, 0.9)]
    assert resolve(articles.article(text), mentions).people == ()


@pytest.mark.parametrize("name", ["Raja", "Sultan"])
def test_a_name_that_is_also_a_role_stays(name: str) -> None:
    text = f"Kata {name} kemarin."
    mentions = [Mention(5, 5 + len(name), MentionType.PERSON, 0.9)]
    assert [p.name for p in resolve(articles.article(text), mentions).people] == [name]
