"""Invented papers: sentences of made-up words, in as many files as are asked for; the same for the same seed."""

from __future__ import annotations

from pathlib import Path
from random import Random

_ONSETS = ("b", "br", "d", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w")
_NUCLEI = ("a", "e", "i", "o", "u", "ea", "ou")
_CODAS = ("", "", "n", "r", "s", "t", "ll", "nd", "rk", "m")
#: Different words, and how much more often the first is used than the hundredth.
VOCABULARY, SKEW = 12_000, 0.9


def papers(folder: Path, size: int, files: int, seed: int) -> list[str]:
    """Write so many files of about ``size`` bytes together; return a passage of 14 words of every one."""
    random = Random(seed)
    words = ["".join(_syllable(random) for _ in range(random.choice((1, 2, 2, 3)))) for _ in range(VOCABULARY)]
    weights = [1 / (rank + 1) ** SKEW for rank in range(VOCABULARY)]
    folder.mkdir(parents=True, exist_ok=True)
    passages = []
    for number in range(files):
        drawn = random.choices(words, weights, k=max(40, size // files // 6))
        sentences = []
        while drawn:
            cut = random.randint(8, 24)
            sentences.append(" ".join(drawn[:cut]).capitalize() + ".")
            del drawn[:cut]
        text = " ".join(sentences)
        (folder / f"{number:04d}.txt").write_text(text + "\n", encoding="utf-8")
        spoken = text.split()
        at = random.randrange(max(1, len(spoken) - 14))
        passages.append(" ".join(spoken[at : at + 14]))
    return passages


def _syllable(random: Random) -> str:
    return random.choice(_ONSETS) + random.choice(_NUCLEI) + random.choice(_CODAS)
