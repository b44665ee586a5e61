"""Where each document stands on each option."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.comparison.asks.features import Ask
from briefgen.comparison.asks.vocabulary import Vocabulary
from briefgen.comparison.asks.weighing import TELLING, CorpusWords
from briefgen.comparison.tensions.direction import object_of
from briefgen.model.comparison import Position, PositionKind
from briefgen.model.documents import BODY_KINDS, Document
from briefgen.model.evidence import Sentence
from briefgen.model.recommendations import Recommendation, Stance

NEAR = 1
"""Sentences before and after a recommendation in which a doubt about it is sought, of the same block."""
SHARED_TERMS = 2
"""Telling terms that a doubt elsewhere in the document must share with what is asked."""


def doubts(document: Document, vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """The sentences of a document's body in which its author, and nobody else, states a condition or a doubt."""
    pattern = vocabulary.lexicon.pattern(
        r"{doubts}|{outlook}\b[^.;]{0,80}?\b(?:is|are|remains?|seems?|looks?) (?:very |quite |rather )?{poor_outlook}"
        r"|{poor_outlook} {outlook}"
    )
    reported = vocabulary.lexicon.pattern("{reported_by_others}|(?<!we )(?<!i )(?:{plural_reporters})")
    return tuple(
        sentence
        for sentence in document.sentences
        if document.blocks[sentence.block].kind in BODY_KINDS
        and pattern.search(sentence.text)
        and not reported.search(sentence.text)
    )


def position(
    document: Document,
    said: Sequence[Recommendation],
    doubted: Sequence[Sentence],
    known: CorpusWords,
    make: Callable[[Recommendation], Ask],
) -> Position:
    """One document on one option.

    Args:
        document: whose position.
        said: its recommendations on the option; none means that it is silent.
        doubted: the document's sentences of doubt.
        known: what the words of the corpus count.
        make: gives what a recommendation asks for; called where there is a doubt that may bear on it.
    """
    if not said:
        return Position(document=document.id, kind=PositionKind.SILENT)
    against = [one for one in said if one.stance is Stance.AGAINST]
    asks = [make(one) for one in said] if doubted else []
    bearing = [(max(_bearing(sentence, ask, document, known) for ask in asks), sentence) for sentence in doubted]
    surest = min(bearing, key=lambda found: (-found[0], found[1].index), default=None)
    doubt = surest[1] if surest and surest[0] else None
    if len(against) == len(said):
        kind = PositionKind.AGAINST
    elif against or doubt:
        kind = PositionKind.CONDITIONAL
    else:
        kind = PositionKind.FOR
    return Position(
        document=document.id,
        kind=kind,
        recommendations=tuple(one.id for one in said),
        doubt=document.quote_sentence(doubt) if doubt and kind is PositionKind.CONDITIONAL else (),
    )


def _bearing(sentence: Sentence, ask: Ask, document: Document, known: CorpusWords) -> int:
    """How much a doubt is about what is asked (0 not at all): it must stand in the same sentence, next to it, or share
    `SHARED_TERMS` telling terms with it, the object of what is asked among them."""
    terms = {term for term, _ in known.vocabulary.terms(sentence.text)}
    own = {term for term, _ in known.vocabulary.terms(ask.sentences[0])}
    wanted = {term for term in own.union(ask.headline) if known.commonness.weight(term) >= TELLING}
    shared = len(terms & wanted)
    for evidence in ask.recommendation.evidence:
        if evidence.sentence == sentence.index:
            return shared + 2
        near = abs(evidence.sentence - sentence.index) <= NEAR
        if near and shared and document.sentences[evidence.sentence].block == sentence.block:
            return shared + 1
    object_ = object_of(
        ask.recommendation, known.vocabulary, ask.recommendation.headline, opens_with_verb=ask.is_clause
    )
    return shared if shared >= SHARED_TERMS and object_ and object_[-1] in terms else 0
