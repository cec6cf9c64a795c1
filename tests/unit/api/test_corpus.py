"""The verbs as a program calls them: sources held together, words compared, pages checked."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import tahkik
from tahkik import api
from tahkik.api import verbs
from tahkik.errors import DuplicateSource, ProfileError, SourceMissing, TahkikError, UsageError
from tahkik.model import CheckResult
from tahkik.options import FindOptions, ReadOptions
from tahkik.report import dumps, to_dict

BRIDGE = "Köprünün tamiri için gereken kereste bu yaz içinde getirilecek, ustalar ay sonunda işe başlayacaktır."
WELL = "Kuyu derindir; köylüler suyu kovayla çekerler ve yazın iki defa temizlerler. İpi geçen sene yenilendi."
SCHOOL = "The school has thirty pupils and one teacher, and the door is painted green every spring by the pupils."


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("TAHKIK_CACHE", str(folder))
    return folder


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    (folder / "1912").mkdir(parents=True)
    (folder / "1912" / "köprü.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "kuyu.md").write_text(WELL, encoding="utf-8")
    return folder


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "school.txt").write_text(SCHOOL, encoding="utf-8")
    return folder


def page(words: str, language: str | None = None) -> tahkik.Document:
    return tahkik.read(words.encode(), ReadOptions(language=language), name="page.txt")


def only(result: CheckResult) -> tuple[str, list[str]]:
    (one,) = result.quotations
    return one.verdict, [match.source for match in one.matches]


# --- sources ---------------------------------------------------------------------------------------------------------


def test_a_folder_is_held_with_all_below_it(letters: Path) -> None:
    corpus = tahkik.Corpus.of([letters])
    held = sorted(document.source for group in corpus.groups for document in group.documents)
    assert held == ["letters/1912/köprü.txt", "letters/kuyu.md"]
    assert (corpus.info.name, corpus.info.documents, corpus.info.refusals) == ("letters", 2, ())
    assert corpus.info.tokens == len(BRIDGE.split()) + len(WELL.split())


def test_a_file_is_held_under_its_folder_s_name(letters: Path) -> None:
    corpus = tahkik.Corpus.of([letters / "kuyu.md"])
    assert [document.source for group in corpus.groups for document in group.documents] == ["letters/kuyu.md"]


def test_a_label_takes_the_place_of_the_folder_s_name(letters: Path) -> None:
    corpus = tahkik.Corpus.of([letters], label="mektuplar")
    assert {document.source.split("/")[0] for group in corpus.groups for document in group.documents} == {"mektuplar"}


def test_two_folders_are_held_together(letters: Path, reports: Path) -> None:
    corpus = tahkik.Corpus.of([letters, reports])
    assert (corpus.info.name, corpus.info.documents) == ("letters+reports", 3)
    assert [group.profile.code for group in corpus.groups] == ["en", "tr"]
    assert only(corpus.check(page(f"They wrote: “{SCHOOL}”"))) == ("verbatim", ["reports/school.txt"])
    assert only(corpus.check(page(f"Şöyle yazdılar: “{BRIDGE}”"))) == ("verbatim", ["letters/1912/köprü.txt"])


def test_one_language_can_be_given_for_all(letters: Path, reports: Path) -> None:
    corpus = tahkik.Corpus.of([letters, reports], language="tr")
    assert [group.profile.code for group in corpus.groups] == ["tr"]


def test_a_language_that_is_none_is_refused(letters: Path) -> None:
    with pytest.raises(ProfileError):
        tahkik.Corpus.of([letters], language="xx")


def test_the_speeches_are_held_by_name(speeches: str) -> None:
    corpus = tahkik.Corpus.of([speeches], keep=False)
    assert corpus.info.name == speeches
    assert corpus.info.documents == 366
    first = corpus.groups[0].documents[0]
    assert first.locus is not None
    assert first.locus.startswith("C-")


def test_what_is_not_there_is_refused_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="nowhere") as caught:
        tahkik.Corpus.of([tmp_path / "nowhere"])
    assert caught.value.hint


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceMissing, match="empty"):
        tahkik.Corpus.of([tmp_path / "empty"])


def test_the_same_identifier_from_two_roots_is_refused(letters: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "letters"
    other.mkdir(parents=True)
    (other / "kuyu.md").write_text("Another well.", encoding="utf-8")
    with pytest.raises(DuplicateSource, match=r"letters/kuyu\.md") as caught:
        tahkik.Corpus.of([letters, other])
    assert "--as" in (caught.value.hint or "")


def test_what_is_named_twice_is_held_once(letters: Path, speeches: str) -> None:
    assert tahkik.Corpus.of([letters, letters]).info.documents == 2
    assert tahkik.Corpus.of([letters / "kuyu.md", letters]).info.documents == 2
    assert tahkik.Corpus.of([speeches, speeches], keep=False).info.documents == 366


def test_a_source_that_cannot_be_read_spoils_no_other(letters: Path) -> None:
    (letters / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    for _ in range(2):  # the second time from the cache
        corpus = tahkik.Corpus.of([letters])
        assert corpus.info.documents == 2
        assert [refusal.source for refusal in corpus.info.refusals] == ["letters/picture.txt"]
        assert corpus.info.refusals[0].message


def test_only_unreadable_sources_are_refused_with_their_reason(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    with pytest.raises(SourceMissing, match=r"pictures/a\.txt") as caught:
        tahkik.Corpus.of([folder])
    assert caught.value.details["refusals"]


def test_a_second_time_the_cache_answers(letters: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = tahkik.Corpus.of([letters])
    assert len(list(cache.iterdir())) == 1

    def never(*_: object) -> None:
        raise AssertionError("built again")

    monkeypatch.setattr(verbs, "build", never)
    second = tahkik.Corpus.of([letters])
    words = page(f"Şöyle yazdılar: “{BRIDGE}”")
    assert second.check(words) == first.check(words)
    (letters / "kuyu.md").write_text(WELL + " Kapağı yoktur.", encoding="utf-8")
    with pytest.raises(AssertionError, match="built again"):
        tahkik.Corpus.of([letters])


def test_nothing_is_kept_on_request(letters: Path, cache: Path) -> None:
    tahkik.Corpus.of([letters], keep=False)
    assert not cache.exists()


def test_progress_is_told_of_every_source(letters: Path) -> None:
    told: list[tuple[str, int | None, int | None]] = []
    tahkik.Corpus.of([letters], progress=lambda message, done=None, total=None: told.append((message, done, total)))
    assert {message for message, done, _ in told if done is not None} >= {"letters/kuyu.md", "letters/1912/köprü.txt"}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_that_may_not_be_read_is_refused(letters: Path) -> None:
    (letters / "kuyu.md").chmod(0)
    assert [refusal.source for refusal in tahkik.Corpus.of([letters]).info.refusals] == ["letters/kuyu.md"]


# --- comparing and finding -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("nüfuzla", "nüfusla", "different"),
        ("kuvayı milliye", "kuvâ-yı milliye", "same"),
        ("etmeyi", "etmemeyi", "inflection"),
    ],
)
def test_compare(one: str, other: str, kind: str) -> None:
    found = tahkik.compare(one, other, language="tr")
    assert found.kind == kind
    assert tahkik.compare(other, one, language="tr") == found


def test_compare_refuses_an_unknown_language() -> None:
    with pytest.raises(ProfileError):
        tahkik.compare("a", "b", language="zz")


def test_find_takes_words_as_one_quotation(letters: Path) -> None:
    corpus = tahkik.Corpus.of([letters], language="tr")
    result = api.find("gereken kereste bu yaz içinde getirilecek", corpus)
    assert only(result) == ("verbatim", ["letters/1912/köprü.txt"])
    match = result.quotations[0].matches[0]
    assert BRIDGE[match.start : match.end] == match.text == "gereken kereste bu yaz içinde getirilecek"
    assert match.before == "Köprünün tamiri için"
    assert match.after.startswith(", ustalar")


def test_find_says_what_it_did_not_find(letters: Path) -> None:
    corpus = tahkik.Corpus.of([letters], language="tr")
    assert only(api.find("bambaşka sözlerden kurulmuş uzunca bir cümle yazıldı", corpus)) == ("not-found", [])


# --- checking --------------------------------------------------------------------------------------------------------


def test_without_sources_nothing_is_called_checked() -> None:
    result = tahkik.check(page(f"Şöyle yazdılar: “{BRIDGE}”"))
    assert result.corpus is None
    assert only(result) == ("not-checked", [])
    assert result.quotations[0].reason


def test_unmarked_words_are_found_unless_not_asked_for(letters: Path) -> None:
    corpus = tahkik.Corpus.of([letters], language="tr")
    host = page(f"Bugün hava güzeldi ve çarşıya indik. {BRIDGE} Akşam eve döndük, kitap okuduk.", "tr")
    (found,) = corpus.check(host).quotations
    assert (found.quotation.marks, found.verdict) == (None, "verbatim")
    assert BRIDGE.startswith(found.quotation.text)
    assert corpus.check(host, FindOptions(unmarked=False)).quotations == ()


@pytest.mark.parametrize("chance", [0, -1, 1.5, float("nan")])
def test_a_chance_that_is_none_is_refused(chance: float) -> None:
    with pytest.raises(UsageError):
        FindOptions(max_chance=chance)


@pytest.mark.parametrize(
    "words",
    [
        f"Şöyle yazdılar: “{BRIDGE}”",
        f"Şöyle yazdılar: “{BRIDGE.replace('kereste', 'demir (çam)')}”",
        f"“Köprünün tamiri için … ustalar ay sonunda işe başlayacaktır.” ve “{WELL}",
        "“ ” ‘’ \x1b[31m [/] \u202e “x",
        "Hiç alıntı yok.",
    ],
)
def test_every_result_keeps_the_schema(words: str, letters: Path, root: Path) -> None:
    law = Draft202012Validator(json.loads((root / "schema" / "result-1.json").read_text(encoding="utf-8")))
    for corpus in (None, tahkik.Corpus.of([letters], language="tr")):
        law.validate(json.loads(dumps(to_dict(tahkik.check(page(words, "tr"), corpus)))))


def test_the_policy_follows_what_a_verdict_depends_on(letters: Path) -> None:
    corpus = tahkik.Corpus.of([letters], language="tr")
    words = page(f"“{BRIDGE}”", "tr")
    policy = corpus.check(words).policy
    assert corpus.check(words).policy == policy
    assert corpus.check(words, FindOptions(max_chance=0.01)).policy != policy


def test_a_miss_says_where_it_came_nearest_and_why(letters: Path) -> None:
    corpus = tahkik.Corpus.of([letters], language="tr")
    words = "Köprünün tamiri için gereken para geçen kış toplandı, fakat usta bulunamadı ve iş baharda yarım kaldı."
    (one,) = corpus.check(page(f"“{words}”", "tr")).quotations
    assert one.verdict == "not-found"
    assert one.explain is None
    assert one.missed is not None
    near = one.missed.places[0]
    assert (near.source, near.kept, near.of) == ("letters/1912/köprü.txt", False, len(words.split()))
    assert near.reason is not None
    assert BRIDGE[near.start : near.end].startswith(near.text)
    assert "not-held" in one.missed.causes


def test_explaining_traces_every_quotation_and_changes_none(letters: Path, root: Path) -> None:
    corpus = tahkik.Corpus.of([letters], language="tr")
    words = page(
        f"“{BRIDGE}” dediler. Sonra da {WELL} Bir de “hiç kimsenin yazmadığı uzunca bir söz burada” var.", "tr"
    )
    plain, explained = corpus.check(words), corpus.check(words, FindOptions(explain=True))
    assert explained.policy == plain.policy
    assert explained.findings == plain.findings
    strip = [(one.quotation, one.verdict, one.matches, one.missed) for one in explained.quotations]
    assert strip == [(one.quotation, one.verdict, one.matches, one.missed) for one in plain.quotations]
    assert len(strip) == 3
    assert {one.quotation.marks for one in explained.quotations} == {"“", None}
    for one in explained.quotations:
        assert one.explain is not None
        kept = {place.source for place in one.explain.places if place.kept}
        assert kept == {match.source for match in one.matches}
        assert (one.missed is None) == (one.verdict != "not-found")
    law = Draft202012Validator(json.loads((root / "schema" / "result-1.json").read_text(encoding="utf-8")))
    law.validate(json.loads(dumps(to_dict(explained))))


def test_what_is_not_looked_for_was_not_missed(letters: Path) -> None:
    corpus = tahkik.Corpus.of([letters], language="tr")
    (short,) = tahkik.api.find("dalgın derler", corpus).quotations
    assert (short.verdict, short.missed) == ("not-checked", None)
    (alone,) = tahkik.check(page(f"“{BRIDGE}”", "tr")).quotations
    assert (alone.verdict, alone.missed) == ("not-checked", None)


def test_every_error_has_one_root() -> None:
    for error in (DuplicateSource, ProfileError, SourceMissing, UsageError):
        assert issubclass(error, TahkikError)
