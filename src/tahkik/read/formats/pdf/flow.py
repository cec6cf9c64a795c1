"""Lines to paragraphs, headings and notes, across columns and pages; words broken at a line's end are joined.

A word is joined only where the joined form stands elsewhere in the document or is a word of its language: ``-`` at a
line's end may be the word's own (*harekât-ı*, *Türk-Yunan*).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from tahkik.languages import Profile, guess, load
from tahkik.model import BlockKind, Document
from tahkik.read.draft import Draft
from tahkik.read.encoding.words import is_known
from tahkik.read.formats.pdf.extracting import Extracted
from tahkik.read.formats.pdf.furniture import furniture
from tahkik.read.formats.pdf.layout import Line, lines_of

#: Letter height of a heading, and of a note, beside that of the document's prose.
HEADING = 1.12
NOTE = 0.92
#: Code points of a heading; longer words in large letters are prose.
HEADING_SIGNS = 200
#: Space between two lines beside the usual one from which on a new paragraph begins.
LEADING = 1.35
#: Letter heights by which a paragraph's first line is indented.
INDENT = 0.6
#: Letter heights by which its last line ends before the column does, and the space before one more word.
SHORT = 1.5
ROOM = 0.3
#: Signs with which a document's own title is no title but a file's name.
_FILE = re.compile(r"\.(?:docx?|pdf|indd|qxd|tex|rtf|odt|pmd)\b|microsoft word|untitled", re.IGNORECASE)

_ENDS = tuple('.!?…:”"»’)¹²³⁴⁵⁶⁷⁸⁹⁰')
_NOTE_BEGINS = re.compile(r"(?:\d{1,3}|\*{1,3}|†|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)]?\s?(?=\S)")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_LETTERS = re.compile(r"[^\W\d_]+")
HYPHEN = "line-end-hyphen"


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together, each with the page it begins, if it begins one."""

    kind: BlockKind
    lines: list[tuple[str, str | None]] = field(default_factory=list)
    last: Line | None = None
    page: str = ""
    size: float = 0.0


def compose(extracted: Extracted, name: str, media_type: str) -> Document:
    """Return the document of a PDF's pages."""
    pages = extracted.pages
    lines = [lines_of(page) for page in pages]
    edges = furniture(pages, lines)
    body = _body_size(lines)
    paragraphs: list[_Paragraph] = []
    notes: list[_Paragraph] = []
    for page, page_lines, left in zip(pages, lines, edges, strict=True):
        label: str | None = page.label
        kept = [line for at, line in enumerate(page_lines) if at not in left]
        leading = _leading(kept)
        first_note = _first_note(kept, body)
        for at, line in enumerate(kept):
            if at >= first_note:
                _add_note(notes, line, page.label)
                continue
            fresh = _begins(paragraphs[-1] if paragraphs else None, line, page.label, body, leading)
            if fresh and notes:
                paragraphs += notes  # behind the paragraph that runs over the page's end
                notes = []
            if fresh or paragraphs[-1].kind == "note":
                paragraphs.append(_Paragraph(_kind(line, body), page=page.label, size=line.size))
            paragraphs[-1].lines.append((line.text, label))
            paragraphs[-1].last = line
            label = None
    paragraphs += notes
    text = " ".join(line for paragraph in paragraphs for line, _ in paragraph.lines)
    joiner = _Joiner(text, load(guess(text[:20_000])))
    draft = Draft(name)
    titled = _title(paragraphs)
    for paragraph in paragraphs:
        kind: BlockKind = "title" if paragraph is titled else paragraph.kind
        with draft.block(kind, 1 if kind in ("title", "heading") else 0, f"page {paragraph.page}"):
            joiner.write(draft, paragraph.lines)
    for page, page_lines, left in zip(pages, lines, edges, strict=True):
        for at in sorted(left):
            draft.leaving(page_lines[at].text, f"page {page.label}")
    said = extracted.title if extracted.title and not _FILE.search(extracted.title) else None
    shown = " ".join(words for words, _ in titled.lines) if titled else None
    return draft.document(media_type, title=shown or said, author=extracted.author)


