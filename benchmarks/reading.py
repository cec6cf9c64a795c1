"""How long reading takes: web pages of 100 kB in the markup of four families of software, a PDF, damaged letters.

    python benchmarks/reading.py [--bytes 100000] [--repeat 9] [FILE ...]

Files of your own, of any format that is read, are timed too. Exit status: 0 all within their bounds, 1 one not.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READ = ROOT / "tests" / "unit" / "read"
sys.path[:0] = [str(ROOT / "src"), str(READ / "html"), str(READ)]

import files  # noqa: E402
import web_forums  # noqa: E402
import web_pages  # noqa: E402
import web_themes  # noqa: E402

import tahkik.read as reading  # noqa: E402
from tahkik.options import ReadOptions  # noqa: E402
from tahkik.read.encoding import mend  # noqa: E402

#: Milliseconds, the fastest of the repetitions, on two cores that are not busy otherwise.
BOUND = 60

#: Milliseconds of a PDF of so many pages, and of the repair of a page of 100 kB.
PDF_BOUND, PAGES = 5_000, 300
LETTERS_BOUND = 1_000
WORDS = (
    "kervan sabahleyin kuyunun başında durdu ve develer sulandı usta yolun uzun olduğunu söyledi kimse itiraz etmedi "
    "çünkü herkes yorgundu gece soğuk geçmişti odun kalmamıştı öğleye doğru rüzgâr çıktı kum her yeri örttü"
).split()

#: Where the weight of a page lies: in its article, half in its comments, in posts, in marked-up data.
KINDS: dict[str, tuple[Callable[[web_pages.Page], str], int, bool]] = {
    "an article": (web_themes.wordpress_blocks, 3, False),
    "an article and comments": (web_themes.wordpress_html5, 40, False),
    "posts of a forum": (web_forums.phpbb, 30, True),
    "comments a script declares": (web_themes.declared, 60, False),
}


def page(kind: str, size: int) -> bytes:
    """Return a page of about `size` bytes: comments as the kind has them, filled up with paragraphs and scripts."""
    theme, comments, flat = KINDS[kind]
    drawn = web_pages.draw_page(7, "tr", flat=flat, comments=comments)
    while len(html := theme(drawn).encode()) < size * 0.7:
        drawn.blocks.append(("p", web_pages.paragraph(drawn.random, "tr", 4, 8)))
    script = b"<script>" + b"var a = 'menu';\n" * ((size - len(html)) // 16) + b"</script>"
    return html.replace(b"</body>", script + b"</body>")


def timed(data: bytes, name: str, repeat: int) -> list[float]:
    """Return the milliseconds of each repetition; the first, which loads the libraries, is left out."""
    options = ReadOptions(max_size=max(len(data), 1))
    reading.read(data, options, name=name)
    out = []
    for _ in range(repeat):
        began = time.perf_counter()
        reading.read(data, options, name=name)
        out.append(1_000 * (time.perf_counter() - began))
    return out


def book() -> bytes:
    """Return a PDF of `PAGES` pages with two columns and a running head."""
    text = prose(2_600)
    return bytes(
        files.pdf(
            [
                [
                    (60, 800, 9, f"KERVAN DEFTERİ {number}"),
                    *files.column(text[:1_300], 60, 760, 225),
                    *files.column(text[1_300:], 315, 760, 225),
                ]
                for number in range(1, PAGES + 1)
            ]
        )
    )


def prose(letters: int) -> str:
    """Return invented sentences of so many letters."""
    chance = random.Random(1)
    out = ""
    while len(out) < letters:
        out += f"İşte {' '.join(chance.choice(WORDS) for _ in range(chance.randrange(6, 18)))}. "
    return out[:letters]


def books_and_letters(repeat: int) -> bool:
    """Print the time of a PDF, and of looking at the letters of a page; return whether a bound does not hold."""
    sound = prose(100_000)
    damaged = sound.encode().decode("cp1252", "replace")
    pages = book()
    over = False
    for what, bound, work in (
        (f"a PDF of {PAGES} pages", PDF_BOUND, lambda: reading.read(pages, name="book.pdf")),
        ("sound letters, 100 kB", BOUND, lambda: mend(sound)),
        ("damaged letters, 100 kB", LETTERS_BOUND, lambda: mend(damaged)),
    ):
        work()
        times = []
        for _ in range(min(repeat, 3)):
            began = time.perf_counter()
            work()
            times.append(1_000 * (time.perf_counter() - began))
        over |= min(times) > bound
        print(f"{what:28} {min(times):21.1f} ms" + (f"  over the bound of {bound}" if min(times) > bound else ""))
    return over


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bytes", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("files", nargs="*", type=Path)
    asked = parser.parse_args(arguments)
    status = 0
    for kind in KINDS:
        data = page(kind, asked.bytes)
        times = timed(data, "page.html", asked.repeat)
        slow = min(times) > BOUND * max(1.0, len(data) / 100_000)
        status |= slow
        print(f"{kind:28} {len(data):8} bytes  {min(times):6.1f} ms, median {statistics.median(times):6.1f}", end="")
        print(f"  over the bound of {BOUND}" if slow else "")
    status |= books_and_letters(asked.repeat)
    for path in asked.files:
        data = path.read_bytes()
        times = timed(data, path.name, asked.repeat)
        print(f"{path.name:28} {len(data):8} bytes  {min(times):6.1f} ms, median {statistics.median(times):6.1f}")
    return status


if __name__ == "__main__":
    sys.exit(main())
