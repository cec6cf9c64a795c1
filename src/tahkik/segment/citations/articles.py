"""What names its own fields (Cilt: 33 Sayı: 56 Sayfa: 387-402), newspapers, and documents by title, date and body."""

from __future__ import annotations

import re

from tahkik.segment.citations.dating import dates
from tahkik.segment.citations.pieces import Fields, Parsed, labelled, number, page_fields, pages_at_end
from tahkik.segment.citations.tables import Tables, fold

_DOI = re.compile(r"10\.\d{4,9}/[^\s,;]{1,120}[^\s,;.)]")
_PAGES = re.compile(r"^\d{1,4}-\d{1,4}$")


def parse(piece: str, folded: str, language: Tables) -> Parsed | None:
    """Read an article by its labels, a newspaper or a document; None where it is none of them."""
    return _newspaper(piece, folded, language) or _document(piece, folded, language) or _labels(piece, folded, language)


def _labels(piece: str, folded: str, language: Tables) -> Parsed | None:
    """Read labelled fields; at least two, one of them the number of an issue."""
    if "“" in piece or '"' in piece:
        return None
    fields: Fields = {}
    rest, used = folded, [False] * len(folded)

    def use(start: int, end: int) -> None:
        used[start:end] = [True] * (end - start)

    head = re.match(r"(?P<name>[^\W\d_][^\d,:;/]{1,60}),\s(?=\d{4}\b|[^\W\d_]{1,6}\s?[.:]?\s?\d)", piece)
    label = language.regex(
        r"(?<!\w)@1(?:\s?/\s?\w{2,10})?\s?:?\s{0,2}(?P<y>(?:1[5-9]|20)\d\d)(?!\d)", "labels.year"
    ).search(rest)
    if label:
        fields["year"] = label["y"]
        use(label.start(), label.end())
    for key, path in (("volume", "labels.volume"), ("issue", "labels.issue")):
        both = language.regex(
            r"(?<!\w)@1(?:\s?/\s?\w{2,10})?\s?[.:]?\s{0,2}(?P<n>\d{1,4}|[ivxlc]{1,6})(?!\w)", path
        ).search(rest)
        found = both or labelled(path, language).search(rest)
        if found:
            fields[key] = piece[both.start("n") : both.end("n")].upper() if both else number(found, piece, language)
            use(found.start(), found.end())
    if "issue" not in fields:
        return None
    pages = language.regex(
        r"(?<!\w)(?:@1|@2|pages?|pp|p)(?:\s?/\s?\w{2,10})?\s?[.:]?\s{0,2}(?P<n>\d{1,4}(?:\s?-\s?\d{1,4})?)(?!\d)",
        "labels.page",
        "labels.pages",
    ).search(rest)
    bare = re.search(r"(?:,\s?)(?P<n>\d{1,4}-\d{1,4})(?=[\s,.;)]|$)", rest)
    where = pages or bare
    if where:
        written = re.sub(r"\s", "", where["n"])
        fields["pages" if "-" in written else "page"] = written
        use(where.start(), where.end())
    doi = _DOI.search(piece)
    if doi:
        fields["doi"] = doi.group()
        use(doi.start(), doi.end())
    if "year" not in fields:
        year = re.search(r"(?<![\d/])(1[89]\d\d|20\d\d)(?![\d/])", rest)
        if year and not used[year.start()]:
            fields["year"] = year[1]
            use(year.start(), year.end())
    slash = rest.find(" / ")
    if slash > 0 and "issue" in fields:  # the same again in another language
        use(slash, len(rest))
    labels = sum(key in fields for key in ("volume", "issue", "pages", "page", "doi", "year"))
    if labels < 3:
        return None
    left = "".join(sign if not taken else " " for sign, taken in zip(piece, used, strict=True))
    if head:
        left = left.replace(head["name"], "", 1)
        if len(head["name"].split()) > 8:
            return None
        fields = {"journal": head["name"].strip()} | fields
    left = language.regex(r"(?<!\w)(?:@1|doi)\s?:?", "labels.year").sub("", fold(left))
    if len(re.findall(r"[^\W\d_]{3,}", left)) > 2:
        return None
    return Parsed("article", fields, 0, len(piece))


def _newspaper(piece: str, folded: str, language: Tables) -> Parsed | None:
    found = language.regex(r"^\(?(?P<name>@1)(?:\s(?:gazetesi|gaz\.))?\s?,\s?", "press.newspapers").match(folded)
    if found is None:
        return None
    days = [one for one in dates(folded, language, found.end()) if one.iso]
    if not days:
        return None
    fields: Fields = {"newspaper": piece[found.start("name") : found.end("name")].strip()}
    issue = labelled("labels.issue", language).search(folded, found.end())
    if issue:
        fields["no"] = number(issue, piece, language)
    fields["date"] = days[0].iso
    pages = pages_at_end(language).search(folded.rstrip(" )"))
    if pages and pages["cue"] is not None:
        fields |= page_fields(pages, piece)
    left = len(folded) - (days[0].end - days[0].start) - found.end()
    return Parsed("newspaper", fields, 0, len(piece)) if left < 60 else None


def _document(piece: str, folded: str, language: Tables) -> Parsed | None:
    """Read title, date and body: a document with the assembly or council it is from."""
    found = language.regex(r",\s?(?P<body>@1)\s?\.?\)?$", "press.bodies").search(folded)
    if found is None:
        return None
    days = [one for one in dates(folded, language, 0, found.start()) if one.iso]
    if not days:
        return None
    title = piece[: days[0].start].strip(" ,(")
    if not title or len(title.split()) > 14 or not title[0].isupper():
        return None
    fields: Fields = {"title": title}
    own = next((one for one in days if one.calendar == "rumi"), None)
    if own and not own.modern:
        fields["date_rumi"] = own.own
    fields["date"] = next((one.iso for one in days if one.calendar == "gregorian"), days[0].iso)
    fields["body"] = piece[found.start("body") : found.end("body")].strip()
    return Parsed("document", fields, 0, len(piece))
