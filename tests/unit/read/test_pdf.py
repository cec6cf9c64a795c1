"""PDF: reading order, paragraphs over columns and pages, hyphens, page labels, notes, running heads, refusals."""

from __future__ import annotations

import threading
from types import ModuleType

import pytest

import tahkik
import tahkik.read as reading
from tahkik.errors import Damaged, Encrypted, LimitError, NoTextLayer
from tahkik.model import Document
from tahkik.options import ReadOptions

LEFT = (
    "Kervan sabahleyin kuyunun başında durdu ve develer sulandı. Usta, yolun uzun olduğunu söyledi; kimse itiraz "
    "etmedi, çünkü herkes yorgundu. Gece soğuk geçmişti ve odun kalmamıştı."
)
RIGHT = (
    "Öğleye doğru rüzgâr çıktı. Kum her yeri örttü, izler silindi. Kılavuz durdu, yere baktı ve güneyi gösterdi; "
    "orada eski bir hanın duvarları görünüyordu. İçeride ateş yandı."
)
NEXT = "Ertesi gün han boşaldı. Avluda yalnız köpek kaldı; o da kapının önünde uyudu ve kimseye havlamadı, akşam oldu."


def read(data: bytes, name: str = "kervan.pdf") -> Document:
    return reading.read(data, name=name)


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("order", ["column after column", "row after row", "the right one first"])
def test_two_columns_are_read_one_after_the_other(make: ModuleType, order: str) -> None:
    left, right = make.column(LEFT, 60, 740, 220), make.column(RIGHT, 320, 740, 220)
    if order == "row after row":
        placed = sorted([*left, *right], key=lambda line: (-line[1], line[0]))
    else:
        placed = [*right, *left] if order.startswith("the right") else [*left, *right]
    page = read(make.pdf([[(60, 790, 16, "Kervan yolu"), *placed]]))
    assert page.title == "Kervan yolu"
    assert words(page.text) == words(f"Kervan yolu {LEFT} {RIGHT}")


def test_a_heading_over_both_columns_divides_them(make: ModuleType) -> None:
    top = [*make.column(LEFT, 60, 780, 220), *make.column(RIGHT, 320, 780, 220)]
    foot = [*make.column(NEXT, 60, 500, 220), *make.column(LEFT, 320, 500, 220)]
    page = read(make.pdf([[*top, (60, 560, 18, "İkinci bölümün başlığı burada"), *foot]]))
    assert words(page.text) == words(f"{LEFT} {RIGHT} İkinci bölümün başlığı burada {NEXT} {LEFT}")


def test_cells_of_a_table_and_a_letters_head_are_no_columns(make: ModuleType) -> None:
    rows = [(60.0, 700 - 14.0 * at, 10, f"{place}") for at, place in enumerate(("un", "arpa", "tuz", "buğday"))]
    figures = [(400.0, 700 - 14.0 * at, 10, figure) for at, figure in enumerate(("12", "340", "5", "28"))]
    page = read(make.pdf([[(60, 760, 10, "Konya"), (440, 760, 10, "4 Mart 1931"), *rows, *figures]]))
    assert words(page.text) == words("Konya 4 Mart 1931 un 12 arpa 340 tuz 5 buğday 28")


def test_a_paragraph_goes_on_over_columns_and_pages(make: ModuleType) -> None:
    half = LEFT.index("; kimse") + 2
    pages = [
        make.column(LEFT[:half], 60, 740, 420),
        [*make.column(LEFT[half:], 60, 740, 420), *make.column(RIGHT, 60, 640, 420)],
    ]
    page = read(make.pdf(pages))
    assert [page.text[block.start : block.end] for block in page.blocks] == [LEFT, RIGHT]
    assert [one.label for one in page.loci] == ["1", "2"]
    assert page.text[page.loci[1].start :].startswith("kimse itiraz")


def test_hyphens_at_line_ends(make: ModuleType) -> None:
    """Joined are a word of the language and one that stands elsewhere in the document; a hyphen of its own stays."""
    lines = [
        "Kervan bütün gün yürüdü, kuyuya akşam-",
        "leyin vardı; harekât-ı harbiye bitmiş, Türk-",
        "Yunan sınırı geçilmişti. Zırbıtoğlu çadırını kurdu, Zırbı-",
        "toğlu ateş yaktı, öbür yanda kıvra-",
        "nıltılı bir ses duyuldu.",
    ]
    page = read(make.pdf([[(60, 740 - 14 * at, 10, line) for at, line in enumerate(lines)]]))
    text = page.text
    assert "akşamleyin vardı" in text
    assert "Zırbıtoğlu çadırını kurdu, Zırbıtoğlu ateş" in text
    assert "Türk-Yunan" in text or "Türk- Yunan" in text
    assert "harekât-ı" in text
    joined = [one for one in page.repairs if one.rule == "line-end-hyphen"]
    assert {one.was for one in joined} == {"-\n"}
    assert [text[: one.start].split()[-1] for one in joined][:2] == ["akşam", "Zırbı"]


