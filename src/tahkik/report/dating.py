"""Dates for people: each with its readings, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tahkik.calendars import DOUBTFUL, code_of
from tahkik.model import DateMention, DateReading
from tahkik.report.messages import fill
from tahkik.report.paint import Paint
from tahkik.report.visible import visible


def doubted(date: DateMention) -> bool:
    """Tell whether a date does not exist, or does not agree with what is printed beside it."""
    return date.consistent is False or any(
        reading.iso is None and code_of(reading.reason or "") not in DOUBTFUL for reading in date.readings
    )


def render_dates(dates: Iterable[DateMention], ui: str = "en", *, colour: bool = False) -> str:
    """Return a block for every date, or one line that says that there is none."""
    lines = [line for date in dates for line in _block(date, ui, colour)]
    return "\n".join(lines or [fill("dates", "none", ui)]) + "\n"


def _block(date: DateMention, ui: str, colour: bool) -> Iterator[str]:
    yield Paint(colour)(visible(" ".join(date.text.split())), "bold")
    for reading in date.readings:
        yield "  " + reading_in_words(reading, ui)
    if date.consistent is not None:
        key = date.conflict or "agree"
        yield "  " + fill("dates", key, ui)


def reading_in_words(reading: DateReading, ui: str) -> str:
    """Return a reading: the day, its calendar, what it is sure to, or why there is no such day."""
    calendar = fill("dates", reading.calendar, ui)
    if reading.iso is None:
        code = code_of(reading.reason or "")
        return f"{calendar}: {fill('dates', code, ui) if code else reading.reason}"
    words = f"{calendar}: {reading.iso}"
    if reading.span is not None:
        words += f" ({reading.span[0]} – {reading.span[1]})"
    if reading.tolerance_days:
        words += f" ±{reading.tolerance_days} {fill('dates', 'days', ui)}"
    if reading.julian_iso is not None:
        words += f"; {fill('dates', 'julian', ui)} {reading.julian_iso}"
    return words
