"""Original and rendering, document and claim, beside each other in a real Chromium: both sides of a link light up."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

#: As a report without renderings (issue 5): 200 quotations, each with a rendering of 63 words, open in a second.
MOST_MILLISECONDS = 1000
#: A line for each of 12,600 links, and both texts twice.
MOST_BYTES = 4_000_000

Open = Callable[..., Any]

#: The words that are framed, in the order they stand.
FRAMED = """selector => [...document.querySelectorAll(selector + ' .words [class^=k]')]
  .filter(one => getComputedStyle(one).outlineStyle === 'solid').map(one => one.textContent)"""
#: The lines that are seen: one.
SEEN = """selector => [...document.querySelectorAll(selector + ' .ties label')]
  .filter(one => getComputedStyle(one).opacity === '1')
  .map(one => one.textContent.replace(/\\s+/g, ' ').trim())"""


@pytest.mark.parametrize("scripts", [True, False])
def test_both_sides_light_up_under_the_pointer(opened: Open, results: ModuleType, scripts: bool) -> None:
    page = opened(results.rich(), java_script_enabled=scripts).page
    for side in ("original", "against"):
        page.locator(f"#r2 .{side} .k2").hover()
        assert page.evaluate(FRAMED, "#r2") == ["shyp", "vessel"]
        assert page.evaluate(SEEN, "#r2") == [
            "shyp → vessel · another word, known to mean the same (glossary:coast.tsv)"
        ]
    page.locator("#r2 h4").hover()
    assert page.evaluate(FRAMED, "#r2") == []
    [line] = page.evaluate(SEEN, "#r2")
    assert line.startswith("6 links. Point at a word")


def test_words_a_finding_speaks_of_light_up_too(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    page.locator("#r1 .against [class^=k]:has(mark)").first.hover()
    assert [words.strip("~") for words in page.evaluate(FRAMED, "#r1")] == ["changed: ~not quite", "changed: ~nearly"]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_arrow_keys_go_from_link_to_link(opened: Open, results: ModuleType, scripts: bool) -> None:
    page = opened(results.rich(), java_script_enabled=scripts).page
    page.locator("#r2 .ties input").first.focus()
    seen = []
    for _ in range(6):
        page.keyboard.press("ArrowDown")
        seen.append(page.evaluate(FRAMED, "#r2"))
        line = page.locator("#r2 .ties label:has(:checked)")
        assert line.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert seen == [
        ["smal", "small"], ["shyp", "vessel"], ["shal", "shall"], ["haven", "port"], ["byde", "remain"],
        ["this nyght", "tonight"],
    ]  # fmt: skip
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FRAMED, "#r2") == []


def test_all_links_are_one_stop_of_the_tab_key(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    page.locator("#r2 h4 a").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "radio"
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.ties')")


def test_a_touched_word_stays_lit(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich(), has_touch=True, viewport={"width": 360, "height": 700}).page
    page.locator("#r2 .against .k5").tap()
    assert page.evaluate(FRAMED, "#r2") == ["byde", "remain"]
    assert len(page.evaluate(SEEN, "#r2")) == 1


def test_what_was_lost_stands_above_the_words(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    for name, plain in (("r1", "denied there, not here:"), ("l3", "other words than the document’s:")):
        told = page.locator(f"#{name} .finding strong", has_text=plain)
        below = page.locator(f"#{name} .beside").first
        assert told.bounding_box()["y"] < below.bounding_box()["y"]
    assert "Where it begins and ends is an estimate" in page.locator("#r2 .kept").inner_text()


def test_a_finding_of_a_rendering_is_found_from_its_words(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    words = page.locator("#r1 .against mark.changed", has_text="nearly")
    assert words.count() == 1
    link = page.locator("#r1 .against a.ref", has_text="7")
    assert link.get_attribute("href") == "#f7"
    assert page.locator("#f7 .message").inner_text().startswith("the original denies")


def test_words_nothing_ties_are_underlined_and_listed(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    style = "one => getComputedStyle(one).textDecorationStyle"
    assert page.locator("#r2 .original .untied").first.evaluate(style) == "dotted"
    assert page.locator("#r2 .against .untied").first.evaluate(style) == "dashed"
    page.locator("#r2 .without summary").click()
    assert page.locator("#r2 .without p").all_inner_texts() == [
        "no counterpart known in the rendering: in, the",
        "no counterpart known in the original: again",
    ]


@pytest.mark.parametrize(("wide", "beside"), [(1280, True), (360, False)])
def test_side_by_side_or_one_above_the_other(opened: Open, results: ModuleType, wide: int, beside: bool) -> None:
    page = opened(results.rich(), viewport={"width": wide, "height": 900}).page
    for name in ("r1", "r2", "l3"):
        one, other = (page.locator(f"#{name} .{side}").bounding_box() for side in ("original", "against"))
        assert (one["y"] == other["y"]) is beside
        assert (other["x"] > one["x"]) is beside
    assert page.evaluate("document.documentElement.scrollWidth") <= wide


def test_on_paper_the_links_a_reader_cannot_see_are_listed(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    page.emulate_media(media="print")
    assert page.locator("#r2 .ties label:visible").count() == 4
    assert page.locator("#r2 .ties label", has_text="shyp").is_visible()
    assert not page.locator("#r2 .ties label", has_text="shal").is_visible()


def test_two_hundred_renderings_open_in_a_second(opened: Open, results: ModuleType) -> None:
    report = opened(results.long(rendered=True))
    assert report.file.stat().st_size <= MOST_BYTES
    assert report.page.locator(".facing").count() == 200
    times = []
    for _ in range(5):
        report.go()
        times.append(report.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    assert min(times) <= MOST_MILLISECONDS, statistics.median(times)
