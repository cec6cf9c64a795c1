"""Segment: what a page quotes, from where, and what it says about it.

::

    paragraphs      the article's words and each comment, cut into paragraphs (leavings are no part of either)
    marks           quotation marks told from apostrophes, with the side they lean to
    pairs           opening and closing marks of one paragraph
    runs            quotations over several paragraphs, closed, repeated or left open
    setoff          blocks the page itself sets off as quotations
    narration       "…" dedi Paşa, "…": one quotation with a narrator in it
    introductions   the sentence that announces it, and the part it announces
    inner           articles, brackets, ellipses, emphases, breaks inside a quotation
    renderings      passages that say a quotation again
    citations       sources as printed
    dates           days, months and years as printed, read in their calendars
    claims          headline, lead, introductions

No word of any language stands in this room: they come with the profile.
"""

from tahkik.segment.stage import segment

__all__ = ["segment"]