def _body_size(lines: Sequence[Sequence[Line]]) -> float:
    """Return the letter height of most of the text."""
    sizes: Counter[float] = Counter()
    for page in lines:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance between two lines of a page."""
    steps = [one.bottom - other.bottom for one, other in pairwise(lines) if one.bottom > other.bottom]
    return median(steps) if steps else 0.0


def _kind(line: Line, body: float) -> BlockKind:
    return "heading" if line.size >= HEADING * body and len(line.text) <= HEADING_SIGNS else "paragraph"


def _begins(before: _Paragraph | None, line: Line, page: str, body: float, leading: float) -> bool:
    """Whether a line begins a paragraph of its own."""
    if before is None or before.last is None:
        return True
    last = before.last
    if before.kind == "note":
        return False  # the paragraph before the notes goes on, or ended with them: decided where they were put
    if _kind(line, body) != before.kind or (before.kind == "heading" and abs(line.size - before.size) > 0.5):
        return True
    if before.kind == "heading":
        return before.page != page or last.bottom - line.bottom > 2 * max(leading, line.size)
    ended = last.text.endswith(_ENDS)
    # A line ends a paragraph where the next word would have found room on it.
    room = last.right_edge - last.right
    short = room > max(SHORT * last.size, _first_word(line) + ROOM * last.size)
    indented = line.left > line.left_edge + INDENT * line.size
    same_column = before.page == page and line.bottom < last.bottom and abs(line.left_edge - last.left_edge) < 1
    if not same_column:
        # The text goes on in the next column or on the next page, unless a paragraph ended there or one begins.
        return ended and (short or indented or not line.text[:1].islower())
    if leading and last.bottom - line.bottom > LEADING * leading:
        return True
    was_indented = last.left > last.left_edge + INDENT * last.size
    if indented and not was_indented:
        return True
    return ended and short


def _first_word(line: Line) -> float:
    """Return the width of a line's first word, in points."""
    return (line.right - line.left) * len(line.text.split(maxsplit=1)[0]) / len(line.text)


def _first_note(lines: Sequence[Line], body: float) -> int:
    """Return the number of the line from which on a page holds notes: small letters down to its foot."""
    at = len(lines)
    while at and lines[at - 1].size <= NOTE * body:
        at -= 1
    while at < len(lines) and not _NOTE_BEGINS.match(lines[at].text):
        at += 1
    return at


def _add_note(notes: list[_Paragraph], line: Line, page: str) -> None:
    begins = _NOTE_BEGINS.match(line.text) is not None
    if begins or not notes or notes[-1].page != page:
        notes.append(_Paragraph("note", page=page))
    notes[-1].lines.append((line.text, None))
    notes[-1].last = line


def _title(paragraphs: Sequence[_Paragraph]) -> _Paragraph | None:
    """Return the largest heading of the first page that has words, None where it has none."""
    first = paragraphs[0].page if paragraphs else ""
    headings = [one for one in paragraphs if one.page == first and one.kind == "heading"]
    return max(headings, key=lambda one: one.size, default=None)


class _Joiner:
    """Writes lines one behind another and joins what their ends divided."""

    def __init__(self, text: str, profile: Profile) -> None:
        self.profile = profile
        self.words = frozenset(profile.normalise(word) for word in _LETTERS.findall(text))

    def write(self, draft: Draft, lines: Sequence[tuple[str, str | None]]) -> None:
        """Write the lines of one paragraph."""
        for words, label, joined in self._joined(lines):
            if label:
                draft.page(label)
            if joined:
                draft.repair(HYPHEN, "-\n")
                draft.glue()
            draft.write(words)
            draft.write(" ")

    def _joined(self, lines: Sequence[tuple[str, str | None]]) -> Iterator[tuple[str, str | None, bool]]:
        """Yield each line without the hyphen that is none of its words', and whether it is joined to the one before."""
        joined = False
        for at, (words, label) in enumerate(lines):
            following = lines[at + 1][0] if at + 1 < len(lines) else ""
            glued = joined
            broken = _BROKEN.search(words)
            joined = bool(broken) and self._is_broken(broken[1] if broken else "", following)
            yield (words[:-1] if joined else words), label, glued

    def _is_broken(self, beginning: str, following: str) -> bool:
        end = _LETTERS.match(following)
        if end is None or not end[0][0].islower():
            return False
        whole = beginning + end[0]
        return self.profile.normalise(whole) in self.words or is_known(whole, self.profile)
