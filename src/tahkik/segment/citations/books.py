"""Books and articles, parsed from the right: pages, year, place, publisher, volume; the title keeps its commas."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tahkik.segment.citations.dating import dates
from tahkik.segment.citations.names import (
    body_end,
    capital,
    genitive,
    is_given,
    is_person,
    is_surname,
    suffixed,
    titled,
)
from tahkik.segment.citations.pieces import Fields, Parsed, labelled, number, page_fields, pages_at_end
from tahkik.segment.citations.tables import Tables, fold

_TRIM = " \t,.;:·"
_YEAR = re.compile(r"(?:^|(?<=[\s,.(:]))\(?(?P<y>1[2-9]\d\d|20\d\d)\)?$")
_QUOTED = re.compile(r"[“\"«„](?P<t>[^“”\"«»]{3,300})[”\"»]")
_URL = re.compile(r"\bhttps?://[^\s<>\"”)]{4,400}|\bwww\.[^\s<>\"”)]{4,400}")
_DOI = re.compile(
    r"\b(?:doi[:\s]{1,3}|https?://(?:dx\.)?doi\.org/)(?P<doi>10\.\d{4,9}/[^\s,;]{1,120}[^\s,;.)])", re.IGNORECASE
)
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LETTERS = re.compile(r"[^\W\d_]{4,}")
#: Share of the longer words of a title that begin with a capital, below which a line is a sentence: titles met in
#: notes have 0.6 and more ("… ve Bu Kanunlardaki Ceza Müeyyideleri"), sentences with names in them 0.4 and less.
TITLE_CAPITALS = 0.6
#: Longest title, in words; the longest met in print has 26.
LONGEST_TITLE = 30


@dataclass(slots=True)
class _Peeled:
    """What is left of a citation, and what was taken off its right end."""

    text: str
    fields: Fields = field(default_factory=dict)
    evidence: int = 0
    truncated: bool = False


def parse(piece: str, folded: str, language: Tables) -> Parsed | None:
    """Read a book or an article, None where the piece cannot be one."""
    peeled = _Peeled(piece.strip().rstrip("…").strip(), truncated=piece.rstrip().endswith("…"))
    _address(peeled)
    quoted = _QUOTED.search(peeled.text)
    journal = quoted is not None and (bool(peeled.text[quoted.end() :].strip(_TRIM)) or quoted.start() > 0)
    for _ in range(14):  # at most one round for each field there is
        if not _peel(peeled, language, journal):
            break
    if journal and quoted is not None:
        return _article(piece, peeled, quoted, language)
    return _book(piece, peeled, language)


def _address(peeled: _Peeled) -> None:
    doi = _DOI.search(peeled.text)
    if doi:
        peeled.fields["doi"] = doi["doi"]
        peeled.text = (peeled.text[: doi.start()] + peeled.text[doi.end() :]).strip(_TRIM)
        peeled.evidence += 2
    address = _URL.search(peeled.text)
    if address:
        peeled.fields["url"] = address.group().rstrip(".,;")
        peeled.text = peeled.text[: address.start()].strip(" ,;:(<")
        peeled.evidence += 1


def _peel(peeled: _Peeled, language: Tables, journal: bool) -> bool:
    text = peeled.text.rstrip(_TRIM)
    peeled.text = text
    folded = fold(text)
    if not text:
        return False
    return (
        _peel_pages(peeled, folded, language)
        or _peel_numbered(peeled, folded, language, journal)
        or _peel_year(peeled, folded, language, journal)
        or _peel_role(peeled, language)
        or _peel_place(peeled, language)
        or _peel_publisher(peeled, language)
        or _peel_thesis(peeled, language)
    )


def _peel_pages(peeled: _Peeled, folded: str, language: Tables) -> bool:
    if {"page", "pages", "folio"} & peeled.fields.keys():
        return False
    found = pages_at_end(language).search(folded)
    if found is None or found.start() == 0 or (found["cue"] is None and found["leaf"] is None):
        return False
    # "S. 5" is a number of a journal as well; a page in capitals stands last, behind a volume or a year.
    peeled.fields |= page_fields(found, peeled.text)
    peeled.text = peeled.text[: found.start()]
    peeled.evidence += 2
    return True


def _peel_numbered(peeled: _Peeled, folded: str, language: Tables, journal: bool) -> bool:
    for key, label in (("edition", "labels.edition"), ("volume", "labels.volume"), ("issue", "labels.issue")):
        if key in peeled.fields or (key == "issue" and not journal):
            continue
        for found in labelled(label, language).finditer(folded):
            last = re.compile(r"[\s.)]{0,3}$").match(folded, found.end())
            if last and found.start() > 0:
                start = found.start()
                peeled.fields[key] = number(found, peeled.text, language)
                peeled.text = peeled.text[:start].rstrip(" (")
                peeled.evidence += 2
                return True
    if journal and "issue" not in peeled.fields:
        short = re.search(r"(?<=[\s,])(?:S\.|\()\s?(\d{1,3}(?:[-/]\d{1,3})?)\)?$", peeled.text)
        if short:
            peeled.fields["issue"] = short[1]
            peeled.text = peeled.text[: short.start()]
            return True
        slash = re.search(r"(?<=[\s,])(\d{1,3}|[IVXLC]{1,7})\s?[/.]\s?(\d{1,3})$", peeled.text)
        if slash:
            peeled.fields |= {"volume": slash[1], "issue": slash[2]}
            peeled.text = peeled.text[: slash.start()]
            return True
        roman = re.search(r"(?<=[\s,])([IVXLC]{1,7})$", peeled.text)
        if roman and "volume" not in peeled.fields:
            peeled.fields["volume"] = roman[1]
            peeled.text = peeled.text[: roman.start()]
            return True
    return False


def _peel_year(peeled: _Peeled, folded: str, language: Tables, journal: bool) -> bool:
    if "year" in peeled.fields or "date" in peeled.fields:
        return False
    if journal:
        found = [one for one in dates(folded, language) if one.end == len(folded) and one.iso]
        if found:
            peeled.fields["date"] = found[0].iso
            peeled.text = peeled.text[: found[0].start]
            peeled.evidence += 2
            return True
        month = re.search(
            rf"(?:^|[\s,(])(?:{_months(language)})(?:\s?[-/]\s?(?:{_months(language)}))?\s(?P<y>\d{{4}})\)?$", folded
        )
        if month:
            peeled.fields["year"] = month["y"]
            peeled.text = peeled.text[: month.start()]
            peeled.evidence += 1
            return True
    year = _YEAR.search(peeled.text)
    if year is None or year.start() == 0:
        return False
    peeled.fields["year"] = year["y"]
    peeled.text = peeled.text[: year.start()]
    peeled.evidence += 1
    return True


def _months(language: Tables) -> str:
    return (
        "|".join(sorted({re.escape(fold(name)) for name in language.profile.months}, key=len, reverse=True)) or "(?!)"
    )


def _last_part(text: str) -> tuple[int, str]:
    """Return the last part of a piece, behind a comma or a full stop with a space, with its start."""
    at = text.rfind(",")
    return at + 1, text[at + 1 :].strip()


def _peel_role(peeled: _Peeled, language: Tables) -> bool:
    bracketed = re.search(r"\((?P<in>[^()]{4,80})\)$", peeled.text)
    start, part = (bracketed.start(), bracketed["in"]) if bracketed else _last_part(peeled.text)
    if start <= 0:
        return False
    folded = fold(part)
    for role in ("translator", "editor"):
        lead = language.regex(r"^@1(?!\w)[.:]{0,2}\s{0,2}", f"roles.{role}").match(folded)
        trail = language.regex(r"\s?\(?@1\.?\)?$", f"roles.{role}").search(folded)
        name = (
            part[lead.end() :].strip() if lead else part[: trail.start()].strip() if trail and bracketed is None else ""
        )
        if name and role not in peeled.fields and capital(name):
            if trail and not lead and not is_person(name, language):
                continue
            peeled.fields[role] = name
            peeled.text = peeled.text[:start]
            peeled.evidence += 2
            return True
    return False


def _peel_place(peeled: _Peeled, language: Tables) -> bool:
    if "place" in peeled.fields:
        return False
    places = "books.places"
    found = language.regex(r"(?:^|(?<=[\s,.:(]))@1(?:\s?[-/&]\s?@1)?$", places).search(fold(peeled.text))
    if found is None or found.start() == 0:
        return False
    before = peeled.text[: found.start()].rstrip()
    if before and before[-1] not in ",.:;(" and "year" not in peeled.fields and "publisher" not in peeled.fields:
        return False
    if before[-1] not in ",.:;()" and not _ends_publisher(before, language):
        return False
    peeled.fields["place"] = peeled.text[found.start() :]
    peeled.text = before.rstrip("(")
    peeled.evidence += 2
    return True


def _ends_publisher(text: str, language: Tables) -> bool:
    last = fold(text).rstrip(".").split()[-1:]
    return bool(last) and last[0] in language.words("books", "publisher_endings")


def _peel_publisher(peeled: _Peeled, language: Tables) -> bool:
    if "publisher" in peeled.fields or "," not in peeled.text + (
        "," if ":" in peeled.text or ". " in peeled.text else ""
    ):
        return False
    start, part = _last_part(peeled.text)
    stop = peeled.text.rfind(". ")
    if stop >= start and ":" in peeled.text[stop:]:  # "Eser. Yer: Yayınevi": the full stop divides as a comma does
        start, part = stop + 2, peeled.text[stop + 2 :].strip()
    if peeled.truncated and start > 0 and len(part) > 3:
        whole = [work["publisher"] for work in language.works.values() if work.get("publisher")]
        full = next((name for name in whole if fold(name).startswith(fold(part))), None)
        if full:
            peeled.fields["publisher"] = full
            peeled.text = peeled.text[:start]
            peeled.evidence += 2
            return True
    if ":" in part:
        place, _, after = part.partition(":")
        if fold(place.strip()) in language.words("books", "places"):
            peeled.fields |= {"place": place.strip(), "publisher": after.strip()}
            peeled.text = peeled.text[:start]
            peeled.evidence += 2
            return True
    stop = part.rfind(". ")
    if stop > 0 and _is_publisher(part[stop + 2 :], language):
        start, part = peeled.text.rfind(". ") + 2, part[stop + 2 :]
    if start <= 0 or not _is_publisher(part, language):
        return False
    abbreviated = not _whole(part, language)
    peeled.fields["publisher"] = f"{part}." if abbreviated else part
    peeled.text = peeled.text[:start]
    peeled.evidence += 2
    return True


def _whole(part: str, language: Tables) -> bool:
    """Tell whether the last word of a publisher's name is written out: ``Yay`` had a full stop."""
    return fold(part.split()[-1]) not in language.words("books", "publisher_stops")


