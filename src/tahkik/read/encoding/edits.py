"""Changes of a text, and the repairs they leave behind: every repaired stretch knows what stood there at first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tahkik.model import Repair


class Edit(NamedTuple):
    """``start:end`` of a text becomes ``words``; ``rule`` says why."""

    start: int
    end: int
    words: str
    rule: str


class Mended(NamedTuple):
    """A text with the repairs that made it; putting every ``was`` back gives the text as it was read."""

    text: str
    repairs: tuple[Repair, ...] = ()


def apply(before: Mended, edits: Sequence[Edit]) -> Mended:
    """Apply edits to a text that may have been repaired before.

    Parameters
    ----------
    before : Mended
        The text so far.
    edits : sequence of Edit
        In order, without overlap, in positions of ``before.text``. One that changes nothing is kept as a repair too:
        it states a loss.

    Returns
    -------
    Mended
        An earlier repair inside an edit is taken into it, so that ``was`` is always what stood there at first.
    """
    if not edits:
        return before
    pieces: list[str] = []
    repairs: list[Repair] = []
    at = length = number = 0
    old = before.repairs
    for start, end, words, rule in edits:
        shift = length - at
        while number < len(old) and old[number].end <= start:
            repairs.append(_moved(old[number], shift))
            number += 1
        inside = number
        while number < len(old) and old[number].start < end:
            number += 1
        if inside < number:  # the edit grows over what was repaired together
            words = before.text[min(start, old[inside].start) : start] + words
            start = min(start, old[inside].start)
            words += before.text[end : max(end, old[number - 1].end)]
            end = max(end, old[number - 1].end)
        was: list[str] = []
        rules: list[str] = []
        place = start
        for one in old[inside:number]:
            was += (before.text[place : one.start], one.was)
            rules.append(one.rule)
            place = one.end
        was.append(before.text[place:end])
        kept = before.text[at:start]
        pieces += (kept, words)
        length += len(kept) + len(words)
        rules.append(rule)
        repairs.append(Repair(length - len(words), length, "".join(was), "+".join(dict.fromkeys(rules))))
        at = end
    repairs += [_moved(one, length - at) for one in old[number:]]
    pieces.append(before.text[at:])
    return Mended("".join(pieces), tuple(repairs))


def joined(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    """Return repairs with neighbours of one rule as one, so that a damaged word is one place and not five."""
    runs: list[list[Repair]] = []
    for one in repairs:
        if runs and runs[-1][-1].end == one.start and runs[-1][-1].rule == one.rule:
            runs[-1].append(one)
        else:
            runs.append([one])
    return tuple(
        run[0] if len(run) == 1 else Repair(run[0].start, run[-1].end, "".join(one.was for one in run), run[0].rule)
        for run in runs
    )


def _moved(repair: Repair, shift: int) -> Repair:
    return Repair(repair.start + shift, repair.end + shift, repair.was, repair.rule) if shift else repair
