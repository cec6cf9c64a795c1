"""Exit statuses.

0 nothing at or above ``--fail-on``; 1 findings; 2 usage or error; 3 nothing could be checked. Of several pages the
worst counts, in the order 2, 1, 3, 0.
"""

from __future__ import annotations

from collections.abc import Iterable

from tahkik.model import FINDING_LEVELS, CheckResult, FailedPage

CLEAN, FINDINGS, ERROR, UNCHECKED = 0, 1, 2, 3
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
BROKEN_PIPE = 141  # 128 + SIGPIPE

_WORST_FIRST = (ERROR, FINDINGS, UNCHECKED, CLEAN)


def of_page(result: CheckResult | FailedPage, fail_on: str) -> int:
    """Return the exit status of one page."""
    if isinstance(result, FailedPage):
        return ERROR
    least = FINDING_LEVELS.index(fail_on)
    if any(FINDING_LEVELS.index(finding.level) >= least for finding in result.findings):
        return FINDINGS
    met = any(checked.matches for checked in result.quotations)
    compared = any(date.consistent is not None for date in result.dates)
    return CLEAN if met or result.findings or result.renderings or compared else UNCHECKED


def of_pages(statuses: Iterable[int]) -> int:
    """Return the worst of the exit statuses of several pages."""
    held = set(statuses)
    return next((status for status in _WORST_FIRST if status in held), CLEAN)
