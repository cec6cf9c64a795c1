"""The sources one holds, indexed: built in memory here, kept on disk by :mod:`tahkik.corpus.layout`.

Documents of one language profile form a *group*; every group has its own search letters, statistics and postings.
"""

from tahkik.corpus.group import SEPARATOR_TOKENS, Group, Postings, build

__all__ = ["SEPARATOR_TOKENS", "Group", "Postings", "build"]
