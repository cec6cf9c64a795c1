"""Collations as a scholar would write them down: two texts and a table of what differs, in ``collation/``.

The name of a file is the language of its texts. A specimen is a heading, a line ``- quotation:`` with its marks as
printed, a line ``- source:``, a line ``- verdict:`` and, unless nothing differs, a table of variants in the order of
the page. ``- passage:`` gives the words of the source that the quotation covers where they are not all of it,
``- covers:`` those of the quotation. A heading that ends in ``(not yet)`` says what should come out and does not today.
``python tests/specs/test_collation.py`` prints every specimen as it comes out now, to be read before it is believed.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from tahkik.api import Corpus, check
from tahkik.corpus import build
from tahkik.languages import load
from tahkik.model import Checked, Document, Match, Variant
from tahkik.options import FindOptions

FOLDER = Path(__file__).parent / "collation"
LANGUAGES = {"turkish": "tr", "english": "en", "german": "de", "any": "und"}
COLUMNS = ("operation", "quotation", "source", "relation", "rule", "flags")
NOT_YET = "(not yet)"
_LINE = re.compile(r"^- (?P<name>quotation|source|verdict|passage|covers): (?P<words>.+)$")


@dataclass
class Specimen:
    """One heading of a file."""

    file: str
    title: str
    texts: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"{self.file}: {self.title}"


def specimens() -> list[Specimen]:
    out: list[Specimen] = []
    for path in sorted(FOLDER.glob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                out.append(Specimen(path.stem, line[3:].strip()))
            elif match := _LINE.match(line):
                out[-1].texts[match["name"]] = match["words"]
            elif line.startswith("| "):
                cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
                if cells != COLUMNS and not cells[0].startswith("---"):
                    assert len(cells) == len(COLUMNS), f"{path.name}, {out[-1].title}: {line}"
                    out[-1].rows.append(cells)
    return out


def collated(one: Specimen) -> tuple[Checked, Match]:
    """Check a specimen's quotation against its source alone; return it with the place it was found at."""
    profile = load(LANGUAGES[one.file])
    source = Document("source", one.texts["source"], "", "", "text/plain", profile.code)
    page = Document("page", one.texts["quotation"], "", "", "text/plain", profile.code)
    corpus = Corpus("specimen", (build([source], profile),))
    checked = check(page, corpus, FindOptions(unmarked=False)).quotations[0]
    assert checked.matches, f"{one.id}: the source was not found"
    return checked, checked.matches[0]


def row(variant: Variant) -> tuple[str, ...]:
    return (
        f"{variant.kind} (elided)" if variant.class_ == "elided" else variant.kind,
        variant.page.text if variant.page else "",
        variant.source.text if variant.source else "",
        variant.relation or "",
        variant.rule or "",
        ", ".join(sorted(variant.flags)),
    )


def marked(one: Specimen) -> Any:
    reason = "described as it should be"
    marks = [pytest.mark.xfail(reason=reason)] if one.title.endswith(NOT_YET) else []
    return pytest.param(one, id=one.id, marks=marks)


@pytest.mark.parametrize("one", [marked(one) for one in specimens()])
def test_specimen(one: Specimen) -> None:
    checked, found = collated(one)
    assert [row(variant) for variant in found.variants] == one.rows
    assert checked.verdict == one.texts["verdict"]
    source, page = one.texts["source"], one.texts["quotation"]
    assert source[found.start : found.end] == one.texts.get("passage", source.rstrip(".;!?"))
    assert page[found.covers.start : found.covers.end] == one.texts.get("covers", checked.quotation.text)


def test_every_operation_has_specimens() -> None:
    operations = {cells[0] for one in specimens() for cells in one.rows}
    assert operations == {"addition", "omission", "omission (elided)", "substitution", "transposition"}
    assert len(specimens()) >= 40


def show(one: Specimen) -> str:
    """Return a specimen as it comes out now."""
    checked, found = collated(one)
    source, page = one.texts["source"], one.texts["quotation"]
    texts = {"quotation": page, "source": source, "verdict": checked.verdict}
    if (passage := source[found.start : found.end]) != source.rstrip(".;!?"):
        texts["passage"] = passage
    if (covers := page[found.covers.start : found.covers.end]) != checked.quotation.text:
        texts["covers"] = covers
    now = replace(one, texts=texts, rows=[row(variant) for variant in found.variants])
    lines = [f"## {now.title}", "", *(f"- {name}: {words}" for name, words in now.texts.items())]
    if now.rows:
        table = [COLUMNS, ("---",) * len(COLUMNS), *now.rows]
        lines += ["", *("| " + " | ".join(cells) + " |" for cells in table)]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write("\n\n".join(show(one) for one in specimens()) + "\n")
