"""Sampled words: a small corpus needs no file of them, and a split changes nothing."""

from pathlib import Path
from random import Random

import numpy as np
import pytest

from tahkik.api import library
from tahkik.corpus import sample as sampling
from tahkik.corpus.store import open_folder
from tahkik.languages import load
from tahkik.text.fold import fold


def _papers(folder: Path, count: int) -> list[Path]:
    random = Random(5)
    words = ["".join(random.choices("aeioubdgklmnrst", k=random.randint(2, 9))) for _ in range(200)]
    folder.mkdir()
    out = []
    for number in range(count):
        # marks alone make a word without letters
        out.append(folder / f"{number}.txt")
        out[-1].write_text(" ".join(random.choices([*words, "ʼ", "٣", "—"], k=80)) + ".\n", encoding="utf-8")
    return out


def _sample(path: Path) -> tuple[np.ndarray, np.ndarray]:
    statistics = open_folder(path).statistics("en")
    names, counts = statistics.words
    held = np.flatnonzero(names)
    order = held[np.argsort(names[held])]
    return names[order], counts[order]


def test_a_small_corpus_has_no_file_of_sampled_words_and_the_sample_of_its_texts(tmp_path: Path) -> None:
    papers = _papers(tmp_path / "papers", 6)
    path = tmp_path / "a.tahkik"
    library.create(path)
    library.add(path, papers, language="en", processes=1)
    assert list(path.glob("statistics-*")) == []
    folds = [fold(paper.read_text(encoding="utf-8"), load("en")) for paper in papers]
    wanted = sampling.sampled([folded.hashes[np.diff(folded.offsets) > 0] for folded in folds])
    statistics = open_folder(path).statistics("en")
    assert wanted.whole
    assert statistics.total == len(wanted.near)
    assert int(statistics.words[1].sum()) == len(wanted.words)


def test_added_at_once_or_one_by_one_a_growing_corpus_has_the_same_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sampling, "KEPT", 150)
    papers = _papers(tmp_path / "papers", 6)
    once, split = tmp_path / "once.tahkik", tmp_path / "split.tahkik"
    library.create(once)
    library.add(once, papers, language="en", processes=1)
    library.create(split)
    files = []
    for paper in papers:
        library.add(split, [paper], language="en", processes=1)
        files.append(len(list(split.glob("statistics-*"))))
    assert files == [0, 1, 1, 1, 1, 1]
    for one, other in zip(_sample(once), _sample(split), strict=True):
        assert np.array_equal(one, other)
