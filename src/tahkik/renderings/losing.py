"""Conditions, negations, hedges and limits of a sentence that its rendering does not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from tahkik.languages import Profile
from tahkik.languages.glossary import plain_form
from tahkik.model import Drift, Modality, Parting, PartingKind, Passage, Relation
from tahkik.renderings.sentences import Bead
from tahkik.renderings.words import Table, Word, listed, table_of
from tahkik.text.modality import find_modality

#: Share of the words of both sides that must be linked: beside a free paraphrase nothing is said to be lost.
SHARE = 0.4
#: Words behind a linked verb within which its negation or hedge may stand (*kabul edilmez*, *verir değil*).
REACH = 2
#: Words around a sign within which what stands in its place is looked for.
NEAR = 2
#: Words around a denied verb within which a word may deny it in another way (*kaçınır*, *mahrumdur*).
NEAR_DENIAL = 4
#: Letters of the word before that makes a condition refer to what was said (bu, o, şu).
DEMONSTRATIVE = 2
STRONGER = ("necessary", "certain")
OPEN = ("possible", "supposed", "about")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of modality at its words, with its force."""

    modality: Modality
    first: int
    last: int
    force: str


def modal_partings(bead: Bead, profile: Profile) -> tuple[list[Parting], list[Drift]]:
    """Return what is lost, and the negations a rendering has that its original has not."""
    if not bead.original or not bead.rendering or bead.share_of_original < SHARE or bead.share_of_rendering < SHARE:
        return [], []
    table = table_of(profile)
    there = list(_signs(bead.original, bead.there, profile, table))
    here = list(_signs(bead.rendering, bead.here, profile, table))
    lost = [
        *_conditions(bead, there, here, table),
        *_negations(bead, there, here, table),
        *_hedges(bead, there, here, table),
    ]
    return [*lost, *_limits(bead, there, here, table)], list(_added_negations(bead, there, here, table))


def denies_otherwise(bead: Bead, drift: Drift, profile: Profile) -> bool:
    """Return whether two words in one place deny in two ways: "not possible", "impossible"."""
    table = table_of(profile)
    there = next(at for at, word in enumerate(bead.original) if word.start == drift.original.start)
    here = next(word for word in bead.rendering if word.start == drift.rendering.start)
    if not (listed(here.plain, table.denying) or listed(bead.original[there].plain, table.denying)):
        return False
    near = range(there - NEAR, there + NEAR + 1)
    signs = _signs(bead.original, bead.there, profile, table)
    return any(one.modality.kind == "negation" and (one.first in near or one.last in near) for one in signs)


def _signs(words: Sequence[Word], text: str, profile: Profile, table: Table) -> Iterator[Sign]:
    start, end = words[0].start, words[-1].end
    for one in find_modality(text[start:end], profile):
        within = [at for at, word in enumerate(words) if word.start < start + one.end and start + one.start < word.end]
        if within:
            yield Sign(one, within[0], within[-1], _force(one, profile, table))


def _force(one: Modality, profile: Profile, table: Table) -> str:
    if one.kind != "hedge":
        return ""
    plain = plain_form(one.text, profile)
    features = set(" ".join(one.readings).split())
    for name, entries in table.force.items():
        if listed(plain, entries) or not features.isdisjoint(entries):
            return name
    return ""


def _clause(bead: Bead, sign: Sign) -> Passage:
    """Return the words between the signs around a word."""
    first, last = sign.first, sign.last
    while first > 0 and not _parted(bead, first - 1):
        first -= 1
    while last + 1 < len(bead.original) and not _parted(bead, last):
        last += 1
    return bead.original_passage(first, last)


def _parted(bead: Bead, at: int) -> bool:
    return any(sign in ",;:.!?" for sign in bead.there[bead.original[at].end : bead.original[at + 1].start])


def _lost(
    bead: Bead, kind: PartingKind, sign: Sign, here: Passage | None = None, *, clause: bool = False, sure: bool = True
) -> Parting:
    within = _clause(bead, sign)
    words = within if clause else bead.original_passage(sign.first, sign.last)
    return Parting(kind, words, here or bead.point(sign.first), within, sure)


