"""Why two words are what they are to each other: each reason with its key, for interfaces in other languages."""

from __future__ import annotations

from tahkik.model import Flag, Relation, RelationKind

#: The reasons in English by their keys; ``{one}`` and ``{other}`` are words or names of suffixes.
REASONS = {
    "licensed": "every difference is a licensed spelling",
    "signs": "the same letters, written with other signs or capitals",
    "case": "the same letters in another case",
    "repaired": "the same letters once foreign ones are mapped",
    "sign": "an apostrophe or hyphen on one side",
    "mark": "one side leaves out a mark",
    "capital": "capital I and İ confused",
    "izafet": "izafet with and without its hyphen",
    "fused": "an izafet whose vowel the fused form swallows",
    "spacing": "written together or apart",
    "clitic": "{one} written apart and as an ending",
    "number": "the same number written otherwise",
    "case-ending": "without the next word it may be a case ending",
    "apostrophe": "without its apostrophe {one} may be another word",
    "two-words": "{one} is two words, told apart by the sign alone",
    "adjective-or-case": "an adjective or a possessive: the missing sign would decide",
    "ascii": "typed without the language's letters, {one} may be another word",
    "particle": "{one} written apart is a word, written together an ending",
    "forms": "forms of {one}: {other}",
    "forms-of-one": "forms of {one}: another form",
    "accusative": "an accusative against the head of an izafet",
    "final-vowel": "a last vowel that makes an adjective of one and a case of the other",
    "ordinal": "a number and its ordinal",
    "number-suffix": "the same number with another suffix",
    "confused": "a form that is no known word, and letters often confused lead to the other",
    "no-word": "the passage is misread and one of the two is no word",
    "never-met": "the passage is misread and {one} was never met",
    "other-words": "{one} and {other} are different words",
    "other-word": "another word",
    "words": "other words",
    "divided": "other words, or words divided otherwise",
    "last-vowel": "two words that differ in their last vowel",
    "numbers": "{one} and {other} are different numbers",
    "no-words": "no words",
    "phrases": "phrases are compared word by word",
}


def related(
    kind: RelationKind,
    rules: tuple[str, ...],
    key: str,
    *words: str,
    flags: tuple[Flag, ...] = (),
    text: str = "",
) -> Relation:
    """Return a relation with its reason in English and the key of that reason.

    Parameters
    ----------
    key : str
        Of `REASONS`.
    words : str
        What fills ``{one}`` and ``{other}``.
    text : str
        The reason as the profile's own table words it, "" where it has no words of its own.
    """
    if not text:
        text = REASONS[key]
        if words:
            text = text.format(**dict(zip(("one", "other"), words, strict=False)))
    return Relation(kind, rules, text, flags, (key, *words))
