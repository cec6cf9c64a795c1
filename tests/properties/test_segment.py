"""Whatever the page: spans lie in the text, say its words, nest, and stop at the bounds of their zone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahkik.languages import load
from tahkik.model import Block, Comment, Document, Segments, Span
from tahkik.segment import segment

PROFILES = [load(code) for code in ("tr", "en", "und")]
_SIGNS = [*"“”„\"«»‹›‘’‚'「」『』*>:.…[]()¹3\n ", "\n\n", "''", "``", ",,", ":\n\n", "\r\n"]
_WORDS = [
    "köprü",
    "Paşa",
    "dedi",
    "yani",
    "2 – ",
    "ikinci kısmı",
    "Kaynak",
    "said",
    "Türkiye’nin",
    "橋",
    "الجسر",
    "\u0308",
]
PAGES = st.one_of(
    st.lists(st.sampled_from([*_SIGNS, *_WORDS]), max_size=80).map("".join),
    st.text(max_size=120),
)


def check(document: Document, found: Segments) -> None:
    text = document.text
    for one in (*found.quotations, *found.renderings, *found.citations, *found.claims):
        assert 0 <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
    open_: list[tuple[int, str]] = []
    for number, one in enumerate(found.quotations, 1):
        assert one.id == f"q{number}"
        while open_ and open_[-1][0] <= one.start:
            open_.pop()
        assert one.inside == (open_[-1][1] if open_ else None)
        assert not open_ or one.end <= open_[-1][0]
        open_.append((one.end, one.id))
        inner = [
            *((part.start, part.end) for part in (*one.articles, *one.brackets)), *one.ellipses, *one.emphases,
            *one.breaks,
        ]  # fmt: skip
        assert all(one.start <= start < end <= one.end for start, end in inner)
        assert all(0 <= at < len(text) for at in one.marks_at)
        assert list(one.marks_at) == sorted(one.marks_at)
    names = {one.id for one in found.quotations}
    assert {one.of for one in found.renderings} <= names
    assert {one.about for one in found.claims} <= {*names, None}


@given(PAGES, st.sampled_from(PROFILES))
def test_spans_say_the_text(text: str, profile) -> None:  # type: ignore[no-untyped-def]
    document = Document("page", text, "", "", "text/plain", profile.code)
    found = segment(document, profile)
    check(document, found)
    assert found == segment(document, profile)


@given(PAGES, PAGES, PAGES)
def test_nothing_crosses_into_leavings_or_comments(article: str, rest: str, comment: str) -> None:
    text = f"{article}\n\n{rest}\n\n{comment}"
    first, second = len(article) + 2, len(article) + len(rest) + 4
    document = Document(
        "page", text, "", "", "text/plain", "tr",
        body=(Span(0, first),), leavings=(Span(first, second),),
        comments=(Comment("c1", None, None, None, None, second, len(text), comment),),
    )  # fmt: skip
    found = segment(document, PROFILES[0])
    check(document, found)
    for one in found.quotations:
        assert one.end <= first or one.start >= second
        assert all(at < first or at >= second for at in one.marks_at)
    # What stands in the leavings changes nothing in the article.
    bare = Document("page", f"{article}\n\n", "", "", "text/plain", "tr")
    alone = [one.text for one in segment(bare, PROFILES[0]).quotations]
    assert [one.text for one in found.quotations if one.end <= first] == alone


@given(st.lists(st.tuples(st.sampled_from(["paragraph", "quotation", "heading", "sources", "code", "item"]), PAGES)))
def test_any_blocks(pieces: list[tuple[str, str]]) -> None:
    text, blocks = "", []
    for kind, words in pieces:
        blocks.append(Block(kind, len(text), len(text) + len(words)))  # type: ignore[arg-type]
        text += words + "\n\n"
    document = Document("page", text, "", "", "text/markdown", "en", blocks=tuple(blocks))
    check(document, segment(document, PROFILES[1]))


@given(
    st.sampled_from(["“”", "„“", "«»", "‹›", "「」", '""', "''''", "‘’", "‚‘", "''", "»«", "””", "““"]),
    st.integers(0, 40),
)
def test_a_quotation_is_found_at_every_place(pair: str, words: int) -> None:
    half = len(pair) // 2
    opening, closing = pair[:half], pair[half:]
    said = "köprü bu yıl yapılacak"
    text = f"{'söz ' * words}{opening}{said}{closing} denildi"
    found = segment(Document("page", text, "", "", "text/plain", "tr"), PROFILES[0]).quotations
    assert [one.text for one in found] == [said]


HOSTILE = {
    "marks": '"', "curly marks": "“", "pairs": "“”", "openings": "“a ", "openings of paragraphs": "“açık kalan söz\n\n",
    "single openings": "'a ", "numbers": "1.", "numbered lines": "1. a\n", "brackets": "“(", "dots": "“. ",
    "announcements": "a:\n\n", "cues": "yani: bir iki üç dört beş\n\n", "emphasis": "*", "notes": "[1]",
    "sources": "Kaynak: ",
    "one line": "Dedi: “bir iki üç dört.” ",
}  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_page_and_no_faster(unit: str) -> None:
    # Four times the page may take four times as long; a square would take sixteen. 50,000 signs run some 0.1 s.
    def taken(size: int) -> float:
        document = Document("page", unit * (size // len(unit)), "", "", "text/plain", "tr")
        best = float("inf")
        for _ in range(5):
            begin = time.perf_counter()
            segment(document, PROFILES[0])
            best = min(best, time.perf_counter() - begin)
        return best

    taken(1_000)
    small, large = taken(25_000), taken(100_000)
    assert large < max(0.05, 9 * small)
