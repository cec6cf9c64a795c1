"""Small pages with their evidence, built by hand: a page, one passage, and every difference typed in a plain way.

The words of a page between “ and ” are its quotation. The collation here is a plain one of whole words, enough for
invented English sentences; the true one has its own tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from types import SimpleNamespace
from typing import Any

import pytest

from tahkik.judge import Judgement, judge
from tahkik.languages import load
from tahkik.model import (
    Article,
    Bracket,
    Citation,
    Claim,
    CorpusInfo,
    DateMention,
    Document,
    Drift,
    Match,
    Passage,
    Quotation,
    Relation,
    Rendering,
    Segments,
    Span,
    Variant,
)

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
FLAGS = {
    "number": {"one", "two", "three", "seven", "twelve", "seventy"},
    "negation": {"not", "never", "no", "undone"},
}
HELD = CorpusInfo("letters", 3, 900)


def passage(text: str, words: str, start: int = 0) -> Passage:
    at = text.index(words, start)
    return Passage(at, at + len(words), words)


def flags(*words: str) -> tuple[Any, ...]:
    return tuple(flag for flag, known in FLAGS.items() if any(word.lower() in known for word in words))


def differ(page: list[Passage], source: list[Passage]) -> list[Variant]:
    """Return the variants of two rows of words; words added at one place and left out at another are moved."""
    matcher = SequenceMatcher(None, [w.text.lower() for w in page], [w.text.lower() for w in source], autojunk=False)
    found: list[Variant] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        pairs = min(b - a, d - c)
        for k in range(pairs):
            p, s = page[a + k], source[c + k]
            found.append(Variant("substitution", "lexical", "substantive", p, s, "different", flags(p.text, s.text)))
        found += [
            Variant("addition", "lexical", "substantive", p, None, None, flags(p.text)) for p in page[a + pairs : b]
        ]
        found += [
            Variant("omission", "lexical", "substantive", None, s, None, flags(s.text)) for s in source[c + pairs : d]
        ]
    return found


def words(text: str, start: int = 0, end: int | None = None) -> list[Passage]:
    found = WORD.finditer(text, start, len(text) if end is None else end)
    return [Passage(word.start(), word.end(), word[0]) for word in found]


def moved(variants: list[Variant], text: str, source: str) -> list[Variant]:
    """Join a row of additions and a row of omissions of the same words into one transposition."""
    added = [v.page for v in variants if v.kind == "addition" and v.page]
    left = [v.source for v in variants if v.kind == "omission" and v.source]
    if not added or [w.text.lower() for w in added] != [w.text.lower() for w in left]:
        return variants
    here = Passage(added[0].start, added[-1].end, text[added[0].start : added[-1].end])
    there = Passage(left[0].start, left[-1].end, source[left[0].start : left[-1].end])
    rest = [v for v in variants if v.kind == "substitution"]
    return [*rest, Variant("transposition", "lexical", "substantive", here, there)]


@dataclass(frozen=True)
class Page:
    """A page in the making."""

    text: str
    quotations: tuple[Quotation, ...]
    matches: Mapping[str, list[Match]] = field(default_factory=dict)
    renderings: tuple[Rendering, ...] = ()
    corpus: CorpusInfo | None = None
    unchecked: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    citations: tuple[Citation, ...] = ()
    dates: tuple[DateMention, ...] = ()
    authors: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    def against(self, source: str, *, quotation: int = 0, **more: Any) -> Page:
        """Add a passage that a quotation is found in."""
        quoted = self.quotations[quotation]
        more = {"covers": Span(quoted.start, quoted.end)} | more
        typed = moved(differ(words(self.text, *more["covers"]), words(source)), self.text, source)
        given = {
            "source": f"letters/{len(self.matches.get(quoted.id, ())) + 1}.txt",
            "title": "Letter",
            "locus": None,
            "start": 0,
            "end": len(source),
            "text": source,
            "rank": "primary",
            "expected_by_chance": 1e-9,
            "before": "",
            "after": "",
            "variants": tuple(typed),
        }
        found = {**self.matches, quoted.id: [*self.matches.get(quoted.id, ()), Match(**(given | more))]}
        return replace(self, matches=found, corpus=HELD)

    def citing(self, words: str, **fields: Any) -> Page:
        """Add a citation whose words stand on the page."""
        at = self.text.index(words)
        held = fields.pop("held", None)
        one = Citation(f"k{len(self.citations) + 1}", at, at + len(words), words, "book", fields=fields, held=held)
        return replace(self, citations=(*self.citations, one))

    def with_(self, quotation: int = 0, **more: Any) -> Page:
        """Change a quotation."""
        changed = list(self.quotations)
        changed[quotation] = replace(changed[quotation], **more)
        return replace(self, quotations=tuple(changed))

    def rendered(self, rendering: str, **more: Any) -> Page:
        """Add a rendering whose words stand on the page."""
        at = self.text.index(rendering)
        quoted = self.quotations[0]
        original = words(quoted.text)
        here = words(self.text, at, at + len(rendering))
        drifts = tuple(
            Drift(Passage(quoted.start + v.source.start, quoted.start + v.source.end, v.source.text), v.page,
                  Relation("different"))
            for v in differ(here, original) if v.page and v.source
        )  # fmt: skip
        given = {"id": "r1", "of": quoted.id, "start": at, "end": at + len(rendering), "text": rendering}
        return replace(self, renderings=(Rendering(**(given | {"drifts": drifts} | more)),))

    def judged(self) -> Judgement:
        document = Document("page.txt", self.text, "", "", "text/plain", self.language)
        segments = Segments(self.quotations, self.renderings, self.citations, self.dates, self.claims)
        profile = load(self.language)
        return judge(
            document, segments, self.matches, self.renderings, self.corpus, profile, self.unchecked, self.authors
        )


def page(text: str, **more: Any) -> Page:
    """Return a page whose quotations stand between “ and ”; the last may be unclosed."""
    quotations = []
    for number, hit in enumerate(re.finditer("“([^“”]*)(”|$)", text), 1):
        start, end = hit.span(1)
        inner = hit[1]
        quotations.append(
            Quotation(
                f"q{number}", start, end, inner, "“", (hit.start(), end) if hit[2] else (hit.start(),),
                closed=bool(hit[2]),
                brackets=tuple(
                    Bracket(start + b.start(), start + b.end(), b[0], "unknown")
                    for b in re.finditer(r"\([^()]*\)|\[[^\[\]]*\]", inner)
                ),
                articles=_articles(inner, start),
                ellipses=tuple(Span(start + e.start(), start + e.end()) for e in re.finditer("…", inner)),
                emphases=tuple(Span(start + e.start(1), start + e.end(1)) for e in re.finditer(r"\*([^*]+)\*", inner)),
            )
        )  # fmt: skip
    return Page(text, tuple(quotations), **more)


def _articles(text: str, offset: int) -> tuple[Article, ...]:
    heads = list(re.finditer(r"(\d+)\.(?= )", text))
    ends = [*(head.start() for head in heads), len(text)][1:]
    return tuple(
        Article(int(head[1]), offset + head.start(), offset + end) for head, end in zip(heads, ends, strict=True)
    )


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    return SimpleNamespace(page=page, passage=passage, articles=_articles, held=HELD)


@pytest.fixture(scope="session")
def seen() -> Callable[[Judgement], list[tuple[str, str]]]:
    """Return what was found, as (rule, the words between start and end)."""

    def words_of(judgement: Judgement) -> list[tuple[str, str]]:
        return [(one.rule, one.evidence[0].text if one.evidence else "") for one in judgement.findings]

    return words_of
