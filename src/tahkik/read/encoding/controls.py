"""Control characters U+0080–U+009F: where windows-1252 was read as Latin-1, they are its quotation marks and dashes."""

from __future__ import annotations

import re

from tahkik.read.encoding.edits import Edit
from tahkik.read.encoding.foreign import foreign

RULE = "cp1252-as-latin-1"

#: U+0085 alone is a line end as well; it is windows-1252's three dots only on a page with other such signs.
_CONTROLS = re.compile("[\x80-\x84\x86-\x9f]")
_ALL = re.compile("[\x80-\x9f]")


def edits(text: str) -> list[Edit]:
    """Return the control characters that stand for signs of windows-1252, [] on a page without any."""
    if text.isascii() or not any(map(_CONTROLS.match, foreign(text).signs)):
        return []
    found = []
    for hit in _ALL.finditer(text):
        try:
            found.append(Edit(*hit.span(), hit[0].encode("latin-1").decode("cp1252"), RULE))
        except UnicodeDecodeError:
            continue  # five of the bytes stand for nothing
    return found
