"""Read: bytes to a document, with its structure and a position for every word.

::

    bytes ── decoding.py ──> written text ── formats/ ──> blocks, emphases, comments, leavings, body

A format is one file in ``formats/``; one that declines says why, and when all decline every reason is kept. Connectors
(``connectors/``) read collections that are installed; ``sources.py`` lists what is held.
"""

from tahkik.read.reading import read, read_bytes
from tahkik.read.walking import walk

__all__ = ["read", "read_bytes", "walk"]
