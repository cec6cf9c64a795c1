"""``date``: the dates of a text, read in their calendars."""

from __future__ import annotations

from pathlib import Path

from tahkik.cli.output import Out, literal
from tahkik.cli.status import CLEAN, FINDINGS, UNCHECKED
from tahkik.options import MAX_SIZE
from tahkik.report import dates_to_dict, dumps
from tahkik.report.dating import doubted, render_dates


def print_dates(text: str, language: str | None, *, format: str, output: Path | None, ui: str) -> int:
    """Print every date of a text with its readings; the status says whether all days exist and agree."""
    from tahkik import api

    dates = api.find_dates(literal(text, MAX_SIZE), language=language)
    out = Out(output)
    if format == "json":
        out.write(dumps(dates_to_dict(dates)) + "\n")
    else:
        out.write(render_dates(dates, ui, colour=out.colour))
    out.close()
    if not dates:
        return UNCHECKED
    return FINDINGS if any(doubted(date) for date in dates) else CLEAN
