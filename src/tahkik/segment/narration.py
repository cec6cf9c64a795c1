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
_COMMAS = (",", "،", "、")
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
    suspended = text[before.start : before.end].endswith(_COMMAS) or gap.startswith(_COMMAS)
    if not _is_aside(gap, suspended, cues):
        return False
    small = text[one.start].islower()
    if small and suspended:
        return True
    if _ENDS_SENTENCE.search(text, before.start, before.end) or not (small or gap.rstrip().endswith(_COMMAS)):
        return False
    behind = words(text[one.closing.end : min(ends[one.last], one.closing.end + NARRATION_LENGTH)])[:VERB_WITHIN]
    return not cues.narration.occur_in(" ".join(behind))


def _is_aside(gap: str, suspended: bool, cues: Cues) -> bool:
    """Whether a narrator only says who speaks (“…”, dedi Paşa, “…”) and does not go on to another saying."""
    core = gap.strip().lstrip("".join(_COMMAS)).strip()
    rest = core.rstrip("".join(_COMMAS))
    closed = rest != core
    several = any(comma in rest for comma in _COMMAS)
    if suspended:
        return closed or not several
    # Nothing says that the sentence was broken off: the verb, a name, and the quotation goes on.
    named = all(word in cues.narration or not word[0].islower() for word in words(rest))
    return not several and (closed or named)


def _append(before: Found, one: Found) -> None:
    if before.closing is not None:  # _continues joins closed halves only
        before.breaks.append(Span(before.closing.start, one.opening.end))
    before.marks_at = sorted({*before.marks_at, *one.marks_at})
    before.joined = True
    before.end = one.end
    before.closing = one.closing
