"""A corpus on disk: what goes in, comes out, is replaced, removed and merged; and what a page finds in it."""

import pickle
import shutil
from pathlib import Path
from random import Random

import pytest

from tahkik.api import Corpus, library, read
from tahkik.corpus.locking import writing
from tahkik.errors import CorpusError, DamagedCorpus, DuplicateSource, Locked, SourceMissing, UsageError

LETTER = """To the harbour master

The grain ships shall lie at the eastern quay until the frost is over. No captain may load by night, and every sack is
to be counted twice. Whoever breaks a seal pays for the cargo.
"""
REPORT = "The lighthouse keeper wrote down every sail he saw, and none of them came back before the spring tide.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    return folder


@pytest.fixture
def corpus(tmp_path: Path, folder: Path) -> Path:
    path = tmp_path / "a.tahkik"
    library.create(path)
    library.add(path, [folder])
    return path


def _names(path: Path) -> list[str]:
    return sorted(one.source for one in library.documents(path))


def test_what_is_added_is_listed_and_counted(corpus: Path) -> None:
    assert _names(corpus) == ["papers/letter.txt", "papers/report.txt"]
    status = library.info(corpus)
    assert (status.name, status.documents, status.text) == ("a", 2, len(LETTER.encode()) + len(REPORT.encode()))
    assert library.verify(corpus) == []


def test_an_unchanged_source_is_skipped_and_a_changed_one_replaced(corpus: Path, folder: Path) -> None:
    (folder / "report.txt").write_text(REPORT.replace("spring", "autumn"), encoding="utf-8")
    added = library.add(corpus, [folder])
    assert (added.added, added.replaced, added.unchanged) == (0, 1, 1)
    assert _names(corpus) == ["papers/letter.txt", "papers/report.txt"]
    found = Corpus.open(corpus).find("none of them came back before the autumn tide")
    assert [match.source for match in found.quotations[0].matches] == ["papers/report.txt"]
    assert found.quotations[0].verdict == "verbatim"


