"""Dates and times as the date lines of comments print them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from tahkik.read.pagewords import month

#: The first year a page can print as its own or a comment's date. A letter's date in an article is older: the web began
#: in 1991.
EARLIEST = 1991

_WORD = r"[^\W\d_]{3,15}"
_SUFFIX = r"(?:st|nd|rd|th)?"
_DATES = (
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}){_SUFFIX}[. ]\s?(?:of )?(?P<month>{_WORD})[., ]\s?(?P<year>\d{{4}})(?!\d)"),
    re.compile(rf"(?P<month>{_WORD})\.? (?P<day>\d{{1,2}}){_SUFFIX},? (?P<year>\d{{4}})(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})[./-](?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
)
_TIME = re.compile(
    r"(?<![\d:.])T?(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:[.,]\d{1,6})?)?"
    r"(?:\s?(?P<half>[ap]\.?m(?:\.|(?!\w))|ÖÖ|ÖS|öö|ös)(?!\w))?(?P<offset>Z|\s?(?:UTC|GMT)?[+-]\d\d:?\d\d)?(?![\w:])",
    re.IGNORECASE,
)
#: A year that `EARLIEST` allows: the cheap test that most lines fail.
YEAR = re.compile(r"(?<!\d)(?:199[1-9]|20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date line: ISO to its precision, an offset only if printed; ``rest`` is what is neither date nor time."""

    published: str
    timed: bool
    rest: str


def stamp(line: str) -> Stamp | None:
    """Read the date, and the time if there is one, of a line; None where it prints no possible date.

    Examples
    --------
    >>> stamp("December 24, 2021 at 4:37 pm").published
    '2021-12-24T16:37'
    """
    if not YEAR.search(line):
        return None
    for pattern in _DATES:
        for hit in pattern.finditer(line):
            rest = line[: hit.start()] + " " + line[hit.end() :]
            time = _TIME.search(rest)
            date = _date(hit, american=bool(time and time["half"]))
            if date is None:
                continue
            if time is None:
                return Stamp(date, False, rest)
            rest = rest[: time.start()] + " " + rest[time.end() :]
            return Stamp(f"{date}T{_clock(time)}", True, rest)
    return None


def _date(hit: re.Match[str], american: bool) -> str | None:
    """Return the day as ISO, None where there is no such day. ``4/5/2021`` is April's only beside a.m. or p.m."""
    year, day = int(hit["year"]), int(hit["day"])
    number = int(hit["month"]) if hit["month"].isdecimal() else month(hit["month"])
    if number is None or year < EARLIEST:
        return None
    if hit.re is _DATES[2] and hit["sign"] == "/" and day <= 12 and (number > 12 or american):
        day, number = number, day
    try:
        return datetime.date(year, number, day).isoformat()
    except ValueError:
        return None


def _clock(time: re.Match[str]) -> str:
    hour = int(time["hour"])
    half = (time["half"] or "").lower().replace(".", "")
    if half in ("pm", "ös"):
        hour = hour % 12 + 12
    elif half:
        hour %= 12
    second = f":{time['second']}" if time["second"] else ""
    offset = re.sub(r"[^\dZ+-]", "", (time["offset"] or "").upper().replace("UTC", "").replace("GMT", ""))
    if len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{hour:02}:{int(time['minute']):02}{second}{offset}"
