"""A page with its evidence, as every rule sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tahkik.judge.phrases import hull, runs
from tahkik.judge.places import Gap, gaps
from tahkik.languages import Profile
from tahkik.model import (
    Checked,
    CorpusInfo,
    Document,
    Evidence,
    Finding,
    FindingLevel,
    Flag,
    Match,
    Passage,
    Quotation,
    Rendering,
    Segments,
    Variant,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Neighbouring variants of one rule: what one finding speaks of.

    ``page`` and ``source`` are the words on either side; empty, at the place where they would stand, on the side that
    lacks them (``source`` None where that place is not known). ``gap`` is that place with its neighbours.
    """

    checked: Checked
    match: Match
    variants: tuple[Variant, ...]
    page: Passage
    source: Passage | None
    gap: Gap | None

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The flags of all its variants, each once."""
        return tuple(dict.fromkeys(flag for variant in self.variants for flag in variant.flags))


@dataclass(frozen=True, slots=True)
class Judged:
    """Everything known of one page: what it says, and what was found of it.

    Parameters
    ----------
    document : Document
        The page.
    segments : Segments
        What it says: quotations, citations, dates, claims.
    quotations : tuple of Checked
        With verdicts, and matches whose substantive variants carry their rule.
    renderings : tuple of Rendering
        Compared with what they render.
    corpus : CorpusInfo or None
        What was held.
    profile : Profile
        The language of the page.
    authors : tuple of str
        Authors of the sources held.
    """

    document: Document
    segments: Segments
    quotations: tuple[Checked, ...]
    renderings: tuple[Rendering, ...]
    corpus: CorpusInfo | None
    profile: Profile
    authors: tuple[str, ...] = ()

    def quotation(self, name: str) -> Checked | None:
        """Return the quotation with an id."""
        return next((one for one in self.quotations if one.quotation.id == name), None)

    def phrases(self, rule: str) -> Iterator[Phrase]:
        """Yield the phrases a rule has claimed, in the first match of every quotation that is judged word by word."""
        for checked in self.quotations:
            if checked.matches and checked.verdict not in ("not-checked", "rendering"):
                yield from self._phrases(checked, checked.matches[0], rule)

    def _phrases(self, checked: Checked, match: Match, rule: str) -> Iterator[Phrase]:
        if not any(variant.rule == rule and variant.class_ == "substantive" for variant in match.variants):
            return
        places = gaps(match, self.document.text, checked.quotation.breaks)
        index = {id(variant): k for k, variant in enumerate(match.variants)}
        for run in runs(match, self.document.text, lambda a, b: a.rule == b.rule):
            if run[0].rule == rule:
                gap = places.get(index[id(run[0])])
                yield Phrase(checked, match, run, self._on_page(run, match, gap), self._in_source(run, match, gap), gap)

    def _on_page(self, run: tuple[Variant, ...], match: Match, gap: Gap | None) -> Passage:
        words = hull([one.page for one in run if one.page is not None], self.document.text)
        if words is not None:
            return words
        # The words are missing here: the point after the word before them, or the beginning.
        point = gap.before.end if gap is not None and gap.before is not None else match.covers.start
        return Passage(point, point, "")

    def _in_source(self, run: tuple[Variant, ...], match: Match, gap: Gap | None) -> Passage | None:
        words = hull([one.source for one in run if one.source is not None], match.text, match.start)
        if words is not None or gap is None:
            return words
        point = gap.before.end if gap.before is not None else match.start
        return Passage(point, point, "")

    def level(self, checked: Checked, level: FindingLevel) -> FindingLevel:
        """Return the level of a finding that rests on a match of a quotation.

        A note where it cannot be told which of several places was quoted, and where the page does not offer the words
        as anybody's: without marks, inside its own prose, announced by nothing.
        """
        return "note" if checked.verdict == "ambiguous" or not offered(checked.quotation) else level

    def words(self, start: int, end: int) -> Evidence:
        """Return words of the page as evidence."""
        return Evidence("page", self.document.source, start, end, self.document.text[start:end])

    def finding(self, rule: str, level: FindingLevel, phrase: Phrase, **params: Any) -> Finding:
        """Return the finding of a phrase, with the words of both sides as evidence.

        A side that lacks the words gives those around the gap. ``params`` has the words of the quotation (``words``),
        those of the source (``was``), the page's word before left-out words (``before``, empty at an edge) and the
        source's title or id.
        """
        match, gap, text = phrase.match, phrase.gap, self.document.text
        page, source, before = phrase.page, phrase.source, ""
        if gap is not None and not page.text:
            page = _around(gap, page, text, 0)
            before = text[slice(*gap.before)] if gap.before is not None else ""
        elif gap is not None and source is not None and not source.text:
            source = _around(gap, source, match.text, match.start)
        evidence = [Evidence("page", self.document.source, *page)]
        if source is not None:
            evidence.append(Evidence("source", match.source, *source))
        given = {
            "words": phrase.page.text,
            "was": phrase.source.text if phrase.source is not None else "",
            "before": before,
            "source": match.title or match.source,
        }
        return Finding(
            rule,
            self.level(phrase.checked, level),
            phrase.checked.quotation.id,
            phrase.page.start,
            phrase.page.end,
            given | params,
            tuple(evidence),
            "copy",
        )


def offered(quotation: Quotation) -> bool:
    """Tell whether a page offers words as somebody's: by marks, as a block, or by announcing them."""
    return quotation.marks is not None or quotation.kind == "block" or quotation.introduction is not None


def _around(gap: Gap, point: Passage, text: str, offset: int) -> Passage:
    """Return the words on both sides of a gap; ``text`` begins at position ``offset`` of its document."""
    start = gap.before.start if gap.before is not None else point.start
    end = gap.after.end if gap.after is not None else point.end
    return Passage(start, end, text[start - offset : end - offset])
