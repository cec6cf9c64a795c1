"""Passages of the page that say a quotation again: announced as such, or with its numbering repeated."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tahkik.languages import Profile
from tahkik.model import Article, Extent, Rendering, Span
from tahkik.segment.cues import Cues, words
from tahkik.segment.inner import articles
from tahkik.segment.introductions import announcement, extent, trimmed
from tahkik.segment.paragraphs import Paragraph, Zone
from tahkik.segment.quotations import Placed

#: Fewer words behind a cue are a remark, not a rendering.
LEAST_WORDS = 5
#: A passage far from every quotation must share this part of its word beginnings with one to be called its rendering.
#: Sixty links in a hundred of the parallel speeches join the same stem; a quarter of that is a safe sign of kinship.
KINSHIP = 0.15
#: Fewer shared beginnings are chance: two speeches on one subject share one or two in a sentence.
LEAST_SHARED = 3
#: Word beginnings compared, in letters: five hold a Turkish stem apart from its suffixes (specification §2.1).
STEM = 5
#: How many paragraphs back a quotation still counts as the one just quoted.
NEAR = 2
#: How many words may stand between a cue and the end of its announcement ("günümüz Türkçesiyle şöyledir:").
BEHIND_CUE = 1
#: How many quotations on each side are asked; a rendering further off than eight quotations names what it renders.
CANDIDATES = 8
#: Length of a passage that tells kinship, in characters: a page of 10 MB is not taken apart for every passage.
KINSHIP_LENGTH = 20_000
#: How far into a paragraph a cue is looked for that its own colon follows ("Günümüz Türkçesiyle: …"), in characters.
CUE_REACH = 160


@dataclass(frozen=True, slots=True)
class _Passage:
    """A candidate: what it covers, the cue, the part announced, and the quotation it is itself, if it is in marks.

    ``sure``: the cue stands where the announcement ends, so that kinship of words need not vouch for it.
    """

    start: int
    end: int
    zone: int
    paragraph: int
    cue: Span | None
    part: Extent | None
    articles: tuple[Article, ...]
    sure: bool
    itself: Placed | None = None


def renderings(text: str, zones: tuple[Zone, ...], placed: list[Placed], cues: Cues) -> tuple[Rendering, ...]:
    """Return the renderings in reading order; each names the quotation it renders.

    A passage in marks that a cue announces as a rendering, on a page that quotes nothing it could render, is a
    rendering of its own words (``of`` is its own id): the original is to be found in the sources.
    """
    outer = [one for one in placed if one.quotation.inside is None]
    passages = [passage for one in outer if (passage := _in_marks(text, zones, one, cues))]
    taken: dict[int, list[Placed]] = {}
    for one in outer:
        taken.setdefault(one.zone, []).append(one)
    numbers = {article.number for one in outer for article in one.quotation.articles}
    for zone, content in enumerate(zones):
        passages.extend(_in_zone(text, zone, content.paragraphs, taken.get(zone, []), numbers, cues))
    passages.sort(key=lambda passage: (passage.start, passage.end))
    rendered = {passage.itself.quotation.id for passage in passages if passage.itself}
    originals = _Originals(text, [one for one in outer if one.quotation.id not in rendered], cues.profile)
    result: list[Rendering] = []
    for passage in passages:
        of = originals.of(passage)
        if of is not None:
            result.append(_rendering(text, f"r{len(result) + 1}", of, passage))
    return tuple(result)


def _in_marks(text: str, zones: tuple[Zone, ...], one: Placed, cues: Cues) -> _Passage | None:
    quotation = one.quotation
    line = quotation.introduction
    if line is None or line.start > quotation.start or len(words(quotation.text[:400])) < LEAST_WORDS:
        return None
    if not _tells(text, line, cues):
        return None
    sure = _is_sure(text, line, cues)
    return _Passage(
        quotation.start, quotation.end, one.zone, one.first, line, quotation.extent, quotation.articles, sure, one
    )


def _in_zone(
    text: str, zone: int, paragraphs: tuple[Paragraph, ...], taken: Sequence[Placed], numbers: set[int], cues: Cues
) -> list[_Passage]:
    quoted = {number for one in taken for number in range(one.first, one.last + 1)}
    result: list[_Passage] = []
    number = 0
    while number < len(paragraphs):
        paragraph = paragraphs[number]
        if number in quoted or paragraph.kind in ("sources", "title", "heading", "code") or paragraph.announces:
            number += 1
            continue
        line = announcement(paragraphs, number)
        cue = trimmed(text, line.head, line.end) if line else None
        told = cue is not None and _tells(text, cue, cues)
        own = None if told else _own_cue(text, paragraph, cues)
        first = _heads(text, paragraph, cues)
        if not (told or own or (first and first[0].number in numbers and taken)):
            number += 1
            continue
        last = _last(text, paragraphs, number, quoted, cues) if first else number
        start = own.end if own else paragraph.head
        span = trimmed(text, start, paragraphs[last].end)
        if span and len(words(text[span.start : span.end][:400])) >= LEAST_WORDS:
            # The cue's own colon belongs to the cue.
            said = own or cue
            ends = tuple(one.end for one in paragraphs[number : last + 1])
            found = articles(text, span.start, span.end, ends, cues)
            sure = said is not None and _is_sure(text, said, cues)
            result.append(_Passage(span.start, span.end, zone, number, said, extent(text, said, cues), found, sure))
        number = last + 1
    return result


def _tells(text: str, line: Span, cues: Cues) -> bool:
    """Whether a line announces a rendering: a cue, and no promise of the text itself."""
    return bool(cues.renderings.first(text, *line)) and not cues.verbatim.first(text, *line)


def _is_sure(text: str, line: Span, cues: Cues) -> bool:
    """Whether an announcement ends in a cue that says more than a verb of saying ("ne diyor:" announces either)."""
    return any(
        len(words(text[hit.end() : line.end])) <= BEHIND_CUE and not cues.announcing.occur_in(hit.group())
        for hit in cues.renderings.all(text, *line)
    )


def _own_cue(text: str, paragraph: Paragraph, cues: Cues) -> Span | None:
    """Return the cue with which a paragraph opens, up to its colon."""
    reach = min(paragraph.end, paragraph.head + CUE_REACH)
    colon = text.find(":", paragraph.head, reach)
    if colon < 0 or colon + 1 >= paragraph.end:
        return None
    line = Span(paragraph.head, colon + 1)
    if any(stop in text[line.start : line.end] for stop in (". ", "! ", "? ")):
        return None
    return line if _tells(text, line, cues) else None


def _heads(text: str, paragraph: Paragraph, cues: Cues) -> tuple[Article, ...]:
    return articles(text, paragraph.head, paragraph.end, (paragraph.end,), cues)


def _last(text: str, paragraphs: tuple[Paragraph, ...], number: int, quoted: set[int], cues: Cues) -> int:
    """Return the last paragraph of a numbered rendering: as long as each next one bears the number that follows."""
    last = number
    heads = _heads(text, paragraphs[number], cues)
    value = heads[-1].number if heads else 0
    while last + 1 < len(paragraphs) and last + 1 not in quoted and not paragraphs[last + 1].apart:
        heads = _heads(text, paragraphs[last + 1], cues)
        if not heads or heads[0].number != value + 1:
            break
        last, value = last + 1, heads[-1].number
    return last


class _Originals:
    """The quotations that a passage may render: those of the article, and those of its own comment."""

    def __init__(self, text: str, quotations: list[Placed], profile: Profile) -> None:
        self._text = text
        self._profile = profile
        self._zones: dict[int, list[Placed]] = {}
        for one in quotations:
            self._zones.setdefault(one.zone, []).append(one)
        self._known: dict[str, set[str]] = {}

    def of(self, passage: _Passage) -> str | None:
        """Return the id of the quotation that `passage` renders, None where nothing points to one."""
        before, behind = self._around(passage)
        numbers = {article.number for article in passage.articles}
        same = [one for one in before if numbers & {article.number for article in one.quotation.articles}]
        if same:
            return self._kin(passage, same)[0].quotation.id
        if passage.cue is None:
            return None
        if before:
            kin, kinship = self._kin(passage, before)
            if kinship >= KINSHIP:
                return kin.quotation.id
            nearest = before[-1]
            # One paragraph between is the cue's own line.
            if passage.sure and nearest.zone == passage.zone and passage.paragraph - nearest.last <= NEAR + 1:
                return nearest.quotation.id
        if behind and passage.sure:  # the rendering first, its original after it: rare
            kin, kinship = self._kin(passage, behind)
            if kinship >= KINSHIP or (kin.zone == passage.zone and kin.first - passage.paragraph <= NEAR):
                return kin.quotation.id
        return passage.itself.quotation.id if passage.itself and passage.sure else None

    def _around(self, passage: _Passage) -> tuple[list[Placed], list[Placed]]:
        before: list[Placed] = []
        behind: list[Placed] = []
        for zone in sorted({0, passage.zone}):
            here = self._zones.get(zone, [])
            place = bisect_right(here, passage.start, key=lambda one: one.quotation.end)
            before.extend(here[max(0, place - CANDIDATES) : place])
            place = bisect_left(here, passage.end, key=lambda one: one.quotation.start)
            behind.extend(here[place : place + CANDIDATES])
        return before[-CANDIDATES:], behind[:CANDIDATES]

    def _kin(self, passage: _Passage, candidates: list[Placed]) -> tuple[Placed, float]:
        """Return the candidate that shares most word beginnings, the nearest of equals, and the share."""
        own = self._stems(self._text[passage.start : passage.end])
        best, most = candidates[-1], -1.0
        for one in reversed(candidates):
            name = one.quotation.id
            if name not in self._known:
                self._known[name] = self._stems(one.quotation.text)
            shared = len(own & self._known[name])
            share = shared / max(1, len(own)) if shared >= LEAST_SHARED else 0.0
            if share > most:
                best, most = one, share
        return best, most

    def _stems(self, passage: str) -> set[str]:
        """Return the beginnings of a passage's words; the words every sentence has tell nothing."""
        normal = {self._profile.normalise(word) for word in words(passage[:KINSHIP_LENGTH])}
        return {word[:STEM] for word in normal - self._profile.stop_words if len(word) > 2}


def _rendering(text: str, name: str, of: str, passage: _Passage) -> Rendering:
    return Rendering(
        id=name,
        of=of,
        start=passage.start,
        end=passage.end,
        text=text[passage.start : passage.end],
        cue=passage.cue,
        extent=passage.part,
        articles=passage.articles,
    )
