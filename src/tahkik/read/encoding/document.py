"""The repair of a document that a reader derived from a format of its own: every position moves with the letters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import fields, replace
from itertools import accumulate
from typing import Any

from tahkik.model import Document, Repair, Span
from tahkik.read.encoding.edits import Mended, joined
from tahkik.read.encoding.mend import mend, mend_signs


def mended(document: Document) -> Document:
    """Return a document with its damaged letters repaired, all positions with them.

    A repair the reader itself made (a line-end hyphen) keeps its own ``was`` and ``rule``.
    """
    result = mend_signs(document.text)
    if not result.repairs:
        return document
    where = _shift(result)

    def moved(value: Any) -> Any:
        if isinstance(value, Span):
            return Span(where(value.start), where(value.end))
        place = replace(value, start=where(value.start), end=where(value.end))
        return replace(place, text=result.text[place.start : place.end]) if hasattr(place, "text") else place

    changes: dict[str, Any] = {}
    for one in fields(document):
        value = getattr(document, one.name)
        if isinstance(value, tuple) and value and one.name != "repairs" and hasattr(value[0], "start"):
            changes[one.name] = tuple(moved(item) for item in value)
    for name in ("title", "author"):
        said = getattr(document, name)
        changes[name] = _said(said, document, result) if said else said
    own = [replace(one, start=where(one.start), end=where(one.end)) for one in document.repairs]
    repairs = sorted([*own, *result.repairs], key=lambda one: (one.start, one.end))
    return replace(document, text=result.text, repairs=joined(repairs), **changes)


def _said(words: str, document: Document, result: Mended) -> str:
    """Return a title or name with the letters exchanged as on the page, whose words decide for it too."""
    at = document.text.find(words)
    if at >= 0:
        where = _shift(result)
        return result.text[where(at) : where(at + len(words))]
    return mend(words).text


def _shift(result: Mended) -> Callable[[int], int]:
    """Return the function from positions before the repairs to positions after them."""
    before = list(
        accumulate((_delta(one) for one in result.repairs), initial=0)
    )  # how much longer the text before each repair was
    starts = [one.start + longer for one, longer in zip(result.repairs, before, strict=False)]

    def where(position: int) -> int:
        number = bisect_right(starts, position) - 1
        if number < 0:
            return position
        one = result.repairs[number]
        inside = position - starts[number]
        if inside >= len(one.was):
            return position - before[number + 1]
        return one.start + min(inside, one.end - one.start)

    return where


def _delta(repair: Repair) -> int:
    return len(repair.was) - (repair.end - repair.start)
