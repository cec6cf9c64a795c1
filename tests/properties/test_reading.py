"""What holds for every text: nothing lost, nothing twice, everything in order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tahkik.read as reading
from tahkik.errors import EmptyDocument, TahkikError
from tahkik.model import Document, Span

#: Pieces of pages: what the reader looks for, and what it may stumble over.
PIECES = st.sampled_from(
    [
        "\n", "\n\n", "\r\n", "\r", "  ", "\t", " • ", "- ", "* ", "1. ", "> ", "# ", "## ", "```", "---\n", "===\n",
        "|", "*", "**", "_", "“", "”", "\"", "«", "»", "‘", ":", ".", "?", "\u200b", "\u2028", "\x0c", "\x85", "İ",
        "ı", "e\u0301", "ﬁ", "𐎠", "\U0001f600", "Kısa başlık", "KAYNAKLAR", "KAYNAKLAR: bir, s. 3", "Sources",
        "Yorumlar", "2 yorum", "x” için 2 yorum", "3 thoughts on “x”", "4 Mart 2019 tarihinde, saat 09:05",
        "March 4, 2019 at 9:05 pm", "3 gün önce", "Permalink", "Yanıtla", "Reply", "Ahmet dedi ki:", "Ann says:",
        "Bir Cevap Yazın", "Leave a Reply", "%d blogcu bunu beğendi:", "Paylaş", "Bunu paylaş:", "title: x",
        "Yazan: Ayşe",
        "Defterin ilk sayfasında değirmencinin kendi sözleri var, sonra da un ve arpa hesapları gelir.",
    ]
)  # fmt: skip
PAGES = st.lists(st.one_of(PIECES, PIECES, st.text(max_size=12)), max_size=40).map("".join)
NAMES = st.sampled_from(["page.txt", "page.md"])


def read(text: str, name: str) -> Document | None:
    try:
        return reading.read(text.encode("utf-8", "replace"), name=name)
    except EmptyDocument:
        assert not any(sign.isalnum() for sign in text if not "\ud800" <= sign <= "\udfff")
        return None
    except TahkikError:
        return None


@given(PAGES, NAMES)
def test_every_sign_is_in_exactly_one_of_body_comments_and_leavings(text: str, name: str) -> None:
    page = read(text, name)
    if page is None:
        return
    times = [0] * len(page.text)
    for start, end in [*page.body, *page.leavings, *(Span(c.start, c.end) for c in page.comments)]:
        assert 0 <= start < end <= len(page.text)
        for at in range(start, end):
            times[at] += 1
    assert max(times) <= 1
    assert all(count or sign.isspace() for sign, count in zip(page.text, times, strict=True))


@given(PAGES, NAMES)
def test_blocks_are_in_order_and_nest_only_in_quotations(text: str, name: str) -> None:
    page = read(text, name)
    if page is None:
        return
    for block in page.blocks:
        assert 0 <= block.start < block.end <= len(page.text)
        assert not page.text[block.start].isspace()
        assert not page.text[block.end - 1].isspace()
    for before, after in pairwise(page.blocks):
        assert before.start <= after.start
        assert before.end <= after.start or (before.kind == "quotation" and after.end <= before.end)
    outside = [*page.leavings, *(Span(c.start, c.end) for c in page.comments)]
    for block in page.blocks:
        assert all(block.end <= span.start or span.end <= block.start for span in outside)


@given(PAGES, NAMES)
def test_comments_are_their_words_and_answer_earlier_ones(text: str, name: str) -> None:
    page = read(text, name)
    if page is None:
        return
    known: set[str | None] = {None}
    for comment in page.comments:
        assert comment.text == page.text[comment.start : comment.end]
        assert comment.text == comment.text.strip()
        assert comment.parent in known
        assert comment.id not in known
        known.add(comment.id)
    assert all(a.end <= b.start for a, b in pairwise(page.comments))
    assert list(page.leavings) == sorted(page.leavings)


@given(PAGES, NAMES)
def test_emphases_stand_between_their_signs(text: str, name: str) -> None:
    page = read(text, name)
    if page is None:
        return
    for start, end in page.emphases:
        assert start < end
        assert page.text[start - 1] in "*_"
        assert page.text[end] == page.text[start - 1]


@given(st.text())
def test_the_written_text_is_the_file_once_every_repair_is_put_back(text: str) -> None:
    page = read(text, "page.txt")
    if page is not None:
        assert as_read(page) == text.encode("utf-8", "replace").decode().removeprefix("\ufeff")


def as_read(page: Document) -> str:
    pieces: list[str] = []
    at = 0
    for repair in page.repairs:
        assert at <= repair.start <= repair.end
        pieces += (page.text[at : repair.start], repair.was)
        at = repair.end
    return "".join(pieces) + page.text[at:]


@given(st.binary(max_size=300), NAMES)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        page = reading.read(data, name=name)
    except TahkikError as refused:
        said = refused.hint
    else:
        said = page.text
        assert all(0 <= repair.start < repair.end <= len(page.text) for repair in page.repairs)
    assert said
    assert said.encode()


@pytest.mark.parametrize("name", ["page.txt", "page.md"])
def test_a_copy_of_a_copy_reads_the_same(name: str) -> None:
    text = "Kısa başlık\n\nBir cümle burada durur.\n\nx” için 1 yorum\n\n4 Mart 2019 09:05\n\nGüzel.\n\nYanıtla\n"
    once = reading.read(text.encode(), name=name)
    assert reading.read(once.text.encode(), name=name) == once
