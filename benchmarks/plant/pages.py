"""Pages of real prose with plants in them, and the gold that says what stands where.

A page has 340 to 600 words of sentences of hosts, in paragraphs, with two or three plants. The sentences that
introduce a quotation are the project's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from plant.drafts import Draft, Token
from plant.kinds import BY_NAME, Kind, plant
from plant.speeches import Field, Place, fit

#: Words of a page: drawn between these.
PAGE_WORDS = (340, 600)
#: Words of a paragraph of prose.
PARAGRAPH_WORDS = (50, 110)

MARKS = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("''", "''"), ("„", "“"), ("'", "'"))
_MARK_WEIGHTS = (6, 4, 2, 2, 2, 1, 1)
_BEFORE = (
    "Hatip o gün kürsüden şöyle dedi:", "Gazete bu sözleri aynen aktarıyor:", "Defterin bu yaprağında şunlar yazılı:",
    "Bir okur mektubunda şu satırları hatırlatıyor:", "Konuşmanın en çok alkışlanan yeri şurasıydı:",
    "Paşa sözü alıp dedi ki:",
    "Yazarımız geçen hafta bunu alıntıladı:", "Panodaki levhada şu cümle var:",
)  # fmt: skip
_AFTER = (
    " diyordu.",
    " sözleri dillerden düşmedi.",
    " cümlesi ders kitaplarına girdi.",
    " ifadesi bize tuhaf geldi.",
    " dedi ve kürsüden indi.",
)
_SEVERAL = (
    ("Önce ", " diyen hatip, az sonra ", " sözünü ekledi, en sonunda da ", " diyerek yerine oturdu."),
    ("Bir yerde ", " yazıyor, başka bir yerde ", " deniyor, kapakta ise ", " okunuyor."),
)


@dataclass(frozen=True)
class Change:
    """What was done at one place: operation, the page's span, the source's span (code points), and the words."""

    operation: str
    page: tuple[int, int] | None
    source: tuple[int, int] | None
    now: str
    was: str
    detail: str = ""
    also: tuple[int, int] | None = None


@dataclass(frozen=True)
class Part:
    """A stretch of the page and every place of the sources it stands in."""

    start: int
    end: int
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Gold:
    """One planted quotation: where it stands, where it comes from, what was done, which verdicts are right."""

    id: str
    kind: str
    form: str
    start: int
    end: int
    words: int
    parts: tuple[Part, ...]
    verdicts: tuple[str, ...]
    changes: tuple[Change, ...] = ()

    @property
    def alterations(self) -> tuple[Change, ...]:
        """The changes of substance."""
        return tuple(c for c in self.changes if c.operation not in {"spelling", "misreading", "elision"})


@dataclass(frozen=True)
class Page:
    """A page: name, text and gold."""

    name: str
    text: str
    golds: tuple[Gold, ...]


@dataclass
class _Writer:
    """Text being written, with the gold of what was planted."""

    page: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    golds: list[Gold] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def plant(self, kind: Kind, draft: Draft) -> None:
        """Write a draft's words and record its gold."""
        at, spans = self.length, draft.spans()
        text = draft.text()
        tail = len(draft.tokens[-1].after)
        self.write(text)

        def span(tokens: Sequence[Token]) -> tuple[int, int] | None:
            if not tokens:
                return None
            places = [spans[id(token)] for token in tokens]
            return at + min(s for s, _ in places), at + max(e for _, e in places)

        changes = []
        for mark in draft.marks:
            page = span(mark.tokens)
            if page is None and mark.after is not None:
                end = at + spans[id(mark.after)][1]
                page = (end, end)
            now = "".join(t.text + t.after for t in mark.tokens).strip()
            changes.append(Change(mark.operation, page, mark.source, now, mark.was, mark.detail, span(mark.also)))
        whole = (at, at + len(text) - tail)
        parts = [(span(tokens) or whole, places) for tokens, places in draft.parts] or [(whole, draft.places)]
        self.golds.append(
            Gold(
                f"{self.page}#{len(self.golds) + 1}",
                kind.name,
                kind.form,
                *whole,
                len(draft.tokens),
                tuple(Part(s, e, tuple(places)) for (s, e), places in parts if places),
                draft.verdicts,
                tuple(changes),
            )
        )


