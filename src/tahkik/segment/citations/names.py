"""Names of people and bodies at the head of a citation."""

from __future__ import annotations

import re

from tahkik.segment.citations.tables import Tables, fold

_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")


def _words(part: str) -> list[str]:
    return [word.strip("().,;:") for word in part.split()]


def capital(word: str) -> bool:
    """Tell whether a word begins with a capital; an article before it (el-, al-) is passed over."""
    head = word.split("-", 1)[1] if fold(word).startswith(("el-", "al-", "ez-", "er-", "es-")) else word
    return head[:1].isupper() or head[:2].istitle()


def genitive(part: str, language: Tables) -> bool:
    """Tell whether a part has a name in the genitive (Atatürk’ün): it opens a title then, and is no author."""
    found = language.regex(r"\w'@1(?!\w)", "marks.genitive").search(fold(part))
    return found is not None


def suffixed(part: str) -> bool:
    """Tell whether a word of a part has a suffix behind an apostrophe."""
    return re.search(r"\w{2}'\w", fold(part)) is not None


def is_given(word: str, language: Tables) -> bool:
    """Tell whether a word is a given name or an initial."""
    return fold(word) in language.words("books", "given") or re.fullmatch(r"(?:[^\W\d_]\.-?){1,3}", word) is not None


def is_surname(part: str, language: Tables) -> bool:
    """Tell whether a part could name a person in a reference: one to four words with capitals."""
    words = part.split()
    if not 1 <= len(words) <= 4 or suffixed(part) or re.search(r"[\d:;()\"“”?!]", part):
        return False
    if any(word.endswith(".") and len(word) > 4 for word in words):
        return False
    particles = language.words("marks", "particles")
    return all(capital(word) or fold(word) in particles for word in words) and capital(words[-1])


def is_person(part: str, language: Tables, *, sure: bool = False) -> bool:
    """Tell whether a part is a name in full; with ``sure`` a known given name or an initial must open it."""
    words = part.split()
    if not 2 <= len(words) <= 5 or re.search(r"[\d:;()\"“”?!]", part) or genitive(part, language) or suffixed(part):
        return False
    if is_given(words[0], language):
        return True
    if sure:
        return False
    particles = language.words("marks", "particles") - {"ve"}
    return all(capital(word) or fold(word) in particles for word in words)


def titled(name: str, language: Tables) -> str:
    """Return a name with its capitals, where one was typed without: ``ilhan Tekeli`` → ``İlhan Tekeli``."""
    back = {lower: upper for upper, lower in language.profile.search_key.case.items()}
    particles = language.words("marks", "particles")
    out = []
    for word in name.split():
        if word[:1].islower() and fold(word) not in particles:
            word = back.get(word[0], word[0].upper()) + word[1:]
        out.append(word)
    return " ".join(out)


def body_end(parts: list[str], language: Tables) -> int:
    """Return how many parts at the head name a body (its name may hold commas), 0 where none does."""
    endings = language.words("books", "institution_endings")
    bodies = language.words("books", "institutions")
    for count in range(min(4, len(parts) - 1), 0, -1):
        last = fold(parts[count - 1]).split()
        if not last or genitive(",".join(parts[:count]), language):
            continue
        if last[-1].strip(".") in endings and all(
            capital(word) or fold(word) == "ve" for word in " ".join(parts[:count]).split()
        ):
            return count
    return 1 if len(parts) > 1 and fold(parts[0]).strip() in bodies else 0
