"""The comparison tables of a profile, checked and laid out for looking up."""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tahkik.languages import Profile
from tahkik.languages.checks import refuse

PLACES = frozenset({"initial", "stem", "coda", "voiceless", "softening", "final"})
RELATIONS = frozenset({"same", "underspecified", "inflection", "suspect", "different"})


@dataclass(frozen=True, slots=True)
class Alternation:
    """Two letters that may stand for each other in certain places."""

    rule: str
    places: frozenset[str]
    suffix_rule: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Two letter groups that may stand for each other; ``before`` is what must precede on each side.

    ``of_verbs``: the vowel the groups begin with must end a verb on one side and none on the other.
    """

    rule: str
    before_a: str
    before_b: str
    left: str
    right: str
    least_stem: int
    kind: str
    of_verbs: bool


@dataclass(frozen=True, slots=True)
class RepairMap:
    """Letters that stand for others; ``with_script`` asks that the word also hold a letter of that script."""

    rule: str
    letters: dict[str, str]
    with_script: str | None


@dataclass(frozen=True, eq=False)
class Rules:
    """Everything *compare* needs of a profile.

    ``base`` maps a letter with a mark that may be missing to its bare letter, ``classes`` also letters that may stand
    for each other to one of them; alternations and clusters are keyed by the two bare letters they begin with ("" where
    a side has nothing). ``skeleton`` and ``skeleton_groups`` take a word to the consonants no licence changes.
    """

    file: str
    generic: bool
    vowels: frozenset[str]
    voiceless: frozenset[str]
    base: dict[int, str]
    classes: dict[int, str]
    mark_rule: str
    mark_relation: str
    mark_reason: str
    case_rule: str
    sign_rule: str
    repairs: tuple[RepairMap, ...]
    repaired: frozenset[str]
    alternations: dict[tuple[str, str], tuple[Alternation, ...]]
    clusters: dict[tuple[str, str], tuple[Cluster, ...]]
    doubling: dict[str, Any]
    apostrophe: dict[str, Any]
    izafet: dict[str, Any]
    allomorphs: frozenset[str]
    final_vowel: dict[str, Any]
    harmony: dict[str, Any]
    longest_particle: int
    spacing: dict[str, Any]
    number_rule: str
    ascii_rule: str
    ascii_letters: dict[str, str]
    suspicion: dict[tuple[str, str], str]
    confusions: dict[tuple[str, str], tuple[tuple[str, str, str], ...]]
    transposition: bool
    glyphs: dict[str, str]
    doublets: dict[str, tuple[str, ...]]
    doublet_rules: dict[tuple[str, str], str]
    doublet_beginnings: frozenset[str]
    longest_doublet: int
    minimal_pairs: dict[str, frozenset[str]]
    mark_pairs: frozenset[str]
    palatal: frozenset[str]
    fused: dict[tuple[str, str], str]
    not_nouns: frozenset[str]
    skeleton: dict[int, str | None]
    skeleton_groups: tuple[tuple[str, str], ...]
    specimens: tuple[tuple[str, str, str, str], ...]


@lru_cache(maxsize=16)
def rules_of(profile: Profile) -> Rules:
    """Return the comparison rules of a profile.

    Raises
    ------
    ProfileError
        A table says something impossible; file and entry are named.
    """
    file = profile.tables.get("compare", f"{profile.code}.toml")
    table = profile.table("compare")
    words = profile.table("words")
    suspicion = _suspicion(table, file)
    doublets = _doublets(words, profile)
    return Rules(
        file=file,
        generic=not table.get("alternations"),
        vowels=frozenset(table.get("vowels", "")),
        voiceless=frozenset(table.get("voiceless", "")),
        base={ord(letter): bare for letter, bare in table.get("marks", {}).items()},
        classes=_letter_classes(table),
        mark_rule=table.get("mark_rule", "U03"),
        mark_relation=_relation(table.get("mark_relation", "underspecified"), file, "mark_relation"),
        mark_reason=table.get("mark_reason", "one side leaves a mark out"),
        case_rule=table.get("case_rule", "U01"),
        sign_rule=table.get("sign_rule", "U02"),
        repairs=tuple(_repair(entry, file, number) for number, entry in enumerate(table.get("repairs", ()), 1)),
        repaired=frozenset(key[-1] for entry in table.get("repairs", ()) for key in _repair(entry, file, 1).letters),
        alternations=_alternations(table, file),
        clusters=_clusters(table, file),
        doubling=table.get("doubling", {}),
        apostrophe=table.get("apostrophe", {}),
        izafet=_izafet(table),
        allomorphs=frozenset([*table.get("izafet", {}).get("vowels", ()), *table.get("izafet", {}).get("bridged", ())]),
        final_vowel=table.get("final_vowel", {}),
        harmony=_harmony(table),
        longest_particle=max(map(len, table.get("harmony", {}).get("particles", ())), default=0),
        spacing=table.get("spacing", {}),
        number_rule=table.get("numbers", {}).get("rule", "U04"),
        ascii_rule=table.get("ascii", {}).get("rule", ""),
        ascii_letters=table.get("ascii", {}).get("letters", {}),
        suspicion=suspicion,
        confusions=_by_beginning(suspicion),
        transposition=bool(table.get("suspicion", {}).get("transposition", False)),
        glyphs=table.get("suspicion", {}).get("glyphs", {}),
        doublets=doublets,
        doublet_rules=_doublet_rules(words, profile),
        doublet_beginnings=frozenset(word[:2] for word in doublets),
        longest_doublet=max(map(len, doublets), default=0),
        minimal_pairs=_partners(words.get("minimal_pairs", ()), profile, "minimal_pairs"),
        mark_pairs=frozenset(words.get("mark_pairs", ())),
        palatal=frozenset(words.get("palatal", ())),
        fused=_fused(words, profile),
        not_nouns=frozenset(words.get("not_nouns", ())),
        skeleton=_skeleton(table),
        skeleton_groups=_skeleton_groups(table),
        specimens=_specimens(table, file),
    )


def _izafet(table: dict[str, Any]) -> dict[str, Any]:
    izafet = dict(table.get("izafet", {}))
    if izafet:
        izafet["longest_first"] = sorted(
            [*izafet["vowels"], *izafet["bridged"]], key=lambda vowel: (-len(vowel), vowel)
        )
    return izafet


def _harmony(table: dict[str, Any]) -> dict[str, Any]:
    harmony = dict(table.get("harmony", {}))
    if harmony:
        harmony |= {name: tuple(harmony.get(name, ())) for name in ("suffixes", "particles")}
    return harmony


def _letter_classes(table: dict[str, Any]) -> dict[int, str]:
    """Return each letter of an alternation mapped to the first letter of its class, marks too."""
    classes = dict(table.get("marks", {}))
    for entry in table.get("alternations", ()):
        for one, other in entry["pairs"]:
            classes[other] = classes.get(one, one)
    return {ord(letter): image for letter, image in classes.items()}


def _skeleton(table: dict[str, Any]) -> dict[int, str | None]:
    """Return the letters no licence changes or drops: vowels, signs and glides go, the rest by their classes."""
    letters: dict[int, str | None] = dict(_letter_classes(table))
    letters.update((ord(letter), None) for letter in table.get("vowels", "") + table.get("glides", "") + "'-")
    return letters


def _skeleton_groups(table: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the groups of consonants a cluster exchanges for others (mb, nb), as the skeleton has them."""
    letters = _skeleton(table)
    groups = (
        (one.translate(letters), other.translate(letters))
        for x in table.get("clusters", ())
        for one, other in x["pairs"]
    )
    return tuple((one, other) for one, other in groups if _undoubled(one) != _undoubled(other))


