"""An opened corpus on disk, as the verbs see it: for every page, groups of what it has in common with the corpus."""

from __future__ import annotations

import os
import threading
from functools import cached_property
from pathlib import Path

import platformdirs

from tahkik.corpus.group import Group
from tahkik.corpus.manifest import NAME
from tahkik.corpus.manifest import load as load_manifest
from tahkik.corpus.sample import Statistics
from tahkik.corpus.store import Snapshot, open_folder
from tahkik.find.reach import Asked, reach
from tahkik.languages import Profile, load
from tahkik.model import CorpusInfo, Quotation, Segments
from tahkik.options import FindOptions
from tahkik.text.fold import Folded, fold

#: Names the corpus that is used where none is given.
VARIABLE = "TAHKIK_CORPUS"
#: Its name in the user's data folder, where the variable is not set.
DEFAULT = "corpus.tahkik"


def default_corpus() -> Path | None:
    """Return the corpus that is used where none is named; None where there is none."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen)
    path = Path(platformdirs.user_data_dir("tahkik")) / DEFAULT
    return path if (path / NAME).is_file() else None


class Shelf:
    """A snapshot of a corpus on disk. Threads may share it; handed to another process, it is opened there anew."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.snapshot: Snapshot = open_folder(self.path)
        self._known: dict[str, Statistics] = {}
        self._guard = threading.Lock()

    def __reduce__(self) -> tuple[type[Shelf], tuple[Path]]:
        return Shelf, (self.path.absolute(),)

    @cached_property
    def info(self) -> CorpusInfo:
        """What is held."""
        manifest = self.snapshot.manifest
        words = sum(one.words for one in self.snapshot.segments)
        return CorpusInfo(manifest.name, sum(entry.live for entry in manifest.segments), words)

    @property
    def profiles(self) -> tuple[str, ...]:
        """Codes of the profiles of what is held."""
        return tuple(self.snapshot.profiles())

    def is_outdated(self) -> bool:
        """Whether a writer made another state since this one was opened."""
        return load_manifest(self.path).generation != self.snapshot.manifest.generation

    def titles(self) -> list[tuple[str, str]]:
        """Return the title and author of every document held, empty where it has none."""
        return self._titles

    @cached_property
    def _titles(self) -> list[tuple[str, str]]:
        records = (one.record(k) for one in self.snapshot.segments for k in one.live())
        return [(record["title"] or "", record["author"] or "") for record in records]

    @cached_property
    def authors(self) -> set[str]:
        """Authors of the documents held, and the empty word where one has none."""
        return {author for _, author in self._titles}

    def near(
        self, text: str, segments: Segments, page: Folded, profile: Profile, options: FindOptions
    ) -> dict[Group, Folded]:
        """Return what of the corpus a page may have something in common with, a group for each profile.

        With each group stands the page by the search key of its profile.
        """
        out = {}
        for code, held in self.snapshot.profiles().items():
            own = profile if code == profile.code else load(code)
            folded = page if code == profile.code else fold(text, own)
            marked = [_asked(one, folded) for one in segments.quotations]
            out[reach(folded, marked, held, self._statistics(code), own, unmarked=options.unmarked)] = folded
        return out

    def _statistics(self, code: str) -> Statistics:
        with self._guard:
            if code not in self._known:
                self._known[code] = self.snapshot.statistics(code)
            return self._known[code]


def _asked(quotation: Quotation, page: Folded) -> Asked:
    first, last = page.tokens_within(quotation.start, quotation.end)
    return Asked(int(page.offsets[first]), int(page.offsets[last]), bool(quotation.ellipses))
