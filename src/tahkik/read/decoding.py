"""Bytes to text: what is no text is declined, what is damaged is repaired and said so (``encoding/``)."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tahkik.errors import Damaged, EmptyDocument, UnknownFormat
from tahkik.languages import codes, load
from tahkik.model import Repair
from tahkik.read.encoding import mend
from tahkik.read.encoding.maps import edits as misread_letters

#: Bytes looked at for control characters.
HEAD = 65_536
#: Share of control characters above which bytes are no text; prose has none but tabs, line ends and form feeds.
CONTROLS = 0.02
#: Bytes of an old single-byte text looked at to tell its encoding, around its first accented letter: some 1,300 words.
SAMPLE = 10_000
#: Encodings of one byte a letter, the commoner first: where two explain a text alike, they decode it alike.
SINGLE_BYTE = ("cp1252", "cp1254", "cp1250", "cp1251", "cp1253", "cp1256")
#: Share of the accented letters that a profile must know. Of 240 extracts of Turkish speeches of 40 to 5,000 letters
#: in cp1254, 239 are told so, from 200 letters on each explains more than .62; charset-normalizer alone told 147.
EXPLAINED = 0.6
#: A file with this many sound UTF-8 letters for each broken byte is damaged UTF-8. In single-byte text a sound pair
#: arises by chance once in some hundred accented letters.
SOUND = 4
#: Share of a page's bytes that may stand for nothing in the encoding it declares; with more it is in another one.
BROKEN = 0.01

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, EPUB, ODT)"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
# UTF-32's mark begins with UTF-16's: it is asked first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 27)) + b"\x7f"
_WORD = re.compile(r"[^\W_]")
_ACCENTED = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_HIGH = re.compile(rb"[\x80-\xff]")
#: What the error handler "surrogateescape" leaves of bytes that stand for nothing; sound text never holds these.
_BROKEN = re.compile("[\udc80-\udcff]+")
#: The letters in which windows-1252 differs from windows-1254.
_TURNED = frozenset("þýðÞÝÐ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The written text, and what had to be repaired to have one."""

    text: str
    repairs: tuple[Repair, ...] = ()


def refusal(data: bytes) -> str | None:
    """Return why bytes are no text, None where they may be."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return f"it is {what}"
    if _mark(data)[1].startswith(("utf-16", "utf-32")):
        return None
    nul = data.find(b"\0")
    if nul >= 0:
        return f"byte {nul} is NUL, as in programs and pictures"
    head = data[:HEAD]
    controls = len(head) - len(head.translate(None, _CONTROL))
    if controls > CONTROLS * len(head):
        return f"{max(1, 100 * controls // len(head))} of 100 bytes are control characters"
    return None


def decode(data: bytes, name: str, declared: str | None = None, *, mending: bool = True) -> Decoded:
    """Decode a text: its byte order mark decides, else UTF-8, else what it declares, else the likeliest encoding.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        Its name, for errors.
    declared : str or None
        The codec a page declares (`tahkik.read.declared`). Sound UTF-8 is UTF-8 whatever it declares.

    mending : bool
        Whether damaged letters are repaired at once. Of a text that is derived from what is decoded (HTML), they are
        repaired afterwards, so that the repairs speak of it.

    Returns
    -------
    Decoded
        Without byte order mark, line ends as they stand; bytes that stand for nothing are U+FFFD and repairs. Damaged
        letters are repaired or stated as lost (`tahkik.read.encoding.mend`).

    Raises
    ------
    EmptyDocument
        There is no word in it.
    UnknownFormat
        It is not text, or in no encoding known here.
    Damaged
        It breaks off inside a letter of UTF-16 or UTF-32.
    """
    mark, encoding = _mark(data)
    if encoding.startswith(("utf-16", "utf-32")):
        decoded = _wide(data[len(mark) :], encoding, name)
    else:
        decoded = _narrow(data[len(mark) :], name, declared)
    if mending:
        decoded = Decoded(*mend(decoded.text, decoded.repairs))
    if not _WORD.search(decoded.text):
        raise EmptyDocument(
            f"{name} holds no words.", hint="check that the right file was saved", details={"source": name}
        )
    return decoded


def _mark(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark, and the encoding it names ("" for none)."""
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", ""))


