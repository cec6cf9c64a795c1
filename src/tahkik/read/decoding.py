"""Bytes to text."""

from __future__ import annotations

import codecs

from tahkik.errors import EmptyDocument, UnknownFormat

#: Bytes looked at to tell text from other data.
HEAD = 65_536
#: Share of control characters above which bytes are no text; prose has none but tabs and line ends.
CONTROLS = 0.02
#: Single-byte encodings Turkish and its neighbours were written in, tried where bytes are no Unicode.
SINGLE_BYTE = ("cp1254", "iso8859_9", "cp1252", "cp1251", "cp1256", "cp1253", "cp1250")
_MAGIC = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP archive (DOCX, EPUB, ODT)"), (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip archive"), (b"SQLite format 3", "a database"),
)  # fmt: skip
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def refusal(data: bytes) -> str | None:
    """Return why bytes are no text, None where they may be."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return f"it is {what}"
    if any(data.startswith(bom) for bom, _ in _BOMS):
        return None
    head = data[:HEAD]
    if b"\0" in head:
        return "it holds NUL bytes, as programs and pictures do"
    controls = sum(head.count(bytes([code])) for code in range(32) if code not in (9, 10, 11, 12, 13, 27))
    if controls > CONTROLS * len(head):
        return f"{100 * controls // len(head)} of 100 bytes are control characters"
    return None


def decode(data: bytes, name: str) -> str:
    """Decode a text: its byte order mark decides, else UTF-8, else the likeliest single-byte encoding.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        Its name, for errors.

    Returns
    -------
    str
        Without byte order mark; line ends as they stand.

    Raises
    ------
    EmptyDocument
        No words.
    UnknownFormat
        Not decodable.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            break
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = _single_byte(data, name)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise EmptyDocument(f"{name} holds no words.", hint="check that the right file was saved", details={"source": name})
    return text


def _single_byte(data: bytes, name: str) -> str:
    # imported here: only old files need it, and it takes 50 ms
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(SINGLE_BYTE)).best()
    if best is None:
        raise UnknownFormat(
            f"{name} is neither UTF-8 nor one of the single-byte encodings known here.",
            hint="save it again as UTF-8",
            details={"source": name, "tried": ["utf-8", *SINGLE_BYTE]},
        )
    return str(best)
