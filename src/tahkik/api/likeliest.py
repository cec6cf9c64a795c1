"""A few words say too little of their language: it is the one in which most can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from tahkik.languages import Profile, codes, guess, load


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Placed)


def in_likeliest(text: str, language: str | None, read: Callable[[str, Profile], Iterable[T]]) -> list[T]:
    """Return what is read in the language named, in the one the text's words tell, or in the one that reads most of it.

    Parameters
    ----------
    text : str
        As written.
    language : str or None
        None lets stop words and letters decide, and where these do not, what can be read.
    read : callable
        What reads a text in a language.
    """
    code = language or guess(text)
    if language is not None or code != "und":
        return list(read(text, load(code)))
    every = [list(read(text, load(code))) for code in ("und", *codes())]
    return max(every, key=lambda found: sum(one.end - one.start for one in found))
