"""A rendering that has another witness's deviations: said of two or more, and only where that witness is held."""

from __future__ import annotations

from pathlib import Path

import pytest

from tahkik.api import Corpus
from tahkik.model import CheckResult
from tahkik.options import ReadOptions
from tahkik.read import read_bytes

QUOTED = (
    "Belediye Meclisi eski köprüyü kendi nüfuz ve vasıtasıyla tamir ve iki mahalle arasında posta seferlerini "
    "temin etmeyi taahhüt eyler."
)
RENDERED = (
    "Belediye Meclisi eski köprüyü kendi nüfus ve vasıtasıyla onarmayı ve iki mahalle arasında pasta seferlerini "
    "sağlamayı üstlenir."
)
#: Another print of the document, with both slips.
OTHER = QUOTED.replace("nüfuz", "nüfus").replace("posta", "pasta")
#: A faithful modern wording, and one with one slip.
FAITHFUL = RENDERED.replace("nüfus", "nüfuz").replace("pasta", "posta")
ONE_SLIP = FAITHFUL.replace("nüfuz", "nüfus")
ELSEWHERE = "Bahçemizdeki elma ağaçları bu ilkbaharda geç çiçek açtı, komşular fidanları köyden getirip birlikte dikti."


def checked(folder: Path, rendering: str, *held: str) -> CheckResult:
    for number, text in enumerate(held):
        (folder / f"witness-{number}.txt").write_text(f"{text}\n", encoding="utf-8")
    page = f"Belge şöyle:\n\n“{QUOTED}”\n\nGünümüz Türkçesiyle:\n\n{rendering}\n"
    corpus = Corpus.of([folder], language="tr", keep=False)
    return corpus.check(read_bytes(page.encode(), "page.md", ReadOptions(language="tr")))


def rules(result: CheckResult) -> set[str]:
    return {finding.rule for finding in result.findings}


@pytest.mark.parametrize("held", [(OTHER,), (QUOTED, OTHER), (OTHER, ELSEWHERE), (RENDERED,), (QUOTED, RENDERED)])
def test_two_slips_of_another_witness_are_named_with_both_texts(tmp_path: Path, held: tuple[str, ...]) -> None:
    result = checked(tmp_path, RENDERED, *held)
    (finding,) = [one for one in result.findings if one.rule == "rendering-not-of-this-text"]
    assert {"nüfus", "pasta"} <= set(finding.params["shared"])
    (rendering,) = [one for one in result.renderings if one.sharing]
    assert rendering.sharing is not None
    for here, there in rendering.sharing.places:
        assert result.document.text[here.start : here.end] == here.text
        witness = next(text for text in held if text in (OTHER, RENDERED))
        assert witness[there.start : there.end] == there.text
    assert {one.of for one in finding.evidence} == {"page", "source"}


@pytest.mark.parametrize("held", [(QUOTED,), (ELSEWHERE,), (FAITHFUL,), (QUOTED, FAITHFUL)])
def test_nothing_is_said_where_no_witness_has_them(tmp_path: Path, held: tuple[str, ...]) -> None:
    assert "rendering-not-of-this-text" not in rules(checked(tmp_path, RENDERED, *held))


def test_one_slip_is_made_twice_by_chance(tmp_path: Path) -> None:
    assert "rendering-not-of-this-text" not in rules(checked(tmp_path, ONE_SLIP, OTHER))


def test_two_faithful_wordings_share_their_modern_words_by_being_right(tmp_path: Path) -> None:
    assert "rendering-not-of-this-text" not in rules(checked(tmp_path, FAITHFUL, FAITHFUL))
    assert "rendering-not-of-this-text" not in rules(checked(tmp_path, FAITHFUL, QUOTED, OTHER))
