"""Tahkik checks what a text says a document says.

The public names, and nothing else. They are resolved on first use (PEP 562), so that importing ``tahkik`` loads neither
NumPy nor Numba; their types stand in ``__init__.pyi``.

::

    import tahkik

    corpus = tahkik.Corpus.of(["folder"], language="tr")
    result = corpus.check(tahkik.read("article.txt"))
    for finding in result.findings:
        print(finding.rule, finding.level)
    tahkik.write_json(result, "report.json")
"""

from importlib import import_module as _import_module

__version__ = "0.1.0"

_HOMES = {
    "CheckResult": "tahkik.model",
    "Corpus": "tahkik.api",
    "DateMention": "tahkik.model",
    "Document": "tahkik.model",
    "Finding": "tahkik.model",
    "Glossary": "tahkik.languages.glossary",
    "Modality": "tahkik.model",
    "Relation": "tahkik.model",
    "TahkikError": "tahkik.errors",
    "check": "tahkik.api",
    "compare": "tahkik.api",
    "find_citations": "tahkik.api",
    "find_dates": "tahkik.api",
    "find_modality": "tahkik.api",
    "learn_glossary": "tahkik.api",
    "read": "tahkik.api",
    "write_glossary": "tahkik.report.glossaries",
    "write_html": "tahkik.api",
    "write_json": "tahkik.report",
}

__all__ = [
    "CheckResult",
    "Corpus",
    "DateMention",
    "Document",
    "Finding",
    "Glossary",
    "Modality",
    "Relation",
    "TahkikError",
    "__version__",
    "check",
    "compare",
    "find_citations",
    "find_dates",
    "find_modality",
    "learn_glossary",
    "read",
    "write_glossary",
    "write_html",
    "write_json",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'tahkik' has no attribute {name!r}")
    value = getattr(_import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
