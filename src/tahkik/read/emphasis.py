"""Emphasis signs in plain text and Markdown: ``*words*``, ``_words_``, ``**words**``."""

from __future__ import annotations

import re

from tahkik.model import Span

#: Code points between two signs; a longer stretch lies between two stray signs.
LONGEST = 4_000
#: Signs in one run; a longer one is a line to be filled in or a rule.
RUN = 3

#: What matters, in reading order: an empty line ends all emphasis, a run of signs opens or closes one.
_SIGNS = re.compile(r"(?P<end>\n[ \t\r\f\v>]*+\n)|(?P<code>`++)|(?P<run>\*++|_++)")
#: Before an opening sign stands white space or one of these.
_BEFORE = "([{<“„«»\"'‘‚‹「『—–-…*_>¿¡/"
#: After an opening sign stands none of these.
_NOT_AFTER = ",.;:!?)]}”’%=<>/\\"


def emphases(text: str, start: int = 0, end: int | None = None, *, code: bool = False) -> tuple[Span, ...]:
    """Return the spans between emphasis signs, the signs outside, in the order of their starts.

    A sign opens at a word's beginning and closes at a word's end, so that ``2*3*4``, ``a_b_c``, bullets and the star of
    a footnote are none. Linear in the text.

    Parameters
    ----------
    text : str
        Written text.
    start, end : int
        The stretch looked at, in code points.
    code : bool
        Whether words between back-quotes are code (Markdown); plain text writes apostrophes so.

    Examples
    --------
    >>> text = "2*3*4, but *so it stands*"
    >>> [text[a:b] for a, b in emphases(text)]
    ['so it stands']
    """
    limit = len(text) if end is None else end
    if text.find("*", start, limit) < 0 and text.find("_", start, limit) < 0:
        return ()
    found: list[Span] = []
    open_: dict[str, list[Span]] = {}
    past = start
    for hit in _SIGNS.finditer(text, start, limit):
        if hit.start() < past:
            continue
        if hit["end"]:
            open_.clear()
        elif hit["code"]:
            past = _code_end(text, hit, limit) if code else hit.end()
        elif hit.end() - hit.start() <= RUN:
            _take(text, Span(hit.start(), hit.end()), (start, limit), open_, found)
    return tuple(sorted(found))


def _take(text: str, run: Span, bounds: tuple[int, int], open_: dict[str, list[Span]], found: list[Span]) -> None:
    """Close the emphasis a run of signs ends, or open the one it begins."""
    before = text[run.start - 1] if run.start > bounds[0] else " "
    after = text[run.end] if run.end < bounds[1] else " "
    if before == "\\":
        return
    signs = text[run.start : run.end]
    waiting = open_.setdefault(signs, [])
    if not before.isspace() and not after.isalnum() and waiting:
        opening = waiting.pop()
        if run.start - opening.end <= LONGEST:
            if run.start > opening.end:
                found.append(Span(opening.end, run.start))
            for others in open_.values():  # what was opened inside and not closed there
                while others and others[-1].start > opening.start:
                    others.pop()
            return
    if not after.isspace() and after not in _NOT_AFTER and (before.isspace() or before in _BEFORE):
        waiting.append(run)


def _code_end(text: str, quotes: re.Match[str], limit: int) -> int:
    """Return where the code that back-quotes open ends; they are words themselves where nothing closes them."""
    close = text.find(quotes["code"], quotes.end(), min(limit, quotes.end() + LONGEST))
    return close + len(quotes["code"]) if close >= 0 else quotes.end()
