"""DOCX, EPUB, TEI: words once and in order, notes, quotations, headings, printed pages, what was tracked."""

from __future__ import annotations

from types import ModuleType

import pytest

import tahkik.read as reading
from tahkik.errors import Damaged, Encrypted, UnknownFormat
from tahkik.model import Document


def blocks(page: Document) -> list[tuple[str, str]]:
    return [(block.kind, page.text[block.start : block.end]) for block in page.blocks]


def repairs(page: Document) -> list[tuple[str, str, str]]:
    return [(one.rule, page.text[one.start : one.end], one.was) for one in page.repairs]


# --- DOCX ----------------------------------------------------------------------------------------------------------


def docx(data: bytes, name: str = "defter.docx") -> Document:
    return reading.read(data, name=name)


def test_docx_structure(make: ModuleType) -> None:
    p = make.paragraph
    page = docx(
        make.docx(
            p("Kervanın defteri", style="KonuBal"),
            p("Birinci bölüm", style="Balk1"),
            p("Usta ", make.run("çok", "<w:b/>"), make.run(" az", '<w:b w:val="0"/>'), " konuştu."),
            p("Su içen dua etsin.", style="Alnt"),
            p("Kuyu derindir.", style="Alnt2"),
            p("Birinci madde", number="1"),
            p("İkinci madde", number="1"),
            p("Üçüncü", number="2"),
            p(""),
            p("Son söz."),
        )
    )
    assert blocks(page) == [
        ("title", "Kervanın defteri"),
        ("heading", "Birinci bölüm"),
        ("paragraph", "Usta çok az konuştu."),
        ("quotation", "Su içen dua etsin.\n\nKuyu derindir."),
        ("item", "1. Birinci madde"),
        ("item", "2. İkinci madde"),
        ("item", "III – Üçüncü"),
        ("paragraph", "Son söz."),
    ]
    assert page.title == "Kervanın defteri"
    assert [page.text[start:end] for start, end in page.emphases] == ["çok"]
    assert page.origins[2].path == "/w:document/w:body/w:p[3]"
    assert page.text[page.origins[2].start : page.origins[2].end] == "Usta çok az konuştu."
    assert page.language == "tr"


def test_docx_words_around_words(make: ModuleType) -> None:
    body = (
        '<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>bağlı</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>söz</w:t>'
        '<w:br/><w:t>yeni satır</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE'
        '</w:instrText></w:r><w:r><w:t xml:space="preserve"> 7</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    )  # fmt: skip
    box = (
        "<w:p><w:r><w:t>önce</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        "<w:p><w:r><w:t>kutu</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r>"
        "<w:t>kutu</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>sonra</w:t></w:r></w:p>"
    )
    hidden = make.paragraph("görünen", make.run("gizli", "<w:vanish/>"))
    page = docx(make.docx(body, box, hidden))
    assert page.text == "bağlı söz\nyeni satır 7\n\nöncesonra\n\nkutu\n\ngörünen"


def test_docx_tables(make: ModuleType) -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ["".join(f"<w:tc>{make.paragraph(words)}</w:tc>" for words in row) for row in rows]
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    page = docx(make.docx(table(("un", "12"), ("arpa", "340")), table(("Çerçeve içinde bir söz.",))))
    assert blocks(page) == [("table", "un\t12\narpa\t340"), ("paragraph", "Çerçeve içinde bir söz.")]


def test_docx_notes_stand_behind_the_text(make: ModuleType) -> None:
    notes = make.word(
        "footnotes",
        '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:t>çizgi</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="4"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> Defter, s. 12.</w:t></w:r></w:p>'
        '</w:footnote><w:footnote w:id="7"><w:p><w:r><w:t>Aynı yer.</w:t></w:r></w:p></w:footnote>',
    )
    page = docx(
        make.docx(
            make.paragraph("İlk söz", '<w:r><w:footnoteReference w:id="7"/></w:r>', " ve son söz."),
            make.paragraph("Bir daha", '<w:r><w:footnoteReference w:id="4"/></w:r>', "."),
            footnotes=notes,
        )
    )
    assert page.text == "İlk söz¹ ve son söz.\n\nBir daha².\n\n¹ Aynı yer.\n\n² Defter, s. 12."
    assert [kind for kind, _ in blocks(page)] == ["paragraph", "paragraph", "note", "note"]


def test_docx_tracked_changes_are_noted(make: ModuleType) -> None:
    page = docx(
        make.docx(
            make.paragraph(
                "Su soğuktu",
                f'<w:ins w:id="1">{make.run(" ve derindi")}</w:ins>',
                '<w:del w:id="2"><w:r><w:delText xml:space="preserve"> ama temizdi</w:delText></w:r></w:del>',
                ".",
            )
        )
    )
    assert page.text == "Su soğuktu ve derindi."
    assert repairs(page) == [("tracked-insertion", "ve derindi", ""), ("tracked-deletion", "", " ama temizdi")]


def test_docx_comments_of_readers(make: ModuleType) -> None:
    said = make.word(
        "comments",
        '<w:comment w:id="0" w:author="Leyla" w:date="2021-03-04T05:06:07Z"><w:p w14:paraId="AA"><w:r><w:t>Emin misin?'
        '</w:t></w:r></w:p></w:comment><w:comment w:id="1" w:author="Halil"><w:p w14:paraId="BB"><w:r><w:t>'
        "Evet, eminim.</w:t></w:r></w:p></w:comment>",
    )
    answers = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx '
        'w15:paraId="AA"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/></w15:commentsEx>'
    )
    page = docx(make.docx(make.paragraph("Kuyu derindir."), comments=said, commentsExtended=answers))
    assert [(one.id, one.parent, one.author, one.published, one.text) for one in page.comments] == [
        ("c1", None, "Leyla", "2021-03-04T05:06", "Emin misin?"),
        ("c2", "c1", "Halil", None, "Evet, eminim."),
    ]
    assert all(page.text[one.start : one.end] == one.text for one in page.comments)
    assert [page.text[start:end] for start, end in page.body] == ["Kuyu derindir."]


