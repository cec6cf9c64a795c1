"""Condition, negation, hedge and limit: which words of a clause carry one, and how surely.

``table`` reads the profile's data, ``words`` tests one word, ``clause`` looks at words beside each other. The engine
knows no language: a profile without a table finds nothing.
"""

from tahkik.text.modality.clause import ALL, closes_clause, find_modality, joining, negates_twice, opener, turning
from tahkik.text.modality.words import WordSign, word_signs

__all__ = [
    "ALL",
    "WordSign",
    "closes_clause",
    "find_modality",
    "joining",
    "negates_twice",
    "opener",
    "turning",
    "word_signs",
]
