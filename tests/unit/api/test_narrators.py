"""A quotation cut at its narrator's words: one passage is one quotation, passages of two places are two."""

from __future__ import annotations

from pathlib import Path

import pytest

from tahkik.api import Corpus, check, read
from tahkik.model import CheckResult

BRIDGE = "Köprünün ayakları ağır taştan örülmüş, kemeri bir yaz boyunca yavaş yavaş kapanmıştı."
ORCHARD = "Bahçedeki yaşlı dut ağacı her bahar yeniden çiçek açar, gölgesinde çocuklar uyurdu."
NARRATORS = [",” dedi Usta, “", ",” diye anlattı yaşlı adam, “", "” dedi Usta; “"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder: Path = tmp_path_factory.mktemp("narrators")
    (folder / "bridge.txt").write_text(f"Defter açılır. {BRIDGE} Sonra kış geldi.\n", encoding="utf-8")
    (folder / "orchard.txt").write_text(f"Mektup başlar. {ORCHARD} Kimse duymadı.\n", encoding="utf-8")
    return Corpus.of([folder], language="tr", keep=False)


def checked(words: str, corpus: Corpus) -> CheckResult:
    return check(read(f"Gazete yazıyor: {words}\n\nBaşka yerde: “{ORCHARD}” yazılı.\n".encode()), corpus)


@pytest.mark.parametrize("narrator", NARRATORS)
def test_passages_of_two_places_are_two_quotations(narrator: str, corpus: Corpus) -> None:
    result = checked(f"“{BRIDGE.rstrip('.')}{narrator}{ORCHARD}”", corpus)
    assert [one.matches[0].source.rpartition("/")[2] for one in result.quotations] == [
        "bridge.txt",
        "orchard.txt",
        "orchard.txt",
    ]
    ids = [one.quotation.id for one in result.quotations]
    assert sorted(ids) == ["q1", "q2", "q3"]
    assert [one.quotation.text.rstrip(".,") for one in result.quotations] == [
        BRIDGE.rstrip("."),
        ORCHARD.rstrip("."),
        ORCHARD.rstrip("."),
    ]


@pytest.mark.parametrize("narrator", NARRATORS)
def test_one_passage_stays_one_quotation(narrator: str, corpus: Corpus) -> None:
    first, second = BRIDGE.split(", ")
    result = checked(f"“{first}{narrator}{second}”", corpus)
    bridge = [one for one in result.quotations if one.matches and one.matches[0].source.endswith("bridge.txt")]
    assert len({one.quotation.id for one in result.quotations}) == len(result.quotations)
    assert all(one.quotation.id.removeprefix("q").isdigit() for one in result.quotations)
    assert all(variant.class_ != "substantive" for one in bridge for variant in one.matches[0].variants)
