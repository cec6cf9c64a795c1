"""What one command line asks for, checked once before work begins; each message names what contradicts what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tahkik.errors import UsageError
from tahkik.model import FINDING_LEVELS
from tahkik.options import MAX_SIZE, FindOptions, ReadOptions
from tahkik.report.messages import codes, interface

STDIN = "-"

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def choice(option: str, value: str, allowed: Sequence[str]) -> str:
    """Return the value if it is one of those allowed.

    Raises
    ------
    UsageError
        It is not; the hint lists them.
    """
    if value not in allowed:
        raise UsageError(f"{option} knows no {value!r}.", hint=f"use one of: {', '.join(allowed)}")
    return value


def interface_of(ui: str | None) -> str:
    """Return the language of the interface: the one asked for, else the locale's, else English."""
    return interface() if ui is None else choice("--ui", ui, codes())


def output_file(path: str | None) -> Path | None:
    """Return the file to write to, or None for standard output.

    Raises
    ------
    UsageError
        Its folder is not there, or it is a folder itself.
    """
    if path is None or path == STDIN:
        return None
    file = Path(path)
    if file.is_dir():
        raise UsageError(f"--output {path} is a folder.", hint="name a file in it")
    if not file.parent.is_dir():
        raise UsageError(f"--output {path}: there is no folder {file.parent}.", hint=f"mkdir {file.parent}")
    return file


def refuse_address(page: str) -> None:
    """Refuse to fetch.

    Raises
    ------
    UsageError
        The page is an address and not a file.
    """
    if _ADDRESS.match(page):
        raise UsageError(
            f"{page} is an address; pages are read from files.",
            hint="save the page in your browser and give the file, or pass its text with -",
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """The options ``check`` and ``find`` share."""

    corpus: str | None = None
    sources: tuple[str, ...] = ()
    language: str | None = None
    format: str = "terminal"
    output: Path | None = None
    fail_on: str = "warning"
    explain: bool = False
    ui: str = "en"
    label: str | None = None
    max_size: int = MAX_SIZE
    max_chance: float = FindOptions().max_chance
    include_text: bool = False
    glossaries: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        choice("--format", self.format, ("terminal", "json", "html"))
        choice("--fail-on", self.fail_on, FINDING_LEVELS)
        if self.corpus is not None and self.sources:
            raise UsageError("--corpus and --sources contradict each other.", hint="give one of the two")
        if self.label is not None and len(self.sources) != 1:
            given = f"{len(self.sources)} are given" if self.sources else "none is given"
            raise UsageError(
                f"--as {self.label} names one source, and {given} with --sources.",
                hint="give one folder or file with --sources, or leave --as out",
            )
        if self.include_text and self.format != "json":
            raise UsageError(f"--include-text has no place in a {self.format} report.", hint="use --format json")
        if STDIN in self.sources:
            raise UsageError("--sources reads no standard input.", hint="name a file, a folder or a connector")
        self.find_options()
        self.read_options()

    def find_options(self) -> FindOptions:
        """Return how quotations are looked for."""
        return FindOptions(max_chance=self.max_chance, explain=self.explain)

    def read_options(self) -> ReadOptions:
        """Return how pages are read."""
        return ReadOptions(language=self.language, max_size=self.max_size)
