"""Judge: evidence in, findings and one verdict a quotation out.

::

    matches ── phrases.py ──> runs of variants ── registry.py, rules/ ──> variants with the rule that names them
    matches ── verdicts.py ──> one verdict a quotation
    page.py (all of it together) ── rules/ ──> findings, in the order of the page

A rule is one file in ``rules/``; a new one edits no other file, but for its words in ``report/messages``.
"""

from tahkik.judge.judged import Judged
from tahkik.judge.judging import Judgement, judge
from tahkik.judge.registry import Rule, page, rules
from tahkik.judge.verdicts import verdict_of

__all__ = ["Judged", "Judgement", "Rule", "judge", "page", "rules", "verdict_of"]
