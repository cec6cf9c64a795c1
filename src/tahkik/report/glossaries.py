"""A glossary as a table for people and for `Glossary.read`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tahkik.languages.glossary import COLUMNS, Gloss, Glossary


def table(glosses: Iterable[Gloss], language: str, source: str) -> str:
    """Return glosses as tab-separated lines under a header that names language and source."""
    lines = [f"# language: {language}", f"# source: {source}", "\t".join(COLUMNS[:4])]
    lines += [f"{one.original}\t{one.modern}\t{one.count}\t{one.share:g}" for one in glosses]
    return "\n".join(lines) + "\n"


def write_glossary(glossary: Glossary, path: str | Path) -> None:
    """Write a glossary as a table in UTF-8, for people and for ``Glossary.read``.

    Raises
    ------
    OSError
        The file cannot be written.
    """
    sources = ", ".join(dict.fromkeys(one.source.removeprefix("glossary:") for one in glossary.glosses))
    Path(path).write_text(table(glossary.glosses, glossary.profile.code, sources), encoding="utf-8")
