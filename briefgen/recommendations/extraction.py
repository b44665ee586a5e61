"""Finding what each document recommends: sentences judged one by one, then grouped and put into words."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from briefgen.execution import NoProgress, Progress, map_in_order
from briefgen.language.lexicon import load_lexicon
from briefgen.model.documents import BlockKind, Corpus, Document
from briefgen.model.recommendations import Evidence, Recommendation, Strength
from briefgen.recommendations.citations import citations
from briefgen.recommendations.english.grouping import Found
from briefgen.recommendations.grammar import can_act, group, headline, judge, named, stands_alone
from briefgen.recommendations.matching import Context, Form, Match
from briefgen.recommendations.reading import Reader
from briefgen.recommendations.remembered import through_cache
from briefgen.settings import RecommendationSettings
from briefgen.store import Cache

NO_PROGRESS = NoProgress()

LONGEST_SENTENCE = 2_500
"""Characters; what is longer is no sentence but a table or a text without stops, and would take long to search."""

_FORCE = {Strength.MUST: 2, Strength.SHOULD: 1, Strength.MAY: 0}
_ADOPTED = re.compile(
    r"\W*As (?P<who>(?:[A-Z][\w.'’-]+ ?){1,4}(?:et al\.)?) (?:has |have )?(?:rightly |correctly "
    r")?(?:argues?|argued|notes?|noted|suggests?|suggested|recommends?|recommended|proposes?"
    r"|proposed)\b"
)

_WORTH_WORKERS = 100
"""Documents from which on it pays to send them to workers: an essay takes a twentieth of a second."""


def find_recommendations(
    corpus: Corpus,
    settings: RecommendationSettings,
    *,
    jobs: int = 1,
    cluster: str | None = None,
    cache: Cache | None = None,
    progress: Progress = NO_PROGRESS,
) -> tuple[Recommendation, ...]:
    """What each document's own author recommends, ordered by document and place.

    Args:
        corpus: documents with blocks and sentences.
        settings: which sentences count.
        jobs: worker processes; changes nothing in the result.
        cluster: address of a Dask scheduler, whose workers then look; nor does it.
        cache: where they are kept between runs; nor does it.
        progress: told of every document.

    Raises:
        ConfigurationError: a lexicon file cannot be used; or of the cluster, as `map_in_order`.
        MissingDependency, OutputFailed: of the cluster or the workers, as `map_in_order`.
    """
    progress.start("recommendations", len(corpus.documents))

    def find(documents: Sequence[Document]) -> list[tuple[Recommendation, ...]]:
        is_few = len(documents) < _WORTH_WORKERS
        return map_in_order(
            partial(document_recommendations, settings=settings),
            documents,
            jobs=1 if is_few else jobs,
            cluster=None if is_few else cluster,
            progress=progress,
        )

    found = through_cache(corpus, settings, cache, find, progress)
    progress.finish()
    return tuple(recommendation for of_document in found for recommendation in of_document)


def document_recommendations(document: Document, settings: RecommendationSettings) -> tuple[Recommendation, ...]:
    """The recommendations of one document, in the order of their first sentences; pure, so it can run anywhere."""
    taken: set[str] = set()
    made = []
    for members in group(document, judged(document, settings)):
        recommendation = _recommendation(document, members, taken)
        taken.add(recommendation.id)
        made.append(recommendation)
    return tuple(made)


def judged(document: Document, settings: RecommendationSettings) -> list[tuple[Context, Match]]:
    """The sentences of a document that recommend something, in reading order, each with the match that says so.

    No more than `settings.max_sentences`: the time to group them grows with their square.
    """
    lexicon = load_lexicon("en" if document.language == "und" else document.language)
    if lexicon is None:
        return []
    reader = Reader(document, lexicon)
    found = []
    last: Context | None = None
    match: Match | None = None
    for context in reader.contexts():
        if last is None or not _is_repeated(context, last):
            readable = context.kind is not BlockKind.QUOTATION and len(context.text) <= LONGEST_SENTENCE
            match = judge(context) if readable else None
            if match and (match.score < settings.min_score or not (match.explicit or settings.implicit)):
                match = None
        last = context
        reader.verdicts.append(match)
        if match:
            found.append((context, match))
        if len(found) == settings.max_sentences:
            break
    return found


def _is_repeated(context: Context, last: Context) -> bool:
    """Whether a sentence says the same in the same surroundings as the one before: of many equal ones one is judged."""
    return context.text == last.text and replace(context, sentence=last.sentence) == last


def _recommendation(document: Document, members: Sequence[Found], taken: set[str]) -> Recommendation:
    best = max(members, key=lambda found: _says_it_best(*found))
    ordered = [best, *(found for found in members if found is not best)]
    context, match = best
    made = headline(context, match)
    return Recommendation(
        id=_id(document, context, taken),
        document=document.id,
        headline=made.text,
        form=made.form,
        addressee=_addressee(context, match),
        stance=match.stance,
        strength=match.strength,
        explicit=any(found[1].explicit for found in members),
        score=max(found[1].score for found in members),
        rule=match.rule,
        evidence=tuple(_evidence(document, *found) for found in ordered),
        attributed_to=_adopted_from(context),
        citations=citations(document, (found[0].sentence for found in members)),
    )


def _says_it_best(context: Context, match: Match) -> tuple[bool, bool, bool, bool, float, int, int]:
    """Labelled as a recommendation, clear by itself, explicit, fit for a headline, sure, strong, early."""
    made = headline(context, match).text
    alone = not context.text.rstrip().endswith(":") and stands_alone(
        context.lexicon, made, addressee=_addressee(context, match) is not None
    )
    fit, early = match.form is not Form.QUOTE and not made.endswith("…"), -context.sentence.index
    return match.rule == "labelled", alone, match.explicit, fit, match.score, _FORCE[match.strength], early


def _addressee(context: Context, match: Match) -> str | None:
    """Who should act, in the text's words; None where the subject is a thing that cannot act."""
    if match.addressee is None or not can_act(
        context.lexicon, context.text[match.addressee.start : match.addressee.end]
    ):
        return None
    return named(context, context.sentence.text[match.addressee.start : match.addressee.end])


def _evidence(document: Document, context: Context, match: Match) -> Evidence:
    return Evidence(
        quotations=document.quote_sentence(context.sentence),
        sentence=context.sentence.index,
        rule=match.rule,
        score=match.score,
        explicit=match.explicit,
    )


def _id(document: Document, context: Context, taken: set[str]) -> str:
    """Document id and digest of the sentence's letters and digits: the same however it is set, longer on collision."""
    squashed = "".join(c for c in unicodedata.normalize("NFKC", context.sentence.text).casefold() if c.isalnum())
    digest = hashlib.sha256(squashed.encode()).hexdigest()
    for length in range(4, len(digest) + 1):
        if (id := f"{document.id}-{digest[:length]}") not in taken:
            return id
    return f"{document.id}-{digest}-{context.sentence.index}"


def _adopted_from(context: Context) -> str | None:
    """Whose advice the author makes his own: "As Moreau argues, the dyke should be raised." """
    found = _ADOPTED.match(context.text)
    return found["who"].strip() if found else None
