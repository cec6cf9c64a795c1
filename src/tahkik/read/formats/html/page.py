"""The verb of the room: a web page, or a part of a book in HTML, to a document."""

from __future__ import annotations

from tahkik.errors import EmptyDocument
from tahkik.model import Block, Document, Origin, Span
from tahkik.read.formats.html.flow import Flow, emphases_of, linearise, xpath
from tahkik.read.formats.html.parsing import settled, source_of, tree_of

MEDIA_TYPE = "text/html"


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
    return Document(
        source=name,
        text=text,
        sha256="",
        text_sha256="",
        media_type=media_type,
        body=(Span(0, len(text)),),
        blocks=tuple(Block(unit.kind, unit.start, unit.end, unit.level) for unit in flow.units),
        emphases=emphases_of(flow),
        repairs=repairs,
        origins=_origins(flow),
    )


def _origins(flow: Flow) -> tuple[Origin, ...]:
    return tuple(Origin(unit.start, unit.end, xpath(flow, unit.element)) for unit in flow.units)
