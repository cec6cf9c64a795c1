"""One linear pass finds where the grammar is tried: a cue with a figure behind it, a siglum, a year at a line's end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tahkik.model import Citation, Span
from tahkik.segment.citations import archives, articles, back, books, law, parliament, wiki
from tahkik.segment.citations.csl import to_csl
from tahkik.segment.citations.pieces import Parsed
from tahkik.segment.citations.tables import Tables, fold

#: Longest line that may be one citation and nothing else, in characters; the longest met in print has 310.
LONGEST_LINE = 500
#: Share of a line that one reading of it must cover; a note's own words before or behind its source are fewer.
LEAST_OF_LINE = 0.6
#: What is read around a cue inside a paragraph, in characters before and behind it.
BEFORE, BEHIND = 170, 240
#: Longest bracket that is read as a citation, in characters.
LONGEST_BRACKET = 320

_VARIANTS = {"i": "iİIıîÎ", "ı": "ıIiİ", "a": "aâAÂ", "u": "uûUÛ", "e": "eêE", "'": "'’‘ʼ", "-": "-‐‑–", " ": r"\s"}
_BULLET = re.compile(
    r"[\s>*_•·–—-]{0,8}(?:\[\^?\w{1,4}\]:?|\(\d{1,3}\)|\d{1,3}[.)\]](?=\s)|[¹²³⁰⁴-⁹]{1,4})?[\s*_]{0,4}"
)
_YEAR_END = re.compile(r"(?:1[5-9]|20)\d\d[.)]{0,2}[ \t]{0,3}(?=\n|$)")
_STOP = re.compile(r"[;\n]|(?<=\w\w)[.!?]['’”\"]?\s(?=[A-ZÇĞİÖŞÜ][^\W\d_]{1,20}\s[^\W\d_]{2,})|\)(?=[\s.,;]|$)")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?…]['’”\")]?\s{1,3}(?=[A-ZÇĞİÖŞÜ(])|[\n;]")
_OTHER = re.compile(r";\s{0,3}")
#: What may stand before a cue; the search skips from one to the next.
_BOUNDARY = r"[\s(\[{“”\"‘'«/,;:*_>–—-]"
_EDGES = " \t\r\n\u00a0*_"


def find(
    text: str, language: Tables, start: int = 0, end: int | None = None, quoted: Sequence[Span] = ()
) -> list[Citation]:
    """Return the citations in a stretch of text, in order, without ids.

    Parameters
    ----------
    text : str
        A page.
    language : Tables
        Its profile's tables.
    start, end : int
        The stretch, in code points.
    quoted : sequence of Span
        What the page quotes, in order: references back in there belong to the work quoted.
    """
    if not language:
        return []
    stop = len(text) if end is None else end
    found: list[tuple[int, int, Parsed]] = []
    for line in _lines(text, start, stop, language):
        found.extend(_line(text, line, language, found[-1][1] if found else start))
    return [_citation(text, span[0], span[1], parsed, language) for span in _apart(found) for parsed in (span[2],)]


def read(text: str, start: int, end: int, language: Tables) -> list[Citation]:
    """Return the citations of a stretch that is a source and nothing else, an entry of a list."""
    if not language or end - start > LONGEST_LINE:
        return []
    found = list(_unit(text, start, end, language))
    return [_citation(text, a, b, parsed, language) for a, b, parsed in found]


def _apart(found: list[tuple[int, int, Parsed]]) -> Iterator[tuple[int, int, Parsed]]:
    last = -1
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if one[0] >= last:
            last = one[1]
            yield one


def _citation(text: str, start: int, end: int, parsed: Parsed, language: Tables) -> Citation:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES + ",;":
        end -= 1
    if text[end - 1] == ")" and text.count("(", start, end) < text.count(")", start, end):
        end -= 1  # the bracket it stands in
    csl = to_csl(parsed, text[start:end], language.profile.code)
    return Citation("", start, end, text[start:end], parsed.type, csl, parsed.fields)


# --- where to look -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=32)
def _triggers(language: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return an expression of all cues behind a sign that is no letter, and of cues where a text begins."""
    numbered = [*language.get("labels", "page"), *language.get("labels", "pages"), *language.get("labels", "leaf")]
    named = (("archives", "names"), ("parliament", "series"), ("law", "series"))
    plain = [
        *(name for path in named for one in language.get(*path) for name in one["names"]),
        *language.get("law", "law_number"), *language.get("law", "court", "esas")[:2], *language.get("marks", "ibid"),
        *language.get("parliament", "fields", "inikat")[:2], *language.get("labels", "issue")[:1],
        *(word for word in language.get("books", "publisher_endings")[:8]),
        *language.get("labels", "edition")[:3], *language.get("books", "publishers")[:1],
        *language.get("press", "bodies"), "Foreign Office", "doi",
    ]  # fmt: skip
    by_first: dict[str, list[str]] = {}

    def add(word: str, tail: str) -> None:
        folded = unicodedata.normalize("NFC", fold(word))
        first = folded[0]
        by_first.setdefault(first, []).append("".join(_any_case(sign) for sign in folded[1:]) + tail)

    for word in numbered:
        add(word, r"[\s.:]{0,4}+\d")
    for word in ("p", "pp"):
        add(word, r"\.\s?\d")
    for word in plain:
        add(word, r"(?!\w)" if "." not in word else "")
    for word in language.get("law", "numbered"):
        add(word, r"(?!\w)")
    by_first.setdefault("(", []).append(r"[^()\d\n]{2,60}\d{4}")
    by_first.setdefault("{", []).append(r"\{")
    by_first.setdefault("h", []).append(r"ttps?://")
    for sign in ("f", "ф"):
        by_first.setdefault(sign, []).append(r"\.\s?\d")
    for sigla in ("DH", "HR", "FO", "WO", "HAT", "BEO", "MV", "Y", "İ", "A", "C", "CAB"):
        by_first.setdefault(fold(sigla[0]), []).append(
            re.escape(sigla[1:]) + (r"\.\s?[A-ZÇĞİÖŞÜ(]" if sigla not in ("FO", "WO", "CAB") else r"[\s/]\d")
        )
    for sign in "itî":
        by_first.setdefault(fold(sign), []).append(r"\s?:\s?\d")
    # Each alternative begins with a set of letters: the engine passes over the wrong ones without trying them.
    branches = "|".join(
        f"{_any_case(first)}(?:{'|'.join(sorted(set(rest), key=lambda one: (-len(one), one)))})"
        for first, rest in by_first.items()
    )
    return re.compile(rf"{_BOUNDARY}(?:{branches})"), re.compile(branches)


