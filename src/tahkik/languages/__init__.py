"""Languages: one profile a file, a loader that checks it, and a guess by stop words.

A profile is data (``profiles/*.toml`` and the tables beside them); the engine reads it and knows no language itself.
Loading the header of a profile is cheap; heavy tables (comparison rules, word forms) are read when first asked for.
"""

from tahkik.languages.guess import guess
from tahkik.languages.patterns import pattern_regex
from tahkik.languages.profile import Profile, SearchKey, codes, load

__all__ = ["Profile", "SearchKey", "codes", "guess", "load", "pattern_regex"]
