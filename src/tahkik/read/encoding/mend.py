"""The order in which damage is undone: what was done last to a text is undone first."""

from __future__ import annotations

from tahkik.model import Repair
from tahkik.read.encoding import controls, homoglyphs, lost, maps, mojibake
from tahkik.read.encoding.edits import Mended, apply, joined

#: How often a page may have been misread as bytes; thrice has been met, and each pass costs a look at every sign.
PASSES = 3


def mend(text: str, repairs: tuple[Repair, ...] = ()) -> Mended:
    """Repair the damaged letters of a text.

    Parameters
    ----------
    text : str
        As decoded.
    repairs : tuple of Repair
        What decoding had to repair.

    Returns
    -------
    Mended
        The text, and every repair in positions of it. ``rule`` says what was undone (``utf-8-as-cp852``,
        ``cp1254-as-latin-1``, ``cyrillic-as-latin`` …; ``a+b`` for two in a row). Where it is ``letters-lost``, nothing
        was changed: letters are missing at the place, or a sign stands for them.

    Examples
    --------
    >>> mend("VahideddinÔÇÖin s├╝rg├╝n├╝").text
    'Vahideddin’in sürgünü'
    >>> mend("Það er gott að koma heim").repairs
    ()
    """
    mended = mend_signs(text, repairs)
    return Mended(mended.text, joined(mended.repairs))


def mend_signs(text: str, repairs: tuple[Repair, ...] = ()) -> Mended:
    """Repair as `mend` does, each damaged letter a repair of its own, so that every position can be told exactly."""
    mended = Mended(text, repairs)
    for _ in range(PASSES):
        found = mojibake.edits(mended.text)
        if not found:
            break
        mended = apply(mended, found)
    for step in (controls.edits, maps.edits, homoglyphs.edits):
        mended = apply(mended, step(mended.text))
    stated = {place for one in repairs for place in range(one.start, one.end)} if repairs == mended.repairs else set()
    return apply(mended, [edit for edit in lost.edits(mended.text) if edit.start not in stated])