def test_docx_by_another_name_is_a_docx(make: ModuleType) -> None:
    assert docx(make.docx(make.paragraph("Kuyu derindir.")), "defter.txt").text == "Kuyu derindir."


def test_docx_with_a_password() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    with pytest.raises(Encrypted) as error:
        docx(data)
    assert "without a password" in (error.value.hint or "")


# --- EPUB ----------------------------------------------------------------------------------------------------------

FIRST = (
    "<h1>Birinci gün</h1><p>Su <span epub:type='pagebreak' id='p5' title='5'/>soğuktu ve kuyu de"
    "<span role='doc-pagebreak' id='p6' aria-label='6'></span>rindi.</p>"
    "<blockquote><p>Su içen dua etsin.</p></blockquote>"
)
SECOND = "<h2>İkinci gün</h2><p id='p7'>Usta <em>çok</em> konuştu.</p>"


@pytest.mark.parametrize("ncx", [False, True])
def test_epub_in_the_order_of_its_spine_with_printed_pages(make: ModuleType, ncx: bool) -> None:
    pages = {"b.xhtml#p5": "5", "b.xhtml#p6": "6", "a.xhtml#p7": "7"}
    page = reading.read(make.epub({"b.xhtml": FIRST, "a.xhtml": SECOND}, pages=pages, ncx=ncx), name="kervan.epub")
    assert page.text == (
        "Birinci gün\n\nSu soğuktu ve kuyu derindi.\n\nSu içen dua etsin.\n\nİkinci gün\n\nUsta çok konuştu."
    )
    assert [(one.label, page.text[one.start : one.end][:5]) for one in page.loci] == [
        ("5", "soğuk"), ("6", "rindi"), ("7", "Usta "),
    ]  # fmt: skip
    assert (page.title, page.author, page.published, page.language) == ("Kervan Defteri", "Halil Usta", "1931", "tr")
    assert ("quotation", "Su içen dua etsin.") in blocks(page)
    assert page.origins[0].path.startswith("OEBPS/Text/b.xhtml#")
    assert page.origins[-1].path.startswith("OEBPS/Text/a.xhtml#")
    assert [page.text[start:end] for start, end in page.emphases] == ["çok"]


def test_epub_without_page_list(make: ModuleType) -> None:
    page = reading.read(make.epub({"a.xhtml": SECOND}), name="kervan.epub")
    assert page.loci == ()
    assert "Contents entry" not in page.text


def test_epub_locked_by_its_seller(make: ModuleType) -> None:
    import io
    import zipfile

    data = io.BytesIO(make.epub({"a.xhtml": SECOND}))
    with zipfile.ZipFile(data, "a") as file:
        file.writestr(
            "META-INF/encryption.xml",
            '<encryption xmlns:e="urn:e"><e:CipherReference URI="OEBPS/Text/a.xhtml"/></encryption>',
        )
    with pytest.raises(Encrypted, match="locked by its seller"):
        reading.read(data.getvalue(), name="kervan.epub")


