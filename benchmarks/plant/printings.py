"""Faithful quotations as pages print them: in capitals, without Turkish letters, broken at line ends, with brackets.

Nothing of substance is done here, so that every substantive variant is an alarm; only words in brackets are an editor's
or an audience's, and whether a tool calls them additions is left to it.
"""

from __future__ import annotations

import re
from random import Random

from plant.drafts import Draft, Mark, Token

_UPPER = str.maketrans("iıâîûçğöşü", "İIÂÎÛÇĞÖŞÜ")
_ASCII = str.maketrans("çğıöşüâîûÇĞİÖŞÜÂÎÛ", "cgiosuaiuCGIOSUAIU")
_FIGURES = {
    "iki": "2", "üç": "3", "dört": "4", "beş": "5", "altı": "6", "yedi": "7", "sekiz": "8", "dokuz": "9", "on": "10",
    "yirmi": "20", "otuz": "30", "kırk": "40", "elli": "50", "yüz": "100",
}  # fmt: skip
_GLOSSES = ("[tarafımızca]", "[o günkü adıyla]", "[metinde böyle]", "[yani o gün]")
_NOISES = ("(Alkışlar)", "(Sürekli alkışlar)", "(Bravo sesleri)", "(Gülüşmeler)")


def capitals(rng: Random, draft: Draft) -> bool:
    """Print the whole quotation in capitals."""
    for token in draft.tokens:
        _respell(draft, token, token.text.translate(_UPPER).upper())
    return True


def ascii_letters(rng: Random, draft: Draft) -> bool:
    """Print the quotation without the letters ASCII lacks."""
    for token in draft.tokens:
        _respell(draft, token, token.text.translate(_ASCII))
    return len(draft.marks) >= 3


def hyphens(rng: Random, draft: Draft) -> bool:
    """Break one to three words at the ends of lines, with a hyphen."""
    long = [token for token in draft.tokens if re.fullmatch(r"[^\W\d_]{7,}", token.text)]
    if not long:
        return False
    for token in rng.sample(long, min(len(long), rng.randint(1, 3))):
        vowel = re.search(r"^..+?[aeıioöuüâîû](?=[^aeıioöuüâîû][aeıioöuüâîû])", token.text)
        if vowel is not None and len(token.text) - vowel.end() >= 2:
            _respell(draft, token, f"{token.text[: vowel.end()]}-\n{token.text[vowel.end() :]}")
    return bool(draft.marks)


def run_together(rng: Random, draft: Draft) -> bool:
    """Print two neighbouring words as one, once."""
    places = [
        i
        for i in range(3, len(draft.tokens) - 4)
        if draft.tokens[i].after == " " and draft.tokens[i].changeable and draft.tokens[i + 1].changeable
    ]
    if not places:
        return False
    i = rng.choice(places)
    one, other = draft.tokens[i], draft.tokens[i + 1]
    assert one.source is not None
    assert other.source is not None
    whole = Token(one.text + other.text, other.after, (one.source[0], other.source[1]))
    draft.tokens[i : i + 2] = [whole]
    draft.marks.append(Mark("spelling", [whole], whole.source, was=f"{one.text} {other.text}", detail="R16"))
    return True


def figures(rng: Random, draft: Draft) -> bool:
    """Print a number word as figures."""
    places = [
        i
        for i, token in enumerate(draft.tokens[2:-2], 2)
        if token.text in _FIGURES
        and not any(t.text in _FIGURES or t.text in {"bin", "milyon", "bir"} or t.text[0].isdigit()
                    for t in (draft.tokens[i - 1], draft.tokens[i + 1]))
    ]  # fmt: skip
    if not places:
        return False
    token = draft.tokens[rng.choice(places)]
    _respell(draft, token, _FIGURES[token.text])
    return True


def gloss(rng: Random, draft: Draft) -> bool:
    """Put an editor's words in square brackets among the words."""
    return _aside(rng, draft, rng.choice(_GLOSSES))


def noise(rng: Random, draft: Draft) -> bool:
    """Put the audience's noise in brackets among the words."""
    return _aside(rng, draft, rng.choice(_NOISES))


def nested(rng: Random, draft: Draft) -> bool:
    """Put three to five of the words in marks of their own."""
    count = rng.randint(3, 5)
    first = rng.randint(3, len(draft.tokens) - count - 3)
    before, last = draft.tokens[first - 1], draft.tokens[first + count - 1]
    if before.after != " " or last.after != " ":
        return False
    # the page sets marks that differ from those around them
    before.after, last.after = " {inner}", "{/inner} "
    return True


def _aside(rng: Random, draft: Draft, words: str) -> bool:
    token = draft.tokens[rng.randint(4, len(draft.tokens) - 5)]
    if token.after != " " or "-" in token.text:
        return False
    token.after = f" {words} "
    return True


def _respell(draft: Draft, token: Token, text: str) -> None:
    if text != token.text:
        draft.marks.append(Mark("spelling", [token], token.source, was=token.text))
        token.text = text