def test_the_same_name_from_another_folder_is_refused(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "papers"
    other.mkdir(parents=True)
    (other / "letter.txt").write_text(REPORT, encoding="utf-8")
    with pytest.raises(DuplicateSource) as raised:
        library.add(corpus, [other])
    assert "--as" in (raised.value.hint or "")
    assert library.add(corpus, [other], label="others").added == 1


def test_removed_documents_are_not_found_and_a_folder_goes_at_once(corpus: Path) -> None:
    assert library.remove(corpus, ["papers/report.txt"]) == 1
    assert _names(corpus) == ["papers/letter.txt"]
    assert Corpus.open(corpus).find("none of them came back before the spring tide").quotations[0].matches == ()
    with pytest.raises(SourceMissing):
        library.remove(corpus, ["papers/letter.txt", "papers/nothing.txt"])
    assert _names(corpus) == ["papers/letter.txt"]
    assert library.remove(corpus, ["papers/"]) == 1
    assert library.info(corpus).segments == 0


def test_compacting_merges_segments_and_changes_no_result(corpus: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "copy.txt").write_text(LETTER, encoding="utf-8")
    library.add(corpus, [more])
    page = tmp_path / "page.md"
    page.write_text(
        "He wrote: “No captain may load by day, and every sack is to be counted twice.”\n", encoding="utf-8"
    )
    before = Corpus.open(corpus).check(read(page))
    assert library.compact(corpus) == (2, 1)
    after = Corpus.open(corpus).check(read(page))
    assert before.quotations == after.quotations
    assert {match.source for match in after.quotations[0].matches} == {"papers/letter.txt", "more/copy.txt"}
    assert library.verify(corpus) == []
    assert [place.name for place in (corpus / "segments").iterdir()] == ["s000003"]


def test_a_corpus_gives_what_the_same_sources_give_in_memory(corpus: Path, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("“The grain ships shall lie at the western quay until the frost is over.”\n", encoding="utf-8")
    on_disk = Corpus.open(corpus).check(read(page)).quotations
    in_memory = Corpus.of([folder], keep=False).check(read(page)).quotations
    assert [one.verdict for one in on_disk] == [one.verdict for one in in_memory] == ["altered"]
    assert [match.variants for one in on_disk for match in one.matches] == [
        match.variants for one in in_memory for match in one.matches
    ]


def test_an_opened_corpus_stays_as_it_is_until_it_is_refreshed(corpus: Path, tmp_path: Path) -> None:
    opened = Corpus.open(corpus)
    (tmp_path / "late.txt").write_text("A second lamp was lit upon the tower of the customs house.", encoding="utf-8")
    library.add(corpus, [tmp_path / "late.txt"])
    library.compact(corpus)
    words = "lamp was lit upon the tower of the customs house"
    assert opened.find(words).quotations[0].matches == ()
    assert opened.info.documents == 2
    fresh = opened.refresh()
    assert fresh.info.documents == 3
    assert len(fresh.find(words).quotations[0].matches) == 1
    assert fresh.refresh() is fresh


def test_a_copied_folder_opens(corpus: Path, tmp_path: Path) -> None:
    shutil.copytree(corpus, tmp_path / "copy.tahkik")
    shutil.rmtree(corpus)
    assert (
        len(Corpus.open(tmp_path / "copy.tahkik").find("every sack is to be counted twice").quotations[0].matches) == 1
    )


def test_one_writer_at_a_time(corpus: Path, folder: Path) -> None:
    with writing(corpus), pytest.raises(Locked):
        library.add(corpus, [folder])


def test_a_corpus_is_named_by_a_path_or_its_words(tmp_path: Path, folder: Path) -> None:
    path = str(tmp_path / "b.tahkik")
    library.create(path)
    assert library.add(path, [str(folder)]).added == 2
    assert library.info(path).documents == 2


def test_create_touches_nothing_that_is_there(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        library.create(corpus)
    with pytest.raises(SourceMissing):
        library.add(tmp_path / "nowhere.tahkik", [tmp_path])
    assert not (tmp_path / "nowhere.tahkik").exists()


def test_a_passage_of_many_documents_is_found_in_all_though_pieces_of_it_stand_elsewhere(tmp_path: Path) -> None:
    passage = (
        "Der Rat der Stadt beschloss nach langer Beratung, die alte Brücke über den Fluss im kommenden Frühjahr"
        " abtragen zu lassen."
    )
    random = Random(1)
    words = ["".join(random.choices("aeioubdgklmnrst", k=random.randint(3, 9))) for _ in range(300)]
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(40):  # more than a run of letters may stand in to be looked at without need
        before, after = (" ".join(random.choices(words, k=60)) for _ in range(2))
        (folder / f"{number}.txt").write_text(f"{before}. {passage} {after}.\n", encoding="utf-8")
    # cut anywhere, so that other runs of letters are the smallest of their window than in the passage itself
    pieces = [f"{passage[k : k + random.randint(9, 14)]} {random.choice(words)}" for k in range(len(passage) - 14)]
    random.shuffle(pieces)
    (folder / "pieces.txt").write_text(" ".join(pieces), encoding="utf-8")
    path = tmp_path / "a.tahkik"
    library.create(path)
    library.add(path, [folder], language="de", processes=1)
    page = read(f"Dort heißt es: „{passage}“ Mehr steht dort nicht geschrieben.\n".encode())
    (quotation,) = Corpus.open(path).check(page).quotations
    assert quotation.verdict == "verbatim"
    assert {match.source for match in quotation.matches} == {f"papers/{number}.txt" for number in range(40)}


def test_a_corpus_handed_to_another_process_is_opened_there_anew(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus.parent)
    packed = pickle.dumps(Corpus.open(corpus.name))
    monkeypatch.chdir(tmp_path.parent)
    again = pickle.loads(packed)  # noqa: S301 (packed two lines above)
    assert again.info.documents == 2
    assert len(again.find("every sack is to be counted twice").quotations[0].matches) == 1


def test_one_who_may_not_read_is_told_so(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, *_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tahkik.corpus.manifest.os.lstat", refuse)
    with pytest.raises(CorpusError, match="cannot be opened: Permission denied") as raised:
        Corpus.open(corpus)
    assert not isinstance(raised.value, DamagedCorpus)


def test_a_place_one_may_not_look_at_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", refuse)
    with pytest.raises(CorpusError, match="cannot be written: Permission denied"):
        library.create(tmp_path / "new")
