"""Whatever the text: no error, positions that read back, and the same answer whichever kinds are asked for."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahkik.languages import load
from tahkik.text.flags import flags, flags_apart
from tahkik.text.modality import ALL, find_modality, opener
from tahkik.text.numbers import parse
from tahkik.text.sentences import sentences_around

CODES = ["tr", "en", "de", "und"]
WORDS = st.sampled_from(
    "eğer gelirse gelmez gelmeden olsun olsa ise yoksa ne ne ve fakat ancak yalnız değil belki köprü if not but only "
    "wenn nicht nur kein 16 on altı bin yüzde %20 1’inci , . ; — ( ) \n\n ' -".split(" ")
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join))


@pytest.mark.parametrize("code", CODES)
@given(text=TEXTS)
def test_every_sign_reads_back(code: str, text: str) -> None:
    profile = load(code)
    found = find_modality(text, profile)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert text[one.start : one.end] == one.text != ""
        assert one.readings
        assert one.likely or not one.sure
    head = opener(text, profile)
    assert head is None or text[head.start : head.end] == head.text


@pytest.mark.parametrize("code", CODES)
@given(text=TEXTS)
def test_fewer_kinds_are_a_part_of_all(code: str, text: str) -> None:
    profile = load(code)
    found = find_modality(text, profile)
    for kind in ALL:
        assert find_modality(text, profile, (kind,)) == tuple(one for one in found if one.kind == kind)


@given(text=TEXTS, other=TEXTS)
def test_the_flags_of_an_exchange_do_not_know_sides(text: str, other: str) -> None:
    profile = load("tr")
    assert flags_apart(text, other, profile) == flags_apart(other, text, profile)
    assert set(flags_apart(text, text, profile)) <= {"number", "date", "name"}
    flags(text, profile)


@given(text=TEXTS, data=st.data())
def test_sentences_hold_the_passage(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = sentences_around(text, start, end)
    assert 0 <= span.start <= start
    assert end <= span.end <= len(text)


_UNITS = ["", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"]
_TENS = ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"]


def spelled(number: int) -> str:
    """Return a number below a thousand millions in Turkish words."""
    words: list[str] = []
    for factor, name in ((10**6, "milyon"), (10**3, "bin"), (1, "")):
        group, number = divmod(number, factor)
        if not group:
            continue
        hundreds, rest = divmod(group, 100)
        if hundreds:
            words += [_UNITS[hundreds], "yüz"] if hundreds > 1 else ["yüz"]
        if not (factor == 1_000 and group == 1):
            words += [_TENS[rest // 10], _UNITS[rest % 10]]
        words.append(name)
    return " ".join(word for word in words if word)


@given(number=st.integers(1, 10**9 - 1))
def test_numbers_in_words_and_figures_have_one_value(number: int) -> None:
    profile = load("tr")
    forms = [spelled(number), spelled(number).replace(" ", ""), str(number), f"{number:,}".replace(",", ".")]
    if number >= 10**6 and number % 1000 == 0:
        forms.append(f"{number // 1000:,}".replace(",", ".") + " bin")
    for form in forms:
        read = parse(form, profile)
        assert read is not None, form
        assert (read.value, read.kind, read.suffix) == (Fraction(number), "cardinal", ""), form


@pytest.mark.parametrize("code", CODES)
@given(text=TEXTS)
def test_reading_a_number_never_fails(code: str, text: str) -> None:
    parse(text, load(code))