def _is_publisher(part: str, language: Tables) -> bool:
    words = part.split()
    if not 1 <= len(words) <= 8 or not capital(words[0]) or suffixed(part):
        return False
    if fold(part).strip(".") in language.words("books", "publishers"):
        return True
    last = fold(words[-1]).strip(".")
    return len(words) > 1 and last in language.words("books", "publisher_endings") and not genitive(part, language)


def _peel_thesis(peeled: _Peeled, language: Tables) -> bool:
    if "genre" in peeled.fields:
        return False
    found = language.regex(r"[\s,(]{1,3}@1\)?$", "marks.thesis").search(fold(peeled.text))
    if found is None or found.start() == 0:
        return False
    start = peeled.text.rfind("(", found.start(), found.end()) if "(" in found.group() else found.start()
    peeled.fields["genre"] = peeled.text[found.start() :].strip(" ,()")
    peeled.text = peeled.text[: max(start, found.start())]
    peeled.evidence += 2
    return True


def _article(piece: str, peeled: _Peeled, quoted: re.Match[str], language: Tables) -> Parsed | None:
    """Read an article: its title in quotation marks, then where it appeared."""
    if peeled.evidence < 2:
        return None
    fields = dict(peeled.fields)
    before = piece[: quoted.start()].strip(" ,:;")
    after = peeled.text[quoted.end() :].strip(" ,.;:()") if len(peeled.text) > quoted.end() else ""
    people = _people(before, language)
    if before and not people:
        return None
    head: Fields = people or {}
    head["title"] = quoted["t"].strip(" ,.")
    if after:
        kind = "newspaper" if fold(after) in language.words("press", "newspapers") else "journal"
        if kind == "journal" and len(after.split()) > 14:
            return None
        head[kind] = after
    elif "url" in fields:
        return Parsed("web", head | fields, 0, len(piece))
    elif "genre" not in fields:
        return None
    kind = "newspaper" if "newspaper" in head else "thesis" if "genre" in fields else "article"
    if kind == "thesis" and "journal" in head:
        fields["publisher"] = head.pop("journal")
    return Parsed(kind, head | fields, 0, len(piece))


