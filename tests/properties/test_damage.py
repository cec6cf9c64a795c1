"""What holds of every repair: it can be put back, it is stable, and every position moves with its letters."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tahkik.model import Block, Comment, Document, Locus, Repair, Span
from tahkik.read.encoding import LETTERS_LOST, mend, mended

#: Pieces of pages, sound and damaged in every way that is known.
PIECES = st.sampled_from(
    [
        " ", "\n", ". ", "’", "“söz”", "kuyunun başında", "Değirmen", "Ã¼", "ÅŸ", "Ä±ÅŸÄ±k", "â€™", "Å\ufffd", "Ä",
        "├╝", "ÔÇÖ",
        "s├╝rg├╝n", "þehir", "yýl", "TÜRKĐYE", "KarĢı", "ġEKĠL", "Kаrdеş", "о", "война", "ni?metim", "mi?", "\ufffd",
        "\x91", "Trkiye", "Kasm", "það", "među", "?", "ÃƒÂ¼", "evde", "geldi", "ve bir", "bu yıl",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, PIECES, st.text(max_size=6)), max_size=40).map("".join)


def as_read(text: str, repairs: tuple[Repair, ...]) -> str:
    pieces: list[str] = []
    at = 0
    for one in repairs:
        pieces += (text[at : one.start], one.was)
        at = one.end
    return "".join(pieces) + text[at:]


@given(TEXTS)
def test_every_repair_can_be_put_back(text: str) -> None:
    repaired, repairs = mend(text)
    assert as_read(repaired, repairs) == text
    for before, after in pairwise(repairs):
        assert before.end <= after.start
    for one in repairs:
        assert 0 <= one.start <= one.end <= len(repaired)
        assert one.was
        assert one.rule
        assert one.rule != LETTERS_LOST or one.was == repaired[one.start : one.end]


@given(TEXTS, st.data())
def test_positions_move_with_their_letters(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
    spans = [Span(cuts[0], cuts[1]), Span(cuts[2], cuts[3]), Span(cuts[4], cuts[5])]
    document = Document(
        "page", text, "", "", "text/html",
        title=text[spans[0].start : spans[0].end] or None,
        body=tuple(spans),
        blocks=tuple(Block("paragraph", start, end) for start, end in spans),
        comments=(Comment("c1", None, None, None, None, *spans[1], text[spans[1].start : spans[1].end]),),
        loci=(Locus(0, len(text), "1"),),
    )  # fmt: skip
    after = mended(document)
    repaired, repairs = mend(text)
    assert after.text == repaired
    assert after.repairs == repairs
    assert (after.loci[0].start, after.loci[0].end) == (0, len(repaired))
    assert all(one.start <= one.end <= len(repaired) for one in (*after.body, *after.blocks))
    assert [tuple(span) for span in after.body] == [(block.start, block.end) for block in after.blocks]
    comment = after.comments[0]
    assert comment.text == repaired[comment.start : comment.end]
    for old, new in zip(spans, after.body, strict=True):
        if not any(one.start <= new.end and one.end >= new.start for one in repairs):
            assert repaired[new.start : new.end] == text[old.start : old.end]
