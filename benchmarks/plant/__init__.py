"""The planted benchmark: quotations of known origin and known alterations, written into pages of real prose.

In the order of the work: ``speeches`` (the texts, split into sources and hosts), ``drafts`` (a passage on its way into
a page), ``spellings``, ``misreadings``, ``alterations``, ``inventions`` (what is done to it), ``kinds`` (one
maker a class), ``pages`` (pages and gold), ``scoring``, ``tables``, ``peers`` and ``systems`` (what is measured).
"""
