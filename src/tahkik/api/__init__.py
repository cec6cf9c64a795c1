"""What the doors and other programs call: the corpus and the verbs.

::

    verbs.py ── the order of the stages: read, segment, find, collate, renderings, judge
    quotations.py, unmarked.py ── from places found to matches
    modality.py ── what words carry
citations.py ── the citations of a text
    glossaries.py ── pairs of words learned from a text and its rendering
    library.py, batches.py, compacting.py, shelf.py ── a corpus on disk
    sources.py ── from files to documents held
    reports.py ── the HTML report, with the pages of the rules
"""

from tahkik import judge
from tahkik.api import library
from tahkik.api.citations import find_citations
from tahkik.api.glossaries import learn_glossary
from tahkik.api.modality import find_modality
from tahkik.api.reports import render_html, write_html
from tahkik.api.shelf import default_corpus
from tahkik.api.sources import Progress
from tahkik.api.verbs import Corpus, check, compare, find, find_dates
from tahkik.corpus import cache
from tahkik.languages.glossary import Glossary
from tahkik.read import read

__all__ = [
    "Corpus",
    "Glossary",
    "Progress",
    "cache",
    "check",
    "compare",
    "default_corpus",
    "find",
    "find_citations",
    "find_dates",
    "find_modality",
    "judge",
    "learn_glossary",
    "library",
    "read",
    "render_html",
    "write_html",
]
