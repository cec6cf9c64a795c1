"""The planted set with its sources among much else, and what is hard about much else.

Beside the speeches stand sentences of a modern parliament in the same language, a passage that five hundred documents
have, and two documents of the same bytes.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from plant.kinds import KINDS
from plant.pages import Page, store_sources, write_pages
from plant.recombined import sentences, write
from plant.scoring import Outcome, Score, score
from plant.speeches import RUN, Field, load_field, words_of

#: Documents the famous passage stands in, and the sentences around it in each.
FAMOUS, AROUND = 500, 3
#: Words of the famous passage, and of what is quoted of the two same documents.
PASSAGE = (20, 30)
#: Share of what is held that is in the language of the speeches.
SAME_LANGUAGE = 0.1
#: Plants of each class, and words of a page.
COUNT, WORDS = 6, (600, 600)
#: Times a page is asked; the best counts.
REPEAT = 2
_TWINS = ("one", "another")
_WORD = re.compile(r"\w+")


class Surrounded(NamedTuple):
    """A planted set, and two quotations: of the famous passage, and of the two same documents."""

    field: Field
    pages: list[Page]
    famous: str
    twin: str


def surround(folder: Path, strange: Sequence[str], pool: Sequence[str], same: str, size: int) -> Surrounded:
    """Write the sources of the planted set and what stands beside them; ``size`` is that of the corpus, in bytes.

    Parameters
    ----------
    folder : Path
        Is made.
    strange : sequence of str
        Two texts that are not held otherwise: the first gives the famous passage, the second is held twice.
    pool : sequence of str
        Sentences that stand around the famous passage.
    same : str
        Text in the language of the speeches; "" for none.
    size : int
        Of the corpus they are added to.
    """
    field = load_field(1)
    pages = write_pages(field, [kind.name for kind in KINDS], COUNT, 1, words=WORDS)
    store_sources(folder / "speeches", field)
    famous = next(one for one in sentences(strange[:1]) if PASSAGE[0] <= len(one.split()) <= PASSAGE[1])
    place = folder / "famous"
    place.mkdir()
    for number in range(FAMOUS):
        begin = number * 2 * AROUND % (len(pool) - 2 * AROUND)
        around = [*pool[begin : begin + AROUND], famous, *pool[begin + AROUND : begin + 2 * AROUND]]
        (place / f"{number:03d}.txt").write_text("\n\n".join(around) + "\n", encoding="utf-8")
    place = folder / "twins"
    place.mkdir()
    for name in _TWINS:
        (place / f"{name}.txt").write_text(strange[1], encoding="utf-8")
    twin = next(one for one in sentences(strange[1:]) if PASSAGE[0] <= len(one.split()) <= PASSAGE[1])
    if same and size * SAME_LANGUAGE >= 1:
        write([same], folder / "same", int(size * SAME_LANGUAGE), 2)
    return Surrounded(field, pages, famous, twin)


def ask(one: Surrounded, corpus: Any, alone: Any) -> dict[str, Any]:
    """Ask for every page a corpus on disk and one in memory that holds the speeches alone; return the figures.

    ``differences`` names the plants of which the two say something else.
    """
    from tahkik.api import read

    documents = [read(page.text.encode()) for page in one.pages]
    here, seconds, work = _answers(one.pages, documents, corpus)
    there, alone_seconds, alone_work = _answers(one.pages, documents, alone)
    ours, theirs = score(one.pages, here, one.field), score(one.pages, there, one.field)
    pairs = list(zip(ours.outcomes, theirs.outcomes, strict=True))
    famous, twin = (_places(corpus, words) for words in (one.famous, one.twin))
    others = [claim for claim in _wrong(ours) if claim not in _wrong(theirs)]
    return {
        **{f"planted_{name}": value for name, value in _figures(ours).items()},
        **{f"memory_{name}": value for name, value in _figures(theirs).items()},
        "planted_page": 1000 * statistics.median(seconds), "planted_most": 1000 * max(seconds),
        "planted_work": 1000 * statistics.median(work), "memory_page": 1000 * statistics.median(alone_seconds),
        "memory_work": 1000 * statistics.median(alone_work),
        "planted_reuse_elsewhere": sum(_stands(claim, one, here) for claim in others),
        "planted_wrong_elsewhere": sum(not _stands(claim, one, here) for claim in others),
        "famous_places": len(famous), "twin_places": sum(name in twin for name in _TWINS),
        "differences": [_said(a, b) for a, b in pairs if (a.found, a.verdict) != (b.found, b.verdict)],
        "claims": [list(claim) for claim in others],
    }  # fmt: skip


def _answers(
    pages: Sequence[Page], documents: Sequence[Any], corpus: Any
) -> tuple[dict[str, dict[str, Any]], list[float], list[float]]:
    """Return the results by page, and the seconds each page took, of the clock and of a processor."""
    from tahkik.report import to_dict

    corpus.check(documents[0])
    out = {}
    seconds, work = [float("inf")] * len(pages), [float("inf")] * len(pages)
    for k, (page, document) in enumerate(zip(pages, documents, strict=True)):
        for _ in range(REPEAT):
            began, worked = perf_counter(), process_time()
            result = corpus.check(document)
            work[k] = min(work[k], process_time() - worked)
            seconds[k] = min(seconds[k], perf_counter() - began)
        out[page.name] = to_dict(result)
    return out, seconds, work


def _figures(of: Score) -> dict[str, int]:
    held = [outcome for outcome in of.outcomes if outcome.gold.parts]
    return {
        "found": sum(outcome.found for outcome in held), "plants": len(held),
        "right": sum(outcome.verdict_right for outcome in of.outcomes), "judged": len(of.outcomes),
        "supported": of.claims - len(_wrong(of)), "claims": of.claims,
    }  # fmt: skip


def _wrong(of: Score) -> list[tuple[Any, ...]]:
    return [*of.near_claims, *of.wrong_claims]


def _stands(claim: tuple[Any, ...], one: Surrounded, answers: dict[str, dict[str, Any]]) -> bool:
    """Whether the words claimed stand in the passage all the same, six in a row: another has said them too."""
    page, start, end = claim[:3]
    quotation = next(q for q in answers[page]["quotations"] if (q["start"], q["end"]) == (start, end))
    text = next(p.text for p in one.pages if p.name == page)[start:end]
    said = [word.plain for word in words_of(text)]
    held = " ".join(word.plain for word in words_of(quotation["matches"][0]["text"]))
    return any(f" {' '.join(said[k : k + RUN])} " in f" {held} " for k in range(len(said) - RUN + 1))


def _said(here: Outcome, there: Outcome) -> str:
    quoted = here.page.text[here.gold.start : here.gold.end]
    told = [f"{'found' if one.found else 'missed'}, {one.verdict}" for one in (here, there)]
    return f"{here.page.name} {here.gold.kind}: {told[0]}; alone {told[1]}; {here.gold.verdicts}: {quoted}"


def _places(corpus: Any, words: str) -> set[str]:
    """Return the names of the documents in which words are found as they stand."""
    from tahkik.api import read

    page = read(f"Dort heißt es: „{words}“ Das steht an mehr als einer Stelle geschrieben.\n".encode())
    return {
        match.source.rpartition("/")[2].removesuffix(".txt")
        for quotation in corpus.check(page).quotations
        if quotation.verdict == "verbatim"
        for match in quotation.matches
        if _WORD.findall(words) == _WORD.findall(match.text)
    }
