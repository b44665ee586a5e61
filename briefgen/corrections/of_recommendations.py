"""Recommendations dropped, added, reworded, given to somebody else or turned round."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from briefgen.corrections.applying import Changes, Corrected, applied, changes_of, stale
from briefgen.corrections.entries import RecommendationEntry
from briefgen.corrections.finding import (
    near_recommendations,
    near_sentences,
    recommendation_of,
    sentences_with,
    squash,
)
from briefgen.model.corrections import Correction
from briefgen.model.documents import Corpus, Document
from briefgen.model.evidence import Sentence
from briefgen.model.notices import Notice
from briefgen.model.recommendations import Evidence, HeadlineForm, Recommendation, Stance, Strength

KIND = "recommendation"
RULE = "corrected"

Found = tuple[Recommendation, ...]


def correct_recommendations(
    recommendations: Found, corpus: Corpus, entries: Sequence[RecommendationEntry]
) -> Corrected[Found]:
    """The recommendations as the analyst wants them, entry after entry, in document and reading order."""
    done: list[Correction] = []
    notices: list[Notice] = []
    for entry in entries:
        changes = _changes(entry)
        changed: Found | None = None
        near: tuple[str, ...] = ()
        known = recommendation_of(recommendations, corpus, id=entry.recommendation, quote=entry.quote, file=entry.file)
        if entry.add and known is None:
            changed, near = _added(recommendations, corpus, entry)
        elif known is not None:
            new = _changed(known, entry)
            changed = tuple(n for one in recommendations if (n := new if one is known else one) is not None)
        else:
            near = near_recommendations(recommendations, id=entry.recommendation, quote=entry.quote)
        subject = known.headline if known else entry.quote or entry.recommendation or ""
        if changed is None:
            correction, notice = stale(KIND, subject, changes, entry, near)
            done.append(correction)
            notices.append(notice)
        else:
            recommendations = changed
            done.append(applied(KIND, subject, changes, entry))
    return Corrected(value=recommendations, done=tuple(done), notices=tuple(notices))


def _changed(known: Recommendation, entry: RecommendationEntry) -> Recommendation | None:
    """The recommendation with what the entry says of it; None where it goes."""
    if entry.drop or (entry.attribute_to and not entry.adopted):
        return None
    return replace(
        known,
        headline=entry.headline or known.headline,
        form=HeadlineForm.UNKNOWN if entry.headline else known.form,
        addressee=known.addressee if entry.addressee is None else entry.addressee or None,
        stance=Stance(entry.stance) if entry.stance else known.stance,
        strength=Strength(entry.strength) if entry.strength else known.strength,
        attributed_to=entry.attribute_to or known.attributed_to,
    )


def _added(recommendations: Found, corpus: Corpus, entry: RecommendationEntry) -> tuple[Found | None, tuple[str, ...]]:
    """The recommendations with one made of the quoted sentence; None and the nearest sentences if it is gone."""
    places = sentences_with(corpus, entry.quote or "", entry.file)
    if not places:
        return None, near_sentences(corpus, entry.quote or "", entry.file)
    document, sentence = places[0]
    new = _changed(_plain(document, sentence, {one.id for one in recommendations}), entry)
    assert new is not None
    order = {document.id: at for at, document in enumerate(corpus.documents)}
    return tuple(
        sorted(
            (*recommendations, new),
            key=lambda one: (order[one.document], min(evidence.sentence for evidence in one.evidence), one.id),
        )
    ), ()


def _plain(document: Document, sentence: Sentence, taken: set[str]) -> Recommendation:
    """The sentence as a recommendation of the document's author: for, advised, said outright."""
    digest = hashlib.sha256(squash(sentence.text).encode()).hexdigest()
    id = next(id for length in range(4, 65) if (id := f"{document.id}-{digest[:length]}") not in taken)
    evidence = Evidence(
        quotations=document.quote_sentence(sentence), sentence=sentence.index, rule=RULE, score=1.0, explicit=True
    )
    return Recommendation(
        id=id,
        document=document.id,
        headline=_shortened(sentence.text),
        addressee=None,
        stance=Stance.FOR,
        strength=Strength.SHOULD,
        explicit=True,
        score=1.0,
        rule=RULE,
        evidence=(evidence,),
        language=document.language,
    )


def _shortened(text: str, most: int = 12) -> str:
    """The first words in quotation marks: a headline that says no more than the sentence."""
    words = text.split()
    return f"“{' '.join(words[:most]).rstrip('.,;:')}{'…' if len(words) > most else ''}”"


def _changes(entry: RecommendationEntry) -> Changes:
    return changes_of(
        drop=entry.drop or bool(entry.attribute_to and not entry.adopted),
        add=entry.add,
        headline=entry.headline,
        addressee=entry.addressee,
        stance=entry.stance,
        strength=entry.strength,
        attribute_to=entry.attribute_to,
        adopted=entry.adopted,
    )
