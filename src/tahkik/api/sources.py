"""Sources as they are read: one refusal spoils no other, and no identifier stands for two files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from tahkik.errors import DuplicateSource
from tahkik.languages import load
from tahkik.model import Document, Refusal
from tahkik.options import ReadOptions
from tahkik.read.sources import Listed


class Progress(Protocol):
    """Told of every source read, with what is done and what there is to do; of a step without count, by its words."""

    def __call__(self, message: str, done: int | None = None, total: int | None = None) -> None:
        """Take note of a step."""


def refuse_twins(listed: Sequence[Listed]) -> None:
    """Refuse one identifier from two roots: a source is never replaced silently."""
    seen: dict[str, Path] = {}
    for one in listed:
        for source, path in one.files:
            if source in seen and seen[source].resolve() != path.resolve():
                raise DuplicateSource(
                    f"Two files would both be called {source}: {seen[source]} and {path}.",
                    hint="give one of the folders another name with --as, or check against them one at a time",
                    details={"source": source},
                )
            seen[source] = path


def once(listed: Sequence[Listed]) -> list[Listed]:
    """Drop what was named before: a folder given twice, a file of a folder given too."""
    seen: set[str] = set()
    out: list[Listed] = []
    for one in listed:
        names = {one.name} if one.connector else {source for source, _ in one.files}
        fresh = names - seen
        if fresh or not names:
            out.append(one if one.connector else one.only(fresh.__contains__))
        seen |= names
    return out


def read_all(
    listed: Iterable[Listed], language: str | None, progress: Progress | None
) -> tuple[list[Document], list[Refusal]]:
    """Read every source; return what went in and, apart, why the others did not."""
    documents: list[Document] = []
    refusals: list[Refusal] = []
    for one in listed:
        for item in one.documents(ReadOptions(language=language, max_size=1 << 40)):
            if isinstance(item, Refusal):
                refusals.append(item)
            else:
                documents.append(item)
            if progress is not None:
                progress(item.source, len(documents) + len(refusals), len(one.files))
    return documents, refusals


def by_profile(documents: Sequence[Document]) -> list[tuple[str, list[Document]]]:
    """Return the documents by the code of their profile."""
    parts: dict[str, list[Document]] = {}
    for document in documents:
        parts.setdefault(load(document.language).code, []).append(document)
    return sorted(parts.items())
