"""The verb of the room: a web page, or a part of a book in HTML, to a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urljoin

from tahkik.errors import EmptyDocument
from tahkik.model import Block, Comment, Document, Origin, Span
from tahkik.read.formats.html.article import locate
from tahkik.read.formats.html.blocks import blocks, commented, title_unit
from tahkik.read.formats.html.byline import byline
from tahkik.read.formats.html.flow import Flow, emphases_of, linearise, xpath
from tahkik.read.formats.html.marks import Marks
from tahkik.read.formats.html.metadata import Metadata, metadata
from tahkik.read.formats.html.parsing import settled, source_of, tree_of
from tahkik.read.formats.html.threads import Thread, threads
from tahkik.read.lines import without
from tahkik.read.pagewords import heading_of_comments

MEDIA_TYPE = "text/html"
#: Code points of a heading of comments.
HEADING = 300


def read_html(data: bytes | str, name: str, *, whole: bool = False, media_type: str = MEDIA_TYPE) -> Document:
    """Read a web page.

    Parameters
    ----------
    data : bytes or str
        The page; bytes are decoded by their mark, as UTF-8, as declared, or as they are likeliest to be.
    name : str
        What the document is called.
    whole : bool
        Every visible word is the document's own: a chapter of a book, a message. Else the article is looked for, the
        comments are told from it, and what is neither are leavings.
    media_type : str
        Of the document.

    Returns
    -------
    Document
        Its sums are empty and its language that of the ``lang`` attribute, or ``und``: the caller fills them in.

    Raises
    ------
    ReadError
        Empty or damaged.
    LimitError
        More elements, or nested deeper, than pages are.
    """
    root = tree_of(source_of(data, name), name)
    flow = linearise(root)
    text, repairs = settled(flow.text)
    if not any(map(str.isalnum, text)):
        raise EmptyDocument(
            f"{name} shows no words.",
            hint="a page that a script fills in is saved empty: save it from the browser as a complete page",
            details={"source": name},
        )
    flow.text = text
    said = metadata(root)
    marks = Marks(flow)
    parts = _whole(flow, said) if whole else _parted(flow, marks, said)
    text = flow.text
    title = text[flow.units[parts.title].start : flow.units[parts.title].end] if parts.title is not None else None
    taken = [*parts.left, *(Span(one.start, one.end) for one in parts.comments)]
    found = [*blocks(flow, marks, sorted(parts.units), parts.title), *parts.blocks]
    return Document(
        source=name,
        text=text,
        sha256="",
        text_sha256="",
        media_type=media_type,
        language=said.language or "und",
        title=" ".join(title.split()) if title else next(iter(said.titles), None),
        author=said.author or parts.author,
        published=said.published or parts.published,
        modified=said.modified,
        address=said.address,
        body=without(text, taken),
        blocks=tuple(sorted(found, key=lambda one: (one.start, -one.end))),
        emphases=emphases_of(flow),
        comments=parts.comments,
        leavings=tuple(parts.left),
        repairs=repairs,
        origins=tuple(Origin(unit.start, unit.end, xpath(flow, unit.element)) for unit in flow.units),
    )


class _Parts:
    """What is what on a page."""

    def __init__(self, units: Iterable[int], title: int | None) -> None:
        self.units = frozenset(units)
        self.title = title
        self.comments: tuple[Comment, ...] = ()
        self.blocks: tuple[Block, ...] = ()
        self.left: list[Span] = []
        self.author: str | None = None
        self.published: str | None = None


def _whole(flow: Flow, said: Metadata) -> _Parts:
    every = range(len(flow.units))
    return _Parts(every, title_unit(flow, said.titles, every, ()))


def _parted(flow: Flow, marks: Marks, said: Metadata) -> _Parts:
    thread = threads(flow, marks, next(iter(said.titles), ""), said.objects)
    held = {flow.runs[run].unit for item in thread.items for run in item.runs}
    away = [item.element for item in thread.items if item.element not in flow.unseen]
    covered = _covered(flow, away) | held
    if thread.items:
        covered |= _headings(flow, next(iter(said.titles), ""))
    if thread.opening is not None and thread.opening.words is not None:
        units = {flow.runs[run].unit for run in thread.opening.runs}
        title = title_unit(flow, said.titles, units, covered)
    else:
        located = locate(flow, marks, said.titles, away, frozenset(covered))
        units, title = set(located.units), located.title
    if title is not None:
        units.add(title)
    parts = _Parts(units - held, title)
    if thread.opening is not None:
        parts.author, parts.published = thread.opening.author, thread.opening.published
    else:
        parts.author, parts.published = byline(flow, marks, thread.dated, parts.units, title, covered)
    parts.comments = _comments(flow, thread, said.address)
    parts.blocks = tuple(block for item in thread.items if item.words for block in commented(flow, marks, item))
    parts.left = _left(flow, parts.units, parts.comments)
    return parts


def _headings(flow: Flow, title: str) -> set[int]:
    """Return the units that count comments ("3 comments")."""
    return {
        number
        for number, unit in enumerate(flow.units)
        if unit.end - unit.start < HEADING and heading_of_comments(flow.text[unit.start : unit.end], title) > 1
    }


def _covered(flow: Flow, away: Sequence[int]) -> set[int]:
    """Return the units that stand in elements."""
    return {flow.runs[run].unit for element in away for run in range(flow.first[element], flow.last[element])}


def _comments(flow: Flow, thread: Thread, address: str | None) -> tuple[Comment, ...]:
    """Return the comments, each word in one of them; of two that broken markup lays over each other, the first."""
    out: list[Comment] = []
    names: dict[int, str] = {}
    for place, item in enumerate(thread.items):
        if item.words is None or (out and item.words.start < out[-1].end):
            continue
        link = urljoin(address, item.permalink) if address and item.permalink else item.permalink
        start, end = item.words
        names[place] = f"c{len(out) + 1}"
        parent = names.get(item.parent) if item.parent is not None and item.parent < place else None
        out.append(Comment(names[place], parent, item.author, item.published, link, start, end, flow.text[start:end]))
    return tuple(out)


def _left(flow: Flow, units: frozenset[int], comments: Sequence[Comment]) -> list[Span]:
    """Return what is neither article nor comment, joined where only white space stands between."""
    taken = [Span(unit.start, unit.end) for number, unit in enumerate(flow.units) if number in units]
    taken += [Span(one.start, one.end) for one in comments]
    return list(without(flow.text, taken))
