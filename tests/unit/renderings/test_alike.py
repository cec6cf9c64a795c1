"""Renderings that nothing announces: their words align with a quotation in order; prose about it is none."""

from __future__ import annotations

import pytest

import tahkik
from tahkik.model import CheckResult, Span
from tahkik.options import ReadOptions
from tahkik.read import read_bytes
from tahkik.renderings.taken import Taken

LETTER = (
    "Şimendifer hattının inşası için lazım gelen tetkikat ikmal edilmiştir. Güzergâhın tayini hususunda heyet-i "
    "fenniye iki muhtelif teklif ihzar eylemiş, fakat vekâletten henüz bir karar alamamıştır. Şayet tahsisat bu sene "
    "zarfında tediye olunmazsa ameliyat tehir edilecektir."
)
MODERN = (
    "Demiryolu hattının yapımı için gereken incelemeler tamamlanmıştır. Yolun belirlenmesi konusunda teknik kurul iki "
    "farklı öneri hazırlamış, fakat bakanlıktan henüz bir karar alamamıştır. Eğer ödenek bu yıl içinde ödenmezse "
    "çalışmalar ertelenecektir."
)
#: What an author says of the letter, with its words.
ABOUT = (
    "Hattın yapımı yıllarca konuşulmuş, bakanlık her yıl başka bir öneri istemişti. Teknik kurulun incelemeleri "
    "bitince ödeneğin bir bölümü ödendi, karar ise ancak iki yıl sonra çıktı; yolun hangi köylerden geçeceği de o "
    "zaman belli oldu."
)
OTHER = (
    "Belediye reisi köprünün tamiri için lazım gelen parayı bu sene zarfında temin edecek ve ahaliye ilan "
    "eyleyecektir. Değirmenin müdürü suyun miktarını vilayete bildirmiş ve müsaade talep eylemiştir."
)


def checked(*paragraphs: str, language: str = "tr") -> CheckResult:
    page = "\n\n".join(paragraphs) + "\n"
    return tahkik.check(read_bytes(page.encode(), "page.md", ReadOptions(language=language)))


def spans(result: CheckResult) -> list[tuple[str, str]]:
    return [(one.of, one.text) for one in result.renderings]


@pytest.mark.parametrize("words", [MODERN, MODERN.partition(". ")[2]])
def test_a_modern_wording_is_told_by_its_words(words: str) -> None:
    before, behind = "Arşivdeki belge 1922 tarihlidir.", "Belgenin aslı müzededir."
    result = checked(before, f"“{LETTER}”", words, behind)
    assert spans(result) == [("q1", words)]
    assert result.renderings[0].cue is None
    assert not [one for one in result.findings if one.about == "r1"]


def test_what_it_loses_is_found() -> None:
    result = checked(f"“{LETTER}”", ABOUT, MODERN.replace("alamamıştır", "almıştır"))
    assert [one.rule for one in result.findings if one.about == "r1"] == ["lost-negation"]


@pytest.mark.parametrize("words", [ABOUT, OTHER, " ".join(reversed(MODERN.split())), f"{ABOUT} {ABOUT}"])
def test_prose_about_a_quotation_is_no_rendering(words: str) -> None:
    assert spans(checked(f"“{LETTER}”", words)) == []


def test_of_several_quotations_it_is_beside_its_own() -> None:
    pages = [[f"“{OTHER}”", f"“{LETTER}”", MODERN], [f"“{LETTER}”", ABOUT, f"“{OTHER}”", MODERN]]
    assert spans(checked(*pages[0])) == [("q2", MODERN)]
    assert spans(checked(*pages[1])) == [("q1", MODERN)]


def test_paragraphs_in_a_row_are_one_rendering() -> None:
    again = MODERN.replace("farklı", "çeşitli")
    result = checked(f"“{LETTER}”", MODERN, again, ABOUT)
    assert spans(result) == [("q1", f"{MODERN}\n\n{again}")]
    assert [one.id for one in result.renderings] == ["r1"]


def test_the_same_in_english() -> None:
    old = (
        "If the miller payeth not his share of the cost, the council shall sell the meadow beside the river, and the "
        "warden shall keep the money in the chest of the town."
    )
    new = (
        "If the miller does not pay his share of the cost, the council will sell the meadow by the river, and the "
        "wardens will keep the money in the town’s chest."
    )
    assert spans(checked(f"“{old}”", new, language="en")) == [("q1", new)]
    about = "The miller paid in the end, and the council kept the meadow; the chest of the town is in the museum."
    assert spans(checked(f"“{old}”", about, language="en")) == []


def test_a_stretch_within_many_is_known_to_be_taken() -> None:
    many = Taken([Span(0, 100), Span(10, 20), Span(200, 210)])
    met = [Span(50, 60), Span(99, 120), Span(205, 206), Span(190, 201)]
    assert [many.meets(one) for one in met] == [True] * len(met)
    assert not any(many.meets(one) for one in (Span(100, 200), Span(210, 300)))
    assert not Taken([]).meets(Span(0, 1))
