"""What the software around an article prints, in every language there is a profile for.

The software of a page often speaks another language than its article, so the words of all profiles are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tahkik.languages import Profile, codes, load, pattern_regex

#: Code points of a line that may be the software's; an article's paragraph is longer.
LONGEST = 300
_TRIM = " \t\xa0•·▪*‣◦–—-|»«:;.,…"


@lru_cache(maxsize=1)
def _profiles() -> tuple[Profile, ...]:
    return tuple(load(code) for code in codes())


@lru_cache(maxsize=8)
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern_regex(pattern, profile) for profile in _profiles() for pattern in profile.lists.get(name, ()))


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Return the month names of all profiles, normalised, with the civil month."""
    return {name: number for profile in _profiles() for name, number in profile.months.items()}


def normalised(word: str) -> Iterator[str]:
    """Yield a word as each profile writes it in lower case."""
    yield from {profile.normalise(word): None for profile in _profiles()}


def bare(line: str) -> str:
    """Return a line without bullets, dashes and colons around it."""
    return line.strip(_TRIM)


@lru_cache(maxsize=4096)
def is_whole(name: str, line: str) -> bool:
    """Whether a whole line is one of the named patterns (``leavings``, ``reply_words`` …), bullets and colons aside."""
    words = bare(line)
    return 0 < len(words) <= LONGEST and any(pattern.fullmatch(words) for pattern in _patterns(name))


def is_comment_heading(line: str) -> bool:
    """Whether a line opens the list of comments: ``2 yorum``, ``“Title” için 2 yorum``, ``3 thoughts on “Title”``."""
    words = bare(line)
    if not 0 < len(words) <= LONGEST or not any(sign.isdigit() for sign in words):
        return is_whole("comment_headings", line)
    for pattern in _patterns("comment_headings"):
        for match in pattern.finditer(words):
            before, after = words[: match.start()].rstrip(), words[match.end() :].lstrip()
            # beside the pattern only the title may stand, and the number ties the two together
            if (not after and (not before or before[-1] in "”\"’'»?!)")) or (
                not before and (not after or after[0] in "“\"‘'«")
            ):
                return True
    return False


def heading_of_sources(line: str) -> int:
    """Return where the words after a heading of sources begin in a line (``KAYNAKLAR: …``), -1 where it is none."""
    head, colon, rest = line.partition(":")
    words = bare(head.strip("#* _"))
    if not 0 < len(words) <= 40 or not any(_equal(word, words) for word in _words("sources_headings")):
        return -1
    if not colon:
        return len(line)
    return len(head) + 1 + len(rest) - len(rest.lstrip())


@lru_cache(maxsize=8)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for profile in _profiles() for word in profile.lists.get(name, ()))


def _equal(a: str, b: str) -> bool:
    return any(profile.normalise(a) == profile.normalise(b) for profile in _profiles())


@lru_cache(maxsize=1)
def _frame() -> frozenset[str]:
    words = [w for name in ("comment_words", "time_words", "weekdays", "reply_words") for w in _words(name)]
    return frozenset(part for word in words for whole in normalised(word) for part in re.findall(r"\w+", whole))


def is_frame(word: str) -> bool:
    """Whether a word belongs to the frame of a comment's date line (``tarihinde``, ``saat``, ``at``)."""
    return any(form in _frame() for form in normalised(word))
