"""The words of reports: one TOML file a language of the interface, all of one shape, and the loader.

A finding carries its rule and its params; its words are here and nowhere else. A new language of the interface is a
new file beside these and edits no other file.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tahkik.errors import InternalError, UsageError
from tahkik.model import Finding

#: Code points of a param that a message prints; longer words are shortened in the middle. Two lines of a terminal:
#: the whole stands in the finding's evidence.
LONGEST_WORDS = 160

_PLACE = re.compile(r"\{([a-z_]+)\}")


@cache
def codes() -> tuple[str, ...]:
    """Return the languages of the interface that have a file, in alphabetical order."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def load(ui: str) -> Mapping[str, Any]:
    """Return all tables of one language of the interface.

    Raises
    ------
    UsageError
        There is no file of that language.
    """
    if ui not in codes():
        raise UsageError(f"--ui knows no {ui!r}.", hint=f"use one of: {', '.join(codes())}")
    return tomllib.loads((files(__name__) / f"{ui}.toml").read_text(encoding="utf-8"))


def interface(environ: Mapping[str, str] = os.environ) -> str:
    """Return the language of the interface the user's locale asks for, else ``en``.

    The variables are asked in POSIX order: LC_ALL, LC_MESSAGES, LANG; the first that is set decides.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            code = re.split(r"[_.@-]", value, maxsplit=1)[0].lower()
            return code if code in codes() else "en"
    return "en"


def shorten(words: str, longest: int = LONGEST_WORDS) -> str:
    """Return the words on one line, with the middle left out where they are longer than ``longest`` code points."""
    words = " ".join(words.split())
    if len(words) <= longest:
        return words
    half = longest // 2
    head, tail = words[:half], words[-half:]
    return f"{head.rpartition(' ')[0] or head} […] {tail.partition(' ')[2] or tail}"


def number(value: int, ui: str = "en") -> str:
    """Return an integer with the thousands sign of the language of the interface."""
    return f"{value:,}".replace(",", load(ui)["meta"]["thousands"])


def _words(value: Any, ui: str) -> str:
    if isinstance(value, bool) or value is None:
        return str(value).lower()
    if isinstance(value, int):
        return number(value, ui) if abs(value) >= 10_000 else str(value)
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping)):
        return shorten(", ".join(_words(one, ui) for one in value))
    return shorten(str(value))


def _form(table: Mapping[str, Any], key: str, params: Mapping[str, Any]) -> str:
    """Choose among ``key``, ``key_one`` and ``key_<form>``."""
    form = params.get("form")
    if form is not None and f"{key}_{form}" in table:
        return str(table[f"{key}_{form}"])
    if params.get("count") == 1 and f"{key}_one" in table:
        return str(table[f"{key}_one"])
    return str(table[key])


def fill(table: str, key: str, ui: str = "en", **params: Any) -> str:
    """Return the sentence ``key`` of a table (``"report"``, ``"verdicts.altered"``) with its places filled.

    A place without a param stays as it is, so that the mistake can be seen; the values are never read as a template.
    """
    found: Any = load(ui)
    for part in table.split("."):
        found = found.get(part)
        if found is None:
            raise InternalError(f"messages/{ui}.toml has no table [{table}].", hint="this is a bug in Tahkik")
    return _PLACE.sub(
        lambda place: _words(params[place[1]], ui) if place[1] in params else place[0], _form(found, key, params)
    )


def message(finding: Finding, ui: str = "en") -> str:
    """Return the words of a finding.

    Parameters
    ----------
    finding : Finding
        Its ``rule`` names the table, its ``params`` fill the places.
    ui : str
        A language of the interface, one of `codes()`.

    Raises
    ------
    UsageError
        The language of the interface has no file.
    InternalError
        The rule has no words in that language.
    """
    return fill(f"rules.{finding.rule}", "message", ui, **finding.params)


def title(rule: str, ui: str = "en") -> str:
    """Return the short name of a rule for lists."""
    return fill(f"rules.{rule}", "title", ui)


def lost(rule: str, ui: str = "en") -> str | None:
    """Return what a rule finds lost or changed, in plain words; None of a rule that compares no two wordings."""
    words: Mapping[str, str] = load(ui)["lost"]
    return words.get(rule)


def depends_on(finding: Finding, ui: str = "en") -> str:
    """Return what a finding's certainty rests on, in words; a key without words is returned as it is."""
    words: Mapping[str, str] = load(ui)["depends"]
    return words.get(finding.depends_on, finding.depends_on)