def _people(text: str, language: Tables) -> Fields | None:
    """Return the author fields of what stands before a title, None where it names nobody."""
    if not text:
        return None
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 2 and len(parts[0].split()) == 1 and is_given(parts[1].split()[0], language):
        return {"author": ", ".join(parts)}
    if len(parts) == 1:
        pieces = re.split(r"\s?[/–-]\s(?=\S)|(?<=\w)/(?=\w)", parts[0])
        if len(pieces) > 1 and all(is_surname(one, language) for one in pieces):
            return {"authors": pieces}
        return (
            {"author": titled(parts[0], language)}
            if is_surname(parts[0], language) or is_person(parts[0], language)
            else None
        )
    if all(is_person(part, language) for part in parts):
        return {"authors": [titled(part, language) for part in parts]}
    return None


def _book(piece: str, peeled: _Peeled, language: Tables) -> Parsed | None:
    rest = peeled.text.strip(" ,;:")
    fields = dict(peeled.fields)
    if not rest or (peeled.evidence < 1) or len(rest.split()) > LONGEST_TITLE + 8:
        return None
    head, title = _authored(rest, language)
    title = title.strip(" ,.;:")
    known = _known(title, language)
    if not title or not (known or _is_title(title, language, peeled.evidence)):
        return None
    if not head and not known and peeled.evidence < 3 and not genitive(title, language):
        return None
    volume = _split_volume(title, fields) if not known else {"title": title}
    if known:
        volume = {"title": known["title"]}
        if "publisher" in fields and known.get("siglum"):
            volume["siglum"] = known["siglum"]
        if known.get("publisher") and fold(known["publisher"]).startswith(
            fold(fields.get("publisher", "?")).rstrip(".")
        ):
            fields["publisher"] = known["publisher"]
    kind = str(language.get("type") or "book")
    if "genre" in fields:
        kind = "thesis"
    elif _CYRILLIC.search(rest):
        kind = "book-mixed"
    elif known and "siglum" not in known:
        kind = "edition"
    if not head and kind == "web":
        return None
    return Parsed(kind, head | volume | fields, 0, len(piece))


