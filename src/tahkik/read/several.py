"""Files that hold many documents: one a line (JSON Lines), or one a page that a crawler stored (WARC).

Each document is called by its file and, behind a ``#``, its own name: ``papers/notes.jsonl#7``. A large file of lines
is read in parts, which are cut between lines.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from tahkik.errors import Damaged, EmptyDocument, TahkikError
from tahkik.model import Document, Refusal
from tahkik.options import ReadOptions
from tahkik.read.bibliography import language_of
from tahkik.read.formats import html, plain, warc
from tahkik.read.reading import finished, read_bytes

#: Names of files with a document a line.
LINES = (".jsonl", ".ndjson")
WARCS = (".warc", ".warc.gz")
#: Bytes of a line; the longest document has as many letters as a segment takes, each of six bytes where it is escaped.
LINE = 100_000_000
#: Signs of a document's own name, and of a name shown in a message.
NAME, SHOWN = 300, 60
#: Bytes read at a time.
PIECE = 1 << 20
#: Refusals of one file, or part of it, that are told one by one; a file that is no JSON Lines has as many as lines.
TOLD = 100
#: What words inside another file may be: a text may speak of a PDF's first bytes, and is none.
FORMATS = (html.NAME, plain.NAME)
#: Fields beside ``id`` and ``text``, and what they are here; the first that is given counts.
FIELDS = {
    "title": "title", "author": "author", "published": "published", "date": "published", "url": "address",
    "locus": "locus",
}  # fmt: skip

_FILE = re.compile(r"(.+?\.(?:jsonl|ndjson|warc|warc\.gz))#", re.IGNORECASE | re.DOTALL)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HINT = 'write one a line: {"id": "…", "text": "…"}'

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Part:
    """Half-open bytes of a file, from the beginning of a line to another, and how many lines stand before."""

    start: int
    end: int
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Inside:
    """A document of a file that holds many: what it is called, the sha256 of its own bytes, and how to read it.

    ``number`` counts lines or pages of the file, from 1.
    """

    source: str
    sha256: str
    number: int
    data: bytes
    said: dict[str, Any]

    def read(self, options: ReadOptions) -> Document:
        """Read it.

        Raises
        ------
        TahkikError
            It holds no words, or is damaged.
        """
        if "charset" in self.said:
            document = finished(warc.page(self.data, self.said["charset"], self.source), self.data, options)
            return replace(document, address=document.address or self.said["address"] or None)
        language = options.language or self.said.get("language")
        name = f"Line {self.number} of {file_of(self.source)}"
        document = read_bytes(self.data, name, replace(options, language=language), formats=FORMATS)
        named = {name: value for name, value in self.said.items() if name != "language"}
        return replace(document, source=self.source, **named)


def holds_several(path: Path) -> bool:
    """Whether a file of this name holds many documents."""
    return path.name.lower().endswith((*LINES, *WARCS))


def file_of(source: str) -> str:
    """Return the file a document's identifier names: the part before its own name, all of it where it has none."""
    hit = _FILE.match(source)
    return hit[1] if hit else source


def parts_of(path: Path, size: int) -> list[Part]:
    """Cut a file of lines into parts of about so many bytes; any other file is one part.

    Raises
    ------
    OSError
        It cannot be read.
    """
    whole = path.stat().st_size
    if whole <= size or path.suffix.lower() not in LINES:
        return [Part(0, whole)]
    cuts, lines = [(0, 0)], 0
    with path.open("rb") as file:
        at = 0
        while piece := file.read(PIECE):
            while cut := piece.find(b"\n", max(0, cuts[-1][0] + size - at)) + 1:
                if at + cut >= whole:
                    break
                cuts.append((at + cut, lines + piece.count(b"\n", 0, cut)))
            lines += piece.count(b"\n")
            at += len(piece)
    ends = [start for start, _ in cuts[1:]] + [whole]
    return [Part(start, end, before) for (start, before), end in zip(cuts, ends, strict=True)]


def documents_in(path: Path, source: str, part: Part | None = None) -> Iterator[Inside | Refusal]:
    """Yield what a file holds, document by document; what is no document is refused with its place.

    Parameters
    ----------
    path : Path
        The file.
    source : str
        Its identifier.
    part : Part or None
        What of it is read; None is all.

    Raises
    ------
    OSError
        It cannot be read.
    """
    with path.open("rb") as file:
        if path.suffix.lower() in LINES:
            yield from _lines(file, source, part or Part(0, path.stat().st_size))
        else:
            yield from _stored(file, source)


def few(found: Iterable[_Found | Refusal], source: str) -> Iterator[_Found | Refusal]:
    """Yield what was found in a file, its first refusals, and one that counts the others."""
    last: Refusal | None = None
    count = 0
    for one in found:
        if isinstance(one, Refusal):
            count += 1
            if count > TOLD:
                last = one
                continue
        yield one
    if last is not None:
        why = f"{count - TOLD} more documents of {source} cannot be read; the last: {last.message}"
        yield replace(last, message=why)


