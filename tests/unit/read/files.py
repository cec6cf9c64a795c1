"""Small files of every format, written by the tests themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

# --- PDF -----------------------------------------------------------------------------------------------------------

#: Letters of Turkish in the places of a font's own encoding, by the names PDF gives them.
_TURKISH = {
    "ş": (1, "scedilla"), "Ş": (2, "Scedilla"), "ğ": (3, "gbreve"), "Ğ": (4, "Gbreve"), "ı": (5, "dotlessi"),
    "İ": (6, "Idotaccent"),
}  # fmt: skip
#: Width of every letter in these files, in thousandths of its height.
WIDTH = 500

Placed = tuple[float, float, float, str]


def pdf(pages: Sequence[Sequence[Placed]], labels: str = "", title: str = "", locked: bool = False) -> bytes:
    """Return a PDF whose pages hold words at places: ``(x, y, size, words)`` in points from the lower left corner."""
    objects: list[bytes] = []

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    differences = " ".join(f"{code} /{name}" for code, name in _TURKISH.values())
    widths = " ".join([str(WIDTH)] * 256)
    font = add(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 0 /LastChar 255 /Widths [ %b ] "
        b"/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [ %b ] >> >>"
        % (widths.encode(), differences.encode())
    )
    parent = len(objects) + 2 * len(pages) + 1
    kids = []
    for page in pages:
        shown = b"BT\n" + b"".join(_shown(*placed) for placed in page) + b"ET"
        stream = add(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(shown), shown))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << /Font << /F1 %d 0 R >> >> >>" % (parent, stream, font)
            )
        )
    add(b"<< /Type /Pages /Count %d /Kids [ %b ] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids)))
    named = b"/PageLabels << /Nums [ %b ] >>" % labels.encode() if labels else b""
    root = add(b"<< /Type /Catalog /Pages %d 0 R %b >>" % (parent, named))
    info = add(b"<< /Title (%b) >>" % title.encode("cp1252"))
    trailer = b"/Root %d 0 R /Info %d 0 R" % (root, info)
    if locked:
        key = b"<" + b"28" * 32 + b">"
        crypt = add(b"<< /Filter /Standard /V 1 /R 2 /O %b /U %b /P -44 >>" % (key, key))
        trailer += b" /Encrypt %d 0 R /ID [ <00> <00> ]" % crypt
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d %b >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return bytes(out)


def _shown(x: float, y: float, size: float, words: str) -> bytes:
    letters = bytearray()
    for sign in words:
        code = bytes([_TURKISH[sign][0]]) if sign in _TURKISH else sign.encode("cp1252")
        letters += b"\\" + code if code in b"()\\" else code
    return b"/F1 %g Tf 1 0 0 1 %g %g Tm (%b) Tj\n" % (size, x, y, bytes(letters))


def column(words: str, x: float, top: float, width: float, size: float = 10, step: float = 14) -> list[Placed]:
    """Return words set in lines of a width."""
    room = int(width / (size * WIDTH / 1000))
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) + 1 > room:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(x, top - step * number, size, line) for number, line in enumerate(lines)]


# --- archives ------------------------------------------------------------------------------------------------------


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def word(element: str, content: str) -> str:
    """Return a part of a DOCX file with the namespaces its elements use."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{element} {_W}>{content}</w:{element}>'


def run(words: str, properties: str = "") -> str:
    """Return a run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", number: str = "") -> str:
    """Return a paragraph of runs; bare words are a run."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    shown = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{shown}</w:p>"


STYLES = word(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Balk1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="KonuBal"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Alnt"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Alnt2"><w:name w:val="Benim"/><w:basedOn w:val="Alnt"/></w:style>',
)
NUMBERING = word(
    "numbering",
    '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0">'
    '<w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1 –"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>',
)


def docx(*body: str, **parts: str) -> bytes:
    """Return a DOCX file; further parts by their name in ``word/`` (``footnotes=…``)."""
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": word("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>"),
            "word/styles.xml": STYLES,
            "word/numbering.xml": NUMBERING,
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def epub(
    chapters: Mapping[str, str], *, pages: Mapping[str, str] | None = None, ncx: bool = False, extra: str = ""
) -> bytes:
    """Return a book: chapters in HTML by file name, in order, and the targets of printed pages (``a.xhtml#p5``)."""
    items = "".join(
        f'<item id="c{number}" href="Text/{file}" media-type="application/xhtml+xml"/>'
        for number, file in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    links = "".join(f'<li><a href="Text/{target}">{label}</a></li>' for target, label in (pages or {}).items())
    targets = "".join(
        f'<pageTarget id="t{label}" type="normal"><navLabel><text>{label}</text></navLabel>'
        f'<content src="Text/{target}"/></pageTarget>'
        for target, label in (pages or {}).items()
    )
    nav = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        '<nav epub:type="toc"><ol><li><a href="Text/a.xhtml">Contents entry</a></li></ol></nav>'
        f'<nav epub:type="page-list"><ol>{links}</ol></nav></body></html>'
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Kervan Defteri</dc:title>'
        "<dc:creator>Halil Usta</dc:creator><dc:language>tr</dc:language><dc:date>1931</dc:date></metadata>"
        f'<manifest>{items}<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        + ('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' if ncx else "")
        + f'{extra}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>',
        "OEBPS/nav.xhtml": nav if not ncx else "<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
        "OEBPS/toc.ncx": '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://example.org/ncx.dtd">'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><pageList>{targets}</pageList></ncx>',
    }
    for file, content in chapters.items():
        parts[f"OEBPS/Text/{file}"] = (
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{file}</title></head><body>{content}</body></html>'
        )
    return archive(parts)
