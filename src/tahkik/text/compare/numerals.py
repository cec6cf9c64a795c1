"""Numbers compared as values (rule R15)."""

from __future__ import annotations

from fractions import Fraction

from tahkik.languages import Profile
from tahkik.model import Relation
from tahkik.text.compare.reasons import related
from tahkik.text.compare.rules import Rules
from tahkik.text.flags import flag_words
from tahkik.text.morphology import morphology, strip_marks
from tahkik.text.numbers import Number, may_be_number, parse


def compare_numbers(a: str, b: str, profile: Profile, rules: Rules) -> Relation | None:
    """Return the relation of two number forms by their values, None where one of them is no number."""
    if not (may_be_number(a, profile) and may_be_number(b, profile)):
        return None
    one, other = parse(a, profile), parse(b, profile)
    if one is None or other is None:
        return None
    if (one.value, one.upper, one.percent) != (other.value, other.upper, other.percent):
        return related("different", (), "numbers", _print(one), _print(other), flags=("number",))
    if one.kind != other.kind and flag_words(profile).uncounting.issuperset(
        strip_marks(profile.normalise(word)) for word in (a, b)
    ):
        return None  # "bir" and "ilk": an article and "the first", no number and its ordinal
    kinds = {one.kind, other.kind}
    if kinds == {"cardinal", "ordinal"}:
        return related("inflection", (), "ordinal", flags=("number",))
    if one.suffix != other.suffix and not _same_suffix(one.suffix, other.suffix, profile):
        return related("inflection", (), "number-suffix")
    return related("same", (rules.number_rule,), "number")


def _same_suffix(one: str, other: str, profile: Profile) -> bool:
    if not one or not other:
        return False
    morph = morphology(profile)
    return any(morph.same_suffixes(one, other, last) for last in "ar")


def _print(number: Number) -> str:
    text = _figure(number.value)
    if number.upper is not None:
        text += f" to {_figure(number.upper)}"
    return text + (" %" if number.percent else "")


def _figure(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else str(float(value))
