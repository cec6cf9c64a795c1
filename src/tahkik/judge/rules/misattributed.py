"""
The words stand in a source, but by another speaker or in another work than the page says.

## What it finds

A quotation whose citation names a work that is held and has not got the words, while another source held has them; and
a quotation whose introduction begins with the name of an author held, while all the sources that have the words are by
others. A page that cites a work that is not held is left alone: that work may quote the words in its turn.

## Why it matters

The words are real, and the name beside them is not theirs: the reader takes them for what that person said.

## Example

```text
page:    Mary Sand said: “the bridge was paid for twice in one summer”
held:    Mary Sand; John Hill
author:  John Hill
source:  the bridge was paid for twice in one summer
finding: the bridge was paid for twice in one summer
```

## How to read it

The source that has the words is named with its author. A note says that its author is not known.

## When it is wrong

When the one named quoted the other, or one of them goes by another name; when the source prints words of several
speakers under one name.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.cited import cited, is_of, key
from tahkik.judge.judged import Judged
from tahkik.model import Checked, Evidence, Finding, FindingLevel, Match

NAME = "misattributed"
LEVEL: FindingLevel = "warning"

#: Words of a quotation below which a place tells nothing of whose words they are: a saying or a title may be anybody's.
LEAST_WORDS = 6


def find(page: Judged) -> Iterator[Finding]:
    """Yield the quotations said to be of a person or a work whose words they are not, as far as is held."""
    said: set[str] = set()
    for checked, one in cited(page):
        if not one.held or not _tells(checked) or any(is_of(one, match, page.profile) for match in checked.matches):
            continue
        said.add(checked.quotation.id)
        yield _finding(page, checked, str(one.fields.get("title", one.text)))
    for checked in page.quotations:
        name = _speaker(page, checked)
        if name is not None and checked.quotation.id not in said and _tells(checked):
            yield _finding(page, checked, name)


def _tells(checked: Checked) -> bool:
    return len(checked.quotation.text.split()) >= LEAST_WORDS and checked.verdict not in (
        "not-checked",
        "not-found",
        "ambiguous",
        "rendering",
    )


def _speaker(page: Judged, checked: Checked) -> str | None:
    """Return the author held with whose name the introduction begins, where none of the passages is by them."""
    introduction, authors = checked.quotation.introduction, [match.author or "" for match in checked.matches]
    if introduction is None or not authors or not all(authors):
        return None
    # words in between may call the author by any part of the name: nothing is said then
    words = key(page.document.text[slice(*introduction)], page.profile).split()
    if any(part in words for author in authors for part in key(author, page.profile).split()):
        return None
    for name in page.authors:
        parts = key(name, page.profile).split()
        if len(parts) > 1 and words[: len(parts)] == parts and not _suffixed(page, checked, name):
            return name
    return None


def _suffixed(page: Judged, checked: Checked, name: str) -> bool:
    """Return whether the name carries a suffix (X’e mektubunda: to X), which may make it another's words."""
    introduction = checked.quotation.introduction
    if introduction is None:
        return False
    text = page.document.text[slice(*introduction)].lstrip(' \t\n*_—–-•"“')
    return text[len(name) : len(name) + 1] in ("'", "’", "ʼ")


def _finding(page: Judged, checked: Checked, named: str) -> Finding:
    match, quotation = checked.matches[0], checked.quotation
    params = {"named": named, "author": match.author or "", "source": match.work or match.title or match.source}
    if not match.author:
        params["form"] = "unknown"
    evidence = (page.words(quotation.start, quotation.end), _words(match))
    level: FindingLevel = LEVEL if match.author else "note"
    level = page.level(checked, level)
    return Finding(NAME, level, quotation.id, quotation.start, quotation.end, params, evidence, "page")


def _words(match: Match) -> Evidence:
    return Evidence("source", match.source, match.start, match.end, match.text)
