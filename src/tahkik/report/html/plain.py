"""The plain line of a quotation: “Found in …: one word added, spelling differs in 14 places.”"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tahkik.model import Checked, CheckResult, Match, Variant
from tahkik.report.columns import mark_of
from tahkik.report.messages import fill, load, number, shorten
from tahkik.report.verdicts import verdict

_PLACE = re.compile(r"\{([a-z]+)\}")

#: What is said first: the flags that turn a sentence round, then what was done to words, spelling last.
_ORDER = (
    "negation", "number", "date", "name", "changed", "added", "left-out", "moved", "doubtful", "elided", "spelling",
)  # fmt: skip
#: Flags that have a phrase of their own; other flags are told by the findings.
_FLAGGED = ("negation", "number", "date", "name")
#: Said in places, not in words.
_PLACES = ("negation", "moved", "elided", "spelling")


def line(checked: Checked, result: CheckResult, ui: str) -> str:
    """Return what the check of one quotation gave, in one sentence for anyone.

    Parameters
    ----------
    checked : Checked
        A quotation with its verdict and matches; the first match is the one spoken of.
    result : CheckResult
        The page it stands on, for what was held.
    ui : str
        Language of the interface.
    """
    if not checked.matches or checked.verdict in ("ambiguous", "rendering"):
        return verdict(checked, result.corpus, ui)
    match = checked.matches[0]
    said = differences(match.variants, ui)
    source = place(match)
    if not said:
        return put("found_verbatim", ui, source=source)
    return put("found", ui, source=source, what=", ".join(said))


def put(key: str, ui: str, **words: str) -> str:
    """Fill a sentence of the HTML report with words that are not shortened, as `fill` would do."""
    return _PLACE.sub(lambda place: words.get(place[1], place[0]), load(ui)["html"][key])


def place(match: Match) -> str:
    """Return what a person calls the source."""
    return shorten(match.title or match.source)


def differences(variants: Iterable[Variant], ui: str) -> list[str]:
    """Return the phrases that count what differs, the gravest first."""
    counts: Counter[str] = Counter()
    for variant in variants:
        kind = _kind(variant)
        counts[kind] += 1 if kind in _PLACES else _words(variant)
    return [fill("html.counts", kind, ui, count=counts[kind]) for kind in _ORDER if counts[kind]]


def tally(result: CheckResult, order: Sequence[str], ui: str) -> str:
    """Return how many quotations of the page have which verdict."""
    counts = Counter(one.verdict for one in result.quotations)
    names = load(ui)["verdicts"]
    parts = [f"{counts[one]} {names[one]['title']}" for one in order if counts[one]]  # type: ignore[index]
    many = len(result.quotations)
    return put("tally_one" if many == 1 else "tally", ui, count=number(many, ui), parts=", ".join(parts))


def _kind(variant: Variant) -> str:
    mark = mark_of(variant)
    if mark is None:
        return "spelling"
    if mark == "changed":
        return next((flag for flag in _FLAGGED if flag in variant.flags), "changed")
    return mark


def _words(variant: Variant) -> int:
    sides = (side for side in (variant.page, variant.source) if side is not None)
    return max((len(side.text.split()) for side in sides), default=1) or 1
