"""A corpus on disk, from 1 MB to 1 GB: how long it takes to build and to ask, and how much it takes up.

Sources are the German statutes of ``../shared/data/statutes``, unpacked into a folder that is named; beyond them their
sentences in a new order. One file in twenty is not held: pages are made of these, with quotations of what is held.
Beside it, in the same run, the phrase search of SQLite's FTS5 over the same texts. Then the sources of the planted set
are added with what is hard about much else (`plant.surrounded`), and its pages are asked.

python benchmarks/corpus.py STATUTES WORK [--sizes 1,10,80,1000] [--pages 20] [--processes 2] [--turkish FILE]
python benchmarks/corpus.py STATUTES WORK --formats     what a megabyte of text takes as Markdown, HTML and PDF
python benchmarks/corpus.py STATUTES WORK --quid VENV   Quid 2.6.7 beside it: ten pages, one megabyte of speeches
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import log
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any, NamedTuple

from plant.memory import Most
from plant.recombined import sentences, write
from plant.speeches import installed
from plant.surrounded import ask, surround

#: One file in so many is not held.
HOSTS = 20
#: Words of a page, its quotations, and words of one at least and at most.
WORDS, QUOTATIONS, QUOTED = 600, 3, (8, 40)
#: Files, the longest of those not held, that make no pages: one has the passage of many documents, one is held twice.
STRANGE = 2
#: Files whose sentences stand around that passage.
FILLING = 100
#: Times every page is asked; the best one counts, for other work on the machine is no work of ours.
REPEAT = 3
MEGA = 1_000_000
#: Pages that are asked of a peer too.
PEERED = 10
#: Bytes of sources that are enough to see what a format costs.
FORMATS = 4 * MEGA
_WORD = re.compile(r"\w+")
#: Where FTS5 is asked: the words of a quotation in a row.
_PHRASE = "SELECT source FROM held WHERE text MATCH ?"


class Page(NamedTuple):
    """A page, and what it quotes: the words, and the file they stand in."""

    text: str
    quoted: list[tuple[str, str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table, one row a size, and the slopes between them; 2 where there is nothing to build from."""
    options = _options(arguments)
    if not options.statutes.is_dir():
        print(f"there is no folder {options.statutes}: unpack the statutes into it", file=sys.stderr)
        return 2
    options.work.mkdir(parents=True, exist_ok=True)
    if options.one:
        print(json.dumps(_one(options)))
        return 0
    if options.formats:
        return _formats(options)
    if options.quid:
        return _quid(options)
    rows = []
    for size in map(float, options.sizes.split(",")):
        # a process of its own each: memory is counted from its beginning
        command = [sys.executable, __file__, str(options.statutes), str(options.work), "--one", str(size)]
        command += ["--pages", str(options.pages), "--processes", str(options.processes)]
        command += ["--turkish", str(options.turkish)] if options.turkish else []
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            return 2
        row = json.loads(done.stdout.splitlines()[-1])
        read_by_hand = {name: row.pop(name, []) for name in ("differences", "claims")}
        kept = options.work / f"differences-{size:g}.json"
        kept.write_text(json.dumps(read_by_hand, ensure_ascii=False, indent=1), encoding="utf-8")
        rows.append(row)
        print(_line(rows[-1]), flush=True)
    print(_table(rows))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("statutes", type=Path, help="the statutes, unpacked")
    parser.add_argument("work", type=Path, help="a folder for what is made, five times the largest size")
    parser.add_argument("--sizes", default="1,10,80,1000", help="megabytes of text, comma-separated")
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--turkish", type=Path, help="Turkish text: beside the planted sources stands more of the sort")
    parser.add_argument("--formats", action="store_true")
    parser.add_argument("--quid", type=Path, metavar="VENV", help="an environment with quid==2.6.7")
    parser.add_argument("--one", type=float, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


# --- what is held, and what is asked -------------------------------------------------------------------------------


def _split(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the files to be held, and the hosts."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    Random(1).shuffle(files)
    return files[HOSTS - 1 :: HOSTS], [path for k, path in enumerate(files) if k % HOSTS != HOSTS - 1]


def _sources(held: Sequence[Path], folder: Path, size: int) -> list[Path]:
    """Write so many bytes of sources as plain text; return the real ones among them."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "real").mkdir(parents=True)
    real = []
    written = 0
    for path in held:
        data = path.read_bytes()
        if written + len(data) > size:
            continue
        real.append(folder / "real" / f"{path.stem}.txt")
        real[-1].write_bytes(data)
        written += len(data)
    if size - written > MEGA:
        write([path.read_text(encoding="utf-8") for path in held], folder / "more", size - written, 1)
    return real


def _pages(real: Sequence[Path], hosts: Sequence[Path], count: int) -> Iterator[Page]:
    """Yield pages of sentences of the hosts, with quotations of what is held between them."""
    random = Random(7)
    prose = sentences([path.read_text(encoding="utf-8") for path in hosts])
    texts = [(path.name, path.read_text(encoding="utf-8").split()) for path in real]
    texts = [(name, words) for name, words in texts if len(words) > 2 * QUOTED[1]]
    for _ in range(count):
        paragraphs: list[str] = []
        quoted: list[tuple[str, str]] = []
        for _ in range(QUOTATIONS):
            name, words = random.choice(texts)
            size = random.randint(*QUOTED)
            at = random.randrange(len(words) - size)
            quoted.append((" ".join(words[at : at + size]), name))
        words_held = sum(len(words.split()) for words, _ in quoted)
        for number, (words, _) in enumerate(quoted, 1):
            around: list[str] = []
            while sum(map(len, map(str.split, around))) < (WORDS - words_held) * number // QUOTATIONS - sum(
                len(one.split()) for one in paragraphs[::2]
            ):
                around.append(random.choice(prose))
            paragraphs += [" ".join(around), f"Dort heißt es: „{words}“"]
        yield Page("\n\n".join(paragraphs) + "\n", quoted)


# --- one size ------------------------------------------------------------------------------------------------------


def _one(options: argparse.Namespace) -> dict[str, Any]:
    """Build and ask a corpus of one size."""
    from tahkik.api import Corpus, library, read

    hosts, held = _split(options.statutes)
    sources, folder = options.work / "sources", options.work / "corpus.tahkik"
    real = _sources(held, sources, int(options.one * MEGA))
    shutil.rmtree(folder, ignore_errors=True)
    library.create(folder)
    began, worked = perf_counter(), _worked()
    with Most() as memory:
        added = library.add(folder, [sources], language="de", processes=options.processes)
    out: dict[str, Any] = {"seconds": perf_counter() - began, "processor": _worked() - worked}
    out |= {"memory": memory.whole / MEGA, "memory_own": memory.own / MEGA}
    state = library.info(folder)
    assert not added.refusals
    out |= {"text": state.text / MEGA, "size": state.size / MEGA, "documents": state.documents, "words": state.words}
    hosts.sort(key=lambda path: -path.stat().st_size)
    pages = list(_pages(real, hosts[STRANGE:], options.pages))
    documents = [read(page.text.encode()) for page in pages]
    # once for what is loaded at the first page, whatever is held
    Corpus.open(folder).check(documents[0])
    _forget(folder)
    corpus = Corpus.open(folder)
    cold = [_timed(corpus, one)[0] for one in documents]
    warm = [min(_timed(corpus, one)[0] for _ in range(REPEAT)) for one in documents]
    found = 0
    for page, one in zip(pages, documents, strict=True):
        matches = [match for quotation in corpus.check(one).quotations for match in quotation.matches]
        found += sum(any(_is(match, words) for match in matches) for words, _ in page.quoted)
    out |= {
        "cold": 1000 * cold[0], "cold_median": 1000 * statistics.median(cold), "warm": 1000 * statistics.median(warm),
        "warm_most": 1000 * max(warm), "found": found, "quoted": sum(len(page.quoted) for page in pages),
        "asking": _peak(resource.RUSAGE_SELF) / MEGA,
    }  # fmt: skip
    out |= _phrases(options.work / "fts5.sqlite", sources, pages)
    if installed():
        out |= _planted(options, folder, hosts, held)
    shutil.rmtree(sources)
    shutil.rmtree(folder)
    return out


def _planted(options: argparse.Namespace, folder: Path, hosts: Sequence[Path], held: Sequence[Path]) -> dict[str, Any]:
    """Add the sources of the planted set, and ask for its pages."""
    from tahkik.api import Corpus, library

    added = options.work / "added"
    shutil.rmtree(added, ignore_errors=True)
    added.mkdir()
    strange = [path.read_text(encoding="utf-8") for path in hosts[:STRANGE]]
    pool = sentences([path.read_text(encoding="utf-8") for path in held[:FILLING]])
    same = options.turkish.read_text(encoding="utf-8") if options.turkish else ""
    one = surround(added, strange, pool, same, int(options.one * MEGA))
    began = perf_counter()
    library.add(folder, [added / name for name in ("speeches", "same") if (added / name).is_dir()], language="tr")
    library.add(folder, [added / "famous", added / "twins"], language="de")
    out = {"adding": perf_counter() - began}
    alone = Corpus.of([added / "speeches"], language="tr", keep=False)
    out |= ask(one, Corpus.open(folder), alone)
    shutil.rmtree(added)
    return out


def _is(match: Any, words: str) -> bool:
    """Whether a match holds the words that were quoted; the same words may stand in several places."""
    return " ".join(_WORD.findall(words)) in " ".join(_WORD.findall(match.text))


def _timed(corpus: Any, document: Any) -> tuple[float, Any]:
    began = perf_counter()
    result = corpus.check(document)
    return perf_counter() - began, result


def _worked() -> float:
    """Return the seconds this process and those it began have had a processor."""
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def _peak(who: int) -> int:
    """Return the most memory a process has had, in bytes."""
    return resource.getrusage(who).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _forget(folder: Path) -> None:
    """Ask the system to drop what it remembers of the files."""
    for path in folder.rglob("*"):
        if path.is_file() and hasattr(os, "posix_fadvise"):
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(handle)


def _phrases(path: Path, sources: Path, pages: Sequence[Page]) -> dict[str, float]:
    """Index the same files with FTS5, and look for each quotation as a phrase."""
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    base.execute("CREATE VIRTUAL TABLE held USING fts5(source UNINDEXED, text)")
    began, worked = perf_counter(), process_time()
    files = (one for one in sources.rglob("*.txt"))
    base.executemany("INSERT INTO held VALUES (?, ?)", ((one.name, one.read_text(encoding="utf-8")) for one in files))
    base.commit()
    out = {"fts_seconds": perf_counter() - began, "fts_processor": process_time() - worked}
    seconds = []
    found = 0
    for page in pages:
        best = float("inf")
        for _ in range(REPEAT):
            began = perf_counter()
            hits = [base.execute(_PHRASE, (_phrase(words),)).fetchall() for words, _ in page.quoted]
            best = min(best, perf_counter() - began)
        seconds.append(best)
        found += sum(any(name == source for (source,) in hit) for hit, (_, name) in zip(hits, page.quoted, strict=True))
    base.close()
    out |= {"fts_size": path.stat().st_size / MEGA, "fts_page": 1000 * statistics.median(seconds), "fts_found": found}
    path.unlink()
    return out


def _phrase(words: str) -> str:
    return '"' + " ".join(_WORD.findall(words)) + '"'


# --- tables --------------------------------------------------------------------------------------------------------


def _line(row: dict[str, Any]) -> str:
    return json.dumps({name: round(value, 3) for name, value in row.items()})


#: Heading and cell of every column: what it takes to build, to ask, and what comes out.
BUILDING = (
    ("text, MB", "{text:.0f}"), ("documents", "{documents:,}"), ("build, s", "{seconds:.1f}"), ("MB/s", "{rate:.1f}"),
    ("processor, ms/MB", "{work:.0f}"), ("memory of all processes, MB", "{memory:.0f}"),
    ("folder : text", "{ratio:.2f}"), ("FTS5 build, s", "{fts_seconds:.1f}"), ("FTS5 : text", "{fts_ratio:.2f}"),
)  # fmt: skip
ASKING = (
    ("text, MB", "{text:.0f}"), ("planted page, ms", "{planted_page:.0f}"), ("of a processor", "{planted_work:.0f}"),
    ("in memory", "{memory_page:.0f}"), ("of a processor", "{memory_work:.0f}"), ("most", "{planted_most:.0f}"),
    ("page of statutes, ms", "{warm:.0f}"), ("most", "{warm_most:.0f}"), ("the same cold", "{cold_median:.0f}"),
    ("first page cold", "{cold:.0f}"), ("found", "{found}/{quoted}"), ("FTS5, ms", "{fts_page:.1f}"),
    ("FTS5 found", "{fts_found}/{quoted}"),
)  # fmt: skip
PLANTED = (
    ("text, MB", "{text:.0f}"), ("found", "{planted_found}/{planted_plants}"),
    ("verdict right", "{planted_right}/{planted_judged}"), ("claims supported", "{planted_supported}/{planted_claims}"),
    ("said elsewhere too", "{planted_reuse_elsewhere}"), ("other claims", "{planted_wrong_elsewhere}"),
    ("places of the famous passage", "{famous_places}/500"), ("same documents named", "{twin_places}/2"),
    ("in memory: found", "{memory_found}"), ("right", "{memory_right}"),
    ("supported", "{memory_supported}/{memory_claims}"),
)  # fmt: skip
SLOPES = ("seconds", "processor", "size", "memory", "planted_page", "planted_work", "warm", "fts_seconds", "fts_page")


def _table(rows: Sequence[dict[str, Any]]) -> str:
    """Return the rows as tables in Markdown, and the slopes in logarithms (1 is linear)."""
    wide = []
    for row in rows:
        more = {
            "rate": row["text"] / row["seconds"],
            "work": 1000 * row["processor"] / row["text"],
            "ratio": row["size"] / row["text"],
            "fts_ratio": row["fts_size"] / row["text"],
        }
        wide.append({**row, **more})
    lines = []
    for columns in (BUILDING, ASKING, PLANTED):
        if not all("planted_page" in row for row in rows):  # the speeches are not installed
            columns = [one for one in columns if "planted" not in one[1] and "memory_" not in one[1]]
        lines += ["| " + " | ".join(name for name, _ in columns) + " |", "|" + "---|" * len(columns)]
        lines += ["| " + " | ".join(cell.format(**row) for _, cell in columns) + " |" for row in wide] + [""]
    for one, next_ in pairwise(rows):
        far = log(next_["text"] / one["text"])
        names = [name for name in SLOPES if name in one and name in next_]
        slopes = ", ".join(f"{name} {log(next_[name] / one[name]) / far:.2f}" for name in names)
        lines.append(f"slope from {one['text']:.0f} to {next_['text']:.0f} MB: {slopes}")
    return "\n".join(lines)


def _quid(options: argparse.Namespace) -> int:
    """Print what Quid and a corpus on disk find on ten pages in a megabyte of speeches, and how long a page takes."""
    from plant.kinds import KINDS
    from plant.pages import store_sources, write_pages
    from plant.peers import quid, row
    from plant.speeches import Field, load_field
    from plant.systems import Answers
    from tahkik.api import Corpus, library, read
    from tahkik.report import to_dict

    every = load_field(1)
    sizes = accumulate(len(speech.text.encode()) for speech in every.sources)
    field = Field([speech for speech, size in zip(every.sources, sizes, strict=True) if size <= MEGA], every.hosts)
    pages = write_pages(field, [kind.name for kind in KINDS], 1, 1, words=(WORDS, WORDS))[:PEERED]
    folder = options.work / "peer"
    shutil.rmtree(folder, ignore_errors=True)
    store_sources(folder / "held", field)
    library.create(folder / "corpus.tahkik")
    library.add(folder / "corpus.tahkik", [folder / "held"], language="tr")
    corpus = Corpus.open(folder / "corpus.tahkik")
    documents = [read(page.text.encode()) for page in pages]
    corpus.check(documents[0])
    ours = Answers()
    for page, document in zip(pages, documents, strict=True):
        seconds, result = _timed(corpus, document)
        ours.seconds.append(seconds)
        ours.results[page.name] = to_dict(result)
    print("tool         found   precision  seconds a page")
    print(row("tahkik", field, pages, ours))
    theirs, reason = quid(folder / "quid", field, pages, options.quid)
    print(row("quid", field, pages, theirs) if not reason else f"quid: {reason}")
    return 0


def _formats(options: argparse.Namespace) -> int:
    """Print how fast the same texts are taken in as plain text, Markdown, HTML and PDF."""
    from tahkik.api import library

    sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "unit" / "read"))
    import files

    def html(text: str) -> bytes:
        paragraphs = "".join(f"<p>{one}</p>\n" for one in text.replace("&", "&amp;").replace("<", "&lt;").split("\n\n"))
        return f'<!doctype html><html lang="de"><title>Text</title><body><article>{paragraphs}'.encode()

    def pdf(text: str) -> bytes:
        words = text.encode("cp1252", "ignore").decode("cp1252")
        paper = [words[at : at + 3_000] for at in range(0, len(words), 3_000)]
        return bytes(files.pdf([files.column(one, 60, 780, 480) for one in paper]))

    kinds = {"txt": str.encode, "md": str.encode, "html": html, "pdf": pdf}
    print("| format | MB of text | MB/s | processor, ms/MB | refused |\n|---|---|---|---|---|")
    for kind, make in kinds.items():
        sources, folder = options.work / "sources", options.work / "corpus.tahkik"
        shutil.rmtree(sources, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
        sources.mkdir()
        made = 0
        for path in _split(options.statutes)[1]:
            text = path.read_text(encoding="utf-8")
            (sources / f"{path.stem}.{kind}").write_bytes(make(text))
            made += len(text.encode())
            if made > FORMATS:
                break
        library.create(folder)
        began, worked = perf_counter(), _worked()
        added = library.add(folder, [sources], language="de", processes=options.processes)
        seconds, work = perf_counter() - began, _worked() - worked
        text = library.info(folder).text / MEGA
        print(f"| {kind} | {text:.1f} | {text / seconds:.2f} | {1000 * work / text:.0f} | {len(added.refusals)} |")
        shutil.rmtree(sources)
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
