"""From a page and its source to what the quotation leaves out of its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

import tahkik

TURKISH = """Belediye reisi toplantıyı açtı. Değirmen hissesini öderse, kasaba eski köprüyü kış gelmeden yapacaktır.


Kasaba eski çeşmenin bütün masrafını karşılar, ancak bunun için değirmenin satılması gerekir. Sonra gidildi.

Mektebin çatısı bu yaz mutlaka yapılacaktır. Fakat usta henüz bulunamamıştır.

Yolcular sabah erkenden hanın avlusunda toplandılar. Kervan öğleye doğru nehrin kıyısından ayrıldı.
"""
ENGLISH = """They met. If the mill pays its share, the town shall repair the old bridge before winter.

The council shall sell the northern meadow to the baker, but only when the king agrees. All went home.

We shall rebuild the burnt market hall unless the river rises again. The smith brought nine lanterns to the gate.
"""
BARE = """once the summer had ended the carters went down to the river and counted forty barrels of salt by the ferry \
if the ferryman returns they shall load every barrel before the first snow and the reeve shall pay them in silver"""


def cuts(tmp_path: Path, source: str, quoted: str, language: str) -> list[tuple[str, str, str]]:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.txt").write_text(source, encoding="utf-8")
    page = tmp_path / "page.txt"
    page.write_text(f"It says: “{quoted}”\n", encoding="utf-8")
    corpus = tahkik.Corpus.of([folder], language=language, keep=False)
    result = corpus.check(tahkik.read(page))
    assert result.quotations[0].matches
    return [(one.rule, one.level, one.params["was"]) for one in result.findings if one.rule.startswith("cut-")]


@pytest.mark.parametrize(
    ("source", "quoted", "language", "expected"),
    [
        (TURKISH, "kasaba eski köprüyü kış gelmeden yapacaktır", "tr",
         [("cut-before-condition", "warning", "Değirmen hissesini öderse")]),
        (TURKISH, "Kasaba eski köprüyü kış gelmeden yapacaktır.", "tr",  # a capital the source does not have
         [("cut-before-condition", "warning", "Değirmen hissesini öderse")]),
        (TURKISH, "Kasaba eski çeşmenin bütün masrafını karşılar", "tr",
         [("cut-before-limit", "warning", "ancak bunun için değirmenin satılması gerekir.")]),
        (TURKISH, "Mektebin çatısı bu yaz mutlaka yapılacaktır.", "tr",
         [("cut-before-limit", "note", "Fakat usta henüz bulunamamıştır.")]),
        (TURKISH, "Yolcular sabah erkenden hanın avlusunda toplandılar.", "tr", []),
        (TURKISH, "öğleye doğru nehrin kıyısından ayrıldı", "tr", []),
        (TURKISH, "Değirmen hissesini öderse, kasaba eski köprüyü kış gelmeden yapacaktır.", "tr", []),
        (ENGLISH, "the town shall repair the old bridge before winter", "en",
         [("cut-before-condition", "warning", "If the mill pays its share")]),
        (ENGLISH, "The council shall sell the northern meadow to the baker", "en",
         [("cut-before-limit", "warning", "but only when the king agrees.")]),
        (ENGLISH, "We shall rebuild the burnt market hall", "en",
         [("cut-before-condition", "warning", "unless the river rises again.")]),
        (ENGLISH, "The smith brought nine lanterns to the gate.", "en", []),
        (BARE, "the reeve shall pay them in silver", "en",
         [("cut-before-condition", "warning", "if the ferryman returns they shall load every barrel before the")]),
        (BARE, "once the summer had ended the carters went down to the river", "en",
         [("cut-before-condition", "note", "")]),  # no stop says that a clause ended: only a note
    ],
)  # fmt: skip
def test_what_a_page_leaves_out(
    tmp_path: Path, source: str, quoted: str, language: str, expected: list[tuple[str, str, str]]
) -> None:
    found = cuts(tmp_path, source, quoted, language)
    assert [one[:2] for one in found] == [one[:2] for one in expected]
    for (*_, clause), (*_, wanted) in zip(found, expected, strict=True):
        assert wanted in clause
