"""How a quotation was looked for, in words and as JSON values."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from tahkik.model import Checked, Trace, TracedPlace
from tahkik.report.messages import fill, load, number

#: Words of a place that a report shows; the JSON result has twelve.
WORDS = 6

#: JSON has no infinity; an expected count beyond every use is written as this number.
LARGEST = 1e300

Json = dict[str, Any]


def lines(checked: Checked, ui: str, *, explain: bool) -> Iterator[tuple[int, str]]:
    """Yield the lines that say how a quotation was looked for, each with the steps it is indented by.

    Parameters
    ----------
    checked : Checked
        Whatever it has no trace of takes no line.
    ui : str
        Language of the interface.
    explain : bool
        Say everything; otherwise only the nearest place of a quotation that was missed, and why.
    """
    trace = checked.explain if explain else None
    if trace is not None:
        yield from _explained(trace, ui)
    elif checked.missed is not None:
        for place in checked.missed.places[:1]:
            yield 0, fill("explain", "nearest", ui, **_words(place, 0.0, ui))
    if checked.missed is not None and checked.missed.causes:
        causes = "; ".join(load(ui)["causes"][cause] for cause in checked.missed.causes)
        # not through `fill`: the causes are our own words, and a list of them is not shortened
        yield 0, load(ui)["explain"]["missed"].replace("{causes}", causes)


def _explained(trace: Trace, ui: str) -> Iterator[tuple[int, str]]:
    counts = {name: number(getattr(trace, name), ui) for name in ("seeds", "anchors", "chains", "alignments")}
    yield 0, fill("explain", "counts", ui, **counts)
    if trace.tier > 1:
        yield 0, fill("explain", "again", ui)
    best = max((place.bits for place in trace.places if place.kept), default=0.0)
    for place in trace.places:
        yield 1, fill("explain", "kept" if place.kept else "dropped", ui, **_words(place, best - place.bits, ui))


def _words(place: TracedPlace, behind: float, ui: str) -> Json:
    shown = place.text.split()
    text = " ".join(shown[:WORDS])
    more = len(shown) > WORDS or len(place.text) < place.end - place.start
    by_bits = place.reason == "weaker" and behind >= 1
    reason = fill("dropped", "weaker_by" if by_bits else place.reason, ui, bits=round(behind)) if place.reason else ""
    return {
        "source": place.source,
        "text": f"{text} …" if more else text,
        "held": place.held,
        "of": place.of,
        "bits": round(place.bits),
        "chance": _chance(place.chance),
        "reason": reason,
    }


def _chance(expected: float) -> str:
    """Write an expected count: 0.4, 12, or 3.1e-09; more than a million places are no longer counted."""
    if expected >= 1e6:
        return "> 1e6"
    return f"{expected:.2g}" if expected >= 0.001 else f"{expected:.1e}"


def place_to_dict(place: TracedPlace) -> Json:
    """Return a place that was looked at as JSON values."""
    return {
        "source": place.source,
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "bits": place.bits if math.isfinite(place.bits) else 0.0,
        "expected_by_chance": count(place.chance),
        "held": place.held,
        "of": place.of,
        "kept": place.kept,
        "reason": place.reason,
    }


def trace_to_dict(trace: Trace) -> Json:
    """Return how a quotation was looked for as JSON values."""
    return {
        "tier": trace.tier,
        "seeds": trace.seeds,
        "anchors": trace.anchors,
        "chains": trace.chains,
        "alignments": trace.alignments,
        "causes": list(trace.causes),
        "places": [place_to_dict(one) for one in trace.places],
    }


def count(expected: float) -> float:
    """An expected count as JSON can say it: infinity and what is no number become the largest count there is."""
    return min(float(expected), LARGEST) if math.isfinite(expected) else LARGEST
