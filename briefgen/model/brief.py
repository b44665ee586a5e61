"""The brief: statements with their evidence, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.comparison import Comparison, PositionKind
from briefgen.model.corrections import Correction
from briefgen.model.documents import Corpus
from briefgen.model.editions import Changes, Record
from briefgen.model.evidence import Quotation
from briefgen.model.notices import Notice
from briefgen.model.publication import Edition
from briefgen.model.themes import ThemeSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something the brief says about the texts, with the source text that it rests on. It cannot be built without.

    `text` is the whole as printed; `claim` is its opening, printed bold (a prefix of `text`, or ""). `target` is the
    id of the section that goes into it, for the reference printed after it. `about` are the ids of what it speaks of
    (findings, options, recommendations), for `explain`.
    """

    id: str
    text: str
    evidence: tuple[Quotation, ...]
    claim: str = ""
    target: str | None = None
    about: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"statement {self.id} has no evidence")
        if not self.text.startswith(self.claim):
            raise ValueError(f"statement {self.id} does not open with its claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something said about the corpus or the method, not about what an author says: counts, limits, gaps. `target` is
    the section in which it goes on."""

    text: str
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One document as a party to the comparison: a column of the matrix.

    `short` is the name in tables, `name` the full names of its authors, `dated` the date in words ("24 August 2018",
    "undated; latest year mentioned 2012"). `running` is the name inside a sentence ("Moss", "the unsigned text"),
    `signed` whether the text names its author. Every table lists the voices in the same order.
    """

    document: str
    short: str
    name: str
    affiliation: str | None
    title: str
    dated: str
    words: int
    running: str = ""
    signed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One voice's words on one matter: its recommendation (id), the headline, and the sentence, part by part.

    `clause` says the headline with its force and addressee, without the voice ("calls on Norway to build a harbour").
    """

    document: str
    recommendation: str
    headline: str
    quotations: tuple[Quotation, ...]
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One voice on one option. `word` is what is printed ("Calls for", "Silent"); silence is a word, never blank."""

    document: str
    kind: PositionKind
    word: str
    side: Side | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One option, a cell for every voice; `target` is the section that goes into it."""

    option: str
    label: str
    cells: tuple[Cell, ...]
    target: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Policy options by authors. `message` is the caption that says the finding, `source` says what was counted."""

    message: str
    source: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A finding as printed: what is said, the words of each side, how sure it is and on what ground.

    `confidence` is a word ("high", "medium", "low"); `ground` one sentence. Two sides of a tension are printed facing.
    `others` names in one sentence the voices whose words are left to the annex, "" where none is.
    """

    finding: str
    heading: Statement
    sides: tuple[Side, ...]
    confidence: str
    ground: str
    others: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """One voice in a chapter's table: the position in a word, its headlines, its own words; or what it leaves open."""

    document: str
    word: str
    kind: PositionKind
    sides: tuple[Side, ...]
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """How many passages of a theme a voice has."""

    document: str
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One theme. `id` is its section id, `heading` says the finding, `label` names the theme.

    `others` says in one line who recommends nothing on it ("Moss describes; Reed is silent."), "" when all do.
    `caption` is what its table shows, `figure` what its bars show, each in one sentence.
    """

    id: str
    theme: str
    number: int
    label: str
    heading: Statement | Remark
    keywords: tuple[str, ...]
    statements: tuple[Statement, ...]
    emphasis: tuple[Emphasis, ...]
    rows: tuple[PositionRow, ...]
    others: str = ""
    caption: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorCard:
    """One voice: facts, its recommendations (ids, strongest first), own vocabulary, works cited, options left out."""

    id: str
    voice: Voice
    facts: tuple[Remark, ...]
    recommendations: tuple[str, ...]
    vocabulary: tuple[str, ...]
    cites: tuple[str, ...]
    silent_on: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a section comes to: its heading says the finding; `caption` is what its table or figure shows, `measure` how
    that is measured. `id` is the section's id, or the name of the table where a section has several."""

    id: str
    heading: str
    caption: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike the texts are in their words: for each voice a row with a value for every voice before it, 0 to 1."""

    message: str
    measure: str
    rows: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a text was issued: the first and the last day that its date may mean, ISO 8601."""

    document: str
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The dated texts, oldest first; `measure` names the undated ones."""

    message: str
    measure: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Method and limits in half a page; the manifest, name and value of all that decides the bytes; and, by id of its
    recommendation, each addressee that is written otherwise inside a sentence ("insurers", not "Insurers")."""

    method: tuple[Remark, ...]
    manifest: tuple[tuple[str, str], ...]
    addressees: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeItem:
    """One change in words: what happened; then, each verbatim, words that are new and words that are gone."""

    text: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeList:
    """Changes of one kind under their heading; `more` says how many are not printed, "" when all are."""

    heading: str
    items: tuple[ChangeItem, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything that a renderer may print; the parts from `title` on are in reading order.

    Renderers read this and nothing else; `language` is that of the fixed words ("en", "es", "fr"). What the composed
    parts do not carry (places, scores, rules, all recommendations, sources) they take from `corpus`, `themes`,
    `comparison` and `notices`.
    """

    edition: Edition
    corpus: Corpus
    themes: ThemeSet
    comparison: Comparison
    notices: tuple[Notice, ...]
    voices: tuple[Voice, ...]
    title: str
    subtitle: str
    lead: Statement | Remark
    key_messages: tuple[Statement, ...]
    matrix: Matrix | None
    facing: tuple[Contrast, ...]
    care: tuple[Remark, ...]
    agreements: tuple[Contrast, ...]
    tensions: tuple[Contrast, ...]
    lone: tuple[Contrast, ...]
    chapters: tuple[Chapter, ...]
    cards: tuple[AuthorCard, ...]
    annex: Annex
    parts: tuple[Part, ...] = ()
    likeness: Likeness | None = None
    timeline: Timeline | None = None
    language: str = "en"
    corrections: tuple[Correction, ...] = ()
    changes: Changes | None = None
    change_lists: tuple[ChangeList, ...] = ()
    selection: str = ""
    record: Record | None = None

    def part(self, id: str) -> Part | None:
        """What a section comes to; None where nothing was composed for it."""
        return next((part for part in self.parts if part.id == id), None)

    def voice(self, document: str) -> Voice:
        """The voice of a document.

        Raises:
            KeyError: no document of the brief has that id.
        """
        for voice in self.voices:
            if voice.document == document:
                return voice
        raise KeyError(document)