def _signs(sign: str) -> str:
    return _VARIANTS.get(sign) or sign + (sign.upper() if len(sign.upper()) == 1 else "")


def _any_case(sign: str) -> str:
    if sign == " ":
        return r"\s{1,3}"
    if sign == ".":
        return r"\.\s?"
    if not sign.isalpha() and sign not in _VARIANTS:
        return re.escape(sign)
    signs = _signs(sign)
    # a hyphen is one of a set where it stands first
    return f"[{re.escape(signs) if '-' in signs else signs}]"


def _lines(text: str, start: int, end: int, language: Tables) -> Iterator[tuple[int, int, list[int]]]:
    """Yield the lines in which a cue stands, with the cues."""
    at = -1
    cues: list[int] = []
    line = (start, start)
    for place in _places(text, start, end, language):
        if at < 0 or place >= line[1]:
            if cues:
                yield (*line, cues)
            first = text.rfind("\n", max(start, place - 100_000), place) + 1
            first = max(first, start, line[1] if at >= 0 and place - line[1] < 100_000 else start)
            last = text.find("\n", place, end)
            line = (first, last if last >= 0 else end)
            cues = []
        at = place
        cues.append(place)
    if cues:
        yield (*line, cues)


def _places(text: str, start: int, end: int, language: Tables) -> Iterator[int]:
    inside, opening = _triggers(language)
    cues = [start] if opening.match(text, start, end) else []
    cues += [match.start() + 1 for match in inside.finditer(text, start, end)]
    years = [match.start() for match in _YEAR_END.finditer(text, start, end)]
    return iter(sorted(cues + years)) if years else iter(cues)


# --- what to read --------------------------------------------------------------------------------------------------


def _line(text: str, line: tuple[int, int, list[int]], language: Tables, after: int) -> list[tuple[int, int, Parsed]]:
    start, end, cues = line
    whole: list[tuple[int, int, Parsed]] = []
    if end - start <= LONGEST_LINE:
        whole = list(_unit(text, start, end, language))
        # a line of prose may hold several: what was read as a whole must be most of it
        if sum(b - a for a, b, _ in whole) >= LEAST_OF_LINE * (end - start):
            return whole
    found: list[tuple[int, int, Parsed]] = []
    last = max(start, after)
    for cue in cues:
        if cue < last:
            continue
        for one in _around(text, cue, last, end, language):
            found.append(one)
            last = max(last, one[1])
    return found or whole


