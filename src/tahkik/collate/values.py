"""Numbers of several words: where one word of them differs, the number as a whole does ("otuz beş" and "otuz")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tahkik.collate.blocks import Run
from tahkik.text.numbers import may_be_number, parse

if TYPE_CHECKING:
    from tahkik.collate.typed import Sides

#: Words of a number; "dokuz yüz doksan dokuz bin dokuz yüz doksan dokuz" has nine.
MOST_WORDS = 9


def whole_numbers(sides: Sides, runs: Sequence[Run], differs: Sequence[bool]) -> list[Run]:
    """Return the runs with every differing word of a number joined to the words of the number beside it.

    Parameters
    ----------
    sides : Sides
        Both texts.
    runs : sequence of Run
        Of the whole collation, in order.
    differs : sequence of bool
        For each run whether its sides are not written alike.
    """
    out: list[Run] = []
    k = 0
    while k < len(runs):
        if not differs[k] or not _is_number(sides, runs[k]):
            out.append(runs[k])
            k += 1
            continue
        low, high = k, k + 1
        while (
            low > 0 and out and out[-1] is runs[low - 1] and k - low < MOST_WORDS and _is_number(sides, runs[low - 1])
        ):
            low -= 1
            out.pop()
        while high < len(runs) and high - k < MOST_WORDS and _is_number(sides, runs[high]):
            high += 1
        joined = _joined(sides, runs[low:high])
        out += [joined] if joined is not None else runs[low:high]
        k = high
    return out


def _is_number(sides: Sides, run: Run) -> bool:
    """Return whether every word on both sides of a run is a number by itself, or stands in one."""
    if run.operation not in ("pair", "addition", "omission"):
        return False
    page = [sides.page.word(at) for at in range(*run.page)] if run.operation != "omission" else []
    source = [sides.source.word(at) for at in range(*run.source)] if run.operation != "addition" else []
    if len(page) + len(source) > 2 * MOST_WORDS:
        return False
    return all(may_be_number(word, sides.profile) and parse(word, sides.profile) is not None for word in page + source)


def _joined(sides: Sides, runs: Sequence[Run]) -> Run | None:
    """Return one run for a number that differs by words added or left out; None where they are no two numbers."""
    if len(runs) < 2 or all(run.operation == "pair" for run in runs):
        return None
    page, source = (runs[0].page[0], runs[-1].page[1]), (runs[0].source[0], runs[-1].source[1])
    if page[0] == page[1] or source[0] == source[1]:
        return None
    if sides.page_brackets[page[0] : page[1]].any() or sides.elided[page[0] : page[1] - 1].any():
        return None
    if sides.source_noise[source[0] : source[1]].any():
        return None
    words = (sides.page_passage(*page).text, sides.source_passage(*source).text)
    if any(parse(one, sides.profile) is None for one in words):
        return None
    return Run("pair", page, source)
