"""UTF-8 that was read as an encoding of one byte a letter: ``Ã¼`` or ``├╝`` for ü, once or more often.

Where the bytes of UTF-8 were read letter by letter, a letter of two bytes became a *lead* (``Ã``) and a *tail* (``¼``).
Undamaged text holds such a pair now and then (``MARAŞ’IN``), never nearly all its foreign signs in them: that share
decides, for the page or for one of its lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tahkik.languages import guess, load
from tahkik.read.encoding.edits import Edit
from tahkik.read.encoding.foreign import foreign
from tahkik.read.encoding.lost import LETTERS_LOST

#: Encodings UTF-8 is read as, the commoner first: where two explain a page alike, the first is named.
CODECS = (
    "cp1252", "cp1254", "cp852", "cp850", "cp437", "cp857", "cp1250", "mac_roman", "mac_turkish", "cp1251", "cp1253",
    "cp1257", "iso8859_2", "koi8_r", "cp866",
)  # fmt: skip
#: Share of a page's foreign signs that must lie in pairs, and of a line's. Damaged paragraphs of 40 words have 1.0 (.93
#: where an undefined byte was lost), undamaged ones of eight languages at most .12.
PAGE_SHARE = 0.6
LINE_SHARE = 0.8
#: Pairs that need no second opinion; a single one is asked of ftfy's table of signs that never stand together.
ENOUGH = 2
#: Lines of a page of which a second opinion is asked; it takes 20 µs each.
ASKED = 1_000
#: Share of the decoded signs that are letters of living alphabets and signs of print.
ORDINARY_SHARE = 0.95

#: Pairs, and code points behind them, that tell the language.
GUESSED = 2_000

_REPLACED = "\ufffd"
#: First and last code points of what pages are written with.
_ORDINARY = (
    (0x80, 0x17F), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1C4, 0x1DC), (0x218, 0x21B), (0x259, 0x259), (0x2B0, 0x2DD),
    (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF), (0x5D0, 0x5F4), (0x600, 0x6FF), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x22FF), (0x25A0, 0x27BF), (0x3000, 0x30FF),
    (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xFB00, 0xFB06), (0xFE0F, 0xFE0F), (0xFEFF, 0xFEFF), (0x1F300, 0x1FAFF),
)  # fmt: skip
#: Signs that stand beside any text, repaired or not.
_NEUTRAL = frozenset("\xa0\u2013\u2014\u2018\u2019\u201c\u201d\u2026\ufeff\u200b\u200e\u200f\xad" + _REPLACED)
_QUOTES = "“”‘’–—…"
_TELLING = re.compile(f"[^\x00-\x7f{''.join(sorted(_NEUTRAL))}]")


@dataclass(frozen=True, slots=True)
class _Table:
    """An encoding read backwards: the byte of each sign, pairs as a pattern, and the bytes that stand for nothing."""

    codec: str
    bytes_of: dict[int, int]
    pairs: re.Pattern[str]
    cut: re.Pattern[str]
    undefined: bytes


@dataclass(frozen=True, slots=True)
class _Judged:
    """The pairs of one encoding that are to be repaired, the share of foreign signs they explain, and where."""

    table: _Table
    share: float
    found: list[Edit]
    scope: list[tuple[int, int]]


@lru_cache(maxsize=len(CODECS))
def _table(codec: str) -> _Table:
    bytes_of: dict[int, int] = {}
    undefined = bytearray()
    for byte in range(0x80, 0x100):
        try:
            bytes_of[ord(bytes([byte]).decode(codec))] = byte
        except UnicodeDecodeError:
            undefined.append(byte)
    signs = {byte: chr(point) for point, byte in bytes_of.items()}
    if codec.startswith("cp125"):
        # Latin-1, and browsers for a byte without a sign, carry it on as a control character.
        for byte in range(0x80, 0xA0):
            bytes_of.setdefault(byte, byte)
            signs[byte] = signs.get(byte, "") + chr(byte)

    def one_of(low: int, high: int) -> str:
        return "".join(re.escape(sign) for byte in range(low, high) for sign in dict.fromkeys(signs.get(byte, "")))

    tail, two, three, four = one_of(0x80, 0xC0), one_of(0xC2, 0xE0), one_of(0xE0, 0xF0), one_of(0xF0, 0xF5)
    pairs = re.compile(f"[{two}][{tail}]|[{three}][{tail}][{tail}]" + (f"|[{four}][{tail}]{{3}}" if four else ""))
    # What is left where a byte stood for nothing: a lead alone or before U+FFFD, or two thirds of a sign of print.
    cut = re.compile(f"[{two}]{_REPLACED}?|[{three}][{tail}]{_REPLACED}?")
    return _Table(codec, bytes_of, pairs, cut, bytes(undefined))


@lru_cache(maxsize=1)
def _any_pair() -> re.Pattern[str]:
    """Return a pattern of the pairs of all encodings: most texts hold none."""
    return re.compile("|".join(_table(codec).pairs.pattern for codec in CODECS))


def edits(text: str) -> list[Edit]:
    """Return what to change so that bytes read one by one are letters again; [] where a text is sound.

    Called again on what it gave, it undoes the next reading of a page that was damaged twice. Linear in the text.
    """
    if text.isascii():
        return []
    # Few foreign signs stand side by side in a sound text, and each encoding is asked of those alone.
    clusters = "\n".join(foreign(text).clusters)
    if not _any_pair().search(clusters):
        return []
    judged: list[_Judged] = []
    for codec in CODECS:
        table = _table(codec)
        if next(_pairs(clusters, table), None) is not None:
            judged += _judged(text, list(_pairs(text, table)), table)
    best = max((one.share for one in judged), default=0.0)
    # Of encodings that explain a page alike, the one that also explains what was cut off.
    ways = [sorted([*one.found, *_undefined(text, one)]) for one in judged if one.share == best]
    return max(ways, key=lambda way: sum(edit.rule != LETTERS_LOST for edit in way), default=[])


def _pairs(text: str, table: _Table) -> Iterator[Edit]:
    words: dict[str, str] = {}
    rule = _rule(table.codec)
    for hit in table.pairs.finditer(text):
        pair = hit[0]
        if pair not in words:
            # A surrogate or an overlong form is "": these signs never were UTF-8.
            words[pair] = _decoded(bytes(table.bytes_of.get(ord(sign), ord(sign) & 0xFF) for sign in pair))
        if words[pair]:
            yield Edit(*hit.span(), words[pair], rule)


def _judged(text: str, found: list[Edit], table: _Table) -> Iterator[_Judged]:
    """Yield the pairs to be repaired: those of the page, else of single lines, where they explain its foreign signs."""
    if not found:
        return
    share = _share(text, found)
    if share >= PAGE_SHARE and _sound(found) and (len(found) >= ENOUGH or _is_bad(text, found[0])):
        yield _Judged(table, share, found, [(0, len(text))])
        return
    kept: list[Edit] = []
    lines: list[tuple[int, int]] = []
    asked = 0
    for start, end, inside in _lines(text, found):
        line = text[start:end]
        moved = [edit._replace(start=edit.start - start, end=edit.end - start) for edit in inside]
        alone = _share(line, moved) >= LINE_SHARE and _sound(inside)
        asked += alone and len(inside) <= ENOUGH
        if alone and (len(inside) > ENOUGH or (asked <= ASKED and _is_bad(line, moved[0]))):
            kept += inside
            lines.append((start, end))
    if kept:
        # Below any page's share, so that an encoding that explains the whole page is always preferred.
        yield _Judged(table, min(share, PAGE_SHARE - 0.01), kept, lines)


def _share(text: str, found: list[Edit]) -> float:
    explained = sum(edit.end - edit.start for edit in found)
    foreign = len(_TELLING.findall(text))
    neutral = sum(1 for edit in found for sign in text[edit.start : edit.end] if sign in _NEUTRAL)
    return explained / max(1, foreign + neutral)


def _sound(found: list[Edit]) -> bool:
    times = Counter(edit.words for edit in found)
    ordinary = sum(count for sign, count in times.items() if any(low <= ord(sign) <= high for low, high in _ORDINARY))
    return ordinary >= ORDINARY_SHARE * len(found)


def _is_bad(text: str, edit: Edit) -> bool:
    # Imported here: nearly no page needs it, and it takes 30 ms.
    from ftfy.badness import is_bad

    return bool(is_bad(text[max(0, edit.start - 40) : edit.end + 40]))


def _lines(text: str, found: list[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Yield each line that holds a pair, with its pairs."""
    number = 0
    while number < len(found):
        start = text.rfind("\n", 0, found[number].start) + 1
        end = text.find("\n", found[number].end)
        end = len(text) if end < 0 else end
        inside = []
        while number < len(found) and found[number].start < end:
            inside.append(found[number])
            number += 1
        yield start, end, inside


