"""Results with every part a report can have. The texts are invented."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Any

from tahkik.model import (
    Checked,
    CheckResult,
    Citation,
    Claim,
    Comment,
    CorpusInfo,
    DateMention,
    DateReading,
    Departure,
    Document,
    Drift,
    Evidence,
    FailedPage,
    Finding,
    Link,
    Loss,
    Match,
    Parting,
    Passage,
    Quotation,
    Refusal,
    Relation,
    Rendering,
    Repair,
    Span,
    Trace,
    TracedPlace,
    Variant,
)

SHA = hashlib.sha256(b"").hexdigest()

HOSTILE = "</script><img src=x onerror=\"document.title='broken'\"><b>bold</b> {{ 7 * 7 }} \x1b[31m \u202ekcab\u2066"

PAGE = f"""The ferry house

He wrote: “the grey harbour was not quite empty at sunset and the boats lay still” and left.
Today one would say: the grey harbour was nearly empty at dusk and the boats lay quiet.
She answered: “nobody ever saw this sentence in a letter”.
Then: “كان الميناء القديم هادئا جدا عند الغروب” is what he sang.
Twice printed: “the lamp burns in the tower”.
It reads “{HOSTILE}” on the wall, 3 May 1920 (4 May 1920). Letters, vol. 2, p. 7.
In modern words: “the small vessel shall remain in the port tonight again”.
In short: the harbour was empty.
"""
SHIP = "the smal shyp shal in the haven byde this nyght"


def passage(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage(start, start + len(words), words)


def quotation(number: int, words: str, text: str = PAGE, **more: Any) -> Quotation:
    start = text.index(words)
    return Quotation(f"q{number}", start, start + len(words), words, "“", (start - 1,), **more)


def match(quoted: Quotation, held: str, *variants: Variant, **more: Any) -> Match:
    given: dict[str, Any] = {"source": "letters/one.txt", "title": "Letter from the coast", "locus": "C-I, s. 7"}
    return Match(
        **(given | more), start=100, end=100 + len(held), text=held, rank="primary", expected_by_chance=1e-9,
        before="the words before", after="the words after", covers=Span(quoted.start, quoted.end), variants=variants,
    )  # fmt: skip


def variant(
    quoted: str | None, held: str | None, source: str, class_: str, rule: str | None, flags: Any = ()
) -> Variant:
    page = None if quoted is None else passage(PAGE, quoted)
    there = None
    if held is not None:
        at = passage(source, held)
        there = Passage(100 + at.start, 100 + at.end, held)
    kind: Any = "substitution" if page and there else "addition" if page else "omission"
    levels: Any = {"orthographic": "orthographic", "doubtful": "graphic"}
    return Variant(kind, levels.get(class_, "lexical"), class_, page, there, None, flags, rule)  # type: ignore[arg-type]


def rich() -> CheckResult:
    """A page with a quotation of most kinds, a rendering, dates, a citation, claims, comments and repairs."""
    held = "the gray harbor was not empty at dusk and the small boats lay sti1l"
    q1 = quotation(1, "the grey harbour was not quite empty at sunset and the boats lay still", language="en")
    q2 = quotation(2, "nobody ever saw this sentence in a letter", language="en")
    q3 = quotation(3, "كان الميناء القديم هادئا جدا عند الغروب", language="ar")
    q4 = quotation(4, "the lamp burns in the tower", language="en")
    q5 = quotation(5, HOSTILE)
    variants = (
        variant("grey", "gray", held, "orthographic", "R04"),
        variant("harbour", "harbor", held, "orthographic", "R05"),
        variant("quite", None, held, "substantive", "silent-addition"),
        variant("sunset", "dusk", held, "substantive", "changed-word"),
        variant(None, "small", held, "substantive", "silent-omission"),
        variant("still", "sti1l", held, "doubtful", "R11"),
    )
    arabic = "كان الميناء هادئا جدا عند الغروب"
    added = Variant("addition", "lexical", "substantive", passage(PAGE, "القديم"), None, None, (), "silent-addition")
    rendering = passage(PAGE, "the grey harbour was nearly empty at dusk and the boats lay quiet")
    drift = Drift(passage(PAGE, "still"), passage(PAGE, "quiet"), Relation("different"))
    ahead = Passage(rendering.end, rendering.end, "")
    rendered = Rendering(
        "r1", "q1", *rendering, drifts=(drift,),
        links=(
            _link("grey", "grey", "same", q1), _link("harbour", "harbour", "same", q1),
            _link("empty", "empty", "same", q1), _link("sunset", "dusk", "gloss", q1, "glossary:coast.tsv"),
            _link("boats", "boats", "same", q1), _link("lay", "lay", "same", q1),
        ),
        partings=(
            Parting("negation", passage(PAGE, "not quite"), passage(PAGE, "nearly"), passage(PAGE, "not quite empty")),
            Parting("omission", passage(PAGE, "and the"), ahead),
        ),
    )  # fmt: skip
    q6 = quotation(6, "the small vessel shall remain in the port tonight again", language="en")
    shipped = replace(
        match(q6, SHIP, source="letters/four.txt", title="Letter of the harbour master"), is_rendering=True
    )
    modern = Rendering(
        "r2", "q6", q6.start, q6.end, q6.text, source="letters/four.txt",
        links=(
            _link("smal", "small", "spelling", q6), _link("shyp", "vessel", "gloss", q6, "glossary:coast.tsv"),
            _link("shal", "shall", "spelling", q6), _link("byde", "remain", "gloss", q6, "glossary:coast.tsv"),
            _link("haven", "port", "gloss", q6, "glossary:coast.tsv"),
            _link("this nyght", "tonight", "gloss", q6, "glossary:coast.tsv"),
        ),
    )  # fmt: skip
    short = passage(PAGE, "In short: the harbour was empty")
    clause = passage(PAGE, "the grey harbour was not quite empty at sunset")
    place = PAGE.index("the harbour was empty")
    said = Claim(
        "l3", *short, "q1", clause,
        links=(Link(Span(q1.start + 9, q1.start + 16), Span(place + 4, place + 11), "same"),),
        departures=(Departure("when", passage(PAGE, "In short"), passage(PAGE, "at sunset")),),
        losses=(Loss("negation", passage(PAGE, "not quite"), clause),),
    )  # fmt: skip
    looked = TracedPlace("letters/two.txt", 5, 40, "nobody ever saw that", 21.0, 0.2, 4, 8, False, "few-words")
    boats = PAGE.index("boats lay still")
    small = passage(held, "small")
    quite, sunset, old = passage(PAGE, "quite"), passage(PAGE, "sunset"), passage(PAGE, "القديم")
    date = passage(PAGE, "3 May 1920 (4 May 1920)")
    cited = passage(PAGE, "Letters, vol. 2, p. 7")
    findings = (
        _finding("silent-addition", "q1", quite, {"words": "quite"}),
        _finding("changed-word", "q1", sunset, {"words": "sunset", "was": "dusk"}, "error"),
        Finding(
            "silent-omission",
            "warning",
            "q1",
            boats,
            boats,
            {"before": "the", "was": "small", "source": "letters/one.txt"},
            (Evidence("source", "letters/one.txt", 100 + small.start, 100 + small.end, "small"),),
            "copy",
        ),
        _finding("silent-addition", "q3", old, {"words": "القديم"}),
        _finding("rendering-drift", "r1", drift.rendering, {"words": "quiet", "was": "still"}),
        _finding("unclosed-quotation", None, cited, {"mark": "“", "tail": "p. 7"}, "note"),
        _finding("lost-negation", "r1", passage(PAGE, "nearly"), {"words": "nearly", "clause": "was not quite empty"}),
        _finding("rendering-omission", "r1", ahead, {"words": "", "was": "and the", "of": "q1", "form": "gone"}),
        _finding("lost-negation", "l3", short, {"words": short.text, "clause": clause.text, "form": "claim"}),
        _finding(
            "claim-differs-from-document", "l3", passage(PAGE, "In short"), {"pairs": ["“In short” → “at sunset”"]}
        ),
    )
    return CheckResult(
        Document(
            "ferry.txt", PAGE, SHA, SHA, "text/plain", "en", "The ferry house", "A. Writer", "2021-04-02",
            comments=(
                Comment("c1", None, "Reader", "2021-04-03T10:00", None, 0, 5, "I doubt the sunset."),
                Comment("c2", "c1", None, None, None, 0, 5, "So do I </li><script>1</script>"),
                Comment("c3", "c2", "Third", None, None, 0, 5, "قرأته مرتين"),
            ),
            repairs=(Repair(0, 3, "Th\u0430", "homoglyph"),),
        ),
        CorpusInfo("letters", 366, 250_000, (Refusal("letters/scan.pdf", "no-text-layer", "no text", "run OCR"),)),
        "0" * 16,
        (
            Checked(q1, "altered", (match(q1, held, *variants),)),
            Checked(q2, "not-found", missed=Trace(2, 9, 4, 2, 1, (looked,), ("too-short", "not-held"))),
            Checked(q3, "altered", (match(q3, arabic, added),)),
            Checked(q4, "ambiguous", (match(q4, q4.text), match(q4, q4.text, source="letters/three.txt", title=None))),
            Checked(q5, "not-checked", reason="too short"),
            Checked(q6, "rendering", (shipped,)),
        ),
        (rendered, modern),
        (DateMention("d1", *date, (DateReading("gregorian", "1920-05-03", "day"),), False),),
        (Citation("k1", *cited, held=False),),
        (
            Claim("l1", *passage(PAGE, "The ferry house"), None),
            Claim("l2", *passage(PAGE, "She answered:"), "q2"),
            said,
        ),
        findings,
    )  # fmt: skip


def _link(old: str, new: str, relation: str, of: Quotation, source: str | None = None) -> Link:
    """Link a word of a quotation, or of the passage it renders, to one of its rendering."""
    if of.id == "q6":
        start, other = 100 + SHIP.index(old), of.start + of.text.index(new)
    else:
        start, other = PAGE.index(old, of.start), PAGE.index(new, PAGE.index("Today one would say"))
    return Link(Span(start, start + len(old)), Span(other, other + len(new)), relation, source)


def _finding(rule: str, about: str | None, at: Passage, params: dict[str, Any], level: Any = "warning") -> Finding:
    evidence = Evidence("page", "ferry.txt", *at)
    return Finding(rule, level, about, at.start, at.end, params | {"source": "letters/one.txt"}, (evidence,), "copy")


def failed() -> FailedPage:
    error = {"code": "no-text-layer", "message": "gone.pdf has no text layer.", "hint": "run OCR first", "details": {}}
    return FailedPage("gone.pdf", error)


def long(count: int = 200, words: int = 60, *, rendered: bool = False) -> CheckResult:
    """A page with many quotations, each with an added word, a finding and some spelling; ``rendered``: and a rendering
    beside it, linked word by word, with another word."""
    body = " ".join(f"word{n}" for n in range(words))
    text, quoted, findings, renderings = "", [], [], []
    for number in range(1, count + 1):
        text += "He wrote: “"
        start = len(text)
        said = f"the colour {number} added {body}"
        text += said + "”\n"
        held = f"the color {number} {body}"
        colour = Passage(start + 4, start + 10, "colour")
        at = start + said.index("added")
        added = Passage(at, at + 5, "added")
        variants = (
            Variant(
                "substitution", "orthographic", "orthographic", colour, Passage(104, 109, "color"), "same", (), "R04"
            ),
            Variant("addition", "lexical", "substantive", added, None, None, (), "silent-addition"),
        )
        one = Quotation(f"q{number}", start, start + len(said), said, "“", (start - 1,), language="en")
        quoted.append(Checked(one, "altered", (match(one, held, *variants),)))
        findings.append(_finding("silent-addition", one.id, added, {"words": "added"}))
        if rendered:
            text += f"In modern words: {said} \n"
            renderings.append(_repeated(one, text.index(said, one.end)))
            drift = renderings[-1].drifts[0]
            findings.append(_finding("rendering-drift", f"r{number}", drift.rendering, {"words": "a", "was": "b"}))
    document = Document("long.txt", text, SHA, SHA, "text/plain", "en", "A long page")
    info = CorpusInfo("letters", 366, 250_000)
    return CheckResult(document, info, "0" * 16, tuple(quoted), tuple(renderings), findings=tuple(findings))


def _repeated(quoted: Quotation, start: int) -> Rendering:
    """Return a rendering that repeats a quotation word by word, all but its second word."""
    words = list(re.finditer(r"\S+", quoted.text))
    spans = [(quoted.start + one.start(), start + one.start(), len(one[0])) for one in words]
    links = [Link(Span(here, here + long), Span(there, there + long), "same") for here, there, long in spans]
    here, there, long = spans[1]
    drift = Drift(
        Passage(here, here + long, words[1][0]), Passage(there, there + long, words[1][0]), Relation("different")
    )
    name = f"r{quoted.id[1:]}"
    end = start + len(quoted.text)
    return Rendering(name, quoted.id, start, end, quoted.text, links=(links[0], *links[2:]), drifts=(drift,))
