"""The HTML report in a real Chromium: it asks nobody, runs nothing of the page, and is steered by keyboard."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

#: Issue 5: a report of 200 quotations opens in a second and weighs two megabytes, at most.
MOST_MILLISECONDS = 1000
MOST_BYTES = 2_000_000

Open = Callable[..., Any]


@pytest.mark.parametrize("ui", ["en", "tr"])
def test_it_asks_nobody_and_nothing_complains(opened: Open, results: ModuleType, ui: str) -> None:
    report = opened([results.rich(), results.failed()], ui=ui)
    assert report.requests == [report.file.as_uri()]
    assert report.complaints == []
    assert report.page.locator("html").get_attribute("lang") == ui


def test_what_stands_in_a_page_stays_text(opened: Open, results: ModuleType) -> None:
    report = opened(results.rich())
    page = report.page
    assert page.title() == "The ferry house · Tahkik"
    assert page.locator("img").count() == 0
    assert page.locator("main b, main script").count() == 0
    words = page.locator("#q5 .words").inner_text()
    assert "</script><img src=x onerror=\"document.title='broken'\"><b>bold</b> {{ 7 * 7 }}" in words
    assert "␛[31m ⟨U+202E⟩kcab⟨U+2066⟩" in words


def test_the_policy_forbids_the_network_and_other_scripts(opened: Open, results: ModuleType) -> None:
    report = opened(results.rich())
    refused = report.page.evaluate(
        """async () => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          const image = new Image();
          const loaded = new Promise((done) => { image.onload = () => done(true); image.onerror = () => done(false); });
          image.src = "https://example.org/x.png";
          let fetched = true;
          try { await fetch("https://example.org/"); } catch { fetched = false; }
          return [window.ran === undefined, !(await loaded), !fetched];
        }"""
    )
    assert refused == [True, True, True]


def test_every_link_leads_somewhere_and_no_address_stands_twice(opened: Open, results: ModuleType) -> None:
    page = opened([results.rich(), results.rich(), results.failed()]).page
    ids = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))
    links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
    assert {"#p1-q1", "#p2-q1", "#p1-f2"} <= set(links)
    assert [link for link in links if not link.startswith("#") or link[1:] not in ids] == []


def test_quotations_and_findings_have_their_own_addresses(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich(), fragment="#f3").page
    assert page.locator("#f3 .message").inner_text().startswith("left out")
    assert page.locator("#f3").evaluate("one => Math.abs(one.getBoundingClientRect().top) < innerHeight")
    assert page.locator("#q1 .words.page mark.left-out a, #q1 .words.page a[href='#f3']").count() == 1


def test_the_plain_line_is_said_first(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    assert page.locator("#q1 .plain").inner_text() == (
        "Found in Letter from the coast: one word changed, one word added, one word left out, "
        "one word that looks misprinted or misread, spelling differs in 2 places."
    )
    assert page.locator(".entry").first.get_attribute("id") == "q1"


def test_words_that_differ_carry_sign_underline_and_spoken_word(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    for kind, sign, spoken in [("added", "+", "added"), ("changed", "~", "changed"), ("doubtful", "?", "doubtful")]:
        mark = page.locator(f"#q1 .words.page mark.{kind}").first
        assert mark.locator(".sign").first.inner_text() == sign
        assert mark.locator(".ear").text_content().startswith(spoken)
        assert "underline" in mark.evaluate("one => getComputedStyle(one).textDecorationLine")
    assert page.locator("#q1 .words.page .caret").inner_text() == "‸"


def test_a_rule_is_filtered_without_scripts(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich(), java_script_enabled=False).page
    page.locator("#only-silent-omission").check()
    assert page.locator(".entry:visible").count() == 1
    page.locator("#only-all").check()
    assert page.locator(".entry:visible").count() == 7
    assert page.get_by_role("button", name="copy").count() == 0


def test_keys(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    focused = "document.activeElement.id"
    order = page.eval_on_selector_all(".entry", "all => all.map(one => one.id)")
    page.keyboard.press("n")
    assert page.evaluate(focused) == order[0]
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.evaluate(focused) == order[2]
    page.keyboard.press("p")
    assert page.evaluate(focused) == order[1]
    assert page.url.endswith(f"#{order[1]}")
    page.keyboard.press("s")
    assert page.locator("#spelling").is_checked()
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    page.keyboard.press("n")
    assert page.url.endswith(f"#{order[1]}")


def test_next_goes_past_what_the_filter_hides(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    page.locator("#only-silent-addition").check()
    for _ in range(5):
        page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "q3"


def test_a_link_into_something_folded_unfolds_it(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich(), fragment="#c3").page
    assert page.locator("#c3").is_visible()


def test_the_citation_is_copied(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich(), permissions=["clipboard-read", "clipboard-write"]).page
    page.locator("#q1 [data-copy]").click()
    page.locator("#q1 [data-copy]", has_text="copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "Letter from the coast, C-I, s. 7, letters/one.txt, characters 100–167; "
        "quoted in A. Writer, The ferry house, 2021-04-02, ferry.txt, line 3"
    )


def test_a_rule_is_explained_in_the_file(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    page.locator("#f2").get_by_role("link", name="why this is flagged").click()
    assert page.locator("#rule-changed-word h4").all_inner_texts()[-1] == "When it is wrong"
    assert page.evaluate("location.hash") == "#rule-changed-word"


def test_right_to_left_words_run_from_the_right(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    words = page.locator("#q3 .words.page")
    assert words.get_attribute("lang") == "ar"
    assert words.evaluate("one => getComputedStyle(one).direction") == "rtl"
    edge = words.evaluate(
        """one => {
          const range = document.createRange(); range.selectNodeContents(one);
          return one.getBoundingClientRect().right - range.getBoundingClientRect().right;
        }"""
    )
    assert edge < 5


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_nothing_is_wider_than_the_screen(opened: Open, results: ModuleType, width: int) -> None:
    page = opened([results.rich(), results.failed()], viewport={"width": width, "height": 800}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_the_spelling_is_unfolded_and_the_tools_are_gone(opened: Open, results: ModuleType) -> None:
    page = opened(results.rich()).page
    page.emulate_media(media="print")
    assert page.locator("#q1 details.spelling li").first.is_visible()
    for tool in (".filter", ".contents", "[data-copy]"):
        assert not page.locator(tool).first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_page_that_failed_says_why(opened: Open, results: ModuleType) -> None:
    words = opened([results.rich(), results.failed()]).page.locator(".failed").inner_text()
    assert "gone.pdf has no text layer." in words
    assert "run OCR first" in words


def test_not_found_says_in_what_and_why_it_may_have_been_missed(opened: Open, results: ModuleType) -> None:
    words = opened(results.rich()).page.locator("#q2").inner_text()
    assert "Not found in the 366 documents held." in words
    assert "Why it may have been missed" in words
    assert "letters/two.txt" in words


@pytest.mark.parametrize("fragment", ["#q150", "#f199"])
def test_a_link_far_down_a_long_report_arrives(opened: Open, results: ModuleType, fragment: str) -> None:
    page = opened(results.long(), fragment=fragment).page
    page.wait_for_timeout(300)
    top, room = page.locator(fragment).evaluate("one => [one.getBoundingClientRect().top, innerHeight]")
    assert -5 <= top <= room / 2


def test_two_hundred_quotations_open_in_a_second(opened: Open, results: ModuleType) -> None:
    report = opened(results.long())
    assert report.file.stat().st_size <= MOST_BYTES
    assert report.page.locator(".entry").count() == 200
    times = []
    for _ in range(5):
        report.go()
        times.append(report.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    assert statistics.median(times) <= MOST_MILLISECONDS
