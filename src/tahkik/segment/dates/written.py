"""A date as it is written, before a calendar is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tahkik.segment.dates.table import MonthKind


@dataclass(frozen=True, slots=True)
class Written:
    """One date: its tokens ``start`` to ``end``, and what they say.

    ``first_day`` and ``last_day`` differ in a night, a range or a ten-day date; `table.LAST` is the last of the month.
    ``until`` is the later date of a range over two months. ``figures`` are those of the year; 0 where it is in words.
    """

    start: int
    end: int
    first_day: int | None = None
    last_day: int | None = None
    month: int | None = None
    kind: MonthKind | Literal["figures"] | None = None
    year: int | None = None
    figures: int = 0
    era: str | None = None
    weekday: int | None = None
    between: Literal["", "/", "-", "ten"] = ""
    until: Written | None = None
    two_sided: bool = False
