"""From linked words to glosses: pairs of headwords and of short phrases, with their counts and shares."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tahkik.languages import Profile
from tahkik.languages.glossary import Gloss, plain_form
from tahkik.renderings.learn.beads import align_sentences
from tahkik.renderings.learn.sentences import sentences
from tahkik.renderings.learn.words import best_links
from tahkik.text.fold import fold
from tahkik.text.morphology import morphology

#: A pair met once says nothing; one met in a smaller share of the cases is one of many.
LEAST_COUNT = 2
LEAST_SHARE = 0.3
#: A phrase must be met this often.
LEAST_PHRASE = 2
#: Letters of what only joins two words (``harekât-ı askeriye``).
LINK = 2
#: Letters both headwords begin with that make them one word in two forms.
SAME_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Linked:
    """One bead: headwords of both sides, and the places of those that render each other."""

    original: tuple[str, ...]
    rendering: tuple[str, ...]
    links: frozenset[tuple[int, int]]


def learn(
    texts: Iterable[tuple[str, str]],
    profile: Profile,
    source: str,
    *,
    least_count: int = LEAST_COUNT,
    least_share: float = LEAST_SHARE,
) -> list[Gloss]:
    """Learn pairs from texts and their renderings.

    Parameters
    ----------
    texts : iterable of (str, str)
        Original and rendering.
    profile : Profile
        Language of both.
    source : str
        What a link in a report names.
    least_count, least_share : int, float
        Pairs met less often, or in a smaller share of the places where the original's word was linked, are left out.

    Returns
    -------
    list of Gloss
        The most common first. Deterministic.
    """
    return _glosses(linked(texts, profile), source, least_count, least_share)


def linked(texts: Iterable[tuple[str, str]], profile: Profile) -> list[Linked]:
    """Return the beads of texts and their renderings with linked words."""
    originals: list[list[str]] = []
    renderings: list[list[str]] = []
    for original, rendering in texts:
        a, b = _sentences(original, profile), _sentences(rendering, profile)
        for bead in align_sentences(a, b):
            left = [word for words in a[slice(*bead.original)] for word in words]
            right = [word for words in b[slice(*bead.rendering)] for word in words]
            if left and right:
                originals.append(left)
                renderings.append(right)
    numbers: dict[str, int] = {}
    left_numbers = [[numbers.setdefault(word, len(numbers)) for word in words] for words in originals]
    right_numbers = [[numbers.setdefault(word, len(numbers)) for word in words] for words in renderings]
    forward = best_links(left_numbers, right_numbers, len(numbers))
    backward = best_links(right_numbers, left_numbers, len(numbers))
    out = []
    for left, right, there, back in zip(originals, renderings, forward, backward, strict=True):
        both = frozenset((int(i), j) for j, i in enumerate(there) if i >= 0 and int(back[int(i)]) == j)
        out.append(Linked(tuple(left), tuple(right), _grown(both, there.tolist(), back.tolist())))
    return out


def _grown(both: frozenset[tuple[int, int]], there: Sequence[int], back: Sequence[int]) -> frozenset[tuple[int, int]]:
    """Add words beside a linked one that one direction gives to it: one word rendered by two, or two by one."""
    out = set(both)
    taken_left, taken_right = {i for i, _ in both}, {j for _, j in both}
    for i, j in both:
        for beside in (j - 1, j + 1):
            if 0 <= beside < len(there) and beside not in taken_right and int(there[beside]) == i:
                out.add((i, beside))
                taken_right.add(beside)
        for beside in (i - 1, i + 1):
            if 0 <= beside < len(back) and beside not in taken_left and int(back[beside]) == j:
                out.add((beside, j))
                taken_left.add(beside)
    return frozenset(out)


def _glosses(beads: Sequence[Linked], source: str, least_count: int, least_share: float) -> list[Gloss]:
    met: Counter[tuple[str, str]] = Counter()
    of: Counter[str] = Counter()
    for bead in beads:
        for left, right in _groups(bead.links):
            original = " ".join(bead.original[i] for i in left)
            modern = " ".join(bead.rendering[j] for j in right)
            met[original, modern] += 1
            of[original] += 1
    out = [
        Gloss(original, modern, count, round(count / of[original], 3), source)
        for (original, modern), count in met.items()
        if count >= (least_count if " " not in original + modern else max(least_count, LEAST_PHRASE))
        and count >= least_share * of[original]
        and not _same(original, modern)
        and not (original.isdigit() or modern.isdigit())
    ]
    return sorted(out, key=lambda gloss: (-gloss.count, gloss.original, gloss.modern))


def _groups(links: Iterable[tuple[int, int]]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return linked places gathered: one to one, one to two, two to one, and the crossed pair of a turned izafet."""
    rights: dict[int, set[int]] = defaultdict(set)
    lefts: dict[int, set[int]] = defaultdict(set)
    for i, j in links:
        rights[i].add(j)
        lefts[j].add(i)
    out = []
    seen: set[int] = set()
    for i in sorted(rights):
        if i in seen:
            continue
        js = tuple(sorted(rights[i]))
        left = tuple(sorted({k for j in js for k in lefts[j]}))
        if len(left) <= 2 and len(js) <= 2:
            out.append((left, js))
            seen.update(left)
        crossed = i + 1 in rights and rights[i] == {max(js)} and rights[i + 1] == {max(js) - 1}
        if crossed and len(js) == 1 and lefts[js[0]] == {i} and lefts[js[0] - 1] == {i + 1}:
            out.append(((i, i + 1), (js[0] - 1, js[0])))
    return out


def _same(original: str, modern: str) -> bool:
    a, b = original.split(), modern.split()
    if len(a) != len(b):
        return False
    return all(
        x == y or (len(x) >= SAME_BEGINNING and x[:SAME_BEGINNING] == y[:SAME_BEGINNING])
        for x, y in zip(a, b, strict=True)
    )


def _sentences(text: str, profile: Profile) -> list[list[str]]:
    return [headwords(text[start:end], profile) for start, end in sentences(text, profile)]


def headwords(text: str, profile: Profile) -> list[str]:
    """Return the words of a text as a glossary holds them: headwords where known, else the form itself."""
    folded = fold(text, profile)
    analyses = morphology(profile).analyses
    out = []
    for token in range(len(folded)):
        for part in folded.word(token).split("-"):
            plain = plain_form(part, profile)
            if not plain or (len(plain) <= LINK and "-" in folded.word(token)):
                continue
            readings = analyses(plain)
            # what derives one word from another stands behind a +: bağımsızlık is looked up by bağımsız
            out.append(readings[0].headword.partition("+")[0] if readings else plain)
    return out