def _undoubled(letters: str) -> str:
    return "".join(letter for at, letter in enumerate(letters) if letter != letters[at - 1 : at])


def _relation(value: str, file: str, entry: str) -> str:
    if value not in RELATIONS:
        refuse(file, entry, f"{value!r} is no relation; the relations are {', '.join(sorted(RELATIONS))}")
    return value


def _repair(entry: dict[str, Any], file: str, number: int) -> RepairMap:
    letters = dict(entry["letters"])
    letters.update(entry.get("sequences", ()))
    for letter, image in letters.items():
        if not letter or not image:
            refuse(file, f"repairs[{number}].{letter}", "must map letters to letters")
    return RepairMap(entry["rule"], letters, entry.get("with_script"))


def _alternations(table: dict[str, Any], file: str) -> dict[tuple[str, str], tuple[Alternation, ...]]:
    found: dict[tuple[str, str], list[Alternation]] = {}
    for number, entry in enumerate(table.get("alternations", ()), 1):
        places = frozenset(entry.get("where", ()))
        if not places or not places <= PLACES:
            refuse(file, f"alternations[{number}].where", f"must be of {', '.join(sorted(PLACES))}")
        alternation = Alternation(entry["rule"], places, entry.get("suffix_rule"), entry.get("reason", ""))
        for pair in entry["pairs"]:
            if len(pair) != 2:
                refuse(file, f"alternations[{number}].pairs", f"{pair!r} is not two letters")
            for key in ((pair[0], pair[1]), (pair[1], pair[0])):
                found.setdefault(key, []).append(alternation)
    return {key: tuple(value) for key, value in found.items()}


