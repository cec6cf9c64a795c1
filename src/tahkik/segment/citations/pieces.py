"""What citations of every kind are put together from: numbers with a label, pages, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from tahkik.segment.citations.tables import Tables, fold

Fields = dict[str, Any]

#: A number as citations print it: figures, Roman figures, ``1994/12``, ``A 152``.
ROMAN = r"[ivxlcdm]{1,8}"
_VALUE = rf"(?:\d{{1,6}}(?:/\d{{1,6}})?|{ROMAN})"
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A citation read: what it is, and where it stands in the piece that was read."""

    type: str
    fields: Fields
    start: int
    end: int
    csl: Fields = field(default_factory=dict)


def labelled(words: str, tables: Tables) -> re.Pattern[str]:
    """Return an expression for a number with one of the labels of a list, before it or after it.

    ``Cilt II``, ``c. 3``, ``C-I``, ``Birleşim: 12``, ``22. Dönem``, ``II. Devre``, ``Birinci Tertip``.
    Groups ``a`` (after the label), ``b`` (before it, figures) and ``w`` (an ordinal word).
    """
    ordinals = "|".join(sorted((re.escape(fold(name)) for name in tables.profile.ordinals), key=len, reverse=True))
    word = rf"|(?P<w>{ordinals})\s{{1,3}}@1(?!\w)" if ordinals else ""
    return tables.regex(
        rf"(?<!\w)(?:@1\s?[.:-]?\s{{0,2}}:?\s{{0,2}}(?P<a>{_VALUE})(?![\w'])"
        rf"|(?P<b>\d{{1,3}}|{ROMAN})\.?\s?(?:'?\s?inci\s)?@1(?!\w)\.?{word})",
        words,
    )


def number(match: re.Match[str], printed: str, tables: Tables) -> str:
    """Return the number a label goes with: as printed, or the value of an ordinal word."""
    if match.groupdict().get("w") is not None:
        values = {fold(name): value for name, value in tables.profile.ordinals.items()}
        return str(values[match["w"]])
    group = "a" if match["a"] is not None else "b"
    return printed[match.start(group) : match.end(group)].upper()


def roman(figures: str) -> int:
    """Return the value of Roman figures.

    Examples
    --------
    >>> roman("XIV")
    14
    """
    total = last = 0
    for sign in reversed(figures.lower()):
        value = _ROMAN_VALUE[sign]
        total += value if value >= last else -value
        last = max(last, value)
    return total


def pages_at_end(tables: Tables) -> re.Pattern[str]:
    """Return an expression for the pages at the end of a citation: groups ``cue``, ``n`` and ``f`` (what follows)."""
    return tables.regex(
        r"(?:^|(?<=[\s,.;:(\])/-]))(?:(?P<cue>@1|@2|pp|p)(?!\w)\s?[.:]{0,2}\s{0,2}|(?P<leaf>@4)\.?\s{0,2})"
        r"(?P<n>(?:\d{1,5}[a-z]?|[ivxl]{1,6})(?:\s?[-/,]\s?\d{1,5}[a-z]?){0,6})\.?"
        r"(?:'\w{1,3})?(?:\s?,?\s?(?P<f>@3|ff?)(?!\w)\.?)?\s{0,2}\.?\s{0,2}$",
        "labels.page", "labels.pages", "marks.following", "labels.leaf",
    )  # fmt: skip


def page_fields(match: re.Match[str], printed: str) -> Fields:
    """Return ``page`` or ``pages``, ``folio`` for leaves, and what was said to follow."""
    written = re.sub(r"\s", "", fold(printed[match.start("n") : match.end("n")]))
    shown = re.sub(r"\s?[-–—]\s?", "-", printed[match.start("n") : match.end("n")]).strip()
    out: Fields = {}
    if match["leaf"] is not None:
        out["folio"] = shown
    else:
        out["pages" if re.search(r"[-,/]", written) else "page"] = shown
    if match["f"]:
        plain = match["f"].replace(".", "").strip()
        out["following"] = "vdd" if plain == "vdd" else True
    return out
