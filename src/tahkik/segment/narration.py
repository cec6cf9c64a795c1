"""Quotations that a narrator breaks: “…” dedi Paşa, “…”."""

from __future__ import annotations

import re

from tahkik.model import Span
from tahkik.segment.cues import Cues, words
from tahkik.segment.marks import FAMILIES
from tahkik.segment.runs import Found

#: A narrator's words between two halves: "dedi Mustafa Kemal Paşa, ayağa kalkarak," are six. More is a sentence.
NARRATION_WORDS = 6
NARRATION_LENGTH = 80
#: Where the verb of a second quotation would stand: "…" dedi, "…" diye ekledi.
VERB_WITHIN = 2

_ENDS_SENTENCE = re.compile(r"[.!?…:;。！？]\s*$")
_STOP_INSIDE = re.compile(r"[.!?;:。！？\n]")


def join(text: str, found: list[Found], ends: list[int], cues: Cues) -> list[Found]:
    """Join the halves of a quotation that a narrator breaks; in doubt they stay two.

    Parameters
    ----------
    found : list of Found
        Ordered by start; nested ones follow the one they stand in.
    ends : list of int
        End of each zone paragraph, for looking at what follows a second half.
    """
    result: list[Found] = []
    open_: list[Found] = []
    for one in found:
        while open_ and open_[-1].end < one.start and not _same_level(open_[-1], one):
            open_.pop()
        before = open_[-1] if open_ else None
        if before and before.end < one.start and _continues(text, before, one, ends, cues):
            _append(before, one)
            continue
        if before and before.end < one.start:
            open_.pop()
        open_.append(one)
        result.append(one)
    return result


def _same_level(before: Found, one: Found) -> bool:
    return before.last == one.first and one.opening.start - before.end <= NARRATION_LENGTH


def _continues(text: str, before: Found, one: Found, ends: list[int], cues: Cues) -> bool:
    if before.closing is None or one.closing is None or before.last != one.first or one.first != one.last:
        return False
    if FAMILIES[before.opening.sign] != FAMILIES[one.opening.sign]:
        return False
    start, end = before.closing.end, one.opening.start
    if not 0 < end - start <= NARRATION_LENGTH:
        return False
    gap = text[start:end]
    between = words(gap)
    if not 0 < len(between) <= NARRATION_WORDS or _STOP_INSIDE.search(gap.strip()) or not cues.narration.occur_in(gap):
        return False
    commas = (",", "،", "、")
    suspended = text[before.start : before.end].endswith(commas) or gap.startswith(commas)
    if text[one.start].islower() and suspended:
        return True
    if _ENDS_SENTENCE.search(text, before.start, before.end):
        return False
    if not text[one.start].islower() and not gap.rstrip().endswith(commas):
        return False
    behind = words(text[one.closing.end : min(ends[one.last], one.closing.end + NARRATION_LENGTH)])[:VERB_WITHIN]
    return not cues.narration.occur_in(" ".join(behind))


def _append(before: Found, one: Found) -> None:
    if before.closing is not None:  # _continues joins closed halves only
        before.breaks.append(Span(before.closing.start, one.opening.end))
    before.marks_at = sorted({*before.marks_at, *one.marks_at})
    before.joined = True
    before.end = one.end
    before.closing = one.closing
