"""Set a rendering beside the quotation it renders: which words carry over, and where a look-alike took a word's place.

Needs no source: a page is checked against itself first (DESIGN, *Six laws*, 6).
"""

from tahkik.renderings.alike import find_alike
from tahkik.renderings.claims import compare_claims
from tahkik.renderings.repeat import find_repeats
from tahkik.renderings.support import support
from tahkik.renderings.within import link

__all__ = ["compare_claims", "find_alike", "find_repeats", "link", "support"]
