"""Whether two aligned words are the same: five relations, each with the rule that licensed it.

The steps, in this order (a guard found at one step survives every later one):

1. numbers are compared as values;
2. letters that stand for others (fonts, Cyrillic, transcription) are mapped, signs and case unified;
3. *licence*: is there a path from one form to the other on which every difference is licensed by a rule of the
   profile? Only such a path can end in *same*; there is no edit distance here;
4. *guards* of that path: minimal pairs, forms of one headword that differ in a suffix, an apostrophe, circumflex or
   izafet that leaves the reading open;
5. without a path: two forms of one headword are *inflection*, two known words *different*;
6. a form that is no known word is *suspect* where letters that are often confused lead to the other;
7. the rest is *different*; in a passage that counts as misread, what is probably a misreading is *suspect* (`misread`).

The module knows no language: rules, lists and letters are the profile's (``compare.toml``, ``words.toml``).
"""

from tahkik.text.compare.context import Context
from tahkik.text.compare.known import is_word
from tahkik.text.compare.phrases import compare
from tahkik.text.compare.words import confusable

__all__ = ["Context", "compare", "confusable", "is_word"]
