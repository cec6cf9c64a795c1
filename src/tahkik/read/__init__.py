"""Read: bytes to a document, with its structure and a position for every word.

::

    bytes ── decoding.py ──> written text ── formats/ ──> blocks, emphases, comments, leavings, body

A format is one file in ``formats/``; one that declines says why, and when all decline every reason is kept. Connectors
(``connectors/``) read collections that are installed; ``sources.py`` lists what is held.
"""

import sys as _sys
from pathlib import Path as _Path
from types import ModuleType as _ModuleType

from tahkik.model import Document as _Document
from tahkik.options import ReadOptions as _ReadOptions
from tahkik.read.reading import DEFAULT as _DEFAULT
from tahkik.read.reading import read, read_bytes
from tahkik.read.walking import walk

__all__ = ["read", "read_bytes", "walk"]


class _Verb(_ModuleType):
    """The room, callable: Python puts it in the place of the public verb ``tahkik.read`` as soon as it is loaded."""

    def __call__(
        self, source: str | _Path | bytes, options: _ReadOptions = _DEFAULT, *, name: str | None = None
    ) -> _Document:
        return read(source, options, name=name)


_sys.modules[__name__].__class__ = _Verb
