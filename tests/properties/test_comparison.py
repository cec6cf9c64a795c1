"""Properties of normalising and comparing, on all of Unicode."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tahkik.languages import codes, guess, load
from tahkik.text.compare import Context, compare, confusable, is_word
from tahkik.text.flags import flags
from tahkik.text.fold import fold
from tahkik.text.numbers import parse

TEXT = st.text(max_size=24)
TURKISH = st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyzâîû'’- 12", min_size=1, max_size=14)
CODES = st.sampled_from(codes())
FORMS = st.sampled_from(sorted(load("tr").lexicon.forms))
BOOLS = st.booleans()


@given(CODES, TEXT)
def test_normalising_twice_changes_nothing(code: str, text: str) -> None:
    profile = load(code)
    assert profile.normalise(profile.normalise(text)) == profile.normalise(text)


def test_normalising_every_character_twice_changes_nothing() -> None:
    characters = [chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000]
    for code in codes():
        normal = load(code).normalise
        assert [c for c in characters if normal(normal(c)) != normal(c)] == []


@given(CODES, TEXT)
def test_a_word_is_the_same_as_itself(code: str, text: str) -> None:
    assert compare(text, text, load(code)).kind == "same"


@settings(deadline=None)
@given(CODES, TEXT, TEXT)
def test_comparing_is_symmetric(code: str, one: str, other: str) -> None:
    profile = load(code)
    assert compare(one, other, profile) == compare(other, one, profile)


@settings(deadline=None, max_examples=300)
@given(TURKISH | FORMS, TURKISH | FORMS, BOOLS, BOOLS, BOOLS, st.none() | FORMS, st.none() | FORMS)
def test_comparing_turkish_is_symmetric(
    one: str, other: str, ascii_a: bool, ascii_b: bool, misread: bool, next_a: str | None, next_b: str | None
) -> None:
    profile = load("tr")
    context = Context(next_a, next_b, ascii_a, ascii_b, misread)
    assert compare(one, other, profile, context) == compare(other, one, profile, context.swapped())
    assert confusable(one, other, profile) == confusable(other, one, profile)


def test_comparing_forms_of_one_search_key_is_symmetric() -> None:
    """Every pair of printed forms that share a search key: what collating compares most."""
    profile = load("tr")
    forms = sorted(profile.lexicon.forms)
    folded = fold("\n".join(forms), profile)
    keys: dict[bytes, list[str]] = {}
    for token in range(len(folded)):
        letters = folded.letters[folded.offsets[token] : folded.offsets[token + 1]]
        keys.setdefault(letters.tobytes(), []).append(folded.word(token))
    pairs = [pair for words in keys.values() for pair in combinations(dict.fromkeys(words), 2)]
    assert len(pairs) > 1_000
    contexts = [Context(), Context("bir", None), Context("bir", "bu", ascii_a=True), Context(misread=True)]
    for number, (one, other) in enumerate(pairs):
        context = contexts[number % len(contexts)]
        assert compare(one, other, profile, context) == compare(other, one, profile, context.swapped())


@settings(deadline=None, max_examples=300)
@given(FORMS, st.integers(0, 30), st.sampled_from("zsvflrmnoö"), st.sampled_from("zsvflrmnoö"))
def test_unlicensed_letters_are_never_the_same(form: str, at: int, one: str, other: str) -> None:
    """z~s, v~f, l~r, m~n and o~ö are licensed nowhere: exchanging them never gives the same word."""
    if one == other:
        return
    place = at % len(form)
    a, b = form[:place] + one + form[place + 1 :], form[:place] + other + form[place + 1 :]
    if "" in (a.strip("'-"), b.strip("'-")):
        return
    assert compare(a, b, load("tr")).kind != "same", (a, b)


@given(FORMS)
def test_forms_met_are_words(form: str) -> None:
    assert is_word(form, load("tr"))


@given(TEXT)
def test_nothing_raises(text: str) -> None:
    profile = load("tr")
    guess(text)
    flags(text, profile)
    parse(text, profile)
    is_word(text, profile)
