"""Which citations are held, where a reference back leads, and what is never read."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import tahkik


def corpus(folder: Path) -> tahkik.Corpus:
    (folder / "Bozkırda Üç Kış.md").write_text(
        "# Bozkırda Üç Kış\n\nKasabanın köprüsü ilk baharda, sel çekildikten sonra yeniden kuruldu.\n", encoding="utf-8"
    )
    return tahkik.Corpus.of([folder], language="tr", keep=False)


def test_a_work_is_held_by_its_title(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Kaynak: Hasan Demirkan, Bozkırda Üç Kış, İstanbul 1987, s. 45\n\n"
        "Kaynak: Nermin Soylu, Kervan ve Köprü, Ankara 1971, s. 3\n",
        encoding="utf-8",
    )
    sources = tmp_path / "sources"
    sources.mkdir()
    result = tahkik.check(tahkik.read(page), corpus(sources))
    assert [(one.fields["title"], one.held) for one in result.citations] == [
        ("Bozkırda Üç Kış", True),
        ("Kervan ve Köprü", False),
    ]


def test_a_reference_back_leads_to_the_last_work_of_its_author() -> None:
    notes = (
        "1. Hasan Demirkan, Bozkırda Üç Kış, İstanbul 1987, s. 45.\n"
        "2. Nermin Soylu, Kervan ve Köprü, Ankara 1971, s. 3.\n"
        "3. Demirkan, a.g.e., s. 12.\n4. A.g.e., s. 4.\n"
    )
    first, second, third, fourth = tahkik.find_citations(notes, language="tr")
    assert third.fields["refers_to"] == first.id
    assert fourth.fields["refers_to"] == second.id


def test_a_reference_back_to_nothing_is_named(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    text = "Bu köprü için iki kere para ödendi ve bir daha da onarılmadı (Demirkan, a.g.e., s. 12).\n"
    page.write_text(text, encoding="utf-8")
    assert [one.rule for one in tahkik.check(tahkik.read(page)).findings] == ["unresolved-citation"]


@given(st.text(alphabet="abcsğİı .,;:()[]/-0123456789“”’BOAC\n{}|=", max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_offset_reads_back(text: str) -> None:
    last = 0
    for one in tahkik.find_citations(text, language="tr"):
        assert text[one.start : one.end] == one.text
        assert last <= one.start < one.end
        last = one.end


def test_a_line_of_prose_holds_several() -> None:
    text = (
        "Köprü çok yazıldı (Hasan Demirkan, Bozkırda Üç Kış, İstanbul 1987, s. 45). Bunun için 4 Mart 1929 tarih ve "
        "1402 sayılı Kanun çıktı; belgesi BOA, DH.KMS, 12/7 numarada durur (TBMM ZC, Devre I, Cilt 4, s. 21)."
    )
    found = tahkik.find_citations(text, language="tr")
    assert [one.type for one in found] == ["book-tr", "law", "archive", "parliament"]
    assert found[-1].text == "TBMM ZC, Devre I, Cilt 4, s. 21"
