"""The exception tree.

::

    TahkikError
    ├── UsageError            options that contradict each other, an argument that names nothing
    ├── ReadError             a document could not be read
    │   ├── UnknownFormat     no reader took it; every reader's refusal is kept
    │   ├── EmptyDocument     there are no words in it
    │   ├── NoTextLayer       pictures of pages, no text
    │   ├── Encrypted         a password is needed
    │   └── Damaged           the file breaks off or contradicts itself
    ├── ProfileError          a language profile is missing or says something impossible
    ├── CorpusError           a corpus or its sources
    │   ├── SourceMissing     a path or connector that is not there
    │   ├── DuplicateSource   the same identifier from another root
    │   ├── Outdated          written by another version or with other parameters
    │   ├── DamagedCorpus     a checksum or a bound does not hold
    │   └── Locked            another writer is at work
    ├── PluginError           an entry point that does not load
    ├── LimitError            larger than the user allows
    └── InternalError         a bug in Tahkik

Every error says what happened (with the value), and may carry a hint (what to do now) and details (for programs).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar


class TahkikError(Exception):
    """Root of every error Tahkik raises on purpose.

    Parameters
    ----------
    message : str
        What happened, with the value and the place.
    hint : str or None
        What the reader of the message can do now, if possible with a command.
    details : mapping
        The same for programs; values are JSON types.
    """

    code: ClassVar[str] = "error"

    def __init__(self, message: str, *, hint: str | None = None, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details: dict[str, Any] = dict(details or {})

    def to_dict(self) -> dict[str, Any]:
        """Return the error in the one shape all doors print: code, message, hint, details."""
        return {"code": self.code, "message": self.message, "hint": self.hint, "details": self.details}


class UsageError(TahkikError):
    """Options that contradict each other, or an argument that names nothing."""

    code = "usage"


class ReadError(TahkikError):
    """A document could not be read."""

    code = "read"


class UnknownFormat(ReadError):
    """No reader took the document; ``details["refusals"]`` holds each reader's reason."""

    code = "unknown-format"


class EmptyDocument(ReadError):
    """The document holds no words."""

    code = "empty-document"


class NoTextLayer(ReadError):
    """The document consists of pictures of pages."""

    code = "no-text-layer"


class Encrypted(ReadError):
    """The document asks for a password."""

    code = "encrypted"


class Damaged(ReadError):
    """The document breaks off or contradicts itself."""

    code = "damaged"


class ProfileError(TahkikError):
    """A language profile is missing or says something impossible."""

    code = "profile"


class CorpusError(TahkikError):
    """A corpus or one of its sources."""

    code = "corpus"


class SourceMissing(CorpusError):
    """A path or connector that is not there."""

    code = "source-missing"


class DuplicateSource(CorpusError):
    """The same source identifier from another root; never replaced silently."""

    code = "duplicate-source"


class Outdated(CorpusError):
    """A corpus written by another version or with other parameters."""

    code = "outdated-corpus"


class DamagedCorpus(CorpusError):
    """A checksum or a bound of a corpus does not hold."""

    code = "damaged-corpus"


class Locked(CorpusError):
    """Another writer holds the corpus."""

    code = "locked-corpus"


class PluginError(TahkikError):
    """An entry point that does not load."""

    code = "plugin"


class LimitError(TahkikError):
    """Larger than the user allows."""

    code = "limit"


class InternalError(TahkikError):
    """A bug in Tahkik."""

    code = "internal"
