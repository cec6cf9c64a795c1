"""Letters that stand for others throughout a page: one code page read as another, a font's own table.

Which letter stands for which is a profile's (``damage.toml``); whether it does so on a page is decided by the words:
after the exchange most of the words concerned must be words of the language. Undamaged Icelandic has þ, ð and ý too,
and hardly one of its words becomes Turkish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tahkik.languages import Profile, codes, load
from tahkik.languages.checks import refuse
from tahkik.read.encoding.edits import Edit
from tahkik.read.encoding.foreign import foreign
from tahkik.read.encoding.words import is_case_sound, is_known, known_parts, likely_parts

#: Share of the words concerned (each counted once) that must be known after the exchange, on a page and on a line.
#: Damaged Turkish prose has .85 to 1.0; of Icelandic .07, Maltese .05, Croatian .03, Vietnamese .03 become Turkish.
PAGE_SHARE = 0.6
LINE_SHARE = 0.75
#: Share of them whose capitals stand where capitals may: a font's ġ for Ş is no ġ of a transcription (aġa).
CASE_SHARE = 0.9
#: Words that decide for a line of a page that is sound elsewhere.
LINE_WORDS = 3
#: Different words that are looked at.
MOST = 1_000
#: Share of the other words of the page that must be the language's. Turkish pages have .8 and more; of the words of
#: three letters and more in French, German, Icelandic and Croatian up to .15 are Turkish ones too.
OTHERS_KNOWN = 0.35
#: Other words that are looked at, among how many code points, and how few say nothing.
OTHERS = 200
LOOKED_AT = 20_000
FEW = 3

_OTHER = re.compile(r"[^\W\d_]{3,64}")


@dataclass(frozen=True)
class LetterMap:
    """A damage of one language: ``letters`` read instead of others, by the rule ``rule``."""

    rule: str
    letters: Mapping[str, str]
    profile: Profile

    @cached_property
    def words(self) -> re.Pattern[str]:
        """What a word is: letters, and signs that stand for one."""
        others = "".join(re.escape(sign) for sign in self.letters if not sign.isalpha())
        letter = rf"(?:[^\W\d_]|[{others}])" if others else r"[^\W\d_]"
        return re.compile(rf"{letter}++(?:[-'’‘`´]{letter}++)*+")

    @cached_property
    def sign(self) -> re.Pattern[str]:
        """One of the signs."""
        return re.compile(f"[{''.join(map(re.escape, self.letters))}]")

    @cached_property
    def signs(self) -> frozenset[str]:
        """What is read instead of the letters printed."""
        return frozenset(self.letters)

    def __call__(self, word: str) -> str:
        """Return a word with the letters exchanged, as capitals where all the others are capitals."""
        others = [sign for sign in word if sign not in self.letters and sign.isalpha()]
        capitals = len(others) > 1 and all(map(str.isupper, others))
        return "".join(self.letter(sign, capitals) if sign in self.letters else sign for sign in word)

    def letter(self, sign: str, capital: bool) -> str:
        """Return the letter printed where a sign was read."""
        printed = self.letters[sign]
        return self.capitals.get(printed, printed.upper()) if capital else printed

    def is_met(self, text: str) -> bool:
        """Whether one of the signs stands in a text."""
        found = foreign(text).signs
        return any(sign in text if sign.isascii() else sign in found for sign in self.letters)

    @cached_property
    def capitals(self) -> Mapping[str, str]:
        """Capitals that Unicode's default gets wrong in the language."""
        return {small: capital for capital, small in self.profile.search_key.case.items()}


@lru_cache(maxsize=1)
def letter_maps() -> tuple[LetterMap, ...]:
    """Return the damages all profiles name, in their order.

    Raises
    ------
    ProfileError
        An entry says something impossible; file and entry are named.
    """
    out: list[LetterMap] = []
    for code in codes():
        profile = load(code)
        for number, entry in enumerate(profile.table("damage").get("maps", ()), 1):
            file = profile.tables["damage"]
            letters = entry.get("letters", {})
            if not entry.get("rule") or not letters:
                refuse(file, f"maps[{number}]", "needs a rule and letters")
            if any(len(was) != 1 or len(printed) != 1 or was == printed for was, printed in letters.items()):
                refuse(file, f"maps[{number}].letters", "must map one letter to another one")
            out.append(LetterMap(entry["rule"], letters, profile))
            for was, printed in entry.get("specimens", ()):
                if out[-1](was) != printed:
                    refuse(file, f"maps[{number}].specimens", f"{was!r} becomes {out[-1](was)!r}, not {printed!r}")
    return tuple(out)


