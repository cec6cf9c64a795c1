"""The words of a profile by which citations are known, made ready for looking up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any

from tahkik.languages import Profile

_SIGNS = {**dict.fromkeys("’‘ʼ`´ʾʿ", "'"), **dict.fromkeys("–—‑‐−", "-"), **dict.fromkeys("“”„«»", '"'), "\u00a0": " "}
#: Letters whose marks are not read here: a page cue has none, and the same word is printed with and without them.
_BASES = {"î": "i", "Î": "i", "â": "a", "Â": "a", "û": "u", "Û": "u", "İ": "i", "I": "i", "ı": "i", "ô": "o", "ê": "e"}


def _folding() -> dict[int, str]:
    table = {}
    for code in range(0x530):
        sign = chr(code)
        lower = _BASES.get(sign, sign.lower())
        if len(lower) == 1 and lower != sign:
            table[code] = lower
    return table | {ord(sign): image for sign, image in _SIGNS.items()}


_FOLDING = _folding()


def fold(text: str) -> str:
    """Return `text` for looking up words: lower case, i without its dot, plain signs; of the same length.

    Examples
    --------
    >>> fold("DÜSTÛR’un CİLDİ")
    "düstur'un cildi"
    """
    return text.translate(_FOLDING)


def either(words: Iterable[str]) -> str:
    """Return an expression for one of `words`, folded; ``*`` at the end stands for any ending.

    A full stop may be followed by a space, and white space by more of it.
    """
    parts = sorted({fold(unicodedata.normalize("NFC", word)) for word in words}, key=lambda word: (-len(word), word))
    written = []
    for word in parts:
        text = re.escape(word.rstrip("*")).replace(r"\ ", r"\s{1,3}").replace(r"\.", r"\.\s?")
        written.append(text + (r"\w{0,12}" if word.endswith("*") else ""))
    return "(?:" + "|".join(written) + ")" if written else r"(?!)"


class Tables:
    """What a profile says of citations; every list is empty where the profile has none."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._data = profile.table("citations")

    def __bool__(self) -> bool:
        return bool(self._data)

    def get(self, *path: str) -> Any:
        """Return the entry at a path of keys, an empty list where there is none."""
        here: Any = self._data
        for key in path:
            here = here.get(key) if isinstance(here, Mapping) else None
            if here is None:
                return []
        return here

    def words(self, *path: str) -> frozenset[str]:
        """Return the words of a list, folded."""
        key = path
        if key not in self._sets:
            self._sets[key] = frozenset(fold(word) for word in self.get(*path))
        return self._sets[key]

    def regex(self, written: str, *paths: str) -> re.Pattern[str]:
        """Return a compiled expression for folded text; ``@1``, ``@2`` … are the lists at ``paths`` (dotted)."""
        key = (written, paths)
        if key not in self._expressions:
            text = written
            for number, path in enumerate(paths, 1):
                text = text.replace(f"@{number}", either(self.get(*path.split("."))))
            self._expressions[key] = re.compile(text)
        return self._expressions[key]

    @cached_property
    def _sets(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    @cached_property
    def _expressions(self) -> dict[tuple[str, tuple[str, ...]], re.Pattern[str]]:
        return {}

    def named(self, path: str) -> dict[str, str]:
        """Return the known name by every folded name of a table of names (``archives.names``), longest first."""
        pairs = [(fold(name), entry["known"]) for entry in self.get(*path.split(".")) for name in entry["names"]]
        return dict(sorted(pairs, key=lambda pair: -len(pair[0])))

    @cached_property
    def works(self) -> dict[str, Mapping[str, Any]]:
        """Works known by other names, by each name as printed, folded."""
        return {fold(name): work for work in self.get("works") for name in work["printed"]}


@lru_cache(maxsize=32)
def tables(profile: Profile) -> Tables:
    """Return the tables of a profile."""
    return Tables(profile)
