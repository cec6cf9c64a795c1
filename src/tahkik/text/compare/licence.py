"""The licensed path: every difference between two forms as a step that a rule of the profile allows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tahkik.text.compare.context import Context
from tahkik.text.compare.rules import Alternation, Rules
from tahkik.text.morphology import Morphology

#: Steps a path may have; the longest of the specimens has four ("vüzuhiyle", "kuvâ-yı dâhiliyemizi").
MOST_STEPS = 10
#: Letters of a name written without a capital whose apostrophe is taken for a hemze ("te'min", "şer'i").
SHORT_NAME = 3
#: Letters of a doublet with which words of their own may begin (ama: aman) when it is shorter.
LONG_DOUBLET = 5
#: Letters of an ending of the closed list that leaves no doubt of the stem (-iyle: hususiyle is no form of hususi).
LONG_ENDING = 4
#: Letters of a particle without suffixes (mi, da): dictionaries list it as a word in each harmony.
BARE_PARTICLE = 2
#: Letters of an ending that are looked at before the vowel that differs.
LONGEST_ENDING = 6


class Step(NamedTuple):
    """One licensed difference: its rule, what it is, and where it stands in both forms (code points)."""

    rule: str
    kind: str
    at_a: int
    at_b: int


Steps = tuple[Step, ...]


class Walk:
    """One comparison of two normalised forms.

    ``a`` and ``b`` are the forms, ``bare_a`` and ``bare_b`` the same with removable marks removed (same length).
    ``joints`` are the positions in either form where words were joined (a word ends there); ``names`` says of each side
    whether its apostrophe may stand after a name.
    """

    def __init__(
        self,
        a: str,
        b: str,
        rules: Rules,
        morphology: Morphology,
        context: Context,
        *,
        joints: frozenset[int] = frozenset(),
        names: tuple[bool, bool] = (True, True),
    ) -> None:
        self.a, self.b = a, b
        self.bare_a, self.bare_b = a.translate(rules.base), b.translate(rules.base)
        self.rules = rules
        self.morphology = morphology
        self.context = context
        self.joints = joints
        self.names = names
        self.dead: set[tuple[int, int]] = set()

    def path(self) -> Steps | None:
        """Return the steps of the first licensed path, () where the forms are equal, None where there is none."""
        if len(self.a) == len(self.b) <= self.rules.longest_particle and self._one_particle():
            return (Step(self.rules.harmony["rule"], "whole-ending", 0, 0),)
        if self.rules.doublets:
            for first, i, j in self._doublets():
                tail = self._walk(i, j, 1)
                if tail is not None:
                    return (first, *tail)
        if not (self.context.ascii_a or self.context.ascii_b) and skeleton(self.a, self.rules) != skeleton(
            self.b, self.rules
        ):
            return None
        return self._walk(0, 0, 0)

    def _one_particle(self) -> bool:
        """Return whether both forms are one particle in other harmony, and neither a word of its own (müdür, midir)."""
        forms = (self.bare_a, self.bare_b)
        return same_closed_suffixes(*forms, self.rules.harmony["particles"]) and not any(
            len(form) > BARE_PARTICLE and self.morphology.is_dictionary_word(form) for form in forms
        )

    # --- the walk ---------------------------------------------------------------------------------------------------

    def _walk(self, i: int, j: int, used: int) -> Steps | None:
        a, b = self.bare_a, self.bare_b
        len_a, len_b = len(a), len(b)
        marks: list[Step] = []
        while i < len_a and j < len_b and a[i] == b[j]:
            if self.a[i] != self.b[j]:
                marks.append(Step(self.rules.mark_rule, "mark", i, j))
            i += 1
            j += 1
        if i == len_a and j == len_b:
            return tuple(marks)
        if used >= MOST_STEPS or (i, j) in self.dead:
            return None
        for step, next_i, next_j in self._steps(i, j):
            tail = self._walk(next_i, next_j, used + 1)
            if tail is not None:
                return (*marks, step, *tail)
        self.dead.add((i, j))
        return None

    def _steps(self, i: int, j: int) -> Iterator[tuple[Step, int, int]]:
        a, b = self.bare_a, self.bare_b
        left = a[i] if i < len(a) else ""
        right = b[j] if j < len(b) else ""
        if left == "-" or right == "-":
            yield from self._hyphen(i, j)
        elif "-" in a[max(0, i - 2) : i] and "-" in b[max(0, j - 2) : j]:
            yield from self._after_hyphen(i, j)
        if left == "'" or right == "'":
            yield from self._apostrophe(i, j)
        for alternation in self.rules.alternations.get((left, right), ()):
            rule = self._allowed(alternation, i, j)
            if rule:
                yield Step(rule, "letter", i, j), i + 1, j + 1
        yield from self._clusters(left, right, i, j)
        yield from self._doubled(left, right, i, j)
        if left in self.rules.vowels and right in self.rules.vowels:
            yield from self._suffixes(i, j)
        yield from self._equal_endings(i, j)
        yield from self._ascii(left, right, i, j)

    # --- single letters ---------------------------------------------------------------------------------------------

    def _allowed(self, alternation: Alternation, i: int, j: int) -> str | None:
        """Return the rule that licenses an alternation at this place, None where it is out of place."""
        places = alternation.places
        a, b = self.bare_a, self.bare_b
        if "initial" in places and i == 0 and j == 0:
            return alternation.rule
        if "stem" in places and not (self._is_last(a, i) or self._is_last(b, j)) and self._in_stem(i, j):
            return alternation.rule
        if (
            "coda" in places
            and i > 0
            and ((self._closes(a, i) and self._closes(b, j)) or i + 1 in self.joints or j + 1 in self.joints)
        ):
            return alternation.rule
        if "voiceless" in places and i > 0 and j > 0:
            voiceless = self.rules.voiceless
            if a[i - 1] in voiceless and b[j - 1] in voiceless:
                return self._onset_rule(alternation, i, j)
        if "softening" in places and i > 1 and self._softens(a, i) and self._softens(b, j):
            return alternation.rule
        return None

    def _onset_rule(self, alternation: Alternation, i: int, j: int) -> str:
        """Return the suffix rule where a suffix begins after a whole word, else the stem rule."""
        if alternation.suffix_rule and (self._begins_suffix(self.bare_a, i) or self._begins_suffix(self.bare_b, j)):
            return alternation.suffix_rule
        return alternation.rule

    def _begins_suffix(self, word: str, at: int) -> bool:
        """Return whether a known stem ends before a letter and suffixes begin with it (mebus-dan, not is-bat)."""
        stem = word[:at].rstrip("'")
        return bool(self.morphology.analyses(stem)) and self.morphology.suffixes(
            word[at:], stem[-1], self.morphology.kinds_of(stem)
        )

    def _is_last(self, word: str, at: int) -> bool:
        return at + 1 >= len(word) or word[at + 1] in "'-"

    def _closes(self, word: str, at: int) -> bool:
        """Return whether the letter stands at the end or before a consonant."""
        return at + 1 >= len(word) or word[at + 1] not in self.rules.vowels

    def _softens(self, word: str, at: int) -> bool:
        """Return whether the letter ends a stem before a suffix that begins with a vowel (tereddüd-e)."""
        rest = word[at + 1 :].lstrip("'")
        if not rest or rest[0] not in self.rules.vowels or word[at - 1] in self.rules.voiceless:
            return False
        if self.morphology.is_dictionary_word(word):
            return False
        if word[at - 1] in self.rules.vowels and self.morphology.is_stem(word[:at]):
            # What stands before is a word of its own: "ricada" is rica-da, not a spelling of ricat-a.
            return False
        return bool(self.morphology.suffixes(rest, word[at]))

    def _in_stem(self, i: int, j: int) -> bool:
        """Return whether the letter belongs to the stem of a known reading, or nothing is known of either word."""
        reach_a = self.morphology.stem_reach(self.bare_a)
        reach_b = self.morphology.stem_reach(self.bare_b)
        if reach_a == 0 and reach_b == 0:
            return True
        return reach_a > i or reach_b > j

    # --- groups -----------------------------------------------------------------------------------------------------

    def _clusters(self, left: str, right: str, i: int, j: int) -> Iterator[tuple[Step, int, int]]:
        a, b, clusters = self.bare_a, self.bare_b, self.rules.clusters
        for key in ((left, right), (left, ""), ("", right)):
            for cluster in clusters.get(key, ()):
                if i < cluster.least_stem + len(cluster.before_a):
                    continue
                if not (a.startswith(cluster.left, i) and b.startswith(cluster.right, j)):
                    continue
                if not (a[:i].endswith(cluster.before_a) and b[:j].endswith(cluster.before_b)):
                    continue
                if cluster.of_verbs and self._ends_verb(a, i) == self._ends_verb(b, j):
                    continue
                yield Step(cluster.rule, cluster.kind, i, j), i + len(cluster.left), j + len(cluster.right)

    def _ends_verb(self, word: str, at: int) -> bool:
        """Return whether a vowel ends a verb or its negation, and a suffix that begins with y and a vowel follows."""
        if word[at + 2 : at + 3] not in self.rules.vowels or at + 2 >= len(word):
            return False
        return self.morphology.ends_verb(word, at + 1)

    def _doubled(self, left: str, right: str, i: int, j: int) -> Iterator[tuple[Step, int, int]]:
        """A doubled consonant at the end of the word, or before an izafet's hyphen (hakk, hakk-ı)."""
        rule = self.rules.doubling.get("rule")
        if not rule or not i or not j:
            return
        a, b, vowels = self.bare_a, self.bare_b, self.rules.vowels
        joint = i in self.joints or j in self.joints
        doubles_a = bool(left) and left == a[i - 1] and left not in vowels
        doubles_b = bool(right) and right == b[j - 1] and right not in vowels
        if doubles_a and (joint or (self._ends_stem(a, i + 1) and self._ends_stem(b, j))):
            yield Step(rule, "double", i, j), i + 1, j
        elif doubles_b and (joint or (self._ends_stem(b, j + 1) and self._ends_stem(a, i))):
            yield Step(rule, "double", i, j), i, j + 1

    def _ends_stem(self, word: str, at: int) -> bool:
        return (
            at >= len(word)
            or (word[at] == "-" and word[at + 1 :] in self.rules.allomorphs)
            or (word[at] == "'" and word[at + 1 : at + 2] not in self.rules.vowels)
        )

    # --- signs ------------------------------------------------------------------------------------------------------

    def _apostrophe(self, i: int, j: int) -> Iterator[tuple[Step, int, int]]:
        a, b, table = self.bare_a, self.bare_b, self.rules.apostrophe
        if not table:
            return
        on_left = a[i : i + 1] == "'"
        word, at = (a, i) if on_left else (b, j)
        suffix = self._is_suffix_apostrophe(word, at, self.names[0 if on_left else 1])
        rule = table["suffix_rule"] if suffix else table["sound_rule"]
        kind = "suffix-apostrophe" if suffix else "sound-apostrophe"
        if on_left:
            yield Step(rule, kind, i, j), i + 1, j
        else:
            yield Step(rule, kind, i, j), i, j + 1
        # A hemze resolved into a vowel: fi'len, fiilen.
        if (on_left and j < len(b) and b[j] in table.get("resolved", "")) or (
            not on_left and i < len(a) and a[i] in table.get("resolved", "")
        ):
            yield Step(table["sound_rule"], "sound-apostrophe", i, j), i + 1, j + 1

    def _is_suffix_apostrophe(self, word: str, at: int, name: bool) -> bool:
        """Return whether the apostrophe parts a name from its suffix (Bey'in) and is no hemze (te'min)."""
        base, rest = word[:at].replace("'", ""), word[at + 1 :]
        if len(base) < 2 or not rest or (len(base) <= SHORT_NAME and not name):
            return False
        return bool(self.morphology.harmonic_suffixes(rest, base))

    def _hyphen(self, i: int, j: int) -> Iterator[tuple[Step, int, int]]:
        """A hyphen on one side; before an izafet vowel the vowel may be another allomorph."""
        a, b, table = self.bare_a, self.bare_b, self.rules.izafet
        if not table:
            return
        on_left = a[i : i + 1] == "-"
        if on_left and b[j : j + 1] != "-":
            tail, other = a[i + 1 :], b[j:].lstrip("'")
            yield from self._izafet(tail, other, i, j, on_left=True)
            yield Step(table["rule"], "hyphen", i, j), i + 1, j
        elif not on_left:
            tail, other = b[j + 1 :], a[i:].lstrip("'")
            yield from self._izafet(tail, other, i, j, on_left=False)
            yield Step(table["rule"], "hyphen", i, j), i, j + 1

    def _izafet(self, tail: str, other: str, i: int, j: int, *, on_left: bool) -> Iterator[tuple[Step, int, int]]:
        """The izafet vowel at the end of the word, or of the first of several words written together."""
        for vowel in self.rules.izafet["longest_first"]:
            if not tail.startswith(vowel):
                continue
            end = (i if on_left else j) + 1 + len(vowel)
            if len(vowel) < len(tail) and end not in self.joints:
                continue
            for plain in self.rules.izafet["longest_first"]:
                if not other.startswith(plain) or (len(plain) < len(other)) != (len(vowel) < len(tail)):
                    continue
                bridged = len(plain) > len(vowel)
                kind = "izafet-accusative" if bridged and self._accusative(i) else "izafet"
                rule = self.rules.izafet["rule"]
                if plain != vowel:
                    rule = f"{rule}+{self.rules.izafet['vowel_rule']}"
                joined = len(vowel) < len(tail)
                skip = len(self.bare_b if on_left else self.bare_a) - len(other) + len(plain)
                step = Step(rule, "hyphen" if joined else kind, i, j)
                yield (step, end, skip) if on_left else (step, skip, end)

    def _accusative(self, i: int) -> bool:
        before = self.bare_a[i - 1 : i]
        return before in self.rules.izafet.get("accusative_after", "")

    def _after_hyphen(self, i: int, j: int) -> Iterator[tuple[Step, int, int]]:
        """Both forms have the hyphen, and different allomorphs of the izafet vowel after it."""
        a, b = self.bare_a, self.bare_b
        start_a, start_b = a.rfind("-", 0, i + 1) + 1, b.rfind("-", 0, j + 1) + 1
        if start_a and start_b and a[start_a:] in self.rules.allomorphs and b[start_b:] in self.rules.allomorphs:
            yield Step(self.rules.izafet["vowel_rule"], "allomorph", i, j), len(a), len(b)

    # --- suffixes and doublets --------------------------------------------------------------------------------------

    def _suffixes(self, i: int, j: int) -> Iterator[tuple[Step, int, int]]:
        """The same suffixes in another harmony, after a common stem."""
        table = self.rules.harmony
        if not table:
            return
        a, b = self.bare_a, self.bare_b
        for back in range(min(i, j, LONGEST_ENDING) + 1):
            start_a, start_b = i - back, j - back
            # an onset that differs by R10 belongs to the suffix all the same (tatbik-da, tatbik-te)
            if start_a < 2 or start_b < 2 or a[start_a:i].translate(_ONSETS) != b[start_b:j].translate(_ONSETS):
                return
            tail_a, tail_b = a[start_a:].replace("'", ""), b[start_b:].replace("'", "")
            if self._palatal(a[:start_a], b[:start_b], tail_a, tail_b):
                yield Step(table["palatal_rule"], "suffix", i, j), len(a), len(b)
            if (
                min(start_a, start_b) >= table["least_stem"]
                and same_closed_suffixes(tail_a, tail_b, table["suffixes"])
                and not (tail_a[0] in self.rules.voiceless and a[start_a - 1] not in self.rules.voiceless)
            ):
                kind = "whole-ending" if len(tail_a) >= LONG_ENDING else "suffix"
                yield Step(table["rule"], kind, i, j), len(a), len(b)

    def _equal_endings(self, i: int, j: int) -> Iterator[tuple[Step, int, int]]:
        """Two endings that are one ("suretile", "suretiyle")."""
        table = self.rules.harmony
        if not table or len(self.bare_a) - i > LONGEST_ENDING or len(self.bare_b) - j > LONGEST_ENDING:
            return
        for back in range(min(i, j, 2) + 1):
            start_a, start_b = i - back, j - back
            if self.bare_a[start_a:i] != self.bare_b[start_b:j] or min(start_a, start_b) < table["least_stem"] - 1:
                return
            tails = (self.bare_a[start_a:], self.bare_b[start_b:])
            for short, full in table["equal_endings"]:
                a_is_full = _spells(short, tails[1]) and _spells(full, tails[0])
                if not a_is_full and not (_spells(short, tails[0]) and _spells(full, tails[1])):
                    continue
                # The full form must be a form of something: bilvesile is a word of its own, bilvesiyle none.
                if self.morphology.analyses(self.bare_a if a_is_full else self.bare_b):
                    yield Step(table["rule"], "whole-ending", i, j), len(self.bare_a), len(self.bare_b)

    def _palatal(self, stem_a: str, stem_b: str, tail_a: str, tail_b: str) -> bool:
        """Return whether one loanword that takes suffixes of either harmony bears the same suffixes twice."""
        morphology = self.morphology
        if not morphology.same_suffixes(tail_a, tail_b, stem_a[-1]):
            return False
        if stem_a in self.rules.palatal or stem_b in self.rules.palatal:
            return True
        if (
            stem_a != stem_b
            or len(stem_a) < self.rules.harmony["least_stem"]
            or (len(tail_a) == 1 == len(tail_b) and tail_a in "ıiuü")
        ):
            return False
        if morphology.is_dictionary_word(self.bare_a) or morphology.is_dictionary_word(self.bare_b):
            return False
        readings = [
            {(r.headword, r.features) for r in morphology.analyses(word) if r.length == len(stem_a)}
            for word in (self.bare_a, self.bare_b)
        ]
        return bool(readings[0] & readings[1])

    def _doublets(self) -> Iterator[tuple[Step, int, int]]:
        a, b = self.bare_a, self.bare_b
        for length, others in doublet_stems(a, self.rules):
            for other in others:
                if not (b.startswith(other) and self._whole_stem(a, length) and self._whole_stem(b, len(other))):
                    continue
                rule = self.rules.doublet_rules.get((a[:length], other), self.rules.harmony.get("doublet_rule", "R17"))
                step = Step(rule, "doublet", 0, 0)
                tail_a, tail_b = a[length:].replace("'", ""), b[len(other) :].replace("'", "")
                if tail_a and self.morphology.same_suffixes(tail_a, tail_b, a[length - 1]):
                    yield step, len(a), len(b)
                else:
                    yield step, length, len(other)

    def _whole_stem(self, word: str, length: int) -> bool:
        """Return whether what follows a doublet can be suffixes."""
        rest = word[length:]
        if rest and length < LONG_DOUBLET and self.morphology.is_dictionary_word(word):
            return False
        return not rest or rest[0] in "'-" or bool(self.morphology.suffixes(rest, word[length - 1], ("noun", "verb")))

    def _ascii(self, left: str, right: str, i: int, j: int) -> Iterator[tuple[Step, int, int]]:
        letters = self.rules.ascii_letters
        if (self.context.ascii_a and letters.get(right) == left and left and left not in letters) or (
            self.context.ascii_b and letters.get(left) == right and right and right not in letters
        ):
            yield Step(self.rules.ascii_rule, "ascii", i, j), i + 1, j + 1


