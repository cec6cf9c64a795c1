"""A light analyser: a word as a known headword and a chain of suffixes, from the profile's tables.

It answers two questions: is this form a word of the language, and do two forms belong to one headword? It knows no
language: the suffix graph, the letters that vary and the headwords are the profile's (``suffixes.toml``).
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from tahkik.languages import Profile
from tahkik.languages.checks import refuse
from tahkik.text.endings import Endings

Kind = Literal["noun", "verb"]
#: Words and suffix strings whose analyses are kept: a corpus of 300,000 words has 45,000 forms and 6,000 endings.
CACHE = 65_536
#: Analyses kept of one word; the most ambiguous form of the speeches has nine.
MOST = 16
#: Letters of the longest word that is read; the longest of the speeches has 31.
LONGEST_WORD = 64
#: Letters the shortest stem has that may be followed by suffixes; "o" and "i" are irregular stems of their own.
SHORTEST_STEM = 2
#: Letters of a stem that may double its end before a vowel without being attested so (hakk-ı, hatt-ı): a longer stem
#: that ends in two equal consonants is a stem and a suffix (memleket-te).
LONGEST_DOUBLED = 4
#: Letters of a noun that may take a deriving suffix (-lI, -sIz …) unattested; after shorter ones any syllable would do.
LEAST_DERIVING = 4

#: Voiceless beginnings of suffixes that stand only after a voiceless letter where the pattern has D or C.
HARDENED = "tç"

_VARYING = {"A": "ae", "I": "ıiuü", "D": "dt", "C": "cç", "K": "kğ"}
_OPTIONAL = re.compile(r"^\((.)\)(.*)$")


class Analysis(NamedTuple):
    """A reading of a word: its headword, what the headword is, the features its suffixes add, the stem's letters."""

    headword: str
    kind: Kind
    features: tuple[str, ...]
    length: int


#: Circumflex and macron: signs over a vowel that Turkish print sets or leaves out.
_MARKS = "\u0302\u0304"
#: Precomposed Latin letters with one of the two, and what is left without it (below U+0250, or U+1E00 to U+1EFF).
_UNMARKED = {
    point: bare
    for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if (bare := unicodedata.normalize("NFC", re.sub(f"[{_MARKS}]", "", unicodedata.normalize("NFD", chr(point)))))
    != chr(point)
    and any(mark in unicodedata.normalize("NFD", chr(point)) for mark in _MARKS)
}
_MARKED = frozenset(map(chr, _UNMARKED))


def strip_marks(word: str) -> str:
    """Return `word` without circumflexes and macrons; letters with a place of their own (ş, ö) stay."""
    return word if word.isascii() or _MARKED.isdisjoint(word) else word.translate(_UNMARKED)


