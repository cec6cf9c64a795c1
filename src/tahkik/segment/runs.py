"""Marked quotations of a zone, over its paragraphs: closed, repeated at each paragraph's head, or left open."""

from __future__ import annotations

from dataclasses import dataclass, field

from tahkik.model import Span
from tahkik.segment.marks import FAMILIES, Mark, marks
from tahkik.segment.pairs import Pairs, pair
from tahkik.segment.paragraphs import FLOWING, Paragraph

#: How many paragraphs further a closing mark is looked for when the quotation was not announced and its opening mark
#: is not repeated. Letters printed so have up to a dozen paragraphs; a stray mark further off is another's.
REACH = 20
#: How many paragraphs an announced quotation without a closing mark runs on at most. Letters and laws with articles and
#: signatures stay below; where nothing stops it for longer, in minutes without headings, the mark was lost early.
REACH_ANNOUNCED = 100
#: Signs after which an opening mark inside a paragraph may begin a quotation of several paragraphs.
_LEADS_IN = (*":：,;—–.!?…", ".”", "?”", "!”")


@dataclass(slots=True)
class Found:
    """A marked stretch: the opening mark, its words, and what is known of how it ends.

    ``first`` and ``last`` are the places, in the zone, of the paragraphs it begins and ends in; ``announced`` says
    that a line of its own announces it or the page sets it off; ``joined`` that a narrator breaks it.
    """

    opening: Mark
    start: int
    end: int
    first: int
    last: int
    closing: Mark | None = None
    announced: bool = False
    joined: bool = False
    marks_at: list[int] = field(default_factory=list)
    breaks: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Carried:
    """A quotation open at its paragraph's end.

    ``chains``: its mark may be repeated at the next paragraph's head; ``lone``: if nothing closes it, it is none.
    """

    opening: Mark
    first: int
    last: int
    announced: bool
    chains: bool
    lone: bool = False
    heads: list[tuple[int, Mark]] = field(default_factory=list)


def runs(text: str, paragraphs: tuple[Paragraph, ...]) -> list[Found]:
    """Return every marked stretch of a zone, whatever its length, ordered by start."""
    found: list[Found] = []
    carried: _Carried | None = None
    for number, paragraph in enumerate(paragraphs):
        if carried and _stops(carried, number, paragraph):
            _leave_open(text, paragraphs, carried, number - 1, found)
            carried = None
        here = list(marks(text, paragraph.start, paragraph.end, straight=paragraph.kind != "code"))
        if not here:
            continue
        repeated = carried is not None and _repeats(carried, number, paragraph, here)
        result = pair(text, here[1:] if repeated else here, paragraph.end, carried.opening if carried else None)
        if carried and not repeated and not result.carried_closed and _gives_up(carried, result):
            _leave_open(text, paragraphs, carried, number - 1, found)
            carried = None
            result = pair(text, here, paragraph.end)
        if carried and repeated:
            carried.heads.append((number, here[0]))
            carried.last = number
        if carried and result.carried_closed:
            found.append(_closed(text, carried, number, result.carried_closed))
            carried = None
        found.extend(_pair_found(text, number, opening, closing) for opening, closing in result.closed)
        if carried is None:
            carried = _left(text, paragraphs, number, result.open, found)
    if carried:
        _leave_open(text, paragraphs, carried, len(paragraphs) - 1, found)
    found = [one for one in found if one.start < one.end]
    found.sort(key=lambda one: (one.start, -one.end))
    return found


def _stops(carried: _Carried, number: int, paragraph: Paragraph) -> bool:
    if paragraph.apart or paragraph.announces:
        return True
    return not carried.announced and number - carried.last > REACH


def _repeats(carried: _Carried, number: int, paragraph: Paragraph, here: list[Mark]) -> bool:
    """Whether a paragraph begins with the open quotation's mark again (French also repeats the closing sign)."""
    sign, opening = here[0].sign, carried.opening.sign
    same = sign == opening or (opening == "«" and sign == "»" and not here[0].closes)
    return same and here[0].start == paragraph.head and carried.chains and carried.last == number - 1


def _gives_up(carried: _Carried, result: Pairs) -> bool:
    """Whether new openings show that the carried one was left open; an announced one runs on all the same.

    An opening of the same kind before any closing shows it, and one of another kind that is left open in its turn.
    """
    if carried.announced:
        return False
    own = FAMILIES[carried.opening.sign]
    return own in result.opened or any(FAMILIES[mark.sign] != "single" for mark in result.open)


def _left(
    text: str, paragraphs: tuple[Paragraph, ...], number: int, open_: list[Mark], found: list[Found]
) -> _Carried | None:
    """Return what a paragraph leaves open to be carried on; only the outermost counts, inner ones end with it."""
    paragraph = paragraphs[number]
    for mark in open_:
        before = text[max(paragraph.start, mark.start - 4) : mark.start].rstrip(" \t\u00a0*_")
        at_head = mark.start == paragraph.head
        announced = at_head and number > 0 and paragraphs[number - 1].announces and _adjacent(paragraphs, number)
        if mark.sign == "``":
            continue
        leads_in = at_head or before.endswith(_LEADS_IN)
        # A lone single mark is an apostrophe or an inner quotation left open: only after a colon is it a quotation of
        # its own, and only where a sentence begins may it be closed in another paragraph.
        lone = FAMILIES[mark.sign] == "single" and not announced and not before.endswith((":", "："))
        if lone and not leads_in:
            continue
        carried = _Carried(mark, number, number, announced, leads_in, lone)
        if paragraph.kind not in FLOWING:
            _leave_open(text, paragraphs, carried, number, found)
            return None
        return carried
    return None


def _adjacent(paragraphs: tuple[Paragraph, ...], number: int) -> bool:
    """Whether the announcement directly before belongs to this paragraph: a heading may announce, leavings cut off."""
    return not paragraphs[number].apart or paragraphs[number - 1].kind not in FLOWING


def _leave_open(text: str, paragraphs: tuple[Paragraph, ...], carried: _Carried, last: int, found: list[Found]) -> None:
    """Record a quotation that was never closed."""
    if carried.lone:
        return
    if carried.announced and last - carried.last <= REACH_ANNOUNCED:
        one = _open_found(text, paragraphs[last].end, carried.first, last, carried.opening)
        one.announced = True
        _add_heads(one, carried)
        found.append(one)
        return
    found.append(_open_found(text, paragraphs[carried.first].end, carried.first, carried.first, carried.opening))
    for number, mark in carried.heads:
        found.append(_open_found(text, paragraphs[number].end, number, number, mark))


def _closed(text: str, carried: _Carried, number: int, closing: Mark) -> Found:
    one = _pair_found(text, carried.first, carried.opening, closing)
    one.last = number
    one.announced = carried.announced
    _add_heads(one, carried)
    return one


def _add_heads(one: Found, carried: _Carried) -> None:
    for _, mark in carried.heads:
        one.breaks.append(Span(mark.start, mark.end))
        one.marks_at.append(mark.start)
    one.marks_at.sort()


def _pair_found(text: str, number: int, opening: Mark, closing: Mark) -> Found:
    start, end = _trim(text, opening.end, closing.start)
    return Found(opening, start, end, number, number, closing, marks_at=[opening.start, closing.start])


def _open_found(text: str, end: int, first: int, last: int, opening: Mark) -> Found:
    start, end = _trim(text, opening.end, end)
    return Found(opening, start, end, first, last, marks_at=[opening.start])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
