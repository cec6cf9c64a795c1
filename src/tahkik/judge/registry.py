"""The rules there are: every file in ``rules/`` of the one shape.

A rule's file has ``NAME`` (completes "allow ___"), ``LEVEL``, a docstring that is its public page, and ``find(page)``,
which yields findings. A rule that names variants has ``claims(place)`` too, and may say in ``INSTEAD_OF`` which rules
stand back where both would claim one.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import getdoc
from types import MappingProxyType, ModuleType
from typing import get_args

# Bound here and now: a folder that is imported later would take the place of the function of its name in the package.
import tahkik.judge.rules as folder
from tahkik.errors import InternalError, UsageError
from tahkik.judge.judged import Judged
from tahkik.judge.phrases import Place
from tahkik.model import Finding, FindingLevel

#: Headings every rule's page has, in this order.
HEADINGS = ("What it finds", "Why it matters", "Example", "How to read it", "When it is wrong")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, the level of its findings where nothing lowers it, its public page, and what it does."""

    name: str
    level: FindingLevel
    page: str
    find: Callable[[Judged], Iterator[Finding]]
    claims: Callable[[Place], bool] | None = None
    instead_of: tuple[str, ...] = ()


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its name, in alphabetical order.

    Raises
    ------
    InternalError
        A file in ``rules/`` is not of the shape.
    """
    found = (_rule(import_module(f"{folder.__name__}.{entry.name}")) for entry in pkgutil.iter_modules(folder.__path__))
    return MappingProxyType({rule.name: rule for rule in sorted(found, key=lambda rule: rule.name)})


def page(name: str) -> str:
    """Return the public page of a rule, in Markdown.

    Raises
    ------
    UsageError
        No rule has that name.
    """
    try:
        return rules()[name].page
    except KeyError:
        raise UsageError(
            f"There is no rule {name!r}.",
            hint=f"the rules are: {', '.join(rules())}",
            details={"rule": name, "known": list(rules())},
        ) from None


def claimant(place: Place, among: Iterable[Rule]) -> str:
    """Return the name of the rule that a substantive variant is reported under."""
    claiming = [rule for rule in among if rule.claims is not None and rule.claims(place)]
    standing_back = {name for rule in claiming for name in rule.instead_of}
    left = [rule for rule in claiming if rule.name not in standing_back] or claiming
    if not left:
        raise InternalError(f"No rule names a substantive {place.variant.kind}.", hint="this is a bug in Tahkik")
    return min(rule.name for rule in left)


def _rule(module: ModuleType) -> Rule:
    name, text = getattr(module, "NAME", ""), getdoc(module) or ""
    level: FindingLevel | None = getattr(module, "LEVEL", None)
    find: Callable[[Judged], Iterator[Finding]] | None = getattr(module, "find", None)
    if name.replace("-", "_") != module.__name__.rpartition(".")[2]:
        raise InternalError(f"The rule file {module.__name__} calls itself {name!r}.", hint="name both alike")
    if level is None or level not in get_args(FindingLevel) or find is None:
        raise InternalError(f"The rule {name} has no LEVEL or no find().", hint="see tahkik.judge.registry")
    missing = [heading for heading in HEADINGS if f"\n## {heading}\n" not in text]
    if missing:
        raise InternalError(f"The page of the rule {name} lacks {', '.join(missing)}.", hint="add the headings")
    return Rule(name, level, text, find, getattr(module, "claims", None), tuple(getattr(module, "INSTEAD_OF", ())))
