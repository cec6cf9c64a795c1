"""What words carry, as a scholar would write it down: tables of specimens in ``modality/``, one file a language.

A row has some words as printed and their signs in order: ``condition: ederse`` is sure, ``negation? gelmeden`` can be
read otherwise, a dash is nothing. ``python tests/specs/test_modality.py`` prints the rows that come out otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tahkik.languages import codes, load
from tahkik.text.modality import find_modality

FOLDER = Path(__file__).parent / "modality"
LANGUAGES = {"turkish": "tr", "english": "en", "german": "de"}


def rows() -> list[tuple[str, str, str]]:
    """Return (file, words, signs) of every specimen."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("| ") and not line.startswith(("| words", "| ---")):
                words, signs = (cell.strip() for cell in line.strip("| ").split("|"))
                found.append((path.stem, words, signs))
    return found


def signs_of(words: str, code: str) -> set[str]:
    return {
        f"{one.kind}{':' if one.sure else '?'} {words[one.start : one.end]}" for one in find_modality(words, load(code))
    }


def wanted(signs: str) -> set[str]:
    return set() if signs == "—" else {sign.strip() for sign in signs.split(";")}


@pytest.mark.parametrize(("file", "words", "signs"), rows())
def test_specimen(file: str, words: str, signs: str) -> None:
    assert signs_of(words, LANGUAGES[file]) == wanted(signs)


def test_there_are_many_of_each_kind() -> None:
    turkish = [wanted(signs) for file, _, signs in rows() if file == "turkish"]
    for kind in ("condition", "negation", "hedge", "limit"):
        assert sum(any(sign.startswith(kind) for sign in signs) for signs in turkish) >= 15
    assert sum(not any(sign[-1] == ":" or ": " in sign for sign in signs) for signs in turkish) >= 40


@pytest.mark.parametrize("code", [code for code in codes() if load(code).table("modality")])
def test_the_specimens_of_a_profile(code: str) -> None:
    table = load(code).table("modality")
    assert table["source"]
    assert table["specimens"]
    for specimen in table["specimens"]:
        assert specimen["source"]
        assert signs_of(specimen["written"], code) == set(specimen["signs"])


if __name__ == "__main__":
    for file, words, signs in rows():
        if (now := signs_of(words, LANGUAGES[file])) != wanted(signs):
            sys.stdout.write(f"{file}: {words}\n    wanted {sorted(wanted(signs))}\n    now    {sorted(now)}\n")
