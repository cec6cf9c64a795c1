"""Modern wordings of passages held: found through the glossary, called renderings, never altered."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tahkik.api import Corpus
from tahkik.model import CheckResult
from tahkik.options import ReadOptions
from tahkik.read import read_bytes

ORIGINAL = (
    "Hükûmetimiz memleketin istiklalini müdafaa etmek mecburiyetindedir; muharebe neticesinde husule gelen vaziyet "
    "milletin menafiine muvafıktır ve sulh müzakeratına mâni değildir."
)
MODERN = (
    "Hükümetimiz ülkenin bağımsızlığını savunmak zorundadır; savaş sonucunda ortaya çıkan durum ulusun çıkarlarına "
    "uygundur ve barış görüşmelerine engel değildir."
)
OTHER = (
    "Bahçemizdeki elma ağaçları bu ilkbaharda geç çiçek açtı, komşular fidanları köyden getirip birlikte dikti ve "
    "akşam çay içildi."
)
SYLLABLES = [a + b + c for a in "bdgklmnrst" for b in "aeiou" for c in ("", "l", "n", "r", "z")]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder: Path = tmp_path_factory.mktemp("letters")
    chance = random.Random(4)
    for number in range(12):
        words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(400)]
        text = " ".join(words)
        if number == 7:
            text = f"{text[:1200]}. {ORIGINAL} {text[1200:]}"
        (folder / f"letter-{number}.txt").write_text(text + ".\n", encoding="utf-8")
    return Corpus.of([folder], language="tr")


def check(corpus: Corpus, page: str) -> CheckResult:
    return corpus.check(read_bytes(page.encode(), "page.md", ReadOptions(language="tr")))


def test_the_original_of_modern_words_is_found(corpus: Corpus) -> None:
    found = corpus.find(MODERN).quotations[0]
    assert found.verdict == "rendering"
    assert found.matches[0].source.endswith("letter-7.txt")
    assert "istiklalini müdafaa etmek mecburiyetindedir" in found.matches[0].text
    assert found.matches[0].rank == "primary"


def test_a_quoted_rendering_is_a_quotation_and_a_rendering(corpus: Corpus) -> None:
    result = check(corpus, f"Mektubun bugünkü diliyle metni:\n\n“{MODERN}”\n")
    assert [one.verdict for one in result.quotations] == ["rendering"]
    assert [(one.of, one.source) for one in result.renderings] == [
        (result.quotations[0].quotation.id, result.quotations[0].matches[0].source)
    ]
    assert "gloss" in {link.relation for link in result.renderings[0].links}


def test_no_variant_is_claimed_of_a_rendering(corpus: Corpus) -> None:
    result = check(corpus, f"Gazete yazdı: “{MODERN}”\n")
    assert result.quotations[0].matches[0].variants == ()
    assert not {"changed-word", "silent-addition", "silent-omission"} & {one.rule for one in result.findings}


def test_words_of_something_else_are_not_found(corpus: Corpus) -> None:
    assert corpus.find(OTHER).quotations[0].verdict == "not-found"
    assert check(corpus, f"Gazete yazdı: “{OTHER}”\n").quotations[0].verdict == "not-found"


def test_the_original_itself_is_verbatim(corpus: Corpus) -> None:
    assert corpus.find(ORIGINAL).quotations[0].verdict == "verbatim"


def test_few_words_render_nothing(corpus: Corpus) -> None:
    assert corpus.find("ulusun çıkarlarına uygundur").quotations[0].matches == ()


#: Most words are the original's, some are today's.
HALF = (
    "Hükûmetimiz memleketin istiklalini savunmak zorundadır; muharebe sonucunda husule gelen durum milletin "
    "çıkarlarına muvafıktır ve sulh müzakeratına mâni değildir."
)
ONE_WORD = ORIGINAL.replace("vaziyet", "durum")
NO_GLOSS = ORIGINAL.replace("müdafaa etmek", "unutmak").replace("menafiine", "hayaline").replace("sulh", "vergi")


def test_words_found_by_their_letters_are_a_rendering_where_modern_words_took_their_place(corpus: Corpus) -> None:
    result = check(corpus, f"Gazete yazdı: “{HALF}”\n")
    (one,) = result.quotations
    assert one.verdict == "rendering"
    assert "mecburiyetindedir" in one.matches[0].text
    assert [rendering.source for rendering in result.renderings] == [one.matches[0].source]
    assert corpus.find(HALF).quotations[0].verdict == "rendering"


def test_one_modern_word_in_a_quotation_is_a_changed_word(corpus: Corpus) -> None:
    result = check(corpus, f"Gazete yazdı: “{ONE_WORD}”\n")
    assert result.quotations[0].verdict == "altered"
    assert "changed-word" in {one.rule for one in result.findings}


def test_one_modern_word_after_a_cue_is_a_rendering(corpus: Corpus) -> None:
    result = check(corpus, f"Günümüz Türkçesiyle:\n\n“{ONE_WORD}”\n")
    assert [one.verdict for one in result.quotations] == ["rendering"]
    (rendering,) = result.renderings
    assert rendering.cue is not None
    assert rendering.source == result.quotations[0].matches[0].source
    assert "gloss" in {link.relation for link in rendering.links}


def test_changes_no_glossary_knows_are_alterations(corpus: Corpus) -> None:
    for page in (f"Gazete yazdı: “{NO_GLOSS}”\n", f"Günümüz Türkçesiyle:\n\n“{NO_GLOSS}”\n"):
        assert [one.verdict for one in check(corpus, page).quotations] == ["altered"]


@pytest.mark.parametrize(
    ("words", "was", "now", "rule"),
    [
        (MODERN, "engel değildir", "engeldir", "lost-negation"),
        (HALF, "sulh müzakeratına", "salh müzakeratına", "rendering-drift"),
    ],
)
def test_what_a_rendering_turns_is_named_with_the_words_of_the_source(
    corpus: Corpus, words: str, was: str, now: str, rule: str
) -> None:
    faithful = check(corpus, f"Gazete yazdı: “{words}”\n")
    assert rule not in {one.rule for one in faithful.findings}
    result = check(corpus, f"Gazete yazdı: “{words.replace(was, now)}”\n")
    assert result.quotations[0].verdict == "rendering"
    (finding,) = [one for one in result.findings if one.rule == rule]
    assert [one.source for one in finding.evidence if one.of == "source"] == [result.quotations[0].matches[0].source]
