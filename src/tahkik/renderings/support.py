"""What the links of a rendering say for its passage, against chance."""

from __future__ import annotations

import math
from collections.abc import Iterable

from tahkik.languages import Profile
from tahkik.model import Link
from tahkik.text.fold import Folded

#: Share of a rendering's telling words that are linked: where the passage is right (four speeches, sentence by
#: sentence), and where it is the best of what has another text (600 sentences of a parliament ninety years later).
LINKED = 0.65
LINKED_BY_CHANCE = 0.21


def support(links: Iterable[Link], words: Folded, profile: Profile) -> float:
    """Return the bits by which the links of a rendering speak for the passage it was linked to.

    Parameters
    ----------
    links : iterable of Link
        Of the rendering; a word that two links have counts once.
    words : Folded
        Its tokens.
    profile : Profile
        Its language: stop words say nothing.

    Returns
    -------
    float
        Negative where fewer words are linked than chance links.
    """
    linked: set[int] = set()
    for link in links:
        linked.update(range(*words.tokens_within(link.rendering.start, link.rendering.end)))
    gain, loss = math.log2(LINKED / LINKED_BY_CHANCE), math.log2((1 - LINKED) / (1 - LINKED_BY_CHANCE))
    telling = [at for at in range(len(words)) if words.word(at) not in profile.stop_words]
    return sum(gain if at in linked else loss for at in telling)