class _Prose:
    """Sentences of the hosts, in order, from a drawn place."""

    def __init__(self, rng: Random, hosts: Field) -> None:
        self.rng, self.field = rng, hosts
        self.queue: list[str] = []

    def take(self, words: int) -> list[str]:
        """Return sentences of about so many words."""
        taken: list[str] = []
        while sum(len(s.split()) for s in taken) < words:
            if not self.queue:
                host = self.rng.choice(self.field.hosts)
                texts = [host.text[s:e] for s, e in host.sentences]
                start = self.rng.randrange(len(texts))
                self.queue = [t for t in texts[start : start + 30] if fit(t) and 4 <= len(t.split()) <= 60]
                self.queue = [t for t in self.queue if t[-1] in ".!?"]
            else:
                taken.append(self.queue.pop(0))
        return taken


def write_pages(
    field_: Field,
    kinds: Sequence[str],
    count: int,
    seed: int,
    pages: int | None = None,
    words: tuple[int, int] = PAGE_WORDS,
) -> list[Page]:
    """Write the pages that hold ``count`` plants of each kind.

    Parameters
    ----------
    field_ : Field
        Sources and hosts.
    kinds : sequence of str
        Names of classes.
    count : int
        Plants of each.
    seed : int
    pages : int or None
        At most so many pages; None for as many as the plants need.
    words : pair of int
        Words of a page are drawn between these.
    """
    order = [(name, k) for name in kinds for k in range(count)]
    rng = Random(f"{seed}:pages")
    rng.shuffle(order)
    written: list[Page] = []
    while order and (pages is None or len(written) < pages):
        take = min(rng.choice([2, 3]), len(order))
        chosen, order = order[:take], order[take:]
        plants = [(BY_NAME[name], plant(BY_NAME[name], field_, f"{seed}:{name}:{k}")) for name, k in chosen]
        written.append(_page(Random(f"{seed}:page:{len(written)}"), field_, f"page-{len(written):04d}", plants, words))
    return written


