"""Several values after one ``--sources``.

``--sources`` may be repeated. After the pages it takes every value up to the next option::

    tahkik check PAGE --sources A B        two sources
    tahkik check PAGE --sources A --sources B

Before any page it takes one value, and what follows are pages::

    tahkik check --sources FOLDER PAGE     one source, one page

``--`` ends the sources and the options: what follows are pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from tahkik.errors import UsageError

SOURCES = "--sources"
CORPUS = "--corpus"

#: Options that take no value; every other option takes one, or is written ``--name=value``.
SWITCHES = frozenset({"--explain", "--include-text", "--help", "-h", "--version", "--clear"})


def spread_sources(arguments: Sequence[str]) -> list[str]:
    """Write ``--sources A B`` as ``--sources A --sources B``, where both are sources.

    Parameters
    ----------
    arguments : sequence of str
        The words after ``tahkik``, the command first.
    """
    if "--" in arguments:
        end = list(arguments).index("--")
        return [*spread_sources(arguments[:end]), *arguments[end:]]
    result: list[str] = []
    page_seen = False
    awaiting = False  # the word is the value of an option before it
    spreading = False  # the word is one more source
    for index, word in enumerate(arguments):
        option = word.startswith("-") and word != "-"
        if awaiting or (index == 0 and not option):
            result.append(word)
            awaiting = False
        elif option:
            result.append(word)
            spreading = page_seen and word.partition("=")[0] == SOURCES
            awaiting = word not in SWITCHES and "=" not in word
        elif spreading:
            result += [SOURCES, word]
        else:
            result.append(word)
            page_seen = True
    return result


def refuse_two_corpora(arguments: Sequence[str]) -> None:
    """Refuse ``--corpus`` given twice, of which the command line would silently take the last.

    Raises
    ------
    UsageError
        It is.
    """
    options = arguments[: list(arguments).index("--")] if "--" in arguments else arguments
    if sum(word.partition("=")[0] == CORPUS for word in options) > 1:
        raise UsageError(
            "--corpus was given twice; a page is checked against one corpus.",
            hint="add the sources of both to one: tahkik corpus add PATH SOURCE",
        )


def asked_format(arguments: Sequence[str]) -> str:
    """Return the value of ``--format`` where the command line itself could not be understood."""
    for index, word in enumerate(arguments):
        if word.startswith("--format="):
            return word.partition("=")[2]
        if word == "--format" and index + 1 < len(arguments):
            return arguments[index + 1]
    return "terminal"
