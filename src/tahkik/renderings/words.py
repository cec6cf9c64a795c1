"""The words of an original and of its rendering, with what the language knows of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tahkik.languages import Profile
from tahkik.languages.glossary import plain_form
from tahkik.model import Span
from tahkik.text.fold import Folded, fold
from tahkik.text.morphology import morphology

#: Letters of what only joins two words (``harekât-ı askeriye``).
LINK = 2
#: Letters a word has that says something.
LEAST_LETTERS = 3
#: Words kept with their headwords.
CACHE = 32_768


@dataclass(frozen=True, eq=False)
class Table:
    """What a profile's table ``renderings`` says; lists it lacks are empty. ``*`` ends a beginning.

    ``denied_after``: a word that denies stands before what it denies (*not sold*), not after it (*satılmış değil*).
    ``endings`` and ``irregular`` make headwords of words where the profile has no suffixes: an ending and what stands
    for it in the headword; a form and its headword. ``month_first``, ``date_joins``: how days are written.
    """

    light: frozenset[str]
    function: frozenset[str]
    force: Mapping[str, tuple[str, ...]]
    limiting: frozenset[str]
    carrying: frozenset[str]
    hedging: tuple[str, ...]
    denying: tuple[str, ...]
    opposites: Mapping[str, frozenset[str]]
    conditional: tuple[str, ...]
    assuring: tuple[str, ...]
    old_style: tuple[str, ...]
    new_style: tuple[str, ...]
    denied_after: bool
    endings: tuple[tuple[str, str], ...]
    irregular: Mapping[str, str]
    month_first: bool
    date_joins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place: its plain form, the headwords it may be a form of, and whether it says something."""

    start: int
    end: int
    text: str
    plain: str
    stems: frozenset[str]
    content: bool
    light: bool
    name: bool
    key: int


@lru_cache(maxsize=16)
def table_of(profile: Profile) -> Table:
    """Return the table of a profile; an empty one where it has none."""
    data = profile.table("renderings")
    opposites: dict[str, set[str]] = {}
    for old, new, other_new, other_old in data.get("opposites", ()):
        for words, others in (((old, new), (other_new, other_old)), ((other_new, other_old), (old, new))):
            for word in words:
                opposites.setdefault(word, set()).update(others)
    return Table(
        frozenset(data.get("light", ())),
        frozenset(data.get("function", ())),
        {name: tuple(words) for name, words in data.get("force", {}).items()},
        frozenset(data.get("limiting", ())),
        frozenset(data.get("carrying", ())),
        tuple(data.get("hedging", ())),
        tuple(data.get("denying", ())),
        {word: frozenset(others - {word}) for word, others in opposites.items()},
        tuple(data.get("conditional", ())),
        tuple(data.get("assuring", ())),
        tuple(data.get("old_style", ())),
        tuple(data.get("new_style", ())),
        bool(data.get("denied_after", False)),
        tuple((ending, instead) for ending, instead in data.get("endings", ())),
        {form: headword for headword, forms in data.get("irregular", {}).items() for form in forms},
        bool(data.get("month_first", False)),
        frozenset(data.get("date_joins", ())),
    )


@lru_cache(maxsize=16)
def idle_hashes(profile: Profile) -> frozenset[int]:
    """Return the hashes of the words every text has."""
    return frozenset(fold(" ".join(sorted(profile.stop_words)), profile).hashes.tolist())


def listed(plain: str, entries: Sequence[str]) -> bool:
    """Return whether a word is one of some, begins as one that ends in ``*``, or ends as one that begins so."""
    return any(
        plain == entry
        or (entry[-1] == "*" and plain.startswith(entry[:-1]))
        or (entry[0] == "*" and plain.endswith(entry[1:]))
        for entry in entries
    )


@lru_cache(maxsize=CACHE)
def read_word(text: str, profile: Profile) -> tuple[str, frozenset[str]]:
    """Return the plain form of a word and its headwords; the form itself where none is known."""
    parts = [part for part in text.replace("’", "'").split("-") if len(part) > LINK] or [text]
    plain = plain_form(parts[0].partition("'")[0] or parts[0], profile)
    analyses = morphology(profile).analyses
    stems = {one.headword.partition("+")[0] for one in analyses(plain)}
    for part in parts[1:]:
        other = plain_form(part, profile)
        stems |= {one.headword.partition("+")[0] for one in analyses(other)} or {other}
    return plain, frozenset(stems or _headwords(plain, table_of(profile)))


def _headwords(plain: str, table: Table) -> set[str]:
    """Return a word, and what it may be a form of by the endings of a language without a table of suffixes."""
    out = {plain}
    if plain in table.irregular:
        out.add(table.irregular[plain])
    for ending, instead in table.endings:
        left = plain.removesuffix(ending)
        if left != plain and len(left) >= LEAST_LETTERS:
            out.add(left + instead)
            if left[-1] == left[-2]:
                out.add(left[:-1])
    return out


def words_of(folded: Folded, span: Span, profile: Profile) -> list[Word]:
    """Return the words of a stretch."""
    table, out = table_of(profile), []
    first, last = folded.tokens_within(*span)
    for token in range(first, last):
        text = folded.word(token)
        plain, stems = read_word(text, profile)
        light = plain in table.light or not stems.isdisjoint(table.light)
        idle = plain in profile.stop_words or plain in table.function or len(plain) < LEAST_LETTERS
        inner = token > first and text[:1].isupper()
        start, end = int(folded.starts[token]), int(folded.ends[token])
        content = not idle and not light and not plain.isdigit()
        out.append(Word(start, end, text, plain, stems, content, light, inner, int(folded.hashes[token])))
    return out
