"""What of a web page is written down, in which order, and what it says of itself."""

from __future__ import annotations

import pytest

import tahkik.read as reading
from tahkik.errors import EmptyDocument, ReadError
from tahkik.model import Document
from tahkik.read.formats.html import decline, read_html

PROSE = (
    "The book of the old mill came out of a chest last summer, and with it the accounts of forty years. ",
    "On its first page stand the miller's own words, and the pages after it hold the accounts of flour and barley. ",
    "The miller wrote down the debts one by one as well and struck out none of them, whatever his neighbours said. ",
    "Beside every line stands the name of a day, and where the river froze the line is empty. ",
)


def page(inner: str, head: str = "", *, lang: str = "en") -> Document:
    html = f"""<!doctype html><html lang="{lang}"><head><title>The miller's book | Site</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav>
<article><h1>The miller's book</h1>{inner}</article><footer><p>All rights reserved.</p></footer></body></html>"""
    return read_html(html, "page.html")


def paragraphs(*more: str) -> str:
    return "".join(f"<p>{words}</p>" for words in (*PROSE[:2], *more, *PROSE[2:]))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def body(document: Document) -> str:
    return "\n\n".join(document.text[span.start : span.end] for span in document.body)


def test_title_lead_and_paragraphs() -> None:
    found = kinds(page(paragraphs()))
    assert found[0] == ("title", "The miller's book")
    assert found[1] == ("lead", PROSE[0].strip())
    assert [kind for kind, _ in found[2:]] == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("html", "kind", "words"),
    [
        ("<blockquote><p>One.</p><p>Two.</p></blockquote>", "quotation", "One.\n\nTwo."),
        ('<div class="quote">Set off by a class.</div>', "quotation", "Set off by a class."),
        ("<h2>The debts</h2>", "heading", "The debts"),
        ("<ul><li>flour</li><li>barley<ul><li>of the hill</li></ul></li></ul>", "item", "of the hill"),
        ('<ol start="2"><li>flour</li><li>barley</li></ol>', "item", "3. barley"),
        ("<ol type=a><li>flour</li><li>barley</li></ol>", "item", "b. barley"),
        ("<figure><img src=a.jpg><figcaption>The cover</figcaption></figure>", "caption", "The cover"),
        ("<table><tr><th>day</th><th>sacks</th></tr><tr><td>Monday</td><td>4</td></tr></table>", "table",
         "day\tsacks\nMonday\t4"),
        ("<pre>  4 sacks\n  5 sacks</pre>", "code", "  4 sacks\n  5 sacks"),
        ('<div class="footnotes"><ol><li id="fn1">See the chest.</li></ol></div>', "note", "1. See the chest."),
    ],
)  # fmt: skip
def test_structures_in_the_midst_of_an_article(html: str, kind: str, words: str) -> None:
    html = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{html}<p>{PROSE[2]}</p><p>{PROSE[3]}</p>"
    document = page(html)
    assert (kind, words) in kinds(document)
    assert words in body(document)


def test_a_paragraph_printed_twice_stays_twice() -> None:
    assert body(page(paragraphs("And so it was.", "And so it was."))).count("And so it was.") == 2


def test_emphasis_lines_and_note_numbers() -> None:
    document = page(
        paragraphs("He <em>never</em> paid<sup><a href='#n'>12</a></sup>.<br>Not <b>once</b>, m<sup>2</sup>.")
    )
    assert "He never paid¹².\nNot once, m²." in body(document)
    assert [document.text[span.start : span.end] for span in document.emphases] == ["never", "once"]


def test_spaces_are_those_a_browser_shows() -> None:
    document = page(paragraphs("one\n   two<b> three </b> four<i>\n</i>five\xa0six"))
    assert "one two three four five\xa0six" in body(document)


def test_two_line_ends_divide_paragraphs() -> None:
    html = f"<div>{PROSE[0]}<br><br>{PROSE[1]}<br> <br>{PROSE[2]}<br>{PROSE[3]}</div>"
    found = [words for kind, words in kinds(page(html)) if kind in ("lead", "paragraph")]
    assert found == [PROSE[0].strip(), PROSE[1].strip(), f"{PROSE[2].strip()}\n{PROSE[3].strip()}"]


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>unseen</p>",
        '<p style="color:red; display : none">unseen</p>',
        '<p style="visibility:hidden">unseen</p>',
        '<span class="screen-reader-text">unseen</span>',
        "<script>unseen</script>",
        "<style>unseen</style>",
        "<noscript><p>unseen</p></noscript>",
        "<template><p>unseen</p></template>",
        "<dialog>unseen</dialog>",
        "<svg><title>unseen</title></svg>",
        "<iframe>unseen</iframe>",
        "<!-- unseen -->",
    ],
)
def test_what_is_not_shown_is_not_written(html: str) -> None:
    document = page(paragraphs(f"seen {html} too"))
    assert "unseen" not in document.text
    assert "seen" in body(document)


