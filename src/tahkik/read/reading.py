"""The verb: read a document, whatever format takes it."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

from tahkik import plugins
from tahkik.errors import Damaged, LimitError, PluginError, ReadError, UnknownFormat
from tahkik.languages import codes, guess
from tahkik.model import Document, Locus
from tahkik.options import ReadOptions
from tahkik.read import formats
from tahkik.read.decoding import Decoded, decode
from tahkik.read.draft import LABEL
from tahkik.read.encoding import mended
from tahkik.read.formats import markdown, plain

DEFAULT = ReadOptions()
#: Code points of the article the language is guessed from; `languages.guess` looks at no more.
GUESS = 20_000
#: Bytes read at a time: the limit may be larger than the memory.
PIECE = 1 << 20
#: Formats whose letters were repaired before their structure was read, for their structure is in the letters.
TEXTS = ("text/plain", "text/markdown")
#: Formats whose written text is the decoded file, so that their words need no structure, and code points of their head:
#: a title of 200 with six lines of 120 below it and a few of the software's, or a front matter.
WORDS_ALONE = {plain.NAME: 1_200, markdown.NAME: 4_000}
HEADS = {plain.NAME: plain.head, markdown.NAME: markdown.structured}
#: Entry points of other packages that bring a format.
GROUP = "tahkik.readers"


class Format(Protocol):
    """What the file of a format holds."""

    NAME: str
    #: The smaller is asked first; plain text, which takes any text, is 90.
    ORDER: int

    def decline(self, data: bytes, suffix: str) -> str | None:
        """Return why these bytes are none of this format's (a clause: "it is a PDF"), None where they are."""

    def parse(self, data: bytes, name: str) -> Document:
        """Return the document; language and sums are filled in by the caller."""


def read(source: str | Path | bytes, options: ReadOptions = DEFAULT, *, name: str | None = None) -> Document:
    r"""Read a document.

    Parameters
    ----------
    source : str, Path or bytes
        A file, or its bytes (standard input).
    options : ReadOptions
        Language and the largest size taken.
    name : str or None
        What the document is called; None takes the file's name (``-`` for bytes).

    Returns
    -------
    Document
        The written text, its structure, and where everything stands.

    Raises
    ------
    ReadError
        Not there, not readable, empty, or of a format no reader takes (`UnknownFormat`, with every reader's reason).
    LimitError
        Larger than ``options.max_size``; no more than that is ever read.

    Examples
    --------
    >>> read(b"A heading\n\nThe words of the page.").title
    'A heading'
    """
    if isinstance(source, bytes):
        return read_bytes(source, name or "-", options)
    if str(source).lower().startswith(("http://", "https://", "http:/", "https:/")):
        raise ReadError(
            f"{source} is an address; nothing is fetched from the network.",
            hint="save the page to a file and name that file",
            details={"source": str(source)},
        )
    path = _file_of(source)
    called = unicodedata.normalize("NFC", name or _called(source, path))
    return read_bytes(_content(path, called, options), called, options)


def read_bytes(
    data: bytes, name: str, options: ReadOptions = DEFAULT, *, formats: Sequence[str] | None = None
) -> Document:
    """Read a document from its bytes; its name tells the format where the bytes do not. See :func:`read`.

    ``formats`` are the names of those it may be in, None for all.
    """
    if len(data) > options.max_size:
        raise _too_large(name, None, options)
    suffix = Path(name).suffix.lower()
    refusals: dict[str, str] = {}
    for one in _formats():
        if formats is not None and one.NAME not in formats:
            continue
        reason = one.decline(data, suffix)
        if reason is None:
            document = _parsed(one, data, name) if options.structure else _words(one, data, name)
            return finished(document, data, options)
        refusals[one.NAME] = reason
    said = "; ".join(f"{reader}: {reason}" for reader, reason in refusals.items())
    raise UnknownFormat(
        f"{name} is in no format that can be read ({said}).",
        hint="save its text as a .txt or .md file in UTF-8",
        details={"source": name, "refusals": refusals},
    )


def finished(document: Document, data: bytes, options: ReadOptions) -> Document:
    """Return what a format's reader gave with its letters repaired, its sums and its language."""
    if document.media_type not in TEXTS:
        document = mended(document)
        document = replace(document, divisions=document.divisions or divisions(document))
    return replace(
        document,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=options.language or _language(document),
    )


def divisions(document: Document) -> tuple[Locus, ...]:
    """Return what stands under each heading of a document, up to the next one; the heading is its label.

    Of a book that has several titles, each is its chapter's heading.
    """
    titles = sum(block.kind == "title" for block in document.blocks)
    kinds = ("heading", "title") if titles > 1 else ("heading",)
    headings = [block for block in document.blocks if block.kind in kinds]
    stops = [*(block.start for block in headings), len(document.text)]
    labels = [" ".join(document.text[block.start : block.end].split())[:LABEL] for block in headings]
    return tuple(Locus(stops[k], stops[k + 1], label) for k, label in enumerate(labels) if label)


