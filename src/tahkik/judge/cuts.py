"""What a quotation leaves out of its own sentence: the words of the source before its first word and after its last."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from tahkik.judge.judged import Judged
from tahkik.languages import Profile, load
from tahkik.model import Checked, Evidence, Finding, FindingLevel, Match, Modality, ModalityKind, Passage, Span
from tahkik.text.modality import find_modality, turning
from tahkik.text.sentences import sentences_around

Side = Literal["before", "after"]
#: Words of a quotation below which a cut is only noted: a name or a term sets nothing out.
LEAST_WORDS = 4
#: Words of the quotation that are shown beside the cut.
SHOWN_WORDS = 6
#: Code points of the source's clause that a finding names; the evidence has all of it.
SHOWN_CLAUSE = 160

_BREAKS = ";:"
#: Signs that stay with the word before them; a comma does not.
_CLOSING = frozenset(".!?…؟۔。！？)]”’»;:")


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of the source's sentence that a quotation leaves out, with what they say of the words it has.

    ``sign`` is the condition or limit, ``clause`` what is left out with it, both in positions of the source. ``near``
    is False where a new thought begins between it and the quoted words, or the sentence of the source is over.
    """

    checked: Checked
    match: Match
    side: Side
    sign: Modality
    clause: Passage
    near: bool


def judged_matches(page: Judged) -> Iterator[tuple[Checked, Match]]:
    """Yield every quotation that is judged word by word, with the place its verdict rests on."""
    for checked in page.quotations:
        if checked.matches and checked.verdict not in ("not-checked", "rendering"):
            yield checked, checked.matches[0]


def profile_of(match: Match, page: Judged) -> Profile:
    """Return the profile of the source's language: a page in one language may quote another."""
    return load(match.language) if match.language is not None else page.profile


def lead(match: Match) -> Passage | None:
    """Return the words of the source's sentence before the passage, None where it has none."""
    return _words(match.sentences, match.sentences.start, match.start) if match.sentences is not None else None


def rest(match: Match) -> Passage | None:
    """Return the words of the source's sentence after the passage, None where it has none."""
    return _words(match.sentences, match.end, match.sentences.end) if match.sentences is not None else None


def following(match: Match, profile: Profile) -> Passage | None:
    """Return the sentence that follows those of the passage."""
    within = match.following
    if within is None or (words := _words(within, within.start, within.end)) is None:
        return None
    first = next(at for at, letter in enumerate(words.text) if letter.isalnum())
    _, end = sentences_around(words.text, first, first + 1, profile.lists["abbreviations"])
    return Passage(words.start, words.start + end, words.text[:end])


def _words(within: Passage, start: int, end: int) -> Passage | None:
    """Return what stands between two positions, from its first word to its last, None where no word does."""
    text = within.text[max(0, start - within.start) : max(0, end - within.start)]
    head = next((at for at, letter in enumerate(text) if letter.isalnum()), None)
    if head is None:
        return None
    tail = next(at for at in range(len(text), head, -1) if text[at - 1].isalnum() or text[at - 1] in _CLOSING)
    return Passage(start + head, start + tail, text[head:tail])


def moved(sign: Modality, by: int) -> Modality:
    """Return a sign at the positions of the whole document."""
    return Modality(sign.kind, sign.start + by, sign.end + by, sign.text, sign.readings, sign.sure, sign.likely)


def given_elsewhere(page: Judged, cut: Cut) -> bool:
    """Return whether the page has the words left out after all: in another quotation, or as words of its own here."""
    for other in page.quotations:
        for match in other.matches:
            same = match is not cut.match and match.source == cut.match.source
            if same and match.start <= cut.sign.start and cut.sign.end <= match.end:
                return True
    kind = cut.sign.kind
    return any(variant.kind == "addition" and kind in variant.flags for variant in cut.match.variants)