def _clusters(table: dict[str, Any], file: str) -> dict[tuple[str, str], tuple[Cluster, ...]]:
    found: dict[tuple[str, str], list[Cluster]] = {}
    for number, entry in enumerate(table.get("clusters", ()), 1):
        for pair in entry["pairs"]:
            if len(pair) != 2 or pair[0] == pair[1]:
                refuse(file, f"clusters[{number}].pairs", f"{pair!r} is not two different groups")
            for one, other in (pair, pair[::-1]):
                shared = next((i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), None)
                shared = min(len(one), len(other)) if shared is None else shared
                left, right = one[shared:], other[shared:]
                cluster = Cluster(
                    entry["rule"], one[:shared], other[:shared], left, right,
                    int(entry.get("least_stem", 0)), "same-form" if entry.get("forms_of_one") else "cluster",
                    bool(entry.get("of_verbs", False)),
                )  # fmt: skip
                found.setdefault((left[:1], right[:1]), []).append(cluster)
    return {key: tuple(value) for key, value in found.items()}


def _suspicion(table: dict[str, Any], file: str) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for rule, pairs in table.get("suspicion", {}).items():
        if not isinstance(pairs, list) or not pairs or not isinstance(pairs[0], list) or rule == "specimens":
            continue
        for pair in pairs:
            if len(pair) != 2 or pair[0] == pair[1]:
                refuse(file, f"suspicion.{rule}", f"{pair!r} is not a pair")
            found.setdefault((pair[0], pair[1]), rule)
            found.setdefault((pair[1], pair[0]), rule)
    return found


def _by_beginning(suspicion: dict[tuple[str, str], str]) -> dict[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    """Return the confused groups by the two letters they begin with ("" where a group is empty)."""
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for (one, other), rule in suspicion.items():
        found.setdefault((one[:1], other[:1]), []).append((one, other, rule))
    return {key: tuple(groups) for key, groups in found.items()}


def _doublets(words: dict[str, Any], profile: Profile) -> dict[str, tuple[str, ...]]:
    file = profile.tables.get("words", "")
    found: dict[str, list[str]] = {}
    groups = [*words.get("doublets", ()), *itertools.chain(*words.get("doublets_by_rule", {}).values())]
    for number, group in enumerate(groups, 1):
        if len(set(group)) != len(group) or len(group) < 2:
            refuse(file, f"doublets[{number}]", f"{group!r} does not name two different forms")
        for word in group:
            if profile.normalise(word) != word:
                refuse(file, f"doublets[{number}]", f"{word!r} must be written as normalised")
            found.setdefault(word, []).extend(other for other in group if other != word)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}


def _doublet_rules(words: dict[str, Any], profile: Profile) -> dict[tuple[str, str], str]:
    """Return the rules of the doublets that are not those of the general list."""
    return {
        (word, other): rule
        for rule, groups in words.get("doublets_by_rule", {}).items()
        for group in groups
        for word, other in itertools.permutations(group, 2)
    }


def _partners(pairs: Any, profile: Profile, entry: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, pair in enumerate(pairs, 1):
        if len(pair) != 2 or pair[0] == pair[1]:
            refuse(profile.tables.get("words", ""), f"{entry}[{number}]", f"{pair!r} is not two different words")
        found.setdefault(pair[0], set()).add(pair[1])
        found.setdefault(pair[1], set()).add(pair[0])
    return {word: frozenset(others) for word, others in found.items()}


def _fused(words: dict[str, Any], profile: Profile) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for number, (one, other, relation) in enumerate(words.get("fused", ()), 1):
        _relation(relation, profile.tables.get("words", ""), f"fused[{number}]")
        found[one, other] = found[other, one] = relation
    return found


def _specimens(table: dict[str, Any], file: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return (form, form, relation, entry) of every printed specimen; each entry must name its source."""
    found: list[tuple[str, str, str, str]] = []
    for name, value in table.items():
        entries = value if isinstance(value, list) else [value]
        for number, entry in enumerate(entries, 1):
            if not isinstance(entry, dict) or "specimens" not in entry:
                continue
            label = f"{name}[{number}]" if isinstance(value, list) else name
            if not entry.get("source"):
                refuse(file, f"{label}.source", "specimens need the source they were printed in")
            for one, other, relation in entry["specimens"]:
                _relation(relation, file, f"{label}.specimens")
                found.append((one, other, relation, label))
    return tuple(found)


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """Return the script a letter's Unicode name begins with ("LATIN")."""
    return unicodedata.name(letter, "").split(" ")[0].title()
