"""Letters that were lost on the way: the words are still found, and what the loss explains is doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest

import tahkik
from tahkik.report.terminal import render

TOLD = (
    "Kervan sabahleyin hareket etti, develer sulandı ve herkes yerini aldı; usta yolun uzun olduğunu söyledi, kimse "
    "itiraz etmedi, ama akşam üzeri hava bozuldu ve kar yağmaya başladı."
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tahkik.Corpus:
    folder = Path(tmp_path_factory.mktemp("kaynak"))
    (folder / "defter.txt").write_text(f"Değirmen defteri\n\n{TOLD} Usta bunu kimseye söylemedi.\n", encoding="utf-8")
    return tahkik.Corpus.of([folder], keep=False)


@pytest.mark.parametrize("how", ["left out", "question marks"])
def test_words_with_lost_letters_are_doubtful(corpus: tahkik.Corpus, how: str) -> None:
    damaged = TOLD.encode("ascii", "ignore" if how == "left out" else "replace")
    page_read = tahkik.read(b'Defterde bu yazar:\n\n"' + damaged + b'"\n\nSonra usta defteri kilitledi.\n')  # type: ignore[arg-type]
    result = corpus.check(page_read)
    matches = [match for one in result.quotations for match in one.matches]
    assert matches
    explained = [variant for match in matches for variant in match.variants if variant.rule == "letters-lost"]
    assert explained
    assert {(one.class_, one.relation) for one in explained} == {("doubtful", "suspect")}
    assert "letters are lost" in render(result, ui="en")


def test_a_changed_word_on_such_a_page_is_still_another_word(corpus: tahkik.Corpus) -> None:
    damaged = TOLD.replace("bozuldu", "kurudu").encode("ascii", "ignore").decode()
    result = corpus.check(tahkik.read(f'Defterde: "{damaged}"'.encode()))  # type: ignore[arg-type]
    changed = [
        v for one in result.quotations for m in one.matches for v in m.variants if v.page and "kurudu" in v.page.text
    ]
    assert [variant.class_ for variant in changed] == ["substantive"]
