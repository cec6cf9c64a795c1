"""Written forms of dates, as a scholar would list them: tables in ``dates/``, one file a language.

Each specimen is read in the middle of a sentence. ``python tests/specs/test_dates.py`` prints the rows that come out
otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tahkik.languages import load
from tahkik.segment.dates import find_dates

FOLDER = Path(__file__).parent / "dates"
LANGUAGES = {"turkish": "tr", "english": "en", "german": "de"}
AROUND = {"tr": "Bir satır: {} gibi.", "en": "A line: {} stands there.", "de": "Eine Zeile: {} steht da."}


def rows() -> list[tuple[str, str, str]]:
    """Return (file, words, answer) of every specimen."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("| ") and not line.startswith(("| written", "| ---")):
                words, answer = (cell.strip() for cell in line.strip("| ").split("|"))
                found.append((path.stem, words, answer))
    return found


def answers(words: str, code: str) -> list[str]:
    """Return everything the tool may be said to answer, in the words of the tables."""
    dates = find_dates(AROUND[code].format(words), load(code))
    if not dates:
        return ["—"]
    if len(dates) > 1:
        return [f"{len(dates)} dates"]
    sign = {None: "", True: " ✓", False: " ✗"}[dates[0].consistent]
    return [(reading.iso or "no day") + sign for reading in dates[0].readings]


@pytest.mark.parametrize(("file", "words", "answer"), rows())
def test_specimen(file: str, words: str, answer: str) -> None:
    assert answer in answers(words, LANGUAGES[file])


def test_there_are_many_of_each_kind() -> None:
    turkish = [answer for file, _, answer in rows() if file == "turkish"]
    assert len(turkish) >= 120
    assert turkish.count("—") >= 20
    assert sum("✗" in answer for answer in turkish) >= 5
    assert turkish.count("no day") >= 6


if __name__ == "__main__":
    for file, words, answer in rows():
        if answer not in (now := answers(words, LANGUAGES[file])):
            sys.stdout.write(f"{file}: {words}\n    wanted {answer}\n    now    {now}\n")