def _conditions(bead: Bead, there: Sequence[Sign], here: Sequence[Sign], table: Table) -> Iterator[Parting]:
    signs = [one for one in there if one.modality.kind == "condition" and one.modality.sure]
    # "bu takdirde": what it refers to sets the condition, not the word
    signs = [one for one in signs if one.first == 0 or len(bead.original[one.first - 1].plain) > DEMONSTRATIVE]
    kept = any(one.modality.kind == "condition" for one in here)
    if signs and not kept and not _says(bead, table.conditional):
        yield _lost(bead, "condition", signs[-1])


def _negations(bead: Bead, there: Sequence[Sign], here: Sequence[Sign], table: Table) -> Iterator[Parting]:
    signs = [one for one in there if one.modality.kind == "negation" and one.modality.likely and not _privative(one)]
    denied = {at for one in there if one.modality.kind == "negation" for at in range(one.first, one.last + 1)}
    # "bağımsızlık" for "istiklal" only names something by its lack
    denying = [
        one
        for one in here
        if one.modality.kind == "negation"
        and not (_privative(one) and bead.to_original.get(one.last, -1) not in {-1, *denied})
    ]
    if len(denying) >= len(signs):
        return
    for one in signs:
        at = _verb_of(bead, one, table)
        if at is None:
            continue
        near = range(at - REACH - 1, at + 2) if table.denied_after else range(at - 1, at + REACH + 1)
        other = any(_says_at(bead, place, table.denying, (one.first, one.last)) for place in _around(bead, at))
        if not other and not any(at in near for sign in denying for at in range(sign.first, sign.last + 1)):
            yield _lost(bead, "negation", one, bead.rendering_passage(at, at))


def _around(bead: Bead, at: int) -> range:
    """Return the words of the rendering near the one that stands for a denied verb."""
    return range(max(0, at - NEAR_DENIAL), min(len(bead.rendering), at + NEAR_DENIAL + 1))


def _says(bead: Bead, entries: Sequence[str], of: Collection[int] = ()) -> bool:
    """Return whether the rendering says the same with another word: one that stands for nothing, or for these words."""
    return any(_says_at(bead, at, entries, of) for at in range(len(bead.rendering)))


def _says_at(bead: Bead, at: int, entries: Sequence[str], of: Collection[int] = ()) -> bool:
    return listed(bead.rendering[at].plain, entries) and bead.to_original.get(at, -1) in (-1, *of)


def _verb_of(bead: Bead, sign: Sign, table: Table) -> int | None:
    """Return the word of the rendering that stands for a denied verb; of a light verb, the word it makes a verb of."""
    bare = sign.modality.readings in (("word",), ("phrase",))
    if table.denied_after and bare:
        behind = range(sign.last + 1, min(len(bead.original), sign.last + REACH + 2))
        return next(
            (bead.to_rendering[at] for at in behind if bead.original[at].content and at in bead.to_rendering), None
        )
    light = bead.original[sign.last].light
    if not bare and not light:
        return bead.to_rendering.get(sign.last)
    before = sign.first > 0 and bead.original[sign.first - 1].content
    at = sign.first - 1 if before or light else sign.last + 1
    if 0 <= at < len(bead.original) and bead.original[at].content and at in bead.to_rendering:
        noun = bead.to_rendering[at]
        verb = noun + 1 < len(bead.rendering) and bead.rendering[noun + 1].light
        return noun + 1 if verb else noun
    own = bead.to_rendering.get(sign.last)
    # the noun may have a counterpart nobody knows of, and the verb still be the same verb
    same = own is not None and not bead.original[sign.last].stems.isdisjoint(bead.rendering[own].stems)
    return own if light and same else None


def _privative(sign: Sign) -> bool:
    """Return whether a word only names something by its lack (sonsuz): another word may name it without one."""
    readings = set(" ".join(sign.modality.readings).split())
    if sign.modality.readings in (("word",), ("phrase",), ("twice",)):
        return not sign.modality.text.lower().startswith(_DENIALS)
    return readings.isdisjoint(("negative", "unable"))


