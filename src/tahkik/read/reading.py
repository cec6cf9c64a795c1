"""The verb: read a document, whatever format takes it."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

from tahkik import plugins
from tahkik.errors import LimitError, ReadError, UnknownFormat
from tahkik.languages import guess
from tahkik.model import Document
from tahkik.options import ReadOptions
from tahkik.read import formats

DEFAULT = ReadOptions()
#: Code points the guess of the language looks at.
GUESS = 20_000


class Format(Protocol):
    """What the file of a format holds."""

    NAME: str
    ORDER: int

    def decline(self, data: bytes, suffix: str) -> str | None:
        """Return why these bytes are none of this format's, None where they are."""

    def parse(self, data: bytes, name: str) -> Document:
        """Return the document; language and sums are filled in by the caller."""


@lru_cache(maxsize=1)
def _formats() -> Mapping[str, Format]:
    own = [importlib.import_module(f"{formats.__name__}.{found.name}") for found in pkgutil.iter_modules(formats.__path__)]
    every = [cast(Format, module) for module in own] + list(plugins.load("tahkik.readers").values())
    return {one.NAME: one for one in sorted(every, key=lambda one: (one.ORDER, one.NAME))}


def read(source: str | Path | bytes, options: ReadOptions = DEFAULT, *, name: str | None = None) -> Document:
    """Read a document.

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
        Larger than ``options.max_size``.
    """
    if isinstance(source, bytes):
        return read_bytes(source, name or "-", options)
    path = Path(source)
    name = name or path.name
    if str(source).lower().startswith(("http://", "https://")):
        raise ReadError(
            f"{source} is an address; nothing is fetched from the network.",
            hint="save the page to a file and name that file",
            details={"source": str(source)},
        )
    try:
        if path.is_dir():
            raise ReadError(
                f"{name} is a folder, not a page.", hint="name its files, or give it with --sources", details={"source": name}
            )
        _check_size(path.stat().st_size, name, options)
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(
            f"There is no file {str(source)!r}.", hint="check the name and the folder you are in", details={"source": name}
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{name} cannot be read: {reason}.", details={"source": name}) from None
    return read_bytes(data, name, options)


def read_bytes(data: bytes, name: str, options: ReadOptions = DEFAULT) -> Document:
    """Read a document from its bytes; see :func:`read`."""
    _check_size(len(data), name, options)
    suffix = Path(name).suffix.lower()
    refusals: dict[str, str] = {}
    for one in _formats().values():
        reason = one.decline(data, suffix)
        if reason is not None:
            refusals[one.NAME] = reason
            continue
        document = one.parse(data, name)
        return Document(
            **{field: getattr(document, field) for field in document.__dataclass_fields__}
            | {
                "sha256": hashlib.sha256(data).hexdigest(),
                "text_sha256": hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
                "language": options.language or guess(_sample(document)),
            }
        )
    raise UnknownFormat(
        f"{name} is in no format that can be read: {'; '.join(dict.fromkeys(refusals.values()))}.",
        hint="save its text as a .txt or .md file in UTF-8",
        details={"source": name, "refusals": refusals},
    )


def _check_size(size: int, name: str, options: ReadOptions) -> None:
    if size > options.max_size:
        raise LimitError(
            f"{name} has {size} bytes; the limit is {options.max_size}.",
            hint=f"allow more with --max-size {size}",
            details={"source": name, "bytes": size, "max_size": options.max_size},
        )


def _sample(document: Document) -> str:
    """Return the article's own words, as far as a guess needs them."""
    out, left = [], GUESS
    for start, end in document.body:
        out.append(document.text[start : min(end, start + left)])
        left -= len(out[-1])
        if left <= 0:
            break
    return "\n".join(out) or document.text[:GUESS]
