"""The structure of a plain text: title, lead, headings, items, sources, emphases, author and date."""

from __future__ import annotations

import pytest

import tahkik.read as reading
from tahkik.model import Document

FIRST = "Kitabenin ilk satırı okunmuyor, ikinci satırında ustanın adı ve bir yıl var."
SECOND = "Usta aynı yıl iki çeşme daha yapmış, ikisinin de taşı bugün müzenin bahçesinde durur."


def kinds(text: str, name: str = "page.txt") -> list[tuple[str, str]]:
    page = read(text, name)
    return [(block.kind, page.text[block.start : block.end]) for block in page.blocks]


def read(text: str, name: str = "page.txt") -> Document:
    return reading.read(text.encode(), name=name)


def test_title_lead_and_paragraphs() -> None:
    assert kinds(f"Çeşmenin kitabesi\n\n{FIRST}\n\n{SECOND}\n") == [
        ("title", "Çeşmenin kitabesi"),
        ("lead", FIRST),
        ("paragraph", SECOND),
    ]
    assert read(f"Çeşmenin kitabesi\n\n{FIRST}\n").title == "Çeşmenin kitabesi"


@pytest.mark.parametrize(
    "first",
    [
        f"{FIRST}",
        "Kitabede şöyle yazar:",
        "“Suyu akıtan usta",
        "Bir satır\nve hemen altında ikinci satır",
        "- bir madde",
        "1919",
    ],
)
def test_first_lines_that_are_no_title(first: str) -> None:
    page = read(f"{first}\n\n{SECOND}\n\n{FIRST}\n")
    assert page.title is None
    assert page.blocks[0].kind in ("paragraph", "item")


def test_one_paragraph_has_no_title() -> None:
    assert kinds("Çeşmenin kitabesi") == [("paragraph", "Çeşmenin kitabesi")]


def test_a_title_may_begin_with_a_quotation_or_be_underlined() -> None:
    assert read(f"“Suyu akıtan usta” kimdi?\n\n{FIRST}").title == "“Suyu akıtan usta” kimdi?"
    assert read(f"Çeşmenin kitabesi\n=================\n\n{FIRST}").blocks[0].kind == "title"


@pytest.mark.parametrize(
    "second",
    [
        "Kitabede şöyle yazar:",
        "“Suyu akıtan usta Ali’dir.”",
        "2 – Su yolu üçüncü çeşmeye kadar uzatıldı.",
        "Usta dedi ki: “Su",
    ],
)
def test_second_paragraphs_that_are_no_lead(second: str) -> None:
    assert kinds(f"Çeşmenin kitabesi\n\n{second}\n\n{SECOND}")[1] == ("paragraph", second)


def test_author_and_date_stand_under_the_title() -> None:
    page = read(f"Çeşmenin kitabesi\n\nYazan: Ayşe Taş\n\n4 Mart 2019\n\n{FIRST}\n\n{SECOND}")
    assert (page.author, page.published) == ("Ayşe Taş", "2019-03-04")
    assert [block.kind for block in page.blocks] == ["title", "paragraph", "paragraph", "lead", "paragraph"]
    english = read(f"The fountain\n\nBy Ann Stone\n\nMarch 4, 2019\n\n{FIRST}\n\n{SECOND}")
    assert (english.author, english.published) == ("Ann Stone", "2019-03-04")


def test_a_date_of_the_matter_is_not_the_pages() -> None:
    assert read(f"Çeşmenin kitabesi\n\n4 Mart 1919\n\n{FIRST}\n\n{SECOND}").published is None


@pytest.mark.parametrize("heading", ["KAYNAKLAR", "Kaynaklar:", "KAYNAKÇA", "Sources", "References:"])
def test_a_list_of_sources(heading: str) -> None:
    found = kinds(
        f"Çeşmenin kitabesi\n\n{FIRST}\n\n{SECOND}\n\n{heading}\n\nÇeşmeler Defteri, Ankara 1990, s. 4.\n\nTaşlar\n"
    )
    assert [kind for kind, _ in found] == ["title", "lead", "paragraph", "heading", "sources", "sources"]


def test_sources_on_the_line_of_their_heading_end_at_prose() -> None:
    found = kinds(
        f"Çeşmenin kitabesi\n\n{FIRST}\n\nKAYNAKLAR: Çeşmeler: 13/9, s. 4.\n\nTaşlar, Ankara 1991, s. 8.\n\n{SECOND}"
    )
    assert [kind for kind, _ in found] == ["title", "lead", "sources", "sources", "paragraph"]


def test_a_line_in_capitals_is_a_heading_and_a_signature_is_none() -> None:
    found = kinds(f"Çeşmenin kitabesi\n\n{FIRST}\n\nUSTANIN ÖTEKİ İŞLERİ\n\n{SECOND}\n\nMahalle Muhtarı Ali Taş\n")
    assert [kind for kind, _ in found] == ["title", "lead", "heading", "paragraph", "paragraph"]


def test_items_with_their_depth() -> None:
    page = read(f"Çeşmenin kitabesi\n\n{FIRST}\n\n• bir\n  • iki\n• üç\n\n{SECOND}")
    assert [(b.kind, b.level) for b in page.blocks[2:5]] == [("item", 1), ("item", 2), ("item", 1)]


def test_lines_too_long_to_be_wrapped_are_paragraphs() -> None:
    long = " ".join([FIRST] * 3)
    assert kinds(f"{long}\n{long}\n{SECOND}") == [("paragraph", long), ("paragraph", long), ("paragraph", SECOND)]
    wrapped = "Kitabenin ilk satırı\nokunmuyor, ikinci\nsatırında ad var."
    assert kinds(wrapped) == [("paragraph", wrapped)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Burada *taşı ustası kesti* yazar.", ["taşı ustası kesti"]),
        ("Burada _taş_ ve **su** ***bir*** yazar.", ["taş", "su", "bir"]),
        ("“*İlk taş* kondu” ve (*su*), *taş*’ın.", ["İlk taş", "su", "taş"]),
        ("Bir *satır\nsonunda biter* burada.", ["satır\nsonunda biter"]),
        ("**dışta *içte* dışta** ve", ["dışta *içte* dışta", "içte"]),
        ("2*3*4 ve 5 * 3 * 2 ve a_b_c", []),
        ("* bir madde\n* iki madde*", []),
        ("dipnot* burada.\n*Dipnot metni", []),
        ("*açık kaldı\n\nyeni paragraf*", []),
        ("Adı:____Soyadı:____ *** * * *", []),
        (r"\*su\* akar", []),
    ],
)
def test_emphases(text: str, marked: list[str]) -> None:
    page = read(text)
    assert [page.text[span.start : span.end] for span in page.emphases] == marked
