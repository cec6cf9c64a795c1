"""Which citation belongs to a quotation, and whether a source is the work it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahkik.judge.judged import Judged
from tahkik.languages import Profile
from tahkik.model import Checked, Citation, Match, Quotation

#: Shortest title, in letters, that says which work is meant; shorter ones (Nutuk, Hatıralar) must be the whole title.
TELLING_TITLE = 12
#: Words that may stand between a quotation and its citation ("diyor, bkz."): after more of them, what follows may be
#: cited for the page's own words. In a line of its own, a head at most ("Kaynak:").
NEAR_WORDS, HEAD_WORDS = 3, 1
#: Code points between the two that are looked at.
FAR = 60


def cited(page: Judged) -> Iterator[tuple[Checked, Citation]]:
    """Yield every quotation found with the citation printed for it: right behind it, or in its introduction.

    A reference back (a.g.e.) stands for the work it leads to, with its own page. What stands under a heading of its own
    (a list of sources), or in a line after several quotations, belongs to none of them alone, and is passed over.
    """
    by_id = {one.id: one for one in page.segments.citations}
    for checked in page.quotations:
        if not checked.matches or checked.verdict in ("not-checked", "not-found", "ambiguous", "rendering"):
            continue
        own = [one for one in page.segments.citations if _belongs(one, checked.quotation, page)]
        if len(own) != 1:  # two works cited for one passage: which of them has the words is not said
            continue
        one = own[0]
        target = by_id.get(str(one.fields.get("refers_to", "")))
        if target is not None:
            fields = {key: value for key, value in target.fields.items() if key not in ("page", "pages", "following")}
            one = Citation(one.id, one.start, one.end, one.text, target.type, {}, fields | one.fields, target.held)
        yield checked, one


def _belongs(one: Citation, quotation: Quotation, page: Judged) -> bool:
    if quotation.introduction is not None:
        start, end = quotation.introduction
        if start <= one.start and one.end <= end:
            return True
    if one.start < quotation.end:
        return False
    between = page.document.text[quotation.end : one.start]
    if len(between) > FAR or any(quotation.end <= other.quotation.start < one.start for other in page.quotations):
        return False
    # across a paragraph's end a citation is the quotation's where its line begins with it: "Kaynak: …"
    words = re.findall(r"[^\W_]+", between)
    if "\n" not in between:
        return len(words) <= NEAR_WORDS
    return len(words) <= HEAD_WORDS and not _shared(one, quotation, page)


def _shared(one: Citation, quotation: Quotation, page: Judged) -> bool:
    """Return whether a citation in a line of its own may be for more than the quotation before it."""
    if any(quotation.end <= block.start < one.start and block.kind == "heading" for block in page.document.blocks):
        return True
    before = max((other.end for other in page.segments.citations if other.end <= quotation.start), default=0)
    others = (other.quotation for other in page.quotations if other.quotation.marks is not None)
    return any(before <= other.start and other.end < quotation.start for other in others)


def key(text: str, profile: Profile) -> str:
    """Return the words of a title or a name, comparable."""
    return " ".join(re.findall(r"[^\W_]+", profile.normalise(text)))


def names_work(one: Citation, profile: Profile) -> tuple[str, str]:
    """Return the title and the author a citation names, comparable; empty where it names none."""
    return key(str(one.fields.get("title", "")), profile), key(str(one.fields.get("author", "")), profile)


def same_work(named: tuple[str, str], held: tuple[str, str]) -> bool:
    """Return whether a title and author named are those held, all comparable; by authors only where both have one."""
    (title, author), (own, by) = named, held
    if not title or (title != own and not (len(title) >= TELLING_TITLE and f" {title} " in f" {own} ")):
        return False
    words, known = author.split(), by.split()
    return not words or not known or words[-1] in known or words[0] in known


def works_of(match: Match) -> tuple[tuple[str, str], ...]:
    """Return title and author of the source of a match, and of the printed work it is a part of (author not asked)."""
    own = (match.title or "", match.author or "")
    return (own, (match.work, "")) if match.work else (own,)


def is_of(one: Citation, match: Match, profile: Profile) -> bool:
    """Return whether a passage stands in the work a citation names."""
    named = names_work(one, profile)
    return any(same_work(named, (key(title, profile), key(author, profile))) for title, author in works_of(match))
