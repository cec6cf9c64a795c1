"""Quotation marks, told from apostrophes, with the side they lean to.

Sources: Unicode Standard, chapter 6.2 (quotation marks and their uses by language); the left- and right-flanking test
follows the idea of CommonMark 0.31, *delimiter runs*.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

#: Every printed mark and the sign that stands for it. Doubled signs are one mark; runs of three are decoration.
_SAME = {
    "''": "''", "´´": "''", "’’": "”", "‘‘": "“", "``": "``", '""': '"', "＂": '"', ",,": "„", "‟": "“",
    "<<": "«", ">>": "»", "‛": "‘", "〞": "〟", "﹁": "「", "﹂": "」", "﹃": "『", "﹄": "』",
}  # fmt: skip
FAMILIES = {
    **dict.fromkeys(("“", "”", "„", '"', "''", "``"), "double"),
    **dict.fromkeys(("«", "»"), "angle"),
    **dict.fromkeys(("‹", "›"), "small angle"),
    **dict.fromkeys(("‘", "’", "‚", "'"), "single"),
    **dict.fromkeys(("「", "」"), "corner"),
    **dict.fromkeys(("『", "』"), "white corner"),
    **dict.fromkeys(("〝", "〟"), "prime"),
    **dict.fromkeys(("﴿", "﴾"), "ornate"),
    **dict.fromkeys(("{", "}"), "brace"),
}
#: What every mark begins with: looked for first, because it is a tenth of the work.
_SIGN = re.compile(r"[\"'`´‘’“”«»‹›„‟‚‛,<>「」『』〝〞〟﹁﹂﹃﹄＂﴾﴿{}]")
_MARK = re.compile(
    # Runs of three and empty pairs; a repeated class without a back reference keeps nothing in memory.
    r"(?P<run>\"{3,}|'{3,}|`{3,}|´{3,}|‘{3,}|’{3,}|“{3,}|”{3,}|«{3,}|»{3,}|(?:“\s?”)++|(?:«\s?»)++)"
    r"|''|``|’’|‘‘|´´|\"\"|,,(?=\w)|<<|>>|[“”„‟\"«»‹›‘’‚‛'「」『』〝〞〟﹁﹂﹃﹄＂﴾﴿{}]"
)
#: Signs looked through when a mark's neighbours are asked for: emphasis and other marks (``*"Geldim"*``, ``'"``).
_TRANSPARENT = frozenset("*_~“”„‟\"«»‹›‘’‚‛'`´")
#: How far to look through them; two nested marks and a double emphasis sign are four.
_LOOK_THROUGH = 4
_BEFORE_OPENING = frozenset("([{<¿¡:：—–―-/|=>•·#（【")
_AFTER_CLOSING = frozenset(".,;:!?)]}…—–―-/|<。、，．！？；：）】؟،؛۔·")
_NO_OPENING_BEFORE = frozenset(",;:!?)]}،؛؟。、")
#: Two figures after an apostrophe are a decade: '90lar, ’20s.
_DECADE = re.compile(r"\d\d(?!\d)")


class Mark(NamedTuple):
    """A mark as printed at ``[start, end)``; ``sign`` is the sign it stands for.

    ``opens``: nothing but an opening would stand so (space before, word after); ``closes``: the reverse. Where both
    or neither holds, the neighbours do not decide.
    """

    start: int
    end: int
    sign: str
    opens: bool
    closes: bool


def marks(text: str, start: int, end: int, straight: bool = True) -> Iterator[Mark]:
    """Yield the quotation marks of ``text[start:end]``; apostrophes, decades, primes in a word are none.

    `straight` False leaves typewriter marks out (they mean something else in program text).
    """
    for hit in _hits(text, start, end):
        if hit["run"]:
            continue
        printed = hit.group()
        sign = _SAME.get(printed, printed)
        if not straight and sign in ("'", '"', "''", "``"):
            continue
        at, after = hit.span()
        if FAMILIES[sign] == "single" and _is_apostrophe(text, at, after, start, end):
            continue
        if (sign == '"' and _is_gershayim(text, at, after)) or (sign in "{}" and not _is_scripture(text, at, sign)):
            continue
        before, behind = _neighbour(text, at - 1, start, end, -1), _neighbour(text, after, start, end, 1)
        if sign in ("«", "‹") and text[at - 1 : at] in ("'", "’"):
            before = ""  # l’« ami »: an elision leans on what follows
        opens = _opens(before, behind)
        closes = _closes(before, behind)
        if len(printed) == 2 and not opens and not closes and not (before.strip() and behind.strip()):
            continue  # an empty pair: "" between spaces
        yield Mark(at, after, sign, opens, closes)


def _hits(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what `_MARK` finds, from the left, without overlaps."""
    at = start
    while sign := _SIGN.search(text, at, end):
        hit = _MARK.match(text, sign.start(), end)
        at = hit.end() if hit else sign.end()
        if hit:
            yield hit


def is_letter(sign: str) -> bool:
    """Whether a sign belongs to a word: letters, figures, combining marks."""
    return bool(sign) and (sign.isalnum() or unicodedata.category(sign)[0] == "M")


def is_spaceless(sign: str) -> bool:
    """Whether a sign belongs to a script that sets no spaces between words (Han, kana, Thai, Lao, Khmer)."""
    return "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\u0e00" <= sign <= "\u0eff" or (
        "\u1780" <= sign <= "\u17ff"
    )  # fmt: skip


def _opens(before: str, behind: str) -> bool:
    if not behind or behind.isspace() or behind in _NO_OPENING_BEFORE:
        return False
    return not before or before.isspace() or before in _BEFORE_OPENING


def _closes(before: str, behind: str) -> bool:
    if not before or before.isspace() or before in "([{":
        return False
    return not behind or behind.isspace() or behind in _AFTER_CLOSING


def _neighbour(text: str, at: int, start: int, end: int, step: int) -> str:
    for _ in range(_LOOK_THROUGH):
        if not start <= at < end:
            return ""
        if text[at] not in _TRANSPARENT:
            return text[at]
        at += step
    return ""


def _is_apostrophe(text: str, at: int, after: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else ""
    behind = text[after] if after < end else ""
    if is_letter(before) and is_letter(behind):
        return not (is_spaceless(before) or is_spaceless(behind))
    return text[at] in "'’" and not is_letter(before) and _DECADE.match(text, after, end) is not None


def _is_scripture(text: str, at: int, sign: str) -> bool:
    """Whether a brace stands at Arabic letters: there it marks a verse; elsewhere it is program text or a template."""
    inside = text[at + 1 : at + 3] if sign == "{" else text[max(0, at - 2) : at]
    return any("\u0600" <= letter <= "\u06ff" for letter in inside)


def _is_gershayim(text: str, at: int, after: int) -> bool:
    """Whether a straight double mark stands between two Hebrew letters: the sign of an abbreviation."""
    return at > 0 and after < len(text) and "\u05d0" <= text[at - 1] <= "\u05ea" and "\u05d0" <= text[after] <= "\u05ea"
