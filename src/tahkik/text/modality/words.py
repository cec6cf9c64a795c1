"""One word: does its form, or one of its readings, set a condition, negate, hedge or limit?"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tahkik.languages import Profile
from tahkik.model import ModalityKind
from tahkik.text.modality.table import KINDS, ModalityTable, modality_table
from tahkik.text.morphology import Analysis, Morphology, morphology, strip_marks

#: Words whose signs are kept; the speeches have 45,000 forms.
CACHE = 65_536
#: Letters of a noun, at least, whose conditional is taken for one (after shorter ones -sA is any syllable: şah-san).
LEAST_NOUN = 4

#: The flag a suffix carries in ``suffixes.toml``, and the kind it is here.
_KIND_OF_FLAG: dict[str, ModalityKind] = {
    "condition": "condition",
    "negation": "negation",
    "modality": "hedge",
    "limit": "limit",
}
#: Features of the suffix graph that are asked for by name.
_CONDITIONAL, _ABLATIVE, _WE, _NEGATED = "conditional", "ablative", "s1pl", ("negative", "unable")


class WordSign(NamedTuple):
    """What one word says by itself.

    ``sure``: every reading says it. ``decided``: another reading is possible, but this one is far likelier (gelmeden).
    ``readings``: "word" for a word of the lists, else the features of the word's readings, those that say it first.
    """

    kind: ModalityKind
    sure: bool
    decided: bool
    readings: tuple[str, ...]


@lru_cache(maxsize=CACHE)
def normal_form(token: str, profile: Profile) -> str:
    """Return a word as the tables write it: normalised, without circumflexes."""
    return strip_marks(profile.normalise(token)).strip("'.")


@lru_cache(maxsize=CACHE)
def word_signs(word: str, profile: Profile) -> tuple[WordSign, ...]:
    """Return what a word (in `normal_form`) says by itself, at most one sign a kind.

    Examples
    --------
    >>> from tahkik.languages import load
    >>> [sign.kind for sign in word_signs("etmemeyi", load("tr"))]
    ['negation']
    """
    table = modality_table(profile)
    if table is None or not word:
        return ()
    found: dict[ModalityKind, WordSign] = {}
    for kind in table.words.kinds(word):
        found[kind] = WordSign(kind, True, True, ("word",))
    for kind in table.doubtful.kinds(word):
        found[kind] = WordSign(kind, False, False, ("word",))
    if word not in table.stop and not word.startswith(table.stop_beginnings):
        for sign in _by_suffix(word, table, morphology(profile)):
            found.setdefault(sign.kind, sign)
    return tuple(found[kind] for kind in KINDS if kind in found)


def _by_suffix(word: str, table: ModalityTable, morph: Morphology) -> list[WordSign]:
    wanted = [kind for kind in KINDS if any(letters in word for letters in table.letters.get(kind, ()))]
    if morph.empty or not wanted:
        return []
    readings = morph.analyses(word)
    return [sign for kind in wanted if (sign := _read(word, kind, readings, table, morph)) is not None]


def _read(
    word: str, kind: ModalityKind, readings: tuple[Analysis, ...], table: ModalityTable, morph: Morphology
) -> WordSign | None:
    """Return the sign of one kind that a word's readings make together."""
    saying = [reading for reading in readings if _says(reading, kind, table, morph)]
    if not saying:
        return None
    others = [reading for reading in readings if reading not in saying]
    verbal = [reading for reading in saying if reading.kind == "verb"]
    if kind == "negation":
        if not verbal:
            return _privative(word, saying, others)
        decided = any(_decides(reading, table) for reading in verbal)
        # "olmaz" is also a noun of its own: what a verb's form decides is not in doubt for that
        others = [reading for reading in others if not decided or (reading.features and not _is_we(reading))]
    elif kind == "condition":
        return _conditional(word, saying, others, table, morph)
    else:
        if not verbal:
            return None
        decided = True
        # a participle, or a headword of its own (olabilir): neither takes the hedge away
        others = [reading for reading in others if reading.features and reading.kind != "verb"]
    return WordSign(kind, not others, decided or not others, _named([*saying, *others]))


def _conditional(
    word: str, saying: list[Analysis], others: list[Analysis], table: ModalityTable, morph: Morphology
) -> WordSign | None:
    """Return a conditional: of a verb sure, of a noun in doubt (a topic), unless the noun is a predicate (mümkünse)."""
    names = _named([*saying, *others])
    if any(reading.headword in table.predicates for reading in saying):
        return WordSign("condition", True, True, names)
    verbal = [reading for reading in saying if reading.kind == "verb"]
    if not verbal:
        kept = [one for one in saying if len(one.headword) >= LEAST_NOUN and one.features[-1] == _CONDITIONAL]
        return WordSign("condition", False, False, names) if kept else None
    if morph.is_dictionary_word(word):
        return WordSign("condition", False, False, names)
    if all(_CONDITIONAL not in reading.features for reading in verbal):
        # "as long as" or "the more": only with a negation (-mAdIkçA) it is a condition and nothing else
        sure = any(feature in _NEGATED for reading in verbal for feature in reading.features)
        return WordSign("condition", sure, sure, names)
    likely = any(len(reading.features) > 1 for reading in verbal)
    sure = likely or not others
    return WordSign("condition", sure, sure, names)


def _privative(word: str, saying: list[Analysis], others: list[Analysis]) -> WordSign:
    """Return the negation of a noun (-sIz); the word as a headword of its own is no other reading."""
    rest = [reading for reading in others if reading.length < len(word) and not _is_person(reading)]
    return WordSign("negation", not rest, not rest, _named([*saying, *rest]))


def _is_person(reading: Analysis) -> bool:
    """Return whether a noun is read with a personal ending alone ("hırs-sınız"): possible, and never meant."""
    return bool(reading.features) and reading.features[0].startswith("s") and reading.features[0][1:2].isdigit()


def _is_we(reading: Analysis) -> bool:
    """Return whether a noun is read with "we are" (etme-yiz, "we are a doing"): possible, and never meant."""
    return reading.features[-1] == _WE and reading.features[0] != _NEGATED[0]


def _says(reading: Analysis, kind: ModalityKind, table: ModalityTable, morph: Morphology) -> bool:
    features = _features(reading)
    if kind == "condition" and _ABLATIVE in features:
        return False  # "-mAktansA": rather than
    return any(_KIND_OF_FLAG.get(morph.flags.get(feature, "")) == kind for feature in features)


def _decides(reading: Analysis, table: ModalityTable) -> bool:
    text = " ".join(reading.features)
    return any(text.startswith(row) or f" {row}" in text for row in table.decisive)


def _features(reading: Analysis) -> list[str]:
    return [*reading.headword.split("+")[1:], *reading.features]


def _named(readings: list[Analysis]) -> tuple[str, ...]:
    """Return readings by their features, each once; one without any is the headword itself."""
    return tuple(dict.fromkeys(" ".join(_features(reading)) or reading.kind for reading in readings))