def _known(title: str, language: Tables) -> dict[str, str] | None:
    plain = re.sub(r"\s?\([^()]{0,60}\)", "", fold(title)).strip(" .,")
    work = language.works.get(plain)
    return dict(work) if work else None


def _authored(rest: str, language: Tables) -> tuple[Fields, str]:
    """Divide author and title."""
    turned = re.match(r"(?P<t>[^/]{4,200})\s/\s(?P<a>[^/,]{4,60})$", rest)
    if turned and is_person(turned["a"], language):
        return {"author": turned["a"].strip()}, turned["t"]
    inverted = re.match(r"(?P<a>[^\s,.]{2,30}, [^,.:]{2,40})\. (?P<t>\S.{2,300})$", rest)
    if inverted:
        surname, given = inverted["a"].split(", ")
        if is_surname(surname, language) and is_surname(given, language) and is_given(given.split()[0], language):
            return {"author": inverted["a"]}, inverted["t"]
    parts = rest.split(",")
    edited = language.regex(r"^(?P<who>[^,()]{4,80}?)\s?\((?:@1)\.?\)$", "roles.editor").match(fold(parts[0]).strip())
    if edited and len(parts) > 1:
        offset = len(parts[0]) - len(parts[0].lstrip())
        return {"editor": parts[0][offset : offset + edited.end("who")].strip()}, ",".join(parts[1:])
    if len(parts) == 1 or genitive(parts[0], language):
        return _stopped(rest, language)
    body = body_end(parts, language)
    if body:
        return {"corporate_author": ",".join(parts[:body]).strip()}, ",".join(parts[body:])
    first, second = parts[0].strip(), parts[1].strip()
    others = language.regex(r"\s@1\.?$", "marks.others").sub("", fold(first))
    if len(others) < len(first):
        return {"author": first[: len(others)], "others": True}, ",".join(parts[1:])
    if len(parts) > 2 and len(first.split()) == 1 and 1 <= len(second.split()) <= 2:
        turned_name = is_surname(first, language) and is_given(second.split()[0], language)
        if turned_name:
            return {"author": f"{first}, {second}"}, ",".join(parts[2:])
    count = 0
    while count < min(4, len(parts) - 1) and is_person(parts[count].strip(), language, sure=True):
        count += 1
    if count > 1:
        return {"authors": [titled(part.strip(), language) for part in parts[:count]]}, ",".join(parts[count:])
    several = re.split(r"\s?/\s?|\s[–-]\s", first)
    if len(several) > 1 and all(is_surname(one, language) for one in several):
        return {"authors": several}, ",".join(parts[1:])
    if is_person(first, language) or is_surname(first, language):
        return {"author": titled(first, language)}, ",".join(parts[1:])
    return {}, rest


