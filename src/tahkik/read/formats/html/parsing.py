"""HTML to a tree: the declared encoding, and the bounds within which a page is read. Nothing is ever fetched."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tahkik.errors import Damaged, EmptyDocument, LimitError
from tahkik.model import Repair
from tahkik.read.declared import declared
from tahkik.read.decoding import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Elements of one page. Of 28 pages of newspapers the largest has 2,000; at 200,000 a page takes some 10 s.
ELEMENTS = 200_000
#: Levels of nesting that libxml2 builds before it stops reading; pages have some 30.
LEVELS = 2_048
#: Attributes of one element; the parser's time grows with their square, and 10,000 take 0.1 s.
ATTRIBUTES = 10_000

#: Bytes in which the first element stands; before it there may be a declaration and comments.
HEAD = 4_096

_COMMENT = re.compile(rb"<!--.{0,2000}?-->|<\?[^>]{0,500}>", re.DOTALL)
_FIRST = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|article|main|section|table|h[1-6]|ul|ol|blockquote|span|center)"
    rb"[\s>/]",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"\"[^\"]*\"|'[^']*'|(\s[^\s=<>\"'])")
_TAG = re.compile(r"<[A-Za-z]")
#: A byte that stands for nothing crosses the parser as one of these signs of private use, and is U+FFFD in the text.
_BROKEN = 0x10FF00
_BROKEN_SIGNS = re.compile(f"[{chr(_BROKEN)}-{chr(_BROKEN + 0xFF)}]+")
#: What the HTML standard takes out or XML cannot hold.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A page in letters; broken bytes are signs of private use until `settled`."""

    text: str


def begins_as_page(data: bytes) -> bool:
    """Whether the first sign of a file, declarations and comments passed over, is an element of HTML."""
    head = data[:HEAD].removeprefix(codecs.BOM_UTF8)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.replace(b"\0", b"")[2:]
    return _FIRST.match(_COMMENT.sub(b"", head).lstrip()) is not None


def source_of(data: bytes | str, name: str) -> Source:
    """Decode a page: its byte order mark, UTF-8, the declared encoding, or the likeliest one, in this order."""
    if isinstance(data, str):
        return Source(data)
    decoded = decode(data, name, declared(data), mending=False)
    parts: list[str] = []
    at = 0
    for one in decoded.repairs:
        if one.rule != "undecodable-byte":
            continue
        parts += [decoded.text[at : one.start]]
        parts += [chr(_BROKEN + int(figures, 16)) for figures in one.was.split("\\x")[1:]]
        at = one.end
    return Source("".join([*parts, decoded.text[at:]]))


def settled(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return a text with U+FFFD for each byte that stood for nothing, and these as repairs."""
    repairs = tuple(
        Repair(hit.start(), hit.end(), "".join(f"\\x{ord(sign) - _BROKEN:02x}" for sign in hit[0]), "undecodable-byte")
        for hit in _BROKEN_SIGNS.finditer(text)
    )
    return (_BROKEN_SIGNS.sub(lambda hit: "\ufffd" * len(hit[0]), text) if repairs else text), repairs


def tree_of(source: Source, name: str) -> HtmlElement:
    """Parse a page.

    Parameters
    ----------
    source : Source
        The page in letters.
    name : str
        Its name, for errors.

    Returns
    -------
    HtmlElement
        The root, without comments and processing instructions.

    Raises
    ------
    LimitError
        It has more elements, or more levels of nesting, than any page that is read here.
    EmptyDocument
        There is nothing in it.
    Damaged
        The parser cannot make a tree of it.
    """
    # Imported here: pages of plain text do not need it.
    from lxml import etree, html

    text = _CONTROLS.sub("", source.text)
    count = _count(text)
    if count > ELEMENTS:
        raise LimitError(
            f"{name} has more than {ELEMENTS} elements, far more than a page of words.",
            hint="save the article alone, as text or from the browser's reading view",
            details={"source": name, "elements": count, "limit": ELEMENTS},
        )
    if _crowded(text):
        raise LimitError(
            f"{name} has an element with more than {ATTRIBUTES} attributes.",
            hint="save the article alone, as text or from the browser's reading view",
            details={"source": name, "limit": ATTRIBUTES},
        )
    if not text.strip():
        raise _empty(name)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise _empty(name) from None
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Damaged(
            f"{name} cannot be read as HTML: {error}.",
            hint="open it in a browser and save it again",
            details={"source": name},
        ) from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise LimitError(
            f"{name} is nested more than {LEVELS} levels deep.",
            hint="save the article alone, as text or from the browser's reading view",
            details={"source": name, "limit": LEVELS},
        )
    return root


def _count(text: str) -> int:
    """Return the number of opening tags, or one more than is allowed."""
    if text.count("<") <= ELEMENTS:
        return 0
    count = 0
    for count, _ in enumerate(_TAG.finditer(text), 1):
        if count > ELEMENTS:
            break
    return count


def _crowded(text: str) -> bool:
    """Whether an element has too many attributes: the parser compares each with all before it."""
    for piece in text.split(">"):
        if len(piece) > ATTRIBUTES and (tag := _TAG.search(piece)):
            count = sum(hit[1] is not None for hit in _ATTRIBUTE.finditer(piece, tag.end()))
            if count > ATTRIBUTES:
                return True
    return False


def _empty(name: str) -> EmptyDocument:
    return EmptyDocument(
        f"{name} holds no words.", hint="check that the right file was saved", details={"source": name}
    )
