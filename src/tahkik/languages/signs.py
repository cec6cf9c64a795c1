"""Signs that mean the same in every language: apostrophes, hyphens, invisible characters.

The table is that of the Turkish specification §1.1 step 1, which is not about Turkish: typewriters, word processors
and transcribers set these signs one for the other everywhere.
"""

from __future__ import annotations

import re
import unicodedata

#: Soft hyphen, zero-width signs, direction marks and the byte order mark: they carry no letter.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff"
#: Every sign printed for an apostrophe, a hemze or an ʿayn; all become U+0027.
APOSTROPHES = "'’‘ʼʹ′`´ʾʿ‛"
#: Every sign printed for a hyphen; all become U+002D.
HYPHENS = "-‐‑‒–—"

SIGNS: dict[int, str | None] = {
    **{ord(sign): None for sign in INVISIBLE},
    **{ord(sign): "'" for sign in APOSTROPHES},
    **{ord(sign): "-" for sign in HYPHENS},
    0x00A0: " ",
    0x202F: " ",
}
_HAS_SIGN = re.compile("[" + "".join(re.escape(chr(code)) for code in SIGNS) + "]")


def unify_signs(text: str) -> str:
    """Return `text` in NFC with invisible characters removed and apostrophes, hyphens and spaces unified."""
    if text.isascii():
        # ASCII holds two members of the table only: ` and the signs that are their own image.
        return text.replace("`", "'")
    if _HAS_SIGN.search(text):
        text = text.translate(SIGNS)
    # U+1FEF and U+0344 are among the characters that NFC turns into a sign of the table: translate once more.
    return unicodedata.normalize("NFC", text).translate(SIGNS)
