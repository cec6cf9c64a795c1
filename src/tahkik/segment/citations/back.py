"""References back (a.g.e., age, aynı yer), short ones (Koca, s. 136), author and date (Hovannisian, 1967, s. 7)."""

from __future__ import annotations

import re

from tahkik.segment.citations.names import is_surname
from tahkik.segment.citations.pieces import Fields, Parsed, page_fields, pages_at_end
from tahkik.segment.citations.tables import Tables, fold

_AUTHOR_DATE = re.compile(
    r"^[(\[]?(?P<who>[^\d,:;()]{2,80}?)\s?,?\s\(?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\)?"
    r"(?:\s?[:,]\s?(?P<rest>[^)]{0,40}))?[)\]]?\.?$"
)
_BARE_PAGES = re.compile(r"^(?P<n>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\.?$")


def parse(piece: str, folded: str, language: Tables) -> Parsed | None:
    """Read a reference to a work named before, None where there is none."""
    return _ibid(piece, folded, language) or author_date(piece, folded, language) or _short(piece, folded, language)


def _ibid(piece: str, folded: str, language: Tables) -> Parsed | None:
    found = language.regex(r"(?<![\w.])@1(?!\w)\.?", "marks.ibid").search(folded)
    if found is None:
        return None
    before = piece[: found.start()].strip(" ,;(")
    tail = piece[found.end() :]
    pages = pages_at_end(language).search(folded[found.end() :].rstrip(" )"))
    dotted = "." in found.group() or " " in found.group().strip()
    if not dotted and not pages:  # age and ay are words too
        return None
    if before and not _who(before, language):
        return None
    if tail.strip(" .,;)") and not pages:
        return None
    fields: Fields = {"author": before} if before else {}
    fields["ibid"] = True
    if pages:
        fields |= page_fields(pages, tail)
    start = piece.find(before) if before else found.start()
    return Parsed("short-ref", fields, start, len(piece.rstrip(" )")))


def _who(words: str, language: Tables) -> bool:
    parts = re.split(r"[/,&]| ve | and | und ", words)
    return len(words) <= 60 and all(is_surname(part.strip(), language) for part in parts if part.strip())


def author_date(piece: str, folded: str, language: Tables) -> Parsed | None:
    """Read ``(Hovannisian, 1967, ss. 75-76)``; only in brackets, else any name with a year would be one."""
    found = _AUTHOR_DATE.match(piece)
    if found is None or not piece.startswith(("(", "[")):
        return None
    who = found["who"].strip()
    if fold(who) in {fold(name) for name in language.profile.months}:
        return None
    if not _who(language.regex(r"\s?@1\.?$", "marks.others").sub("", who), language):
        return None
    fields: Fields = {"author": who, "year": found["year"]}
    rest = (found["rest"] or "").strip()
    if rest:
        pages = pages_at_end(language).search(folded[found.start("rest") : found.end("rest")].rstrip(" )"))
        bare = _BARE_PAGES.match(rest)
        if pages:
            fields |= page_fields(pages, piece[found.start("rest") :])
        elif bare:
            written = re.sub(r"\s?[-–]\s?", "-", bare["n"])
            fields["pages" if "-" in written else "page"] = written
        else:
            return None
    return Parsed("author-date", fields, 0, len(piece))


def _short(piece: str, folded: str, language: Tables) -> Parsed | None:
    pages = pages_at_end(language).search(folded.rstrip(" )"))
    if pages is None or pages["cue"] is None:
        return None
    who = piece[: pages.start()].strip(" ,(")
    if not who or "," in who or not _who(who, language):
        return None
    names = [name.strip() for name in who.split("/")]
    fields: Fields = {"authors": names} if len(names) > 1 else {"author": who}
    return Parsed("short-ref", fields | page_fields(pages, piece), piece.find(who), len(piece.rstrip(" )")))
