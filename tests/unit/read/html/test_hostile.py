"""Pages made to exhaust a reader: bounded in time and memory, refused with a reason, nothing fetched."""

from __future__ import annotations

import socket
import time

import pytest

from tahkik.errors import EmptyDocument, LimitError
from tahkik.read.formats.html import read_html

#: Seconds; the machine may be busy.
PATIENCE = 20


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<div>" * 100_000 + "x", "nested more than 2048 levels"),
        ("<b>" * 100_000 + "x" + "</b>" * 100_000, "nested more than 2048 levels"),
        ("<p>x " * 2_000_000, "more than 200000 elements"),
        ("<b>x" * 2_500_000, "more than 200000 elements"),
        ("<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">x</p>", "more than 10000 attributes"),
    ],
)
def test_more_than_any_page_is_refused(html: str, said: str) -> None:
    began = time.monotonic()
    with pytest.raises(LimitError, match=said) as error:
        read_html(html, "page.html")
    assert error.value.hint
    assert time.monotonic() - began < PATIENCE


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>" * 1_500 + "<p>the words</p>",
        "<ul><li class=comment>Ann 3 May 2020 10:00 wrote the words" * 500,
        "<p>the words</p>" + "<div>3 May 2020 10:00</div>" * 20_000,
        "<p>the words</p>" + "1. " * 1_000_000,
        "<p>the words</p><" + "a" * 3_000_000,
        '<p class="' + "comment " * 400_000 + '">the words</p>',
        "<p>the words</p>" + "&amp;" * 500_000,
        "<p>the words</p>" + "<!--" * 300_000,
        "<p>the words</p><script type='application/ld+json'>" + "[" * 300_000 + "</script>",
        "<h3>2 comments</h3>" * 20_000 + "<p>the words</p>",
    ],
)
def test_what_is_bounded_is_read(html: str) -> None:
    began = time.monotonic()
    document = read_html(html, "page.html")
    assert "the words" in document.text
    assert time.monotonic() - began < PATIENCE


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://site.example/p.dtd"> %p;',
    ],
)
def test_entities_of_the_page_s_own_are_not_expanded(declaration: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    html = f'<!DOCTYPE html [{declaration}]><html><head><link rel="stylesheet" href="http://site.example/a.css">' \
           '</head><body><p>the words &x; stay</p><img src="http://site.example/a.png"></body></html>'  # fmt: skip
    document = read_html(html, "page.html")
    assert "root:" not in document.text
    assert "aaaaaaaaaaaaaaaaaaaa" not in document.text
    assert "the words" in document.text


def test_nothing_but_an_unclosed_comment() -> None:
    with pytest.raises(EmptyDocument):
        read_html("<!--" * 100_000, "page.html")


def test_markup_in_the_text_stays_text() -> None:
    document = read_html("<p>He wrote &lt;/script&gt;&lt;img onerror=x&gt; there.</p>", "page.html")
    assert document.text == "He wrote </script><img onerror=x> there."
