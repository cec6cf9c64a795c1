"""How fast dates are found: in prose dense with dates, in prose without, and in what is made to be slow.

python benchmarks/dates.py
"""

from __future__ import annotations

import time

from tahkik.languages import load
from tahkik.segment.dates import find_dates

PROSE = (
    "Heyet 26 Nisan 1336 (1920) tarihinde toplandı ve köprünün onarılmasına karar verdi. Çalışmalar yaza kadar sürdü, "
    "kasabanın on iki ustası ve kırk beş ameleyle yürütüldü; masraf 1.250 lirayı buldu. "
    "Kalan işler 15 Rebîülevvel 1248 tarihli vakfın geliriyle, 338 senesinde tamamlandı. "
)
PLAIN = "Kasabanın ustaları köprüyü onardı, değirmen yeniden işledi ve pazar yeri genişletildi. "
CASES = {
    "prose dense with dates": PROSE * 8_000,
    "prose without dates": PLAIN * 30_000,
    "50 MB of 1.": "1." * 25_000_000,
    "2 MB of 12.": "12." * 666_666,
    "2 MB of 1336 (": "1336 (" * 333_333,
}


def main() -> None:
    profile = load("tr")
    find_dates(PROSE, profile)
    for name, text in CASES.items():
        size = len(text.encode()) / 1e6
        start = time.perf_counter()
        found = len(find_dates(text, profile))
        took = time.perf_counter() - start
        print(f"{name}: {size:.1f} MB in {took:.2f} s, {size / took:.1f} MB/s, {found} dates")


if __name__ == "__main__":
    main()
