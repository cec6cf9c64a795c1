"""Dates: found, read in their calendars, and compared with what is printed beside them.

::

    table.py      the profile's words of dates
    lexing.py     where dates are looked for, and the tokens there
    phrases.py    days, months, years, eras, weekdays
    forms.py      the written forms
    written.py    a date as written
    reading.py    the calendar it is of, and its days
    pairing.py    dates printed as one, and whether they agree

Linear in the text: one pass for figures that may be a year; each token around them is looked at a bounded number of
times.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from tahkik.languages import Profile
from tahkik.model import DateMention, Document
from tahkik.segment.dates.forms import Forms
from tahkik.segment.dates.lexing import tokens, zones
from tahkik.segment.dates.pairing import Group, group
from tahkik.segment.dates.phrases import Phrases
from tahkik.segment.dates.table import DateTable, date_table
from tahkik.segment.paragraphs import Zone

__all__ = ["dates_of", "find_dates"]


def find_dates(text: str, profile: Profile) -> list[DateMention]:
    """Find every date of a text that has a year.

    Parameters
    ----------
    text : str
        As written.
    profile : Profile
        Its language; one without a table of dates finds none.

    Returns
    -------
    list of DateMention
        In order, not overlapping; ``text[start:end]`` is each one's ``text``.
    """
    table = date_table(profile)
    if table is None:
        return []
    found: list[DateMention] = []
    last = 0
    for start, end in zones(text, _anchor(table)):
        for first, after, whole in _within(text, max(start, last), end, table):
            readings = tuple(one.reading for one in whole.readings)
            name = f"d{len(found) + 1}"
            found.append(DateMention(name, first, after, text[first:after], readings, whole.consistent, whole.conflict))
            last = after
    return found


def dates_of(document: Document, zones: Iterable[Zone], profile: Profile) -> tuple[DateMention, ...]:
    """Return the dates of a page's article and comments; what the software around them left behind is no part of it."""
    spans = [(one.start, one.end) for zone in zones for one in zone.paragraphs]
    spans.sort()
    starts = [start for start, _ in spans]
    kept: list[DateMention] = []
    for date in find_dates(document.text, profile):
        at = bisect_right(starts, date.start) - 1
        if at >= 0 and date.end <= spans[at][1]:
            kept.append(replace(date, id=f"d{len(kept) + 1}"))
    return tuple(kept)


def _within(text: str, start: int, end: int, table: DateTable) -> Iterator[tuple[int, int, Group]]:
    """Yield the dates of one stretch: their span in the text, and what they say."""
    cut = tokens(text, start, end)
    forms = Forms(Phrases(cut, table))
    at = 0
    while at < len(cut):
        kind = cut[at].kind
        if kind == "number" or (kind == "word" and forms.phrases.may_begin(at)):
            written = forms.read(at)
            whole = group(forms, written, table.rumi) if written is not None else None
            if whole is not None:
                yield cut[whole.start].start, cut[whole.end - 1].end, whole
                at = whole.end
                continue
        at += 1


@lru_cache(maxsize=16)
def _anchor(table: DateTable) -> re.Pattern[str] | None:
    """Return a pattern of the words that end a year in words (the thousand), None where the profile has none."""
    words = [word for word, value in table.numbers.items() if value == 1000]
    return re.compile(r"(?<![^\W_])(?i:" + "|".join(map(re.escape, words)) + r")(?![^\W_])") if words else None