def _unit(text: str, start: int, end: int, language: Tables) -> Iterator[tuple[int, int, Parsed]]:
    """Read a line or bracket that is citations and nothing else."""
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    head = language.regex(r"\(?@1\s?\d{0,2}\s?:\s{0,3}", "marks.heads").match(fold(text[start : min(end, start + 60)]))
    start = start + head.end() if head else start
    parts, at = [], start
    for sign in _OTHER.finditer(text, start, end):
        parts.append((at, sign.start()))
        at = sign.end()
    parts.append((at, end))
    if len(parts) > 12:
        return
    results: list[tuple[int, int, Parsed]] = []
    missed: list[str] = []
    for a, b in parts:
        one = _parse(text[a:b], language)
        if one is None:
            missed.append(text[a:b].strip(" ."))
            if not results or len(missed[-1].split()) > 3:
                whole = _parse(text[start:end], language) if len(parts) > 1 else None
                if whole is not None:
                    yield (start + whole.start, start + whole.end, whole)
                return
            continue
        results.append((a + one.start, a + one.end, one))
    if missed and results and missed[-1]:
        a, _, first = results[-1]
        results[-1] = (a, end, Parsed(first.type, first.fields | {"also": "; ".join(missed)}, first.start, first.end))
    yield from results


def _parse(piece: str, language: Tables, *, anchored: bool = False) -> Parsed | None:
    """Read one piece: the grammars by turns, the surest first."""
    signal = language.regex(r"^[\s(]{0,3}(?P<s>@1)(?!\w)\.?:?\s{1,3}", "marks.signals").match(fold(piece))
    cut = signal.end() if signal else 0
    rest = piece[cut:]
    stripped = rest.strip(_EDGES)
    lead = rest.find(stripped) if stripped else 0
    if not stripped:
        return None
    inner = (
        stripped[1:-1]
        if stripped[0] == "(" and stripped[-1] == ")"
        else stripped[1:]
        if stripped[0] == "(" and ")" not in stripped
        else None
    )
    readers = (
        (archives.parse, parliament.parse, law.parse)
        if anchored
        else (archives.parse, parliament.parse, law.parse, articles.parse, back.parse, books.parse)
    )
    template = wiki.TEMPLATE.search(stripped)
    if template:
        found = wiki.parse(template, language)
        if found:
            return _moved(found, cut + lead)
    for reader in readers:
        for shape, offset in ((stripped, 0), (inner, 1)):
            if shape is None or (
                shape is inner
                and reader is not books.parse
                and reader is not articles.parse
                and reader is not back.parse
            ):
                continue
            if reader is books.parse and offset == 0 and inner is not None:
                continue
            found = reader(shape, fold(shape), language)
            if found is not None:
                if signal:
                    printed = piece[signal.start("s") : signal.end("s")].strip()
                    with_signal = {"signal": f"{printed.rstrip('.')}."} | found.fields
                    return Parsed(found.type, with_signal, signal.start("s"), found.end + cut + lead + offset)
                return _moved(found, cut + lead + offset)
    return None


def _moved(parsed: Parsed, by: int) -> Parsed:
    return Parsed(parsed.type, parsed.fields, parsed.start + by, parsed.end + by)


def _around(text: str, cue: int, first: int, last: int, language: Tables) -> Iterator[tuple[int, int, Parsed]]:
    """Read the bracket or the sentence around a cue inside a paragraph."""
    if text.startswith("{{", cue):
        match = wiki.TEMPLATE.match(text, cue, last)
        found = wiki.parse(match, language) if match else None
        if found is not None:
            yield (found.start, found.end, found)
        return
    opening = cue if text[cue] == "(" else _bracket(text, cue, first)
    if opening >= 0:
        closing = text.find(")", cue, min(last, opening + LONGEST_BRACKET))
        if closing >= 0:
            if "(" in text[opening + 1 : closing]:  # one bracket inside: the outer one closes later
                closing = max(closing, text.find(")", closing + 1, min(last, opening + LONGEST_BRACKET)))
            got = list(_unit(text, opening, closing + 1, language))
            if got:
                yield from got
                return
    begin = max(first, cue - BEFORE)
    stops = [match.end() for match in _SENTENCE.finditer(text, begin, cue)]
    begin = stops[-1] if stops else begin
    stop = _STOP.search(text, cue + 1, min(last, cue + BEHIND))
    finish = stop.start() if stop else min(last, cue + BEHIND)
    piece = text[begin:finish]
    found = _parse(piece, language, anchored=True)
    if found is None and back_cue(text, cue, language):
        comma = text.rfind(",", begin, cue)
        found = back.parse(text[cue:finish], fold(text[cue:finish]), language)
        begin, _ = cue, comma
    if found is not None:
        yield (begin + found.start, begin + found.end, found)


def back_cue(text: str, cue: int, language: Tables) -> bool:
    """Tell whether a cue is a reference back."""
    return language.regex(r"@1(?!\w)", "marks.ibid").match(fold(text[cue : cue + 24])) is not None


def _bracket(text: str, cue: int, first: int) -> int:
    low = max(first, cue - LONGEST_BRACKET)
    opening, closing = text.rfind("(", low, cue), text.rfind(")", low, cue)
    return opening if opening > closing else -1


__all__ = ["find", "read"]
