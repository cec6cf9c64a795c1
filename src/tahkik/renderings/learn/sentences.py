"""Cut a text into sentences, audience noise taken out."""

from __future__ import annotations

import re

from tahkik.languages import Profile, pattern_regex
from tahkik.model import Span

#: A bracket of more code points is no noise but a piece of the text.
NOISE = 120

_BRACKET = re.compile(rf"[(\[]([^()\[\]]{{1,{NOISE}}})[)\]]")
_STOP = re.compile(r"(?:(?<=[.!?…:;])|(?<=[.!?…][”’\"»]))\s+(?=[\"“«‘(]?[^\W\d_])|\n\s*\n")
_WORD = re.compile(r"[^\W_]")


def sentences(text: str, profile: Profile) -> list[Span]:
    """Return the sentences of a text in order, in code points; a small letter after a stop begins none."""
    noise = profile.lists.get("noise", ())
    silent = [
        hit.span()
        for hit in _BRACKET.finditer(text)
        if any(pattern_regex(entry, profile).search(hit[1]) for entry in noise)
    ]
    out: list[Span] = []
    start = 0
    cuts = [(hit.start(), hit.end()) for hit in _STOP.finditer(text) if _begins(text, hit.end())]
    cuts += [(a, b) for a, b in silent]
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
