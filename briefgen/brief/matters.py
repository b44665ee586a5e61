"""Findings drawn together into what a reader sees as one matter.

Comparing finds pairs; a reader wants to know that three texts agree on one option, or that two texts stand against a
third. Agreements of one option are one matter; so are tensions over the same opposed words that share a side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefgen.brief.material import Material, evidence_of, strongest
from briefgen.brief.remembering import once
from briefgen.language.catalogue import read
from briefgen.language.lexicon import load_lexicon
from briefgen.model.comparison import Finding, FindingKind, PositionKind
from briefgen.model.evidence import Quotation
from briefgen.model.recommendations import Evidence, Recommendation, Stance

HIGH, MEDIUM = 0.75, 0.6
"""Confidence from which a finding is called high, or medium; the thresholds are printed in the method box."""

OPPOSED = "opposed-stance"
"""The ground on which one is for and one against: its terms are what both speak of, not what they differ in."""
ALTERNATIVE = " / "
"""Parts the name of a set of exclusive alternatives from the alternative, in the lexicon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Findings of one kind on one thing.

    `left` and `right` are the recommendations of the two sides of a tension; those of an agreement (one for each voice)
    or a lone position are all `left`. `terms` are the opposed words of each side, none where no words decide;
    `doubts` the documents that take their side on a condition, each with its sentence that says so.
    """

    findings: tuple[Finding, ...]
    left: tuple[Recommendation, ...]
    right: tuple[Recommendation, ...] = ()
    terms: tuple[tuple[str, ...], ...] = ()
    doubts: tuple[tuple[str, tuple[Quotation, ...]], ...] = ()

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
    def evidence(self) -> tuple[Quotation, ...]:
        """All that it rests on: the sentence that says each recommendation best, the one with the opposed word, and the
        one that states a doubt."""
        best = evidence_of(self.recommendations)
        opposed = (quotation for entry in self.recommendations for quotation in self.said(entry).quotations)
        doubting = (quotation for _, doubt in self.doubts for quotation in doubt)
        return tuple(dict.fromkeys([*best, *opposed, *doubting]))

    def said(self, recommendation: Recommendation) -> Evidence:
        """The sentence of a side that has the word by which it differs; the best one where no words decide."""
        if self.terms:
            terms = self.terms[0] if recommendation in self.left else self.terms[1]
            for evidence in recommendation.evidence:
                if any(re.search(rf"(?<!\w){re.escape(term)}(?!\w)", evidence.plain, re.IGNORECASE) for term in terms):
                    return evidence
        return recommendation.evidence[0]

    @property
    def about(self) -> tuple[str, ...]:
        """Ids of all that it speaks of."""
        found = [finding.id for finding in self.findings]
        found += [finding.option for finding in self.findings if finding.option]
        return tuple(dict.fromkeys([*found, *(recommendation.id for recommendation in self.recommendations)]))


def agreements(material: Material) -> tuple[Matter, ...]:
    """Agreements, one for each option: the widest first, then the surest; those of low confidence, or on an option of
    which texts also want different things, come last. Two that are in tension are never said to agree."""
    opposed = {frozenset(finding.recommendations) for finding in material.of_kind(FindingKind.TENSION)}
    groups: dict[tuple[str, bool], list[Finding]] = {}
    for finding in material.of_kind(FindingKind.AGREEMENT):
        if not any(pair <= set(finding.recommendations) for pair in opposed):
            groups.setdefault((finding.option or finding.id, _is_against(material, finding)), []).append(finding)
    matters = [_agreement(material, sorted(group, key=_surest), opposed) for group in groups.values()]

    def rank(matter: Matter) -> tuple[bool, bool, int, tuple[float, str]]:
        option = material.options.get(matter.first.option or "")
        disputed = option is not None and material.is_disputed(option)
        return (matter.first.score < MEDIUM, disputed, -len(matter.documents), _surest(matter.first))

    return tuple(sorted((matter for matter in matters if len(matter.documents) > 1), key=rank))


def _is_against(material: Material, finding: Finding) -> bool:
    """Whether an agreement is one against something; those for it are another matter."""
    return all(material.recommendations[id].stance is Stance.AGAINST for id in finding.recommendations)


def _agreement(material: Material, findings: Sequence[Finding], opposed: set[frozenset[str]]) -> Matter:
    ids = dict.fromkeys(id for finding in findings for id in finding.recommendations)
    option = material.options.get(findings[0].option or "")
    if option is not None:
        against = _is_against(material, findings[0])
        same_side = [held for held in option.positions if (held.kind is PositionKind.AGAINST) is against]
        agreeing = {id for held in same_side for id in held.recommendations}
        ids = dict.fromkeys(id for id in ids if id in agreeing) or ids
    best: dict[str, Recommendation] = {}
    for entry in material.of(ids):
        if not any(frozenset((entry.id, other.id)) in opposed for other in best.values()):
            best.setdefault(entry.document, entry)
    left = tuple(best[document] for document in material.in_order(best))
    return Matter(findings=tuple(findings), left=left, doubts=tuple(material.doubts(left).items()))


def tensions(material: Material) -> tuple[Matter, ...]:
    """Tensions, those with most voices first, then the surest; pairs that share a side are one matter."""
    matters: list[Matter] = []
    for finding in sorted(material.of_kind(FindingKind.TENSION), key=_surest):
        pair = pair_of(material, finding)
        at = next((place for place, matter in enumerate(matters) if _takes(matter, pair)), None)
        if at is None:
            matters.append(pair)
        else:
            matters[at] = _joined(matters[at], pair)
    matters = [replace(m, left=_in_order(material, m.left), right=_in_order(material, m.right)) for m in matters]
    return tuple(sorted(matters, key=lambda matter: (-len(matter.documents), _surest(matter.first))))


def pair_of(material: Material, finding: Finding) -> Matter:
    """One tension as a matter: who is for on the left of who is against, else in the order of the texts."""
    one, other = (material.recommendations[id] for id in finding.recommendations[:2])
    words_decide = len(finding.terms) >= 2 and finding.ground != OPPOSED
    terms = tuple((term,) for term in finding.terms[:2]) if words_decide else ()
    swap = material.order[one.document] > material.order[other.document]
    if one.stance is not other.stance:
        swap = one.stance is Stance.AGAINST
    doubts = tuple(material.doubts((one, other)).items())
    pair = Matter(findings=(finding,), left=(one,), right=(other,), terms=terms, doubts=doubts)
    return _turned(pair) if swap else pair


def _turned(matter: Matter) -> Matter:
    return replace(matter, left=matter.right, right=matter.left, terms=matter.terms[::-1])


def _takes(matter: Matter, pair: Matter) -> bool:
    """Whether a pair can be told with a matter: it is about the same, and sets no voice against itself."""
    return _is_same(matter, pair) and not _against_itself(_joined(matter, pair))


def _against_itself(matter: Matter) -> bool:
    """Whether a voice stands on both sides, as one does that wants neither a mayor nor a council but all to vote."""
    left, right = ({entry.document for entry in side} for side in (matter.left, matter.right))
    return not left.isdisjoint(right)


def _is_same(matter: Matter, pair: Matter) -> bool:
    """Whether a pair is about what a matter is about: another voice set against the same voice, for the same thing said
    in any word; without words, the same option that some are for and others against."""
    if matter.first.ground != pair.first.ground or bool(matter.terms) != bool(pair.terms):
        return False
    if not matter.terms:
        return matter.first.option == pair.first.option and matter.left[0].stance is not matter.right[0].stance
    if _options(matter).isdisjoint(_options(pair)):
        return False
    mine, others = _wants(matter), _wants(pair)
    return _share(mine, others) or _share(mine, others[::-1])


@once
def _options(matter: Matter) -> set[str]:
    """The options that a matter touches; its recommendations where they belong to none."""
    touched = [*(entry.option or entry.id for entry in matter.recommendations), *(f.option for f in matter.findings)]
    return {option for option in touched if option}


def _joined(matter: Matter, pair: Matter) -> Matter:
    if pair.terms and not _share(_wants(matter), _wants(pair)):
        pair = _turned(pair)
    sides = zip(matter.terms, pair.terms, strict=True)
    return Matter(
        findings=(*matter.findings, *pair.findings),
        left=_with(matter.left, pair.left),
        right=_with(matter.right, pair.right),
        terms=tuple(tuple(dict.fromkeys((*mine, *others))) for mine, others in sides),
        doubts=tuple({**dict(matter.doubts), **dict(pair.doubts)}.items()),
    )


def _with(side: tuple[Recommendation, ...], more: tuple[Recommendation, ...]) -> tuple[Recommendation, ...]:
    """Both, each recommendation once."""
    return tuple({entry.id: entry for entry in (*side, *more)}.values())


def _in_order(material: Material, side: tuple[Recommendation, ...]) -> tuple[Recommendation, ...]:
    """A side with its voices in the order of every table."""
    return tuple(sorted(side, key=lambda entry: material.order[entry.document]))


_Wants = tuple[tuple[frozenset[str], frozenset[str]], ...]


@once
def _wants(matter: Matter) -> _Wants:
    """For each side its voices, and what they want: the place of every word among exclusive alternatives."""
    return tuple(
        (frozenset(entry.document for entry in entries), frozenset(map(meaning, terms)))
        for entries, terms in zip((matter.left, matter.right), matter.terms, strict=True)
    )


def _share(one: _Wants, other: _Wants) -> bool:
    """Whether a voice wants the same on the same side of both."""
    return any(
        not (voices.isdisjoint(others) or wants.isdisjoint(wanted))
        for (voices, wants), (others, wanted) in zip(one, other, strict=False)
    )


def meaning(term: str) -> str:
    """What an opposed word means: its entry among the lexicon's exclusive alternatives, else the word itself."""
    return _meaning(term.lower(), read())


