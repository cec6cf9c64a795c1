"""The stage: a document becomes its segments."""

from __future__ import annotations

from tahkik.languages import Profile
from tahkik.model import Document, Segments
from tahkik.segment.citations import citations
from tahkik.segment.claims import claims
from tahkik.segment.cues import cues as cues_of
from tahkik.segment.dates import dates_of
from tahkik.segment.paragraphs import zones as zones_of
from tahkik.segment.quotations import quotations
from tahkik.segment.renderings import renderings


def segment(document: Document, profile: Profile) -> Segments:
    """Find what a page quotes, renders, cites and claims.

    Quotations stand in the article or in one comment, never across; what the page's software left behind is no part
    of either, so a mark there closes nothing. A date inside a quotation is a date of the page too.

    Parameters
    ----------
    document : Document
        A document as read. Without ``blocks`` its paragraphs are what empty lines divide; without ``body`` the whole
        text is the article.
    profile : Profile
        The language of the document: its cues, verbs of saying and ordinals.

    Returns
    -------
    Segments
        Every span is half-open, in code points of ``document.text``; quotations nest or stand apart, never cross.

    Examples
    --------
    >>> from tahkik.languages import load
    >>> page = Document("page", 'He said: "We came late."', "", "", "text/plain", language="en")
    >>> segment(page, load("en")).quotations[0].text
    'We came late.'
    """
    cues = cues_of(profile)
    zones = zones_of(document)
    placed = quotations(document, zones, cues)
    return Segments(
        quotations=tuple(one.quotation for one in placed),
        renderings=renderings(document.text, zones, placed, cues),
        citations=citations(document, zones, cues, profile, [one.quotation for one in placed]),
        dates=dates_of(document, zones, profile),
        claims=claims(document, placed),
    )
