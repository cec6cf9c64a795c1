"""WARC: pages as a crawler stored them. The first HTML page is read, or the one named: ``pages.warc.gz#ADDRESS``."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from tahkik.errors import Damaged, LimitError, ReadError, TahkikError, UnknownFormat
from tahkik.model import Document
from tahkik.read.archive import UNPACKED
from tahkik.read.declared import codec, declared
from tahkik.read.decoding import decode
from tahkik.read.formats.html import read_html

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

NAME = "WARC"
ORDER = 13
MEDIA_TYPE = "application/warc"
#: Bytes of one page; `ReadOptions.max_size` bounds the file, this what is packed in it.
PAGE = 20_000_000
#: Bytes unpacked at a time.
PIECE = 1 << 16
#: Pages named in a message.
NAMED = 5
#: Damaged places of a file that are passed over; one with more is another kind of file.
BREAKS = 100

_GZIP = b"\x1f\x8b"
_MARK = b"WARC/"
_RECORD = re.compile(r"\.warc(?:\.gz)?#(.+)$", re.IGNORECASE | re.DOTALL)
_BEGINS = {False: re.compile(rb"WARC/1\.\d\r?\n[A-Za-z-]{1,40}:"), True: re.compile(rb"\x1f\x8b\x08")}
#: Bytes that show whether a record begins there: a packed one needs its head.
HEAD = 4_096


def decline(data: bytes, suffix: str) -> str | None:
    """Return why these bytes are no WARC."""
    if data.startswith(_MARK):
        return None
    if data.startswith(_GZIP):
        try:
            if zlib.decompressobj(31).decompress(data[:4096], 64).startswith(_MARK):
                return None
        except zlib.error:
            pass
    return "it does not begin with a WARC record"


def parse(data: bytes, name: str) -> Document:
    """Read a page of a WARC file."""
    wanted = hit[1] if (hit := _RECORD.search(name)) else None
    if data.startswith(_GZIP):
        data = _unpacked(data, name)
    seen: list[str] = []
    for stored in pages(io.BytesIO(data), name):
        if isinstance(stored, TahkikError):
            raise stored
        address, charset, content = stored
        if wanted is None or _bare(address) == _bare(wanted):
            document = page(content, charset, name)
            return replace(document, address=document.address or address or None)
        seen.append(address)
    if wanted is not None and seen:
        raise ReadError(
            f"{name} holds no page of that address; it holds {', '.join(seen[:NAMED])}"
            + (f" and {len(seen) - NAMED} more." if len(seen) > NAMED else "."),
            hint=f"name one of them: {name[: -len(wanted)]}{seen[0]}",
            details={"source": name, "pages": seen[:1000]},
        )
    raise UnknownFormat(
        f"{name} holds no web page.",
        hint="name a WARC file that holds a response in HTML",
        details={"source": name},
    )


def page(content: bytes, charset: str | None, name: str) -> Document:
    """Read one page as it was stored, without language, sums and the repair of its letters."""
    said = codec(charset) if charset else None
    markup = decode(content, name, said or declared(content), mending=False).text if said else content
    return read_html(markup, name, media_type=MEDIA_TYPE)


def _bare(address: str) -> str:
    """Return an address as it is after being a file's name: ``//`` there is ``/``."""
    return address.replace("//", "/").rstrip("/")


def pages(file: BinaryIO, name: str) -> Iterator[tuple[str, str | None, bytes] | LimitError | Damaged]:
    """Yield address, declared encoding and content of every page that was answered in HTML.

    The file is read record by record, packed or not; no more than one is in memory. For a page that is larger than
    pages are, and for a place where the file is damaged, the error is yielded, and what begins behind it is read.
    """
    # Imported here: only a WARC needs it.
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = (WarcRecordType.response, WarcRecordType.resource)
    start = file.tell()
    packed = file.read(len(_GZIP)) == _GZIP
    for left in reversed(range(BREAKS)):
        file.seek(start)
        try:
            for record in ArchiveIterator(file):
                start = record.stream_pos
                try:
                    found = _content(record, name) if record.record_type in kinds else None
                except LimitError as error:
                    yield error
                    continue
                if found is not None:
                    yield found
            return
        except (OSError, EOFError, RuntimeError, ValueError) as error:
            broken, why = start, str(error)
        following = _next(file, broken + 1, packed) if left else None
        on = f"what is read next begins at byte {following}" if following is not None else "nothing is read behind it"
        yield Damaged(
            f"{name} is damaged behind byte {broken}: {why}; {on}.",
            hint="fetch the file again",
            details={"source": name, "position": broken},
        )
        if following is None:
            return
        start = following


