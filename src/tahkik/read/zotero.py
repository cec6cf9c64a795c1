"""Which file of a folder is of which work: a Zotero storage folder, or any with an export of a reference manager.

A path that the export names binds first: by the eight signs of its folder in Zotero's storage, wherever that lies now,
then by folder and name. An export without paths (CSL-JSON) binds by the name Zotero gives files, *Author - Year -
Title*; where two works fit, none is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tahkik.errors import TahkikError
from tahkik.model import Refusal
from tahkik.read.bibliography import BIBTEX, Entry, entries_of, is_export

#: Name of the folder that holds a Zotero library's files; its exports are looked for beside it.
STORAGE = "storage"
#: Letters of a title that must agree where a file's name has cut it short.
CUT = 16

_KEY = re.compile(r"[A-Z0-9]{8}")


@dataclass(frozen=True, slots=True)
class Described:
    """What exports say of files. ``exports`` are the files that were read for it: sources no more."""

    of: Mapping[Path, Entry] = field(default_factory=dict)
    exports: tuple[Path, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def describe(root: Path, files: Sequence[Path], metadata: Path | None) -> Described:
    """Bind the works of an export to files.

    Parameters
    ----------
    root : Path
        The folder the files were found in.
    files : sequence of Path
        The files.
    metadata : Path or None
        The export; None looks for one in the folder itself, and beside a folder called ``storage``. One found so counts
        only if it names files of the folder.

    Raises
    ------
    ReadError
        The export that was named cannot be read.
    """
    if metadata is not None:
        entries, refusals = entries_of(metadata)
        own = [file for file in files if not _same(file, metadata)]
        return Described(bind(entries, own), (metadata,), tuple(refusals))
    bound: dict[Path, Entry] = {}
    taken: list[Path] = []
    broken: list[Refusal] = []
    for export in _exports(root, files):
        try:
            entries, refusals = entries_of(export)
        except TahkikError:
            continue  # a page of data, and no export
        found = bind(entries, [file for file in files if file != export])
        # BibTeX is none of the sources, whatever it names
        if found or (entries and export.suffix.lower() in BIBTEX):
            bound = found | bound
            taken.append(export)
            broken += refusals
    return Described(bound, tuple(taken), tuple(broken))


def _exports(root: Path, files: Iterable[Path]) -> list[Path]:
    # JSON may be anything: it is looked into where an export lies
    beside = {root, *(file.parent.parent.parent for file in files if file.parent.parent.name == STORAGE)}
    found = [file for file in files if is_export(file) and (file.suffix.lower() in BIBTEX or file.parent in beside)]
    if root.name == STORAGE:
        with suppress(OSError):
            found += sorted(file for file in root.parent.iterdir() if file.is_file() and is_export(file))
    return found


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def bind(entries: Sequence[Entry], files: Sequence[Path]) -> dict[Path, Entry]:
    """Return the work of each file that has one."""
    by_key: dict[str, set[Entry]] = defaultdict(set)
    by_place: dict[tuple[str, str], set[Entry]] = defaultdict(set)
    by_name: dict[str, set[Entry]] = defaultdict(set)
    by_title: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for path in entry.files:
            parts = [part for part in re.split(r"[/\\]", _nfc(path)) if part]
            if not parts:
                continue
            folder = parts[-2] if len(parts) > 1 else ""
            if _KEY.fullmatch(folder):
                by_key[folder].add(entry)
            by_place[folder, parts[-1]].add(entry)
            by_name[parts[-1]].add(entry)
        if entry.title:
            by_title[_bare(entry.family or ""), (entry.published or "")[:4]].append(entry)
    out = {}
    for file in files:
        name, folder = _nfc(file.name), _nfc(file.parent.name)
        for found in (by_key.get(folder), by_place.get((folder, name)), by_name.get(name), _called(name, by_title)):
            if found:
                if len(found) == 1:
                    out[file] = next(iter(found))
                break
    return out


def _called(name: str, by_title: Mapping[tuple[str, str], Sequence[Entry]]) -> set[Entry]:
    """Return the works that a file called ``Author - Year - Title`` may be of."""
    parts = re.split(r"\s[-–]\s", name.rpartition(".")[0] or name)
    year = next((k for k, part in enumerate(parts[:2]) if re.fullmatch(r"\d{4}", part.strip())), None)
    if year is None:
        people, said, title = (parts[0], "", parts[1:]) if len(parts) > 1 else ("", "", parts)
    else:
        people, said, title = " - ".join(parts[:year]), parts[year].strip(), parts[year + 1 :]
    words = _bare(" ".join(title))
    # Lind et al., Lind ve Kâtip, Lind and Kâtip: the first name stands before
    first = [_bare(" ".join(people.split()[:count])) for count in range(1, len(people.split()) + 1)] or [""]
    out = set()
    for family in first:
        for entry in by_title.get((family, said), ()):
            whole = _bare(entry.title or "")
            if words and (whole == words or (len(words) >= CUT and whole.startswith(words))):
                out.add(entry)
    return out


def _bare(words: str) -> str:
    """Return letters and figures alone: what a file's name may not hold is left out of it."""
    decomposed = unicodedata.normalize("NFKC", words).casefold()
    return "".join(sign for sign in decomposed if sign.isalnum())


def _nfc(words: str) -> str:
    return unicodedata.normalize("NFC", words)
