"""XML read within bounds: no network, no external files, no entity that grows."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING

from tahkik.errors import Damaged, LimitError

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Elements of one file. A novel in TEI has some 20,000, one with every word marked some 500,000.
ELEMENTS = 1_000_000
#: Code points an entity of the file's own may stand for; one that holds markup or other entities stays as it is.
ENTITY = 200

_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
#: The entities XML has of itself.
_OWN = (b"amp", b"lt", b"gt", b"quot", b"apos")
XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"


def parse_xml(data: bytes, name: str, part: str = "") -> _Element:
    """Return the root of an XML file.

    Entities are left unexpanded (`entity` gives the words of a harmless one), nothing outside the file is opened, and
    nesting is bounded by libxml2 (256 levels).

    Raises
    ------
    Damaged
        It is not well-formed, or nested deeper than documents are.
    LimitError
        It has more elements than `ELEMENTS`.
    """
    # Imported here: pages of plain text do not need it.
    from lxml import etree

    where = f"{name} ({part})" if part else name
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=False,
    )  # fmt: skip
    try:
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            named = _numbered(data) if "not defined" in str(error.msg) else data
            if named == data:
                raise
            root = etree.fromstring(named, parser)
    except etree.XMLSyntaxError as error:
        raise Damaged(
            f"{where} is no sound XML: {error.msg}.",
            hint="open it in the program that made it and save it again",
            details={"source": name, "line": error.lineno},
        ) from None
    except ValueError as error:
        raise Damaged(f"{where} cannot be read: {error}.", hint="save it again", details={"source": name}) from None
    if root is None:
        raise Damaged(f"{where} holds no element.", hint="save it again", details={"source": name})
    if sum(1 for _ in root.iter()) > ELEMENTS:
        raise LimitError(
            f"{where} has more than {ELEMENTS} elements.",
            hint="split it into parts",
            details={"source": name, "max_elements": ELEMENTS},
        )
    return root


def _numbered(data: bytes) -> bytes:
    """Return a file with HTML's named signs as numbers: without their declaration they are no XML, and common."""

    def number(hit: re.Match[bytes]) -> bytes:
        sign = html5.get(f"{hit[1].decode()};", "")
        return b"".join(b"&#%d;" % ord(one) for one in sign) if sign and hit[1] not in _OWN else hit[0]

    return _NAMED.sub(number, data)


def local(element: _Element) -> str:
    """Return an element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def entity(node: _Element) -> str:
    """Return the words of an entity that was left unexpanded: a named sign, or a short one of the file's own.

    "" for a node that is no entity (a processing instruction).
    """
    if not hasattr(node, "name"):
        return ""
    said = node.text or ""
    standard = html.unescape(said)
    if standard != said:
        return standard
    dtd = node.getroottree().docinfo.internalDTD
    name = said.strip("&;")
    for one in dtd.iterentities() if dtd is not None else ():
        if one.name == name and one.content and len(one.content) <= ENTITY and not set(one.content) & set("&<"):
            return str(one.content)
    return said
