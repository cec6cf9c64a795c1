"""Misread letters: what a scanner makes of print, and, harder, letters wrong at random."""

from __future__ import annotations

from random import Random

from plant.drafts import Draft, Mark

#: Letters and what recognition prints for them.
CONFUSIONS: dict[str, str | tuple[str, ...]] = {
    "a": ("o", "u", "e", "ı"), "b": ("h", "6", "l"), "c": ("e", "o", "ç"), "ç": ("c", "g", "5"), "d": ("cl", "o", "t"),
    "e": ("c", "o", "a"), "f": ("t", "l"), "g": ("q", "9", "ğ"), "ğ": ("g", "$", "q"), "h": ("b", "n", "lı"),
    "ı": ("l", "r", "i", "1"), "i": ("ı", "l", "1", "t"), "j": ("i", "y"), "k": ("h", "lc", "x"),
    "l": ("1", "I", "i", "t"),
    "m": ("rn", "ın", "n"), "n": ("ri", "u", "r"), "o": ("0", "c", "e"), "ö": ("o", "ü", "6"), "p": ("n", "r"),
    "r": ("n", "t", "ı"), "s": ("ş", "5", "a"), "ş": ("§", "$", "s", "q"), "t": ("f", "l", "i"), "u": ("n", "ii", "v"),
    "ü": ("ii", "u", "ti"), "v": ("y", "u", "r"), "y": ("v", "g", "j"), "z": ("s", "2", "x"),
    "â": ("a", "ô"), "î": ("i", "f"), "û": ("u", "ü"),
}  # fmt: skip
LETTERS = "abcçdefgğhıijklmnoöprsştuüvyz"


def misread(rng: Random, draft: Draft, share: float, *, random_letters: bool) -> bool:
    """Misread a share of the letters of a draft, at least one; False where it has too few letters.

    Parameters
    ----------
    share : float
        Letters wrong, of all letters.
    random_letters : bool
        Any letter for any, instead of what looks alike.
    """
    letters = [(k, at) for k, token in enumerate(draft.tokens) for at, c in enumerate(token.text) if c in CONFUSIONS]
    wrong = max(1, round(share * len(letters)))
    if len(letters) < 12:
        return False
    by_token: dict[int, list[int]] = {}
    for k, at in rng.sample(letters, wrong):
        by_token.setdefault(k, []).append(at)
    for k, places in sorted(by_token.items()):
        token = draft.tokens[k]
        was, text = token.text, list(token.text)
        for at in places:
            letter = text[at]
            text[at] = (
                rng.choice([c for c in LETTERS if c != letter]) if random_letters else rng.choice(CONFUSIONS[letter])
            )
        token.text = "".join(text)
        draft.marks.append(Mark("misreading", [token], token.source, was=was))
    return True
