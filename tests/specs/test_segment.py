"""Run the specimens of ``segment/*.md``: a fragment of a page, and what a reader would call its quotations.

A specimen is a heading, a line ``Language: xx``, a block ``page`` and a block ``expected``. Paragraphs of the page are
divided by empty lines; ``{title}``, ``{lead}``, ``{heading}``, ``{sources}``, ``{comment}``, ``{leavings}``,
``{quotation}`` or ``{item}`` before one gives its kind and is no part of the text.

Every quotation must be listed, one a line: ``q1 “ inline: words`` (``block``, ``open`` and ``inside q1`` as they
apply; ``-`` for no mark). A line break in the page is written ``/``, ``⋯`` stands for any words. Other lines say more:
``q1 article 2: …``, ``q1 extent 2: …``, ``q1 bracket unknown: …``, ``q1 ellipsis: …``, ``q1 break: …``,
``q1 introduction: …``, ``rendering of q1: …``, ``citation: …``, ``claim about q1: …``. What a specimen speaks of at
all, it must list in full. ``nothing`` says that there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tahkik.languages import load
from tahkik.model import Block, Comment, Document, Quotation, Segments, Span
from tahkik.segment import segment

FOLDER = Path(__file__).parent / "segment"
_SPECIMEN = re.compile(
    r"^## (?P<name>[^\n]+)\n+(?:(?!## )(?!```)(?!Language:)[^\n]*\n)*?Language: (?P<language>\w+)\n+"
    r"```page\n(?P<page>.*?)\n```\n+```expected\n(?P<expected>.*?)\n```",
    re.MULTILINE | re.DOTALL,
)
_KIND = re.compile(r"\{(\w+)\} ?")


@dataclass(frozen=True)
class Specimen:
    name: str
    language: str
    page: str
    expected: tuple[str, ...]


def specimens() -> list[Specimen]:
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        written = path.read_text(encoding="utf-8")
        here = list(_SPECIMEN.finditer(written))
        assert len(here) == len(re.findall(r"^## ", written, re.MULTILINE)), f"a specimen of {path.name} is malformed"
        for hit in here:
            lines = tuple(line.strip() for line in hit["expected"].splitlines() if line.strip())
            found.append(Specimen(f"{path.stem}: {hit['name'].strip()}", hit["language"], hit["page"], lines))
    return found


def page(written: str, language: str) -> Document:
    """Build the document a reader would hand over for a specimen's page."""
    text, blocks, body, comments, leavings = "", [], [], [], []
    for paragraph in re.split(r"\n{2,}", written):
        kind = _KIND.match(paragraph)
        words = paragraph[kind.end() :] if kind else paragraph
        text += "\n\n" if text else ""
        start, end = len(text), len(text) + len(words)
        text += words
        name = kind.group(1) if kind else "quotation" if words.startswith(">") else "paragraph"
        if name == "leavings":
            leavings.append(Span(start, end))
        elif name == "comment":
            comments.append(Comment(f"c{len(comments) + 1}", None, None, None, None, start, end, words))
        else:
            body.append(Span(start, end))
            blocks.append(Block(name, start, end))  # type: ignore[arg-type]
    return Document(
        "specimen", text, "", "", "text/markdown", language,
        body=tuple(body), blocks=tuple(blocks), comments=tuple(comments), leavings=tuple(leavings),
    )  # fmt: skip


def _shown(words: str) -> str:
    return re.sub(r"\s*\n\s*", " / ", re.sub(r"\n\s*\n", "\n", words))


def _head(quotation: Quotation) -> str:
    parts = [quotation.id, quotation.marks or "-", quotation.kind]
    parts += [] if quotation.closed else ["open"]
    parts += [f"inside {quotation.inside}"] if quotation.inside else []
    return " ".join(parts)


def described(text: str, segments: Segments) -> dict[str, list[str]]:
    """Say what was found, in the lines of a specimen, by subject."""
    found: dict[str, list[str]] = {"quotation": []}
    for one in segments.quotations:
        found["quotation"].append(f"{_head(one)}: {_shown(one.text)}")
        say = found.setdefault
        say(f"{one.id} article", []).extend(
            f"{one.id} article {part.number}: {_shown(text[part.start : part.end])}" for part in one.articles
        )
        say(f"{one.id} extent", []).extend(
            [f"{one.id} extent {one.extent.part or '?'}: {one.extent.text}"] if one.extent else []
        )
        say(f"{one.id} bracket", []).extend(f"{one.id} bracket {part.kind}: {part.text}" for part in one.brackets)
        say(f"{one.id} ellipsis", []).extend(f"{one.id} ellipsis: {text[a:b]}" for a, b in one.ellipses)
        say(f"{one.id} break", []).extend(f"{one.id} break: {_shown(text[a:b]).strip()}" for a, b in one.breaks)
        announced = one.introduction
        say(f"{one.id} introduction", []).append(
            f"{one.id} introduction: {_shown(text[announced.start : announced.end])}"
            if announced
            else f"{one.id} introduction: nothing"
        )
    found["rendering"] = [f"rendering of {one.of}: {_shown(one.text)}" for one in segments.renderings]
    found["citation"] = [f"citation: {one.text}" for one in segments.citations]
    found["claim"] = [f"claim about {one.about or 'nothing'}: {_shown(one.text)}" for one in segments.claims]
    return found


def _subject(line: str) -> str:
    inner = re.match(r"(q\d+ (?:article|extent|bracket|ellipsis|break|introduction))\b", line)
    if inner:
        return inner.group(1)
    outer = re.match(r"(rendering|citation|claim)\b", line)
    return outer.group(1) if outer else "quotation"


def _fits(expected: str, found: str) -> bool:
    return re.fullmatch(".*".join(re.escape(part) for part in expected.split("⋯")), found, re.DOTALL) is not None


@pytest.mark.parametrize("specimen", specimens(), ids=lambda specimen: specimen.name)
def test_specimen(specimen: Specimen) -> None:
    document = page(specimen.page, specimen.language)
    found = described(document.text, segment(document, load(specimen.language)))
    wanted: dict[str, list[str]] = {"quotation": []}
    for line in specimen.expected:
        subject = _subject(line)
        listed = wanted.setdefault(subject, [])
        if line != "nothing" and not re.fullmatch(
            r"(rendering|citation|claim|q\d+ (article|bracket|break)): nothing", line
        ):
            listed.append(line)
    for subject, lines in wanted.items():
        here = found.get(subject, [])
        assert len(here) == len(lines), f"{subject}: {here}"
        for line, said in zip(lines, here, strict=True):
            assert _fits(line, said), f"{subject}: {said!r} is not {line!r}"


def test_there_are_specimens_enough() -> None:
    assert len(specimens()) >= 60
