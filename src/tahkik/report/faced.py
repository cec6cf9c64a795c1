"""What faces an original, at a terminal: a rendering in columns under it, a claim above its clause with numbers.

Nothing needs colour: a word stands under the one it is tied to, words of findings between signs (`columns.SIGNS`), and
words that a claim has in place of the document's carry the same number on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tahkik.model import Passage, Span
from tahkik.report.abreast import Cell, cells, untied
from tahkik.report.columns import LONGEST_PIECE, SIGNS, Column, Mark, excerpt
from tahkik.report.facing import Facing, Sign, Tie
from tahkik.report.messages import fill, load, shorten
from tahkik.report.paint import Paint, wrap
from tahkik.report.rows import rows
from tahkik.report.visible import visible, width

#: Links that a page's reader knows at sight are listed in one line; the others have one each.
PLAIN = ("same", "spelling", "inflection")
#: A passage in other words is set whole up to so many columns, a long sentence: there is nothing else to show of it.
SENTENCE = 40


def lines(facing: Facing, ui: str, paint: Paint, room: int, *, explain: bool = False) -> Iterator[str]:
    """Yield the lines of a facing.

    Parameters
    ----------
    facing : Facing
        A rendering or a claim with its original.
    ui : str
        Language of the interface.
    paint : Paint
        Repeats the marks in colour, where there is any.
    room : int
        Columns of the terminal.
    explain : bool
        Set the whole, and list every link with its kind and where the pair is known from.
    """
    if facing.kind == "claim":
        yield from _claim(facing, ui, room, explain)
        return
    woven = cells(facing)
    labels = [fill("facing", key, ui) for key in ("source" if facing.match else "original", "rendering_label")]
    margin = max(map(width, labels)) + 2
    whole = _columns(facing, woven)
    short = facing.match is not None and len(whole) <= SENTENCE
    for above, below in rows(whole if explain or short else excerpt(whole), room - margin, paint, ui, "tied"):
        yield (labels[0].ljust(margin) + above).rstrip()
        yield (labels[1].ljust(margin) + below).rstrip()
    if explain:
        yield from _set(fill("facing", "signs", ui), room, paint)
        yield from _listed(facing, ui, room)
        yield from _untied(facing, woven, ui, room)


def name_of(tie: Tie, ui: str) -> str:
    """Return what a tie is, in plain words, and where its pair is known from."""
    table = load(ui)["links" if tie.mark is None else "parts"]
    kind = str(table.get(tie.kind, tie.kind))
    return f"{kind} ({tie.source})" if tie.source else kind


# --- a rendering ---------------------------------------------------------------------------------------------------


def _columns(facing: Facing, woven: Sequence[Cell]) -> list[Column]:
    above, below = _Words(facing.shown, facing.originals), _Words((facing.facing,), facing.facings)
    out = [] if facing.opened else [Column("…", "", "aside")]
    for cell in woven:
        mark = above.mark(cell.original) or below.mark(cell.facing)
        left = [above.word(span, moved=cell.moved) for span in cell.original]
        right = [below.word(span, moved=cell.moved) for span in cell.facing]
        if max(len(" ".join(left)), len(" ".join(right))) <= LONGEST_PIECE:
            out.append(Column(" ".join(left), " ".join(right), mark))
            continue
        for one, other in zip_longest(_cut(left), _cut(right), fillvalue=""):
            out.append(Column(one, other, mark))
    return out if facing.closed else [*out, Column("…", "", "aside")]


def _cut(words: Sequence[str]) -> list[str]:
    """Cut words without spaces (Chinese, a damaged line), so that lines can break."""
    return [word[at : at + LONGEST_PIECE] for word in words for at in range(0, len(word), LONGEST_PIECE)]


class _Words:
    """The words of one side, with the signs around those a finding speaks of; asked from the first to the last."""

    def __init__(self, texts: Sequence[Passage], signs: Sequence[Sign]) -> None:
        self.texts = texts
        self.signs = [sign for sign in signs if sign.span.start < sign.span.end]
        self.at = 0

    def mark(self, spans: Sequence[Span]) -> Mark | None:
        """Return the mark of the first word that has one."""
        return next((sign.mark for span in spans if (sign := self._of(span)) is not None), None)

    def word(self, span: Span, *, moved: bool) -> str:
        """Return a word with the signs that open and close around it."""
        words = next(
            text.text[span.start - text.start : span.end - text.start]
            for text in self.texts
            if text.start <= span.start and span.end <= text.end
        )
        sign = self._of(span)
        before, after = SIGNS["moved"] if moved and sign is None else ("", "")
        if sign is not None:
            opening, closing = SIGNS[sign.mark]
            before = opening if span.start <= sign.span.start else ""
            after = closing if sign.span.end <= span.end else ""
        return f"{before}{words}{after}"

    def _of(self, span: Span) -> Sign | None:
        while self.at < len(self.signs) and self.signs[self.at].span.end <= span.start:
            self.at += 1
        if self.at < len(self.signs) and self.signs[self.at].span.start < span.end:
            return self.signs[self.at]
        return None


def _listed(facing: Facing, ui: str, room: int) -> Iterator[str]:
    """List the links: those known at sight by kind, the others one by one."""
    for kind in PLAIN:
        ties = [tie for tie in facing.ties if tie.kind == kind and tie.mark is None]
        if ties:
            words = ", ".join(_pair(facing, tie) for tie in ties)
            yield from _set(f"{name_of(ties[0], ui)}: {words}", room)
    for tie in facing.ties:
        if tie.mark is not None or tie.kind not in PLAIN:
            yield from _set(f"{_pair(facing, tie)}: {name_of(tie, ui)}", room)


def _pair(facing: Facing, tie: Tie) -> str:
    one, other = words_of(facing, tie)
    return one if one == other else f"{one} → {other}"


def words_of(facing: Facing, tie: Tie) -> tuple[str, str]:
    """Return the words of both sides of a tie."""
    return _slice(facing.shown, tie.original), _slice((facing.facing,), tie.facing)


def _slice(texts: Sequence[Passage], span: Span) -> str:
    for one in texts:
        if one.start <= span.start < one.end:
            return " ".join(one.text[span.start - one.start : span.end - one.start].split())
    return ""


def _untied(facing: Facing, woven: Sequence[Cell], ui: str, room: int) -> Iterator[str]:
    originals, others = untied(facing, woven)
    for key, texts, spans in (
        ("untied_original", facing.shown, originals),
        ("untied_rendering", (facing.facing,), others),
    ):
        if spans:
            words = ", ".join(_slice(texts, span) for span in spans)
            yield from _set(f"{fill('facing', key, ui)}: {words}", room)


# --- a claim -------------------------------------------------------------------------------------------------------


def _claim(facing: Facing, ui: str, room: int, explain: bool) -> Iterator[str]:
    parting = [tie for tie in facing.ties if tie.mark is not None]
    numbered = [*parting, *(tie for tie in facing.ties if tie.mark is None and explain)]
    ours = [(tie.facing, number) for number, tie in enumerate(numbered, 1)]
    theirs = [(tie.original, number) for number, tie in enumerate(numbered, 1)]
    said = _marked(facing.facing, facing.facings, ours)
    pieces = " … ".join(_marked(piece, facing.originals, theirs) for piece in facing.shown)
    pieces = f"{'' if facing.opened else '… '}{pieces}{'' if facing.closed else ' …'}"
    yield from _set(f"{fill('report', 'page_says', ui)}: {said}", room)
    yield from _set(f"{fill('report', 'document_says', ui)}: {pieces}", room)
    for number, tie in enumerate(numbered, 1):
        one, other = words_of(facing, tie)
        pair = shorten(one) if one == other else f"{shorten(other)} → {shorten(one)}"
        yield from _set(f"[{number}] {pair}: {name_of(tie, ui)}", room)


def _marked(text: Passage, signs: Sequence[Sign], numbers: Sequence[tuple[Span, int]]) -> str:
    """Return a text with signs around what findings speak of, and the number behind every tied word."""
    inserted: list[tuple[int, int, str]] = []
    for sign in signs:
        if text.start <= sign.span.start < sign.span.end <= text.end:
            opening, closing = SIGNS[sign.mark]
            inserted += [(sign.span.start, 2, opening), (sign.span.end, 0, closing)]
    inserted += [(span.end, 1, f"[{number}]") for span, number in numbers if text.start <= span.start < text.end]
    out, reached = [], text.start
    for at, _, sign_text in sorted(inserted):
        out += [text.text[reached - text.start : at - text.start], sign_text]
        reached = at
    return "".join([*out, text.text[reached - text.start :]])


def _set(words: str, room: int, paint: Paint | None = None) -> Iterator[str]:
    for number, line in enumerate(wrap(visible(words).split(" "), room - 2)):
        indented = f"{'  ' if number else ''}{line}"
        yield paint(indented, "dim") if paint is not None else indented
