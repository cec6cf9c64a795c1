"""Letters that are lost: nothing is put back, but it is said where, so that later steps are careful.

Two ways: a sign stands in their place (``ni?metim``, ``T�rkiye``), or they were left out (``Trkiye``, ``Kasm``).
"""

from __future__ import annotations

import re

from tahkik.languages import Profile, codes, guess, load
from tahkik.read.encoding.edits import Edit
from tahkik.read.encoding.likeness import WAYS, letter_share, model
from tahkik.read.encoding.words import is_attested, is_known, is_suffix

LETTERS_LOST = "letters-lost"
#: Code points and different words that are looked at.
LOOKED_AT = 50_000
MOST = 1_000
#: How many of the missing letters a sound page of this length would have; a short line may do without any ğ.
EXPECTED = 4.0
#: Share of the words that must be known all the same, and unknown. A page in English knows .1 of the Turkish words; of
#: sound Turkish prose up to .12 are unknown.
KNOWN = 0.2
UNKNOWN = 0.06
#: By how much (in nats, over all unknown words) words without the letters must be likelier than words with plain
#: letters for them (Turkish typed as ASCII: ``Turkiye``) and than rare words as they stand.
SURE = 6.0
#: Words with a sign inside that make a page one of lost letters where no word list can tell.
SIGNS = 3

#: Letters of a piece of a word that is hardly a word by chance.
LEAST = 4
#: Code points of a token with a question mark; a longer one is no word.
LONGEST = 100

_REPLACED = re.compile("\ufffd")
_TOKEN = re.compile(r"\S++")
_QUESTION = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
_ADDRESS = re.compile(r"[/=&@#%+]|www\.")
_WORD = re.compile(r"[^\W\d_]+")


def edits(text: str) -> list[Edit]:
    """Return the places where letters are lost, each an edit that changes nothing."""
    return sorted({*_signs(text), *_left_out(text)})


# --- a sign in their place -----------------------------------------------------------------------------------------


def _signs(text: str) -> list[Edit]:
    """Return each sign that stands for a letter. ``(?)`` is an editor's doubt, ``mi?Evet`` two sentences."""
    found = [Edit(*hit.span(), "\ufffd", LETTERS_LOST) for hit in _REPLACED.finditer(text)]
    if "?" not in text or not _QUESTION.search(text):
        return found
    profile = load(guess(text[:LOOKED_AT]))
    if not profile.letters and profile.code != "und":
        return found  # every encoding has this language's letters
    inside = [
        token.start() + hit.start()
        for token in _TOKEN.finditer(text)
        if "?" in token[0] and len(token[0]) <= LONGEST and not _ADDRESS.search(token[0])
        for hit in _QUESTION.finditer(token[0])
        if _is_letter(token[0], hit.start(), profile)
    ]
    # Where no list of words can tell, most question marks of the page must stand inside words.
    many = len(inside) >= SIGNS and 2 * len(inside) > text.count("?")
    if profile.tables.get("forms") or many:
        found += [Edit(at, at + 1, "?", LETTERS_LOST) for at in inside]
    return found


def _is_letter(token: str, at: int, profile: Profile) -> bool:
    """Whether a question mark between letters ends no sentence: small before small, and no two known words."""
    before, after = token[at - 1], token[at + 1]
    if not (after.islower() or (after.isupper() and before.isupper())):
        return False
    left, right = _WORD.findall(token[:at])[-1], _WORD.findall(token[at:])[0]
    if not (is_known(left, profile) and is_known(right, profile)):
        return True
    if left[0].isupper() and is_suffix(right, left, profile):
        return True  # the apostrophe of a name: Meclis?in
    # A short piece is a word by chance: then the piece behind it must be one that was met.
    return len(left) < LEAST and not is_attested(right, profile)


# --- left out ------------------------------------------------------------------------------------------------------


def _left_out(text: str) -> list[Edit]:
    """Return the words of a page whose language has letters that stand nowhere on it, where they were left out."""
    for code in codes():
        profile = load(code)
        if profile.letters and profile.tables.get("forms"):
            missing = frozenset(
                letter for letter in profile.letters if letter not in text and letter.upper() not in text
            )
            # ı has the capital I, which every page holds.
            missing |= {letter for letter in profile.letters if letter.upper().isascii() and letter not in text}
            if missing and _is_left_out(text, missing, profile):
                words = (hit for hit in _WORD.finditer(text) if not is_known(hit[0], profile))
                return [Edit(*hit.span(), hit[0], LETTERS_LOST) for hit in words]
    return []


def _is_left_out(text: str, missing: frozenset[str], profile: Profile) -> bool:
    head = text[:LOOKED_AT]
    if guess(head) not in (profile.code, "und"):
        return False
    types = list(dict.fromkeys(_WORD.findall(head)))[:MOST]
    letters = sum(map(len, types))
    if letters * letter_share(missing, profile) < EXPECTED:
        return False
    unknown = [word for word in types if not is_known(word, profile)]
    if len(types) - len(unknown) < KNOWN * len(types) or len(unknown) < UNKNOWN * len(types):
        return False
    whole, left_out, plain = (sum(model(word, how, missing, profile) for word in unknown) for how in WAYS)
    return left_out > max(whole, plain) + SURE
