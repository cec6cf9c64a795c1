"""A glossary as a table for people and for `Glossary.read`."""

from __future__ import annotations

from collections.abc import Iterable

from tahkik.languages.glossary import COLUMNS, Gloss


def table(glosses: Iterable[Gloss], language: str, source: str) -> str:
    """Return glosses as tab-separated lines under a header that names language and source."""
    lines = [f"# language: {language}", f"# source: {source}", "\t".join(COLUMNS[:4])]
    lines += [f"{one.original}\t{one.modern}\t{one.count}\t{one.share:g}" for one in glosses]
    return "\n".join(lines) + "\n"
