"""What stands inside a quotation: articles, brackets, marks of omission, note numbers, an editor's own signs."""

from __future__ import annotations

import re
from bisect import bisect_left

from tahkik.model import Article, Bracket, BracketKind, Span
from tahkik.segment.cues import Cues, words

#: Longest bracket looked at, in characters: the longest audience noise of the minutes read has 90.
BRACKET_LENGTH = 240
#: An article number before a full stop is believed without a neighbour up to this one; "16. Kolordu" is no article 16.
SURE_ARTICLE = 3
#: How far into a line "Madde 2" or "On ikinci madde" reaches, in characters.
HEADING_LENGTH = 48

_ELLIPSIS = re.compile(
    r"[(\[]\s{0,2}(?:…|\.{2,}|\.(?:[ \u00a0]\.){1,5}|[-–—]{2,3})\s{0,2}[)\]]"
    r"|…+|\.{3,}|\.(?:[ \u00a0]\.){2,5}"
)
_BRACKET = re.compile(rf"\([^()\[\]]{{1,{BRACKET_LENGTH}}}\)|\[[^()\[\]]{{1,{BRACKET_LENGTH}}}\]")
_NOTE_NUMBER = re.compile(r"\[(?:\^[\w-]{1,12}|\d{1,3}|[*†])\]|[¹²³⁰⁴-⁹]{1,4}|(?<=[^\W\d_])\(\d{1,3}\)(?!\w)")
_FIGURES = re.compile(r"[\d\s.,;/\\–—-]*\d[\d\s.,;/\\–—-]*")
#: An editor's signs in any language: (?), (!), (sic), (ed.).
_EDITORIAL = re.compile(r"[?!]{1,3}|sic[!.]?|\[?sic\]?|ed\.", re.IGNORECASE)
_GLOSS = re.compile(r"=|i\.\s?e\.", re.IGNORECASE)

_LINE_HEAD = re.compile(r"\n[ \t>*_•·\u00a0]{0,12}")
#: "2 –", "2-", "2.-", "2.", "2)"; a word, a mark or a bracket follows.
_NUMBER = re.compile(
    r"(?P<number>\d{1,3})[ \t\u00a0]{0,3}(?P<sign>\.[ \t\u00a0]{0,2}[–—‒-]|[–—‒-]|[.)])"
    r"(?=[ \t\u00a0*_]{0,4}(?:[^\W\d_]|[\"“„«‘'(\[]))"
)
#: "Art. 2", "§ 2": signs of articles that no language owns.
_SIGNED = re.compile(r"(?:Art\.?|ART\.?|§)[ \u00a0]?(?P<number>\d{1,3})\b")
_AFTER_WORD_NUMBER = re.compile(r"[ \t\u00a0*_]{0,3}(?:[.):–—‒-]|\r?\n|$)")
_FIRST_WORD = re.compile(r"[\s*_]{0,4}([^\W\d_]+)")


def ellipses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the marks of omission: …, ..., ". . .", also in brackets."""
    return tuple(Span(*hit.span()) for hit in _ELLIPSIS.finditer(text, start, end))


def notes(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return note numbers: [3], [^3], ¹², and (3) where it is glued to the word before it.

    A bracket that completes a number ([1]331) or gives a year is none.
    """
    # A letter or figure directly behind makes it part of a word or a number.
    return tuple(
        Span(*hit.span())
        for hit in _NOTE_NUMBER.finditer(text, start, end)
        if not text[hit.end() : hit.end() + 1].isalnum()
    )


def brackets(text: str, start: int, end: int, taken: tuple[Span, ...], cues: Cues) -> tuple[Bracket, ...]:
    """Return the brackets with their kind; `taken` are marks of omission and note numbers, which are none."""
    starts = sorted(span.start for span in taken)
    found = []
    for hit in _BRACKET.finditer(text, start, end):
        place = bisect_left(starts, hit.start())
        if place < len(starts) and starts[place] == hit.start():
            continue
        found.append(Bracket(hit.start(), hit.end(), hit.group(), _kind(text, hit, cues)))
    return tuple(found)


def _kind(text: str, hit: re.Match[str], cues: Cues) -> BracketKind:
    inside = hit.group()[1:-1].strip()
    if hit.group()[0] == "[" and _FIGURES.fullmatch(inside):
        touching = text[hit.end() : hit.end() + 1], text[hit.start() - 1 : hit.start()] if hit.start() else ""
        return "editorial" if any(sign.isdigit() for sign in touching) else "number"
    if _FIGURES.fullmatch(inside):
        return "number"
    if _EDITORIAL.fullmatch(inside) or cues.illegible.whole(inside.rstrip(".!")):
        return "editorial"
    # "CHP sıralarından alkışlar": who makes the noise stands before it.
    said = inside.rstrip(".!")
    if cues.noise.ends(said) or cues.noise.whole(re.split("[,;.]", inside, maxsplit=1)[0].strip()):
        return "noise"
    opening = cues.renderings.at(inside, 0, len(inside))
    if _GLOSS.match(inside) or (opening and opening.end() < len(inside)):
        return "gloss"
    return "unknown"


def articles(text: str, start: int, end: int, ends: tuple[int, ...], cues: Cues) -> tuple[Article, ...]:
    """Return the numbered articles whose number heads a line.

    Parameters
    ----------
    ends : tuple of int
        Ends of the paragraphs the stretch runs over, ascending: the last article ends with its paragraph, so that
        date and signature below it are no part of it.
    """
    heads = [start, *(hit.end() for hit in _LINE_HEAD.finditer(text, start, end))]
    found: list[tuple[int, int, bool]] = []
    for head in heads:
        numbered = _article_at(text, head, end, cues)
        if numbered:
            found.append((head, *numbered))
    numbers = {number for _, number, _ in found}
    kept = [
        (head, number)
        for head, number, sure in found
        if sure or number <= SURE_ARTICLE or number - 1 in numbers or number + 1 in numbers
    ]
    result = []
    for place, (head, number) in enumerate(kept):
        if place + 1 < len(kept):
            stop = kept[place + 1][0]
        else:
            stop = min(end, ends[bisect_left(ends, head)]) if ends and head <= ends[-1] else end
        # The head of the next article may stand behind a sign of layout (>, *).
        while stop > head and (text[stop - 1].isspace() or text[stop - 1] in ">*_•·"):
            stop -= 1
        result.append(Article(number, head, stop))
    return tuple(result)


def _article_at(text: str, head: int, end: int, cues: Cues) -> tuple[int, bool] | None:
    """Return the number of the article that begins at `head`, and whether its sign leaves no doubt."""
    hit = _NUMBER.match(text, head, end)
    if hit:
        word = _FIRST_WORD.match(text, hit.end(), end)
        if int(hit["number"]) == 0 or (word and cues.profile.normalise(word.group(1)) in cues.months):
            return None
        return int(hit["number"]), hit["sign"] not in (".", ")")
    signed = _SIGNED.match(text, head, end)
    if signed:
        return int(signed["number"]), True
    named = cues.extents.numbered_at(text, head, min(end, head + HEADING_LENGTH))
    if named and _AFTER_WORD_NUMBER.match(text, named[1], end):
        return named[0], True
    return None


def word_count(text: str) -> int:
    """Count the words of a passage; in scripts without spaces two signs count as a word."""
    count = 0
    for word in words(text):
        spaceless = sum("\u3040" <= sign <= "\u9fff" or "\u0e00" <= sign <= "\u0eff" for sign in word)
        count += max(1, (spaceless + 1) // 2) if spaceless else 1
    return count
