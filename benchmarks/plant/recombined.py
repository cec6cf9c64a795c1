"""Much text out of little: real sentences in a new order, so that words and letters are as frequent as in print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

#: Code points of a document, and sentences of a paragraph, at least and at most.
DOCUMENT = (5_000, 60_000)
PARAGRAPH = (2, 9)
_END = re.compile(r"(?<=[.;:!?])\s+|\n\s*\n")


def sentences(texts: Sequence[str]) -> list[str]:
    """Return the sentences of texts, those of three words and more, each on one line."""
    lines = (" ".join(one.split()) for text in texts for one in _END.split(text))
    return [one for one in lines if one.count(" ") > 1]


def documents(pool: Sequence[str], size: int, seed: int) -> Iterator[str]:
    """Yield documents made of sentences of a pool until they hold so many code points."""
    random = Random(seed)
    made = 0
    while made < size:
        wanted = min(random.randint(*DOCUMENT), size - made)
        paragraphs: list[str] = []
        held = 0
        while held < wanted:
            paragraph = " ".join(random.choices(pool, k=random.randint(*PARAGRAPH)))
            paragraphs.append(paragraph)
            held += len(paragraph) + 2
        made += held
        yield "\n\n".join(paragraphs) + "\n"


def write(texts: Sequence[str], folder: Path, size: int, seed: int) -> int:
    """Write documents of so many code points in all, a hundred to a folder; return their bytes."""
    written = 0
    for number, text in enumerate(documents(sentences(texts), size, seed)):
        place = folder / f"{number // 100:05d}"
        place.mkdir(parents=True, exist_ok=True)
        data = text.encode()
        written += len(data)
        (place / f"{number:07d}.txt").write_bytes(data)
    return written
