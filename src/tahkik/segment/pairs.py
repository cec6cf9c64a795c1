"""Opening and closing marks of one paragraph, by a stack."""

from __future__ import annotations

from dataclasses import dataclass, field

from tahkik.segment.marks import FAMILIES, Mark, is_letter

#: Deepest nesting followed. Print nests three deep (« “ ‘ ’ ” »); a hostile page must not grow the stack.
DEPTH = 8
#: How many marks further the next double mark is looked for; single marks between are three deep at most.
LOOK_AHEAD = 6

#: Which opening signs a closing sign may close, in the order they are looked for.
_CLOSED_BY = {
    "”": ("“", "„", "”", '"', "''"),
    "“": ("„", "”", "“", '"'),
    '"': ('"',),
    "''": ("''", "``", '"'),
    "»": ("«", "»"),
    "«": ("»", "«"),
    "›": ("‹", "›"),
    "‹": ("›", "‹"),
    "’": ("‘", "‚", "’"),
    "‘": ("‚",),
    "'": ("'", "‘", "‚"),
    "」": ("「",),
    "』": ("『",),
    "〟": ("〝",),
    "﴾": ("﴿",),
    "﴿": ("﴾",),
    "}": ("{",),
}
#: Signs that open in most hands and close in some, and close only where they lean to the left.
_EITHER_WAY = ("“", "«", "‹")
#: Letters after which a possessive apostrophe may end a plural or a name (the soldiers’ camp, Marx’ letter).
_POSSESSIVE = frozenset("sxzSXZ")


@dataclass(slots=True)
class Pairs:
    """What one paragraph's marks amount to.

    ``closed``: opening and closing mark of each pair; ``open``: openings left; ``opened``: families that a mark opened
    here; ``carried_closed`` is the mark that closed the quotation carried in from the paragraph before.
    """

    closed: list[tuple[Mark, Mark]] = field(default_factory=list)
    open: list[Mark] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    carried_closed: Mark | None = None


def pair(text: str, found: list[Mark], end: int, carried: Mark | None = None) -> Pairs:
    """Pair the marks of a paragraph that ends at `end`; `carried` is an opening from an earlier paragraph."""
    result = Pairs()
    stack: list[Mark] = [carried] if carried else []
    for number, mark in enumerate(found):
        place = _closes_what(text, found, number, end, stack, carried)
        if place is not None:
            opening = stack[place]
            del stack[place:]
            if opening is carried:
                result.carried_closed = mark
                carried = None
            else:
                result.closed.append((opening, mark))
        elif _may_open(text, mark):
            if FAMILIES[mark.sign] == "single" and stack and FAMILIES[stack[-1].sign] == "single":
                # Single marks do not nest in single marks: the earlier one was never closed.
                if stack[-1] is carried:
                    continue
                stack.pop()
            result.opened.add(FAMILIES[mark.sign])
            if len(stack) < DEPTH:
                stack.append(mark)
    result.open = [mark for mark in stack if mark is not carried]
    return result


def _closes_what(
    text: str, found: list[Mark], number: int, end: int, stack: list[Mark], carried: Mark | None
) -> int | None:
    """Return the place on the stack of the opening that a mark closes, None where it closes nothing."""
    mark = found[number]
    sign = mark.sign
    candidates = _CLOSED_BY.get(sign)
    if not candidates or not stack:
        return None
    place = _innermost(stack, candidates, FAMILIES[sign])
    if sign == '"' and place is None and mark.closes and not _is_closed_behind(found, number):
        # A curly opening closed by a straight mark, only where no curly closing follows for it.
        place = _innermost(stack, ("“", "„", "''", "”"), "double")
    if place is None:
        return None
    opening = stack[place]
    if mark.opens and not mark.closes:
        # It leans to the right. Only a sign that cannot open for anyone (” after “ with no other ” behind it) closes.
        strong = sign in ("”", "»", "›") and opening.sign != sign and opening is not carried
        return place if strong and (sign != "”" or not _is_closed_behind(found, number)) else None
    if sign in _EITHER_WAY and opening.sign in _EITHER_WAY and not mark.closes:
        # “text “ with a space before the second one: nothing follows that it could open.
        spaced = sign == "“" and not mark.opens and text[mark.end : mark.end + 1].isspace()
        return place if spaced and not _is_closed_behind(found, number) else None
    if sign == "“" and opening.sign == '"' and not mark.closes:
        return None
    if FAMILIES[sign] == "single" and (
        _is_possessive(text, found, number, end) or (opening is carried and not _ends_speech(text, mark, end))
    ):
        return None
    return place


def _is_closed_behind(found: list[Mark], number: int) -> bool:
    """Whether the next double mark behind is a curly closing one: what is open now is closed by that."""
    for mark in found[number + 1 : number + 1 + LOOK_AHEAD]:
        if FAMILIES[mark.sign] == "double":
            return mark.sign == "”" and not mark.opens
    return False


def _innermost(stack: list[Mark], candidates: tuple[str, ...], family: str) -> int | None:
    for place in range(len(stack) - 1, -1, -1):
        if stack[place].sign in candidates:
            return place
        if family == "single" and FAMILIES[stack[place].sign] != "single":
            return None  # a single mark never closes over an open double one
    return None


def _may_open(text: str, mark: Mark) -> bool:
    sign = mark.sign
    if sign in ("「", "『", "〝", "„", "{"):
        return sign != "„" or not mark.closes
    if sign in ("“", "«", "‹", "``", "﴿"):
        return not mark.closes or mark.opens
    if sign in ("”", "»", "›", "﴾"):
        return mark.opens and not mark.closes
    if sign in ("‘", "‚"):
        return mark.opens or (not mark.closes and not is_letter(text[mark.start - 1 : mark.start]))
    if sign == "’":
        # ’tis and ’n are no openings; after a colon it is one.
        return mark.opens and text[max(0, mark.start - 3) : mark.start].rstrip().endswith(":")
    if sign == "'":
        return mark.opens
    if sign in ('"', "''"):
        if mark.opens or mark.closes:
            return mark.opens
        inside = is_letter(text[mark.start - 1 : mark.start]) and is_letter(text[mark.end : mark.end + 1])
        return not inside or mark.start == 0
    return False


def _ends_speech(text: str, mark: Mark, end: int) -> bool:
    """Whether a stop stands at a single mark: an opening of an earlier paragraph is not closed by an apostrophe."""
    behind = text[mark.end : mark.end + 1]
    return text[mark.start - 1] in ".!?…," or mark.end >= end or (behind != "" and behind in ".,;:!?…)")


def _is_possessive(text: str, found: list[Mark], number: int, end: int) -> bool:
    """Whether a single mark is a plural's apostrophe: a lower-case word goes on, and another closing mark follows."""
    mark = found[number]
    if text[mark.start - 1] not in _POSSESSIVE or not text[mark.end : mark.end + 2].lstrip(" ")[:1].islower():
        return False
    following = found[number + 1] if number + 1 < len(found) else None
    return (
        mark.end < end
        and following is not None
        and FAMILIES[following.sign] == "single"
        and following.closes
        and not following.opens
    )
