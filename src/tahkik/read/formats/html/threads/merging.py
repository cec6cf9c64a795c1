"""Declared comments joined with those that are shown; the ones not shown are written at the end of the text."""

from __future__ import annotations

from collections.abc import Sequence

from tahkik.model import Span
from tahkik.read.formats.html.flow import Flow, Run, Unit
from tahkik.read.formats.html.threads.declared import Declared
from tahkik.read.formats.html.threads.item import Item

#: Letters by which the beginning of a comment is looked up among the units.
KEY = 24


def merged(flow: Flow, items: Sequence[Item], declared: Sequence[Declared]) -> list[Item]:
    """Return the items with what is declared of them, and those only declared, which are added to `flow`."""
    by_letters = {_letters(_shown(flow, item)): item for item in items if item.words}
    starts: dict[str, list[int]] = {}
    for number, unit in enumerate(flow.units):
        starts.setdefault(_letters(flow.text[unit.start : unit.end])[:KEY], []).append(number)
    every = _letters(flow.text) if declared else ""
    out = list(items)
    placed: list[Item | None] = []
    script: int | None = None
    for one in declared:
        letters = _letters(one.words)
        item = by_letters.get(letters) or _printed(flow, starts, letters)
        if item is None and letters and letters not in every:
            script = _script(flow) if script is None else script
            item = _added(flow, one, script)
        if item is not None:
            item.author = item.author or one.author
            item.published = item.published or one.published
            item.permalink = one.permalink or item.permalink
            if all(item is not known for known in out):
                out.append(item)
        placed.append(item)
    ordered = sorted(out, key=lambda item: item.words or Span(0, 0))
    where = {id(item): place for place, item in enumerate(ordered)}
    before = list(items)
    for item in items:  # the places of the parents in the new order
        item.parent = where[id(before[item.parent])] if item.parent is not None else None
    for item, one in zip(placed, declared, strict=True):
        above = placed[one.parent] if one.parent is not None else None
        if item is not None and above is not None and item.parent is None and above is not item:
            item.parent = where[id(above)]
    return ordered


def _shown(flow: Flow, item: Item) -> str:
    return flow.text[item.words.start : item.words.end] if item.words else ""


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _printed(flow: Flow, starts: dict[str, list[int]], letters: str) -> Item | None:
    """Return the comment whose words are printed by units of the page, where no markup told them."""
    for number in starts.get(letters[:KEY], []) if len(letters) >= KEY else []:
        rest, last = letters, number
        while rest and last < len(flow.units):
            unit = flow.units[last]
            own = _letters(flow.text[unit.start : unit.end])
            if not own or not rest.startswith(own):
                break
            rest, last = rest[len(own) :], last + 1
        if not rest:
            first, behind = flow.units[number], flow.units[last - 1]
            runs = frozenset(range(first.first, behind.last))
            return Item(first.element, words=Span(first.start, behind.end), runs=runs)
    return None


def _script(flow: Flow) -> int:
    """Return a number for the first script that declares anything."""
    scripts = flow.elements[0].iter("script")
    return flow.unshown(next((one for one in scripts if "ld+json" in one.get("type", "")), flow.elements[0]))


def _added(flow: Flow, one: Declared, script: int) -> Item:
    """Write a comment at the end of the text."""
    first = len(flow.runs)
    parts = [flow.text]
    at = len(flow.text)
    for paragraph in filter(None, (" ".join(part.split()) for part in one.words.split("\n"))):
        between = "\n\n" if at else ""
        parts += [between, paragraph]
        start = at + len(between)
        at = start + len(paragraph)
        flow.units.append(Unit(len(flow.runs), len(flow.runs) + 1, script, "paragraph", 0, start, at))
        flow.runs.append(Run(start, at, script, len(flow.units) - 1))
    flow.text = "".join(parts)
    return Item(script, words=Span(flow.runs[first].start, at), runs=frozenset(range(first, len(flow.runs))))
