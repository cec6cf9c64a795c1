"""A guard survives every later step: listed pairs are never *same*, whatever spelling and suffixes are added."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tahkik.languages import load
from tahkik.text.compare import Context, compare
from tahkik.text.compare.rules import rules_of

TURKISH = load("tr")
#: Pairs told apart by ı and i at their head: there a capital may be wrong (Irak, İrak), and it is R01 that speaks.
PAIRS = sorted(
    {
        tuple(sorted((one, other)))
        for one, others in rules_of(TURKISH).minimal_pairs.items()
        for other in others
        if {one[0], other[0]} != {"ı", "i"}
    }
)
#: The same suffixes, as each vowel harmony spells them: after e i, a ı, ö ü, o u.
SUFFIXES = [
    ("", "", "", ""),
    ("ler", "lar", "ler", "lar"),
    ("de", "da", "de", "da"),
    ("den", "dan", "den", "dan"),
    ("i", "ı", "ü", "u"),
    ("e", "a", "e", "a"),
    ("in", "ın", "ün", "un"),
    ("leri", "ları", "leri", "ları"),
    ("lerin", "ların", "lerin", "ların"),
    ("lerde", "larda", "lerde", "larda"),
    ("dir", "dır", "dür", "dur"),
    ("siz", "sız", "süz", "suz"),
]
HARMONY = {"e": 0, "i": 0, "a": 1, "ı": 1, "ö": 2, "ü": 2, "o": 3, "u": 3}
CIRCUMFLEX = {"a": "â", "i": "î", "u": "û"}
CONTEXTS = st.sampled_from([Context(), Context("bir", "bir"), Context(misread=True)])


def formed(stem: str, suffix: tuple[str, ...]) -> str | None:
    """Return a form of a stem, None where its last vowel and the suffix would meet."""
    last = next(letter for letter in reversed(stem) if letter in HARMONY)
    ending = suffix[HARMONY[last]]
    return None if stem[-1] in HARMONY and ending[:1] in HARMONY and ending else stem + ending


def respelled(word: str, marked: int, capital: bool) -> str:
    """Return the word with a circumflex on one of its vowels, and a capital."""
    places = [at for at, letter in enumerate(word) if letter in CIRCUMFLEX]
    if marked and places:
        at = places[marked % len(places)]
        word = word[:at] + CIRCUMFLEX[word[at]] + word[at + 1 :]
    return {"i": "İ", "ı": "I"}.get(word[0], word[0].upper()) + word[1:] if capital else word


@settings(deadline=None, max_examples=2_000)
@given(st.sampled_from(PAIRS), st.sampled_from(SUFFIXES), st.tuples(*[st.integers(0, 3), st.booleans()] * 2), CONTEXTS)
def test_a_listed_pair_is_never_the_same(
    pair: tuple[str, str], suffix: tuple[str, ...], spelling: tuple[int, bool, int, bool], context: Context
) -> None:
    forms = [formed(stem, suffix) for stem in pair]
    if None in forms:
        return
    one, other = respelled(str(forms[0]), *spelling[:2]), respelled(str(forms[1]), *spelling[2:])
    assert compare(one, other, TURKISH, context).kind != "same", (one, other)


@settings(deadline=None, max_examples=1_000)
@given(st.sampled_from(["tt", "ll"]), st.sampled_from(sorted(TURKISH.lexicon.forms)), st.integers(0, 3))
def test_a_doubled_suffix_letter_is_never_the_same(double: str, form: str, marked: int) -> None:
    """-tte and -te, -lle and -le after a vowel are locative and dative, instrumental and dative: never a spelling."""
    for vowel in "ae":
        if form.endswith(double[0] + vowel):
            other = form[:-1] + double[0] + vowel
            assert compare(respelled(form, marked, False), other, TURKISH).kind != "same", (form, other)
