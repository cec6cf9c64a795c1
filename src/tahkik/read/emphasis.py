"""Emphasis signs in plain text and Markdown: ``*words*``, ``_words_``, ``**words**``."""

from __future__ import annotations

import re

from tahkik.model import Span

#: Code points between two signs; a longer stretch is two stray signs.
LONGEST = 4_000
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,%d})(?<=[^\s*])\1(?![\w*])" % LONGEST
    + r"|(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,%d})(?<=[^\s_])\3(?![\w_])" % LONGEST
)


def emphases(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the spans between emphasis signs, the signs outside.

    A sign opens before a letter and after none, and closes after a letter and before none, so that ``2*3*4``, ``a_b_c``
    and list bullets are none.
    """
    limit = len(text) if end is None else end
    if "*" not in text and "_" not in text:
        return ()
    found = []
    for match in _EMPHASIS.finditer(text, start, limit):
        group = 2 if match[1] else 4
        found.append(Span(match.start(group), match.end(group)))
    return tuple(found)