@lru_cache(maxsize=65_536)
def doublet_stems(word: str, rules: Rules) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the members of doublets `word` begins with, longest first: their length and the other forms."""
    doublets = rules.doublets
    if word[:2] not in rules.doublet_beginnings:
        return ()
    lengths = range(min(len(word), rules.longest_doublet), 1, -1)
    return tuple((length, doublets[word[:length]]) for length in lengths if word[:length] in doublets)


@lru_cache(maxsize=65_536)
def skeleton(word: str, rules: Rules) -> str:
    """Return the consonants no licence changes, doubled ones once: where two forms differ in them, no path leads."""
    letters = word.translate(rules.skeleton)
    for one, other in rules.skeleton_groups:
        letters = letters.replace(one, other)
    return "".join(letter for at, letter in enumerate(letters) if letter != letters[at - 1 : at])


_CLASSES = {"A": "ae", "I": "ıiuü", "D": "dt"}
_ONSETS = {ord(letter): _CLASSES["D"][0] for letter in _CLASSES["D"]}


@lru_cache(maxsize=8192)
def same_closed_suffixes(one: str, other: str, suffixes: tuple[str, ...]) -> bool:
    """Return whether two endings are the same ending of the closed list, in different harmony."""
    if len(one) != len(other):
        return False
    return any(_spells(suffix, one) and _spells(suffix, other) for suffix in suffixes)


def _spells(suffix: str, ending: str) -> bool:
    """Return whether `ending` is the suffix in some harmony."""
    return len(suffix) == len(ending) and all(
        letter in _CLASSES.get(pattern, pattern) for pattern, letter in zip(suffix, ending, strict=True)
    )
