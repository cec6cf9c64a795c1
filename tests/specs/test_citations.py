"""Citations as a scholar writes them down: each specimen with its kind and fields, in Markdown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import tahkik

FOLDER = Path(__file__).parent / "citations"
_SPECIMEN = re.compile(r"^> (?P<text>.+)\n(?P<kind>[\w-]+)(?: (?P<fields>\{.*\}))?$", re.MULTILINE)


def specimens() -> list[tuple[str, str, dict[str, object]]]:
    """Return text, kind and fields of each."""
    page = (FOLDER / "turkish.md").read_text(encoding="utf-8")
    return [(one["text"], one["kind"], json.loads(one["fields"] or "{}")) for one in _SPECIMEN.finditer(page)]


def test_every_specimen_of_the_page_is_read() -> None:
    page = (FOLDER / "turkish.md").read_text(encoding="utf-8")
    assert len(specimens()) == sum(line.startswith("> ") for line in page.splitlines()) >= 60


@pytest.mark.parametrize(("text", "kind", "fields"), specimens())
def test_specimen(text: str, kind: str, fields: dict[str, object]) -> None:
    found = tahkik.find_citations(text, language="tr")
    if kind == "none":
        assert found == []
        return
    assert (found[0].type, found[0].fields) == (kind, fields)
    assert text[found[0].start : found[0].end] == found[0].text
