"""Pairs of old and modern words, with where each is known from.

A table has the columns ``original``, ``modern``, ``count``, ``share``, ``note`` and a header line that names the
language: ``# language: tr``. Words of a phrase are joined by a space; an entry is a headword, and also stands for what
its suffixes make of it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NoReturn

from tahkik.errors import ProfileError
from tahkik.languages.profile import Profile, codes, load

#: Words of a phrase.
LONGEST = 3
#: Letters of an entry that also stands for longer forms, and letters its suffixes may have.
STEM = 3
#: Letters up to which an entry stands for no longer form that its language's suffixes do not make: of the words of
#: modern speeches that begin as an entry of three letters, 37 in 100 are other words. Longer entries also stand for
#: the derived words that no suffix graph has (düvel, düveliye).
SHORT = 4
SUFFIXES = 12
#: Words and phrases kept with what was found for them: a page has a few thousand.
LOOKED_UP = 65_536
COLUMNS = ("original", "modern", "count", "share", "note")
_HEADER = "# language:"
#: Whether all that follows so many letters of a word may be suffixes.
MayEnd = Callable[[str, int], bool]


@dataclass(frozen=True, slots=True)
class Gloss:
    """One pair: a word or phrase of the original and what renders it.

    Parameters
    ----------
    original, modern : str
        Normalised, without marks; words joined by a space.
    count : int
        Times met in the source; 0 where it was not counted.
    share : float
        Of the times the original was met, those it was rendered so; 1 for a pair written by hand.
    source : str
        The table: ``glossary:tr-learned``, ``glossary:tr-curated``, ``glossary:FILE``.
    """

    original: str
    modern: str
    count: int
    share: float
    source: str


class Glossary:
    """Pairs, looked up from either side.

    Examples
    --------
    >>> from tahkik.languages import load
    >>> Glossary.load(load("tr")).of_original("itimat")[0].modern
    'güven'
    """

    def __init__(self, glosses: Iterable[Gloss] | Callable[[], Iterable[Gloss]], profile: Profile) -> None:
        self.profile = profile
        self._given = glosses if callable(glosses) else tuple(glosses)

    @cached_property
    def glosses(self) -> tuple[Gloss, ...]:
        """Every pair, the first asked first; read when it is first wanted."""
        return tuple(self._given() if callable(self._given) else self._given)

    @cached_property
    def fingerprint(self) -> str:
        """A digest of every pair, in hexadecimal: results made with it depend on nothing else of the glossary."""
        return hashlib.sha256("\n".join(map(repr, self.glosses)).encode()).hexdigest()[:16]

    @staticmethod
    def load(profile: Profile) -> Glossary:
        """Return what is shipped with a language: pairs written by hand before learned ones; none for most."""
        return _shipped(profile.code)

    @staticmethod
    def read(path: str | Path, language: str | None = None) -> Glossary:
        """Read a table.

        Parameters
        ----------
        path : str or Path
            A TSV file.
        language : str or None
            Language it must be of; None takes the one its first line names.

        Raises
        ------
        ProfileError
            It cannot be read, is of another language, or a line has wrong columns, an empty word, a number that is
            none, or a pair that stands the other way round elsewhere. File and line are named.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ProfileError(
                f"The glossary {path.name} cannot be read: {error}.",
                hint="give a table in UTF-8, as `tahkik glossary learn` writes it",
                details={"file": path.name},
            ) from error
        profile = load(language or _language(text, path.name))
        return Glossary(_parse(text, path.name, f"glossary:{path.name}", profile), profile)

    def with_(self, other: Glossary) -> Glossary:
        """Return a glossary that asks `other` first.

        Raises
        ------
        ProfileError
            They are of two languages.
        """
        other.refuse_others({self.profile.code})
        return Glossary(lambda: (*other.glosses, *self.glosses), self.profile)

    def refuse_others(self, languages: Collection[str]) -> None:
        """Refuse a glossary of none of some languages.

        Raises
        ------
        ProfileError
            Its language is not among them. Words whose language is not known (``und``) may be of any.
        """
        if self.profile.code in languages or "und" in languages:
            return
        files = dict.fromkeys(gloss.source.removeprefix("glossary:") for gloss in self.glosses)
        file = next(iter(files), "the glossary")
        _refuse(file, 1, f"the table is of language {self.profile.code!r}, not {' or '.join(sorted(languages))!r}")

    def of_original(self, words: str, may_end: MayEnd | None = None) -> tuple[Gloss, ...]:
        """Return what renders a word or phrase of the original, the best first; () where that is not known.

        Parameters
        ----------
        words : str
            As printed.
        may_end : callable or None
            Says of a word and of a number of letters whether all that follows them may be suffixes; None takes any
            ending.
        """
        return self._looked_up("original", words, may_end)

    def of_modern(self, words: str, may_end: MayEnd | None = None) -> tuple[Gloss, ...]:
        """Return what a modern word or phrase renders, the best first."""
        return self._looked_up("modern", words, may_end)

    @cached_property
    def _looked_up(self) -> Callable[[str, str, MayEnd | None], tuple[Gloss, ...]]:
        return lru_cache(maxsize=LOOKED_UP)(self._look_up)

    def _look_up(self, side: str, words: str, may_end: MayEnd | None) -> tuple[Gloss, ...]:
        table = self._by_original if side == "original" else self._by_modern
        plain = plain_form(words, self.profile)
        found = table.get(plain)
        if found is not None:
            return found
        # the head of a Turkish phrase is its last word, and bears the suffixes
        head = plain.rfind(" ") + 1
        for length in range(len(plain) - 1, max(STEM, len(plain) - SUFFIXES, head) - 1, -1):
            found = table.get(plain[:length])
            long = length - head > SHORT
            if found is not None and (long or may_end is None or may_end(plain[head:], length - head)):
                return found
        return ()

    @cached_property
    def _by_original(self) -> dict[str, tuple[Gloss, ...]]:
        return self._table([(gloss.original, gloss) for gloss in self.glosses])

    @cached_property
    def _by_modern(self) -> dict[str, tuple[Gloss, ...]]:
        return self._table([(gloss.modern, gloss) for gloss in self.glosses])

    def _table(self, entries: list[tuple[str, Gloss]]) -> dict[str, tuple[Gloss, ...]]:
        hard = self.profile.table("suffixes").get("softened", {})
        # sonuç, sonucu: the dictionary form ends hard; of two soft letters of one hard one the later is the usual (ğ)
        softened = {after: before for before, after in hard.items() if before != "g"}
        citation = self.profile.table("suffixes").get("citation", ())
        out: dict[str, dict[tuple[str, str], Gloss]] = defaultdict(dict)
        for word, gloss in entries:
            forms = {word, word[:-1] + softened.get(word[-1], word[-1])}
            # of a verb its forms have the stem alone: imzalamak, imzaladık
            forms |= {word.removesuffix(ending) for ending in citation if len(word) > len(ending) + 1}
            for form in forms:
                out[form].setdefault((gloss.original, gloss.modern), gloss)
        rank = {id(gloss): number for number, gloss in enumerate(self.glosses)}
        return {
            word: tuple(sorted(pairs.values(), key=lambda gloss: (-gloss.share * (gloss.count or 10), rank[id(gloss)])))
            for word, pairs in out.items()
        }


