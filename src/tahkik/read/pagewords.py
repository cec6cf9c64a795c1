"""What the software around an article prints, in every language there is a profile for.

The software of a page often speaks another language than its article, so the words of all profiles are tried.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tahkik.languages import Profile, codes, load, pattern_regex
from tahkik.languages.signs import APOSTROPHES

#: Code points of a line that may be the software's; an article's paragraph is longer.
LONGEST = 300
#: Sentences of one line that may all be the software's ("Required fields are marked *" after another).
SENTENCES = 6
#: Code points of a row of links, and words of one link in it.
ROW = 80
ROW_WORDS = 3
#: Code points of a label with what it labels.
LABELLED = 120
#: Letters that say which month an abbreviation means ("Ara", "Sept"), at most and at least.
ABBREVIATED = (3, 4)
#: Words of a name.
NAME_WORDS = 5

_TRIM = " \t\xa0•·▪*‣◦●○–—-|»«:;.,…#_>↓↑→←↩⤶▼▲"
_NUMBER = re.compile(r"\d{1,4}[.)]\s+")
_PARTS = re.compile(r"(?<=[^\W\d_][.!*:…])\s+|\s+[|·•/]\s+")
#: A count behind a heading: "Comments (3)".
_COUNT = re.compile(r"(?<=[^\s(:])[\s:]{0,3}\(?\d{1,6}\)?$")
_TOKEN = re.compile(r"[^\W_]+")
_DOTTED = str.maketrans("İIı", "iii")
_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_BEFORE_STOP = re.compile(r"\s(?=[,:;])")
#: What {number} may begin with.
_FIGURES = "0123456789%"
_QUOTES = "”\"’'»“‘«„"


@lru_cache(maxsize=1)
def profiles() -> tuple[Profile, ...]:
    """Return every profile."""
    return tuple(load(code) for code in codes())


def entries(name: str) -> tuple[tuple[Profile, str], ...]:
    """Return the entries of a list in every profile, each with its profile."""
    return tuple((profile, entry) for profile in profiles() for entry in profile.lists.get(name, ()))


def bare(line: str) -> str:
    """Return a line without bullets, its number in a list, dashes and colons around it."""
    words = line.strip(_TRIM)
    number = _NUMBER.match(words)
    return words[number.end() :].strip(_TRIM) if number else words


# --- patterns that are a whole line --------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def is_whole(name: str, line: str) -> bool:
    """Whether a whole line is one of the named patterns (``leavings``, ``reply_words`` …), bullets and colons aside.

    Several of them in a row, each a sentence, are such a line too.
    """
    if len(line) > LONGEST:
        return False
    words = bare(line)
    if not words or not _may_begin(name, words):
        return False
    return _is_entry(name, words) or _are_entries(name, words)


def _are_entries(name: str, words: str) -> bool:
    parts = [bare(part) for part in _PARTS.split(words, maxsplit=SENTENCES)]
    parts = [part for part in parts if part]
    return len(parts) > 1 and all(_is_entry(name, part) for part in parts)


def _is_entry(name: str, words: str) -> bool:
    if _spelling(words) in _plain(name):
        return True
    known = _patterns(name).get("" if words[0] in _FIGURES else _key(words), ())
    return any(pattern_regex(entry, profile).fullmatch(words) for profile, entry in known)


def _key(words: str) -> str:
    """Return what makes most lines differ from most entries: the first two letters, in either case."""
    return words[:2].translate(_DOTTED).casefold()


def _may_begin(name: str, words: str) -> bool:
    """Whether an entry may begin as these words do; one letter alone does not say."""
    return len(words) < 2 or _key(words) in _keys(name) or words[0] in _FIGURES


def _spelling(words: str) -> str:
    """Return what is alike wherever an entry without ``{`` and ``*`` matches, so that a look-up takes its place."""
    return _BEFORE_STOP.sub("", " ".join(undotted(words).translate(_APOSTROPHES).split()))


@lru_cache(maxsize=16)
def _plain(name: str) -> frozenset[str]:
    """Return the entries that hold nothing but words, as `_spelling` writes them."""
    return frozenset(_spelling(entry) for _, entry in entries(name) if not _has_signs(entry))


@lru_cache(maxsize=16)
def _patterns(name: str) -> dict[str, list[tuple[Profile, str]]]:
    """Return the other entries by their keys; they are compiled where a line begins as they do."""
    found: dict[str, list[tuple[Profile, str]]] = {}
    for profile, entry in entries(name):
        key = "" if entry[0] in _FIGURES or entry.startswith("{number}") else _key(entry)
        if _has_signs(entry):
            found.setdefault(key, []).append((profile, entry))
    return found


@lru_cache(maxsize=16)
def _keys(name: str) -> frozenset[str]:
    return frozenset(_key(entry) for _, entry in entries(name))


def _has_signs(entry: str) -> bool:
    return "{" in entry or "*" in entry


@lru_cache(maxsize=4096)
def is_row(name: str, line: str) -> bool:
    """Whether a line is a row of the named patterns, counts and separators between them (``2 • Reply • Share ›``)."""
    if len(line) > ROW:
        return False
    words: list[str] = []
    for word in line.split():
        part = bare(word).strip("()›")
        if not part or part.isdecimal():
            continue
        if not words and not _may_begin(name, part):
            return False  # nearly every line of prose: its other words need no look
        words.append(part)
    at = 0
    while at < len(words):
        if not _may_begin(name, words[at]):
            return False
        size = next((n for n in range(ROW_WORDS, 0, -1) if _is_entry(name, " ".join(words[at : at + n]))), 0)
        if not size:
            return False
        at += size
    return bool(words)


def is_labelled(name: str, line: str) -> bool:
    """Whether a short line is one of the named patterns, a colon, and what it labels (``Tags: flour, water``)."""
    label, colon, rest = line.partition(":")
    return bool(colon and rest.strip()) and len(line) <= LABELLED and is_whole(name, label)


# --- headings ------------------------------------------------------------------------------------------------------


def heading_of_comments(line: str, title: str = "") -> int:
    """Return how surely a line opens the list of comments.

    Returns
    -------
    int
        3 for a count beside the page's title or words in quotation marks (``3 thoughts on “Title”``), 2 for a count
        (``2 yorum``), 1 for a word that may head a chapter too (``Comments``), 0 for none.
    """
    if len(line) > LONGEST or not holds_stem(line):
        return 0
    words = bare(line)
    if not words:
        return 0
    if not any(sign.isdigit() for sign in words):
        first = next((one for one in _headings(False) if one.match(words)), None)
        return 1 if first and first.fullmatch(words) else _titled(words, title, _headings(False))
    counted = _COUNT.search(words)
    if any(one.fullmatch(words) for one in _headings(True)) or (
        counted and any(one.fullmatch(words[: counted.start()]) for one in _headings(False))
    ):
        return 2
    return _titled(words, title, _headings(True))


def _titled(words: str, title: str, patterns: tuple[re.Pattern[str], ...]) -> int:
    for pattern in patterns:
        for hit in pattern.finditer(words):
            before, after = words[: hit.start()].rstrip(), words[hit.end() :].lstrip()
            beside = before or after
            if (before and after) or not beside:
                continue
            # A stray quotation mark of the software may be left at either end of the title.
            quoted = before[-1:] in tuple(_QUOTES) if before else after[:1] in tuple(_QUOTES)
            if quoted or (title and beside.strip(_QUOTES + _TRIM) == title.strip(_QUOTES + _TRIM)):
                return 3
    return 0


@lru_cache(maxsize=2)
def _headings(counted: bool) -> tuple[re.Pattern[str], ...]:
    return tuple(
        pattern_regex(entry, profile)
        for profile, entry in entries("comment_headings")
        if ("{number}" in entry) is counted
    )


@lru_cache(maxsize=1)
def heading_stems() -> tuple[str, ...]:
    """Return the longest word of each heading of comments, `undotted`: a line without one is none."""
    words = (re.sub(r"\{\w+\}", "", entry) for _, entry in entries("comment_headings"))
    return tuple(sorted({max(_TOKEN.findall(undotted(entry)), key=len) for entry in words}))


def holds_stem(text: str) -> bool:
    """Whether a word that every heading of comments has stands in a text."""
    lowered = undotted(text)
    return any(stem in lowered for stem in heading_stems())


def undotted(text: str) -> str:
    """Return a text in lower case with one kind of i, every letter at its place."""
    return text.replace("İ", "i").replace("I", "i").replace("ı", "i").lower()


def heading_of_sources(line: str) -> int:
    """Return where the words after a heading of sources begin in a line (``KAYNAKLAR: …``), -1 where it is none."""
    head, colon, rest = line.partition(":")
    if not colon and len(line) > 60:
        return -1
    words = bare(head)
    if not 0 < len(words) <= 40 or not any(one.normalise(words) in known for one, known in _sources()):
        return -1
    return len(head) + 1 + len(rest) - len(rest.lstrip(" \t\xa0*_")) if colon else len(line)


@lru_cache(maxsize=1)
def _sources() -> tuple[tuple[Profile, frozenset[str]], ...]:
    words = [entry for _, entry in entries("sources_headings")]
    return tuple((profile, frozenset(map(profile.normalise, words))) for profile in profiles())


# --- the date line of a comment ------------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def month(word: str) -> int | None:
    """Return the civil month a word names in any profile, also abbreviated to three or four letters, or None."""
    for profile in profiles():
        number = profile.months.get(profile.normalise(word))
        if number:
            return number
    if not ABBREVIATED[0] <= len(word) <= ABBREVIATED[1]:
        return None
    meant = {
        number
        for profile in profiles()
        for name, number in profile.months.items()
        if name.startswith(profile.normalise(word))
    }
    return meant.pop() if len(meant) == 1 else None


@lru_cache(maxsize=4096)
def is_frame(word: str) -> bool:
    """Whether a word belongs to the frame of a comment's date line (``tarihinde``, ``saat``, ``at``, a weekday)."""
    return any(profile.normalise(word) in words for profile, words in _frame())


@lru_cache(maxsize=1)
def _frame() -> tuple[tuple[Profile, frozenset[str]], ...]:
    lists = ("comment_words", "time_words", "weekdays", "reply_words", "headline_words")
    words = [part for name in lists for _, entry in entries(name) for part in _TOKEN.findall(entry)]
    guests = [entry for _, entry in entries("guest_words")]
    return tuple(
        (profile, frozenset(map(profile.normalise, words)) - frozenset(map(profile.normalise, guests)))
        for profile in profiles()
    )


def speaker(line: str) -> str | None:
    """Return who speaks in a line such as ``Ahmet dedi ki:``, ``Ann says:``, ``Anonymous said...``; None for others."""
    words = bare(line)
    if not words or len(words) > LONGEST or line.rstrip()[-1] not in ":.…":
        return None
    for profile, cue in _sayings():
        tail = words[-len(cue) - 1 :]
        if len(tail) > len(cue) and tail[0].isspace() and profile.normalise(tail[1:]) == cue:
            name = words[: -len(cue)].strip(_TRIM)
            return name if name and len(name.split()) <= NAME_WORDS else None
    return None


@lru_cache(maxsize=1)
def _sayings() -> tuple[tuple[Profile, str], ...]:
    """Return the words after a speaker's name: those that the lists end with a colon. The longest first."""
    found = [(one, one.normalise(entry.rstrip(":"))) for one, entry in entries("comment_words") if entry.endswith(":")]
    return tuple(sorted(found, key=lambda pair: -len(pair[1])))


def author_of(line: str) -> str | None:
    """Return whom a line under the title names as the author (``Yazan: …``, ``By …``), or None."""
    words = bare(line)
    for profile, entry in entries("author_words"):
        hit = pattern_regex(entry, profile).match(words)
        if hit and words[hit.end() : hit.end() + 1] in (":", " "):
            name = words[hit.end() :].strip(_TRIM)
            if name and len(name.split()) <= NAME_WORDS and name[0].isupper():
                return name
    return None
