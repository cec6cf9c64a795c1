"""Capitals that a place asks for: where a sentence or a quotation begins, a capital is no difference."""

from __future__ import annotations

from tahkik.languages import Profile
from tahkik.text.fold import Folded

#: Signs that end a sentence or announce one; a line's end does too (a heading, a verse).
_ENDS = frozenset(".!?…:\n")
#: Signs between them and the first word; a mark of quotation begins something by itself.
_MARKS = frozenset('"“”„‘’«»‹›')
_BETWEEN = frozenset("'*_([{—–-•")
#: Code points looked back for the sign: a mark, a bracket, a dash and the spaces between them.
_REACH = 12


def only_place_differs(page: Folded, at_page: int, source: Folded, at_source: int, profile: Profile) -> bool:
    """Return whether two words differ only in a first capital, and the one that has it begins something.

    Parameters
    ----------
    page, source : Folded
        The words of the quotation, the first of them its head; the words of the source.
    at_page, at_source : int
        The two words, token numbers.

    Notes
    -----
    The capital must be the right one of its small letter: *Istanbul* is no *istanbul* at the head of a sentence.
    """
    a, b = page.word(at_page), source.word(at_source)
    if a[1:] != b[1:] or a[:1] == b[:1] or profile.normalise(a[:1]) != profile.normalise(b[:1]):
        return False
    if a[:1].isupper():
        return at_page == 0 or begins(page.text, int(page.starts[at_page]))
    return begins(source.text, int(source.starts[at_source]))


def begins(text: str, start: int) -> bool:
    """Return whether a sentence, a line or a quotation begins at a place of a text.

    Examples
    --------
    >>> begins("He came. Then he left.", 9), begins("He came then.", 8)
    (True, False)
    """
    for sign in reversed(text[max(0, start - _REACH) : start]):
        if sign in _ENDS or sign in _MARKS:
            return True
        if not (sign.isspace() or sign in _BETWEEN):
            return False
    return start < _REACH or text[start - _REACH : start].isspace()
