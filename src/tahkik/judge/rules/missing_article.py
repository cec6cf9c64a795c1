"""
The numbering of a quotation skips an article or does not begin with the first, or a rendering lacks articles.

## What it finds

Numbered articles of a quotation that begin above 1, or leave out a number in between where no sign of omission stands;
and a modernisation or translation on the same page that lacks articles the quotation has. What the page announces
("the second part of the letter") is not missed in a rendering. Where the passage of a source has been found, the
collation says what is left out between its articles, and this rule is silent there.

## Why it matters

An article left out is the largest silent omission there is, and often the one with the condition. The numbering gives
it away although no source is held.

## Example

```text
page:    The council wrote: “1. The town repairs the bridge. 3. The mill is closed.”
finding: 3.
```

## How to read it

A warning where a number is skipped or the beginning is missing. A note where the page announces that it quotes a
part, where one article is quoted alone, and where a rendering stops before the quotation does. The evidence is the
number as printed.

## When it is wrong

When the source itself counts so, when figures at the head of a sentence are no numbering, or when the missing article
was quoted elsewhere on the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise

from tahkik.judge.judged import Judged
from tahkik.model import Article, Checked, Extent, Finding, FindingLevel, Match, Quotation, Rendering

NAME = "missing-article"
LEVEL: FindingLevel = "warning"


def find(page: Judged) -> Iterator[Finding]:
    """Yield the articles missed in quotations, then in renderings."""
    for checked in page.quotations:
        if checked.quotation.articles:
            yield from _beginning(page, checked.quotation)
            yield from _skipped(page, checked)
    for rendering in page.renderings:
        of = page.quotation(rendering.of)
        if of is not None and rendering.articles:
            yield from _unrendered(page, rendering, of.quotation)


def _beginning(page: Judged, quotation: Quotation) -> Iterator[Finding]:
    first = quotation.articles[0]
    if first.number <= 1 or _ellipsis_before(quotation, quotation.start, first.start, page.document.text):
        return
    numbers = {article.number for article in quotation.articles}
    announced = _announces(quotation.extent, numbers)
    lowered = announced or len(quotation.articles) == 1
    params = {"first": first.number, "missing": _range(1, first.number - 1), "announced": ""}
    if announced and quotation.extent is not None:
        params |= {"form": "announced", "announced": quotation.extent.text}
    yield _finding(page, "note" if lowered else LEVEL, quotation.id, first, params)


def _skipped(page: Judged, checked: Checked) -> Iterator[Finding]:
    quotation, collated = checked.quotation, checked.matches[:1]
    for last, following in pairwise(quotation.articles):
        # A lower number begins another list.
        if following.number <= last.number + 1:
            continue
        if any(_covers(match, last, following) for match in collated) and checked.verdict != "rendering":
            continue
        if _ellipsis_before(quotation, last.start, following.start, page.document.text):
            continue
        missing = _range(last.number + 1, following.number - 1)
        params = {"form": "skipped", "last": last.number, "first": following.number, "missing": missing}
        yield _finding(page, LEVEL, quotation.id, following, params)


def _unrendered(page: Judged, rendering: Rendering, quotation: Quotation) -> Iterator[Finding]:
    there, here = {one.number for one in quotation.articles}, {one.number for one in rendering.articles}
    extent = rendering.extent
    if extent is not None and extent.part is None:
        return
    wanted = {number for number in there if extent is None or number == extent.part}
    between = {number for number in wanted if min(here) < number < max(here)}
    for group in (between - here, wanted - between - here):
        if group:
            level: FindingLevel = LEVEL if group <= between else "note"
            params = {"form": "rendering", "missing": ", ".join(map(str, sorted(group))), "of": quotation.id}
            yield _finding(page, level, rendering.id, rendering.articles[0], params)


def _finding(page: Judged, level: FindingLevel, about: str, article: Article, params: Mapping[str, object]) -> Finding:
    # The number as printed: the first word of the article.
    end = article.start
    while end < article.end and not page.document.text[end].isspace():
        end += 1
    return Finding(NAME, level, about, article.start, end, dict(params), (page.words(article.start, end),), "page")


def _announces(extent: Extent | None, numbers: set[int]) -> bool:
    """Tell whether the page says that it quotes a part, and what is quoted is (or holds) that part."""
    return extent is not None and (extent.part is None or extent.part in numbers)


def _covers(match: Match, last: Article, following: Article) -> bool:
    return match.covers.start < last.end and following.start < match.covers.end


def _ellipsis_before(quotation: Quotation, after: int, before: int, text: str) -> bool:
    """Tell whether a sign of omission stands right before an article, no letter between them."""
    last = bisect_left(quotation.ellipses, before, key=lambda one: one.start) - 1
    if last < 0 or quotation.ellipses[last].start < after:
        return False
    return not any(map(str.isalnum, text[quotation.ellipses[last].end : before]))


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