@cache
def _meaning(term: str, language: str) -> str:
    lexicon = load_lexicon(language)
    tables = lexicon.tables if lexicon else {}
    for table in ("exclusive_alternatives", "implied_alternatives"):
        if found := tables.get(table, {}).get(term):
            return found
    return term


def repeats(matter: Matter, others: Sequence[Matter]) -> bool:
    """Whether an agreement says no more than that some stand on the same side of a tension."""
    own = {entry.id for entry in matter.recommendations}
    sides = (side for other in others if other.right for side in (other.left, other.right))
    return not matter.right and any(own <= {entry.id for entry in side} for side in sides)


def alone(material: Material) -> tuple[Matter, ...]:
    """Lone positions, the strongest first."""
    matters = []
    for finding in material.of_kind(FindingKind.LONE):
        own = tuple(material.of(finding.recommendations))
        matters.append(Matter(findings=(finding,), left=own, doubts=tuple(material.doubts(own).items())))
    rank = {entry.id: place for place, entry in enumerate(strongest([matter.left[0] for matter in matters]))}
    return tuple(sorted(matters, key=lambda matter: rank[matter.left[0].id]))


def by_voice(material: Material, matters: Sequence[Matter]) -> tuple[Matter, ...]:
    """Lone positions voice by voice, in the order of every table; those of one voice stay in their order."""
    return tuple(sorted(matters, key=lambda matter: material.order[matter.left[0].document]))


def _surest(finding: Finding) -> tuple[float, str]:
    return (-round(finding.score, 3), finding.id)


def confidence(score: float) -> str:
    """The key of the word for a confidence."""
    return "high" if score >= HIGH else "medium" if score >= MEDIUM else "low"