def _page(
    rng: Random, field_: Field, name: str, plants: list[tuple[Kind, list[Draft]]], words: tuple[int, int]
) -> Page:
    prose, writer = _Prose(rng, field_), _Writer(name)
    planted = sum(len(draft.tokens) for _, drafts in plants for draft in drafts)
    wanted = max(rng.randint(*words) - planted, 40 * (len(plants) + 1))
    edges = [one for one in plants if one[0].form == "edge"]
    first = edges.pop(0) if edges and rng.random() < 0.5 else None
    last = edges.pop(0) if edges else None
    plants = [one for one in plants if one is not first and one is not last]
    if first is not None:
        _alone(writer, first)
        writer.write("\n\n")
    writer.write(f"Kürsüden notlar, {rng.randint(2, 400)}. defter\n\n")
    share = wanted // (len(plants) + 1)
    for kind, drafts in plants:
        _paragraphs(rng, writer, prose, share // 2)
        _set(rng, writer, prose, kind, drafts)
    _paragraphs(rng, writer, prose, share)
    if last is None:
        return Page(name, "".join(writer.pieces).rstrip() + "\n", tuple(writer.golds))
    _alone(writer, last)
    return Page(name, "".join(writer.pieces), tuple(writer.golds))


def _alone(writer: _Writer, plant: tuple[Kind, list[Draft]]) -> None:
    """Set a plant in marks, with nothing before or after it."""
    kind, (draft,) = plant
    writer.write("“")
    writer.plant(kind, draft)
    writer.write("”")


def _paragraphs(rng: Random, writer: _Writer, prose: _Prose, words: int) -> None:
    left = words
    while left > 20:
        size = min(left, rng.randint(*PARAGRAPH_WORDS))
        writer.write(" ".join(prose.take(size)) + "\n\n")
        left -= size


def _set(rng: Random, writer: _Writer, prose: _Prose, kind: Kind, drafts: list[Draft]) -> None:
    """Set one plant in a paragraph of its own kind."""
    if kind.form == "unmarked":
        writer.write(" ".join(prose.take(25)) + " ")
        draft = drafts[0]
        draft.tokens[-1].after = draft.tokens[-1].after.strip() or "."
        writer.plant(kind, draft)
        writer.write(" " + " ".join(prose.take(25)) + "\n\n")
        return
    if kind.form == "blockquote":
        writer.write(rng.choice(_BEFORE) + "\n\n> ")
        writer.plant(kind, drafts[0])
        writer.write("\n\n")
        return
    opening, closing = rng.choices(MARKS, _MARK_WEIGHTS)[0]
    if kind.form == "several":
        _several(rng, writer, kind, drafts, opening, closing)
        return
    draft = drafts[0]
    if kind.form == "unclosed":
        opening = rng.choice(["“", "“", "«", '"'])
    inner = ("‘", "’") if opening in {"“", '"', "«", "„"} else ("“", "”")
    repeated = rng.random() < 0.5
    for token in draft.tokens:
        if token.after.endswith("\n\n"):
            token.after += opening if repeated else ""
        elif "inner}" in token.after:
            token.after = token.after.replace("{inner}", inner[0]).replace("{/inner}", inner[1])
        elif "{open}" in token.after:
            token.after = token.after.format(open=opening, close=closing)
    if kind.form == "unclosed":
        _unclosed(rng, writer, prose, kind, draft, opening)
        return
    stop = draft.tokens[-1].after
    outside = rng.random() < 0.4
    if outside:
        draft.tokens[-1].after = ""
    shape = rng.choice(["block", "inline", "inline", "after", "bare"])
    if shape in {"inline", "after", "bare"} and rng.random() < 0.7:
        writer.write(" ".join(prose.take(20)) + " ")
    if shape in {"block", "inline"}:
        writer.write(rng.choice(_BEFORE) + ("\n\n" if shape == "block" else " "))
    if shape == "after":
        draft.tokens[-1].after, outside = draft.tokens[-1].after.rstrip("."), False
    writer.write(opening)
    writer.plant(kind, draft)
    writer.write(closing + (stop if outside else ""))
    if shape == "after":
        writer.write(rng.choice(_AFTER))
    if shape in {"inline", "bare"} and rng.random() < 0.6:
        writer.write(" " + " ".join(prose.take(20)))
    writer.write("\n\n")


def _unclosed(rng: Random, writer: _Writer, prose: _Prose, kind: Kind, draft: Draft, opening: str) -> None:
    writer.write(rng.choice(_BEFORE) + " " + opening)
    draft.tokens[-1].after = draft.tokens[-1].after.strip() or "."
    writer.plant(kind, draft)
    if rng.random() < 0.6:
        writer.write(" " + " ".join(prose.take(20)))
    writer.write("\n\n")


def _several(rng: Random, writer: _Writer, kind: Kind, drafts: list[Draft], opening: str, closing: str) -> None:
    words = rng.choice(_SEVERAL)
    for i, draft in enumerate(drafts):
        draft.tokens[-1].after = ""
        writer.write(words[i] + opening)
        writer.plant(kind, draft)
        writer.write(closing)
    writer.write(words[3] + "\n\n")


def store(folder: Path, field_: Field, pages: Iterable[Page]) -> None:
    """Write ``sources/*.txt``, ``pages/*.txt`` and ``gold.json`` into a folder, for tools that read files."""
    store_sources(folder / "sources", field_)
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    golds = {}
    for page in pages:
        (folder / "pages" / f"{page.name}.txt").write_text(page.text, encoding="utf-8", newline="")
        golds[page.name] = [asdict(gold) for gold in page.golds]
    (folder / "gold.json").write_text(json.dumps(golds, ensure_ascii=False, indent=1), encoding="utf-8")


def store_sources(folder: Path, field_: Field) -> None:
    """Write the sources as plain text, one file each, offsets as in the gold."""
    folder.mkdir(parents=True, exist_ok=True)
    for speech in field_.sources:
        (folder / f"{speech.id}.txt").write_text(speech.text, encoding="utf-8", newline="")
