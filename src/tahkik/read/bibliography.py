"""What a reference manager exports: who wrote a source, what it is called, when it was printed (BibTeX, CSL-JSON).

Titles and names are read as they are meant: LaTeX's accents and braces, and the markup of CSL, become plain letters.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tahkik.errors import ReadError
from tahkik.languages import codes, load
from tahkik.model import Refusal
from tahkik.read.decoding import decode

#: Bytes of an export; one of 10,000 entries has some 10 MB.
LARGEST = 200_000_000
BIBTEX = (".bib", ".bibtex")
JSON = (".json",)
#: What BibLaTeX calls the languages there are profiles for.
BABEL = {
    "arabic": "ar", "german": "de", "ngerman": "de", "austrian": "de", "naustrian": "de", "english": "en",
    "american": "en", "british": "en", "usenglish": "en", "ukenglish": "en", "french": "fr", "francais": "fr",
    "turkish": "tr",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
#: Signs of LaTeX's own that people write as they are.
_SIGNS = re.compile(r"(?<!\\)[%&#]")
_TAG = re.compile(r"<[^<>]{1,60}>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One work of an export. ``published`` is ISO to its precision, ``family`` the first author's, ``files`` the paths
    of what is attached, as the export writes them.
    """

    key: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    family: str | None = None
    files: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """A sum of what goes to a document: another one where that was changed."""
        said = astuple(self)[1:5]
        return hashlib.sha256(json.dumps(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_export(path: Path) -> bool:
    """Whether a file's name is one an export may have."""
    return path.suffix.lower() in (*BIBTEX, *JSON)


def entries_of(path: Path) -> tuple[list[Entry], list[Refusal]]:
    """Read an export.

    Parameters
    ----------
    path : Path
        BibTeX, BibLaTeX, CSL-JSON, or Better BibTeX's JSON.

    Returns
    -------
    list of Entry, list of Refusal
        The works, and what of the file is broken, with its line.

    Raises
    ------
    ReadError
        It cannot be read, or is no export.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _no_export(path, f"it is larger than {LARGEST} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"The export {path} cannot be read: {error.strerror or error}.", hint="check its name", details={}
        ) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(data, path.name, mending=False).text
    if path.suffix.lower() in JSON or text.lstrip()[:1] in ("[", "{"):
        return list(_of_json(path, text)), []
    return _of_bibtex(path, text)


def _no_export(path: Path, why: str) -> ReadError:
    return ReadError(
        f"{path.name} is no export of a reference manager: {why}.",
        hint="export the library as BibTeX or CSL JSON: in Zotero, File, Export Library",
        details={"source": str(path)},
    )


def language_of(said: object) -> str | None:
    """Return the profile that a tag (``en-GB``) or a language's name (``ngerman``, ``Türkçe``) means, None if none."""
    if not isinstance(said, str) or not said.strip():
        return None
    name = said.strip().casefold()
    primary = re.split(r"[-_]", name)[0]
    if primary in codes() and primary != "und":
        return primary
    return BABEL.get(name) or next((code for code in codes() if load(code).name.casefold() == name), None)


def _clean(words: object) -> str | None:
    return " ".join(str(words).split()) or None if words is not None else None


# --- BibTeX --------------------------------------------------------------------------------------------------------


def _of_bibtex(path: Path, text: str) -> tuple[list[Entry], list[Refusal]]:
    # Imported here: only an export needs it, and it takes 100 ms.
    import logging

    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Entry as Block

    # it tells a log what is told here with its line
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    found = parse_string(text)
    works = list(found.entries)
    refusals = []
    for block in found.failed_blocks:
        inside = getattr(block, "ignore_error_block", None)
        if isinstance(inside, Block):  # a key or a field given twice: its words are as they stand in the file
            for field in inside.fields:
                field.value = re.sub(r"""^[{"](.*)[}"]$""", r"\1", str(field.value).strip(), flags=re.DOTALL)
            works.append(inside)
            continue
        line = (block.start_line or 0) + 1
        why = f"The entry on line {line} of {path.name} is broken."
        refusals.append(Refusal(f"{path.name}#{line}", "read", why, "mend it, or export the library again"))
    if not works and not refusals:
        raise _no_export(path, "it holds no entry")
    return [_bibtex_entry(one.key, {field.key.lower(): field.value for field in one.fields}) for one in works], refusals


def _bibtex_entry(key: str, fields: Mapping[str, Any]) -> Entry:
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    names = []
    for name in split_multiple_persons_names(str(fields.get("author") or fields.get("editor") or "")):
        try:
            parts = parse_single_name_into_parts(name, strict=False)
        except ValueError:  # what is no name is kept as it stands
            names.append(("", _plain(name)))
            continue
        given, family = " ".join(parts.first), " ".join([*parts.von, *parts.last, *parts.jr])
        names.append((_plain(given), _plain(family)))
    date = str(fields.get("date") or "")
    published = hit[0] if (hit := _DATE.match(date.strip("{}"))) else None
    if published is None and (hit := _YEAR.search(str(fields.get("year") or ""))):
        month = _month(str(fields.get("month") or ""))
        published = f"{hit[0]}-{month:02}" if month else hit[0]
    files = tuple(_files(str(fields["file"]))) if fields.get("file") else ()
    language = language_of(fields.get("langid") or fields.get("language"))
    title = ": ".join(part for name in ("title", "subtitle") if (part := _plain(str(fields.get(name) or ""))))
    return Entry(key, title or None, _authors(names), published, language, _family(names), files)


def _plain(latex: str) -> str:
    """Return what LaTeX prints."""
    if any(sign in latex for sign in "\\{$~"):
        try:
            latex = _printer()(_SIGNS.sub(r"\\\g<0>", latex))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):  # what is no LaTeX
            latex = re.sub(r"[{}]", "", latex)
    return " ".join(latex.split())


@lru_cache(maxsize=1)
def _printer() -> Callable[[str], str]:
    from pylatexenc.latex2text import LatexNodes2Text

    text: Callable[[str], str] = LatexNodes2Text().latex_to_text
    return text


def _month(said: str) -> int | None:
    said = said.strip("{} .").casefold()
    if said.isdecimal() and 1 <= int(said) <= 12:
        return int(said)
    return _MONTHS.index(said[:3]) + 1 if said[:3] in _MONTHS else None


def _files(field: str) -> Iterator[str]:
    r"""Yield the paths of a ``file`` field: ``Name:path:type`` as JabRef and Zotero write it, or bare ones.

    ``;`` parts them; ``\:``, ``\;`` and ``\\`` are these signs themselves.
    """
    for one in _parted(field.strip("{}"), ";"):
        parts = list(_parted(one, ":"))
        # a bare path may begin with a drive: C:\…
        drive = len(parts) == 2 and len(parts[0]) == 1
        path = parts[1] if len(parts) > 2 else one
        if path.strip():
            yield re.sub(r"\\(.)", _meant, (one if drive else path).strip())


def _meant(hit: re.Match[str]) -> str:
    return hit[1] if hit[1] in ":;\\_&%#$ " else hit[0]


def _parted(text: str, sign: str) -> Iterator[str]:
    start = at = 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] == sign:
            yield text[start:at]
            start = at + 1
        at += 1
    yield text[start:]


