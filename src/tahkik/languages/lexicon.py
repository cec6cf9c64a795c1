"""Known word forms and headwords of a language, from the tables shipped with its profile."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tahkik.errors import ProfileError

#: Letters of a headword that counts only when it was met: lists are full of abbreviations and names of letters.
SHORT = 2


@dataclass(frozen=True)
class Lexicon:
    """Word forms with counts, and headwords.

    ``forms`` maps a normalised form to how often it was met; ``headwords`` maps a dictionary form, normalised, to what
    it is: ``n`` a noun or anything that is no verb, ``v`` a verb stem, ``nv`` both, ``s`` a stem known from the forms
    alone. ``names`` are words printed with a capital inside sentences, normalised.
    """

    forms: Mapping[str, int] = field(default_factory=dict)
    headwords: Mapping[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()

    @classmethod
    def read(cls, forms: bytes, headwords: bytes, names: bytes, extra: Mapping[str, Any]) -> Lexicon:
        """Read compressed tables: ``forms`` one ``word<TAB>count`` a line, ``headwords`` one ``word<TAB>kind``.

        `extra` is a table written by hand: ``nouns``, ``verbs`` and ``names`` are added to the headwords, ``not_words``
        are taken out of the forms (misprints met twice).
        """
        counts = _counts(forms)
        for word in extra.get("not_words", ()):
            counts.pop(word, None)
        kinds = _rows(headwords, "headwords")
        for word in [word for word in kinds if len(word) <= SHORT and word not in counts]:
            kinds[word] = kinds[word].replace("n", "")
            if not kinds[word]:
                del kinds[word]
        for word in extra.get("not_headwords", ()):
            kinds.pop(word, None)
        for name, kind in (("nouns", "n"), ("names", "n"), ("verbs", "v")):
            for word in extra.get(name, ()):
                kinds[word] = "nv" if kinds.get(word, kind) != kind else kind
        listed = frozenset(_lines(names, "names")) | frozenset(extra.get("names", ()))
        return cls(counts, kinds, listed)


def _lines(table: bytes, name: str) -> list[str]:
    return _text(table, name).split("\n") if table else []


def _text(table: bytes, name: str) -> str:
    try:
        return lzma.decompress(table).decode("utf-8")
    except (lzma.LZMAError, UnicodeDecodeError) as error:
        raise _damaged(name, error) from error


def _rows(table: bytes, name: str) -> dict[str, str]:
    """Return a table of two columns; split at once, for a table has up to 50,000 rows and is read at every start."""
    if not table:
        return {}
    text = _text(table, name)
    cells = text.replace("\t", "\n").split("\n")
    rows = dict(zip(cells[::2], cells[1::2], strict=False))
    if not len(cells) == 2 * text.count("\t") == 2 * (text.count("\n") + 1):
        raise _damaged(name, ValueError("a row has not two columns"))
    return rows


def _counts(table: bytes) -> dict[str, int]:
    rows = _rows(table, "forms")
    try:
        return dict(zip(rows, map(int, rows.values()), strict=True))
    except ValueError as error:
        raise _damaged("forms", error) from error


def _damaged(name: str, error: Exception) -> ProfileError:
    return ProfileError(
        f"The word table {name} of a language profile is damaged: {error}.",
        hint="install Tahkik again",
        details={"table": name},
    )
