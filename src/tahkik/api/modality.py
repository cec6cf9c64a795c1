"""Ask what words carry: conditions, negations, hedges and limits."""

from __future__ import annotations

from tahkik.languages import guess, load
from tahkik.model import Modality
from tahkik.text import modality


def find_modality(text: str, *, language: str | None = None) -> tuple[Modality, ...]:
    """Find what sets a condition, negates, hedges or limits in a text.

    Parameters
    ----------
    text : str
        As written.
    language : str or None
        Of the text; None lets the stop words and letters of the profiles decide.

    Returns
    -------
    tuple of Modality
        In the order of the text, with positions in it; where a form has two readings both are given and it is not
        sure.

    Examples
    --------
    >>> [(one.kind, one.text) for one in find_modality("Temin ederse vermeyecektir.", language="tr")]
    [('condition', 'ederse'), ('negation', 'vermeyecektir')]
    """
    return modality.find_modality(text, load(language or guess(text)))
