"""``tahkik corpus``: a corpus on disk made, filled, listed and looked after."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tahkik.cli.output import Out, Progress
from tahkik.cli.status import CLEAN, FINDINGS
from tahkik.model import CorpusInfo
from tahkik.report import dumps
from tahkik.report.messages import fill, number
from tahkik.report.notices import render_refusals
from tahkik.report.visible import visible

#: Columns of a title in a list for eyes.
SIGNS = 60


def create(path: str, ui: str) -> int:
    """Make an empty corpus."""
    from tahkik import api

    api.library.create(Path(path))
    _say("created", ui, path=visible(shlex.quote(path)))
    return CLEAN


def add(
    path: str,
    sources: Sequence[str],
    language: str | None,
    label: str | None,
    metadata: str | None,
    format: str,
    ui: str,
) -> int:
    """Add sources; 1 where some failed."""
    from tahkik import api

    progress = Progress()
    try:
        added = api.library.add(path, sources, language=language, label=label, metadata=metadata, progress=progress)
    finally:
        progress.close()
    if format == "json":
        Out().write(dumps(asdict(added)) + "\n")
        return FINDINGS if added.refusals else CLEAN
    sys.stderr.write(render_refusals(CorpusInfo(path, 0, 0, added.refusals), ui))
    _say("added", ui, added=added.added, replaced=added.replaced, unchanged=added.unchanged)
    for export in added.exports:
        _say("described", ui, export=visible(export), described=added.described, files=added.files)
    return FINDINGS if added.refusals else CLEAN


def remove(path: str, sources: Sequence[str], format: str, ui: str) -> int:
    """Remove documents by their identifiers."""
    from tahkik import api

    count = api.library.remove(path, sources)
    if format == "json":
        Out().write(dumps({"removed": count}) + "\n")
        return CLEAN
    _say("removed", ui, count=count)
    return CLEAN


def list_documents(path: str, format: str, ui: str) -> int:
    """Print one line a document: its identifier, and on a terminal its language, words and title."""
    from tahkik import api

    out = Out()
    held = sorted(api.library.documents(path), key=lambda one: one.source)
    if format == "json":
        out.write(dumps([asdict(one) for one in held]) + "\n")
        return CLEAN
    lines = []
    for one in held:
        shown = visible(one.source).replace("\n", " ")
        if out.for_eyes:
            title = visible(one.title or "").replace("\n", " ")[:SIGNS]
            shown = f"{shown}  {one.language}  {number(one.words, ui)}  {title}".rstrip()
        lines.append(shown + "\n")
    out.write("".join(lines))
    return CLEAN


def show_info(path: str, format: str, ui: str) -> int:
    """Print how much a corpus holds, and what it takes."""
    from tahkik import api

    status = api.library.info(path)
    out = Out()
    if format == "json":
        out.write(dumps(asdict(status)) + "\n")
        return CLEAN
    share = f"{status.size / status.text:.2f}" if status.text else "0"
    kilobytes = {"text": number(round(status.text / 1000), ui), "size": number(round(status.size / 1000), ui)}
    out.write(
        fill(
            "corpus", "info", ui, name=visible(status.name), documents=number(status.documents, ui),
            words=number(status.words, ui), languages=", ".join(status.profiles) or "–", segments=status.segments,
            removed=status.removed, share=share, **kilobytes,
        ) + "\n"
    )  # fmt: skip
    return CLEAN


def verify(path: str, format: str, ui: str) -> int:
    """Check every file; 1 where something is not as it was written."""
    from tahkik import api

    damage = api.library.verify(Path(path))
    out = Out()
    if format == "json":
        out.write(dumps([asdict(one) for one in damage]) + "\n")
        return FINDINGS if damage else CLEAN
    if not damage:
        out.write(fill("corpus", "whole", ui, path=visible(path)) + "\n")
        return CLEAN
    named = visible(shlex.quote(path))
    for one in damage:
        segment = re.split("[/:]", one.place)[0]
        out.write(fill("corpus", "damaged", ui, place=one.place, what=one.what) + "\n")
        out.write("  " + fill("corpus", f"rebuild_{one.rebuild}", ui, path=named, segment=segment) + "\n")
        for source in one.documents:
            out.write(f"    {visible(source)}\n")
    return FINDINGS


def compact(path: str, format: str, ui: str) -> int:
    """Merge small segments."""
    from tahkik import api

    progress = Progress()
    try:
        before, after = api.library.compact(path, progress=progress)
    finally:
        progress.close()
    if format == "json":
        Out().write(dumps({"before": before, "after": after}) + "\n")
        return CLEAN
    _say("compacted", ui, before=before, after=after)
    return CLEAN


def _say(key: str, ui: str, **params: object) -> None:
    sys.stderr.write(fill("corpus", key, ui, **params) + "\n")
