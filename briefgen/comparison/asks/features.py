"""What of a recommendation is compared: the terms of what it asks for, weighed by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.comparison.asks.asked import asked_terms
from briefgen.comparison.asks.commonness import WEAK, Term, neighbours
from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.comparison.asks.weighing import (
    CONTEXT,
    HEADLINE,
    QUOTED,
    SENTENCE,
    SUPPORT,
    TELLING,
    CorpusWords,
    Weights,
)
from briefgen.model.recommendations import Evidence, Recommendation, Stance

_REFUSAL = r"^(?:{negated_imperative}\s+|{none_of}\s+(?!{no_refusal}\b))(?=\w)"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ask:
    """What a recommendation asks for.

    `vector` has length one, over terms and neighbouring pairs; `surfaces` are the words that stand for each term;
    `headline` are all terms of the headline, `object` those after its verb, `core` the telling ones among these (where
    they name no matter, of the whole sentence and of what those before it keep naming); `matters` are all terms that
    can be what something is about. `asked` is what the headline is about, each term with what it counts by the phrase
    it stands in (module `asked`), `asked_mass` what they count together, rare ones more; `asked_pairs` are
    the telling pairs, no names, of the headline or the sentence that says it best, that belong to it: a supporting
    sentence may be about more. `kind` is the kind of action, `is_clause` whether the headline is an imperative,
    `refuses` whether something is not to be, however that is put.
    """

    recommendation: Recommendation
    vector: Mapping[Term, float]
    surfaces: Mapping[str, str]
    headline: tuple[str, ...]
    object: tuple[str, ...]
    core: frozenset[str]
    matters: frozenset[str]
    asked: Mapping[str, float]
    asked_mass: float
    asked_pairs: frozenset[tuple[str, str]]
    kind: str | None
    is_clause: bool
    refuses: bool
    phrases: dict[tuple[str, str], str] = field(default_factory=dict)
    """Those looked up so far: the same are asked for pair by pair."""

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

    def phrase(self, one: str, other: str | None = None) -> str:
        """A term, or two neighbouring ones, as they stand in the text: "exchange of intelligence"."""
        if other is None:
            return self.surfaces[one]
        if (one, other) not in self.phrases:
            self.phrases[one, other] = self._phrase(self.surfaces[one], self.surfaces[other])
        return self.phrases[one, other]

    def _phrase(self, one: str, other: str) -> str:
        a, b = re.escape(one), re.escape(other)
        between = r"\W+(?:[\w'’]+\W+){0,3}?"
        for text in (self.recommendation.headline, *self.sentences):
            found = re.search(rf"\b(?:{a}{between}{b}|{b}{between}{a})\b", text, re.IGNORECASE)
            if found:
                return " ".join(found.group().split())
        return f"{one} {other}"


def ask_of(
    recommendation: Recommendation,
    corpus_words: CorpusWords,
    listing: Collection[int] = (),
    before: Callable[[], Sequence[str]] = tuple,
) -> Ask:
    """What a recommendation asks for, ready to be compared.

    Args:
        recommendation, corpus_words: what is compared, and what the words of its corpus count.
        listing: sentences that list several recommendations; what only they ask is compared with nothing.
        before: gives the sentences before it: what they keep naming is its subject where it names none itself.
    """
    vocabulary = corpus_words.vocabulary
    headline = vocabulary.clauses(recommendation.headline.rstrip("…. "))
    asked = tuple(term for clause in headline for term, _ in clause)
    said = affirmed(recommendation.headline, vocabulary)
    words = [word.strip(".,;:…").casefold() for word in said.split()]
    is_clause = bool(words) and vocabulary.is_verb(words[0])
    opens_with_term = is_clause and bool(headline[0]) and headline[0][0][1] == words[0]
    object_ = asked[opens_with_term:]
    own = [evidence for evidence in recommendation.evidence if evidence.sentence not in listing]
    weights = Weights(corpus_words)
    weights.add(HEADLINE, headline, opens_with_verb=opens_with_term)
    _add_evidence(weights, own, vocabulary, is_quoted="…" in recommendation.headline)
    core = _core(weights, object_, before, recommendation.evidence[0].plain if own else "")
    is_listed = recommendation.evidence[0].sentence in listing
    actor = recommendation.addressee or ""
    wanted = _unconditional(said, vocabulary)
    about = asked_terms(wanted, actor, corpus_words, is_clause=is_clause, otherwise=sorted(core))
    weights.surfaces.update({term: word for term, word in vocabulary.terms(actor) if term not in weights.surfaces})
    about = {} if is_listed else about
    vector = {} if is_listed else weights.vector()
    return Ask(
        recommendation=recommendation,
        vector=vector,
        surfaces=weights.surfaces,
        headline=asked,
        object=object_,
        core=core,
        matters=frozenset(weights.matters),
        asked=about,
        asked_mass=sum(at * at * corpus_words.commonness.weight(term) for term, at in about.items()),
        asked_pairs=_asked_pairs(recommendation, vector, about, weights.surfaces, corpus_words),
        kind=_kind(words, vocabulary),
        is_clause=is_clause,
        refuses=_refuses(recommendation, vocabulary),
    )


def _core(weights: Weights, object_: Sequence[str], before: Callable[[], Sequence[str]], best: str) -> frozenset[str]:
    """The telling terms of the object; where it names no matter, of the best sentence and of those before it."""
    known = weights.corpus_words
    if any(term in weights.matters and known.commonness.weight(term) > WEAK for term in object_):
        return weights.telling(object_)
    topic = _topic(before(), known.vocabulary)
    weights.add(CONTEXT, [[item] for item in topic])
    return weights.telling(term for term, _ in (*topic, *known.vocabulary.terms(best)))


def _pairs(of: Recommendation, vocabulary: Vocabulary) -> frozenset[tuple[str, str]]:
    """The neighbouring terms of the headline and of the sentence that says it best."""
    clauses = [
        clause for text in (of.headline.rstrip("…. "), of.evidence[0].plain) for clause in vocabulary.clauses(text)
    ]
    return frozenset(pair for clause in clauses for pair in neighbours([term for term, _ in clause]))


def _asked_pairs(
    of: Recommendation,
    vector: Mapping[Term, float],
    asked: Mapping[str, float],
    surfaces: Mapping[str, str],
    known: CorpusWords,
) -> frozenset[tuple[str, str]]:
    """The telling pairs, no names, that belong to what is asked."""
    return frozenset(
        pair
        for pair in _pairs(of, known.vocabulary)
        if pair in vector
        and any(part in asked for part in pair)
        and not any(surfaces[part] in known.names for part in pair)
        and known.commonness.weight(pair) >= TELLING
    )


def _unconditional(headline: str, vocabulary: Vocabulary) -> str:
    """A headline without the condition at its end: what "only after" names is not what is asked for."""
    return vocabulary.lexicon.pattern(r"\s{on_condition}\s.*$").sub("", headline)


def _add_evidence(weights: Weights, own: Sequence[Evidence], vocabulary: Vocabulary, *, is_quoted: bool) -> None:
    """Adds the sentences; `is_quoted` says that the headline is the start of the first one."""
    for at, evidence in enumerate(own):
        place = QUOTED if is_quoted and at == 0 else SENTENCE if at == 0 or evidence.explicit else SUPPORT
        weights.add(place, vocabulary.clauses(evidence.plain))


def _topic(before: Sequence[str], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """What sentences keep naming: the terms in two of them or more, each with a word for it."""
    words: dict[str, str] = {}
    times: Counter[str] = Counter()
    for text in before:
        found = dict(vocabulary.terms(text))
        times.update(found.keys())
        words = {**words, **found}
    return [(term, word) for term, word in words.items() if times[term] > 1]


def _kind(words: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The kind of action that a headline opens with, or that follows its "be": "They should be allowed to stay"."""
    first = [*words[:3], *(words[words.index("be") + 1 :][:1] if "be" in words[:5] else ())]
    return next((kind for word in first if (kind := vocabulary.kind_of_action(word))), None)


def affirmed(headline: str, vocabulary: Vocabulary) -> str:
    """A headline without "Do not", "Reject", "No" or several of them at its start."""
    while opening := vocabulary.lexicon.search(_REFUSAL, headline):
        headline = headline[opening.end() :]
    return headline


def _refuses(recommendation: Recommendation, vocabulary: Vocabulary) -> bool:
    """Whether something is not to be, however that is put: argued against, "Do not", "may not"; not "Do not reject"."""
    said = recommendation.headline
    if recommendation.stance is Stance.AGAINST or vocabulary.lexicon.search("{refusing}", said):
        return True
    negations = 0
    while opening := vocabulary.lexicon.search(_REFUSAL, said):
        said, negations = said[opening.end() :], negations + 1
    return negations % 2 == 1
