"""Known word forms and headwords of a language, from the tables shipped with its profile."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tahkik.errors import ProfileError


@dataclass(frozen=True)
class Lexicon:
    """Word forms with counts, and headwords.

    ``forms`` maps a normalised form to how often it was met; ``headwords`` are dictionary forms, normalised.
    """

    forms: Mapping[str, int] = field(default_factory=dict)
    headwords: frozenset[str] = frozenset()

    @classmethod
    def read(cls, forms: bytes, headwords: bytes, extra: Mapping[str, Any]) -> Lexicon:
        """Read compressed tables: ``forms`` one ``word<TAB>count`` a line, ``headwords`` one word a line."""
        counts: dict[str, int] = {}
        for line in _lines(forms, "forms"):
            word, _, count = line.partition("\t")
            counts[word] = int(count)
        words = set(_lines(headwords, "headwords"))
        words.update(extra.get("headwords", ()))
        return cls(counts, frozenset(words))


def _lines(table: bytes, name: str) -> list[str]:
    if not table:
        return []
    try:
        return lzma.decompress(table).decode("utf-8").splitlines()
    except (lzma.LZMAError, UnicodeDecodeError) as error:
        raise ProfileError(
            f"The word table {name} of a profile is damaged: {error}.", hint="install Tahkik again"
        ) from error