def all_in(path: Path, source: str, options: ReadOptions) -> Iterator[Document | Refusal]:
    """Read every document of a file; one that fails yields its refusal."""
    return few(_all_in(path, source, options), source)


def _all_in(path: Path, source: str, options: ReadOptions) -> Iterator[Document | Refusal]:
    for one in documents_in(path, source):
        if isinstance(one, Refusal):
            yield one
            continue
        try:
            yield one.read(options)
        except TahkikError as error:
            yield Refusal(one.source, error.code, error.message, error.hint)


# --- a document a line ---------------------------------------------------------------------------------------------


def _lines(file: BinaryIO, source: str, part: Part) -> Iterator[Inside | Refusal]:
    seen: set[str] = set()
    if file.read(2) in _WIDE:
        if part.start == 0:
            yield Refusal(source, "read", f"{source} is in UTF-16.", "save it in UTF-8")
        return
    empty = part.start == 0 and part.end == file.seek(0, 2)
    file.seek(part.start)
    number, left = part.lines, part.end - part.start
    while left > 0 and (line := file.readline(min(left, LINE + 1))):
        number += 1
        left -= len(line)
        if len(line) > LINE and not line.endswith(b"\n"):
            while left > 0 and not line.endswith(b"\n") and (line := file.readline(min(left, PIECE))):
                left -= len(line)
            yield _refused(source, number, f"has more than {LINE} bytes", "split the text into several documents")
            continue
        line = line.removeprefix(b"\xef\xbb\xbf")  # also where files were joined
        if not line.strip():
            continue
        empty = False
        one = _line(line, source, number)
        if isinstance(one, Inside):
            if one.source in seen:
                one = twice(source, number, one.source)
            else:
                seen.add(one.source)
        yield one
    if empty:
        yield Refusal(source, EmptyDocument.code, f"{source} holds no document.", "check that the right file was saved")


def twice(source: str, number: int, identifier: str) -> Refusal:
    """Return the refusal of a line whose id another line of the file has."""
    name = identifier.removeprefix(f"{source}#")[:SHOWN]
    return _refused(source, number, f'has the "id" {name!r}, as another line has', "give every line an id of its own")


def _line(line: bytes, source: str, number: int) -> Inside | Refusal:
    try:
        one = _JSON.decode(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return _refused(source, number, "is no JSON", _HINT)
    if not isinstance(one, dict) or not isinstance(one.get("text"), str):
        return _refused(source, number, 'is no object with a "text"', _HINT)
    if _HALF.search(one["text"]):
        return _refused(source, number, 'has a "text" with half a sign in it (\\ud800 to \\udfff)', "write it anew")
    name = one.get("id", number)
    if isinstance(name, bool) or not isinstance(name, str | int):
        return _refused(source, number, 'has an "id" that is neither words nor a whole number', _HINT)
    name = unicodedata.normalize("NFC", str(name)).strip()
    if not name or len(name) > NAME or _CONTROL.search(name):
        why = f'has an "id" that is empty, longer than {NAME} signs, or has signs that are not printed'
        return _refused(source, number, why, _HINT)
    sha = hashlib.sha256(line.strip()).hexdigest()
    return Inside(f"{source}#{name}", sha, number, one["text"].encode(), _said(one))


def _said(one: dict[str, Any]) -> dict[str, str]:
    """Return what a line says of its text; what has no place here is passed over."""
    said: dict[str, str] = {}
    for field, meaning in FIELDS.items():
        value = one.get(field)
        if isinstance(value, str) and value.strip() and not _CONTROL.search(value):
            said.setdefault(meaning, value.strip())
        elif isinstance(value, int) and not isinstance(value, bool) and meaning == "published":
            said.setdefault(meaning, str(value))
    language = language_of(one.get("language"))
    return said | {"language": language} if language else said


def _no_number(word: str) -> None:
    raise ValueError(word)


#: Strict: NaN and Infinity are Python's, not JSON's.
_JSON = json.JSONDecoder(parse_constant=_no_number)


def _refused(source: str, number: int, why: str, hint: str) -> Refusal:
    return Refusal(f"{source}#{number}", "read", f"Line {number} of {source} {why}.", hint)


# --- a document a page ---------------------------------------------------------------------------------------------


def _stored(file: BinaryIO, source: str) -> Iterator[Inside | Refusal]:
    seen: set[str] = set()
    number = 0
    for stored in warc.pages(file, source):
        number += 1
        if isinstance(stored, TahkikError):
            # nobody can say which pages a damaged place held: what is held of the file stays
            name = source if isinstance(stored, Damaged) else f"{source}#{number}"
            yield Refusal(name, stored.code, stored.message, stored.hint)
            continue
        address, charset, content = stored
        name = _CONTROL.sub("", address)[:NAME] or str(number)
        if name in seen:  # stored again on another day
            name = f"{name}#{number}"
        seen.add(name)
        sha = hashlib.sha256(content).hexdigest()
        yield Inside(f"{source}#{name}", sha, number, content, {"charset": charset, "address": address})
    if number == 0:
        yield Refusal(source, "read", f"{source} holds no web page.", "name a WARC file with answers in HTML")
