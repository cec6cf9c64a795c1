"""The comments of a web page, and the posts of a thread.

::

    elements ── candidates.py: named, marked up or listed as comments ─┐
             ── repeated.py: repeated and dated under a heading ───────┴─> parts.py: author, date, permalink, words
             ──> nesting.py: which one answers which
    scripts  ── declared.py: comments a script declares (schema.org)
"""

from __future__ import annotations

from tahkik.read.formats.html.threads.thread import Thread, threads

__all__ = ["Thread", "threads"]
