"""What of a recommendation is compared: the terms of what it asks for, weighed by where they stand."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.comparison.commonness import Commonness, Term, neighbours
from briefgen.comparison.vocabulary import Vocabulary
from briefgen.model.recommendations import Recommendation, Stance

HEADLINE, SENTENCE, OTHER_SENTENCE = 1.0, 0.4, 0.3
"""What a term counts by where it stands: in the headline (what is asked), in the sentence that says it best, elsewhere."""
PAIR = 1.3
"""Two neighbouring terms that recur together are surer than two that only both occur."""
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


def ask_of(recommendation: Recommendation, vocabulary: Vocabulary, commonness: Commonness) -> Ask:
    """What a recommendation asks for, ready to be compared."""
    weights: dict[Term, float] = {}
    surfaces: dict[str, str] = {}
    headline = vocabulary.terms(recommendation.headline.rstrip("…. "))
    texts = [headline, *(vocabulary.terms(evidence.plain) for evidence in recommendation.evidence)]
    for at, text in enumerate(texts):
        place = (HEADLINE, SENTENCE)[at] if at < 2 else OTHER_SENTENCE
        for term, word in text:
            surfaces.setdefault(term, word)
            weights[term] = max(weights.get(term, 0.0), place * commonness.weight(term))
        for pair in sorted(neighbours([term for term, _ in text])):
            weights[pair] = max(weights.get(pair, 0.0), PAIR * place * commonness.weight(pair))
    length = math.sqrt(sum(weight * weight for _, weight in sorted(weights.items(), key=str)))
    return Ask(
        recommendation=recommendation,
        vector={term: weight / length for term, weight in weights.items() if weight} if length else {},
        surfaces=surfaces,
        headline=tuple(term for term, _ in headline),
        core=frozenset(term for term, _ in headline if commonness.weight(term) >= TELLING),
        kind=_kind(recommendation, vocabulary),
        addressee=frozenset(term for term, _ in vocabulary.terms(recommendation.addressee or "")),
    )


def _kind(recommendation: Recommendation, vocabulary: Vocabulary) -> str | None:
    """The kind of the headline's verb: its first word that the lexicon knows, within the first three."""
    for word in recommendation.headline.split()[:3]:
        kind = vocabulary.kind_of_action(word.strip(",.;:"))
        if kind:
            return kind
    return None
