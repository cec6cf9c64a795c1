"""Blocks that the page itself sets off as quotations (Markdown ``>``, HTML ``blockquote``)."""

from __future__ import annotations

import re

from tahkik.model import Span
from tahkik.segment.cues import words
from tahkik.segment.marks import Mark
from tahkik.segment.paragraphs import LAYOUT_SIGNS, Paragraph
from tahkik.segment.runs import Found

#: Longest line under a quotation that is taken for its attribution ("— Mustafa Kemal, Nutuk, 1927"), in words.
ATTRIBUTION_WORDS = 15

#: A line's head in a set-off block: its signs of layout.
_LINE_SIGNS = re.compile(r"\n([ \t]{0,8}>[ \t>]{0,24})")
_ATTRIBUTION = re.compile(r"\n[ \t>*_]{0,24}(?:[—–―]|--)\s{0,3}[^\W\d_]")
#: What may follow a closing mark in a block that is one marked quotation: stops, emphasis, note numbers, brackets.
_TAIL = re.compile(r"[\s.,;*_>]{0,12}(?:[¹²³⁰⁴-⁹]{1,4}|\[[^\[\]]{1,60}\]|\([^()]{1,120}\))?[\s.*_>]{0,12}")


def set_off(text: str, paragraphs: tuple[Paragraph, ...], found: list[Found]) -> list[Found]:
    """Return the quotations with those of set-off blocks put in.

    A block whose words all stand in one pair of marks is that quotation; any other block is a quotation without marks
    of its own, whose sign is the ``>`` the page prints, if it prints one.
    """
    blocks: dict[int, list[int]] = {}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.setoff is not None:
            blocks.setdefault(paragraph.setoff, []).append(number)
    if not blocks:
        return found
    result = list(found)
    by_paragraph: dict[int, list[Found]] = {}
    for one in found:
        by_paragraph.setdefault(one.first, []).append(one)
    for numbers in blocks.values():
        block = _block(text, paragraphs, numbers)
        if block.start >= block.end:
            continue
        inside = [one for number in numbers for one in by_paragraph.get(number, ())]
        whole = [one for one in inside if _is_whole(text, block, one)]
        for one in whole:
            one.announced = True
            one.breaks.extend(span for span in block.breaks if one.start <= span.start and span.end <= one.end)
        if not whole:
            result.append(block)
    return sorted(result, key=lambda one: (one.start, -one.end))


def _block(text: str, paragraphs: tuple[Paragraph, ...], numbers: list[int]) -> Found:
    first, last = paragraphs[numbers[0]], paragraphs[numbers[-1]]
    start, end = first.head, last.end
    lines = text[start:end]
    attribution = None
    for hit in _ATTRIBUTION.finditer(lines):
        attribution = hit
    if attribution and "\n" not in lines[attribution.start() + 1 :] and (
        len(words(lines[attribution.start() :])) <= ATTRIBUTION_WORDS
    ):  # fmt: skip
        end = start + attribution.start()
    while end > start and (text[end - 1] in LAYOUT_SIGNS):
        end -= 1
    sign = text.find(">", max(0, first.start - 4), first.head)
    if sign < 0:
        # Set off by the page's structure alone: a mark of no length that nothing prints.
        return Found(Mark(start, start, "", True, False), start, end, numbers[0], numbers[-1], announced=True)
    opening = Mark(sign, sign + 1, ">", True, False)
    one = Found(opening, start, end, numbers[0], numbers[-1], announced=True, marks_at=[sign])
    for hit in _LINE_SIGNS.finditer(text, start, end):
        one.breaks.append(Span(*hit.span(1)))
    return one


def _is_whole(text: str, block: Found, one: Found) -> bool:
    before = text[block.start : one.opening.start] if one.opening.start - block.start <= 12 else "x"
    after = one.closing.end if one.closing else one.end
    if before.strip(LAYOUT_SIGNS):
        return False
    if after >= block.end:
        return True
    return block.end - after <= 160 and _TAIL.fullmatch(text, after, block.end) is not None