def _wide(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Damaged(
            f"{name} is {encoding.upper()} by its first bytes, but byte {error.start} stands for nothing.",
            hint="save it again as UTF-8",
            details={"source": name, "byte": error.start},
        ) from None
    head = text[:HEAD]
    controls = sum(head.count(chr(code)) for code in _CONTROL)
    if controls > CONTROLS * len(head):
        raise UnknownFormat(
            f"{name} is no text: {max(1, 100 * controls // len(head))} of 100 signs are control characters.",
            hint="name a file of text",
            details={"source": name},
        )
    return Decoded(text)


def _narrow(data: bytes, name: str, declared: str | None) -> Decoded:
    if declared and declared.startswith(("iso2022", "hz")) and (read := _declared(data, declared)):
        return read  # its bytes are ASCII's and sound UTF-8, its letters are not
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    broken = sum(hit.end() - hit.start() for hit in _BROKEN.finditer(text))
    sound = len(data) - len(text)  # every letter of UTF-8 beyond ASCII takes at least one byte more than a code point
    if sound < SOUND * broken:
        if declared and declared != "utf-8" and (read := _declared(data, declared)):
            return read
        text = data.decode(_single_byte(data, name), "surrogateescape")
    return _repaired(text)


def _declared(data: bytes, declared: str) -> Decoded | None:
    """Decode as declared; None where too many bytes stand for nothing then."""
    try:
        text = data.decode(declared, "surrogateescape")
    except UnicodeError:
        return None  # a codec that knows no error handlers
    broken = sum(hit.end() - hit.start() for hit in _BROKEN.finditer(text))
    return _repaired(text) if broken <= BROKEN * len(data) else None


def _repaired(text: str) -> Decoded:
    """Put U+FFFD for every byte that stands for nothing, one for one, so that every position stays."""
    repairs = tuple(
        Repair(hit.start(), hit.end(), "".join(f"\\x{ord(sign) - 0xDC00:02x}" for sign in hit[0]), "undecodable-byte")
        for hit in _BROKEN.finditer(text)
    )
    return Decoded(_BROKEN.sub(lambda hit: "\ufffd" * len(hit[0]), text) if repairs else text, repairs)


def _single_byte(data: bytes, name: str) -> str:
    """Return the encoding that makes most accented letters those of a language with a profile."""
    first = _HIGH.search(data)
    start = max(0, (first.start() if first else 0) - 1_000)
    sample = data[start : start + SAMPLE]
    best, encoding = max(
        ((_explained(sample.decode(one, "surrogateescape")), one) for one in SINGLE_BYTE), key=lambda pair: pair[0]
    )
    if best < EXPLAINED:
        return _guessed(sample, name)
    # Icelandic in windows-1252 has þ, ý and ð where Turkish in windows-1254 has ş, ı and ğ: the words decide.
    western = sample.decode("cp1252", "replace")
    if encoding == "cp1254" and not _TURNED.isdisjoint(western) and not misread_letters(western):
        return "cp1252"
    return encoding


def _explained(text: str) -> float:
    """Return the share of accented letters that the likeliest profile names as its own, stop words counting whole."""
    words = _ACCENTED.findall(text)
    letters = sum(1 for word in words for sign in word if not sign.isascii()) + len(_BROKEN.findall(text))
    best = 0
    for code in codes():
        profile = load(code)
        known = 0
        for word in words:
            normal = profile.normalise(word)
            accents = [sign for sign in normal if not sign.isascii()]
            known += len(accents) if normal in profile.stop_words else sum(a in profile.letters for a in accents)
        best = max(best, known)
    return best / letters if letters else 0.0


def _guessed(sample: bytes, name: str) -> str:
    # Imported here: only old files in a language without letters of its own need it, and it takes 50 ms.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(SINGLE_BYTE)).best()
    if best is None:
        raise UnknownFormat(
            f"{name} is neither UTF-8 nor in one of the single-byte encodings known here.",
            hint="save it again as UTF-8",
            details={"source": name, "tried": ["utf-8", *SINGLE_BYTE]},
        )
    return best.encoding
