"""A result as one HTML file that opens from disk and asks no network.

::

    marking.py   words and variants -> runs of words with marks
    plain.py     the plain line: found where, and what differs
    entries.py   findings, quotations and renderings that belong together, the riskiest first
    faced.py     a rendering or claim beside its original: rows, ties, what was lost
    entered.py   an entry with its words
    sheet.py     a whole page of the report, with everything its templates say
    setting.py   sheets -> one file: templates, style and script of our own, and the policy that forbids the rest

The templates decide nothing: one file a part of the result (``templates/``), so that a new part is a new file.
"""

from tahkik.report.html.setting import render, write_html

__all__ = ["render", "write_html"]
