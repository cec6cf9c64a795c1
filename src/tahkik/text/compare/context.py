"""What a comparison knows beyond the two words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """The neighbourhood of two aligned words.

    Parameters
    ----------
    next_a, next_b : str or None
        The word that follows on each side; an izafet without its hyphen is only licensed before another word.
    ascii_a, ascii_b : bool
        The whole passage of that side has no letter peculiar to the language.
    misread : bool
        The passage counts as misread: a form that is no word and near the other in letters is *suspect*.
    """

    next_a: str | None = None
    next_b: str | None = None
    ascii_a: bool = False
    ascii_b: bool = False
    misread: bool = False

    def swapped(self) -> Context:
        """Return the same context with its sides exchanged."""
        return Context(self.next_b, self.next_a, self.ascii_b, self.ascii_a, self.misread)


NO_CONTEXT = Context()