def _words(one: Format, data: bytes, name: str) -> Document:
    """Read the words of a text, and the structure of its head alone; other formats are read whole."""
    size = WORDS_ALONE.get(one.NAME, len(data))
    if len(data) <= size:
        return _parsed(one, data, name)
    decoded = decode(data, name)
    cut = decoded.text.rfind("\n", 0, size) + 1 or size
    headed = HEADS[one.NAME](Decoded(decoded.text[:cut]), name)
    return replace(
        headed, text=decoded.text, repairs=decoded.repairs, body=(), blocks=(), emphases=(), comments=(), leavings=()
    )


def _parsed(one: Format, data: bytes, name: str) -> Document:
    try:
        return one.parse(data, name)
    except RecursionError:
        raise Damaged(
            f"{name} is nested deeper than documents are.",
            hint="save its text as a .txt file",
            details={"source": name, "reader": one.NAME},
        ) from None


@lru_cache(maxsize=1)
def _formats() -> Sequence[Format]:
    own = [importlib.import_module(f"{formats.__name__}.{one.name}") for one in pkgutil.iter_modules(formats.__path__)]
    every = [cast(Format, module) for module in own]
    for name, value in plugins.load(GROUP).items():
        missing = [part for part in ("NAME", "ORDER", "decline", "parse") if not hasattr(value, part)]
        if missing:
            raise PluginError(
                f"The plugin {name!r} is no reader: it has no {', '.join(missing)}.",
                hint="update or uninstall the package that brings it",
                details={"group": GROUP, "name": name},
            )
        every.append(cast(Format, value))
    return tuple(sorted(every, key=lambda one: (one.ORDER, one.NAME)))


def _called(source: str | Path, path: Path) -> str:
    """Return what a document is called: its file's name, with the page named inside it."""
    named = str(source).partition("#")[2] if Path(source) != path else ""
    return (f"{path.name}#{named}" if named else path.name) or str(source)


def _file_of(source: str | Path) -> Path:
    """Return the file a name stands for; ``pages.warc#ADDRESS`` names a page in the file before the ``#``."""
    path = Path(source)
    file, mark, _ = str(source).partition("#")
    return Path(file) if mark and not path.exists() and Path(file).is_file() else path


def _content(path: Path, name: str, options: ReadOptions) -> bytes:
    """Return a file's bytes, one more than allowed at most: a device or a pipe has no size beforehand."""
    try:
        if path.is_dir():
            raise ReadError(
                f"{name} is a folder, not a page.",
                hint="name its files, or give it with --sources",
                details={"source": name},
            )
        size = path.stat().st_size
        if size > options.max_size:
            raise _too_large(name, size, options)
        with path.open("rb") as file:
            data = bytearray()
            while len(data) <= options.max_size and (piece := file.read(min(PIECE, options.max_size + 1 - len(data)))):
                data += piece
            return bytes(data)
    except FileNotFoundError:
        raise ReadError(
            f"There is no file {str(path)!r}.",
            hint="check the name and the folder you are in",
            details={"source": name},
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(
            f"{name} cannot be read: {reason}.", hint="check who may read the file", details={"source": name}
        ) from error


def _too_large(name: str, size: int | None, options: ReadOptions) -> LimitError:
    """Return the refusal; of standard input only as much is taken as shows that it is too much."""
    what = f"{size} bytes" if size is not None else f"more than {options.max_size} bytes"
    return LimitError(
        f"{name} has {what}; the limit is {options.max_size}.",
        hint=f"allow more with --max-size {size if size is not None else 10 * options.max_size}",
        details={"source": name, "bytes": size, "max_size": options.max_size},
    )


def _language(document: Document) -> str:
    """Return the language a document declares, ``und`` where there is no profile of it; else the one guessed.

    Where its words are plainly of another language that has a profile, these decide: the software of many pages
    declares English, whatever is written there.
    """
    said, guessed = document.language, guess(_sample(document))
    if said == "und":
        return guessed
    if said in codes():
        return guessed if guessed != "und" else said
    return "und"


def _sample(document: Document) -> str:
    """Return the article's own words, as far as a guess needs them."""
    out: list[str] = []
    left = GUESS
    for start, end in document.body:
        out.append(document.text[start : min(end, start + left)])
        left -= len(out[-1])
        if left <= 0:
            break
    return "\n".join(out) or document.text[:GUESS]
