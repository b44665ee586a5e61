"""Findings drawn together into what a reader sees as one matter.

Comparing finds pairs; a reader wants to know that three texts agree on one option, or that two texts stand against a
third. Agreements of one option are one matter; so are tensions over the same opposed words that share a side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.brief.material import Material, strongest
from briefgen.model.comparison import Finding, FindingKind, PositionKind
from briefgen.model.recommendations import Recommendation, Stance

HIGH, MEDIUM = 0.75, 0.6
"""Confidence from which a finding is called high, or medium; the thresholds are printed in the method box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Findings of one kind on one thing.

    `left` and `right` are the recommendations of the two sides of a tension (one for each voice of a side); those of an
    agreement or a lone position are all `left`. `terms` are the opposed words of each side, none where no words decide.
    """

    findings: tuple[Finding, ...]
    left: tuple[Recommendation, ...]
    right: tuple[Recommendation, ...] = ()
    terms: tuple[tuple[str, ...], ...] = ()

    @property
    def first(self) -> Finding:
        """The finding that is surest."""
        return self.findings[0]

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        return (*self.left, *self.right)

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(recommendation.document for recommendation in self.recommendations))

    @property
    def about(self) -> tuple[str, ...]:
        """Ids of all that it speaks of."""
        found = [finding.id for finding in self.findings]
        found += [finding.option for finding in self.findings if finding.option]
        return tuple(dict.fromkeys([*found, *(recommendation.id for recommendation in self.recommendations)]))


def agreements(material: Material) -> tuple[Matter, ...]:
    """Agreements, one for each option, the most widely shared first, then the surest."""
    groups: dict[str, list[Finding]] = {}
    for finding in material.of_kind(FindingKind.AGREEMENT):
        groups.setdefault(finding.option or finding.id, []).append(finding)
    matters = [_agreement(material, sorted(group, key=_surest)) for group in groups.values()]
    return tuple(sorted(matters, key=lambda matter: (-len(matter.documents), _surest(matter.first))))


def _agreement(material: Material, findings: Sequence[Finding]) -> Matter:
    ids = dict.fromkeys(id for finding in findings for id in finding.recommendations)
    option = material.options.get(findings[0].option or "")
    if option is not None:
        silent = (PositionKind.SILENT, PositionKind.AGAINST)
        agreeing = {id for p in option.positions if p.kind not in silent for id in p.recommendations}
        ids = dict.fromkeys(id for id in ids if id in agreeing) or ids
    return Matter(findings=tuple(findings), left=_one_each(material, ids))


def tensions(material: Material) -> tuple[Matter, ...]:
    """Tensions, those with most voices first, then the surest; pairs that share a side are one matter."""
    matters: list[Matter] = []
    for finding in sorted(material.of_kind(FindingKind.TENSION), key=_surest):
        left, right, terms = _sides(material, finding)
        joined = False
        for index, matter in enumerate(matters):
            if merged := _merged(matter, finding, left, right, terms):
                matters[index], joined = merged, True
                break
        if not joined:
            matters.append(Matter(findings=(finding,), left=(left,), right=(right,), terms=terms))
    return tuple(sorted(matters, key=lambda matter: (-len(matter.documents), _surest(matter.first))))


def _sides(material: Material, finding: Finding) -> tuple[Recommendation, Recommendation, tuple[tuple[str, ...], ...]]:
    """The two sides of a tension: who is for before who is against, else in the order of the texts."""
    one, other = (material.recommendations[id] for id in finding.recommendations[:2])
    terms = tuple((term,) for term in finding.terms[:2]) if len(finding.terms) >= 2 else ()
    swap = material.order[one.document] > material.order[other.document]
    if one.stance is not other.stance:
        swap = one.stance is Stance.AGAINST
    return (other, one, terms[::-1]) if swap else (one, other, terms)


def _merged(
    matter: Matter,
    finding: Finding,
    left: Recommendation,
    right: Recommendation,
    terms: tuple[tuple[str, ...], ...],
) -> Matter | None:
    """The matter with one more finding, None when that is about something else.

    It is the same matter when it sets another voice against the same recommendation, for the same word; without words,
    when it is the same option that some are for and others against.
    """
    if finding.ground != matter.first.ground or bool(terms) != bool(matter.terms):
        return None
    if not terms:
        if finding.option != matter.first.option or left.stance is right.stance:
            return None
        return _joined(matter, finding, left, right, ())
    for one, other, (one_term, other_term) in ((left, right, terms), (right, left, terms[::-1])):
        if (one in matter.left and one_term[0] in matter.terms[0]) or (
            other in matter.right and other_term[0] in matter.terms[1]
        ):
            return _joined(matter, finding, one, other, (one_term, other_term))
    return None


def _joined(
    matter: Matter, finding: Finding, left: Recommendation, right: Recommendation, terms: tuple[tuple[str, ...], ...]
) -> Matter:
    sides = zip(matter.terms, terms, strict=True)
    return Matter(
        findings=(*matter.findings, finding),
        left=_with(matter.left, left),
        right=_with(matter.right, right),
        terms=tuple(tuple(dict.fromkeys((*mine, *others))) for mine, others in sides),
    )


def _with(side: tuple[Recommendation, ...], recommendation: Recommendation) -> tuple[Recommendation, ...]:
    """A side with one more voice; a voice that is there speaks once."""
    if recommendation.document in {entry.document for entry in side}:
        return side
    return (*side, recommendation)


def alone(material: Material) -> tuple[Matter, ...]:
    """Lone positions, the strongest first."""
    matters = [
        Matter(findings=(finding,), left=tuple(material.of(finding.recommendations)))
        for finding in material.of_kind(FindingKind.LONE)
    ]
    rank = {entry.id: place for place, entry in enumerate(strongest([matter.left[0] for matter in matters]))}
    return tuple(sorted(matters, key=lambda matter: rank[matter.left[0].id]))


def _one_each(material: Material, ids: Iterable[str]) -> tuple[Recommendation, ...]:
    """For every voice the strongest of these recommendations, in the order of every table."""
    best: dict[str, Recommendation] = {}
    for recommendation in material.of(ids):
        best.setdefault(recommendation.document, recommendation)
    return tuple(best[document] for document in material.in_order(best))


def _surest(finding: Finding) -> tuple[float, str]:
    return (-round(finding.score, 3), finding.id)


def confidence(score: float) -> str:
    """The key of the word for a confidence."""
    return "high" if score >= HIGH else "medium" if score >= MEDIUM else "low"
