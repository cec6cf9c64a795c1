"""Option records and their named defaults; every combination is checked here, once, before work begins."""

from __future__ import annotations

from dataclasses import dataclass, field

from tahkik.errors import UsageError

#: Bytes of one page. 10 MB is forty times the longest speech held.
MAX_SIZE = 10_000_000


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a document is read.

    Parameters
    ----------
    language : str or None
        Language of the text as a BCP 47 primary tag; None lets the profiles' stop words decide.
    max_size : int
        Bytes; a larger document is refused before it is decoded.
    structure : bool
        Whether blocks, comments and the like are wanted. Of a source in plain text or Markdown only the words are
        needed, and what its head says of it: title, author, date.
    """

    language: str | None = None
    max_size: int = MAX_SIZE
    structure: bool = True

    def __post_init__(self) -> None:
        if self.max_size < 1:
            raise UsageError(
                f"--max-size must be at least 1 byte, not {self.max_size}.",
                hint=f"leave it out for the default of {MAX_SIZE} bytes",
            )


@dataclass(frozen=True, slots=True)
class FindOptions:
    """How quotations are looked for.

    Parameters
    ----------
    max_chance : float
        A place is claimed for marked words when fewer places as good as it are expected by chance.
    unmarked : bool
        Look for quotations without marks too.
    explain : bool
        Keep a trace of how each quotation was looked for. It changes no verdict, so it is no part of the policy
        (`repr`) a result is made under.
    """

    max_chance: float = 0.02
    unmarked: bool = True
    explain: bool = field(default=False, repr=False)

    def __post_init__(self) -> None:
        if not 0 < self.max_chance <= 1:
            raise UsageError(
                f"--max-chance must lie above 0 and not above 1, not {self.max_chance}.",
                hint="0.02 is the default; a smaller number claims less",
            )
