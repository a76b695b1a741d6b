from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsner import articles
from newsner.names import one_sense
from newsner.tagging import Mention, MentionType

from .marked import mentioned


def settled(text: str, *found: tuple[str, str, float]) -> list[tuple[str, str, float | None]]:
    got = one_sense(articles.article(text), mentioned(text, *found))
    return [(text[m.start : m.end], m.type.value, m.score) for m in got]


def test_a_form_has_one_type() -> None:
    text = "warga desa menunggu Delima. Lalu ada Delima, kata warga, dan kini Delima."
    got = settled(text, ("Delima", "PER", 0.9), ("Delima", "LOC", 0.6), ("Delima", "PER", 0.9))
    assert [kind for _, kind, _ in got] == ["PER"] * 3
    assert got[1][2] == 0.3


def test_part_of_a_full_name_is_that_person() -> None:
    text = "kata Sony Susmana kemarin. Menurut dia, kata Sony, jalan licin."
    got = settled(text, ("Sony Susmana", "PER", 0.95), ("Sony", "ORG", 0.6))
    assert got[1] == ("Sony", "PER", 0.3)


def test_a_body_of_the_same_word_keeps_its_type() -> None:
    text = "kata Sony Susmana dari Sony Indonesia. Produk itu dibuat oleh Sony."
    got = settled(text, ("Sony Susmana", "PER", 0.9), ("Sony Indonesia", "ORG", 0.9), ("Sony", "ORG", 0.8))
    assert got[2] == ("Sony", "ORG", 0.8)


@pytest.mark.parametrize(("score", "kind"), [(0.4, "LOC"), (0.99, "ORG")])
def test_what_was_the_name_of_a_village_is_a_place(score: float, kind: str) -> None:
    text = "kata warga Desa Haya kemarin. Tenda dikirim ke Haya."
    assert settled(text, ("Desa Haya", "LOC", 0.9), ("Haya", "ORG", score))[1][:2] == ("Haya", kind)


def test_a_headline_word_that_the_story_has_in_small_letters_is_no_name() -> None:
    story = "Warga berlari {} itu sejak pagi dan menunggu kabar dari petugas."
    head = "Warga Sempat Berlari ke Bukit\n\n"
    assert settled(head + story.format("ke bukit"), ("Bukit", "LOC", 0.6)) == []
    assert settled(head + story.format("ke sana"), ("Bukit", "LOC", 0.6)) == [("Bukit", "LOC", 0.6)]
    assert settled(head + story.format("ke bukit"), ("Bukit", "LOC", 0.9)) == [("Bukit", "LOC", 0.9)]


def test_a_person_named_again_is_found_again() -> None:
    text = "kata Maria Tomasoa kemarin. Rumah milik Tomasoa rusak."
    assert settled(text, ("Maria Tomasoa", "PER", 0.96))[-1] == ("Tomasoa", "PER", 0.48)


@pytest.mark.parametrize(
    "text",
    [
        "kata Bara kemarin. Menurut Bara Krishna, itu benar.",
        "kata Bara kemarin. Ada bara api.",
        "kata Bara kemarin. Barat dan Jawa-Bara lain.",
        "kata Bara. " + "lalu bara, Bara-bara, atau Bara Api. " * 5,
    ],
)
def test_part_of_something_else_is_not(text: str) -> None:
    assert settled(text, ("Bara", "PER", 0.96)) == [("Bara", "PER", 0.96)]


def test_places_are_not_added() -> None:
    assert (
        len(settled("tiba di Indonesia kemarin. Kata warga, di Indonesia ramai.", ("Indonesia", "LOC", 0.9)))
        == 1
    )


@pytest.mark.parametrize("before", ["bahasa", "Bahasa", "dolar", "pembalap", "rakyat", "warga"])
def test_languages_currencies_and_peoples_are_no_places(before: str) -> None:
    assert settled(f"Ada {before} Jepang di sana.", ("Jepang", "LOC", 0.9)) == []


def test_people_of_a_town_still_name_the_town() -> None:
    assert settled("Ada warga Garut di sana.", ("Garut", "LOC", 0.9)) == [("Garut", "LOC", 0.9)]


@pytest.mark.parametrize("domain", ["REPUBLIKA.CO.ID", "TRIBUNNEWS.COM", "Tempo.co", "detik.com"])
def test_a_domain_is_one_body(domain: str) -> None:
    part = domain.split(".", 1)[1]
    assert settled(f"Kata dia kepada {domain}, Rabu.", (part, "ORG", 0.7)) == [(domain, "ORG", 0.7)]


def test_what_stands_before_a_domain_is_kept() -> None:
    got = settled("Laporan Gaya Lufi TRIBUNNEWS.COM - Pasar ramai.", ("Gaya Lufi TRIBUNNEWS", "PER", 0.6))
    assert got == [("Gaya Lufi", "PER", 0.6), ("TRIBUNNEWS.COM", "ORG", 0.6)]


def test_a_domain_in_the_dateline_is_found() -> None:
    got = settled("JAKARTA, KOMPAS.com - Presiden tiba di Solo pada hari Rabu pagi itu.")
    assert got == [("JAKARTA", "LOC", None), ("KOMPAS.com", "ORG", None)]


@pytest.mark.parametrize("address", ["www.antaranews.com/berita", "https://kpu.go.id/a", "budi@kpu.go.id"])
def test_addresses_hold_no_names(address: str) -> None:
    text = f"Lihat {address} untuk rincian."
    assert settled(text, (address.split(".")[-1].split("/")[0], "ORG", 0.9)) == []


def test_common_words_in_small_letters_are_no_people() -> None:
    assert settled("Ia tampil cantik dan anggun di Solo.", ("anggun", "PER", 0.97)) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("kata Jokowi. Akun jokowi diikuti.", "jokowi", "PER"),
        ("warga anggun mengungsi.", "anggun", "PER"),
        ("Kata dia kepada detikcom.", "detikcom", "ORG"),
        ("Penari wayan sudiarsa tampil.", "wayan sudiarsa", "PER"),
    ],
)
def test_names_in_small_letters_may_stay(text: str, name: str, kind: str) -> None:
    given_ = [("Jokowi", "PER", 0.9)] if "Jokowi" in text else []
    assert (name, kind, 0.9) in settled(text, *given_, (name, kind, 0.9))


WORDS = st.sampled_from(
    [
        "Budi",
        "Santoso",
        "Sony",
        "KPK",
        "detik.com",
        "www.a.com/Budi",
        "bahasa",
        "Jepang",
        "di",
        ".",
        "-",
        "\n",
        "(ANTARA) - ",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join), st.data())
def test_stays_sorted_disjoint_and_the_same_twice(text: str, data: st.DataObject) -> None:
    article = articles.article(text)
    cuts = sorted(data.draw(st.sets(st.integers(0, max(len(text), 1)), max_size=12)))
    mentions = [
        Mention(a, b, data.draw(st.sampled_from(list(MentionType))), data.draw(st.floats(0, 1)))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
        if b <= len(text)
    ]
    got = one_sense(article, mentions)
    assert got == sorted(got)
    assert all(0 <= m.start < m.end <= len(text) for m in got)
    assert all(a.end <= b.start for a, b in zip(got, got[1:], strict=False))
    assert got == one_sense(article, mentions)