def test_a_table_that_only_lays_the_page_out_is_no_table() -> None:
    html = f"<table><tr><td><p>{PROSE[0]}</p><p>{PROSE[1]}</p></td><td><p>{PROSE[2]}</p></td></tr></table>"
    assert "table" not in [kind for kind, _ in kinds(page(html))]


def test_a_list_of_sources_opens_with_its_heading() -> None:
    found = kinds(page(paragraphs() + "<h3>Sources</h3><p>The chest, box 3, page 4.</p>"))
    assert found[-1] == ("sources", "The chest, box 3, page 4.")


def test_menus_and_feet_are_leavings() -> None:
    document = page(paragraphs())
    left = " ".join(document.text[span.start : span.end] for span in document.leavings)
    assert "About us" in left
    assert "All rights reserved." in left
    assert "Home" not in body(document)


def test_every_block_maps_back_to_its_element() -> None:
    html = f"<html><body><div><p>{PROSE[0]}</p><p>{PROSE[1]} <b>bold</b></p></div></body></html>"
    document = read_html(html, "page.html")
    assert [(document.text[o.start : o.end][:8], o.path) for o in document.origins] == [
        ("The book", "/html[1]/body[1]/div[1]/p[1]"),
        ("On its f", "/html[1]/body[1]/div[1]/p[2]"),
    ]


def test_metadata() -> None:
    head = """<link rel="canonical" href="https://site.example/book/">
<meta property="og:title" content="The miller's book">
<meta name="author" content="Ann Miller"><meta property="article:published_time" content="2021-03-04T09:05:00+03:00">
<meta property="article:modified_time" content="2021-03-05">"""
    document = page(paragraphs(), head)
    assert document.title == "The miller's book"
    assert document.author == "Ann Miller"
    assert document.published == "2021-03-04T09:05:00+03:00"
    assert document.modified == "2021-03-05"
    assert document.address == "https://site.example/book/"
    assert document.language == "en"


def test_metadata_of_a_script() -> None:
    head = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "The miller's book",
"author": [{"name": "Ann Miller"}, {"name": "Tom Stone"}], "datePublished": "2021-03-04"}]}</script>"""
    document = page(paragraphs(), head)
    assert (document.author, document.published) == ("Ann Miller, Tom Stone", "2021-03-04")


def test_author_and_day_as_the_page_prints_them() -> None:
    byline = '<div class="meta"><span class="author">By Ann Miller</span> <time>4 March 2021</time></div>'
    document = page(byline + paragraphs())
    assert (document.author, document.published) == ("Ann Miller", "2021-03-04")


def test_a_chapter_is_taken_whole() -> None:
    document = read_html("<html><body><nav>Contents</nav><p>One.</p></body></html>", "a.xhtml", whole=True)
    assert body(document) == "Contents\n\nOne."
    assert document.leavings == ()


def test_a_page_of_two_lines() -> None:
    document = read_html("<p>He said: “It is so.”</p><p>And went.</p>", "page.html")
    assert body(document) == "He said: “It is so.”\n\nAnd went."


@pytest.mark.parametrize("declared", ["iso-8859-9", "windows-1254", "latin5"])
def test_the_declared_encoding(declared: str) -> None:
    html = (
        f'<html><head><meta charset="{declared}"></head><body><p>Şu ağaç ılık gölgede, İstanbul’da.</p></body></html>'
    )
    document = reading.read(html.encode("cp1254"), name="page.html")
    assert document.text == "Şu ağaç ılık gölgede, İstanbul’da."


def test_the_language_the_page_declares_yields_to_its_words() -> None:
    html = "<html lang='en-US'><p>Bu mektup ve onun cevabı için bir şey daha var ama ben de bilmiyorum.</p></html>"
    assert reading.read(html.encode(), name="page.html").language == "tr"
    assert reading.read(b"<html lang='de'><body><p>Words 12 34</p></body></html>", name="page.html").language == "de"
    assert reading.read(b"<html lang='ja'><body><p>Words 12 34</p></body></html>", name="page.html").language == "und"


@pytest.mark.parametrize(
    ("data", "suffix", "taken"),
    [
        (b"<!DOCTYPE html><p>words", ".txt", True),
        (b"\n<!-- saved -->\n<html><p>words", "", True),
        (b'<?xml version="1.0"?>\n<html xmlns="x"><body>words', ".xhtml", True),
        (b"words in a file called so", ".html", True),
        (b"words <b>and</b> words", ".txt", False),
        (b"%PDF-1.7", ".html", False),
        (b"<TEI xmlns='x'>words", ".xml", False),
    ],
)
def test_what_is_taken_for_a_web_page(data: bytes, suffix: str, taken: bool) -> None:
    assert (decline(data, suffix) is None) is taken


def test_a_page_that_shows_no_words() -> None:
    with pytest.raises(EmptyDocument, match="shows no words") as error:
        read_html("<html><body><div id=root></div><script>words</script></body></html>", "page.html")
    assert error.value.hint


def test_an_address_is_not_fetched() -> None:
    with pytest.raises(ReadError, match="nothing is fetched") as error:
        reading.read("https://site.example/page.html")
    assert "save the page" in str(error.value.hint)
