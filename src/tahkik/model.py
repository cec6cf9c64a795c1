"""The nouns. Everything the stages hand to each other is here, frozen.

Positions are half-open, in code points of the written text of the document they speak of (see DESIGN: *Result*).
Names of fields are those of the result format, version 1, wherever the two meet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

# --- positions -----------------------------------------------------------------------------------------------------


class Span(NamedTuple):
    """A half-open stretch of code points of one written text."""

    start: int
    end: int


class Passage(NamedTuple):
    """A span with its words, so that a report needs no second look at the text."""

    start: int
    end: int
    text: str


# --- documents -----------------------------------------------------------------------------------------------------

BlockKind = Literal[
    "title", "lead", "heading", "paragraph", "quotation", "item", "sources", "note", "table", "caption", "code"
]


@dataclass(frozen=True, slots=True)
class Block:
    """A visible block of a document, in reading order.

    ``quotation`` is a block the page itself sets off as a quotation (Markdown ``>``, HTML ``blockquote``);
    ``sources`` is a list of sources (KAYNAKLAR); ``level`` is a heading's level or a quotation's or item's depth.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """One reader's comment. ``published`` is as printed: ISO to its precision, with an offset only if printed."""

    id: str
    parent: str | None
    author: str | None
    published: str | None
    permalink: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A stretch of the written text that was repaired on reading: ``was`` stood there, ``rule`` changed it."""

    start: int
    end: int
    was: str
    rule: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stretch of a derived text stands in its file: ``path`` is an XPath, a file in it, or a page's label."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class Locus:
    """A stretch of the written text and the page or division it stands on: ``label`` as printed (``12``, ``xii``)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read.

    ``body`` are the article's own words (title and lead included; comments and leavings not); ``leavings`` are what the
    software around the article left behind (reply forms, like counts, headings of the comment list).
    ``emphases`` are spans between emphasis signs, the signs outside.
    ``modified`` and ``address`` (the page's own, canonical one) are what the file says of itself; ``origins`` map a
    derived text back to the elements or pages of the file, in order; plain text and Markdown need none. ``loci`` are
    the printed pages, in order, where the file names them; ``divisions`` are what stands under each heading. ``work``
    is the title of the printed work whose volume and page ``locus`` gives, where the document is a part of one. A
    repair with the rule ``letters-lost`` changed nothing: letters are missing there.
    """

    source: str
    text: str
    sha256: str
    text_sha256: str
    media_type: str
    language: str = "und"
    title: str | None = None
    author: str | None = None
    published: str | None = None
    locus: str | None = None
    body: tuple[Span, ...] = ()
    blocks: tuple[Block, ...] = ()
    emphases: tuple[Span, ...] = ()
    comments: tuple[Comment, ...] = ()
    leavings: tuple[Span, ...] = ()
    repairs: tuple[Repair, ...] = ()
    modified: str | None = None
    address: str | None = None
    origins: tuple[Origin, ...] = ()
    loci: tuple[Locus, ...] = ()
    work: str | None = None
    divisions: tuple[Locus, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a source or page did not go in; the others did."""

    source: str
    code: str
    message: str
    hint: str | None = None


# --- what a page says ----------------------------------------------------------------------------------------------

BracketKind = Literal["gloss", "noise", "editorial", "number", "unknown"]


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket inside a quotation, its signs included.

    ``noise``: audience (``(Alkışlar)``); ``editorial``: an editor's own sign (``[1]331``, ``(okunamadı)``, ``(?)``);
    ``number``: figures only; ``gloss``: explains the word before it; ``unknown``: insertion or the original's own.
    """

    start: int
    end: int
    text: str
    kind: BracketKind


@dataclass(frozen=True, slots=True)
class Article:
    """A numbered article: its number, and the span from its number to its end."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extent:
    """An announced extent ("Mektubun ikinci kısmı"): the words, and the part they announce (2), or None ("bir
    kısmı").
    """

    start: int
    end: int
    text: str
    part: int | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words a page offers as somebody's words.

    ``start``/``end``: the words inside the marks. ``marks``: the opening mark as printed, None where there is none.
    ``marks_at``: the position of every mark (opening, closing, repeated at a paragraph's head). ``closed`` is False
    where the closing mark is missing; ``inside`` is the id of the quotation this one is nested in. ``breaks`` are
    stretches between start and end that are not the quotation's words: repeated marks, "dedi Paşa,", note numbers.
    ``ellipses`` are the signs of marked omission. ``introduction`` is the sentence or line that announces it.
    """

    id: str
    start: int
    end: int
    text: str
    marks: str | None
    marks_at: tuple[int, ...] = ()
    kind: Literal["block", "inline"] = "inline"
    closed: bool = True
    language: str = "und"
    inside: str | None = None
    introduction: Span | None = None
    extent: Extent | None = None
    articles: tuple[Article, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    ellipses: tuple[Span, ...] = ()
    emphases: tuple[Span, ...] = ()
    breaks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A word or phrase of the original tied to one of the rendering; ``source`` says where the pair is known from."""

    original: Span
    rendering: Span
    relation: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """A place where a rendering has neither the original's word nor a known gloss of it, though its neighbours
    align.
    """

    original: Passage
    rendering: Passage
    relation: Relation


PartingKind = Literal[
    "omission", "addition", "number", "date", "condition", "negation", "hedge", "limit", "strengthened"
]


@dataclass(frozen=True, slots=True)
class Parting:
    """A place where a rendering does not say what its original says.

    ``original`` and ``rendering`` are the words of either side; empty, at the place where they would stand, on the side
    that lacks them. ``clause`` is what of the original they stand in, where that says more. ``sure`` is False where the
    words may be read in a way that loses nothing; ``bracket`` says that added words stand in brackets.
    """

    kind: PartingKind
    original: Passage
    rendering: Passage
    clause: Passage | None = None
    sure: bool = True
    bracket: bool = False


@dataclass(frozen=True, slots=True)
class Sharing:
    """Another witness held that has a rendering's deviations too: pairs of the page's words and the witness's."""

    source: str
    title: str | None
    places: tuple[tuple[Passage, Passage], ...]


ModalityKind = Literal["condition", "negation", "hedge", "limit"]


@dataclass(frozen=True, slots=True)
class Loss:
    """What a wording does not carry over: ``sign`` is the word that sets a condition, negates or hedges in ``clause``,
    both of the quotation.
    """

    kind: ModalityKind
    sign: Passage
    clause: Passage


@dataclass(frozen=True, slots=True)
class Rendering:
    """A modernisation, translation or repetition of a quotation on the same page (``of`` is the quotation's id).

    ``source`` is the source whose passage it renders, where the page quotes the rendering alone: the positions of
    ``original`` in links, drifts and partings speak of that source then, and of the page where it is None. ``sharing``
    is another witness held that has at least two of its deviations.
    """

    id: str
    of: str
    start: int
    end: int
    text: str
    cue: Span | None = None
    extent: Extent | None = None
    articles: tuple[Article, ...] = ()
    links: tuple[Link, ...] = ()
    drifts: tuple[Drift, ...] = ()
    partings: tuple[Parting, ...] = ()
    source: str | None = None
    sharing: Sharing | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim of where: a book, an archive, a law. ``fields`` as parsed; ``held`` None where it was not looked for."""

    id: str
    start: int
    end: int
    text: str
    type: str = "unparsed"
    csl: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    held: bool | None = None


@dataclass(frozen=True, slots=True)
class DateReading:
    """One way to read a date: always with its calendar and precision; ``iso`` is proleptic Gregorian or None.

    ``span`` are the first and the last day it may be, where that is not one day.
    """

    calendar: str
    iso: str | None
    precision: str
    tolerance_days: int = 0
    reason: str | None = None
    julian_iso: str | None = None
    span: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as printed, with its readings; ``consistent`` is None where there is nothing to compare.

    ``conflict`` says what does not agree: the ``calendars`` printed beside each other, or the ``weekday``.
    """

    id: str
    start: int
    end: int
    text: str
    readings: tuple[DateReading, ...]
    consistent: bool | None = None
    conflict: Literal["calendars", "weekday"] | None = None


ClaimRole = Literal["who", "does", "what", "to-whom", "addressed-to", "when"]


@dataclass(frozen=True, slots=True)
class Departure:
    """A word of a claim that has no counterpart in the document, and what the document has in its place."""

    role: ClaimRole
    claim: Passage
    document: Passage


@dataclass(frozen=True, slots=True)
class Claim:
    """What the page says of a quotation: headline, lead, introducing sentence.

    ``clause`` is what of the quotation it rests on, None where that is not sure; ``links`` tie its words to those of
    the quotation, ``departures`` are those without a counterpart, ``losses`` what of the clause it leaves out.
    """

    id: str
    start: int
    end: int
    text: str
    about: str | None
    clause: Passage | None = None
    links: tuple[Link, ...] = ()
    departures: tuple[Departure, ...] = ()
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Segments:
    """Everything *segment* found on a page, in reading order."""

    quotations: tuple[Quotation, ...] = ()
    renderings: tuple[Rendering, ...] = ()
    citations: tuple[Citation, ...] = ()
    dates: tuple[DateMention, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Modality:
    """Words that set a condition, negate, hedge or limit.

    ``readings`` says by what: ``("word",)``, ``("phrase",)``, or the features of the word's readings (``("negative
    converb", "verbal-noun ablative")``). It is ``sure`` where every reading has it; where not, both readings are kept,
    and ``likely`` says whether the one that has it is by far the likelier.
    """

    kind: ModalityKind
    start: int
    end: int
    text: str
    readings: tuple[str, ...] = ()
    sure: bool = True
    likely: bool = True


# --- comparing -----------------------------------------------------------------------------------------------------

RelationKind = Literal["same", "underspecified", "suspect", "inflection", "different"]
Flag = Literal["negation", "number", "date", "name", "condition", "modality", "person", "limit"]


@dataclass(frozen=True, slots=True)
class Relation:
    """What two aligned words are to each other, and the rules that licensed it (``("R04", "R11")``).

    ``reason`` is in English; ``because`` is its key and the words in it, for an interface in another language.
    """

    kind: RelationKind
    rules: tuple[str, ...] = ()
    reason: str = ""
    flags: tuple[Flag, ...] = ()
    because: tuple[str, ...] = field(default=(), repr=False)


VariantKind = Literal["addition", "omission", "substitution", "transposition"]
Level = Literal["graphic", "orthographic", "morphological", "lexical"]
VariantClass = Literal["orthographic", "doubtful", "substantive", "elided"]


@dataclass(frozen=True, slots=True)
class Variant:
    """One difference between a quotation (``page``) and the passage of a source (``source``).

    ``rule``: for orthographic and doubtful variants the licence (``R04+R11``); for substantive ones the name of the
    finding's rule, which *judge* sets (None before).
    """

    kind: VariantKind
    level: Level
    class_: VariantClass
    page: Passage | None
    source: Passage | None
    relation: RelationKind | None = None
    flags: tuple[Flag, ...] = ()
    rule: str | None = None


# --- finding -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the corpus where words of a page may come from, as *find* hands it on.

    ``quotation`` is the id of the marked quotation it was found for, None for unmarked words. ``page`` is the span
    of the page that stands there, ``document`` the ordinal of the document in the corpus, ``start``/``end`` the hull
    in it, in tokens. ``chance`` is the number of places as good as this one expected by chance in this corpus.
    ``part`` numbers the passages one quotation was put together from; 0 is the one with the strongest evidence.
    """

    quotation: str | None
    page: Span
    document: int
    start: int
    end: int
    chance: float
    bits: float
    part: int = 0


Dropped = Literal["chance", "few-words", "unlike-words", "overlaps", "weaker"]
MissedCause = Literal["too-short", "too-different", "not-held", "rendering"]


@dataclass(frozen=True, slots=True)
class TracedPlace:
    """A place that was looked at for a quotation, claimed or not.

    ``start``/``end`` are the whole passage in the source, ``text`` its first words. ``held`` of the quotation's ``of``
    words stand there letter by letter or nearly so. ``reason`` is why it was dropped, None where it was ``kept``:
    ``chance`` gives as good places too often; ``few-words`` of the quotation stand there; ``unlike-words``: the
    evidence is thin and words differ by more than a misreading; it ``overlaps`` a better place; it is ``weaker`` than
    another.
    """

    source: str
    start: int
    end: int
    text: str
    bits: float
    chance: float
    held: int
    of: int
    kept: bool
    reason: Dropped | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """How a quotation was looked for.

    ``tier`` is 2 where it was looked for again with shorter seeds. ``seeds`` (runs of letters looked up), ``anchors``,
    ``chains`` and ``alignments`` are counts over all searches. ``places`` are kept ones first, then the nearest; they
    may be fewer than ``alignments``. ``causes`` are why a quotation that was not found may have been missed.
    """

    tier: int
    seeds: int
    anchors: int
    chains: int
    alignments: int
    places: tuple[TracedPlace, ...] = ()
    causes: tuple[MissedCause, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A passage of a source that a quotation stands in, collated. ``covers`` is what of the page it covers.

    ``sentences`` are the whole sentences of the source that hold the passage, from the beginning of the first to the
    end of the last, and ``following`` is what comes after them, 200 code points or less; None where nobody looked.
    ``language`` is the source's, None where nobody says, as are ``author`` and ``work`` (the printed work it is a
    part of). ``pages`` are the labels of the printed pages the passage stands on, where the source names them.
    ``is_rendering`` says that the quotation has it in other words: nothing was collated, its bounds are an estimate.
    """

    source: str
    title: str | None
    locus: str | None
    start: int
    end: int
    text: str
    rank: Literal["primary", "secondary"]
    expected_by_chance: float
    before: str
    after: str
    covers: Span
    variants: tuple[Variant, ...] = ()
    sentences: Passage | None = None
    following: Passage | None = None
    language: str | None = None
    author: str | None = None
    work: str | None = None
    pages: tuple[str, ...] = ()
    is_rendering: bool = False


# --- judging -------------------------------------------------------------------------------------------------------

Verdict = Literal[
    "not-checked", "not-found", "ambiguous", "rendering", "altered", "elided", "doubtful", "spelling", "verbatim"
]
VERDICTS: tuple[Verdict, ...] = (
    "not-checked",
    "not-found",
    "ambiguous",
    "rendering",
    "altered",
    "elided",
    "doubtful",
    "spelling",
    "verbatim",
)
FindingLevel = Literal["note", "warning", "error"]
FINDING_LEVELS: tuple[FindingLevel, ...] = ("note", "warning", "error")


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation with its verdict and its matches, best first. ``reason`` is why it was not checked or not found.

    ``missed`` traces one that was looked for and not found, with the nearest places; ``explain`` traces any, where that
    was asked for.
    """

    quotation: Quotation
    verdict: Verdict
    matches: tuple[Match, ...] = ()
    reason: str | None = None
    missed: Trace | None = None
    explain: Trace | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding rests on: words of the page, of a source, or of a glossary."""

    of: Literal["page", "source", "glossary"]
    source: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule saw. Its words live in ``report/messages``; ``params`` fill them."""

    rule: str
    level: FindingLevel
    about: str | None
    start: int
    end: int
    params: dict[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    depends_on: str = ""


@dataclass(frozen=True, slots=True)
class CorpusInfo:
    """What was held: the corpus's name, its documents and tokens, and what did not go in."""

    name: str
    documents: int
    tokens: int
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All that checking one page found. ``corpus`` is None where no source was held."""

    document: Document
    corpus: CorpusInfo | None
    policy: str
    quotations: tuple[Checked, ...] = ()
    renderings: tuple[Rendering, ...] = ()
    dates: tuple[DateMention, ...] = ()
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class FailedPage:
    """A page that could not be checked, with the error in the one shape all doors print."""

    source: str
    error: dict[str, Any]
