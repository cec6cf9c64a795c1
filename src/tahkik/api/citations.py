"""Citations of a text, and which of them are held."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tahkik.corpus import Group
from tahkik.languages import Profile, guess, load
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


#: Shortest title, in letters, that says which work is meant; shorter ones (Nutuk, Hatıralar) must be the whole title.
TELLING_TITLE = 12


def titles_of(groups: Iterable[Group]) -> list[tuple[str, str]]:
    """Return the title and author of every document held, empty where it has none."""
    return [(document.title or "", document.author or "") for group in groups for document in group.documents]


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
    titles = [(_key(title, profile), _key(author, profile)) for title, author in (held() if callable(held) else held)]
    return tuple(replace(one, held=_is_held(one, titles, profile)) for one in citations)


def _is_held(one: Citation, titles: list[tuple[str, str]], profile: Profile) -> bool:
    title = _key(str(one.fields.get("title", "")), profile)
    if not title:
        return False
    author = _key(str(one.fields.get("author", "")), profile).split()
    for held, by in titles:
        same = title == held or (len(title) >= TELLING_TITLE and f" {title} " in f" {held} ")
        if same and not (author and by and author[-1] not in by.split() and author[0] not in by.split()):
            return True
    return False


def _key(text: str, profile: Profile) -> str:
    return " ".join(re.findall(r"[^\W_]+", profile.normalise(text)))