def as_good(checked: Checked) -> Iterator[Match]:
    """Yield the further places where the same words of the page stand with as few differences."""
    best = checked.matches[0]
    weight = _weight(best)
    for other in checked.matches[1:]:
        if other.covers == best.covers and _weight(other) <= weight:
            yield other


def _weight(match: Match) -> int:
    return sum(variant.class_ in ("substantive", "doubtful") for variant in match.variants)


def said_around(page: Judged, checked: Checked, kinds: Collection[ModalityKind]) -> bool:
    """Return whether the page's own sentence around a quotation says as much in its own words."""
    text, quotation = page.document.text, checked.quotation
    start, end = sentences_around(text, quotation.start, quotation.end, page.profile.lists["abbreviations"])
    sides = (text[start : quotation.start], text[quotation.end : end])
    return any(one.sure for side in sides for one in find_modality(side, page.profile, kinds))


def ellipsis_at(checked: Checked, match: Match, side: Side) -> bool:
    """Return whether the quotation itself marks that something is left out at that end."""
    if side == "before":
        return any(sign.end <= match.covers.start for sign in checked.quotation.ellipses) or (
            checked.quotation.text.lstrip("([").startswith(("…", "..."))
        )
    return any(sign.start >= match.covers.end for sign in checked.quotation.ellipses) or (
        checked.quotation.text.rstrip("])").endswith(("…", "..."))
    )


def turns(between: str, profile: Profile) -> bool:
    """Return whether a new thought begins in the words between a sign and the quotation."""
    return any(sign in between for sign in _BREAKS) or turning(between, profile)


def finding(page: Judged, rule: str, level: FindingLevel, cut: Cut) -> Finding:
    """Return the finding of a cut: a point of the page, with the words beside it and the clause left out."""
    text, (start, end) = page.document.text, cut.match.covers
    shown = text[start:end].split()
    at, words = (start, shown[:SHOWN_WORDS]) if cut.side == "before" else (end, shown[-SHOWN_WORDS:])
    beside = _beside(text, Span(start, end), cut.side)
    if not cut.near or len(shown) < LEAST_WORDS or ellipsis_at(cut.checked, cut.match, cut.side):
        level = "note"
    params = {
        "words": " ".join(words),
        "was": _shown(cut),
        "sign": cut.sign.text,
        "source": cut.match.title or cut.match.source,
    }
    if cut.side == "after" and cut.sign.kind == "condition":
        params["form"] = "after"
    evidence = (
        Evidence("page", page.document.source, *beside),
        Evidence("source", cut.match.source, *cut.clause),
    )
    return Finding(
        rule, page.level(cut.checked, level), cut.checked.quotation.id, at, at, params, evidence, "copy"
    )  # fmt: skip


def _beside(text: str, covers: Span, side: Side) -> Passage:
    """Return the first or the last words of the quotation."""
    start, end = covers
    at = start if side == "before" else end
    for _ in range(SHOWN_WORDS):
        if side == "before":
            while at < end and text[at].isspace():
                at += 1
            while at < end and not text[at].isspace():
                at += 1
        else:
            while at > start and text[at - 1].isspace():
                at -= 1
            while at > start and not text[at - 1].isspace():
                at -= 1
    return Passage(start, at, text[start:at]) if side == "before" else Passage(at, end, text[at:end])


def _shown(cut: Cut) -> str:
    """Return the words of the clause around its sign, cut at words."""
    text, at = cut.clause.text, cut.sign.start - cut.clause.start
    if len(text) <= SHOWN_CLAUSE:
        return text
    stop = at + len(cut.sign.text)
    low = max(0, stop - SHOWN_CLAUSE) if cut.side == "before" else 0
    high = max(stop, low + SHOWN_CLAUSE)
    if low:
        low = text.find(" ", low) + 1 or low
    if high < len(text):
        high = max(stop, text.rfind(" ", low, high))
    return ("… " if low else "") + text[low:high] + (" …" if high < len(text) else "")
