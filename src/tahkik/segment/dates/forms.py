"""The written forms of a date.

::

    26 Nisan 1336 · 18-19 Mart 1336 gecesi · 30 Mart - 3 Nisan 1336     day and month
    6 R sene 173 · 23. V. 1336 · 20. 2.1338 · 1920-04-26                letters, Roman and other figures
    evâil-i Rebîülevvel 1278 · gurre-i Muharrem 1328                    parts of a month
    April 26, 1920                                                      month first
    1335 senesi Mayısının 19’uncu günü · 338 Mayısında                  year first
    Şubat 339 · 1324 senesi · sene 1335 · H. 1337                       no day, or no month

A row of ``_FORMS`` a form; the first that reads from a token on is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from tahkik.segment.dates.phrases import Phrases
from tahkik.segment.dates.table import skeleton
from tahkik.segment.dates.written import Written

_RANGE_SIGNS = "-–—/"
#: Three figures of a Rumi year, 1256 to 1341, without the thousand.
_THREE = range(256, 342)
#: Four figures that only a date has in 20.2.1338: a Rumi year, or one of the last centuries.
_EARLIEST, _LATEST = 600, 2100
_FOUR = (range(1256, 1342), range(1500, 2101))


#: Four figures that "in" makes a year: 1500’de bir is none.
_LATE = (range(1256, 1342), range(1800, 2101))


@dataclass(frozen=True, eq=False)
class Forms:
    """Reads one date at a token."""

    phrases: Phrases

    def read(self, at: int) -> Written | None:
        """Return the date that begins with a token: era, weekday, the date itself, then again weekday and era."""
        era = self.phrases.era(at)
        start = era[1] if era else at
        if era and self.phrases.sign(start, "-–:/"):
            start += 1
        day = self.phrases.weekday(start)
        if day is not None:
            start = day[1]
            if self.phrases.sign(start, ",."):
                start += 1
        found = self.core(start, era[0] if era else None)
        if found is None:
            return None
        found = replace(found, start=at, era=era[0] if era else found.era, weekday=day[0] if day else found.weekday)
        return self.after(found)

    def core(self, at: int, era: str | None = None) -> Written | None:
        """Return the date itself, without weekday and era."""
        if at >= self.phrases.size:
            return None
        for form in _FORMS:
            found = form(self, at, era)
            if found is not None:
                return found
        return None

    # --- what may follow ------------------------------------------------------------------------------------------

    def after(self, found: Written) -> Written:
        """Return a date with the era, the weekday and the words for a night or a month's end that follow it."""
        phrases, end = self.phrases, found.end
        era = phrases.era(end)
        if era is not None and found.era is None and found.year is not None:
            found, end = replace(found, era=era[0], end=era[1]), era[1]
        if found.first_day is not None and found.weekday is None and found.year is not None:
            bracket = phrases.sign(end, "([")
            at = end + 1 if bracket or phrases.sign(end, ",.") else end
            day = phrases.weekday(at)
            if day is not None and (not bracket or phrases.sign(day[1], ")]")):
                found, end = replace(found, weekday=day[0], end=day[1] + bracket), day[1] + bracket
        if found.first_day is not None and phrases.word(end, phrases.table.words["night"]):
            return replace(found, end=end + 1)
        if found.first_day is None and found.month is not None and end < phrases.size:
            word = skeleton(phrases.tokens[end].text)
            for name, days in phrases.table.days_after.items():
                if word == name or (word.startswith(name) and word[len(name) :] in phrases.table.endings):
                    return replace(found, first_day=days[0], last_day=days[1], end=end + 1)
        return found

    # --- forms ----------------------------------------------------------------------------------------------------

    def figures(self, at: int, era: str | None) -> Written | None:
        """20. 2.1338, 9-10-1335, 15/16.8.1337, 1920-04-26."""
        phrases, tokens = self.phrases, self.phrases.tokens
        if tokens[at].kind != "number" or self._glued(at):
            return None
        iso = self._iso(at)
        if iso is not None:
            return iso
        first = phrases.tokens[at].value
        if not 1 <= first <= 31 or tokens[at].figures > 2:
            return None
        last, between, mark = first, "", at + 1
        if phrases.sign(at + 1, "-/") and phrases.sign(at + 3, ".") and tokens[at + 2].figures in (1, 2):
            last, between, mark = tokens[at + 2].value, tokens[at + 1].text, at + 3
            if not first < last <= 31:
                return None
        if mark + 3 >= phrases.size or not phrases.sign(mark, "./-") or not phrases.sign(mark + 2, tokens[mark].text):
            return None
        month, year = tokens[mark + 1], tokens[mark + 3]
        if month.kind != "number" or year.kind != "number" or phrases._goes_on(mark + 3) or month.figures > 2:
            return None
        if any(tokens[k].apart for k in range(at + 1, mark + 4)) or tokens[mark + 2].spaced:
            return None
        day, number = (month.value, first) if phrases.table.month_first else (first, month.value)
        if phrases.table.month_first is False and number > 12 >= day and between == "" and tokens[mark].text == "/":
            day, number = number, day
        if not self._plausible(year.value, year.figures, era) or not 1 <= number <= 12 or not 1 <= day <= 31:
            return None
        if year.figures == 2 and (tokens[mark].text == "-" or year.spaced):
            return None
        ending = day if between == "" else last
        return Written(
            at, mark + 4, day, ending, number, "figures", year.value, year.figures,
            between="/" if between == "/" else "-" if between else "",
        )  # fmt: skip

    def _glued(self, at: int) -> bool:
        """Tell whether figures go on to the left: 376.4.1920, +90.12.4.1920, no date begins inside them."""
        tokens = self.phrases.tokens
        if at == 0 or tokens[at].spaced:
            return False
        if tokens[at - 1].kind == "number" or tokens[at - 1].text == "+":
            return True
        return at >= 2 and tokens[at - 1].text in list(".,:/-") and tokens[at - 2].kind == "number"

    def _iso(self, at: int) -> Written | None:
        tokens = self.phrases.tokens[at : at + 5]
        if (
            len(tokens) < 5
            or [one.figures for one in tokens] != [4, 0, 2, 0, 2]
            or any(one.spaced for one in tokens[1:])
        ):
            return None
        if tokens[1].text != tokens[3].text or tokens[1].text not in list("-./") or self.phrases._goes_on(at + 4):
            return None
        year, month, day = tokens[0].value, tokens[2].value, tokens[4].value
        if not self._plausible(year, 4, None) or not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        return Written(at, at + 5, day, day, month, "figures", year, 4)

    def _plausible(self, year: int, figures: int, era: str | None) -> bool:
        if figures == 4:
            return any(year in years for years in _FOUR) or (era is not None and _EARLIEST <= year <= _LATEST)
        return figures == 2 or year in _THREE

    def day_first(self, at: int, era: str | None) -> Written | None:
        r"""26 Nisan 1336, 18-19 Mart 1336, 6 R sene 173, 23. V. 1336, 26 \\ Nisan \\1336."""
        phrases, tokens = self.phrases, self.phrases.tokens
        read = phrases.day(at)
        if read is None:
            return None
        first, after = read
        last, between = first, ""
        joined = phrases.sign(after, _RANGE_SIGNS) or phrases.word(after, phrases.table.words["between"])
        if joined:
            second = phrases.day(after + 1)
            if second is not None:
                sign = tokens[after].text
                if not (first < second[0] or first >= 28):
                    return None
                last, between = second[0], "/" if sign == "/" else "-"
                after = second[1]
        mark = after
        while phrases.sign(mark, "./\\-,") and mark - after < 2 and not tokens[mark].apart:
            mark += 1
        if phrases.word(mark, phrases.table.words["before_month"]):
            mark += 1
        if mark >= phrases.size or tokens[mark].apart:
            return None
        return self._named(at, first, last, between, mark) or self._lettered(at, first, last, between, mark, after)

    def _named(self, at: int, first: int, last: int, between: str, mark: int) -> Written | None:
        phrases = self.phrases
        named = phrases.month(mark)
        misread = named is None
        if named is None:
            named = phrases.misread_month(mark)
        if named is None:
            return None
        month, after = named
        if phrases.table.words["after_month"] and phrases.word(after, phrases.table.words["after_month"]):
            after += 1
        kind: Literal["", "/", "-", "ten"] = "/" if between == "/" else "-" if between else ""
        found = Written(at, after, first, last, month.month, month.kind, between=kind)
        year = phrases.year(after)
        if year is None or not self._follows(year, month.kind, mark, misread):
            return None if misread or not phrases.tokens[mark].text[:1].isupper() else found
        end = year[2]
        if phrases.word(end, phrases.table.words["after_year"]):
            end += 1
        return replace(found, end=end, year=year[0], figures=year[1])

    def _follows(self, year: tuple[int, int, int], kind: str, mark: int, misread: bool) -> bool:
        """Tell whether a figure after a month is its year: 23 Nisan 20 is none where a noun is counted."""
        value, figures, after = year
        tokens = self.phrases.tokens
        if misread:
            return figures == 4 and self._plausible(value, 4, "any")
        if figures == 2 and kind == "hijri":
            return value > 0
        if figures == 2:
            if not self.phrases.tokens[mark].text[:1].isupper():
                return False
            return after >= len(tokens) or tokens[after].kind == "sign" or (value >= 30 and kind != "short")
        if kind == "hijri":
            return True
        capital = tokens[mark].text[:1].isupper()
        if figures == 3:
            return value in _THREE and (capital or self._ends(after))
        return figures == 0 or _EARLIEST <= value <= _LATEST

    def _lettered(self, at: int, first: int, last: int, between: str, mark: int, after: int) -> Written | None:
        phrases, tokens = self.phrases, self.phrases.tokens
        kind: Literal["", "/", "-", "ten"] = "/" if between == "/" else "-" if between else ""
        month = phrases.table.letters.get(tokens[mark].text)
        if month is not None and not any(token.text == "," for token in tokens[after:mark]):
            dot = phrases.sign(mark + 1, ".")
            year = phrases.year(mark + 1, signs="./")
            said = phrases.word(mark + 1 + dot, phrases.table.words["before_year"])
            if year is not None and (900 <= year[0] <= 1445 or (year[1] == 3 and (said or not dot))):
                return Written(at, year[2], first, last, month, "letters", year[0], year[1], between=kind)
        roman = phrases.roman(mark)
        if roman is None or (mark == after and not phrases.sign(after - 1, ".")) or not phrases.sign(roman[1], "./-–"):
            return None
        year = phrases.year(roman[1])
        if year is None or not self._plausible(year[0], year[1], None):
            return None
        return Written(at, year[2], first, last, roman[0], "figures", year[0], year[1], between=kind)

    def part_of_month(self, at: int, era: str | None) -> Written | None:
        """evâil-i Rebîülevvel 1278, gurre-i Muharrem 1328, selh-i Zilhicce 1293."""
        phrases = self.phrases
        if phrases.tokens[at].kind != "word":
            return None
        for before, part, after in phrases.joined(at, 2):
            days = phrases.table.days.get(before + part)
            if days is None:
                continue
            named = phrases.month(after)
            year = phrases.year(named[1]) if named else None
            if named and year:
                return Written(
                    at, year[2], *days, named[0].month, named[0].kind, year[0], year[1],
                    between="ten" if days[0] != days[1] else "",
                )  # fmt: skip
        return None

    def month_first(self, at: int, era: str | None) -> Written | None:
        """April 26, 1920, Şubat 339, Mayıs 1919."""
        phrases, tokens = self.phrases, self.phrases.tokens
        if tokens[at].kind != "word" or not tokens[at].text[:1].isupper():
            return None
        named = phrases.month(at)
        if named is None:
            return None
        month, after = named
        day = phrases.day(after)
        if day is not None and phrases.sign(day[1], ",") and month.kind in ("solar", "short"):
            year = phrases.year(day[1])
            if year is not None and year[1] == 4:
                return Written(at, year[2], day[0], day[0], month.month, month.kind, year[0], year[1])
        year = phrases.year(after, signs=",")
        if year is None or not (
            (year[1] == 4 and _EARLIEST <= year[0] <= _LATEST) or (year[1] == 3 and year[0] in _THREE)
        ):
            return None
        if year[1] == 3 and not self._ends(year[2]):
            return None
        end = year[2] + phrases.word(year[2], phrases.table.words["after_year"])
        return Written(at, end, None, None, month.month, month.kind, year[0], year[1])

    def _ends(self, at: int) -> bool:
        """Tell whether nothing counted follows a figure: a sign, a capital, or words for a month's end."""
        phrases = self.phrases
        if at >= phrases.size or phrases.tokens[at].kind == "sign" or phrases.tokens[at].text[:1].isupper():
            return True
        word = skeleton(phrases.tokens[at].text)
        table = phrases.table
        cues = table.words["year_cues"] | table.words["after_year"] | set(table.days_after)
        return table.ends_well(word, cues) or word in table.endings

    def year_first(self, at: int, era: str | None) -> Written | None:
        """1335 senesi Mayısının 19’uncu günü, 338 Mayısında, 1341 Aralık ayının 31 inci günü."""
        phrases, tokens = self.phrases, self.phrases.tokens
        year = tokens[at]
        if year.kind != "number" or year.figures not in (3, 4) or self._glued(at):
            return None
        if (year.figures == 3 and year.value not in _THREE) or (
            year.figures == 4 and not _EARLIEST <= year.value <= _LATEST
        ):
            return None
        after = at + 1
        said = self._year_word(after)
        if said:
            after += 1
        named = phrases.month(after)
        if named is None or named[0].kind == "short":
            return None
        month, end = named
        table = phrases.table
        # In small letters a month needs its case ending: 1922 mayısında.
        if not tokens[after].text[:1].isupper() and (
            year.figures == 3 or skeleton(tokens[end - 1].text) in table.months
        ):
            return None
        end = phrases.past_case(end)
        if end < phrases.size and tokens[end].kind == "word":
            word = skeleton(tokens[end].text)
            end += word in table.words["after_month"] or table.ends_well(word, table.words["after_month"])
        day = phrases.day(end)
        if day is None or day[1] == end + 1:
            return Written(at, end, None, None, month.month, month.kind, year.value, year.figures)
            # "338 Mayıs 5" is no form of any page; "1335 Mayıs, 19" is a list.
        end = day[1]
        if end < phrases.size and table.ends_well(skeleton(tokens[end].text), table.words["weekday_after"]):
            end += 1
        return Written(at, end, day[0], day[0], month.month, month.kind, year.value, year.figures)

    def _year_word(self, at: int) -> bool:
        """Tell whether "senesi", "yılı", "yılında" stands there."""
        phrases, table = self.phrases, self.phrases.table
        if at >= phrases.size or phrases.tokens[at].kind != "word":
            return False
        return table.ends_well(skeleton(phrases.tokens[at].text), table.words["after_year"])

    def year_only(self, at: int, era: str | None) -> Written | None:
        """1324 senesi, sene 1335, H. 1337, 1337 H., 1320 (1905), 1334/1918."""
        phrases, tokens, table = self.phrases, self.phrases.tokens, self.phrases.table
        if tokens[at].kind == "word":
            if not phrases.word(at, table.words["before_year"]) or (at and tokens[at - 1].kind == "number"):
                return None
            year = phrases.year(at, signs="")
            if year is None or year[1] == 2 or not self._counts_nothing(year[2]):
                return None
            if year[1] == 4 and not self._plausible(year[0], 4, None):
                return None
            if not (self._ends(year[2]) or year[0] in _FOUR[0]) or (year[1] == 3 and year[0] not in _THREE):
                return None
            return Written(at, year[2], year=year[0], figures=year[1])
        number = tokens[at]
        if number.kind != "number" or number.figures not in (3, 4) or self._glued(at) or phrases._goes_on(at):
            return None
        if not (phrases.plausible(number.value, number.figures) or (number.figures == 3 and number.value in _THREE)):
            return None
        found = Written(at, at + 1, year=number.value, figures=number.figures)
        if era is not None or phrases.era(at + 1) is not None:
            return found if number.figures == 4 else None
        if self._year_word(at + 1) and self._counts_nothing(at + 2):
            return replace(found, end=at + 2)
        return self._in_year(at, found) or self._two_years(at, found)

    def _in_year(self, at: int, found: Written) -> Written | None:
        """1919’da, 1335’te: four figures and the case that answers "when"."""
        phrases = self.phrases
        if phrases.past_case(at + 1) != at + 3 or not any((found.year or 0) in years for years in _LATE):
            return None
        return found if phrases.word(at + 2, phrases.table.words["year_endings"]) and found.figures == 4 else None

    def _two_years(self, at: int, found: Written) -> Written | None:
        """A Rumi or Hijri year with its common year beside it, in brackets or after a stroke."""
        phrases, tokens = self.phrases, self.phrases.tokens
        if not phrases.sign(at + 1, "([/") or at + 2 >= phrases.size:
            return None
        other = tokens[at + 2]
        year = found.year if found.year is not None and found.figures == 4 else 1000 + (found.year or 0)
        if (
            other.kind != "number"
            or other.figures != 4
            or (tokens[at + 1].text != "/" and not phrases.sign(at + 3, ")]"))
        ):
            return None
        if not phrases.table.rumi or phrases._goes_on(at + 2):
            return None
        rumi = 1256 <= year <= 1341 and other.value - year in (584, 585)
        # A Hijri year is a thirty-third shorter: 1318 ended in 1901, 622 years less 40.
        hijri = 900 <= year <= 1445 and abs(year * 0.970229 + 621.57 - other.value) <= 1.1
        return replace(found, era=None if rumi else "hijri", two_sided=True) if rumi or hijri else None

    def _counts_nothing(self, at: int) -> bool:
        """Tell whether no word of duration follows: (1394) sene evvel."""
        phrases = self.phrases
        if at >= phrases.size or phrases.tokens[at].kind != "word":
            return True
        return skeleton(phrases.tokens[at].text) not in phrases.table.words["counting"]


_Form = Callable[[Forms, int, str | None], Written | None]
_FORMS: tuple[_Form, ...] = (
    Forms.figures,
    Forms.day_first,
    Forms.part_of_month,
    Forms.month_first,
    Forms.year_first,
    Forms.year_only,
)
