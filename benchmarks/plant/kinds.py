"""The classes of planted quotations: one maker each.

A maker draws a passage, does its work and returns the drafts of one plant (mostly one), or None where the draw was
unfit; ``plant`` tries again. How a plant is set on the page is its ``form``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from random import Random

from plant import alterations as alter
from plant import printings
from plant.drafts import Draft, Mark, Token, draw, forms, make, tokens_of
from plant.inventions import invent
from plant.misreadings import misread
from plant.speeches import GRAM, RUN, Field, Place, Speech, fit
from plant.spellings import FIRST_RULES, MORE_RULES, respell

#: Draws before a maker is given up as impossible.
TRIES = 4_000
#: Signs of omission, as printed.
ELLIPSES = ("…", "...", "(…)", "(...)", "[…]", "[...]", ". . .", "(. . .)")
#: Verdicts that are right of what is only printed in another way, and of words with a bracket among them: a tool may
#: call the bracket what it will.
PRINTED = ("verbatim", "spelling", "doubtful")
BRACKETED = ("verbatim", "spelling", "doubtful", "elided", "altered")
#: Bits an unmarked short plant carries at least: fewer, and nobody could tell it from chance in 200,000 words.
UNMARKED_BITS = 55.0

Maker = Callable[[Random, Field], "list[Draft] | None"]


@dataclass(frozen=True)
class Kind:
    """A class of plants.

    Parameters
    ----------
    name : str
    maker : callable
    form : str
        ``marked``, ``unmarked``, ``unclosed``, ``several`` (in one sentence), ``blockquote`` (a line that begins with
        >), ``edge`` (the page's first or last words).
    found : float
        Share that has to be found.
    """

    name: str
    maker: Maker
    form: str = "marked"
    found: float = 0.99
    note: str = ""


def plant(kind: Kind, field: Field, seed: str) -> list[Draft]:
    """Return the drafts of one plant; the same seed gives the same plant."""
    rng = Random(seed)
    for _ in range(TRIES):
        drafts = kind.maker(rng, field)
        if drafts is not None and all(_sound(field, draft) for draft in drafts):
            for draft in drafts:
                _judge(draft)
            return drafts
    raise RuntimeError(f"no {kind.name} could be planted in {TRIES} draws")


def _sound(field: Field, draft: Draft) -> bool:
    """An altered quotation must not be another passage word for word; positions must be those of the source."""
    substantive = [mark for mark in draft.marks if mark.operation not in {"spelling", "misreading", "elision"}]
    if substantive and field.places(forms(draft.tokens)):
        return False
    return bool(draft.tokens)


def _judge(draft: Draft) -> None:
    operations = {mark.operation for mark in draft.marks}
    if not draft.places and not draft.parts:
        draft.verdicts = ("not-found",)
    elif operations & {"addition", "omission", "substitution", "transposition"}:
        draft.verdicts = ("altered",)
    elif "elision" in operations:
        draft.verdicts = ("elided",)
    elif "misreading" in operations:
        # A misreading can be a real word: then "altered" is as right as "doubtful", and the table counts the words.
        draft.verdicts = ("doubtful", "altered", "spelling")
    elif "spelling" in operations and draft.verdicts == ("verbatim",):
        draft.verdicts = ("spelling",)


def exact(low: int, high: int, *, whole: bool = False) -> Maker:
    """Word for word."""

    def maker(rng: Random, field: Field) -> list[Draft] | None:
        draft = draw(rng, field, low, high, whole=whole)
        return [draft] if draft else None

    return maker


def respelled(*, more: bool) -> Maker:
    """Faithful, in another spelling."""

    def maker(rng: Random, field: Field) -> list[Draft] | None:
        draft = draw(rng, field, 10, 45)
        if draft is None:
            return None
        if more and not respell(rng, draft, MORE_RULES, 0.4, 1):
            return None
        return [draft] if respell(rng, draft, FIRST_RULES, rng.choice([0.4, 1.0]), 1 if more else 2) else None

    return maker


def misreads(share: float, low: int, high: int, *, random_letters: bool = False, unique: bool = True) -> Maker:
    """Faithful, with a share of the letters wrong."""

    def maker(rng: Random, field: Field) -> list[Draft] | None:
        draft = draw(rng, field, low, high, unique=unique)
        if draft is None or not misread(rng, draft, share, random_letters=random_letters):
            return None
        return [draft]

    return maker


def altered(*operations: alter.Alteration, low: int = 10, high: int = 45, whole: bool = False) -> Maker:
    """One alteration (drawn from the given ones)."""

    def maker(rng: Random, field: Field) -> list[Draft] | None:
        draft = draw(rng, field, low, high, whole=whole)
        return [draft] if draft and rng.choice(operations)(rng, field, draft) else None

    return maker


def fixed(words: int, share: float) -> Maker:
    """Return a maker of quotations of so many words, a share of the letters wrong."""

    def maker(rng: Random, field: Field) -> list[Draft] | None:
        draft = draw(rng, field, words, words, unique=False)
        if draft is None or len(draft.places) > 1 or bits(field, draft) < 7 * words:
            return None
        if share and not misread(rng, draft, share, random_letters=rng.random() < 0.5):
            return None
        return [draft]

    return maker


def printed(how: Callable[[Random, Draft], bool], *verdicts: str, low: int = 12) -> Maker:
    """Word for word, printed in another way; ``verdicts`` are those that are right."""

    def maker(rng: Random, field: Field) -> list[Draft] | None:
        draft = draw(rng, field, low, 45)
        if draft is None or not how(rng, draft):
            return None
        draft.verdicts = verdicts
        return [draft]

    return maker


ANY_ALTERATION = (alter.add, alter.drop, alter.replace, alter.move, alter.negate, alter.renumber, alter.inside)


def mixed(rng: Random, field: Field) -> list[Draft] | None:
    """Two to four alterations of different kinds, often respelled, sometimes elided."""
    draft = draw(rng, field, 22, 60)
    if draft is None:
        return None
    if rng.random() < 0.25:
        _elide_inside(rng, draft)
    wanted = rng.randint(2, 4)
    done = sum(operation(rng, field, draft) for operation in rng.sample(ANY_ALTERATION, wanted + 2))
    if done < 2:
        return None
    if rng.random() < 0.5:
        respell(rng, draft, FIRST_RULES, 0.7, 0)
    return [draft]


def twice_altered(rng: Random, field: Field) -> list[Draft] | None:
    """Two alterations in one quotation."""
    draft = draw(rng, field, 18, 45)
    if draft is None:
        return None
    return [draft] if all(one(rng, field, draft) for one in rng.sample(ANY_ALTERATION, 2)) else None


def words_changed(rng: Random, field: Field) -> list[Draft] | None:
    """A quarter of the words changed."""
    draft = draw(rng, field, 16, 45)
    return [draft] if draft and alter.scatter(rng, field, draft, 0.25) else None


def _elide_inside(rng: Random, draft: Draft, least: int = 6) -> bool:
    count = rng.randint(3, 15)
    room = len(draft.tokens) - 2 * least - count
    if room < 0:
        return False
    first = least + rng.randint(0, room)
    tokens = draft.tokens
    before, after = tokens[first - 1], tokens[first + count]
    gone = {tokens[first].plain, tokens[first + count - 1].plain}
    if gone & {before.plain, after.plain} or "-" in before.text:
        return False
    alter.elide(rng, draft, first, count, rng.choice(ELLIPSES))
    return True


def ellipsis(rng: Random, field: Field) -> list[Draft] | None:
    """Three to fifteen words left out, and said so."""
    draft = draw(rng, field, 18, 55)
    return [draft] if draft and _elide_inside(rng, draft) else None


def long_ellipsis(rng: Random, field: Field) -> list[Draft] | None:
    """Fifty to four hundred words left out, and said so."""
    halves = _two_runs(rng, field, apart=(50, 400))
    if halves is None:
        return None
    speech, (a, b), (c, d) = halves
    tokens = tokens_of(speech, a, b) + tokens_of(speech, c, d)
    gone = (speech.words[b].start, speech.words[c - 1].end)
    last = tokens[b - a - 1]
    if {speech.words[b].plain, speech.words[c - 1].plain} & {speech.words[b - 1].plain, speech.words[c].plain}:
        return None
    last.after = " " + rng.choice(ELLIPSES) + " "
    draft = Draft(speech, tokens, places=[Place(speech.id, speech.words[a].start, speech.words[d - 1].end)])
    draft.marks.append(Mark("elision", [], gone, after=last))
    return [draft]


def _two_runs(
    rng: Random, field: Field, apart: tuple[int, int]
) -> tuple[Speech, tuple[int, int], tuple[int, int]] | None:
    """Draw two fit runs of 8-20 words in one speech, so many words apart."""
    speech = rng.choice([s for s in field.sources if len(s.words) > apart[0] + 60])
    low, high = apart
    first, second, gap = rng.randint(8, 20), rng.randint(8, 20), rng.randint(low, high)
    total = first + gap + second
    if total > len(speech.words):
        return None
    a = rng.randrange(0, len(speech.words) - total + 1)
    c = a + first + gap
    if make(field, speech, a, a + first) is None or make(field, speech, c, c + second) is None:
        return None
    return speech, (a, a + first), (c, c + second)


def short(rng: Random, field: Field) -> list[Draft] | None:
    """Four to seven words."""
    draft = draw(rng, field, 4, 7, unique=False)
    return [draft] if draft and bits(field, draft) >= 35 else None


def short_misread(rng: Random, field: Field) -> list[Draft] | None:
    """Four to seven words, 10 to 15 % of the letters wrong."""
    draft = draw(rng, field, 4, 7, unique=False)
    if draft is None or bits(field, draft) < 40 or len(draft.places) > 1:
        return None
    return [draft] if misread(rng, draft, rng.uniform(0.10, 0.15), random_letters=False) else None


def unmarked_short(rng: Random, field: Field) -> list[Draft] | None:
    """Five to eight words, no marks, found once in the sources."""
    draft = draw(rng, field, 5, 8, unique=False)
    return [draft] if draft and len(draft.places) == 1 and bits(field, draft) >= UNMARKED_BITS else None


@lru_cache(maxsize=4)
def _plain_counts(field: Field) -> Counter[str]:
    return Counter(word.plain for speech in field.sources for word in speech.words)


def bits(field: Field, draft: Draft) -> float:
    """Return the bits of the words of a draft, each for itself, in the sources."""
    counts = _plain_counts(field)
    total = counts.total()
    return sum(log2(total / max(1, counts[form])) for form in forms(draft.tokens))


def paragraphs(rng: Random, field: Field) -> list[Draft] | None:
    """Sixty to 150 words over two to four paragraphs; the page repeats the opening mark, or does not."""
    draft = draw(rng, field, 60, 150, whole=True)
    if draft is None:
        return None
    ends = [i for i, token in enumerate(draft.tokens[8:-8], 8) if token.after.strip() in {".", "!", "?"}]
    if not ends:
        return None
    for i in sorted(rng.sample(ends, min(len(ends), rng.randint(1, 3)))):
        draft.tokens[i].after = draft.tokens[i].after.strip() + "\n\n"
    return [draft]


def several(rng: Random, field: Field) -> list[Draft] | None:
    """Two or three quotations in one sentence, of 5 to 14 words each, from different speeches."""
    drafts = [draw(rng, field, 5, 14, unique=False) for _ in range(rng.choice([2, 3]))]
    good = [draft for draft in drafts if draft is not None and bits(field, draft) >= 45]
    if len(good) != len(drafts) or len({draft.speech.id for draft in good}) != len(good):
        return None
    return good


def broken(rng: Random, field: Field) -> list[Draft] | None:
    """Broken by "dedi Paşa," (set by the page): both halves are looked for."""
    draft = draw(rng, field, 14, 45)
    if draft is None:
        return None
    cut = rng.randint(6, len(draft.tokens) - 6)
    left, right = draft.tokens[:cut], draft.tokens[cut:]
    if any(c in left[-1].after for c in ".!?") or "-" in left[-1].text:
        return None
    left[-1].after = rng.choice(
        ("{close}, dedi Paşa, {open}", ",{close} dedi Paşa, {open}", "{close} diye sürdürdü, {open}")
    )
    draft.parts = [(half, [_place(draft.speech, half)]) for half in (left, right)]
    return [draft]


def noted(rng: Random, field: Field) -> list[Draft] | None:
    """A note number in the midst of the words."""
    draft = draw(rng, field, 12, 45)
    if draft is None:
        return None
    i = rng.randint(4, len(draft.tokens) - 5)
    token = draft.tokens[i]
    if "-" in token.text or any(other.text[0].isdigit() for other in draft.tokens[i : i + 2]):
        return None
    number = rng.randint(1, 9)
    token.after = rng.choice(("⁰¹²³⁴⁵⁶⁷⁸⁹"[number], f"[{number}]", f" [{number + 10}]", f"({number})")) + token.after
    return [draft]


def joined(*, marked: bool) -> Maker:
    """One quotation made of two passages of different speeches, at an ellipsis or silently."""

    def maker(rng: Random, field: Field) -> list[Draft] | None:
        halves = [draw(rng, field, 9, 22) for _ in range(2)]
        if any(half is None for half in halves):
            return None
        left, right = halves[0], halves[1]
        assert left is not None
        assert right is not None
        if left.speech.id == right.speech.id:
            return None
        left.tokens[-1].after = " " + rng.choice(ELLIPSES) + " " if marked else (left.tokens[-1].after or ",") + " "
        draft = Draft(left.speech, left.tokens + right.tokens)
        draft.parts = [(half.tokens, half.places) for half in (left, right)]
        return [draft]

    return maker


def invented(rng: Random, field: Field) -> list[Draft] | None:
    """Sentences nobody said."""
    return _foreign(rng, field, invent(rng), GRAM)


def host_quoted(rng: Random, field: Field) -> list[Draft] | None:
    """A real sentence of a speech that is not held, no six words of which stand in a source."""
    host = rng.choice(field.hosts)
    start, end = rng.choice(host.sentences)
    text = host.text[start:end]
    if not fit(text) or not 7 <= len(text.split()) <= 45:
        return None
    return _foreign(rng, field, text, RUN)


def _foreign(rng: Random, field: Field, text: str, run: int) -> list[Draft] | None:
    speech = Speech("", text)
    tokens = tokens_of(speech, 0, len(speech.words))
    if len(tokens) < run or field.shared_run(forms(tokens), run=run):
        return None
    for token in tokens:
        token.source = None
    return [Draft(speech, tokens)]


@lru_cache(maxsize=4)
def _formulae(field: Field) -> tuple[tuple[int, int, int], ...]:
    """Runs of five to eight words that stand in at least three sources: (source, first, last), one for each run."""
    seen: dict[tuple[str, ...], tuple[int, int, int]] = {}
    for _, at in sorted(field.grams.items()):
        if len({number for number, _ in at}) < 3:
            continue
        number, i = at[0]
        words = field.sources[number].words
        best = GRAM
        for length in range(GRAM + 1, 9):
            longer = [w.plain for w in words[i : i + length]]
            if len({place.source for place in field.places(longer)}) < 3 or len(longer) < length:
                break
            best = length
        if best > GRAM:
            seen.setdefault(tuple(w.plain for w in words[i : i + best]), (number, i, i + best))
    return tuple(seen.values())


def formula(rng: Random, field: Field) -> list[Draft] | None:
    """A famous formula: five to eight words that stand in at least three sources; every place is right."""
    number, first, last = rng.choice(_formulae(field))
    draft = make(field, field.sources[number], first, last, unique=False)
    return [draft] if draft and bits(field, draft) >= 45 else None


def _place(speech: Speech, tokens: list[Token]) -> Place:
    spans = [token.source for token in tokens if token.source is not None]
    return Place(speech.id, spans[0][0], spans[-1][1])


KINDS: tuple[Kind, ...] = (
    Kind("exact", exact(8, 45)),
    Kind("respelled", respelled(more=False)),
    Kind("respelled-more", respelled(more=True)),
    Kind("ocr8", misreads(0.08, 10, 45)),
    Kind("ocr15", misreads(0.15, 10, 45)),
    Kind("ocr25", misreads(0.25, 12, 45), found=0.95),
    Kind("random8", misreads(0.08, 10, 45, random_letters=True)),
    Kind("random15", misreads(0.15, 10, 45, random_letters=True)),
    Kind("added", altered(alter.add)),
    Kind("dropped", altered(alter.drop)),
    Kind("replaced", altered(alter.replace)),
    Kind("moved", altered(alter.move, low=14)),
    Kind("negated", altered(alter.negate)),
    Kind("number", altered(alter.renumber)),
    Kind("inside", altered(alter.inside)),
    Kind("words25", words_changed),
    Kind("ellipsis", ellipsis),
    Kind("long-ellipsis", long_ellipsis),
    Kind("short", short),
    Kind("short-misread", short_misread, found=0.95),
    Kind("unmarked", exact(10, 45, whole=True), form="unmarked"),
    Kind("unmarked-altered", altered(*ANY_ALTERATION, low=12, whole=True), form="unmarked"),
    Kind("unmarked-short", unmarked_short, form="unmarked", found=0.95),
    Kind("mixed", mixed),
    Kind("unclosed", exact(8, 45, whole=True), form="unclosed"),
    Kind("unclosed-altered", altered(*ANY_ALTERATION, low=12, whole=True), form="unclosed"),
    Kind("paragraphs", paragraphs),
    Kind("several", several, form="several"),
    Kind("broken", broken),
    Kind("noted", noted),
    Kind("joined-marked", joined(marked=True)),
    Kind("joined-silent", joined(marked=False)),
    Kind("formula", formula, found=0.95),
    Kind("twice-altered", twice_altered),
    Kind("unmarked-misread", misreads(0.08, 12, 45), form="unmarked"),
    Kind("unmarked-words25", words_changed, form="unmarked"),
    Kind("capitals", printed(printings.capitals, *PRINTED)),
    Kind("ascii", printed(printings.ascii_letters, *PRINTED)),
    Kind("hyphens", printed(printings.hyphens, *PRINTED)),
    Kind("run-together", printed(printings.run_together, *PRINTED)),
    Kind("figures", printed(printings.figures, *PRINTED)),
    Kind("nested", printed(printings.nested, "verbatim")),
    Kind("glossed", printed(printings.gloss, *BRACKETED)),
    Kind("noise", printed(printings.noise, *BRACKETED)),
    Kind("blockquote", exact(12, 45), form="blockquote"),
    Kind("page-edge", exact(8, 30), form="edge"),
    Kind("invented", invented),
    Kind("host-quoted", host_quoted),
)
#: Quotations of fixed length, letters wrong: half as a scanner would, half at random. Not part of the set.
FIXED_KINDS: tuple[Kind, ...] = tuple(
    Kind(f"{words}-words-{percent}", fixed(words, percent / 100), found=0.98 if words > 6 else 0.95)
    for words in (6, 10, 20)
    for percent in (0, 5, 10)
)
BY_NAME = {kind.name: kind for kind in (*KINDS, *FIXED_KINDS)}