def _stopped(rest: str, language: Tables) -> tuple[Fields, str]:
    """Divide a body's siglum and a title without a comma between, or leave the title whole."""
    head, _, tail = rest.partition(": ")
    if tail and (is_person(head, language)):
        return {"author": head}, tail
    return {}, rest


def _is_title(title: str, language: Tables, evidence: int) -> bool:
    words = title.split()
    if not 1 <= len(words) <= LONGEST_TITLE or re.search(
        r"[?!;]\s|[\n{}|<>]|\.\s[A-ZÇĞİÖŞÜ]\w+\s\w+\s\w+\s\w+\s\w+", title
    ):
        return False
    if not (capital(words[0].strip("“\"(‘'")) or words[0][:1].isdigit()):
        return False
    minor = language.words("marks", "minor")
    longer = [word for word in _LETTERS.findall(title) if fold(word) not in minor]
    share = sum(word[0].isupper() for word in longer) / len(longer) if longer else 1.0
    return share >= (TITLE_CAPITALS if evidence < 4 else TITLE_CAPITALS / 2) or (
        evidence >= 1 and genitive(title, language) and len(words) < 9
    )


def _split_volume(title: str, fields: Fields) -> Fields:
    """Take a volume out of a title: ``Tarih, III, Sonrası`` or ``Beyannameleri IV``."""
    inside = re.match(r"(?P<t>.{3,200}?),\s?(?P<v>[IVXLC]{1,6}|\d{1,2})(?:,\s?(?P<rest>.{2,120}))?$", title)
    if inside and "volume" not in fields:
        out: Fields = {"title": inside["t"], "volume": inside["v"]}
        return out | ({"volume_title": inside["rest"]} if inside["rest"] else {})
    last = re.match(r"(?P<t>.{3,200}?)\s(?P<v>[IVX]{1,5}|\d{1,2})$", title)
    if last and "volume" not in fields:
        return {"title": last["t"].rstrip(","), "volume": last["v"]}
    return {"title": title}


__all__ = ["parse"]
