"""Scores as tables, and failing cases side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plant.kinds import BY_NAME
from plant.scoring import Claim, Outcome, Score, source_id
from plant.speeches import Field

FAITHFUL = ("exact", "respelled", "respelled-more")
LOOSE = ("unmarked", "unmarked-short", "unclosed")
PRINTED_OTHERWISE = ("capitals", "ascii", "hyphens", "run-together", "figures", "nested", "blockquote", "page-edge")
FOREIGN = ("invented", "host-quoted")


@dataclass(frozen=True)
class Line:
    """One figure with its floor (or ceiling) and whether it holds."""

    name: str
    count: int
    total: int
    floor: float
    at_most: bool = False

    @property
    def share(self) -> float:
        """The figure."""
        return self.count / self.total if self.total else 0.0

    @property
    def holds(self) -> bool:
        """Within the bound; nothing to count holds too."""
        return not self.total or (self.share <= self.floor if self.at_most else self.share >= self.floor)


def lines(score: Score) -> list[Line]:
    """Return the figures that the set is judged by."""
    held = [o for o in score.outcomes if o.gold.parts]
    altered = [o for o in held if o.altered]
    wrong = len(score.wrong_claims)
    result = [
        _line(
            "found, all but the hardest", held, lambda o: o.found, 0.99, lambda o: BY_NAME[o.gold.kind].found == 0.99
        ),
        _line("found, the hardest", held, lambda o: o.found, 0.95, lambda o: BY_NAME[o.gold.kind].found < 0.99),
        Line("precision of claims", score.claims - wrong - len(score.near_claims), score.claims, 0.99),
        Line("precision, near reuse granted", score.claims - wrong, score.claims, 0.99),
        Line("alterations named", sum(sum(o.named) for o in altered), sum(len(o.named) for o in altered), 0.99),
        _line("verdict right", score.outcomes, lambda o: o.verdict_right, 0.98),
        _line("false alarms, exact and respelled", score.of(FAITHFUL), lambda o: o.alarm, 0.003, at_most=True),
        _line("false alarms, unmarked and unclosed", score.of(LOOSE), lambda o: o.alarm, 0.02, at_most=True),
        _line("altered with a further variant", altered, lambda o: bool(o.extras), 0.01, at_most=True),
        _line("altered passed as clean", altered, lambda o: o.passed, 0.005, at_most=True),
        _line("false alarms, printed otherwise", score.of(PRINTED_OTHERWISE), lambda o: o.alarm, 0.003, at_most=True),
        _words("misread words changed, 8 %", score.of(["ocr8"]), 0.03),
        _words("misread words changed, 15 %", score.of(["ocr15"]), 0.06),
        _words("misread words changed, 8 % random", score.of(["random8"]), 0.03),
        _words("misread words changed, 15 % random", score.of(["random15"]), 0.06),
        _line("invented not found", score.of(["invented"]), lambda o: o.verdict_right, 1.0),
        _line("quoted host sentences not found", score.of(["host-quoted"]), lambda o: o.verdict_right, 0.98),
    ]
    return [line for line in result if line.total]


def _line(
    name: str,
    outcomes: Sequence[Outcome],
    good: Callable[[Outcome], bool],
    floor: float,
    keep: Callable[[Outcome], bool] = lambda o: True,
    *,
    at_most: bool = False,
) -> Line:
    kept = [outcome for outcome in outcomes if keep(outcome)]
    return Line(name, sum(map(good, kept)), len(kept), floor, at_most)


def _words(name: str, outcomes: Sequence[Outcome], floor: float) -> Line:
    found = [o for o in outcomes if o.found]
    return Line(name, sum(o.changed_words for o in found), sum(o.gold.words for o in found), floor, at_most=True)


def table(score: Score) -> str:
    """Return the table of classes and the lines below it, as plain text."""
    head = ("class", "n", "found", "verdict", "named", "of", "elided", "further", "alarms", "passed", "changed/100")
    rows = [head, *(_row(kind, score.of([kind])) for kind in BY_NAME if score.of([kind]))]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    text = []
    for row in rows:
        first, *cells = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        text.append("  ".join([first.strip().ljust(widths[0]), *cells]))
    text.append("")
    for line in lines(score):
        bound = f"{'<=' if line.at_most else '>='} {line.floor:g}"
        holds = "holds" if line.holds else "FAILS"
        text.append(f"{line.name:38} {line.share:.4f}  {line.count}/{line.total}  {bound:9} {holds}")
    kinds = (score.planted_claims, score.reuse_claims, score.near_claims, score.wrong_claims)
    planted, reuse, near, wrong = map(len, kinds)
    text.append(f"claims: {planted} planted, {reuse} real reuse, {near} near to reuse, {wrong} without support")
    return "\n".join(text)


def _row(kind: str, outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    n = len(outcomes)
    found = [o for o in outcomes if o.found]
    named = [x for o in outcomes for x in o.named]
    elided = [x for o in outcomes for x in o.elisions]
    words = sum(o.gold.words for o in found)
    faithful = not any(o.altered for o in outcomes)
    return (
        kind, str(n), f"{len(found) / n:.3f}", f"{sum(o.verdict_right for o in outcomes) / n:.3f}",
        f"{sum(named) / len(named):.3f}" if named else "-", str(len(named)) if named else "-",
        f"{sum(elided) / len(elided):.3f}" if elided else "-",
        "-" if faithful else str(sum(bool(o.extras) for o in outcomes)),
        str(sum(o.alarm for o in outcomes)) if faithful else "-",
        "-" if faithful else str(sum(o.passed for o in outcomes)),
        f"{100 * sum(o.changed_words for o in found) / words:.2f}" if faithful and words else "-",
    )  # fmt: skip


def failing(outcome: Outcome) -> list[str]:
    """Return what went wrong with a plant, in words; nothing where all is well."""
    if not outcome.gold.parts:
        return [] if outcome.verdict_right else [f"verdict {outcome.verdict}"]
    if not outcome.found:
        return [f"not found (verdict {outcome.verdict})"]
    wrong = [] if outcome.verdict_right else [f"verdict {outcome.verdict}, not {'/'.join(outcome.gold.verdicts)}"]
    wrong += [
        f"not named: {change.operation} {change.was!r} -> {change.now!r}"
        for change, ok in zip(outcome.gold.alterations, outcome.named, strict=True)
        if not ok
    ]
    misread = any(c.operation == "misreading" for c in outcome.gold.changes)
    wrong += [f"further: {_variant(v)}" for v in outcome.extras if not misread]
    if not all(outcome.elisions):
        wrong.append("elision not seen as marked")
    return wrong


def show(outcome: Outcome, field: Field) -> Iterator[str]:
    """Set a plant, its source and the answer side by side."""
    gold, page = outcome.gold, outcome.page
    yield f"== {gold.id} {gold.kind} ({gold.start}-{gold.end}): " + "; ".join(failing(outcome) or ["well"])
    before, after = page.text[max(0, gold.start - 40) : gold.start], page.text[gold.end : gold.end + 25]
    yield f"  page    {before!r} | {page.text[gold.start : gold.end]!r} | {after!r}"
    for part in gold.parts:
        place = part.places[0]
        text = field.by_id[place.source].text[place.start : place.end]
        yield f"  source  {place.source} {place.start}-{place.end}: {_cut(text)!r}"
    for change in gold.changes:
        if change.operation not in {"misreading"}:
            yield f"  planted {change.operation} {change.detail}: {_cut(change.was)!r} -> {change.now!r}"
    if outcome.quotation is not None:
        q = outcome.quotation
        yield f"  answer  {q['verdict']} {q['start']}-{q['end']} {q.get('marks')!r} of {len(q['matches'])} matches"
        for match in q["matches"][:3]:
            where = f"{source_id(match)} {match['start']}-{match['end']} E={match.get('expected_by_chance')}"
            yield f"          {where}: {_cut(match['text'])!r}"
        yield from (
            f"          {_variant(v)}" for m in q["matches"][:1] for v in m["variants"] if v["class"] != "orthographic"
        )


def show_claim(claim: Claim, pages: dict[str, str], field: Field) -> str:
    """Return a claim without support, both sides, for reading."""
    page, start, end, source, first, last = claim
    there = field.by_id[source].text[first:last] if source in field.by_id else "?"
    return f"-- {page} {start}-{end}: {_cut(pages[page][start:end])!r}\n   {source} {first}-{last}: {_cut(there)!r}"


def _variant(variant: Any) -> str:
    page = variant["page"]["text"] if variant["page"] else ""
    source = variant["source"]["text"] if variant["source"] else ""
    relation, rule = variant.get("relation") or "", variant.get("rule") or ""
    return f"{variant['class']} {variant['kind']} {relation} {_cut(source)!r} -> {_cut(page)!r} {rule}"


def _cut(text: str, room: int = 400) -> str:
    return text if len(text) <= room else f"{text[: room // 2]} [..] {text[-room // 2 :]}"
