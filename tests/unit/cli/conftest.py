"""A stand-in for the API, so that the door is tested alone."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import tahkik
from tahkik import errors
from tahkik.model import (
    Checked,
    CheckResult,
    CorpusInfo,
    Document,
    Finding,
    Match,
    Quotation,
    Refusal,
    Relation,
    Span,
)
from tahkik.report import html

SHA = hashlib.sha256(b"").hexdigest()


def result(document: Document, corpus: CorpusInfo | None, *, level: str | None, met: bool) -> CheckResult:
    text = document.text
    quotation = Quotation("q1", 0, len(text), text, None)
    match = Match("s/1.txt", None, None, 0, len(text), text, "primary", 0.0, "", "", Span(0, len(text)))
    params = {"words": "x", "source": "s/1.txt"}
    findings = (Finding("silent-addition", level, "q1", 0, 1, params),) if level else ()  # type: ignore[arg-type]
    checked = Checked(quotation, "verbatim" if met else "not-found", (match,) if met else ())
    return CheckResult(document, corpus, "policy", (checked,), findings=findings)


class Stand:
    """What was asked of the API, and what it answers: a page says itself how it ends."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.refusals: tuple[Refusal, ...] = ()

    def read(self, source: Path | bytes, options: Any) -> Document:
        self.asked.append((source, options))
        if isinstance(source, bytes):
            data, name = source, "-"
        elif not source.exists():
            raise errors.ReadError(f"there is no file {source}.", hint="look at its name")
        else:
            data, name = source.read_bytes(), source.name
        if b"bug" in data:
            raise ZeroDivisionError("by nought")
        if b"interrupt" in data:
            raise KeyboardInterrupt
        return Document(name, data.decode(), SHA, SHA, "text/plain")

    def answer(self, document: Document, corpus: CorpusInfo | None) -> CheckResult:
        level = next((level for level in ("note", "warning", "error") if level in document.text), None)
        return result(document, corpus, level=level, met="met" in document.text)


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> Stand:
    stand = Stand()

    @dataclass
    class Corpus:
        info: CorpusInfo

        @staticmethod
        def of(sources: Any, *, language: Any = None, label: Any = None, progress: Any = None) -> Corpus:
            stand.asked.append((tuple(sources), language, label))
            if "missing" in sources:
                raise errors.SourceMissing("there is no 'missing'.", hint="name a folder")
            progress("s/1.txt", 1, 2)
            return Corpus(CorpusInfo("s", 2, 100, stand.refusals))

        def check(self, document: Document, options: Any, glossary: Any = None) -> CheckResult:
            return stand.answer(document, self.info)

    api: Any = ModuleType("tahkik.api")
    api.Corpus = Corpus
    api.read = stand.read
    api.render_html = lambda results, *, ui, explain: html.render(results, ui, explain=explain)
    api.check = lambda document, *, options, glossary: stand.answer(document, None)
    api.default_corpus = lambda: None
    api.find = lambda text, corpus, options, glossary: stand.answer(
        Document("text", text, SHA, SHA, "text/plain"), replace(corpus.info, refusals=())
    )
    api.compare = lambda a, b, *, language: Relation("same" if a == b else "different", (), f"language {language}")
    api.cache = SimpleNamespace(size=lambda: (2, 5000), clear=lambda: (2, 5000))
    monkeypatch.setitem(sys.modules, "tahkik.api", api)
    monkeypatch.delattr(tahkik, "api", raising=False)
    monkeypatch.setenv("LC_ALL", "en")
    return stand


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for name in ("clean met", "note met", "warning met", "error met", "nothing", "bug"):
        (tmp_path / f"{name.split()[0]}.txt").write_text(name, encoding="utf-8")
    return tmp_path