def plain_form(words: str, profile: Profile) -> str:
    """Return words as a glossary holds them: normalised, without hyphens, apostrophes and marks of length."""
    normal = profile.normalise(words).replace("-", "").replace("'", "")
    letters = profile.letters
    out = []
    for sign in " ".join(normal.split()):
        if sign in letters or sign.isascii():
            out.append(sign)
        else:
            out += [part for part in unicodedata.normalize("NFD", sign) if not unicodedata.combining(part)]
    return "".join(out)


@lru_cache(maxsize=16)
def _shipped(code: str) -> Glossary:
    profile = load(code)
    return Glossary(lambda: _tables(profile), profile)


def _tables(profile: Profile) -> list[Gloss]:
    code = profile.code
    glosses: list[Gloss] = []
    for name in ("curated", "learned"):
        data = profile.table_bytes(f"glossary_{name}")
        if data:
            file = profile.tables[f"glossary_{name}"]
            glosses += _parse(data.decode(), file, f"glossary:{code}-{name}", profile)
    return glosses


def _language(text: str, file: str) -> str:
    """Return the language the first line names."""
    first = text.partition("\n")[0]
    language = first[len(_HEADER) :].strip() if first.startswith(_HEADER) else ""
    if not language:
        _refuse(file, 1, f"the first line is not {_HEADER!r} and a language")
    if language.split("-")[0] not in codes():
        _refuse(file, 1, f"the table is of language {language!r}, which has no profile")
    return language


def _parse(text: str, file: str, source: str, profile: Profile) -> list[Gloss]:
    language = _language(text, file)
    lines = text.splitlines()
    if language.split("-")[0] != profile.code:
        _refuse(file, 1, f"the table is of language {language!r}, not {profile.code!r}")
    out: list[Gloss] = []
    known: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if cells[:2] == list(COLUMNS[:2]):
            continue
        if not 2 <= len(cells) <= len(COLUMNS):
            _refuse(file, number, f"{len(cells)} columns; there are {', '.join(COLUMNS)}, divided by tabs")
        original, modern = (plain_form(cell, profile) for cell in cells[:2])
        if not original or not modern or max(len(original.split()), len(modern.split())) > LONGEST:
            _refuse(file, number, f"a side is empty or has more than {LONGEST} words: {line!r}")
        if original == modern:
            _refuse(file, number, f"both sides are one word: {original!r}")
        if (modern, original) in known:
            _refuse(
                file, number, f"{original} and {modern} stand the other way round in line {known[modern, original]}"
            )
        known.setdefault((original, modern), number)
        out.append(Gloss(original, modern, *_numbers(cells, file, number), source))
    _refuse_circles(known, file)
    return out


def _refuse_circles(known: Mapping[tuple[str, str], int], file: str) -> None:
    """Refuse words that render each other in a circle: one of them is on the wrong side."""
    renders: dict[str, list[str]] = defaultdict(list)
    for original, modern in known:
        renders[original].append(modern)
    done: set[str] = set()
    for start in list(renders):
        path: dict[str, None] = {}
        stack = [(start, False)]
        while stack:
            word, left = stack.pop()
            if left:
                del path[word]
                done.add(word)
                continue
            if word in done:
                continue
            path[word] = None
            stack.append((word, True))
            for other in renders.get(word, ()):
                if other in path:
                    names = [*list(path)[list(path).index(other) :], other]
                    _refuse(file, known[word, other], f"the pairs run in a circle: {' > '.join(names)}")
                stack.append((other, False))


def _numbers(cells: list[str], file: str, number: int) -> tuple[int, float]:
    try:
        count = int(cells[2]) if len(cells) > 2 and cells[2] else 0
        share = float(cells[3]) if len(cells) > 3 and cells[3] else 1.0
    except ValueError:
        _refuse(file, number, f"count or share is no number: {cells[2:4]}")
    if count < 0 or not 0 <= share <= 1:
        _refuse(file, number, f"count {count} or share {share} is out of range")
    return count, share


def _refuse(file: str, line: int, what: str) -> NoReturn:
    raise ProfileError(
        f"{file}, line {line}: {what}.",
        hint="mend the line, or leave the file out",
        details={"file": file, "line": line},
    )
