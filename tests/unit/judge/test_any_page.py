"""Whatever a page and a source say: every difference is named, and every finding stands inside its quotation."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from hypothesis import given, strategies

from tahkik.judge import rules

WORDS = strategies.lists(
    strategies.sampled_from(
        ["town", "pays", "the", "not", "seven", "two", "(wisely)", "[soon]", "*mill*", "…", "1.", "3.", "old,"]
    ),
    min_size=1,
    max_size=14,
)


@given(quoted=WORDS, source=WORDS, shuffled=strategies.randoms(use_true_random=False), closed=strategies.booleans())
def test_every_difference_is_named(
    make: SimpleNamespace, quoted: list[str], source: list[str], shuffled: object, closed: bool
) -> None:
    text = f"They wrote: “{' '.join(quoted)}" + ("” So they say." if closed else "")
    page = make.page(text).against(" ".join(source), start=0)
    (match,) = page.matches["q1"]
    variants = list(match.variants)
    shuffled.shuffle(variants)  # type: ignore[attr-defined]
    judgement = replace(page, matches={"q1": [replace(match, variants=tuple(variants))]}).judged()

    (checked,) = judgement.quotations
    assert checked.verdict == ("altered" if variants else "verbatim")
    named = [one for one in checked.matches[0].variants if one.rule in rules()]
    assert len(named) == len(variants)

    quotation = checked.quotation
    for finding in judgement.findings:
        assert quotation.start - 1 <= finding.start <= finding.end <= quotation.end
        for one in finding.evidence:
            whole = text if one.of == "page" else match.text
            assert one.text == whole[one.start : one.end]
    for variant in named:
        side = variant.page if variant.page is not None else variant.source
        of = "page" if variant.page is not None else "source"
        holding = [
            finding
            for finding in judgement.findings
            if finding.rule == variant.rule
            and any(e.of == of and e.start <= side.start and side.end <= e.end for e in finding.evidence)
            and (of == "source" or (finding.start <= side.start and side.end <= finding.end))
        ]
        assert len(holding) >= 1
