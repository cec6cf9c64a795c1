"""Citations of a text, and which of them are held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tahkik.api.likeliest import in_likeliest
from tahkik.corpus import Group
from tahkik.judge.cited import key, names_work, same_work
from tahkik.languages import Profile
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
    return in_likeliest(text, language, find_all)


def titles_of(groups: Iterable[Group]) -> list[tuple[str, str]]:
    """Return title and author of every document held, empty where it has none, and of the works they are parts of."""
    documents = [document for group in groups for document in group.documents]
    own = [(document.title or "", document.author or "") for document in documents]
    return own + [(work, "") for work in dict.fromkeys(document.work for document in documents) if work]


def mark_held(
    citations: Sequence[Citation],
    held: Iterable[tuple[str, str]] | Callable[[], Iterable[tuple[str, str]]],
    profile: Profile,
) -> tuple[Citation, ...]:
    """Return the citations with ``held``: whether a source of that title, and author where both name one, is held.

    A citation without a title says nothing that could be compared with the titles held; it is not held. ``held`` are
    their titles and authors, or what tells them, which is asked only where there is a citation.
    """
    if not citations:
        return ()
    titles = [(key(title, profile), key(author, profile)) for title, author in (held() if callable(held) else held)]
    named = [names_work(one, profile) for one in citations]
    return tuple(
        replace(one, held=any(same_work(names, work) for work in titles))
        for one, names in zip(citations, named, strict=True)
    )
