"""
The source says it under a condition, and the quotation leaves the condition out.

## What it finds

The sentence of the source that the quotation was taken from has a condition (*if*, *unless*, *provided that*; eğer,
-ise, -DIğI takdirde, şartıyla) before the first word quoted or after the last one. The clause is shown.

## Why it matters

“If X, then Y” quoted as “Y” turns an offer into a deed. Every word stands in the source, so that no comparison of words
shows anything.

## Example

```text
page:    The council wrote: “The town shall repair the old bridge.”
source:  the town shall repair the old bridge
sentence: If the mill pays its share, the town shall repair the old bridge.
finding: If the mill pays its share
```

## How to read it

Read the sentence of the source whole. Where a semicolon or a new thought (*but*) stands between the condition and the
words quoted, where the page says in its own words that there is a condition, and where the quotation marks by an
ellipsis that it begins or ends inside a sentence, the finding is a note.

## When it is wrong

When the condition belongs to another clause of a long sentence, or is a mere phrase of courtesy (*if you please*).
Words that may be read as a condition or otherwise (a Turkish *ise* that only sets off a topic) are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahkik.judge.cuts import (
    Cut,
    as_good,
    finding,
    given_elsewhere,
    judged_matches,
    lead,
    moved,
    profile_of,
    rest,
    said_around,
    turns,
)
from tahkik.judge.judged import Judged
from tahkik.languages import Profile
from tahkik.model import Checked, Finding, FindingLevel, Match, Modality, ModalityKind, Passage
from tahkik.text.modality import closes_clause, find_modality, joining, opener

NAME = "cut-before-condition"
LEVEL: FindingLevel = "warning"

_KIND: tuple[ModalityKind, ...] = ("condition",)


def find(page: Judged) -> Iterator[Finding]:
    """Yield the quotations that leave a condition of their sentence out, once for each end."""
    for checked, match in judged_matches(page):
        for cut in _cuts(page, checked, match):
            if given_elsewhere(page, cut):
                continue
            if any(not _cuts(page, checked, other) for other in as_good(checked)):
                continue
            level: FindingLevel = "note" if said_around(page, checked, _KIND) else LEVEL
            yield finding(page, NAME, level, cut)


def _cuts(page: Judged, checked: Checked, match: Match) -> list[Cut]:
    before, after = lead(match), rest(match)
    profile = profile_of(match, page)
    found = [
        _before(page, profile, checked, match, before) if before is not None else None,
        _after(profile, checked, match, after) if after is not None else None,
    ]
    return [cut for cut in found if cut is not None]


def _before(page: Judged, profile: Profile, checked: Checked, match: Match, clause: Passage) -> Cut | None:
    """Return the last condition before the quotation, near unless a new thought begins between the two."""
    signs = [one for one in find_modality(clause.text, profile, _KIND) if one.sure]
    if not signs:
        return None
    sign = signs[-1]
    if _opens_only(sign, profile) and _closes_inside(match, profile):
        return None
    first = page.document.text[match.covers.start : match.covers.end].split()[:1]
    near = not turns(" ".join([clause.text[sign.end :], *first]), profile)
    return Cut(checked, match, "before", moved(sign, clause.start), clause, near)


def _opens_only(sign: Modality, profile: Profile) -> bool:
    """Return whether a sign is a word that opens a condition (eğer), whose verb carries it once more."""
    return sign.readings == ("word",) and opener(sign.text, profile, "condition", skip=False) is not None


def _closes_inside(match: Match, profile: Profile) -> bool:
    """Return whether the passage has the verb that carries a condition: "eğer" alone is cut, not the condition."""
    return any(
        one.sure and one.readings not in (("word",), ("phrase",)) for one in find_modality(match.text, profile, _KIND)
    )


def _after(profile: Profile, checked: Checked, match: Match, clause: Passage) -> Cut | None:
    """Return the first condition after the quotation.

    It is near where it opens what follows ("…, unless"), where the quoted words are part of it (no clause is closed
    between them and its verb), and where it closes the sentence.
    """
    signs = [one for one in find_modality(clause.text, profile, _KIND) if one.sure]
    if not signs:
        return None
    sign, last = signs[0], signs[-1]
    between = clause.text[: sign.start]
    closes = not any(letter.isalnum() for letter in clause.text[last.end :])
    if opener(clause.text, profile, "condition", skip=False) is not None:
        # "…, eğer …sa" at the end sets a condition for what stands before it; with words after it, for those
        near = closes or last.readings[0] in ("word", "phrase")
    elif _opens_only(sign, profile):
        near = False  # "… ve eğer": it opens the clause that follows
    else:
        near = closes or not (_closed(match, profile) or _new_clause(between, profile))
    return Cut(checked, match, "after", moved(sign, clause.start), clause, near and not turns(between, profile))


def _new_clause(between: str, profile: Profile) -> bool:
    """Return whether a clause is closed, or another joined on, between the quotation and a sign."""
    return joining(between, profile) or any(closes_clause(word.strip(",.;"), profile) for word in between.split())


def _closed(match: Match, profile: Profile) -> bool:
    """Return whether the last word of the passage closes a clause."""
    words = match.text.split()
    return bool(words) and closes_clause(words[-1].strip(",.;"), profile)
