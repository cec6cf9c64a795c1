"""Set a claim (headline, lead, introducing sentence) beside the clause of the quotation it rests on.

::

    claim, quotation ── words.py ──> words with stems ── clause.py ──> the clause, its condition
                                     roles.py ──> who, to whom, what ── comparing.py ──> Compared

Nothing here says whether a claim is true: it says which words face each other, and which face none.
"""

from tahkik.renderings.claims.comparing import compare_claims

__all__ = ["compare_claims"]
