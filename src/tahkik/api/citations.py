"""Citations of a text, and which of them are held."""

from __future__ import annotations

from tahkik.languages import guess, load
from tahkik.model import Citation
from tahkik.segment.citations import find_all


def find_citations(text: str, *, language: str | None = None) -> list[Citation]:
    """Return the citations a text prints.

    Parameters
    ----------
    text : str
        As written.
    language : str or None
        Of the text; None lets the stop words and letters of the profiles decide.

    Returns
    -------
    list of Citation
        In reading order; ``start`` and ``end`` in code points of `text`, ``fields`` as parsed, ``csl`` as CSL-JSON.

    Examples
    --------
    >>> find_citations("Koca, a.g.e., s. 136 vd.", language="tr")[0].fields
    {'author': 'Koca', 'ibid': True, 'page': '136', 'following': True}
    """
    return list(find_all(text, load(language or guess(text))))
