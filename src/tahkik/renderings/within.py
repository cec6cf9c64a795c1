"""Link a rendering to its original, word by word, inside one page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tahkik.kernels import align as kernel
from tahkik.languages import Profile
from tahkik.model import Drift, Link, Passage, Rendering, Span
from tahkik.text.compare import Context, compare
from tahkik.text.fold import Folded

#: In letters; a rendering leaves out, adds and inverts more than a quotation does, so gaps cost less.
GAP_OPEN = -2.0
GAP_WORD = -0.5
REPLACED = -3.0
LETTER_COST = 2.0
JOIN_COST = 1.0
#: A look-alike differs by at most this share of its letters; what differs by more is another way to say it, or unknown.
LOOK_ALIKE = 0.34


def link(rendering: Rendering, words: Folded, original: Folded, profile: Profile) -> Rendering:
    """Fill a rendering's links and drifts.

    Parameters
    ----------
    rendering : Rendering
        As *segment* found it.
    words, original : Folded
        Tokens of the rendering and of the quotation it renders.
    profile : Profile
        Language of both.

    Returns
    -------
    Rendering
        With a link for every word that carries over and a drift for every word whose place a look-alike took though its
        neighbours on both sides carry over.
    """
    m, n = len(words), len(original)
    if m == 0 or n == 0:
        return rendering
    _, steps = kernel.whole(
        words.hashes, words.offsets, words.letters, original.hashes, original.offsets, original.letters,
        np.full(m, GAP_WORD), np.full(n, GAP_WORD), np.zeros(m, np.bool_), np.zeros(m, np.int64),
        np.full(m, n, np.int64), GAP_OPEN, REPLACED, LETTER_COST, JOIN_COST,
    )  # fmt: skip
    links: list[Link] = []
    drifts: list[Drift] = []
    carried = {
        (int(a), int(c)) for a, b, c, d in steps if b - a == d - c == 1 and words.hashes[a] == original.hashes[c]
    }
    for a, b, c, d in steps.tolist():
        page = _passage(words, a, b)
        source = _passage(original, c, d)
        following = Context(next_a=words.word(b) if b < m else None, next_b=original.word(d) if d < n else None)
        relation = compare(page.text, source.text, profile, following)
        if relation.kind != "different":
            links.append(Link(Span(source.start, source.end), Span(page.start, page.end), relation.kind))
        elif b - a == d - c == 1 and _look_alike(words, a, original, c) and _between(a, c, m, n, carried):
            drifts.append(Drift(source, page, relation))
    return replace(rendering, links=tuple(links), drifts=tuple(drifts))


def _between(a: int, c: int, m: int, n: int, carried: set[tuple[int, int]]) -> bool:
    """Whether the neighbours on both sides carry over (an end of the rendering or the original counts as one)."""
    left = a == 0 or c == 0 or (a - 1, c - 1) in carried
    right = a == m - 1 or c == n - 1 or (a + 1, c + 1) in carried
    return left and right and ((a - 1, c - 1) in carried or (a + 1, c + 1) in carried)


def _look_alike(words: Folded, a: int, original: Folded, c: int) -> bool:
    p0, p1 = int(words.offsets[a]), int(words.offsets[a + 1])
    s0, s1 = int(original.offsets[c]), int(original.offsets[c + 1])
    longer = max(p1 - p0, s1 - s0)
    most = int(longer * LOOK_ALIKE)
    if most == 0 or longer > 200:
        return False
    row = np.empty(256, np.int32)
    return bool(kernel.letter_distance(words.letters, p0, p1, original.letters, s0, s1, most, row) <= most)


def _passage(side: Folded, start: int, end: int) -> Passage:
    a, b = int(side.starts[start]), int(side.ends[end - 1])
    return Passage(a, b, side.text[a:b])
