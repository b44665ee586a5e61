"""What of a recommendation is compared: the terms of what it asks for, weighed by where they stand."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.comparison.commonness import WEAK, Commonness, Term
from briefgen.comparison.vocabulary import Vocabulary
from briefgen.model.recommendations import Recommendation, Stance

HEADLINE, QUOTED, SENTENCE, SUPPORT, CONTEXT = 1.0, 0.8, 0.5, 0.3, 0.6
"""What a term counts by where it stands: in the headline (what is asked), in a sentence that the headline only quotes
the start of, in one that asks, in one that argues for it, and, where it names no subject itself, just before it."""
PAIR = 1.3
"""Two neighbouring terms that recur together are surer than two that only both occur."""
BEFORE_ACTOR = 0.4
"""What a term counts before a noun that says who acts ("law enforcement agencies")."""
VERB = 0.25
"""What the verb of the headline counts: "Treat waste" and "Treat patients" are not alike."""
MODIFIER = 0.5
"""What an adjective counts: it qualifies a matter, it is none."""
TELLING = 0.3
"""Terms of this weight or more can carry a comparison."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ask:
    """What a recommendation asks for.

    `vector` has length one, over terms and neighbouring pairs; `surfaces` are the words that stand for each term;
    `core` the telling terms of the headline; `kind` the kind of action; `texts` the headline and then the sentences.
    """

    recommendation: Recommendation
    vector: Mapping[Term, float]
    surfaces: Mapping[str, str]
    headline: tuple[str, ...]
    core: frozenset[str]
    kind: str | None
    addressee: frozenset[str]

    @property
    def id(self) -> str:
        return self.recommendation.id

    @property
    def document(self) -> str:
        return self.recommendation.document

    @property
    def is_against(self) -> bool:
        return self.recommendation.stance is Stance.AGAINST

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(evidence.plain for evidence in self.recommendation.evidence)

    def phrase(self, one: str, other: str) -> str:
        """Two neighbouring terms as they stand in the text: "exchange of intelligence"."""
        a, b = re.escape(self.surfaces[one]), re.escape(self.surfaces[other])
        between = r"\W+(?:[\w'’]+\W+){0,3}?"
        for text in (self.recommendation.headline, *self.sentences):
            found = re.search(rf"\b(?:{a}{between}{b}|{b}{between}{a})\b", text, re.IGNORECASE)
            if found:
                return " ".join(found.group().split())
        return f"{self.surfaces[one]} {self.surfaces[other]}"


def ask_of(
    recommendation: Recommendation,
    vocabulary: Vocabulary,
    commonness: Commonness,
    listing: Collection[int] = (),
    before: Sequence[str] = (),
) -> Ask:
    """What a recommendation asks for, ready to be compared.

    Args:
        recommendation: what is compared.
        vocabulary: of its language.
        commonness: of the terms in the corpus.
        listing: sentences of its document that are evidence of several recommendations: they say little of each.
        before: the sentences before it, the nearest first: they name the subject where it does not itself.
    """
    weights: dict[Term, float] = {}
    surfaces: dict[str, str] = {}
    headline = vocabulary.clauses(recommendation.headline.rstrip("…. "))
    own = [evidence for evidence in recommendation.evidence if evidence.sentence not in listing]
    texts = [(HEADLINE, headline)]
    for at, evidence in enumerate(own or recommendation.evidence[:1]):
        is_quoted = at == 0 and "…" in recommendation.headline
        place = QUOTED if is_quoted else SENTENCE if at == 0 or evidence.explicit else SUPPORT
        texts.append((place, vocabulary.clauses(evidence.plain)))
    asked = tuple(term for clause in headline for term, _ in clause)
    _weigh(texts, weights, surfaces, vocabulary, commonness)
    core = _telling(asked, weights, surfaces, vocabulary)
    if not any(commonness.weight(term) > WEAK and not vocabulary.is_modifier(surfaces[term]) for term in asked[1:]):
        context = [(CONTEXT, vocabulary.clauses(text)) for text in before]
        _weigh(context, weights, surfaces, vocabulary, commonness)
        near = [term for _, clauses in context for clause in clauses for term, _ in clause]
        core = _telling(near, weights, surfaces, vocabulary)
    length = math.sqrt(sum(weight * weight for _, weight in sorted(weights.items(), key=str)))
    return Ask(
        recommendation=recommendation,
        vector={term: weight / length for term, weight in weights.items() if weight} if length else {},
        surfaces=surfaces,
        headline=asked,
        core=frozenset(core),
        kind=_kind(recommendation, vocabulary),
        addressee=frozenset(term for term, _ in vocabulary.terms(recommendation.addressee or "")),
    )


def _telling(
    terms: Sequence[str], weights: Mapping[Term, float], surfaces: Mapping[str, str], vocabulary: Vocabulary
) -> set[str]:
    return {term for term in terms if weights[term] >= TELLING and not vocabulary.is_modifier(surfaces[term])}


def _weigh(
    texts: Sequence[tuple[float, list[list[tuple[str, str]]]]],
    weights: dict[Term, float],
    surfaces: dict[str, str],
    vocabulary: Vocabulary,
    commonness: Commonness,
) -> None:
    """Adds the terms of some texts, each with what its place counts; a term keeps the most it has had."""
    for place, clauses in texts:
        for number, clause in enumerate(clauses):
            for term, word in clause:
                surfaces.setdefault(term, word)
            for counted, counts in _counts(clause, place == HEADLINE and number == 0, vocabulary):
                weight = place * counts * commonness.weight(counted)
                weights[counted] = max(weights.get(counted, 0.0), weight)


def _counts(
    clause: Sequence[tuple[str, str]], opens_headline: bool, vocabulary: Vocabulary
) -> Iterator[tuple[Term, float]]:
    """The terms and neighbouring pairs of a clause, each with what it counts by its part in the clause."""
    parts = []
    for at, (_, word) in enumerate(clause):
        part = 1.0
        if opens_headline and at == 0 and vocabulary.is_verb(word):
            part = VERB
        elif vocabulary.is_modifier(word):
            part = MODIFIER
        if any(follower in vocabulary.actors for follower, _ in clause[at + 1 : at + 3]):
            part *= BEFORE_ACTOR
        parts.append(part)
    for (term, _), part in zip(clause, parts, strict=True):
        yield term, part
    for at in range(len(clause) - 1):
        one, other = clause[at][0], clause[at + 1][0]
        if one != other:
            yield (min(one, other), max(one, other)), PAIR * max(parts[at], parts[at + 1])


def _kind(recommendation: Recommendation, vocabulary: Vocabulary) -> str | None:
    """The kind of the headline's verb: its first word that the lexicon knows, within the first three."""
    for word in recommendation.headline.split()[:3]:
        kind = vocabulary.kind_of_action(word.strip(",.;:"))
        if kind:
            return kind
    return None
