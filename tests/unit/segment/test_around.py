"""What stands around quotations: introductions, claims, renderings, sources, set-off blocks."""

from __future__ import annotations

import pytest

from tahkik.languages import load
from tahkik.model import Block, Document, Segments, Span
from tahkik.segment import segment


def segments(text: str, language: str = "tr", **fields: object) -> Segments:
    return segment(Document("page", text, "", "", "text/plain", language, **fields), load(language))  # type: ignore[arg-type]


def introduced(text: str, language: str = "tr") -> str | None:
    span = segments(text, language).quotations[0].introduction
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Köye gittik. Paşa şöyle dedi: “köprü yapılacak elbet”.", "Paşa şöyle dedi:"),
        ("Paşa dedi ki “köprü yapılacak elbet” ve gitti.", "Paşa dedi ki"),
        ("“Köprü yapılacak elbet” dedi Paşa. Sonra gitti.", "dedi Paşa."),
        ("Köyde “köprü yapılacak elbet” sözü dolaşıyor.", None),
        ("24. s. 5’te Dr. Ali diyor ki: “köprü yapılacak elbet”", "24. s. 5’te Dr. Ali diyor ki:"),
    ],
)
def test_the_introduction(text: str, words: str | None) -> None:
    assert introduced(text) == words


def test_the_introduction_begins_behind_the_quotation_before() -> None:
    text = "Paşa dedi ki “köprü yapılacak elbet” ve yazdı: “yol da yapılacak elbet”."
    spans = [one.introduction for one in segments(text).quotations]
    assert [text[span.start : span.end] for span in spans if span] == ["Paşa dedi ki", "ve yazdı:"]


def test_nested_quotations_make_no_claims() -> None:
    found = segments("Paşa dedi ki: “Kâtip bana şöyle dedi: ‘köprü yapılacak elbet’ ve gitti.”")
    assert [(claim.text, claim.about) for claim in found.claims] == [("Paşa dedi ki:", "q1")]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Mektubun ikinci kısmı:", 2), ("Mektubun 2’inci kısmı şöyledir:", 2), ("Kanunun üçüncü maddesi:", 3),
        ("Madde 4 şöyledir:", 4), ("Mektubun bir kısmı:", None),
    ],
)  # fmt: skip
def test_an_announced_part(line: str, part: int | None) -> None:
    (one,) = segments(f"{line}\n\n“Köprü yapılacak elbet.”").quotations
    assert one.extent is not None
    assert one.extent.part == part


def test_a_promise_of_the_text_itself_is_no_rendering() -> None:
    text = "Mektupta “köprünün tamiri gerekir elbet” deniyor. Tam metni aynen şöyle: “köprünün tamiri şart dostum”."
    assert segments(text).renderings == ()


def test_a_rendering_follows_its_numbers_and_stops_with_them() -> None:
    text = (
        "Mektup:\n\n“1 – Köprü tamir edilecek ve yol açılacaktır.\n\n2 – Odun verilecek ve taş alınacaktır.”\n\n"
        "1 – Köprü onarılacak ve yol da açılacak.\n\n2 – Odun verilecek, taş da alınacak.\n\nKöylüler buna çok sevindi."
    )
    (one,) = segments(text).renderings
    assert one.of == "q1"
    assert [article.number for article in one.articles] == [1, 2]
    assert one.text.endswith("taş da alınacak.")


def test_emphases_inside_a_quotation() -> None:
    text = "Mektupta “köprü *bu yıl* yapılacak” ve *“yol da yapılacak elbet”* deniyor."
    inner, around = Span(17, 23), Span(39, 63)
    first, second = segments(text, emphases=(inner, around)).quotations
    assert (first.emphases, second.emphases) == ((inner,), ())


def test_code_keeps_its_typewriter_marks() -> None:
    text = 'print("bir iki üç dört")'
    assert segments(text, blocks=(Block("code", 0, len(text)),)).quotations == ()


def test_paragraphs_of_one_markdown_quotation_are_one() -> None:
    text = "> Köprü yapılacak elbet.\n>\n> Yol da yapılacak.\n\n> Başka bir söz burada."
    cut, second = text.index("\n>\n"), text.index("\n\n")
    blocks = (
        Block("quotation", 0, cut), Block("quotation", cut + 3, second), Block("quotation", second + 2, len(text)),
    )  # fmt: skip
    found = segments(text, blocks=blocks).quotations
    assert [(one.marks, one.kind, one.closed) for one in found] == [(">", "block", True)] * 2
    assert found[0].text == "Köprü yapılacak elbet.\n>\n> Yol da yapılacak."


def test_a_language_without_lists_still_quotes() -> None:
    assert introduced("Il écrit encore, “le pont sera là” et part.", "fr") == "Il écrit encore,"


def test_an_empty_document_has_nothing() -> None:
    assert segments("") == Segments()


def test_layout_that_no_block_covers_is_no_paragraph() -> None:
    text = "# Köprü\n\nMektup:\n\n> “Köprü yapılacak.\n\n- Şöyle dedi: “Yol da\n\n- açılacak elbet.”"
    blocks = (
        Block("title", 2, 7), Block("paragraph", 9, 16), Block("quotation", 20, 37),
        Block("item", 41, text.index("\n\n- açı")), Block("item", text.index("açı"), len(text)),
    )  # fmt: skip
    first, second = segments(text, blocks=blocks, body=(Span(0, len(text)),)).quotations
    assert first.introduction == Span(9, 16)
    assert (second.text, second.closed) == ("Yol da\n\n- açılacak elbet.", True)
