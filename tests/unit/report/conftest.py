"""Small factories of results, for every test of an output. The texts are invented."""

from __future__ import annotations

import hashlib
from types import SimpleNamespace
from typing import Any

import pytest

from tahkik.model import (
    Checked,
    CheckResult,
    CorpusInfo,
    Document,
    Evidence,
    Finding,
    Match,
    Passage,
    Quotation,
    Span,
    Variant,
)

SHA = hashlib.sha256(b"").hexdigest()
RULES = {"addition": "silent-addition", "omission": "silent-omission", "substitution": "changed-word"}


def document(text: str, **more: Any) -> Document:
    given = {"source": "page.txt", "sha256": SHA, "text_sha256": SHA, "media_type": "text/plain", "language": "tr"}
    return Document(text=text, **(given | more))


def quotation(text: str, words: str, number: int = 1, **more: Any) -> Quotation:
    start = text.index(words)
    return Quotation(f"q{number}", start, start + len(words), words, "“", (start - 1, start + len(words)), **more)


def passage(text: str, words: str, at: int = 0) -> Passage:
    start = text.index(words)
    return Passage(at + start, at + start + len(words), words)


def variant(
    page: Passage | None, source: Passage | None, class_: str = "substantive", rule: str | None = None
) -> Variant:
    kind = "substitution" if page and source else "addition" if page else "omission"
    relation = {"orthographic": "same", "doubtful": "suspect"}.get(class_, "different")
    level = "orthographic" if class_ == "orthographic" else "lexical"
    if rule is None and class_ == "substantive":
        rule = RULES[kind]
    return Variant(
        kind,
        level,
        class_,
        page,
        source,
        relation if kind == "substitution" else None,
        rule=rule,  # type: ignore[arg-type]
    )


def match(quoted: Quotation, held: str, variants: tuple[Variant, ...] = (), **more: Any) -> Match:
    given: dict[str, Any] = {
        "source": "letters/one.txt",
        "title": "Letter",
        "locus": "C-I, s. 7",
        "start": 0,
        "end": len(held),
        "text": held,
        "rank": "primary",
        "expected_by_chance": 1e-9,
        "before": "the words before",
        "after": "the words after",
        "covers": Span(quoted.start, quoted.end),
        "variants": variants,
    }
    return Match(**(given | more))


def result(text: str, quotations: tuple[Checked, ...] = (), **more: Any) -> CheckResult:
    given: dict[str, Any] = {
        "document": document(text),
        "corpus": CorpusInfo("letters", 366, 250_000),
        "policy": "0" * 16,
        "quotations": quotations,
    }
    return CheckResult(**(given | more))


def one_difference() -> CheckResult:
    """Return a page with one quotation, one added word, one spelling and one finding."""
    text = "He wrote: “the grey harbour was not quite empty at dusk” and left."
    source = "the gray harbour was not empty at dusk"
    quoted = quotation(text, text[text.index("“") + 1 : text.index("”")])
    added = passage(text, "quite")
    variants = (
        variant(passage(text, "grey"), passage(source, "gray"), "orthographic", "R04"),
        variant(added, None),
    )
    finding = Finding(
        "silent-addition",
        "warning",
        "q1",
        added.start,
        added.end,
        {"words": "quite", "source": "letters/one.txt"},
        (Evidence("page", "page.txt", added.start, added.end, "quite"),),
        "copy",
    )
    return result(text, (Checked(quoted, "altered", (match(quoted, source, variants),)),), findings=(finding,))


@pytest.fixture
def build() -> SimpleNamespace:
    return SimpleNamespace(
        document=document,
        quotation=quotation,
        passage=passage,
        variant=variant,
        match=match,
        result=result,
        one_difference=one_difference,
    )
