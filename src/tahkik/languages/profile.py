"""The schema of a language profile and its loader.

A profile is a header ``profiles/CODE.toml`` and, beside it, tables named in the header's ``[tables]``. The loader
checks what it reads and says file and entry of what it refuses; nothing of a profile is code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from unicodedata import combining
from unicodedata import normalize as unicode_normalize

from tahkik.errors import ProfileError
from tahkik.languages.checks import check_header, check_lists, refuse
from tahkik.languages.signs import unify_signs

if TYPE_CHECKING:
    from tahkik.languages.lexicon import Lexicon

#: Words whose normal form is kept; a page of 600 words has about 400 different ones, a corpus of 300,000 about 45,000.
NORMALISE_CACHE = 65_536
#: Letters of a word that is kept: longer ones are passages or no words, and would fill the memory.
LONGEST_KEPT = 64
#: Code point after the last that is mapped by table: the Latin blocks, where nothing but a mark joins its neighbour.
_LAST_PLAIN = 0x250


@dataclass(frozen=True, slots=True)
class SearchKey:
    """How a word is folded for *searching* (never for comparing).

    ``fold`` applies it in this order: lower case (``case`` first), marks stripped from letters ``classes`` does not
    name, ``glides`` dropped between two ``vowels`` (both tested on the lower-cased letter), ``classes``, ``undouble``,
    ``coda``.

    Parameters
    ----------
    classes : mapping of one letter to one letter
        Search letter of a lower-case letter; letters not named stand for themselves.
    vowels : str
        Lower-case vowels, before ``classes``.
    glides : str
        Letters dropped between two vowels.
    coda : mapping of one search letter to one search letter
        Applied after ``classes`` at a word's end and before a consonant.
    undouble : bool
        Whether two equal consonants in a row count as one.
    case : mapping of one letter to one letter
        Lower-casing that Unicode's default gets wrong in this language, applied first.
    """

    classes: Mapping[str, str]
    vowels: str
    glides: str
    coda: Mapping[str, str]
    undouble: bool
    case: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Profile:
    """One language as data.

    ``lists`` is keyed by the names of `tahkik.languages.checks.LIST_NAMES`, each documented there; a profile without
    entries for a name has an empty tuple under it. ``ordinals`` and ``months`` map a normalised word to its number.
    """

    code: str
    name: str
    direction: str
    search_key: SearchKey
    stop_words: frozenset[str]
    letters: frozenset[str]
    case_method: str
    tables: Mapping[str, str]
    folder: Traversable = field(repr=False, compare=False)

    def normalise(self, word: str) -> str:
        """Return `word` in NFC, signs unified, in the language's lower case (specification §1.1, steps 1 and 3).

        Idempotent on every string. The result may be shorter or longer than `word`: for positions use ``text.fold``.
        """
        normal = self._normal if len(word) <= LONGEST_KEPT else self._normal.__wrapped__
        return str(normal(word))

    @cached_property
    def _normal(self) -> Any:
        case = {ord(upper): lower for upper, lower in self.search_key.case.items()}
        fold = self.case_method == "fold"

        def spelled_out(word: str) -> str:
            text = unify_signs(word).translate(case)
            lowered = text.casefold() if fold else text.lower()
            if lowered.isascii():
                return lowered
            # Lower-casing can leave a base letter and its mark apart, and one pass of NFC can join them into a letter
            # that has a lower case of its own: repeat until nothing changes (twice at most on all of Unicode).
            again = unify_signs(unicode_normalize("NFC", lowered)).translate(case)
            again = again.casefold() if fold else again.lower()
            return unify_signs(again)

        # Letters that become one letter whatever stands beside them: most words hold no others and are mapped at once.
        images = {sign: spelled_out(sign) for sign in map(chr, range(_LAST_PLAIN)) if not combining(sign)}
        plain = {sign: image for sign, image in images.items() if len(image) == 1}
        table, holds_all = str.maketrans(plain), frozenset(plain).issuperset

        def normal(word: str) -> str:
            return word.translate(table) if holds_all(word) else spelled_out(word)

        return lru_cache(maxsize=NORMALISE_CACHE)(normal)

    @cached_property
    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """Data lists by name; see `tahkik.languages.checks.LIST_NAMES`."""
        return self._word_lists[0]

    @cached_property
    def ordinals(self) -> Mapping[str, int]:
        """Ordinal words, normalised, with their values: ``birinci`` → 1."""
        return self._word_lists[1]["ordinals"]

    @cached_property
    def months(self) -> Mapping[str, int]:
        """Month names, normalised, with the civil month (1–12): ``nisan`` → 4, old names included."""
        return self._word_lists[1]["months"]

    @cached_property
    def _word_lists(self) -> tuple[Mapping[str, tuple[str, ...]], dict[str, Mapping[str, int]]]:
        name = self.tables.get("lists")
        data = self.table("lists") if name else {}
        return check_lists(data, name or f"{self.code}.toml", tuple(sorted(self.stop_words)), self.normalise)

    def table(self, name: str) -> dict[str, Any]:
        """Return the parsed TOML table `name` of the header's ``[tables]``, {} where the profile has none."""
        file = self.tables.get(name)
        return _read_toml(self.folder / file, file) if file else {}

    def table_bytes(self, name: str) -> bytes:
        """Return the bytes of the table `name`, b"" where the profile has none."""
        file = self.tables.get(name)
        return (self.folder / file).read_bytes() if file else b""

    @cached_property
    def lexicon(self) -> Lexicon:
        """Known word forms and headwords; empty where the profile ships none."""
        from tahkik.languages.lexicon import Lexicon  # a table of some 100,000 words: read at first use

        forms, headwords, names = (self.table_bytes(name) for name in ("forms", "headwords", "names"))
        return Lexicon.read(forms, headwords, names, self.table("more_words"))


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    """Return the codes of the profiles shipped, sorted; ``und`` is the generic one."""
    return tuple(sorted(entry.name[:-5] for entry in _folder().iterdir() if entry.name.endswith(".toml")))


