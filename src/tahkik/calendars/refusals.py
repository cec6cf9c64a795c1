"""Why a calendar refuses a day: a code for programs, words for people."""

from __future__ import annotations

from types import MappingProxyType

REASONS = MappingProxyType(
    {
        "no-such-month": "there is no such month",
        "no-such-day": "the month has no such day",
        "no-such-year": "the calendar has no such year",
        "before-1256": "before 1256 the fiscal calendar cannot be converted by rule",
        "skipped-1332": "16 to 28 Şubat 1332 do not exist: the law made them 1 to 13 Mart 1333",
        "short-1333": "Kânunusani and Şubat 1333 do not exist: the year ran from 1 Mart to 31 Kânunuevvel",
        "month-of-another-calendar": "the year does not belong to the calendar of the month",
    }
)
#: Refusals that say nothing against the date: the day may have existed, but no rule converts it.
DOUBTFUL = frozenset({"before-1256"})
_CODES = {words: code for code, words in REASONS.items()}


def code_of(reason: str) -> str | None:
    """Return the code of a reason in words, None where it is none of these."""
    return _CODES.get(reason)
