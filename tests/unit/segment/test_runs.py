"""Where a quotation stops that is not closed in its paragraph."""

from __future__ import annotations

from tahkik.languages import load
from tahkik.model import Block, Comment, Document, Span
from tahkik.segment import segment
from tahkik.segment.runs import REACH

TURKISH = load("tr")


def document(text: str, **fields: object) -> Document:
    return Document("sayfa", text, "", "", "text/plain", "tr", **fields)  # type: ignore[arg-type]


def quoted(text: str, **fields: object) -> list[str]:
    return [one.text for one in segment(document(text, **fields), TURKISH).quotations]


def test_a_closing_mark_in_leavings_closes_nothing() -> None:
    text = "Mektup:\n\n“Köprüyü yapacağız elbet.\n\nKöprü mü?” için 2 yorum"
    at = text.index("Köprü mü")
    (one,) = segment(document(text, body=(Span(0, at),), leavings=(Span(at, len(text)),)), TURKISH).quotations
    assert (one.text, one.closed) == ("Köprüyü yapacağız elbet.", False)


def test_leavings_between_paragraphs_stop_an_announced_quotation() -> None:
    text = "Mektup:\n\n“Köprüyü yapacağız elbet.\n\nBunu paylaş\n\nYazının sonu burasıdır.”"
    at = text.index("Bunu")
    assert quoted(text, leavings=(Span(at, at + len("Bunu paylaş")),)) == ["Köprüyü yapacağız elbet."]


def test_a_comment_is_never_crossed() -> None:
    text = "Mektup:\n\n“Köprüyü yapacağız elbet.\n\nbence de doğru” demiş"
    at = text.index("bence")
    comment = Comment("c1", None, None, None, None, at, len(text), text[at:])
    assert quoted(text, comments=(comment,), body=(Span(0, at),)) == ["Köprüyü yapacağız elbet."]


def test_a_reply_inside_a_comment_is_a_zone_of_its_own() -> None:
    text = "Yazı burada biter.\n\nbence “köprü güzel olacak\n\nyok “köprü çirkin olacak” dostum\n\nhaklısın” dedim"
    outer, inner = text.index("bence"), text.index("yok")
    last = text.index("\n\nhaklısın")
    comments = (
        Comment("c1", None, None, None, None, outer, len(text), ""),
        Comment("c2", "c1", None, None, None, inner, last, ""),
    )
    assert quoted(text, comments=comments, body=(Span(0, outer - 2),)) == ["köprü güzel olacak", "köprü çirkin olacak"]


def test_a_closing_mark_is_looked_for_so_many_paragraphs_on() -> None:
    filling = "\n\nBir söz daha."
    near = "Dedi ki “köprüyü yapacağız elbet" + filling * (REACH - 1) + "\n\nSon söz.” Gitti."
    far = "Dedi ki “köprüyü yapacağız elbet" + filling * (REACH + 1) + "\n\nSon söz.” Gitti."
    assert len(quoted(near)) == 1
    assert quoted(near)[0].endswith("Son söz.")
    assert quoted(far) == ["köprüyü yapacağız elbet"]


def test_a_numbered_line_that_ends_in_a_colon_announces_nothing() -> None:
    text = "Mektup:\n\n“Şunları isteriz dostlar.\n\n2 – Aşağıdaki köprüler yapılacaktır:\n\nEski köprü ve taş köprü."
    (one,) = segment(document(text), TURKISH).quotations
    assert one.text.endswith("taş köprü.")


def test_a_heading_may_announce() -> None:
    text = "Mektubun ikinci kısmı:\n\n“Köprüyü yapacağız.\n\nYolu da yapacağız."
    blocks = (Block("heading", 0, 22, 2), Block("paragraph", 24, 43), Block("paragraph", 45, len(text)))
    (one,) = segment(document(text, blocks=blocks), TURKISH).quotations
    assert one.text.endswith("Yolu da yapacağız.")
    assert one.extent is not None
    assert one.extent.part == 2


def test_windows_line_ends_divide_paragraphs() -> None:
    assert quoted("Dedi ki “köprüyü yapacağız elbet\r\n\r\nSonra gitti.\r\n") == ["köprüyü yapacağız elbet"]


def test_repeated_marks_after_an_announcement_without_a_last_one() -> None:
    (one,) = segment(document("Paşa şöyle dedi:\n\n“Köprüyü yapacağız.\n\n“Yolu yapacağız."), TURKISH).quotations
    assert (one.closed, len(one.breaks), one.marks_at) == (False, 1, (18, 39))
