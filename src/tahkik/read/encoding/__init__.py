"""Damaged letters: repaired where it is certain what stood there, stated as lost where it is not.

::

    text ── mojibake.py ──> UTF-8 read as another encoding, up to three times over
         ── controls.py ──> control characters that are windows-1252's signs
         ── maps.py ──────> code pages and fonts taken one for another (the profiles' ``damage.toml``)
         ── homoglyphs.py > Cyrillic letters in Latin words
         ── lost.py ──────> what cannot be put back: nothing changes, the place is stated

Each step is told by what the page holds and leaves an undamaged page as it is.
"""

from tahkik.read.encoding.document import mended
from tahkik.read.encoding.edits import Mended
from tahkik.read.encoding.lost import LETTERS_LOST
from tahkik.read.encoding.mend import mend

__all__ = ["LETTERS_LOST", "Mended", "mend", "mended"]
