"""Words to lines in reading order: columns are found by the white space between them, wide lines divide them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tahkik.read.formats.pdf.extracting import Page, Word

#: Space between two words of one line, in letter heights, from which on it may be the one between two columns.
#: Justified lines have up to .8, columns stand 1.2 and more apart; a line divided for nothing is joined again.
GAP = 0.9
#: Difference of two words' feet, in letter heights, up to which they stand on one line.
LEVEL = 0.4
#: Lines a column has at least; a letter's place and date beside each other are no columns.
COLUMN_LINES = 3
#: Share of a column's width that half of its lines fill at least; the cells of a table fill less.
FILLED = 0.5
#: Share of the lines that may run over both columns: headings, notes.
SPANNING = 0.6
#: Space between two columns, in letter heights, at least.
GUTTER = 0.5
#: Points by which the beginnings of a column's lines may differ, and how many such edges of a page are tried.
EDGE = 3.0
EDGES = 40
#: Levels of division: a page has columns inside bands inside columns, and no more.
DEPTH = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column: its words, box and letter height (points); ``left_edge``/``right_edge`` are the column's."""

    text: str
    left: float
    bottom: float
    right: float
    size: float
    left_edge: float
    right_edge: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one line with no wide space between them."""

    words: tuple[Word, ...]
    left: float
    bottom: float
    right: float
    size: float


def lines_of(page: Page) -> list[Line]:
    """Return the lines of a page in reading order."""
    pieces = list(_pieces(page.words))
    return [line for column in _ordered(pieces, DEPTH) for line in _lines(column)]


def _pieces(words: Sequence[Word]) -> Iterator[_Piece]:
    run: list[Word] = []
    for word in words:
        if run:
            last = run[-1]
            size = max(last.size, word.size, 1.0)
            level = abs(word.bottom - last.bottom) <= LEVEL * size
            if word.line != last.line or not level or not -size <= word.left - last.right <= GAP * size:
                yield _piece(run)
                run = []
        run.append(word)
    if run:
        yield _piece(run)


def _piece(words: list[Word]) -> _Piece:
    return _Piece(
        tuple(words),
        min(word.left for word in words),
        median(word.bottom for word in words),
        max(word.right for word in words),
        median(word.size for word in words),
    )


# --- columns -------------------------------------------------------------------------------------------------------


def _ordered(pieces: list[_Piece], depth: int) -> Iterator[list[_Piece]]:
    """Yield the columns of a region in reading order; one without columns is one."""
    gutter = _gutter(pieces) if depth and len(pieces) >= 2 * COLUMN_LINES else None
    if gutter is None:
        if pieces:
            yield pieces
        return
    band: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.bottom):
        if piece.left < gutter[1] and piece.right > gutter[1]:
            yield from _columns(band, gutter, depth)
            yield [piece]
            band = []
        else:
            band.append(piece)
    yield from _columns(band, gutter, depth)


def _columns(band: list[_Piece], gutter: tuple[float, float], depth: int) -> Iterator[list[_Piece]]:
    middle = (gutter[0] + gutter[1]) / 2
    sides = ([piece for piece in band if piece.right <= middle], [piece for piece in band if piece.right > middle])
    for side in sides:
        yield from _ordered(side, depth - 1)


def _gutter(pieces: list[_Piece]) -> tuple[float, float] | None:
    """Return the white strip between two columns (left and right edge), None where there is none.

    A column's lines begin at one edge: every edge at which several do is tried, and what crosses it spans both columns.
    """
    size = median(piece.size for piece in pieces)
    edges = Counter(round(piece.left / EDGE) for piece in pieces)
    best: tuple[int, float, tuple[float, float]] | None = None
    for edge, times in edges.most_common(EDGES):
        if times < COLUMN_LINES:
            break
        high = min(piece.left for piece in pieces if round(piece.left / EDGE) == edge)
        left = [piece for piece in pieces if piece.right <= high]
        low = max((piece.right for piece in left), default=high)
        right = [piece for piece in pieces if piece.left >= high]
        spanning = len(pieces) - len(left) - len(right)
        if high - low <= GUTTER * size or not _divides(left, right, spanning):
            continue
        if best is None or (spanning, low - high) < best[:2]:
            best = (spanning, low - high, (low, high))
    return best[2] if best else None


def _divides(left: list[_Piece], right: list[_Piece], spanning: int) -> bool:
    """Whether both sides of a strip are columns of prose."""
    if not left or not right or spanning > SPANNING * (len(left) + len(right) + spanning):
        return False
    top = min(max(piece.bottom for piece in side) for side in (left, right))
    bottom = max(min(piece.bottom for piece in side) for side in (left, right))
    if top <= bottom:
        return False  # one stands below the other
    for side in (left, right):
        rows = {round(piece.bottom / max(piece.size * LEVEL, 1.0)) for piece in side}
        if len(rows) < COLUMN_LINES:
            return False
        width = max(piece.right for piece in side) - min(piece.left for piece in side)
        filled = sum(piece.right - piece.left for piece in side) / len(rows)
        if filled < FILLED * width:
            return False
    return True


# --- lines ---------------------------------------------------------------------------------------------------------


def _lines(column: list[_Piece]) -> Iterator[Line]:
    """Yield the lines of a column from top to bottom, their pieces from left to right."""
    rows: list[list[_Piece]] = []
    for piece in sorted(column, key=lambda piece: -piece.bottom):
        if rows and abs(rows[-1][0].bottom - piece.bottom) <= LEVEL * max(rows[-1][0].size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    left, right = min(piece.left for piece in column), max(piece.right for piece in column)
    for row in rows:
        row.sort(key=lambda piece: piece.left)
        yield Line(
            " ".join(word.text for piece in row for word in piece.words),
            min(piece.left for piece in row),
            row[0].bottom,
            max(piece.right for piece in row),
            max(row, key=lambda piece: len(piece.words)).size,
            left,
            right,
        )
