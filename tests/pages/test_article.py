from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from newsner import document
from newsner.articles import article
from newsner.extractor import Extractor, Options
from newsner.outputs.marks import marks
from newsner.pages import article_page

from ..conftest import CapitalTagger

EVIL = 'Budi <script>alert("x")</script> & Siti "Dewi" onmouseover=\'x\' tiba pada 14 September 2022.\n</div></html>'


def extracted(text: str) -> document.Document:
    model = document.ModelInfo(name="test", version="0")
    extractor = Extractor(CapitalTagger(), model, Options(keep_text=True))
    return extractor.extract(article(text, published="2022-09-15"))


class Page(HTMLParser):
    """What a reader of the page sees of the articles, and every tag in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.marked: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self._depth = 0
        self._mark: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag == "div" and found.get("class") == "text":
            self._depth = 1
            self.texts.append("")
        if tag == "mark":
            self._mark = found["class"]
            self.marked.append((found["class"] or "", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self._depth = 0
        if tag == "mark":
            self._mark = None

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.texts[-1] += data
        if self._mark:
            kind, text = self.marked[-1]
            self.marked[-1] = (kind, text + data)


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=120).map(
        lambda t: t + " Budi & Siti <b>"
    )
)
def test_the_text_of_the_page_is_the_article(text: str) -> None:
    found = extracted(text)
    page = Page(article_page([found]))
    assert page.texts == [text]
    assert page.marked == [(m.type.lower(), m.mention.text) for m in marks(found)]


def test_text_is_never_markup() -> None:
    html = article_page([extracted(EVIL)])
    page = Page(html)
    assert page.texts == [EVIL]
    assert page.tags.count("script") == 1
    assert "alert(" not in html.partition("<script>")[2].partition("</script>")[0]
    assert not any(name.startswith("on") for _, name, _ in page.attributes)


def test_nothing_is_fetched() -> None:
    page = Page(article_page([extracted(EVIL)]))
    addresses = [v for _, name, v in page.attributes if name in ("src", "href", "action")]
    assert all(value is not None and value.startswith("#") for value in addresses)
    policy = next(v for _, name, v in page.attributes if name == "content" and v and "default-src" in v)
    assert policy.startswith("default-src 'none'")


def test_entities_of_several_articles_are_one_in_the_list() -> None:
    html = article_page([extracted("rapat Budi Santoso dan KPK."), extracted("lalu Budi Santoso pulang.")])
    listed = html.partition("<nav")[2]
    assert listed.count("Budi Santoso</a>") == 1
    assert '<span class="count">2</span>' in listed


def test_a_link_of_the_list_leads_to_a_mention() -> None:
    page = Page(article_page([extracted(EVIL)]))
    ids = {value for tag, name, value in page.attributes if tag == "mark" and name == "id"}
    targets = [value for tag, name, value in page.attributes if tag == "a" and name == "href" and value]
    assert targets
    assert {target.removeprefix("#") for target in targets} <= ids


def test_a_date_shows_its_value() -> None:
    assert 'data-label="2022-09-14"' in article_page([extracted(EVIL)])
