"""The recommendations of different authors, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.evidence import Quotation
from briefgen.model.recommendations import Recommendation


class PositionKind(StrEnum):
    """Where one document stands on one option."""

    FOR = "for"
    AGAINST = "against"
    CONDITIONAL = "conditional"
    """For, but on a condition or with a doubt that the document itself states."""
    SILENT = "silent"
    """Says nothing on it. Silence is never counted as disagreement."""


class FindingKind(StrEnum):
    """What the comparison of positions on an option comes to."""

    AGREEMENT = "agreement"
    TENSION = "tension"
    LONE = "lone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One document on one option: its recommendations (ids) there; none when it is silent.

    `doubt` is the document's own sentence that states the condition or doubt (parts of one sentence, as in evidence)
    of a conditional position. `variant` is what the document wants the option to be where the option has exclusive
    alternatives ("bilateral", "trilateral").
    """

    document: str
    kind: PositionKind
    recommendations: tuple[str, ...] = ()
    doubt: tuple[Quotation, ...] = ()
    variant: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyOption:
    """A course of action that one or more documents address.

    `id` is the label as a slug, unique. `positions` has one entry for every document of the corpus, in corpus order;
    where there are very many recommendations, for every document that is not silent.
    """

    id: str
    label: str
    theme: str | None
    recommendations: tuple[str, ...]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Agreement, tension or a lone position. Data only; the wording is `briefgen.brief`'s.

    `recommendations` are the ids compared (two or more of different documents; one document's for a lone position).
    `score` is the confidence, 0 to 1. `ground` names the rule that decided ("same-action", "opposed-stance",
    "exclusive-alternatives", ...); `terms` are the words that carry it (shared words of an agreement; the two opposed
    ones, in the order of `recommendations`, of a tension). `reason` says the ground in one plain sentence.
    """

    id: str
    kind: FindingKind
    option: str | None
    theme: str | None
    recommendations: tuple[str, ...]
    score: float
    ground: str
    terms: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """Two places that state the same fact differently. `subject` is the thing, `kind` "date", "number" or "name"."""

    kind: str
    subject: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """`citing` (document id) refers to `cited` (document id of the corpus, or the work as printed) at `quotation`."""

    citing: str
    cited: str
    quotation: Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A sentence of a document that bears on a question.

    `quotation` are the parts of the sentence, as in evidence; `passage` the id of its passage, None outside any;
    `score` says how much of the question it takes up, 0 to 1, and `terms` with which of its own words;
    `recommendation` is the id of the recommendation that it is evidence of, if any.
    """

    quotation: tuple[Quotation, ...]
    passage: str | None
    score: float
    terms: tuple[str, ...]
    recommendation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one document says on a question, best first; nothing when it is silent."""

    document: str
    bearings: tuple[Bearing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question that an analyst asks the documents. `id` is its text as a slug; `replies` has one entry for every
    document of the corpus, in corpus order."""

    id: str
    text: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What an analyst knows of options beforehand, by ids of recommendations.

    Each of `together` are one course of action, no two of each of `apart` are; `labels` gives the option of a
    recommendation its name.
    """

    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that comparing came to.

    `recommendations` are those given in, in document and reading order, each now with its theme and option. `options`
    are ordered by the number of documents that address them, then by confidence; `findings` by kind, then confidence.
    """

    recommendations: tuple[Recommendation, ...]
    options: tuple[PolicyOption, ...]
    findings: tuple[Finding, ...]
    discrepancies: tuple[Discrepancy, ...] = ()
    citations: tuple[Citation, ...] = ()
    questions: tuple[Question, ...] = ()

    def recommendation(self, id: str) -> Recommendation:
        """The recommendation with that id.

        Raises:
            KeyError: there is none.
        """
        for recommendation in self.recommendations:
            if recommendation.id == id:
                return recommendation
        raise KeyError(id)

    def of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.kind is kind)
