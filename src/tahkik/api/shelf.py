"""An opened corpus on disk, as the verbs see it: for every page, groups of what it has in common with the corpus."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

import platformdirs

from tahkik.corpus.group import Group, build
from tahkik.corpus.manifest import NAME
from tahkik.corpus.manifest import load as load_manifest
from tahkik.corpus.store import Snapshot, open_folder
from tahkik.languages import Profile, load
from tahkik.model import CorpusInfo, Segments
from tahkik.text.fold import Folded

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
    """A snapshot of a corpus on disk. Threads may share it."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.snapshot: Snapshot = open_folder(self.path)

    @cached_property
    def info(self) -> CorpusInfo:
        """What is held."""
        manifest = self.snapshot.manifest
        words = sum(int(one.table[k, 4]) for one in self.snapshot.segments for k in one.live())
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

    def near(self, text: str, segments: Segments, page: Folded, profile: Profile) -> tuple[Group, ...]:
        """Return what of the corpus a page may have something in common with."""
        return self._whole

    @cached_property
    def _whole(self) -> tuple[Group, ...]:
        return tuple(
            build([one.document(k) for one in segments for k in one.live()], load(code))
            for code, segments in self.snapshot.profiles().items()
        )
