"""What of a recommendation is compared: the terms of what it asks for, weighed by where they stand."""

from __future__ import annotations

import math
import re
from collections import Counter
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
NAME = 0.25
"""What a name counts: it says who or where, not what."""
TELLING = 0.3
"""Terms of this weight or more can carry a comparison."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ask:
    """What a recommendation asks for.

    `vector` has length one, over terms and neighbouring pairs; `surfaces` are the words that stand for each term;
    `core` the telling terms of the headline; `headline` all its terms, `object` those after its verb, `kind` the kind of action;
    `is_clause` whether the headline is an imperative, not a quotation.
    """

    recommendation: Recommendation
    vector: Mapping[Term, float]
    surfaces: Mapping[str, str]
    headline: tuple[str, ...]
    object: tuple[str, ...]
    core: frozenset[str]
    kind: str | None
    is_clause: bool

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
    names: Collection[str] = (),
    listing: Collection[int] = (),
    before: Sequence[str] = (),
) -> Ask:
    """What a recommendation asks for, ready to be compared.

    Args:
        recommendation: what is compared.
        vocabulary: of its language.
        commonness: of the terms in the corpus.
        names: of persons, places and bodies in the corpus, lower case: they say who and where, not what.
        listing: sentences of its document that list several recommendations: they say little of each, and what
            only such a sentence asks is compared with nothing.
        before: the sentences before it: what they keep naming is its subject where it names none itself.
    """
    weights: dict[Term, float] = {}
    surfaces: dict[str, str] = {}
    headline = vocabulary.clauses(recommendation.headline.rstrip("…. "))
    own = [evidence for evidence in recommendation.evidence if evidence.sentence not in listing]
    lists = recommendation.evidence[0].sentence in listing
    texts = [(HEADLINE, headline)]
    for at, evidence in enumerate(own):
        is_quoted = at == 0 and "…" in recommendation.headline
        place = QUOTED if is_quoted else SENTENCE if at == 0 or evidence.explicit else SUPPORT
        texts.append((place, vocabulary.clauses(evidence.plain)))
    asked = tuple(term for clause in headline for term, _ in clause)
    _weigh(texts, weights, surfaces, vocabulary, commonness, names)
    words = _after_negation(recommendation.headline, vocabulary)
    opens = bool(asked) and surfaces[asked[0]] == words[0] and vocabulary.is_verb(words[0])
    object_ = asked[1:] if opens else asked
    core = _telling(object_, weights, surfaces, vocabulary)
    if not any(commonness.weight(term) > WEAK and not vocabulary.is_modifier(surfaces[term]) for term in object_):
        topic = _topic(before, vocabulary)
        _weigh([(CONTEXT, [topic])], weights, surfaces, vocabulary, commonness, names)
        core = _telling([term for term, _ in topic], weights, surfaces, vocabulary)
    length = math.sqrt(sum(weight * weight for _, weight in sorted(weights.items(), key=str)))
    return Ask(
        recommendation=recommendation,
        vector={term: weight / length for term, weight in weights.items() if weight} if length and not lists else {},
        surfaces=surfaces,
        headline=asked,
        object=object_,
        core=frozenset(core),
        kind=next((kind for word in words[:3] if (kind := vocabulary.kind_of_action(word))), None),
        is_clause=bool(words) and vocabulary.is_verb(words[0]),
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
    names: Collection[str],
) -> None:
    """Adds the terms of some texts, each with what its place counts; a term keeps the most it has had."""
    for place, clauses in texts:
        for number, clause in enumerate(clauses):
            for term, word in clause:
                surfaces.setdefault(term, word)
            for counted, counts in _counts(clause, place == HEADLINE and number == 0, vocabulary, names):
                weight = place * counts * commonness.weight(counted)
                weights[counted] = max(weights.get(counted, 0.0), weight)


def _counts(
    clause: Sequence[tuple[str, str]], opens_headline: bool, vocabulary: Vocabulary, names: Collection[str]
) -> Iterator[tuple[Term, float]]:
    """The terms and neighbouring pairs of a clause, each with what it counts by its part in the clause."""
    parts = []
    for at, (_, word) in enumerate(clause):
        part = 1.0
        if opens_headline and at == 0 and vocabulary.is_verb(word):
            part = VERB
        elif vocabulary.is_modifier(word):
            part = MODIFIER
        elif word in names:
            part = NAME
        if any(follower in vocabulary.actors for follower, _ in clause[at + 1 : at + 3]):
            part *= BEFORE_ACTOR
        parts.append(part)
    for (term, _), part in zip(clause, parts, strict=True):
        yield term, part
    for at in range(len(clause) - 1):
        one, other = clause[at][0], clause[at + 1][0]
        if one != other:
            yield (min(one, other), max(one, other)), PAIR * max(parts[at], parts[at + 1])


def _topic(before: Sequence[str], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """What sentences keep naming: the terms in two of them or more, each with a word for it."""
    words: dict[str, str] = {}
    times: Counter[str] = Counter()
    for text in before:
        found = dict(vocabulary.terms(text))
        times.update(found.keys())
        words = {**words, **found}
    return [(term, word) for term, word in words.items() if times[term] > 1]


def _after_negation(headline: str, vocabulary: Vocabulary) -> list[str]:
    """The words of a headline, lower case, without "Do not" at its start."""
    opening = vocabulary.lexicon.search("^{negated_imperative}", headline)
    return [word.strip(".,;:…").casefold() for word in headline[opening.end() if opening else 0 :].split()]
