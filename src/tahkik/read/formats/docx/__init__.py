"""DOCX: words, notes, headings, lists with their numbers, tables, comments, and what was inserted and deleted.

::

    bytes ── archive ──> parts ── parts.py ──> styles, numbers of lists, notes, comments
                          └────── flow.py ───> written text, block after block
"""

from __future__ import annotations

from tahkik.errors import Damaged, Encrypted
from tahkik.model import Document
from tahkik.read.archive import ZIP, Archive, parts_of
from tahkik.read.formats.docx.flow import compose
from tahkik.read.formats.docx.parts import MAIN, Parts

__all__ = ["NAME", "ORDER", "decline", "parse"]

NAME = "DOCX"
ORDER = 10
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES = (".docx", ".docm", ".dotx")

#: How an Office file of before 2007 begins, and one that is encrypted.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def decline(data: bytes, suffix: str) -> str | None:
    """Return why these bytes are no DOCX; one that is damaged or encrypted is taken, and says so."""
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return None
    if not data.startswith(ZIP):
        return "it is no ZIP archive"
    parts = parts_of(data)
    if parts is None:
        return None if suffix in SUFFIXES else "its ZIP archive cannot be opened"
    return None if MAIN in parts else f"its archive holds no {MAIN}"


def parse(data: bytes, name: str) -> Document:
    """Read a DOCX file."""
    if data.startswith(_OLE):
        raise Encrypted(
            f"{name} asks for a password.",
            hint="open it in your word processor and save a copy without a password",
            details={"source": name},
        )
    archive = Archive(data, name)
    if MAIN not in archive.names:
        raise Damaged(f"{name} holds no {MAIN}.", hint="save it again as DOCX", details={"source": name})
    return compose(Parts(archive, name), MEDIA_TYPE)
