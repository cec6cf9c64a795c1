"""A document put together block by block, as readers of books and manuscripts do: words, structure, the map back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from tahkik.errors import EmptyDocument, LimitError
from tahkik.model import Block, BlockKind, Comment, Document, Locus, Origin, Repair, Span
from tahkik.read.lines import without

#: Code points of a heading that name its division.
LABEL = 120
#: Code points of one document: some 7,000 printed pages. A larger one would not fit beside its index.
LONGEST = 20_000_000
_HIGH = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def high(figures: str) -> str:
    """Return the number of a note as printed: ``12`` → ``¹²``; any other sign stays."""
    return figures.translate(_HIGH)


@dataclass
class Draft:
    """A document that is being written.

    White space is collapsed, blocks stand apart by an empty line, items by a line end. ``name`` is the document's, for
    errors.
    """

    name: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    emphases: list[Span] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    leavings: list[Span] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    pages: list[tuple[int, str]] = field(default_factory=list)
    _waiting: list[str] = field(default_factory=list)
    _space: bool = False  # white space was written after the last word
    _gap: str = ""  # a line end or tab was
    _fresh: bool = True  # the block that is open has no word yet
    _before: str = ""  # what sets it off from the block before
    _quoted: int = 0
    _inside: bool = False

    # --- words -----------------------------------------------------------------------------------------------------

    def write(self, words: str) -> None:
        """Write words into the block that is open; runs of white space are one space."""
        core = " ".join(words.split())
        if not core:
            self._space = self._space or bool(words)
            return
        if words[0].isspace():
            self._space = True
        self._put(core, "" if self._fresh else self._gap or (" " if self._space else ""))
        self._space = words[-1].isspace()
        self._gap = ""

    def glue(self) -> None:
        """Let the next words stand beside the last ones, whatever white space was written between them."""
        self._space, self._gap = False, ""

    def line_end(self) -> None:
        """Begin a new line inside the block: verse, an address, a row."""
        self._gap = "\n"

    def tab(self) -> None:
        """Begin the next cell of a row."""
        self._gap = self._gap or "\t"

    def _put(self, words: str, between: str) -> None:
        between = self._before or between
        self._before, self._fresh = "", False
        self.pieces += (between, words)
        start = self.length + len(between)
        self.length = start + len(words)
        if self.length > LONGEST:
            raise LimitError(
                f"{self.name} holds more than {LONGEST} signs of text.",
                hint="split it into volumes or chapters",
                details={"source": self.name, "max_length": LONGEST},
            )
        self.pages += [(start, label) for label in self._waiting]
        self._waiting.clear()

    @property
    def here(self) -> int:
        """Where the last word written ends."""
        return self.length

    @property
    def next(self) -> int:
        """Where the next word will begin, if no white space is written before it."""
        between = self._before or ("" if self._fresh else self._gap or (" " if self._space else ""))
        return self.length + len(between)

    # --- structure -------------------------------------------------------------------------------------------------

    @contextmanager
    def block(self, kind: BlockKind, level: int = 0, path: str = "") -> Iterator[None]:
        """Write a block; inside a quotation only headings, notes, items and tables are blocks of their own."""
        if self._inside:  # a block inside a paragraph is its words
            self.line_end()
            yield
            self.line_end()
            return
        self._begin("\n" if kind == "item" and self.blocks and self.blocks[-1].kind == "item" else "\n\n")
        start = self.next
        self._inside = True
        try:
            yield
        finally:
            self._inside = False
        span = self._span(start)
        if span and not (self._quoted and kind == "paragraph"):
            self.blocks.append(Block(kind, span.start, span.end, level))
        if span and path:
            self.origins.append(Origin(span.start, span.end, path))

    @contextmanager
    def quotation(self, path: str = "") -> Iterator[None]:
        """Write blocks that the document sets off as a quotation."""
        if self._inside:
            with self.block("quotation"):
                yield
            return
        self._begin("\n\n")
        self._quoted += 1
        start, place = self.next, len(self.blocks)
        try:
            yield
        finally:
            self._quoted -= 1
        span = self._span(start)
        if span and not self._quoted:
            self.blocks.insert(place, Block("quotation", span.start, span.end, 1))
            if path and not (self.origins and self.origins[-1].start >= span.start):
                self.origins.append(Origin(span.start, span.end, path))

    def _begin(self, between: str) -> None:
        if self.length:
            self._before = max(self._before, between, key=len)
        self._space, self._gap, self._fresh = False, "", True

    def _span(self, start: int) -> Span | None:
        self._space, self._gap = False, ""
        return Span(start, self.length) if self.length > start else None

    def emphasis(self, start: int) -> None:
        """Mark what was written since ``start`` as emphasised."""
        if self.length > start:
            self.emphases.append(Span(start, self.length))

    def page(self, label: str) -> None:
        """Begin a printed page with the next word."""
        if label:
            self._waiting.append(label)

    def repair(self, rule: str, was: str, start: int | None = None) -> None:
        """State a repair of what was written since ``start``; None for words that are not in the text at all."""
        self.repairs.append(Repair(self.length if start is None else start, self.length, was, rule))

    # --- the document ----------------------------------------------------------------------------------------------

    def comment(self, words: str, *, author: str | None, published: str | None, parent: str | None = None) -> str:
        """Write a comment behind the text; return its id."""
        with self.block("note"):
            start = self.next
            self.write(words)
        del self.blocks[-1:]
        number = f"c{len(self.comments) + 1}"
        said = Comment(number, parent, author, published, None, start, self.length, " ".join(words.split()))
        self.comments.append(said)
        return number

    def leaving(self, words: str, path: str = "") -> None:
        """Write words of the page and not of the text behind it: running heads, numbers of pages."""
        self._begin("\n")
        start = self.next
        self.write(words)
        self.leavings.append(Span(start, self.length))
        if path:
            self.origins.append(Origin(start, self.length, path))

    def document(
        self,
        media_type: str,
        *,
        title: str | None = None,
        author: str | None = None,
        published: str | None = None,
        language: str = "und",
    ) -> Document:
        """Return what was written.

        Raises
        ------
        EmptyDocument
            There are no words in it.
        """
        text = "".join(self.pieces)
        taken = [*self.leavings, *(Span(one.start, one.end) for one in self.comments)]
        if not any(map(str.isalnum, text)):
            raise EmptyDocument(
                f"{self.name} holds no words.",
                hint="check that the right file was saved",
                details={"source": self.name},
            )
        return Document(
            source=self.name,
            text=text,
            sha256="",
            text_sha256="",
            media_type=media_type,
            language=language,
            title=_line(title),
            author=_line(author),
            published=published,
            body=without(text, taken),
            blocks=tuple(sorted(self.blocks, key=lambda block: (block.start, -block.end))),
            emphases=tuple(sorted(_trimmed(text, one.start, one.end) for one in self.emphases)),
            comments=tuple(self.comments),
            leavings=tuple(sorted(self.leavings)),
            repairs=tuple(
                sorted((_tight(text, one) for one in self.repairs), key=lambda repair: (repair.start, repair.end))
            ),
            origins=tuple(sorted(self.origins, key=lambda origin: (origin.start, -origin.end))),
            loci=loci(self.pages, min((span.start for span in taken), default=len(text))),
        )


def loci(pages: list[tuple[int, str]], end: int) -> tuple[Locus, ...]:
    """Return where each printed page begins and ends, from the positions at which they begin."""
    if not pages:
        return ()
    starts = [start for start, _ in pages[1:]] + [end]
    return tuple(Locus(start, stop, label) for (start, label), stop in zip(pages, starts, strict=True) if stop > start)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the white space its first word was set off by."""
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _tight(text: str, repair: Repair) -> Repair:
    return replace(repair, start=_trimmed(text, repair.start, repair.end).start)


def _line(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None
