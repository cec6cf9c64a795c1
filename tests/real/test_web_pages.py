"""The real page about a letter of 1920, dressed as blogs dress it, says the same as its text; and the command line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest

import tahkik
from tahkik.model import CheckResult, Document
from tahkik.read.formats.html import read_html

WORD = re.compile(r"\w+")
COMMENT = re.compile(r"^ {1,3}• (?P<date>.*\d\d:\d\d)\n +Permalink\n\n(?P<words>.*?)\n\n +Yanıtla$", re.M | re.S)


@pytest.fixture(scope="module")
def text(shared: Path) -> Document:
    return tahkik.read(shared / "seed" / "article.txt")


@pytest.fixture(scope="module")
def page(text: Document) -> str:
    """Return the page as a classic theme writes it, its comments nested."""
    parts = [text.text[span.start : span.end] for span in text.body]
    paragraphs = [part.strip() for part in "\n\n".join(parts).split("\n\n")]
    prose = "\n".join(f"<p>{_emphasised(part)}</p>" for part in paragraphs[1:])
    first, second = text.comments
    inner = (
        f'<ul class="children"><li class="comment depth-2" id="comment-2"><div class="comment-meta">'
        f'<a href="#comment-2">30 Aralık 2021 tarihinde, saat 07:31</a></div><p>{escape(second.text, quote=False)}</p>'
        '<div class="reply"><a href="#">Yanıtla</a></div></li></ul>'
    )
    return f"""<!DOCTYPE html><html lang="tr"><head><title>{paragraphs[0]} | Günlük</title></head><body>
<div id="content"><div class="post"><h1 class="entry-title">{paragraphs[0]}</h1><div class="entry">{prose}
<div class="sharedaddy"><h3>Bunu paylaş:</h3><ul><li><a href="#">Facebook</a></li></ul></div></div></div>
<h3 id="comments">{paragraphs[0]}” için 2 yorum</h3><ol class="commentlist"><li class="comment depth-1" id="comment-1">
<div class="comment-meta"><a href="#comment-1">24 Aralık 2021 tarihinde, saat 16:37</a></div>
<p>{escape(first.text, quote=False)}</p><div class="reply"><a href="#">Yanıtla</a></div>{inner}</li></ol>
<div id="respond"><h3>Bir Cevap Yazın</h3></div></div></body></html>"""


def _emphasised(words: str) -> str:
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", escape(words, quote=False)).replace("\n", "<br>\n")


def _body(document: Document) -> list[str]:
    return WORD.findall(" ".join(document.text[span.start : span.end] for span in document.body))


def test_the_same_words_blocks_and_comments(text: Document, page: str) -> None:
    read = read_html(page, "page.html")
    assert _body(read) == _body(text)
    inside = [(one.start, one.end) for one in read.comments]
    own = [block.kind for block in read.blocks if not any(low <= block.start < high for low, high in inside)]
    assert own == [block.kind for block in text.blocks]
    assert [(c.id, c.parent, c.published, WORD.findall(c.text)) for c in read.comments] == [
        (c.id, c.parent, c.published, WORD.findall(c.text)) for c in text.comments
    ]


def _told(result: CheckResult) -> list[object]:
    """Return what a check says, without positions."""
    text = result.document.text

    def plain(start: int, end: int) -> list[str]:
        return WORD.findall(text[start:end])

    return [
        [
            (one.verdict, one.quotation.kind, one.quotation.closed, plain(one.quotation.start, one.quotation.end),
             [[(v.kind, v.class_, v.rule) for v in match.variants] for match in one.matches])
            for one in result.quotations
        ],
        [plain(one.start, one.end) for one in result.renderings],
        [plain(one.start, one.end) for one in result.dates],
        [(one.rule, one.level, one.about, plain(one.start, one.end)) for one in result.findings],
    ]  # fmt: skip


def test_the_same_result_as_the_text(text: Document, page: str, shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "article.html"
    path.write_text(page, encoding="utf-8")
    corpus = tahkik.Corpus.of([shared / "seed" / "respelled.txt"], keep=False)
    assert _told(corpus.check(tahkik.read(path))) == _told(corpus.check(text))


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tahkik", *arguments], capture_output=True, text=True, env=os.environ, check=False
    )


def test_from_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<h1>The book</h1><p>He said: “It is so, and it was always so.”</p>", encoding="utf-8")
    read = _run("read", str(path), "--format", "json")
    assert read.returncode == 0, read.stderr
    assert json.loads(read.stdout)["origins"][1]["path"] == "/html[1]/body[1]/p[1]"
    checked = _run("check", str(path), "--format", "json")
    assert checked.returncode in (0, 1, 3), checked.stderr
    assert json.loads(checked.stdout)["document"]["media_type"] == "text/html"
    assert checked.stderr == ""


def test_an_address_is_refused_with_the_hint_to_save_the_page() -> None:
    refused = _run("check", "https://site.example/page.html")
    assert refused.returncode == 2
    assert "save the page" in refused.stderr
