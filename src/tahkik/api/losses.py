"""Words whose letters were lost: a difference that the missing letters explain is doubtful, not substantive."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tahkik.corpus import Group
from tahkik.model import Document, Match, Passage, Repair, Variant

LETTERS_LOST = "letters-lost"
#: Share of a word's letters that must be left for the rest to be taken as lost: ``Trkiye`` has 6 of 7, ``Bakanlndan``
#: (Başkanlığından) 10 of 14.
LEFT = 0.5

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")


def with_losses(
    document: Document, matches: Mapping[str, Sequence[Match]], groups: Sequence[Group]
) -> dict[str, list[Match]]:
    """Return the matches with every variant that lost letters explain made doubtful.

    Parameters
    ----------
    document : Document
        The page.
    matches : mapping of str to sequence of Match
        By quotation.
    groups : sequence of Group
        The sources held, whose documents may have lost letters too.
    """
    lost = {
        one.source: places
        for one in (held for group in groups for held in group.looked_at())
        if (places := _places(one.repairs))
    }
    here = _places(document.repairs)
    if not here and not lost:
        return {of: list(found) for of, found in matches.items()}
    return {of: [_careful(one, here, lost.get(one.source, [])) for one in found] for of, found in matches.items()}


def _places(repairs: Iterable[Repair]) -> list[Repair]:
    return [one for one in repairs if LETTERS_LOST in one.rule]


def _careful(match: Match, page: Sequence[Repair], source: Sequence[Repair]) -> Match:
    variants = tuple(
        replace(one, level="graphic", class_="doubtful", relation="suspect", flags=(), rule=LETTERS_LOST)
        if _is_explained(one, page, source)
        else one
        for one in match.variants
    )
    return match if variants == match.variants else replace(match, variants=variants)


def _is_explained(variant: Variant, page: Sequence[Repair], source: Sequence[Repair]) -> bool:
    here, there = variant.page, variant.source
    if variant.class_ != "substantive" or here is None or there is None:
        return False
    return (_touches(here, page) and _is_left_of(here.text, there.text)) or (
        _touches(there, source) and _is_left_of(there.text, here.text)
    )


def _touches(passage: Passage, lost: Sequence[Repair]) -> bool:
    """Whether letters are lost in a passage: where a sign stands for them, or anywhere if letters were left out."""
    if lost and _WORD.fullmatch(lost[0].was):
        return True  # words that are words without their letters too do not show the loss
    at = bisect_right(lost, passage.start, key=lambda one: one.end)
    return at < len(lost) and lost[at].start < passage.end


def _is_left_of(short: str, whole: str) -> bool:
    """Whether one text is what is left of another one when letters beyond ASCII go: these are what gets lost."""
    left, letters = _LETTER.findall(short), _LETTER.findall(whole)
    if len(left) < LEFT * len(letters) or len(left) >= len(letters):
        return False
    if [sign.lower() for sign in left if sign.isascii()] != [sign.lower() for sign in letters if sign.isascii()]:
        return False
    rest = iter(letters)
    return all(sign in rest for sign in left if not sign.isascii())