@lru_cache(maxsize=64)
def load(code: str) -> Profile:
    """Return the profile of a language.

    Parameters
    ----------
    code : str
        A BCP 47 tag; only its primary subtag counts (``tr-TR`` → ``tr``).

    Raises
    ------
    ProfileError
        No such profile, or its header says something impossible (file and entry are named).

    Examples
    --------
    >>> load("tr").normalise("ISPARTA’NIN")
    "ısparta'nın"
    """
    primary = code.replace("_", "-").split("-")[0].lower()
    file = f"{primary}.toml"
    if not primary.isalnum() or not (_folder() / file).is_file():
        raise ProfileError(
            f"There is no language profile {code!r}.",
            hint=f"the profiles are: {', '.join(codes())}; 'und' is the generic one",
            details={"code": code, "known": list(codes())},
        )
    header = _read_toml(_folder() / file, file)
    check_header(header, file, primary)
    profile = _profile(header, _folder())
    _check_specimens(profile, header, file)
    return profile


def _profile(header: dict[str, Any], folder: Traversable) -> Profile:
    key = header["search_key"]
    return Profile(
        code=header["code"],
        name=header["name"],
        direction=header.get("direction", "ltr"),
        search_key=SearchKey(
            classes=MappingProxyType(dict(key.get("classes", {}))),
            vowels=key.get("vowels", ""),
            glides=key.get("glides", ""),
            coda=MappingProxyType(dict(key.get("coda", {}))),
            undouble=bool(key.get("undouble", False)),
            case=MappingProxyType(dict(key.get("case", {}))),
        ),
        stop_words=frozenset(header.get("stop_words", ())),
        letters=frozenset(header.get("letters", "")),
        case_method=header.get("case_method", "lower"),
        tables=MappingProxyType(dict(header.get("tables", {}))),
        folder=folder,
    )


def _check_specimens(profile: Profile, header: dict[str, Any], file: str) -> None:
    for number, specimen in enumerate(header["specimens"], 1):
        got = profile.normalise(specimen["written"])
        if got != specimen["normalised"]:
            refuse(
                file,
                f"specimens[{number}]",
                f"{specimen['written']!r} becomes {got!r}, printed as normalised is {specimen['normalised']!r}",
            )


@lru_cache(maxsize=1)
def _folder() -> Traversable:
    return files("tahkik.languages") / "profiles"


def _read_toml(path: Traversable, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        refuse(file, "[tables]", "the file it names is not there")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        refuse(file, "syntax", str(error))
