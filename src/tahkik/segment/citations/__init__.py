"""Citations: claims of where words stand.

::

    scanning        one linear pass finds where the grammar is tried
    archives        BOA, BCA, ATASE, TİTE, VGM, TSMA, TNA, f. op. d. l.
    parliament      minutes, and the running heads of their pages
    law             Düstur, gazettes, laws by number, courts
    articles        labelled fields, newspapers, documents
    back            references back, short references, author and date
    books           books and articles, parsed from the right
    wiki            templates
    abbreviations   a page's own list of abbreviations
    dating, names, pieces, tables
                    what they are put together from
    csl             fields as CSL-JSON
    listed          the lines of a list of sources, also where no grammar reads them
    stage           all of a page

Words of languages come with the profile (``citations.toml``); the systems of archives belong to no language.
"""

from tahkik.segment.citations.stage import citations, find_all

__all__ = ["citations", "find_all"]