class Morphology:
    """The analyser of one profile; use `morphology`, which keeps one a profile."""

    def __init__(self, profile: Profile, kinds: Mapping[str, str] | None = None) -> None:
        table = profile.table("suffixes")
        self.profile = profile
        self.empty = not table
        self.vowels = frozenset(table.get("vowels", ""))
        self.back = frozenset(table.get("back", ""))
        self.rounded = frozenset(table.get("rounded", ""))
        self.voiceless = frozenset(table.get("voiceless", ""))
        self.softened: dict[str, str] = table.get("softened", {})
        self.palatal_ends = frozenset(table.get("palatal_ends", ""))
        self.hidden: str = table.get("hidden", "")
        self.unfinished = frozenset(table.get("unfinished", ()))
        self.deriving = frozenset(table.get("deriving", ()))
        self.nominal_deriving = frozenset(table.get("nominal_deriving", ()))
        self.open_verbal = frozenset(table.get("open_verbal", ()))
        #: Endings under which a verb is named: as a dictionary has it, and as a noun of what it does.
        self.naming: tuple[str, ...] = (*table.get("citation", ()), *table.get("verbal_noun", ()))
        self.flags: dict[str, str] = table.get("flags", {})
        self.irregular: dict[str, list[str]] = table.get("irregular", {})
        self.lasts = _Representatives(self._class_of_last)
        self.vowel_classes = _Representatives(lambda letter: (letter in self.back, letter in self.rounded))
        self.harmonies: dict[tuple[str, str, str], str | None] = {}
        self.states = {name: _compile(name, rows, table, profile) for name, rows in table.get("states", {}).items()}
        self.firsts = {name: frozenset(surface[0] for surface in table) for name, (table, _) in self.states.items()}
        self.followed = {row.follows for table, _ in self.states.values() for rows in table.values() for row in rows}
        self.forms = profile.lexicon.forms
        self.kinds = kinds if kinds is not None else profile.lexicon.headwords
        self.nouns, self.verbs = _headwords(self.kinds)
        self.known = self.nouns | self.verbs | frozenset(self.irregular)
        self.endings = Endings(
            (
                (name, surface, row.target)
                for name, (table, _) in self.states.items()
                for surface, rows in table.items()
                for row in rows
            ),
            [name for name in self.states if name not in self.unfinished],
            ("noun", "verb"),
            _VARYING,
        )
        self.kept_chains = lru_cache(maxsize=CACHE)(self._chains)
        self.analyses = lru_cache(maxsize=CACHE)(self._analyses)

    # --- words ------------------------------------------------------------------------------------------------------

    def _analyses(self, word: str) -> tuple[Analysis, ...]:
        """Return the readings of a normalised word, [] where no known headword explains it."""
        if self.empty or len(word) > LONGEST_WORD:
            return ()
        plain = strip_marks(word)
        if "'" in plain:
            return self._apostrophe(plain)
        found: dict[Analysis, None] = {}
        known, vowels, endings = self.known, self.vowels, self.endings
        letters, node = plain.translate(endings.letters), endings.START
        for length in range(len(plain), SHORTEST_STEM - 1, -1):
            if length < len(plain):
                # Few ends of a word are suffixes: asked before anything else.
                node = endings.steps[node].get(letters[length]) or endings.step(node, letters[length])
                if node < 0:
                    break
                if not endings.whole[node]:
                    continue
            stem, rest = plain[:length], plain[length:]
            # A stem bends before a vowel or before -yor only: most letters are neither.
            if stem not in known and (
                not rest or (rest[0] not in vowels and rest[0] != "y") or not self._bends(stem, rest)
            ):
                continue
            for headword, kind, state in self._stems(stem, rest):
                # The palatal ends of loanwords are no matter of verbs: takip is no form of tak.
                vowel = self._vowel(stem, rest) if kind == "noun" else self._last_vowel(stem)
                for features in self.chains(rest, state, stem[-1], vowel):
                    if length < LEAST_DERIVING and features and features[0] in self.nominal_deriving:
                        continue
                    found[self._reading(headword, kind, features, length)] = None
                    if len(found) >= MOST:
                        return tuple(found)
        return tuple(found)

    def _bends(self, stem: str, rest: str) -> bool:
        """Return whether a stem that is no headword as it stands may be one that softens, contracts or narrows."""
        if not rest:
            return False
        last = stem[-1]
        if rest[0] in self.vowels:
            return last not in self.vowels and (last in self.softened or stem[-2] not in self.vowels)
        return rest.startswith("yor") and last in self.hidden

    def _apostrophe(self, plain: str) -> tuple[Analysis, ...]:
        """Return the readings of a word with apostrophes: a suffix after a name, or a hemze that may be left out."""
        base, _, rest = plain.rpartition("'")
        joined = plain.replace("'", "")
        readings = list(self.analyses(joined))
        if len(base) >= SHORTEST_STEM and rest and self._is_stem(base.replace("'", ""), "noun"):
            bare = base.replace("'", "")
            chains = self.chains(rest, "noun", bare[-1], "")
            readings += [self._reading(bare, "noun", features, len(base)) for features in chains]
        return tuple(dict.fromkeys(readings))[:MOST]

    def _reading(self, headword: str, kind: Kind, features: tuple[str, ...], length: int) -> Analysis:
        """Return an analysis; suffixes that derive a new headword become part of it."""
        if not self.deriving.isdisjoint(features):
            derived = [feature for feature in features if feature in self.deriving]
            headword = "+".join([headword, *derived])
            features = tuple(feature for feature in features if feature not in self.deriving)
        return Analysis(headword, kind, features, length)

    def _stems(self, stem: str, rest: str) -> list[tuple[str, Kind, str]]:
        """Return (headword, kind, state) of every known headword that may look like `stem` before `rest`."""
        found: list[tuple[str, Kind, str]] = []
        irregular = self.irregular.get(stem)
        if irregular:
            kind: Kind = "verb" if irregular[1] == "verb" else "noun"
            found.append((irregular[0], kind, kind))
        if stem in self.nouns:
            found.append((stem, "noun", "noun"))
        if stem in self.verbs:
            found.append((stem, "verb", "verb"))
        if not rest:
            return found
        last = stem[-1]
        if rest[0] in self.vowels and last not in self.vowels:
            hard = self.softened.get(last)
            if hard:
                word = stem[:-1] + hard
                if len(stem) > 2 and word in self.nouns:
                    found.append((word, "noun", "noun"))
                if word in self.verbs:
                    found.append((word, "verb", "verb"))
            if len(stem) > 2 and stem[-2] not in self.vowels:
                found += self._contracted(stem)
        elif rest.startswith("yor") and last in self.hidden:
            # bekli-yor: the stem's open vowel is narrowed before the progressive.
            found += [(stem[:-1] + low, "verb", "verb") for low in "ae" if stem[:-1] + low in self.verbs]
        return found

    def _contracted(self, stem: str) -> list[tuple[str, Kind, str]]:
        """Return headwords that lose a vowel (fikr-i) or double their end (hakk-ı) before a vowel."""
        found: list[tuple[str, Kind, str]] = []
        if stem[-1] == stem[-2]:
            if len(stem) > LONGEST_DOUBLED and stem not in self.forms:
                return []
            words = [stem[:-1], stem[:-2] + self.softened.get(stem[-1], stem[-1])]
        else:
            ends = stem[-1] + self.softened.get(stem[-1], "")
            words = [stem[:-1] + vowel + end for vowel in self.hidden for end in ends]
        words = [word for word in dict.fromkeys(words) if word in self.known]
        if not words:
            return found
        found += [(word, "noun", "noun") for word in words if word in self.nouns]
        found += [(word, "verb", "verb") for word in words if word in self.verbs and stem[-1] != stem[-2]]
        return found

    def ends_in_suffixes(self, word: str, longest: int) -> bool:
        """Return whether all that follows a stem of `longest` letters at most may be suffixes, harmony aside."""
        plain = strip_marks(word)
        if self.empty or len(plain) <= longest:
            return True
        endings, node = self.endings, self.endings.START
        letters = plain.translate(endings.letters)
        for at in range(len(plain) - 1, -1, -1):
            node = endings.steps[node].get(letters[at]) or endings.step(node, letters[at])
            if node < 0:
                return False
            if at <= longest and endings.whole[node]:
                return True
        return False

    # --- questions of the comparison --------------------------------------------------------------------------------

    def is_stem(self, word: str) -> bool:
        """Return whether `word` (marks stripped) is a headword."""
        return word in self.nouns or word in self.verbs

    def is_dictionary_word(self, word: str) -> bool:
        """Return whether `word` as it stands is a headword of a dictionary (not a stem of the speeches alone)."""
        return self.kinds.get(word, "s") != "s"

    def ends_verb(self, word: str, length: int) -> bool:
        """Return whether the first `length` letters of `word` are a verb, or one with a suffix that ends there."""
        stem = strip_marks(word)[:length]
        return stem in self.verbs or any(
            reading.kind == "verb" and reading.features and reading.features[-1] in self.open_verbal
            for reading in self.analyses(stem)
        )

    def kinds_of(self, stem: str) -> tuple[Kind, ...]:
        """Return what `stem` is as a headword; both where no table says."""
        noun, verb = stem in self.nouns, stem in self.verbs
        return ("noun", "verb") if noun == verb else ("noun",) if noun else ("verb",)

    def stem_reach(self, word: str) -> int:
        """Return how many letters of `word` belong to its longest known stem; 0 where none is known."""
        plain = word.replace("'", "").partition("-")[0]
        return max((reading.length for reading in self.analyses(plain)), default=0)

    def suffixes(self, rest: str, last: str, kinds: tuple[Kind, ...] = ("noun",)) -> bool:
        """Return whether `rest` can be suffixes after a stem whose last letter is `last`, in either harmony."""
        plain = strip_marks(rest.replace("'", ""))
        return not self.empty and any(self.chains(plain, kind, last, "") for kind in kinds)

    def harmonic_suffixes(self, rest: str, base: str) -> bool:
        """Return whether `rest` can be suffixes after the name `base`, in harmony with it."""
        if self.empty:
            return False
        last = next((letter for letter in reversed(base) if letter in self.vowels), "")
        return bool(self.chains(strip_marks(rest.replace("'", "")), "noun", base[-1], last))

    def chains_after(self, stem: str, rest: str, state: str) -> tuple[tuple[str, ...], ...]:
        """Return the feature chains that spell `rest` after a stem no dictionary knows."""
        bare = rest.lstrip("'")
        return self.chains(bare, state, stem[-1], self._vowel(stem, bare))

    def same_suffixes(self, one: str, other: str, last: str) -> bool:
        """Return whether two endings are the same suffixes but for vowel harmony."""
        if self.empty:
            return False
        chains = [set(self.chains(rest, "noun", last, "")) for rest in (one, other)]
        return bool(chains[0] & chains[1])

    def _is_stem(self, word: str, kind: Kind) -> bool:
        return word in (self.nouns if kind == "noun" else self.verbs)

    def _vowel(self, stem: str, rest: str) -> str:
        """Return the vowel suffixes agree with; "" where suffixes of both harmonies are heard (palatal loans)."""
        last = self._last_vowel(stem)
        if last in self.back and len(stem) > 2 and stem[-1] in self.palatal_ends and rest:
            return ""
        return last

    def _last_vowel(self, stem: str) -> str:
        return next((letter for letter in reversed(stem) if letter in self.vowels), "")

    def chains(self, rest: str, state: str, last: str, vowel: str) -> tuple[tuple[str, ...], ...]:
        """Return the feature chains that spell `rest` from `state`, () where none does.

        ``last`` is the letter before `rest`, ``vowel`` the last vowel before it ("" where either harmony may follow);
        letters that no suffix tells apart are one, so that few chains are worked out twice.
        """
        return self.kept_chains(rest, state, self.lasts[last], self.vowel_classes[vowel] if vowel else "")

    # --- suffixes ---------------------------------------------------------------------------------------------------

    def _chains(self, rest: str, state: str, last: str, vowel: str) -> tuple[tuple[str, ...], ...]:
        if not rest:
            return () if state in self.unfinished else ((),)
        if rest[0] not in self.firsts[state]:
            return ()
        table, lengths = self.states[state]
        after_vowel = last in self.vowels
        found: dict[tuple[str, ...], None] = {}
        for length in lengths:
            if length > len(rest):
                break
            surface = rest[:length]
            for row in table.get(surface, ()):
                if row.wants_vowel is not None and row.wants_vowel != after_vowel:
                    continue
                if row.follows and last not in row.follows:
                    continue
                if surface[0] in HARDENED and last not in self.voiceless and surface[0] != row.pattern[:1]:
                    continue
                key = (surface, row.pattern, vowel)
                if key not in self.harmonies:
                    self.harmonies[key] = self._harmony(*key)
                next_vowel = self.harmonies[key]
                if next_vowel is None:
                    continue
                for tail in self.chains(rest[length:], row.target, surface[-1], next_vowel):
                    found[(*row.features, *tail)] = None
        return tuple(found)

    def _class_of_last(self, letter: str) -> tuple[bool, ...]:
        """Return all that a suffix may ask of the letter before it."""
        return (letter in self.vowels, letter in self.voiceless, *(letter in follows for follows in self.followed))

    def _harmony(self, surface: str, pattern: str, vowel: str) -> str | None:
        """Return the last vowel after a suffix, None where its vowels do not agree with the vowel before them."""
        for letter, varying in zip(surface, pattern, strict=True):
            if letter not in self.vowels:
                continue
            if varying in "AI" and vowel:
                if (letter in self.back) != (vowel in self.back):
                    return None
                if varying == "I" and (letter in self.rounded) != (vowel in self.rounded):
                    return None
            vowel = letter
        return vowel


