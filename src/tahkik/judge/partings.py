"""What a rendering parts from its original in, as findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tahkik.judge.judged import Judged
from tahkik.model import Evidence, Finding, FindingLevel, Parting, PartingKind, Passage, Rendering


def partings(page: Judged, *kinds: PartingKind) -> Iterator[tuple[Rendering, Parting]]:
    """Yield the places of some kinds, rendering by rendering."""
    wanted: Collection[PartingKind] = frozenset(kinds)
    for rendering in page.renderings:
        for one in rendering.partings:
            if one.kind in wanted:
                yield rendering, one


def words_of_original(page: Judged, rendering: Rendering, passage: Passage) -> Evidence:
    """Return words of what is rendered: of the page, or of the source where the page quotes the rendering alone."""
    if rendering.source is None:
        return Evidence("page", page.document.source, *passage)
    return Evidence("source", rendering.source, *passage)


def finding(page: Judged, rule: str, level: FindingLevel, rendering: Rendering, parting: Parting) -> Finding:
    """Return the finding of a place where a rendering parts from its original.

    ``params`` has the rendering's words (``words``), the original's (``was``), the clause these stand in (``clause``)
    and what is rendered (``of``). The form is ``gone`` where nothing of the rendering stands for them.
    """
    here, there = parting.rendering, parting.original
    clause = parting.clause if parting.clause is not None else there
    params = {
        "words": here.text,
        "was": there.text,
        "clause": clause.text,
        "of": rendering.source or rendering.of,
    }
    if not here.text:
        params["form"] = "gone"
    evidence = [words_of_original(page, rendering, clause)] if clause.text else []
    if here.text:
        evidence.append(page.words(here.start, here.end))
    if not parting.sure:
        level = "note"
    depends = "page" if rendering.source is None else "copy"
    return Finding(rule, level, rendering.id, here.start, here.end, params, tuple(evidence), depends)
