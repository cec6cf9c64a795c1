"""
The quotation denies what the source affirms, or affirms what it denies.

## What it finds

A word whose negation differs from the source's (*shall* and *shall not*, a verb with and without its negative suffix),
and a word of negation added or left out by itself. Where both sides deny, each in its own words, nothing changed.

## Why it matters

It turns the sentence round. By letters such a quotation is 99 parts in 100 the original, so that no measure of likeness
will ever show it.

## Example

```text
page:    The council wrote: “The town shall not repair the old bridge before the winter.”
source:  The town shall repair the old bridge before the winter.
finding: not
```

## How to read it

Read both sentences whole: a second negation elsewhere in the sentence can undo the first. Then look for another copy.

## When it is wrong

When the language profile takes a form for negated that is not, or when the copy held lost the negation in print.
A longer passage added or left out that holds a negation among other words is reported by `silent-addition` or
`silent-omission` and carries the flag *negation*.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.judge.phrases import Place
from tahkik.languages import load
from tahkik.model import Finding, FindingLevel
from tahkik.text.modality import negates_twice

NAME = "changed-negation"
LEVEL: FindingLevel = "error"
INSTEAD_OF = ("changed-word", "changed-number", "silent-addition", "silent-omission")

#: Words. A negation added or left out is one word (not, değil) or two (not at all, hiç değil); in a longer phrase it is
#: one word among others, and the phrase is what came or went.
ALONE = 2


def claims(place: Place) -> bool:
    """Claim a word that turns into its negation or back, and a negation that came or went by itself."""
    if _came_twice(place):
        return True
    if "negation" not in place.variant.flags:
        return False
    return place.variant.kind == "substitution" or (
        place.variant.kind in ("addition", "omission") and place.words <= ALONE
    )


def _came_twice(place: Place) -> bool:
    """Return whether both words of a "neither … nor" came or went, each by itself."""
    one, language = place.variant, place.match.language
    words = one.page or one.source
    if language is None or words is None or place.words != 1 or one.kind not in ("addition", "omission"):
        return False
    profile = load(language)
    if not negates_twice(words.text, profile):
        return False
    word = profile.normalise(words.text)
    alike = [
        other
        for other in place.match.variants
        if other.kind == one.kind and (side := other.page or other.source) and profile.normalise(side.text) == word
    ]
    return len(alike) > 1


def find(page: Judged) -> Iterator[Finding]:
    """Yield the turned words."""
    for phrase in page.phrases(NAME):
        kind = phrase.variants[0].kind
        yield page.finding(NAME, LEVEL, phrase, **({} if kind == "substitution" else {"form": kind}))
