"""What a profile's files must look like; every refusal names the file and the entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NoReturn

from tahkik.errors import ProfileError

#: Names of the data lists, and what each holds. Entries are written as printed; where an entry is a *pattern*, its
#: small language is that of `tahkik.languages.patterns` ({ordinal}, {number}, word*, …).
LIST_NAMES: dict[str, str] = {
    "stop_words": "frequent words, normalised; they let `guess` tell the language",
    "extent_cues": "patterns that announce a part of a document; {ordinal} or {number} gives its number",
    "rendering_cues": "patterns after which a modernised or retold text follows, not the text itself",
    "verbatim_cues": "patterns that promise the text itself",
    "sources_headings": "words that open a list of sources or notes, alone on a line or before a colon",
    "comment_words": "patterns that stand around a reader's comment: its date line, its links",
    "comment_headings": "patterns that open the list of comments",
    "reply_words": 'links under a comment ("reply"), alone on a line',
    "answer_links": "those of the links under a comment that stand nowhere else on a page",
    "replies_headings": "what opens the answers to a comment that stands above",
    "permalink_words": "links to the comment itself",
    "answer_to": 'patterns before the link to the comment that is answered ("in reply to {word}")',
    "reply_prefixes": "what stands before the subject of an answer, without its colon",
    "guest_words": "what stands in place of a name where a commenter gave none",
    "ago": 'patterns of a date that counts back from the day of the copy ("3 days ago")',
    "author_words": "patterns before the author's name under a title",
    "leavings": "patterns of what the software around an article left behind, a line each",
    "markup_comment": "words of classes and ids in a page's source (lower case, ASCII): a reader's comment",
    "markup_post": "the same: a post of a thread, an entry of a dictionary of readers; an article's too",
    "markup_item": "the same, beside those two: one of them, its place in the list, its shape",
    "markup_list": "the same, beside those two: their list, their heading, their place",
    "markup_answers": "the same: what holds the answers to a comment",
    "markup_author": "the same: who wrote it",
    "markup_date": "the same: when",
    "markup_words": "the same: its own words",
    "markup_quotation": "the same: words of another quoted in it",
    "markup_note": "the same: a footnote or endnote",
    "markup_lead": "the same: the lead or standfirst of an article",
    "markup_profile": "the same: who its author is beside the name (posts written, day joined), and the signature",
    "markup_unnamed": "the same: what stands beside a name (pictures, counts)",
    "markup_frame": "the same: what is neither article nor comment (share bars, forms, related pages)",
    "noise": "patterns of audience noise inside parentheses",
    "narration_verbs": 'verbs of saying that break a quotation ("dedi Paşa")',
    "abbreviations": "abbreviations, without their full stop, after which no sentence ends",
    "illegible": "what an editor prints for words that cannot be read",
    "announcing_verbs": "words that introduce a quotation, before a colon or an opening mark",
    "signature_words": "words that stand before or after the name at the end of a letter",
    "headline_words": 'words of a page\'s own frame around title and author ("Yazan", "Yayınlanma")',
    "emphasis_remarks": 'patterns with which a page says whose an emphasis is ("emphasis mine")',
    "time_words": "words before a time of day in a comment's date line",
    "weekdays": "days of the week, normalised, Monday first where a name has one spelling",
}
NUMBER_LISTS: dict[str, str] = {
    "ordinals": "ordinal words and their values",
    "months": "month names and the civil month",
}
_HEADER_KEYS = {
    "code", "name", "direction", "case_method", "letters", "stop_words", "search_key", "tables", "specimens",
}  # fmt: skip
_KEY_KEYS = {"classes", "vowels", "glides", "coda", "undouble", "case"}


def refuse(file: str, entry: str, what: str) -> NoReturn:
    """Raise the ProfileError that names the file and the entry."""
    raise ProfileError(
        f"The language profile {file} cannot be used: {entry}: {what}.",
        hint=f"correct {entry} in languages/profiles/{file}",
        details={"file": file, "entry": entry},
    )


def check_header(header: dict[str, Any], file: str, code: str) -> None:
    """Check a profile's header; raise ProfileError with file and entry."""
    for key in header:
        if key not in _HEADER_KEYS:
            refuse(file, key, f"no such entry; known are {', '.join(sorted(_HEADER_KEYS))}")
    for key in ("code", "name"):
        if not isinstance(header.get(key), str) or not header[key]:
            refuse(file, key, "must be a word")
    if header["code"] != code:
        refuse(file, "code", f"is {header['code']!r}, the file's name says {code!r}")
    if header.get("direction", "ltr") not in ("ltr", "rtl"):
        refuse(file, "direction", "must be 'ltr' or 'rtl'")
    if header.get("case_method", "lower") not in ("lower", "fold"):
        refuse(file, "case_method", "must be 'lower' or 'fold'")
    _check_words(header.get("stop_words", []), file, "stop_words")
    _check_search_key(header.get("search_key"), file)
    _check_specimen_shape(header.get("specimens"), file)
    tables = header.get("tables", {})
    if not isinstance(tables, dict) or not all(isinstance(name, str) for name in tables.values()):
        refuse(file, "tables", "must map a table's name to a file")


