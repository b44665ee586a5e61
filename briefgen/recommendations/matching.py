"""What a rule sees of a sentence, what it says about it, and which of all that was said holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

from briefgen.language.lexicon import Lexicon
from briefgen.model.documents import BlockKind
from briefgen.model.evidence import Sentence, Span
from briefgen.model.recommendations import HeadlineForm, Stance, Strength

LONGEST_HEADLINE = 12
"""Words of a headline, at most."""
NONE_OF = r"^{none_of}\s+(?!{no_refusal}\b)"
"""How a demand opens that is for there to be none of a thing."""


class Headline(NamedTuple):
    """A recommendation in at most twelve words, and how they were made."""

    text: str
    form: HeadlineForm = HeadlineForm.UNKNOWN


class Form(Enum):
    """How the sentence puts the action: decides how the headline is made from it."""

    ACTIVE = "active"
    """`action` starts with the base form: "(should) close the gap"."""
    PASSIVE = "passive"
    """`action` starts with the participle, `thing` is what it is done to: "the gap (must be) closed"."""
    GERUND = "gerund"
    """`action` starts with an -ing form: "closing the gap (would help)"."""
    THING = "thing"
    """`thing` is a noun group that is called for: "a new fund (is necessary)"."""
    GRANT = "grant"
    """`thing` may do, has or is what `action` says, by a founding text: "pilots (may) resign at any time"."""
    KEEP = "keep"
    """`thing` is to stay as `action` says: "fares (should stay) as they are"."""
    QUOTE = "quote"
    """None of these: the headline quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One rule's verdict that a sentence advises something.

    `cue`, `addressee`, `action` and `thing` are spans in `Context.text`. `score` is the share of such sentences that
    are recommendations, as far as it was measured. `supports` says that the sentence argues for what the recommendation
    before it asks for, and belongs to it. `negated` says that the action is one to be left undone.
    """

    rule: str
    score: float
    cue: Span
    explicit: bool = True
    stance: Stance = Stance.FOR
    strength: Strength = Strength.SHOULD
    form: Form = Form.QUOTE
    addressee: Span | None = None
    action: Span | None = None
    thing: Span | None = None
    negated: bool = False
    supports: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A sentence with what stands around it.

    `text` is `Sentence.text` with typographic quotation marks and spaces made plain, of the same length. `headings`
    are those it stands under, outermost first; `lead_in` the sentence with a colon that opens the list it stands in,
    and `lead_match` what that one was found to be. `previous` are the verdicts on the sentences before, the nearest
    last. `founds` says that the document proposes an institution (a charter, a governance model);
    `proposed` that a recommendation was found before, however far back. `own_names` are the author's names (an
    organisation's, as it speaks of itself), `names` the words that the document writes with a capital inside sentences
    and never without.
    """

    sentence: Sentence
    text: str
    kind: BlockKind
    lexicon: Lexicon
    headings: tuple[str, ...] = ()
    lead_in: str = ""
    lead_match: Match | None = None
    before: str = ""
    after: str = ""
    opens_block: bool = True
    previous: tuple[Match | None, ...] = field(default=())
    founds: bool = False
    proposed: bool = False
    own_names: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def heading(self) -> str:
        """The nearest heading, or nothing."""
        return self.headings[-1] if self.headings else ""

    def nearby(self, distance: int) -> Match | None:
        """The nearest recommendation among so many sentences before this one."""
        return next((match for match in reversed(self.previous[-distance:]) if match), None)


Rule = Callable[[Context], Iterable[Match]]
"""Gives a match for every cue it finds in the sentence, in order."""

Veto = Callable[[Context, Match], bool]
"""True when the cue is not the author's own advice."""


def best_match(context: Context, rules: Sequence[Rule], vetoes: Sequence[Veto]) -> Match | None:
    """The best of all matches that no veto takes back, as the verb gives it; see `judge`."""
    best: Match | None = None
    for rule in rules:
        for match in rule(context):
            if best is not None and _rank(match) <= _rank(best):
                continue
            if not any(veto(context, match) for veto in vetoes):
                best = match
    return best


def _rank(match: Match) -> tuple[bool, float, int]:
    return match.explicit, match.score, -match.cue.start


def against_it(c: Context, match: Match) -> Match:
    """The match; with a stance against the thing where there shall be none of it ("No new quays")."""
    asked = match.form in {Form.THING, Form.QUOTE} and match.stance is Stance.FOR and match.thing is not None
    said = c.text[match.thing.start : match.thing.end] if asked and match.thing else ""
    refused = c.lexicon.search(NONE_OF + r"\w", said)
    return replace(match, stance=Stance.AGAINST) if refused else match


_PLAIN = str.maketrans("‘’´`“”„«»¨\u00a0–―", "''''" + '"' * 6 + " ——")


def plain(text: str) -> str:
    """The text with one kind of quotation mark, apostrophe, dash and space; every character keeps its place."""
    return text.translate(_PLAIN)
