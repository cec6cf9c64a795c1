"""Nothing is lost between two texts: every word of both is alike, or in exactly one variant, whatever was done to one.

The texts are words of no language (and some of Turkish spelling), altered by a drawn plan; each word occurs once, so
that there is one way to tell what was done.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tahkik.api import Corpus, check
from tahkik.collate import Collation, collate
from tahkik.corpus import build
from tahkik.languages import load
from tahkik.languages.signs import unify_signs
from tahkik.model import CheckResult, Document, Passage, Span, Variant
from tahkik.options import FindOptions
from tahkik.segment import segment
from tahkik.text.fold import Folded, fold

EXAMPLES = settings(max_examples=60)
FEW = settings(max_examples=20)

ONSETS = ("b", "d", "f", "g", "k", "m", "n", "p", "r", "s", "t", "v")
STEMS = [a + b + c + d for a in ONSETS for b in "aeo" for c in ("l", "m", "r", "k") for d in ("us", "in", "ot", "ek")]


@dataclass(frozen=True)
class Pair:
    """A source text and a quotation of it, altered."""

    source: str
    quotation: str


@st.composite
def sentences(draw: st.DrawFn, least: int = 12, most: int = 40) -> list[str]:
    return draw(st.lists(st.sampled_from(STEMS), min_size=least, max_size=most, unique=True))


def altered(words: list[str], plan: list[tuple[str, int]], fresh: list[str]) -> list[str]:
    """Carry out a plan at every fourth word, ends left alone."""
    out: list[str] = []
    places = {3 + 4 * k: (operation, size) for k, (operation, size) in enumerate(plan)}
    spare = iter(fresh)
    at = 0
    while at < len(words):
        operation, size = places.get(at, ("keep", 1))
        if at >= len(words) - 3:
            operation = "keep"
        if operation == "add":
            out += [next(spare) for _ in range(size)]
        if operation == "drop":
            at += 1
            continue
        if operation == "swap":
            out += [words[at + 1], words[at]]
            at += 2
            continue
        out.append(
            {"replace": next(spare), "ellipsis": words[at] + " …"}.get(operation, words[at])
            if operation in ("replace", "ellipsis")
            else words[at]
        )
        at += 1
    return out


def plans(*operations: str) -> st.SearchStrategy[list[tuple[str, int]]]:
    return st.lists(st.tuples(st.sampled_from(operations), st.integers(1, 2)), max_size=8)


def few_words() -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(STEMS[:9]), min_size=4, max_size=30)


@st.composite
def pairs(draw: st.DrawFn, *operations: str) -> Pair:
    words = draw(sentences())
    fresh = [f"{word}zyx" for word in reversed(STEMS)]
    return Pair(" ".join(words), " ".join(altered(words, draw(plans(*operations)), fresh)))


def set_beside(quotation: str, source: str, code: str = "und") -> tuple[Folded, Folded, Collation]:
    profile = load(code)
    text = f"“{quotation}”"
    page = Document("page", text, "", "", "text/plain", code)
    read = segment(page, profile).quotations[0]
    words, folded = fold(text, profile), fold(source, profile)
    found = collate(read, words, folded, 0, len(folded), Span(read.start, read.end), profile)
    assert found is not None
    return words, folded, found


def left_over(side: Folded, low: int, high: int, told: list[Passage]) -> list[str]:
    """Return the words of a stretch that no variant names; fail where two name one."""
    seen: Counter[int] = Counter()
    for passage in told:
        first, last = side.tokens_within(passage.start, passage.end)
        assert side.text[passage.start : passage.end] == passage.text
        assert last > first
        seen.update(range(first, last))
    assert set(seen.values()) <= {1}
    first, last = side.tokens_within(low, high)
    assert all(first <= token < last for token in seen)
    return [unify_signs(side.word(token)) for token in range(first, last) if token not in seen]


def assert_nothing_lost(words: Folded, source: Folded, found: Collation) -> None:
    page = left_over(words, found.covers.start, found.covers.end, [v.page for v in found.variants if v.page])
    held = left_over(source, found.start, found.end, [v.source for v in found.variants if v.source])
    assert page == held


@EXAMPLES
@given(pairs("add", "drop", "replace", "swap", "ellipsis"))
def test_both_texts_can_be_read_back(pair: Pair) -> None:
    assert_nothing_lost(*set_beside(pair.quotation, pair.source))


@EXAMPLES
@given(few_words(), few_words())
def test_texts_of_repeated_words_can_be_read_back(one: list[str], other: list[str]) -> None:
    if set(one) & set(other):
        assert_nothing_lost(*set_beside(" ".join(one), " ".join(other)))


@EXAMPLES
@given(st.data())
def test_turkish_texts_can_be_read_back(data: st.DataObject) -> None:
    forms = [
        ("harekâtı", "harekât-ı"), ("nüfuzla", "nüfusla"), ("milli", "millî"), ("30.000", "30 bin"),
        ("bir çok", "birçok"), ("arzedeceğim", "arz edeceğim"), ("temin", "te’min"), ("Hükümeti", "Hükûmeti’ni"),
        ("üçüncü", "3’üncü"), ("(Komünist)", ""), ("", "(Alkışlar)"), ("köprü", "köprü"), ("yol", "yol"),
        ("etmeyi", "etmemeyi"), ("…", "ve sonra"),
    ]  # fmt: skip
    drawn = data.draw(st.lists(st.sampled_from(forms), min_size=3, max_size=14))
    one, other = (" ".join(form[side] for form in drawn if form[side]) for side in (0, 1))
    assert_nothing_lost(*set_beside(f"kereste {one} demir", f"kereste {other} demir", "tr"))


@EXAMPLES
@given(pairs("add", "drop", "replace"))
def test_swapping_the_sides_mirrors_the_variants(pair: Pair) -> None:
    forwards = set_beside(pair.quotation, pair.source)[2].variants
    backwards = set_beside(pair.source, pair.quotation)[2].variants
    mirror = {"addition": "omission", "omission": "addition"}

    def told(variant: Variant, swapped: bool) -> tuple[str, str, str]:
        sides = [passage.text if passage else "" for passage in (variant.page, variant.source)]
        kind = mirror.get(variant.kind, variant.kind) if swapped else variant.kind
        return (kind, *(reversed(sides) if swapped else sides))  # type: ignore[return-value]

    one = Counter(told(variant, False) for variant in forwards)
    assert one == Counter(told(variant, True) for variant in backwards)


@EXAMPLES
@given(sentences(), plans("add", "drop", "replace"))
def test_what_was_done_is_what_is_told(words: list[str], plan: list[tuple[str, int]]) -> None:
    fresh = [f"{word}zyx" for word in reversed(STEMS)]
    quotation = altered(words, plan, fresh)
    variants = set_beside(" ".join(quotation), " ".join(words))[2].variants
    put_in = [word for word in quotation if word.endswith("zyx")]
    taken_out = [word for word in words if word not in quotation]
    assert [w for v in variants if v.page for w in v.page.text.split()] == put_in
    assert sorted(w for v in variants if v.source for w in v.source.text.split()) == sorted(taken_out)


@EXAMPLES
@given(sentences())
def test_the_same_text_has_no_variants(words: list[str]) -> None:
    assert set_beside(" ".join(words), " ".join(words))[2].variants == ()


# --- through the whole pipeline --------------------------------------------------------------------------------------


def documents(texts: list[str]) -> list[Document]:
    return [Document(f"s/{number}", text, "", "", "text/plain", "und") for number, text in enumerate(texts)]


def checked(quotation: str, held: list[Document]) -> CheckResult:
    page = Document("page", f"ba du “{quotation}” ki mo", "", "", "text/plain", "und")
    return check(page, Corpus("held", (build(held, load("und")),)), FindOptions(unmarked=False))


def primary(result: CheckResult) -> tuple[object, ...]:
    (one,) = result.quotations
    first = replace(one.matches[0], expected_by_chance=0.0) if one.matches else None
    return one.verdict, first


@pytest.fixture(scope="module")
def unrelated() -> list[Document]:
    """Return sources of other words."""
    turned = [stem[::-1] + "u" for stem in STEMS]
    texts = [" ".join(one + STEMS[(7 * k + 11 * n) % len(STEMS)] for n, one in enumerate(turned)) for k in range(6)]
    return [replace(one, source=f"unrelated/{one.source}") for one in documents(texts)]


@FEW
@given(pair=pairs("add", "drop", "replace", "swap"))
def test_an_unrelated_source_changes_no_primary_match(pair: Pair, unrelated: list[Document]) -> None:
    held = documents([pair.source])
    alone = primary(checked(pair.quotation, held))
    assert alone[1] is not None
    assert primary(checked(pair.quotation, held + unrelated)) == alone
    assert primary(checked(pair.quotation, unrelated + held)) == alone


@FEW
@given(st.lists(sentences(least=15), min_size=2, max_size=4), st.data(), plans("add", "replace"))
def test_the_order_of_the_sources_changes_nothing(
    texts: list[list[str]], data: st.DataObject, plan: list[tuple[str, int]]
) -> None:
    held = documents([" ".join(words) for words in texts])
    quotation = " ".join(altered(texts[0], plan, [f"{word}zyx" for word in STEMS]))
    one, other = checked(quotation, held), checked(quotation, data.draw(st.permutations(held)))
    assert primary(one) == primary(other)
    places = [[(match.source, match.start) for match in each.quotations[0].matches] for each in (one, other)]
    assert places[0] == places[1]
    assert one.findings == other.findings


@FEW
@given(pair=pairs("add", "drop", "replace", "swap", "ellipsis"))
def test_checking_twice_gives_the_same(pair: Pair) -> None:
    held = documents([pair.source])
    assert checked(pair.quotation, held) == checked(pair.quotation, held)