def edits(text: str) -> list[Edit]:
    """Return the letters to exchange, [] where none stands for another. Linear in the text."""
    if text.isascii():
        return []
    met = [one for one in letter_maps() if one.is_met(text)]
    best: tuple[float, LetterMap] | None = None
    for one in met:
        types = _concerned(text, one)
        share = _share(one, types) if _is_of(text, one, types) else 0.0
        # Of two maps the one that makes more words known: a smaller one explains its own letters alone.
        if share >= PAGE_SHARE and (best is None or share * len(types) > best[0]):
            best = (share * len(types), one)
    if best is None:
        return _by_lines(text, met)
    one = best[1]
    # A page that also has the letters as they should be is damaged in parts: there every word answers for itself.
    whole = not any(printed in text for printed in one.letters.values())
    return [
        edit
        for hit in _words(text, one)
        if whole or (known_parts(one(hit[0]), one.profile) == 1 and is_case_sound(one(hit[0])))
        for edit in _exchange(hit, one)
    ]


def _by_lines(text: str, met: Sequence[LetterMap]) -> list[Edit]:
    """Return the letters of single lines: a comment or a quotation pasted from a damaged page."""
    found: list[Edit] = []
    for one in met:
        lines: dict[tuple[int, int], list[re.Match[str]]] = {}
        start = end = 0
        for hit in _words(text, one):
            if hit.start() >= end:
                start = text.rfind("\n", end, hit.start()) + 1 or end
                end = text.find("\n", hit.end()) + 1 or len(text)
            lines.setdefault((start, end), []).append(hit)
        for line, hits in lines.items():
            types = {hit[0] for hit in hits}
            if len(types) < LINE_WORDS or _share(one, types) < LINE_SHARE:
                continue
            if _is_of(text[line[0] : line[1]], one, types):
                found += [edit for hit in hits for edit in _exchange(hit, one)]
        if found:
            break
    return sorted(found)


def _words(text: str, one: LetterMap) -> Iterator[re.Match[str]]:
    """Yield the words that hold a sign, which few do: each is looked for from the white space before its sign."""
    end = 0
    for sign in one.sign.finditer(text):
        if sign.start() < end:
            continue
        start = max(end, text.rfind(" ", end, sign.start()), text.rfind("\n", end, sign.start()))
        for hit in one.words.finditer(text, start):
            end = hit.end()
            if end > sign.start():
                if not one.signs.isdisjoint(hit[0]):
                    yield hit
                break


def _concerned(text: str, one: LetterMap) -> set[str]:
    types: set[str] = set()
    for hit in _words(text, one):
        types.add(hit[0])
        if len(types) >= MOST:
            break
    return types


def _share(one: LetterMap, types: set[str]) -> float:
    """Return the share of words that the exchange makes known, 0 where it puts capitals inside words."""
    mapped = [one(word) for word in types]
    judged = [share for word in mapped if (share := likely_parts(word, one.profile)) is not None]
    if not judged or sum(map(is_case_sound, mapped)) < CASE_SHARE * len(mapped):
        return 0.0
    return sum(judged) / len(judged)


def _is_of(text: str, one: LetterMap, concerned: set[str]) -> bool:
    """Whether the other words of a text are in the map's language, as far as there are any."""
    words = dict.fromkeys(_OTHER.findall(text[:LOOKED_AT]))
    others = [word for word in words if one.signs.isdisjoint(word)][:OTHERS]
    known = sum(is_known(word, one.profile) for word in others)
    if len(others) < FEW:
        return len(concerned) > 1
    return known >= OTHERS_KNOWN * len(others)


def _exchange(word: re.Match[str], one: LetterMap) -> Iterator[Edit]:
    for at, (was, printed) in enumerate(zip(word[0], one(word[0]), strict=True), word.start()):
        if was != printed:
            yield Edit(at, at + 1, printed, one.rule)
