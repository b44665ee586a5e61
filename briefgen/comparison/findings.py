"""What the comparison comes to: who agrees, who pulls apart, who stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.likeness import DIGITS, Likeness
from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.comparison.counting import only_counts
from briefgen.comparison.options.options import Group
from briefgen.comparison.tensions.tension import Pull
from briefgen.comparison.wording import agreement_reason, lone_reason, tension_reason
from briefgen.model.comparison import Finding, FindingKind
from briefgen.model.documents import Corpus, of_one_voice
from briefgen.model.recommendations import Strength

SAME_SIGNATORIES = "same-words-same-signatories"
"""All who agree share an author or a body they speak for: what they have in common was said by one voice."""
FORCE = {Strength.MUST: 1.0, Strength.SHOULD: 0.95, Strength.MAY: 0.8}

Draft = tuple[FindingKind, int, tuple[int, ...], float, str, tuple[str, ...], str]
"""Kind, group, asks, score, ground, terms, reason: a finding before it has ids."""


def agreements(
    groups: Sequence[Group],
    asks: Sequence[Ask],
    likeness: Mapping[tuple[int, int], Likeness],
    pulls: Sequence[Pull],
    corpus: Corpus,
    min_agreement: float,
) -> list[Draft]:
    """One for each part of an option that two or more documents address in the same sense and without tension."""
    apart = {(pull.one, pull.other) for pull in pulls}
    drafts: list[Draft] = []
    for number, group in enumerate(groups):
        for part in group.parts:
            for against in (False, True):
                side = [at for at in part if asks[at].is_against == against]
                chosen = _one_each(side, asks, likeness, apart)
                score = _mean(chosen, likeness)
                while len(chosen) > 2 and score < min_agreement:
                    chosen = _without_the_least_like(chosen, likeness)
                    score = _mean(chosen, likeness)
                if len(chosen) < 2 or score < min_agreement:
                    continue
                links = [likeness[pair] for pair in combinations(chosen, 2) if pair in likeness]
                terms = tuple(dict.fromkeys(term for link in links for term in link.terms[:2]))[:4]
                speakers = {asks[at].document for at in chosen}
                voices = [document for document in corpus.documents if document.id in speakers]
                together = of_one_voice(voices)
                same = any(len(group) == len(voices) for group in together)
                grounds = {link.ground for link in links}
                ground = SAME_SIGNATORIES if same else grounds.pop() if len(grounds) == 1 else "same-action"
                reason = agreement_reason(ground, voices, terms, against, together=() if same else together)
                drafts.append((FindingKind.AGREEMENT, number, chosen, score, ground, terms, reason))
    return drafts


def _one_each(
    side: Sequence[int],
    asks: Sequence[Ask],
    likeness: Mapping[tuple[int, int], Likeness],
    apart: set[tuple[int, int]],
) -> tuple[int, ...]:
    """For every document its recommendation that is most like the others', leaving out whom there is a tension with."""

    def closeness(at: int) -> float:
        own = asks[at].document
        pairs = [(at, other) if at < other else (other, at) for other in side if asks[other].document != own]
        return round(sum([likeness[pair].score for pair in pairs if pair in likeness]), DIGITS)

    close = {at: closeness(at) for at in side}
    chosen: list[int] = []
    for at in sorted(
        side, key=lambda at: (-close[at], not asks[at].recommendation.explicit, -asks[at].recommendation.score, at)
    ):
        fits = all((min(at, other), max(at, other)) not in apart for other in chosen)
        if fits and close[at] > 0 and asks[at].document not in {asks[other].document for other in chosen}:
            chosen.append(at)
    return tuple(sorted(chosen))


def _mean(chosen: Sequence[int], likeness: Mapping[tuple[int, int], Likeness]) -> float:
    """The mean likeness of all pairs, those that are not alike at all counted as 0."""
    pairs = list(combinations(chosen, 2))
    scores = [likeness[pair].score for pair in pairs if pair in likeness]
    return round(sum(scores) / len(pairs), DIGITS) if pairs else 0.0


def _without_the_least_like(chosen: Sequence[int], likeness: Mapping[tuple[int, int], Likeness]) -> tuple[int, ...]:
    rest = [tuple(at for at in chosen if at != left_out) for left_out in chosen]
    return max(rest, key=lambda members: (_mean(members, likeness), [-at for at in members]))


