"""Cut a text into sentences, audience noise taken out."""

from __future__ import annotations

import re
from bisect import bisect_right

from tahkik.languages import Profile, pattern_regex
from tahkik.model import Span

#: A bracket of more code points is no noise but a piece of the text.
NOISE = 120

_BRACKET = re.compile(rf"[(\[]([^()\[\]]{{1,{NOISE}}})[)\]]")
_STOP = re.compile(r"(?:(?<=[.!?…:;])|(?<=[.!?…][”’\"»]))\s+(?=[\"“«‘(]?[^\W\d_])|\n\s*\n")
_WORD = re.compile(r"[^\W_]")


def sentences(text: str, profile: Profile) -> list[Span]:
    """Return the sentences of a text in order, in code points; a small letter after a stop begins none.

    What stands within brackets ends none, but for an audience's noise, which is left out.
    """
    noise = profile.lists.get("noise", ())
    brackets = list(_BRACKET.finditer(text))
    silent = [hit.span() for hit in brackets if any(pattern_regex(one, profile).search(hit[1]) for one in noise)]
    starts = [hit.start() for hit in brackets]
    out: list[Span] = []
    start = 0
    cuts = list(silent)
    for hit in _STOP.finditer(text):
        inside = bisect_right(starts, hit.start()) - 1
        aside = inside >= 0 and hit.start() < brackets[inside].end()
        if not aside and _begins(text, hit.end()):
            cuts.append(hit.span())
    for stop, after in [*sorted(cuts), (len(text), len(text))]:
        while start < stop and text[start].isspace():
            start += 1
        if stop > start and _WORD.search(text, start, stop):
            out.append(Span(start, stop))
        start = max(start, after)
    return out


def _begins(text: str, at: int) -> bool:
    """Whether a sentence may begin: with a capital, behind marks of quotation and brackets."""
    while at < len(text) and not text[at].isalnum():
        at += 1
    return at < len(text) and not text[at].islower()
