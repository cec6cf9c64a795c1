"""From aligned steps to runs of difference: words that agree by their search letters are set aside for comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from tahkik.collate.align import Step

Operation = Literal["pair", "addition", "omission"]


class Run(NamedTuple):
    """One operation: half-open tokens of the quotation and of the source; one side is empty in a gap."""

    operation: Operation
    page: tuple[int, int]
    source: tuple[int, int]


def runs(steps: Sequence[Step], words: int, first_page: int = 0) -> list[Run]:
    """Fill the gaps between steps with additions and omissions.

    Parameters
    ----------
    steps : sequence of Step
        In order.
    words : int
        Tokens of the quotation that count: up to the end for a closed one, up to the last match for an open one.
    first_page : int
        First token that counts.

    Returns
    -------
    list of Run
        Every token of the quotation from ``first_page`` to ``words`` once, every source token between the first and the
        last step once.
    """
    out: list[Run] = []
    page = first_page
    source = steps[0].source[0] if steps else 0
    for step in steps:
        if step.page[0] > page:
            out.append(Run("addition", (page, step.page[0]), (source, source)))
        if step.source[0] > source:
            out.append(Run("omission", (step.page[0], step.page[0]), (source, step.source[0])))
        out.append(Run("pair", step.page, step.source))
        page, source = step.page[1], step.source[1]
    if page < words:
        out.append(Run("addition", (page, words), (source, source)))
    return out


def edges(steps: Sequence[Step], similar: Sequence[bool], broken: Callable[[int], bool]) -> list[Step]:
    """Undo pairs of unlike words at either end that reach beyond a sentence of the source.

    Where the source's sentence ends with the last word that fits, what follows on the page is an addition and not a
    replacement of the next sentence's words.

    Parameters
    ----------
    steps : sequence of Step
        In order.
    similar : sequence of bool
        Whether the words of each step are alike.
    broken : callable
        Whether a sentence of the source ends right before a source token.
    """
    first = next((k for k, alike in enumerate(similar) if alike), None)
    if first is None:
        return list(steps)
    last = max(k for k, alike in enumerate(similar) if alike)
    low, high = 0, len(steps)
    for k in range(first - 1, -1, -1):
        if any(broken(t) for t in range(steps[k].source[0] + 1, steps[k + 1].source[0] + 1)):
            low = k + 1
            break
    for k in range(last + 1, len(steps)):
        if any(broken(t) for t in range(steps[k - 1].source[1], steps[k].source[1])):
            high = k
            break
    return list(steps[low:high])
