"""Which ends of a word can be suffixes at all: an automaton that reads a word from its last letter.

It is a sieve before the analyser: harmony and the letter before a suffix are not looked at, letters that vary in some
suffix are one, so it passes more than the suffix graph spells and never less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

#: A suffix half read: the letters still to come (read backwards) and the state it would follow.
_Item = tuple[str, str]


class Endings:
    """Reads ends of words backwards, one letter a step; its states are numbers and are made as they are met.

    Parameters
    ----------
    suffixes : iterable of (state, surface, target)
        The suffix graph.
    last : iterable of str
        States in which a word may end.
    first : iterable of str
        States of a bare stem.
    varying : mapping of letter to letters
        Letters of which some suffix may have any.
    """

    START = 0
    DEAD = -1

    def __init__(
        self,
        suffixes: Iterable[tuple[str, str, str]],
        last: Iterable[str],
        first: Iterable[str],
        varying: Mapping[str, str],
    ) -> None:
        self.letters = {ord(letter): letters[0] for letters in varying.values() for letter in letters}
        self._into: dict[str, set[_Item]] = {}
        for state, surface, target in suffixes:
            self._into.setdefault(target, set()).add((surface.translate(self.letters), state))
        self._first = frozenset(first)
        self._items: list[frozenset[_Item]] = []
        self._numbers: dict[frozenset[_Item], int] = {}
        self.steps: list[dict[str, int]] = []
        self.whole: list[bool] = []
        self._number(self._reached(last))

    def step(self, node: int, letter: str) -> int:
        """Return the state after one more letter to the left, ``DEAD`` where no suffix goes on."""
        steps = self.steps[node]
        if letter not in steps:
            read = {(left[:-1], state) for left, state in self._items[node] if left and left[-1] == letter}
            after = {item for item in read if item[0]} | self._reached(state for left, state in read if not left)
            steps[letter] = self._number(after) if after else self.DEAD
        return steps[letter]

    def _reached(self, states: Iterable[str]) -> set[_Item]:
        """Return what may stand before these states: themselves, and the suffixes that lead into them."""
        items: set[_Item] = set()
        for state in states:
            items.add(("", state))
            items |= self._into.get(state, set())
        return items

    def _number(self, items: set[_Item]) -> int:
        key = frozenset(items)
        if key not in self._numbers:
            self._numbers[key] = len(self._items)
            self._items.append(key)
            self.steps.append({})
            self.whole.append(any(not left and state in self._first for left, state in key))
        return self._numbers[key]