def _book(make: ModuleType, count: int = 8) -> bytes:
    pages = []
    for number in range(count):
        head = f"KERVAN DEFTERİ {number + 5}" if number % 2 else f"{number + 5} HALİL USTA"
        foot = [
            (60, 96, 7.5, f"{number + 1} Han kayıtları, cilt {number}, s. 1{number}."),
            (60, 86, 7.5, "Ayrıca bk. ek."),
        ]
        text = make.column(f"{number}. gün. {LEFT} {RIGHT}", 60, 740, 420)
        pages.append([(60, 800, 9, head), *text, *foot[: 1 + number % 2]])
    return make.pdf(pages, labels="0 << /S /r /St 3 >> 2 << /S /D /St 7 >>")


def test_running_heads_are_leavings_and_pages_have_their_labels(make: ModuleType) -> None:
    page = read(_book(make))
    left = [page.text[start:end] for start, end in page.leavings]
    assert [head for head in left if "HALİL" in head or "KERVAN" in head] == [
        "5 HALİL USTA", "KERVAN DEFTERİ 6", "7 HALİL USTA", "KERVAN DEFTERİ 8",
        "9 HALİL USTA", "KERVAN DEFTERİ 10", "11 HALİL USTA", "KERVAN DEFTERİ 12",
    ]  # fmt: skip
    body = "".join(page.text[start:end] for start, end in page.body)
    assert "HALİL" not in body
    assert [one.label for one in page.loci] == ["iii", "iv", "7", "8", "9", "10", "11", "12"]
    assert all(page.text[one.start : one.end].lstrip().startswith(f"{at}. gün") for at, one in enumerate(page.loci))


def test_notes_stand_behind_the_paragraph_they_interrupt(make: ModuleType) -> None:
    page = read(_book(make))
    notes = [page.text[block.start : block.end] for block in page.blocks if block.kind == "note"]
    assert len(notes) == 8
    assert notes[1] == "2 Han kayıtları, cilt 1, s. 11. Ayrıca bk. ek."
    paragraphs = [page.text[block.start : block.end] for block in page.blocks if block.kind == "paragraph"]
    assert paragraphs[0] == f"0. gün. {LEFT} {RIGHT}"


def test_bare_numbers_at_the_foot_are_leavings_and_a_number_in_the_text_is_not(make: ModuleType) -> None:
    pages = [[*make.column(LEFT, 60, 740, 420), (290, 40, 10, f"– {number} –")] for number in (4, 5, 6)]
    pages[1].append((60, 600, 10, "1931"))
    page = read(make.pdf(pages))
    assert "1931" in page.text[: page.leavings[0].start]
    assert [page.text[start:end] for start, end in page.leavings] == ["– 4 –", "– 5 –", "– 6 –"]


def test_a_source_in_pdf_is_cited_by_its_page(make: ModuleType, tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path), "kitaplar")
    folder.mkdir()
    (folder / "kervan.pdf").write_bytes(_book(make))
    corpus = tahkik.Corpus.of([folder], keep=False)
    told = LEFT[LEFT.index("Usta, yolun") : LEFT.index(" Gece")]
    page = reading.read(f"Deftere göre:\n\n“{told}”\n".encode())
    found = corpus.check(page).quotations[0]
    assert found.verdict == "verbatim"
    assert found.matches[0].source == "kitaplar/kervan.pdf"
    assert {match.locus for match in found.matches} <= {f"p. {label}" for label in "iii iv 7 8 9 10 11 12".split()}


# --- refusals ------------------------------------------------------------------------------------------------------


def test_pictures_of_pages_are_no_text(make: ModuleType) -> None:
    with pytest.raises(NoTextLayer, match="pictures of 3 pages and no text") as error:
        read(make.pdf([[], [], []]))
    assert "ocrmypdf" in (error.value.hint or "")


def test_a_locked_file_asks_for_its_password(make: ModuleType) -> None:
    with pytest.raises(Encrypted) as error:
        read(make.pdf([[(60, 700, 10, "words")]], locked=True))
    assert "qpdf" in (error.value.hint or "")


@pytest.mark.parametrize("cut", [9, 200, 1_500])
def test_a_file_that_breaks_off(make: ModuleType, cut: int) -> None:
    with pytest.raises(Damaged) as error:
        read(_book(make)[:cut])
    assert error.value.hint


def test_more_pages_than_are_read_at_once(make: ModuleType) -> None:
    data = make.pdf([[]] * 6_000)
    with pytest.raises(LimitError, match="6000 pages") as error:
        reading.read(data, ReadOptions(max_size=1 << 30), name="kervan.pdf")
    assert "split" in (error.value.hint or "")


def test_threads_take_turns(make: ModuleType) -> None:
    data = _book(make)
    alone = read(data)
    found: list[Document] = []
    threads = [threading.Thread(target=lambda: found.append(read(data))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone] * 4
