"""The small parts of a date: days, month names, years, eras, weekdays, number words.

Every function takes the index of a token and returns what it read with the index after it, or None.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from tahkik.languages.signs import APOSTROPHES
from tahkik.segment.dates.lexing import Token
from tahkik.segment.dates.table import DateTable, Named, skeleton

_HYPHENS = frozenset("-‐‑‒–—")
_APOSTROPHES = frozenset(APOSTROPHES) | frozenset("'’‘ʼ´`ʾʿ")
_JOINTS = _HYPHENS | _APOSTROPHES
_ROMAN = {name: n for n, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
#: Letters a month or an era may be printed in: "Cemâziye’l-âhire" with its hyphens has four.
_MOST_WORDS = 6
#: The highest day a slip of the pen or the press makes: 39 for 29 or 30. Above it a figure counts something else.
HIGHEST_DAY = 39
#: Years a page of Turkish history may print with four figures.
_EARLIEST, _LATEST = 600, 2100


@dataclass(frozen=True, eq=False)
class Phrases:
    """Reads the parts of dates in one stretch of tokens."""

    tokens: Sequence[Token]
    table: DateTable

    @cached_property
    def size(self) -> int:
        """How many tokens there are."""
        return len(self.tokens)

    def sign(self, at: int, signs: Container[str]) -> bool:
        """Tell whether a token is one of these signs."""
        return at < self.size and self.tokens[at].kind == "sign" and self.tokens[at].text in signs

    def word(self, at: int, entries: Container[str]) -> bool:
        """Tell whether a token's skeleton is one of these."""
        return at < self.size and self.tokens[at].kind == "word" and skeleton(self.tokens[at].text) in entries

    def may_begin(self, at: int) -> bool:
        """Tell whether a word may begin a date: a month, a part of one, a weekday, an era, a word for "year"."""
        text = self.tokens[at].text
        if text in self.table.era_letters:
            return True
        word = skeleton(text)
        return any(word.startswith(opener) for opener in self.table.openers.get(word[:2], ()))

    def joined(self, at: int, most: int = _MOST_WORDS, dots: bool = False) -> list[tuple[str, str, int]]:
        """Return ever longer skeletons from a word on: (without the last part, the last part, index after it).

        Parts are joined over hyphens and apostrophes without a space, over spaces, and over full stops if ``dots``.
        The last part is empty unless an apostrophe stands before it.
        """
        found, letters, words = [], "", 0
        while at < self.size and words < most and self.tokens[at].kind == "word":
            token = self.tokens[at]
            if token.apart and words:
                break
            part, words, at = skeleton(token.text), words + 1, at + 1
            found.append((letters, part, at))
            letters += part
            while self.sign(at, _JOINTS) and not self.tokens[at].spaced and at + 1 < self.size:
                if self.tokens[at + 1].kind != "word":
                    return found
                at += 1
            if dots and self.sign(at, ".") and not self.tokens[at].spaced:
                found.append((letters, "", at + 1))
                at += 1
        return found

    def month(self, at: int) -> tuple[Named, int] | None:
        """Return the longest month name from a token on, with its case ending if it has one."""
        if at >= self.size or self.tokens[at].kind != "word":
            return None
        best = None
        for before, part, after in self.joined(at, dots=True):
            whole = before + part
            named = self.table.months.get(whole)
            if named is not None:
                best = named, after
            elif not self.tokens[after - 1].spaced or not before:
                best = self._ended(whole, after) or best
            if whole not in self.table.beginnings:
                break
        if best is not None and best[0].kind == "short":
            capital = self.tokens[at].text[:1].isupper()
            return (best[0], best[1] + self.sign(best[1], ".")) if capital else None
        return best

    def _ended(self, whole: str, after: int) -> tuple[Named, int] | None:
        for cut in range(len(whole) - 1, max(len(whole) - 7, 2), -1):
            named = self.table.months.get(whole[:cut])
            if named is not None and named.kind != "short" and whole[cut:] in self.table.endings:
                return named, after
        return None

    def misread_month(self, at: int) -> tuple[Named, int] | None:
        """Return a month name with one letter misread, left out or doubled, where one word alone can be meant."""
        if at >= self.size or self.tokens[at].kind != "word":
            return None
        # Only beside a year of four figures: every other number with a word after it costs one look ahead.
        if not any(token.figures == 4 for token in self.tokens[at + 1 : at + 7]):
            return None
        for before, part, after in reversed(self.joined(at, 4)):
            whole = before + part
            if len(whole) >= 5:
                near = self.table.near(whole)
                if near is not None:
                    return near, after
        return None

    def roman(self, at: int) -> tuple[int, int] | None:
        """Return a month in Roman figures."""
        if at >= self.size or self.tokens[at].kind != "word":
            return None
        number = _ROMAN.get(self.tokens[at].text)
        return None if number is None else (number, at + 1)

    def day(self, at: int) -> tuple[int, int] | None:
        """Return a day of the month in figures, with what makes it an ordinal."""
        if at >= self.size:
            return None
        token = self.tokens[at]
        if token.kind != "number" or token.figures > 2 or not 1 <= token.value <= HIGHEST_DAY:
            return None
        if at and not token.spaced and self._decimal_before(at):
            return None
        return token.value, self.ordinal(at + 1)

    def _decimal_before(self, at: int) -> bool:
        """Tell whether a figure is the second half of 3,25 or 14:30."""
        return at >= 2 and self.sign(at - 1, ",:") and self.tokens[at - 2].kind == "number"

    def ordinal(self, at: int) -> int:
        """Return the index after an ordinal's ending."""
        after = at + 1 if self.sign(at, _APOSTROPHES) else at
        if self.word(after, self.table.words["after_day"]):
            after += 1
            while self.word(after, self.table.words["after_day"]):
                after += 1
            return after
        return at + 1 if self.sign(at, ".") and not self.tokens[at].spaced else at

    def year(self, at: int, *, signs: str = ",./\\-–’'") -> tuple[int, int, int] | None:
        """Return (year, figures, index after) of a year that follows a month."""
        for _ in range(2):
            if self.sign(at, signs) and not self.tokens[at].apart:
                at += 1
        if self.word(at, self.table.words["before_year"]):
            at = self._after_izafet(at + 1)
        written = self.number_words(at)
        if written is not None:
            return written[0], 0, written[1]
        if at >= self.size or self.tokens[at].apart:
            return None
        token = self.tokens[at]
        if token.kind != "number" or not 2 <= token.figures <= 4 or self._goes_on(at):
            return None
        return token.value, token.figures, at + 1

    def _after_izafet(self, at: int) -> int:
        return at + 2 if self.sign(at, _HYPHENS) and self.word(at + 1, {"i"}) else at

    def _goes_on(self, at: int) -> bool:
        """Tell whether figures go on after a sign: 14.30, 1.250, 12/4 are no years."""
        after = self.tokens[at + 1 : at + 3]
        if len(after) < 2 or after[0].kind != "sign" or after[0].spaced or after[1].spaced or after[1].kind != "number":
            return False
        return after[0].text in ".,:" or (after[0].text in "/-" and self.tokens[at].figures < 3)

    def past_ending(self, at: int) -> int:
        """Return the index after an apostrophe and a case ending, if a bracket follows: 1328’de (1913)."""
        after = self.past_case(at)
        return after if self.sign(after, "([") else at

    def past_case(self, at: int) -> int:
        """Return the index after an apostrophe and a case ending, the same index where there is none."""
        if not self.sign(at, _APOSTROPHES) or self.tokens[at].spaced:
            return at
        return at + 2 if self.word(at + 1, self.table.endings) else at

    def number_words(self, at: int) -> tuple[int, int] | None:
        """Return a year of the profile's number words: units and hundreds joined by "and", the thousand last."""
        total = last = count = 0
        end = at
        while at < self.size:
            step = self._number_word(at)
            if step is None:
                break
            value, at = step
            # "selâse mie": three hundred; "ihdâ aşer": eleven.
            total, last = (total - last + last * value, last * value) if value == 100 and 2 < last < 10 else (
                total + value, value)  # fmt: skip
            count, end = count + 1, at
            if value == 1000:
                break
            if self.word(at, self.table.words["between"]):
                at += 1
        return (total, end) if count >= 2 and total > 1000 else None

    def _number_word(self, at: int) -> tuple[int, int] | None:
        best = None
        for before, part, after in self.joined(at, 4):
            if before and self.tokens[after - 1].spaced:
                break
            value = self.table.numbers.get(before + part)
            if value is not None:
                best = value, after
        return best

    def weekday(self, at: int) -> tuple[int, int] | None:
        """Return a day of the week, 1 Monday to 7 Sunday, with its ending or the word "day"."""
        if at >= self.size or self.tokens[at].kind != "word":
            return None
        word = skeleton(self.tokens[at].text)
        number = self.table.weekdays.get(word)
        if number is None:
            for cut in range(len(word) - 1, 3, -1):
                if word[:cut] in self.table.weekdays and word[cut:] in self.table.endings:
                    number = self.table.weekdays[word[:cut]]
                    break
        if number is None:
            return None
        at += 1
        return number, at + 1 if self.word(at, self.table.words["weekday_after"]) else at

    def era(self, at: int) -> tuple[str, int] | None:
        """Return an era by its words, or by a letter with its full stop or dash."""
        if at >= self.size or self.tokens[at].kind != "word":
            return None
        best = None
        for before, part, after in self.joined(at, 3, dots=True):
            name = self.table.eras.get(before + part)
            if name is not None:
                best = name, after
        if best is not None:
            return best
        letter = self.table.era_letters.get(self.tokens[at].text)
        if letter is not None and (self.sign(at + 1, ".-–:") and not self.tokens[at + 1].spaced):
            return letter, at + 2
        return None

    def plausible(self, year: int, figures: int) -> bool:
        """Tell whether a figure without a month beside it may be a year."""
        return figures == 4 and _EARLIEST <= year <= _LATEST