def _check_search_key(key: Any, file: str) -> None:
    if not isinstance(key, dict):
        refuse(file, "search_key", "is missing")
    for name in key:
        if name not in _KEY_KEYS:
            refuse(file, f"search_key.{name}", f"no such entry; known are {', '.join(sorted(_KEY_KEYS))}")
    for table in ("classes", "coda", "case"):
        for letter, image in key.get(table, {}).items():
            if len(letter) != 1 or not isinstance(image, str) or len(image) != 1:
                refuse(file, f"search_key.{table}.{letter}", "must map one letter to one letter")
    for name in ("vowels", "glides"):
        value = key.get(name, "")
        if not isinstance(value, str) or unicodedata.normalize("NFC", value) != value:
            refuse(file, f"search_key.{name}", "must be a string of letters in NFC")


def _check_specimen_shape(specimens: Any, file: str) -> None:
    if not isinstance(specimens, list) or not specimens:
        refuse(file, "specimens", "at least one printed specimen is needed")
    for number, specimen in enumerate(specimens, 1):
        for key in ("written", "normalised", "source"):
            if not isinstance(specimen, dict) or not isinstance(specimen.get(key), str) or not specimen[key]:
                refuse(file, f"specimens[{number}].{key}", "is missing")


def _check_words(words: Any, file: str, entry: str) -> tuple[str, ...]:
    if not isinstance(words, list):
        refuse(file, entry, "must be a list of words")
    seen: set[str] = set()
    for number, word in enumerate(words, 1):
        if not isinstance(word, str) or not word.strip():
            refuse(file, f"{entry}[{number}]", "must be a word")
        if word in seen:
            refuse(file, f"{entry}[{number}]", f"{word!r} stands there twice")
        seen.add(word)
    return tuple(words)


def check_lists(
    data: dict[str, Any], file: str, stop_words: tuple[str, ...], normalise: Callable[[str], str]
) -> tuple[Mapping[str, tuple[str, ...]], dict[str, Mapping[str, int]]]:
    """Check and return the word lists and the word-to-number lists of a profile."""
    lists: dict[str, tuple[str, ...]] = dict.fromkeys(LIST_NAMES, ())
    lists["stop_words"] = stop_words
    numbers: dict[str, Mapping[str, int]] = {name: MappingProxyType({}) for name in NUMBER_LISTS}
    for name, value in data.items():
        if name in NUMBER_LISTS:
            numbers[name] = _check_numbers(value, file, name, normalise)
        elif name in LIST_NAMES and name != "stop_words":
            lists[name] = _check_words(value, file, name)
        else:
            refuse(file, name, f"no such list; known are {', '.join(sorted({*LIST_NAMES, *NUMBER_LISTS}))}")
    return MappingProxyType(lists), numbers


def _check_numbers(value: Any, file: str, name: str, normalise: Callable[[str], str]) -> Mapping[str, int]:
    if not isinstance(value, dict):
        refuse(file, name, "must map words to numbers")
    result: dict[str, int] = {}
    for word, number in value.items():
        if not isinstance(number, int) or isinstance(number, bool):
            refuse(file, f"{name}.{word}", "must be a whole number")
        if normalise(word) != word:
            refuse(file, f"{name}.{word}", f"must be written as normalised: {normalise(word)!r}")
        result[word] = number
    return MappingProxyType(result)