# --- CSL-JSON ------------------------------------------------------------------------------------------------------


def _of_json(path: Path, text: str) -> Iterator[Entry]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise _no_export(path, "it is no JSON") from None
    items = data.get("items") if isinstance(data, dict) else data
    if not isinstance(items, list):
        raise _no_export(path, "it is no list of works")
    works = [one for one in items if isinstance(one, dict) and isinstance(one.get("title"), str)]
    if not works or not any("type" in one or "itemType" in one for one in works):
        raise _no_export(path, "it is no list of works")
    for one in works:
        people = one.get("author") or one.get("editor") or one.get("creators") or ()
        names = list(_csl_names(people if isinstance(people, list) else ()))
        attached = one.get("attachments")
        files = [each.get("path") or each.get("localPath") for each in attached or () if isinstance(each, dict)]
        yield Entry(
            str(one.get("citation-key") or one.get("citationKey") or one.get("id") or ""),
            _clean(_TAG.sub("", one["title"])),
            _authors(names),
            _csl_date(one),
            language_of(one.get("language")),
            _family(names),
            tuple(file for file in files if isinstance(file, str)),
        )


def _csl_names(people: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for one in people:
        if not isinstance(one, dict):
            continue
        whole = one.get("literal") or one.get("name")
        family = " ".join(
            str(one[part]) for part in ("non-dropping-particle", "family", "lastName", "suffix") if one.get(part)
        )
        given = str(one.get("given") or one.get("firstName") or "")
        if whole or family:
            yield ("", str(whole)) if whole else (given, family)


def _csl_date(one: Mapping[str, Any]) -> str | None:
    issued = one.get("issued")
    if isinstance(issued, dict):
        parts = issued.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
        try:
            numbers = [int(part) for part in first[:3]]
        except (TypeError, ValueError):
            numbers = []
        if numbers and 1 <= numbers[0] <= 9999:
            return "-".join([f"{numbers[0]:04}", *(f"{part:02}" for part in numbers[1:])])
        issued = issued.get("raw") or issued.get("literal")
    said = str(issued or one.get("date") or "")
    hit = _DATE.match(said) or _YEAR.search(said)
    return hit[0] if hit else None


def _authors(names: Iterable[tuple[str, str]]) -> str | None:
    return "; ".join(" ".join(part for part in name if part) for name in names if any(name)) or None


def _family(names: list[tuple[str, str]]) -> str | None:
    return names[0][1] or None if names else None
