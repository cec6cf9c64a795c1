"""
The work cited has the words, on another page or in another volume than the one cited.

## What it finds

A quotation with its citation right behind it or in the sentence before it, where the work cited is held, the words
stand in it, and both the page cited and the page found are known. Where a source says only on which page it begins
(a speech in a collection), a page is called wrong only where no page of ordinary length would bring the words there.

## Why it matters

Whoever looks the page up does not find the words, and cannot tell whether the quotation or the number is wrong.

## Example

```text
page:    The clerk wrote “the bridge was paid for twice in one summer” (The Bridge of Kars, p. 12).
cited:   The Bridge of Kars, p. 12
found:   The Bridge of Kars, p. 40
source:  the bridge was paid for twice in one summer
finding: The Bridge of Kars, p. 12
```

## How to read it

The page found is that of the edition held, which is named. A note says that the edition cited is not known to be that
one.

## When it is wrong

When another edition is cited, with other pages, and the page does not say so; when the words stand on both pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahkik.judge.cited import cited, is_of
from tahkik.judge.judged import Judged
from tahkik.model import Citation, Evidence, Finding, FindingLevel, Match

NAME = "wrong-locus"
LEVEL: FindingLevel = "warning"

#: Code points of the shortest and of the longest printed page reckoned with: one of the speeches has 2,300, half of
#: that where verses or headings stand, twice where the type is small.
SHORT_PAGE, LONG_PAGE = 1_100, 4_600
#: "vd." after a page: no last page is known.
_OPEN = 1 << 30
_NUMBER = re.compile(r"\d{1,5}")
_ROMAN = re.compile(r"[ivxlc]{1,8}")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
#: A locus of a part of a work: the volume, if any, and the page it begins on, the last number.
_BEGINS = re.compile(r"(?:\b(?P<volume>[IVXLC]{1,8}|\d{1,3})\W+)?[^\W\d]*\W*\b(?P<page>\d{1,5})$")


def find(page: Judged) -> Iterator[Finding]:
    """Yield the citations whose page is not where the words stand."""
    for checked, one in cited(page):
        asked = _pages(one)
        if asked is None or one.type in ("unparsed", "archive"):
            continue
        held = [match for match in checked.matches if is_of(one, match, page.profile)]
        if not held or any(not _elsewhere(one, asked, match) for match in held):
            continue
        match = held[0]
        params = {
            "words": one.text,
            "locus": match.locus or "",
            "edition": match.work or match.title or match.source,
            "source": match.source,
        }
        evidence = (
            page.words(one.start, one.end),
            Evidence("source", match.source, match.start, match.end, match.text),
        )
        level: FindingLevel = "note" if "year" in one.fields or "edition" in one.fields else LEVEL
        yield Finding(
            NAME, page.level(checked, level), checked.quotation.id, one.start, one.end, params, evidence, "page"
        )


def _elsewhere(one: Citation, asked: tuple[int, int], match: Match) -> bool:
    """Return whether a passage is known to stand on no page that is cited; False where that is not known."""
    if match.pages:
        numbers = [number for number in map(_number, match.pages) if number is not None]
        return len(numbers) == len(match.pages) and not (asked[0] <= max(numbers) and min(numbers) <= asked[1])
    begins = _BEGINS.search(match.locus or "")
    if begins is None:
        return False
    volume, own = _number(str(one.fields.get("volume", ""))), _number(begins["volume"] or "")
    if volume is not None and own is not None and volume != own:
        return True
    first = int(begins["page"])
    low, high = first + match.start // LONG_PAGE, first + match.end // SHORT_PAGE + 1
    return asked[1] < low or high < asked[0]


def _pages(one: Citation) -> tuple[int, int] | None:
    """Return the first and the last page cited."""
    printed = str(one.fields.get("pages") or one.fields.get("page") or "")
    parts = [_number(part) for part in re.split(r"\s*[-–—]\s*", printed)]
    numbers = [number for number in parts if number is not None]
    if not numbers or len(numbers) != len(parts):
        return None
    return min(numbers), _OPEN if one.fields.get("following") else max(numbers)


def _number(label: str) -> int | None:
    """Return the value of a page's or a volume's label: figures, or a Roman number; None for any other."""
    label = label.strip(" .").casefold()
    if _NUMBER.fullmatch(label):
        return int(label)
    if not _ROMAN.fullmatch(label):
        return None
    values = [_VALUES[letter] for letter in label]
    return sum(-value if value < max(values[k:]) else value for k, value in enumerate(values))