def _next(file: BinaryIO, start: int, packed: bool) -> int | None:
    """Return where the next record begins, None where none does."""
    file.seek(start)
    at, data = start, b""
    while piece := file.read(PIECE):
        data += piece
        for hit in _BEGINS[packed].finditer(data):
            if not packed or _holds_record(file, at + hit.start()):
                return at + hit.start()
        # a mark may lie across two pieces
        kept = min(len(data), HEAD)
        at, data = at + len(data) - kept, data[-kept:]
        file.seek(at + kept)
    return None


def _holds_record(file: BinaryIO, start: int) -> bool:
    file.seek(start)
    try:
        return zlib.decompressobj(31).decompress(file.read(HEAD), 64).startswith(_MARK)
    except zlib.error:
        return False


def _content(record: WarcRecord, name: str) -> tuple[str, str | None, bytes] | None:
    """Return a record's page, None where it holds none."""
    fields = {}
    if record.is_http:
        kind, charset = record.http_content_type, record.http_charset
        if record.http_headers is not None:
            fields = {key.lower(): value for key, value in record.http_headers.astuples()}
            if record.http_headers.status_code not in (None, 200):
                return None
    else:
        said = record.headers.get("Content-Type") or ""
        kind, _, parameters = said.partition(";")
        charset = parameters.partition("charset=")[2].strip(" \"'") or None
    if (kind or "").strip().lower() not in ("text/html", "application/xhtml+xml"):
        return None
    content = record.reader.read(PAGE + 1)
    if len(content) < min(record.content_length, PAGE):
        raise ValueError("a page breaks off")
    if "chunked" in fields.get("transfer-encoding", "").lower():
        content = _unchunked(content)
    coding = fields.get("content-encoding", "").strip().lower()
    if coding in ("gzip", "x-gzip", "deflate"):
        content = _inflated(content, name)
    elif coding not in ("", "identity", "none"):
        return None
    if len(content) > PAGE:
        raise _too_large(name, PAGE)
    return (record.headers.get("WARC-Target-URI") or "").strip("<>"), charset, content


def _unchunked(content: bytes) -> bytes:
    """Return the bytes of a chunked answer; one that was stored without its chunks is returned as it is."""
    out: list[bytes] = []
    at = 0
    while True:
        end = content.find(b"\r\n", at, at + 40)
        size = content[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            return b"".join(out) if out else content
        length = int(size, 16)
        if length == 0:
            return b"".join(out)
        out.append(content[end + 2 : end + 2 + length])
        at = end + 2 + length + 2


def _inflated(content: bytes, name: str) -> bytes:
    for width in (47, -15):  # gzip or zlib by its own head; deflate without one
        packed = zlib.decompressobj(width)
        try:
            data = packed.decompress(content, PAGE + 1)
        except zlib.error:
            continue
        return data
    return content


def _unpacked(data: bytes, name: str) -> bytes:
    """Return the records of a file whose records are packed one by one."""
    out: list[bytes] = []
    size = at = 0
    packed = zlib.decompressobj(31)
    while at < len(data):
        piece = data[at : at + PIECE]
        try:
            out.append(packed.decompress(piece, UNPACKED + 1 - size))
        except zlib.error as error:
            if not size:
                raise Damaged(
                    f"{name} is damaged: {error}.", hint="fetch the file again", details={"source": name}
                ) from None
            break  # what stands before the break can be read
        size += len(out[-1])
        if size > UNPACKED:
            raise _too_large(name, UNPACKED)
        at += len(piece) - len(packed.unused_data)
        if packed.eof:
            packed = zlib.decompressobj(31)  # each record is packed by itself
    return b"".join(out)


def _too_large(name: str, limit: int) -> LimitError:
    return LimitError(
        f"{name} would unpack to more than {limit} bytes.",
        hint="take the page wanted out of it and read that: fastwarc extract",
        details={"source": name, "max_unpacked": limit},
    )