def _undefined(text: str, judged: _Judged) -> Iterator[Edit]:
    """Yield the letters whose last byte stood for nothing in the encoding and was replaced or left out.

    The language says which of a handful it was (in Turkish, cp1254 leaves Ş and Ğ open, and nothing else is like
    them); where it does not, letters are lost.
    """
    table, found = judged.table, judged.found
    if not table.undefined:
        return
    profile = load(guess(_as_it_will_be(text, found)))
    letters = {*profile.letters, *profile.search_key.vowels}
    ours = {*letters, *(sign.upper() for sign in letters), *profile.search_key.case, *_QUOTES}
    taken = iter([*found, Edit(len(text), len(text), "", "")])
    next_ = next(taken)
    for start, end in judged.scope:
        for hit in table.cut.finditer(text, start, end):
            while next_.end <= hit.start():
                next_ = next(taken)
            if hit.end() > next_.start:
                continue
            raw = bytes(table.bytes_of[ord(sign)] for sign in hit[0].rstrip(_REPLACED))
            could = {letter for byte in table.undefined if (letter := _decoded(raw + bytes([byte]))) in ours}
            if len(could) == 1:
                yield Edit(*hit.span(), could.pop(), _rule(table.codec))
            elif hit[0].endswith(_REPLACED):
                yield Edit(*hit.span(), hit[0], LETTERS_LOST)


def _as_it_will_be(text: str, found: list[Edit]) -> str:
    """Return the beginning of a page with its pairs repaired, for the language to be told."""
    pieces: list[str] = []
    at = 0
    for edit in found[:GUESSED]:
        pieces += (text[at : edit.start], edit.words)
        at = edit.end
    return "".join(pieces) + text[at : at + GUESSED]


def _rule(codec: str) -> str:
    return f"utf-8-as-{codec.replace('_', '-')}"


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
