"""Set a quotation beside a passage of a source, word by word, and type every difference.

::

    words of both ── align.py ──> steps ── blocks.py ──> runs of difference ── moved.py, typed.py ──> variants

Nothing is lost: every word of the quotation and of the passage is in exactly one step or run, so that both texts can be
read back from a collation.
"""

from tahkik.collate.collation import Collation, collate

__all__ = ["Collation", "collate"]
