"""Learn a glossary from texts and their renderings.

::

    two texts ── sentences.py ──> sentences ── beads.py ──> beads ── words.py ──> links ── pairs.py ──> glosses
"""

from tahkik.renderings.learn.beads import Bead, align_sentences
from tahkik.renderings.learn.pairs import learn
from tahkik.renderings.learn.sentences import sentences

__all__ = ["Bead", "align_sentences", "learn", "sentences"]