@lru_cache(maxsize=16)
def morphology(profile: Profile) -> Morphology:
    """Return the analyser of a profile."""
    return Morphology(profile)


class _Representatives(dict[str, str]):
    """Each letter's representative: the first one met of those with the same class."""

    def __init__(self, class_of: Callable[[str], tuple[bool, ...]]) -> None:
        super().__init__()
        self.class_of = class_of
        self.first: dict[tuple[bool, ...], str] = {}

    def __missing__(self, letter: str) -> str:
        self[letter] = self.first.setdefault(self.class_of(letter), letter)
        return self[letter]


class _Row(NamedTuple):
    """One surface form of a suffix: what it adds, where it leads, and after which letters it stands."""

    features: tuple[str, ...]
    target: str
    wants_vowel: bool | None
    pattern: str
    follows: frozenset[str]


def _compile(
    name: str, rows: list[list[str]], table: dict[str, Any], profile: Profile
) -> tuple[dict[str, list[_Row]], list[int]]:
    """Return the suffixes of a state by surface form, and their lengths."""
    compiled: dict[str, list[_Row]] = {}
    vowels = table["vowels"] + "AI"
    for row in rows:
        if len(row) not in (3, 4) or row[2] not in table["states"]:
            refuse(profile.tables["suffixes"], f"states.{name}", f"{row!r} is not [form, feature, state]")
        form, feature, target = row[:3]
        follows = frozenset(row[3].replace("V", table["vowels"])) if len(row) == 4 else frozenset()
        for wants_vowel, pattern in _variants(form, vowels):
            entry = _Row(tuple(feature.split()), target, wants_vowel, pattern, follows)
            for letters in itertools.product(*(_VARYING.get(letter, letter) for letter in pattern)):
                compiled.setdefault("".join(letters), []).append(entry)
    return compiled, sorted({len(surface) for surface in compiled})


def _variants(form: str, vowels: str) -> list[tuple[bool | None, str]]:
    """Return what a suffix looks like after a vowel (True) and after a consonant (False)."""
    match = _OPTIONAL.match(form)
    if match:
        letter, rest = match.groups()
        bridging = letter in vowels  # a bracketed vowel stands after consonants, a bracketed consonant after vowels
        return [(True, rest if bridging else letter + rest), (False, letter + rest if bridging else rest)]
    if form[0] in vowels:
        return [(False, form)]
    return [(None, form)]


def _headwords(kinds: Mapping[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return noun and verb headwords, marks stripped; few have any, and this is done at every start."""
    nouns = {word for word, kind in kinds.items() if kind != "v"}
    verbs = {word for word, kind in kinds.items() if "v" in kind}
    marks = {chr(point) for point in _UNMARKED}
    for word in [word for word in kinds if not word.isascii() and not marks.isdisjoint(word)]:
        for words in (nouns, verbs):
            if word in words:
                words.discard(word)
                words.add(strip_marks(word))
    return frozenset(nouns), frozenset(verbs)