def test_a_zip_archive_that_is_no_document(make: ModuleType) -> None:
    with pytest.raises(UnknownFormat, match=r"holds no word/document\.xml"):
        reading.read(make.archive({"a.txt": "words"}), name="a.zip")
    with pytest.raises(Damaged):
        reading.read(make.epub({"a.xhtml": SECOND})[:-30], name="kervan.epub")


# --- TEI -----------------------------------------------------------------------------------------------------------

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>Kervan Defteri</title><author>Halil Usta</author></titleStmt>"
    "<publicationStmt><p>basılmadı</p></publicationStmt><sourceDesc><bibl><date when='1931'>bu yıl</date></bibl>"
    "</sourceDesc></fileDesc></teiHeader>"
)


def tei(text: str, before: str = "") -> Document:
    data = (
        f'<?xml version="1.0" encoding="utf-8"?>{before}<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}'
        f'<text xml:lang="tr">{text}</text></TEI>'
    )
    return reading.read(data.encode(), name="kervan.xml")


def test_tei_structure() -> None:
    page = tei(
        "<front><titlePage><docTitle><titlePart>Kervan Defteri</titlePart></docTitle></titlePage></front>"
        "<body><div><head>Birinci <hi>gün</hi></head><p>Usta dedi ki: <quote>su derin</quote> ve sustu.</p>"
        "<quote><p>Su içen dua etsin.</p><p>Kuyu derindir.</p></quote><lg><l>Birinci dize</l><l>ikinci dize</l></lg>"
        "<list><item n='1.'>madde</item></list><table><row><cell>un</cell><cell>12</cell></row>"
        "<row><cell>tuz</cell><cell>5</cell></row></table></div></body>"
    )
    assert blocks(page) == [
        ("title", "Kervan Defteri"),
        ("heading", "Birinci gün"),
        ("paragraph", "Usta dedi ki: su derin ve sustu."),
        ("quotation", "Su içen dua etsin.\n\nKuyu derindir."),
        ("paragraph", "Birinci dize\nikinci dize"),
        ("item", "1. madde"),
        ("table", "un\t12\ntuz\t5"),
    ]
    assert (page.title, page.author, page.published, page.language) == ("Kervan Defteri", "Halil Usta", "1931", "tr")
    assert [page.text[start:end] for start, end in page.emphases] == ["gün"]
    assert page.origins[2].path == "/TEI[1]/text[1]/body[1]/div[1]/p[1]"


def test_tei_nothing_is_repaired_in_place() -> None:
    page = tei(
        "<body><p>Su <choice><sic>sogukdu</sic><corr>soğuktu</corr></choice> ve <choice><abbr>Hz.</abbr><expan>Hazret"
        "</expan></choice> geldi, <supplied>her</supplied> zaman <gap/> <del>gitti</del>.</p></body>"
    )
    assert page.text == "Su sogukdu ve Hz. geldi, her zaman […] gitti."
    assert repairs(page) == [("corr", "sogukdu", "soğuktu"), ("expan", "Hz.", "Hazret"), ("supplied", "her", "")]


def test_tei_notes_and_printed_pages() -> None:
    page = tei(
        "<body><pb n='5'/><p>Usta<note>Defter, s. 12.</note> geldi, kuyu de<pb n='6' break='no'/>rindi ve<lb/>soğuktu."
        "</p><pb/><p>Akşam<note n='*'>Aynı yer.</note> oldu.</p></body>"
    )
    assert page.text == "Usta¹ geldi, kuyu derindi ve soğuktu.\n\nAkşam* oldu.\n\n¹ Defter, s. 12.\n\n* Aynı yer."
    assert [(one.label, page.text[one.start : one.end][:4]) for one in page.loci] == [("5", "Usta"), ("6", "rind")]
    assert [kind for kind, _ in blocks(page)] == ["paragraph", "paragraph", "note", "note"]


def test_tei_entities_of_its_own_are_read_and_none_is_fetched() -> None:
    page = tei(
        "<body><p>Su &mdash; derin &adi; &dis;</p></body>",
        '<!DOCTYPE TEI [<!ENTITY adi "Halil"><!ENTITY dis SYSTEM "file:///etc/hostname"><!ENTITY mdash "—">]>',
    )
    assert page.text == "Su — derin Halil &dis;"
    assert tei("<body><p>Su&nbsp;derin &amp; so&#287;uk &eacute;</p></body>").text == "Su derin & soğuk é"
