"""MHTML: a page a browser saved in one file, its pictures beside it. The page is read as HTML."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from email.message import EmailMessage, Message
from email.policy import default

from tahkik.errors import Damaged, UnknownFormat
from tahkik.model import Document
from tahkik.read.declared import codec, declared
from tahkik.read.decoding import decode
from tahkik.read.formats.html import read_html

NAME = "MHTML"
ORDER = 14
MEDIA_TYPE = "multipart/related"
SUFFIXES = (".mhtml", ".mht")
#: Bytes in which the head of the message ends.
HEAD = 8_192
#: Parts of one message; a page has some hundred pictures.
PARTS = 10_000
#: Messages inside messages; a page holds frames, and they hold frames.
DEPTH = 20

_KIND = re.compile(rb"^content-type:\s{0,10}multipart/related\b", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
_BOUNDARY = re.compile(rb"^content-type:\s{0,10}multipart/", re.IGNORECASE | re.MULTILINE)


def decline(data: bytes, suffix: str) -> str | None:
    """Return why these bytes are no MHTML."""
    head = data[:HEAD].partition(b"\r\n\r\n")[0].partition(b"\n\n")[0]
    if _FIELD.match(head.lstrip()) and _KIND.search(head):
        return None
    return "it is no message of related parts"


def parse(data: bytes, name: str) -> Document:
    """Read a page saved as MHTML."""
    if len(_BOUNDARY.findall(data)) > DEPTH:
        raise _damaged(name, f"more than {DEPTH} messages stand in each other")
    try:
        message = email.message_from_bytes(data.lstrip(), policy=default)
        page = _page(message)
        if page is None:
            raise UnknownFormat(
                f"{name} holds no web page.",
                hint="save the page from the browser once more, as a complete page",
                details={"source": name},
            )
        content = page.get_payload(decode=True)
        address = page.get("Content-Location") or message.get("Snapshot-Content-Location")
        charset = page.get_content_charset()
    except (ValueError, LookupError, IndexError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise _damaged(name, str(error) or type(error).__name__) from None
    if not isinstance(content, bytes):
        raise _damaged(name, "its page has no content")
    said = codec(charset) if charset else None
    markup = decode(content, name, said or declared(content), mending=False).text if said else content
    document = read_html(markup, name, media_type=MEDIA_TYPE)
    if address and document.address is None and re.match(r"https?://", str(address)):
        document = replace(document, address=str(address))
    return document


def _page(message: EmailMessage) -> Message | None:
    """Return the page among the parts: the one the message starts with, else the first in HTML."""
    start = message.get_param("start")
    pages: list[Message] = []
    for number, part in enumerate(message.walk()):
        if number > PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            if start and part.get("Content-ID") == start:
                return part
            pages.append(part)
    return pages[0] if pages else None


def _damaged(name: str, why: str) -> Damaged:
    return Damaged(
        f"{name} is damaged: {why}.",
        hint="save the page from the browser once more",
        details={"source": name},
    )