def strongest_pulls(pulls: Sequence[Pull], asks: Sequence[Ask], min_tension: float) -> list[Pull]:
    """The surest tension of two documents on one matter: others between them on it would say the same again."""
    kept: dict[tuple[str, ...], Pull] = {}
    for pull in sorted(pulls, key=lambda pull: (-pull.score, pull.one, pull.other)):
        if pull.score >= min_tension:
            matter = pull.matter or "/".join(sorted(asks[pull.one].core & asks[pull.other].core)) or pull.terms[0]
            kept.setdefault((asks[pull.one].document, asks[pull.other].document, pull.ground, matter), pull)
    return list(kept.values())


def tension_drafts(
    pulls: Sequence[Pull], group_of: Mapping[int, int], asks: Sequence[Ask], corpus: Corpus
) -> list[Draft]:
    drafts: list[Draft] = []
    order = {document.id: at for at, document in enumerate(corpus.documents)}
    for pull in pulls:
        one, other, terms = pull.one, pull.other, pull.terms
        values = (pull.sides[0].value, pull.sides[1].value) if pull.sides else terms
        is_stance = pull.ground == "opposed-stance"
        if asks[one].is_against if is_stance else order[asks[one].document] > order[asks[other].document]:
            one, other, terms, values = other, one, terms[::-1], values[::-1]
        documents = (corpus.document(asks[one].document), corpus.document(asks[other].document))
        reason = tension_reason(pull.ground, documents, terms, values)
        members = (pull.one, pull.other)
        drafts.append((FindingKind.TENSION, group_of[one], members, pull.score, pull.ground, pull.terms, reason))
    return drafts


def lone_drafts(
    groups: Sequence[Group], asks: Sequence[Ask], pairs: Sequence[Likeness], corpus: Corpus, vocabulary: Vocabulary
) -> list[Draft]:
    """Options that one document alone addresses, in plain words of advice; less sure the closer another one comes.

    A sentence that only counts or lists the other advice of its document is no position of its own.
    """
    times = Counter(ask.document for ask in asks)
    nearest: dict[int, float] = {}
    for pair in pairs:
        if asks[pair.one].document != asks[pair.other].document:
            for at in (pair.one, pair.other):
                nearest[at] = max(nearest.get(at, 0.0), pair.score)
    drafts: list[Draft] = []
    for number, group in enumerate(groups):
        explicit = [
            at
            for at in group.members
            if asks[at].recommendation.explicit and not only_counts(asks[at], times[asks[at].document] - 1, vocabulary)
        ]
        if len({asks[at].document for at in group.members}) > 1 or not explicit:
            continue
        best = min(explicit, key=lambda at: (-asks[at].recommendation.score, at))
        advice = asks[best].recommendation
        near = max(nearest.get(at, 0.0) for at in group.members)
        score = round(advice.score * FORCE[advice.strength] * (1 - near), DIGITS)
        terms = tuple(asks[best].surfaces[term] for term in asks[best].headline if term in asks[best].core)[:4]
        reason = lone_reason(corpus.document(advice.document), len(corpus.documents))
        drafts.append((FindingKind.LONE, number, group.members, score, "one-document", terms, reason))
    return drafts


def as_findings(
    drafts: Sequence[Draft], options: Sequence[tuple[str, str | None]], asks: Sequence[Ask], as_read: Sequence[int]
) -> tuple[Finding, ...]:
    """Drafts with ids, by kind, then confidence, then the place of their recommendations.

    Args:
        drafts: of all kinds.
        options: id and theme of each group's option.
        asks: what the drafts' indices count.
        as_read: the indices in document and reading order.
    """
    place = {at: number for number, at in enumerate(as_read)}
    kinds = list(FindingKind)
    findings, numbers = [], dict.fromkeys(kinds, 0)
    for kind, group, members, score, ground, terms, reason in sorted(
        drafts, key=lambda d: (kinds.index(d[0]), -d[3], d[2], d[4])
    ):
        numbers[kind] += 1
        in_order = sorted(members, key=lambda at: place[at])
        if kind is FindingKind.TENSION and in_order[0] != members[0]:
            terms = terms[::-1]
        findings.append(
            Finding(
                id=f"{kind.value}-{numbers[kind]}",
                kind=kind,
                option=options[group][0],
                theme=options[group][1],
                recommendations=tuple(asks[at].id for at in in_order),
                score=score,
                ground=ground,
                terms=terms,
                reason=reason,
            )
        )
    return tuple(findings)
