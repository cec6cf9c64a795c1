"""Modern wordings beside their originals, as a scholar wrote them down: faithful ones, and one word turned."""

from __future__ import annotations

from pathlib import Path

import pytest

import tahkik
from tahkik.model import Document

FOLDER = Path(__file__).parent / "renderings"


#: How a page of each language announces the original and its wording.
PAGES = {
    "tr": ("Mektupta şöyle deniliyor:", "Günümüz Türkçesiyle:"),
    "en": ("The letter reads:", "In modern English:"),
}


def rows() -> list[tuple[str, ...]]:
    found = []
    for table in sorted(FOLDER.glob("*.md")):
        language = "en" if table.stem == "english" else "tr"
        lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][2:]
        found += [(language, *(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]
    return found


@pytest.mark.parametrize(("language", "original", "wording", "found"), rows())
def test_a_wording_is_found_to_say_what_it_says(language: str, original: str, wording: str, found: str) -> None:
    first, second = PAGES[language]
    text = f"{first}\n\n“{original}”\n\n{second}\n\n{wording}\n"
    result = tahkik.check(Document("page.txt", text, "", "", "text/plain", language))
    assert [one.of for one in result.renderings] == ["q1"]
    said = [
        f"{one.rule}: {text[one.start : one.end] or one.params['was']}"
        for one in result.findings
        if one.about == "r1" and one.rule != "missing-article"
    ]
    assert said == ([] if found == "—" else [found])
