"""Stretches of a document on disk: cut out where their letters are guessed to stand, and surely with the words met."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import tahkik
from tahkik.api import library
from tahkik.corpus import stretches

WORDS = ("lantern", "harbour", "keeper", "winter", "copper", "ledger", "barley", "window", "saddle", "ribbon")
QUOTED = "At dusk the old ferryman counted eleven geese upon the frozen mill pond and wrote it into his book"
#: Letters lie as unevenly as can be: dots, spaces, marks that no letter comes of, then words without a gap.
FILLINGS = {
    "dots before": (". " * 1_900, ""),
    "dots behind": ("", ". " * 1_900),
    "white space": (" " * 3_500, "\n" * 3_000),
    "dots between lines of words": (". " * 900 + "barley window " * 60, "saddle " * 90 + "· " * 700),
    "one long word before": ("x" * 5_000 + " ", " " + "y" * 5_000),
}


def _prose(words: int, seed: int) -> str:
    random = Random(seed)
    return " ".join(random.choice(WORDS) for _ in range(words))


def _found(corpus: tahkik.Corpus, words: str) -> tuple[str, list[tuple[str, int, str]]]:
    page = tahkik.read(f"The book says: “{words}”. Nothing else is told of that year in it.\n".encode())
    (one,) = corpus.check(page).quotations
    return one.verdict, [(match.source, match.start, match.text) for match in one.matches]


@pytest.mark.parametrize("filling", FILLINGS)
def test_words_are_found_however_unevenly_letters_lie(filling: str, tmp_path: Path) -> None:
    before, behind = FILLINGS[filling]
    text = f"{_prose(900, 1)}\n\n{before}{QUOTED}. {behind}\n\n{_prose(900, 2)}\n"
    box = tmp_path / "box"
    box.mkdir()
    (box / "log.txt").write_text(text, encoding="utf-8")
    library.create(tmp_path / "c.tahkik")
    library.add(tmp_path / "c.tahkik", [box], language="en")
    verdict, places = _found(tahkik.Corpus.open(tmp_path / "c.tahkik"), QUOTED)
    assert (verdict, places) == ("verbatim", [("box/log.txt", text.index(QUOTED), QUOTED)])


def test_a_guess_that_goes_astray_is_made_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{_prose(400, 3)} {'. ' * 1_500}{QUOTED}. {_prose(400, 4)}\n"
    box = tmp_path / "box"
    box.mkdir()
    (box / "log.txt").write_text(text, encoding="utf-8")
    library.create(tmp_path / "c.tahkik")
    library.add(tmp_path / "c.tahkik", [box], language="en")
    asked: list[bool] = []
    cut = stretches._cut

    def counted(*of: object, guessed: bool = True) -> object:
        asked.append(guessed)
        return cut(*of, guessed=guessed)  # type: ignore[arg-type]

    monkeypatch.setattr(stretches, "_cut", counted)
    monkeypatch.setattr("tahkik.find.reach.AROUND", 0)
    verdict, places = _found(tahkik.Corpus.open(tmp_path / "c.tahkik"), QUOTED)
    assert (verdict, places) == ("verbatim", [("box/log.txt", text.index(QUOTED), QUOTED)])
    assert asked == [True, False]
