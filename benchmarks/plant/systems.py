"""What is measured: Tahkik in process and from the command line, and a finder on ``difflib``, a peer to test with."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from time import perf_counter
from typing import Any

from plant.pages import Page, store_sources
from plant.speeches import Field, lower, words_of


@dataclass
class Answers:
    """Results by page name, and the seconds each took."""

    results: Mapping[str, Any] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    setup: float = 0.0


def tahkik_in_process(
    folder: Path, field_: Field, pages: Sequence[Page], *, max_chance: float | None = None
) -> Answers:
    """Check every page in this process.

    Parameters
    ----------
    folder : Path
        Where sources and pages are written as files.
    max_chance : float or None
        What ``--max-chance`` is; None for the default.
    """
    from tahkik.api import Corpus, read
    from tahkik.options import FindOptions
    from tahkik.report import to_dict

    store_sources(folder / "sources", field_)
    paths = _store_pages(folder, pages)
    began = perf_counter()
    corpus = Corpus.of([folder / "sources"], language="tr", keep=False)
    answers = Answers(setup=perf_counter() - began)
    results: dict[str, Any] = {}
    find = FindOptions() if max_chance is None else FindOptions(max_chance=max_chance)
    if paths:
        corpus.check(read(paths[0]))
    for page, path in zip(pages, paths, strict=True):
        document = read(path)
        began = perf_counter()
        result = corpus.check(document, find)
        answers.seconds.append(perf_counter() - began)
        results[page.name] = to_dict(result)
    answers.results = results
    return answers


def tahkik_command(folder: Path, field_: Field, pages: Sequence[Page]) -> Answers:
    """Check all pages with one call of the command line; ``seconds`` holds that one call."""
    store_sources(folder / "sources", field_)
    paths = _store_pages(folder, pages)
    command = [sys.executable, "-m", "tahkik", "check", *map(str, paths)]
    command += ["--sources", str(folder / "sources"), "--language", "tr", "--format", "json"]
    began = perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    seconds = perf_counter() - began
    if done.returncode not in {0, 1, 3}:
        raise RuntimeError(f"tahkik check ended with {done.returncode}: {done.stderr[-2000:]}")
    parsed = json.loads(done.stdout)
    parsed = parsed if isinstance(parsed, list) else [parsed]
    return Answers({page.name: result for page, result in zip(pages, parsed, strict=True)}, [seconds])


def _store_pages(folder: Path, pages: Sequence[Page]) -> list[Path]:
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    paths = []
    for page in pages:
        path = folder / "pages" / f"{page.name}.txt"
        path.write_text(page.text, encoding="utf-8", newline="")
        paths.append(path)
    return paths


def quotation(start: int, end: int, verdict: str, matches: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a quotation of an answer."""
    return {"start": start, "end": end, "verdict": verdict, "marks": None, "matches": matches}


def match(source: str, start: int, end: int, text: str, variants: Sequence[Any] = ()) -> dict[str, Any]:
    """Return a match of an answer."""
    return {"source": source, "start": start, "end": end, "text": text, "variants": list(variants)}


def perfect(pages: Sequence[Page], field_: Field) -> Answers:
    """Return the answer that is right in everything: for the scorer's own test."""
    results = {}
    for page in pages:
        quotations = []
        for gold in page.golds:
            parts = gold.parts or (gold,)
            variants = [
                {
                    "kind": change.operation if change.operation != "elision" else "omission",
                    "class": "elided" if change.operation == "elision" else "substantive",
                    "page": _passage(page.text, change.page)
                    if change.operation not in {"omission", "elision"}
                    else None,
                    "source": _passage(field_.by_id[gold.parts[0].places[0].source].text, change.source),
                }
                for change in gold.changes
                if change.operation not in {"spelling", "misreading"}
            ]
            for part in parts:
                matches = []
                if gold.parts:
                    place = part.places[0]  # type: ignore[union-attr]
                    text = field_.by_id[place.source].text[place.start : place.end]
                    matches = [match(place.source, place.start, place.end, text, variants)]
                quotations.append(quotation(part.start, part.end, gold.verdicts[0], matches))
        results[page.name] = {"quotations": quotations}
    return Answers(results)


def _passage(text: str, span: tuple[int, int] | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span[0], "end": span[1], "text": text[slice(*span)]}


def difflib_finder(field_: Field, pages: Sequence[Page], run: int = 4) -> Answers:
    """Find runs of words that a page shares with a source, with the standard library's matcher; spans only.

    Parameters
    ----------
    run : int
        Words of the shortest run that is claimed.
    """
    answers = Answers()
    results: dict[str, Any] = {}
    sources = [(s, words_of(s.text), [lower(s.text[w.start : w.end]) for w in s.words]) for s in field_.sources]
    vocabularies = [set(forms) for _, _, forms in sources]
    for page in pages:
        began = perf_counter()
        words = words_of(page.text)
        forms = [lower(page.text[w.start : w.end]) for w in words]
        # One matcher a page: the page's words are indexed once, and a source is walked along them.
        matcher: SequenceMatcher[str] = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(forms)
        found = []
        for (speech, theirs, source_forms), vocabulary in zip(sources, vocabularies, strict=True):
            if len(vocabulary.intersection(forms)) < run:
                continue
            matcher.set_seq1(source_forms)
            for block in matcher.get_matching_blocks():
                if block.size >= run:
                    a, b = theirs[block.a].start, theirs[block.a + block.size - 1].end
                    c, d = words[block.b].start, words[block.b + block.size - 1].end
                    found.append(quotation(c, d, "verbatim", [match(speech.id, a, b, speech.text[a:b])]))
        results[page.name] = {"quotations": found}
        answers.seconds.append(perf_counter() - began)
    answers.results = results
    return answers
