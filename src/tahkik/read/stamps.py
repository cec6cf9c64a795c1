"""Dates and times as comment lines print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tahkik.read.pagewords import months, normalised

_WORD = r"[^\W\d_]{3,15}"
_DATES = (
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[. ]\s?(?P<month>{_WORD})[., ]\s?(?P<year>\d{{4}})(?!\d)"),
    re.compile(rf"(?P<month>{_WORD})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)"),
)
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d)?(?:\s?(?P<half>[ap]\.?m\.?|ÖÖ|ÖS|öö|ös)(?!\w))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date line: ISO to its precision, and what of the line is neither date nor time (``rest``)."""

    published: str
    timed: bool
    rest: str


def stamp(line: str) -> Stamp | None:
    """Read the date, and the time if there is one, of a line; None where it prints no possible date."""
    for pattern in _DATES:
        for match in pattern.finditer(line):
            month = _month(match["month"])
            day = int(match["day"])
            if month is None or not 1 <= day <= 31:
                continue
            date = f"{match['year']}-{month:02}-{day:02}"
            rest = line[: match.start()] + " " + line[match.end() :]
            time = _TIME.search(rest)
            if time is None:
                return Stamp(date, False, rest)
            rest = rest[: time.start()] + " " + rest[time.end() :]
            return Stamp(f"{date}T{_hour(time):02}:{time['minute']}", True, rest)
    return None


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    known = months()
    return next((known[form] for form in normalised(word) if form in known), None)


def _hour(time: re.Match[str]) -> int:
    hour = int(time["hour"])
    half = (time["half"] or "").lower().replace(".", "")
    if half in ("pm", "ös"):
        return hour % 12 + 12
    return hour % 12 if half in ("am", "öö") else hour
