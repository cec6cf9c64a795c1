"""Claims beside their documents, as specified in Markdown: one row a page with one quotation under its headline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import tahkik
from tahkik.model import CheckResult

FOLDER = Path(__file__).parent / "claims"
LANGUAGES = {"english": "en", "turkish": "tr"}
RULES = {"lost-condition", "lost-negation", "lost-hedge", "claim-differs-from-document"}
NOTHING = "—"


def rows(name: str) -> list[tuple[str, str, str]]:
    lines = (FOLDER / f"{name}.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines if line.startswith("| ")]
    return [(row[0], row[1], row[2]) for row in cells if row[0] not in ("headline", "---")]


CASES = [(LANGUAGES[name], *row) for name in LANGUAGES for row in rows(name)]


def checked(language: str, headline: str, quotation: str, folder: Path) -> CheckResult:
    file = folder / "page.txt"
    announced = {"en": "This is what it says:", "tr": "Belgede şunlar yazılı:"}[language]
    file.write_text(f"{headline}\n\n{announced}\n\n“{quotation}”\n", encoding="utf-8")
    return tahkik.check(replace(tahkik.read(file), language=language))


def reported(result: CheckResult) -> set[str]:
    losses = {f"{loss.kind}: {loss.sign.text.lower()}" for claim in result.claims for loss in claim.losses}
    return losses | {f"{one.claim.text} → {one.document.text}" for claim in result.claims for one in claim.departures}


@pytest.mark.parametrize(("language", "headline", "quotation", "expected"), CASES)
def test_a_headline_beside_its_document(
    language: str, headline: str, quotation: str, expected: str, tmp_path: Path
) -> None:
    result = checked(language, headline, quotation, tmp_path)
    assert reported(result) == (set() if expected == NOTHING else set(expected.split("; ")))
    found = [finding for finding in result.findings if finding.rule in RULES]
    assert bool(found) == (expected != NOTHING)
    for finding in found:
        for evidence in finding.evidence:
            assert result.document.text[evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize("name", LANGUAGES)
def test_there_are_as_many_faithful_as_turned(name: str) -> None:
    faithful = [row for row in rows(name) if row[2] == NOTHING]
    assert len(faithful) >= 20
    assert len(rows(name)) - len(faithful) >= 20
