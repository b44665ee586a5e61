"""What an author wants done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.evidence import Quotation


class Stance(StrEnum):
    """Whether the author argues for or against the course of action."""

    FOR = "for"
    AGAINST = "against"


class Strength(StrEnum):
    """The force of the wording."""

    MUST = "must"
    """Necessary: must, need to, is essential, is imperative."""
    SHOULD = "should"
    """Advised: should, recommend, call for, a bare imperative under a heading of recommendations."""
    MAY = "may"
    """Offered for consideration: could, is worth considering, would help."""


class HeadlineForm(StrEnum):
    """How a headline was made."""

    DEED = "deed"
    """An imperative: it opens with the verb of what is to be done."""
    WORDS = "words"
    """The sentence's own words, shortened: a clause, which can be quoted and not built into a sentence."""
    UNKNOWN = ""
    """By a person, of a noun group, or in a language where its first word tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One sentence in which a recommendation is made.

    `quotations` are its parts in reading order (one, or two where a page break cuts it); `sentence` its index in the
    document; `rule` the rule that chose it; `score` that rule's confidence, 0 to 1; `explicit` whether the sentence
    itself advises (False: it argues for what another sentence advises, or implies it).
    """

    quotations: tuple[Quotation, ...]
    sentence: int
    rule: str
    score: float
    explicit: bool

    @property
    def plain(self) -> str:
        """The sentence as a reader sees it."""
        if len(self.quotations) == 1:
            return self.quotations[0].plain
        return " ".join(quotation.plain for quotation in self.quotations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Something that a document's own author advocates that somebody do, or not do.

    `id` is `<document id>-<4 or more hex digits of its first sentence's digest>`, so that it stays when other
    sentences come or go. `headline` is an imperative of at most 12 words, made from the words of the first evidence
    sentence and saying no more than it. `addressee` is who should act, in the text's words. `score` is the highest of
    its evidence, `rule` that evidence's rule. `evidence[0]` is the sentence that says it best; the others follow in
    reading order. `theme` and `option` are ids, given in the comparison stage. `attributed_to` names whom the document
    reports as its source when the author adopts another's advice. `citations` are the works cited near it, as printed.
    `language` is the document's, which the headline is in; "" where it was not looked up. `form` is how the headline
    was made.
    """

    id: str
    document: str
    headline: str
    addressee: str | None
    stance: Stance
    strength: Strength
    explicit: bool
    score: float
    rule: str
    evidence: tuple[Evidence, ...]
    theme: str | None = None
    option: str | None = None
    attributed_to: str | None = None
    citations: tuple[str, ...] = ()
    language: str = ""
    form: HeadlineForm = HeadlineForm.UNKNOWN

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"recommendation {self.id} has no evidence")