#: Words that deny a sentence, whatever its language; others (hariç, without) only narrow it.
_DENIALS = ("değil", "yok", "not", "no", "never", "cannot", "nicht", "kein")


def _added_negations(bead: Bead, there: Sequence[Sign], here: Sequence[Sign], table: Table) -> Iterator[Drift]:
    if any(one.modality.kind == "negation" for one in there):
        return
    for one in here:
        if one.modality.kind != "negation" or not one.modality.sure or _privative(one):
            continue
        # "yok et-" is a verb that denies nothing
        if one.modality.readings == ("word",) and any(
            word.light for word in bead.rendering[one.last + 1 : one.last + 2]
        ):
            continue
        at = bead.to_original.get(one.last)
        if at is None and one.last + 1 < len(bead.rendering) and one.modality.readings == ("word",):
            at = bead.to_original.get(one.last + 1)
        if at is not None and not bead.original[at].light and not _denied_otherwise(bead, at, table):
            yield Drift(
                bead.original_passage(at, at),
                bead.rendering_passage(one.first, one.last),
                Relation("inflection", flags=("negation",)),
            )


def _denied_otherwise(bead: Bead, at: int, table: Table) -> bool:
    """Return whether a word of the original near a verb denies it, and only the denial stands for it (refused to …)."""
    near = range(max(0, at - NEAR_DENIAL), min(len(bead.original), at + NEAR_DENIAL + 1))
    return any(k not in bead.to_rendering and listed(bead.original[k].plain, table.denying) for k in near)


def _hedges(bead: Bead, there: Sequence[Sign], here: Sequence[Sign], table: Table) -> Iterator[Parting]:
    for forces, saying in ((OPEN, table.hedging), (("certain",), table.assuring)):
        signs = _once([one for one in there if one.force in forces and one.modality.likely])
        kept = _once([one for one in here if one.force in forces])
        deficit = len(signs) - len(kept)
        if deficit <= 0:
            continue
        places = {at for one in kept for at in range(one.first, one.last + 1)}
        missing = [one for one in signs if _asserts(one) and bead.to_rendering.get(one.last, -1) not in places][
            :deficit
        ]
        known = sum(one.force in STRONGER for one in there)
        demands = [one for one in here if one.force in STRONGER]
        for one in missing:
            demand = next((each for each in demands if _in_place(bead, one, each)), None)
            if forces is OPEN and demand is not None and len(demands) > known:
                yield _lost(bead, "strengthened", one, bead.rendering_passage(demand.first, demand.last))
            elif not _says(bead, saying, range(one.first, one.last + 1)):
                yield _lost(bead, "hedge", one)


def _once(signs: Sequence[Sign]) -> list[Sign]:
    """Return hedges without those right behind another: "may perhaps" hedges once."""
    return [one for at, one in enumerate(signs) if at == 0 or one.first != signs[at - 1].last + 1]


def _asserts(sign: Sign) -> bool:
    """Return whether a hedge is a word, or the verb of a main clause: "to be able to" hedges nothing."""
    readings = set(" ".join(sign.modality.readings).split())
    return "able" not in readings or "aorist" in readings


def _in_place(bead: Bead, sign: Sign, demand: Sign) -> bool:
    """Return whether a demand stands where the hedged word would."""
    near = [bead.to_rendering[at] for at in range(sign.first - NEAR, sign.last + NEAR + 1) if at in bead.to_rendering]
    return any(abs(at - demand.first) <= NEAR for at in near)


def _limits(bead: Bead, there: Sequence[Sign], here: Sequence[Sign], table: Table) -> Iterator[Parting]:
    signs = [one for one in there if bead.original[one.first].plain in table.limiting and one.modality.kind == "limit"]
    kept = [word for word in bead.rendering if word.plain in table.limiting or word.plain in table.carrying]
    kept += [bead.rendering[one.first] for one in here if one.modality.kind == "limit"]
    if signs and not kept:
        yield _lost(bead, "limit", signs[0])
