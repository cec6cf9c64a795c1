"""Comments and posts in the markup of each family of software, nested three deep, in Turkish and English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from web_forums import FORUMS, LINKED, UNQUOTED
from web_pages import Answer, Page, draw_page
from web_themes import FLAT, THEMES

from tahkik.model import Comment, Document
from tahkik.read.formats.html import read_html

#: Pages of each family in each language.
PAGES = 10
#: Share of each part that must be right.
RIGHT = 0.98

WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    return WORD.findall(text)


def body(document: Document) -> str:
    return "\n".join(document.text[span.start : span.end] for span in document.body)


def counted(document: Document, page: Page) -> tuple[Counter[str], Counter[str]]:
    """Return the article's words that were lost, and those that are there too often."""
    wanted, found = Counter(words(page.article)), Counter(words(body(document)))
    return wanted - found, found - wanted


def check(
    document: Document, page: Page, parents: Callable[[Answer], int | None], text: Callable[[Answer], str]
) -> Counter[str]:
    """Count the parts of the comments that are as they should be."""
    gold = list(page.every())
    right: Counter[str] = Counter(of=len(gold))
    assert len(document.comments) == len(gold)
    names = {one.number: comment.id for one, comment in zip(gold, document.comments, strict=True)}
    for one, comment in zip(gold, document.comments, strict=True):
        above = parents(one)
        right["author"] += comment.author == one.author
        right["date"] += comment.published == one.published
        right["parent"] += comment.parent == (names[above] if above is not None else None)
        right["text"] += words(comment.text) == words(text(one)) and placed(document, comment)
    return right


def placed(document: Document, comment: Comment) -> bool:
    return document.text[comment.start : comment.end] == comment.text


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize("name", THEMES)
def test_comments_of_blogs_and_newspapers(name: str, language: str) -> None:
    total: Counter[str] = Counter()
    for seed in range(PAGES):
        page = draw_page(seed, language)
        document = read_html(THEMES[name](page), "page.html")
        total += check(document, page, lambda one: one.parent, lambda one: one.text)
        assert counted(document, page) == (Counter(), Counter())
    assert all(total[part] >= RIGHT * total["of"] for part in ("author", "date", "parent", "text")), total


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize("name", FLAT)
def test_comments_that_follow_each_other(name: str, language: str) -> None:
    total: Counter[str] = Counter()
    for seed in range(PAGES):
        page = draw_page(seed, language, flat=True, quoting=False)
        document = read_html(FLAT[name](page), "page.html")
        total += check(document, page, lambda one: None, lambda one: one.text)
        assert counted(document, page) == (Counter(), Counter())
    assert all(total[part] >= RIGHT * total["of"] for part in ("author", "date", "parent", "text")), total


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize("name", FORUMS)
def test_posts_of_forums(name: str, language: str) -> None:
    total: Counter[str] = Counter()
    for seed in range(PAGES):
        page = draw_page(seed, language, flat=True, quoting=name not in UNQUOTED)
        document = read_html(FORUMS[name](page), "page.html")
        gold = list(page.every())

        def quoted(one: Answer, name: str = name, gold: list[Answer] = gold) -> int | None:
            if name not in LINKED or one.quoted is None:
                return None
            return next(other.number for other in gold if other.paragraphs[0] == one.quoted)

        assert len(document.comments) == len(gold)
        # The software's line above a quotation ("Ann wrote:") stands in the post too.
        said = {
            one.number: comment.text if comment.text.endswith(one.text) else one.text
            for one, comment in zip(gold, document.comments, strict=True)
        }
        total += check(document, page, quoted, lambda one, said=said: said[one.number])  # type: ignore[misc]
        assert counted(document, page) == (Counter(), Counter())
        assert document.author == page.author
    assert all(total[part] >= RIGHT * total["of"] for part in ("author", "date", "parent", "text")), total


@pytest.mark.parametrize("name", ["WordPress, HTML5 themes", "schema.org, microdata", "Drupal"])
def test_what_a_comment_quotes_stands_apart(name: str) -> None:
    seen = 0
    for seed in range(PAGES):
        page = draw_page(seed, "en")
        document = read_html(THEMES[name](page), "page.html")
        for one, comment in zip(page.every(), document.comments, strict=True):
            inside = [block for block in document.blocks if comment.start <= block.start < comment.end]
            quoted = [document.text[b.start : b.end] for b in inside if b.kind == "quotation"]
            own = [document.text[b.start : b.end] for b in inside if b.kind != "quotation"]
            assert quoted == ([one.quoted] if one.quoted else [])
            assert own == one.paragraphs
            seen += bool(one.quoted)
    assert seen > 5


def test_no_word_of_a_comment_in_the_article() -> None:
    for name, theme in THEMES.items():
        page = draw_page(99, "tr")
        for one in page.every():
            one.paragraphs = [f"yalnızburada{one.number} {said}" for said in one.paragraphs]
            one.quoted = None
        document = read_html(theme(page), "page.html")
        assert "yalnızburada" not in body(document), name
        assert sum(comment.text.count("yalnızburada") for comment in document.comments) >= 6, name


def test_like_counts_forms_and_share_bars_are_leavings() -> None:
    page = draw_page(4, "en")
    document = read_html(THEMES["Disqus-like"](page), "page.html")
    left = "\n".join(document.text[span.start : span.end] for span in document.leavings)
    for words_ in ("Share this:", "Facebook", "Reply", "Share ›", "Recent posts", "All rights reserved", "6 Comments"):
        assert words_ in left
    assert all("Reply" not in comment.text for comment in document.comments)
