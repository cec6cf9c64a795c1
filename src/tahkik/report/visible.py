"""Words of a page on a terminal: as plain text only, whatever they contain.

Control characters could move the cursor or change colours, bidirectional ones could turn a line around; both are shown
as signs instead. Nothing is left out, so that a hidden character is seen.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Format characters that stand inside words of some scripts (Persian, Hindi, emoji) and move nothing.
_HARMLESS = frozenset("\u00ad\u200c\u200d")

#: Everything a terminal might obey or a line might be turned by: C0, DEL, C1, format characters, line and paragraph
#: separators, lone surrogates, tags.
_OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)

_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F
_DELETE_PICTURE = "␡"


def _sign(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if character in _HARMLESS:
        return character
    if character in "\t\n\r":
        return " "
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return _DELETE_PICTURE if code == _DELETE else f"⟨U+{code:04X}⟩"


def visible(text: str) -> str:
    """Return the text on one line, with every control and bidirectional character as a sign.

    ESC becomes ␛, U+202E becomes ⟨U+202E⟩, a line's end becomes a space.
    """
    return _OBEYED.sub(_sign, text)


def visible_lines(text: str) -> str:
    """Return the same for text of several lines, its line ends and tabs kept."""
    if text.isprintable():  # no control, format or separator character is
        return text
    return "\n".join("\t".join(visible(part) for part in line.split("\t")) for line in text.split("\n"))


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """Return the columns a terminal needs for the text: wide letters two, combining signs none."""
    return len(text) if text.isascii() else sum(map(_cells, text))
