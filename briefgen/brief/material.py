"""What the parts of a brief are made from, looked up by id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from briefgen.brief.clauses import clause_of
from briefgen.brief.names import voices, who_writes
from briefgen.brief.written import Written, all_written, small_words
from briefgen.language.catalogue import phrase, words
from briefgen.model.brief import Side, Voice
from briefgen.model.comparison import Comparison, Finding, FindingKind, PolicyOption, Position, PositionKind
from briefgen.model.documents import Corpus
from briefgen.model.evidence import Quotation
from briefgen.model.notices import Notice
from briefgen.model.recommendations import Evidence, Recommendation, Stance, Strength
from briefgen.model.themes import ThemeSet
from briefgen.store import Cache

UNSUPPORTED = "language-unsupported"
"""The slug of the notice on a text in a language without rules."""
NEGATION = 5
"""Words at the start of a headline in which a "not" says by itself that it is argued against."""
_FORCE = {Strength.MUST: 2, Strength.SHOULD: 1, Strength.MAY: 0}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """Corpus, themes and comparison with everything in them by its id; `noun` is what a voice is called."""

    corpus: Corpus
    themes: ThemeSet
    comparison: Comparison
    voices: tuple[Voice, ...]
    noun: str
    recommendations: Mapping[str, Recommendation]
    options: Mapping[str, PolicyOption]
    order: Mapping[str, int]
    disputed: frozenset[str]
    backing: Mapping[str, tuple[str, ...]]
    stands: Mapping[tuple[str, str], Position]
    """Where each document that speaks of an option stands on it, by option and document."""
    advice: Mapping[str, tuple[Recommendation, ...]]
    """The recommendations of each document that has any, in their order."""
    cited: Mapping[str, tuple[str, ...]]
    """What each document that cites anything refers to: ids of documents, and works as printed."""
    written: tuple[Written, ...]
    """The words of each document, in their order; none where there are more than `EACH_UP_TO`."""
    unread: frozenset[str] = frozenset()
    """Documents in which nothing was sought: there are no rules for their language."""

    def quiet(self, document: str) -> str:
        """The word for a document without a position: silent, unless nothing was sought in it."""
        return phrase("words.unread" if document in self.unread else "words.silent")

    def name(self, document: str) -> str:
        """A document's voice inside a sentence."""
        return self.voices[self.order[document]].running

    def is_several(self, document: str) -> bool:
        """Whether a document's voice is several authors, who "propose" where one "proposes"."""
        written = self.corpus.document(document)
        return written.is_signed and len(written.authors) > 1

    def names(self, documents: Iterable[str]) -> list[str]:
        """Voices inside a sentence, each once, in the order of every table."""
        return [self.name(document) for document in self.in_order(documents)]

    def in_order(self, documents: Iterable[str]) -> list[str]:
        return sorted(set(documents), key=self.order.__getitem__)

    def of(self, ids: Iterable[str]) -> list[Recommendation]:
        """Recommendations by id, the strongest first."""
        return strongest([self.recommendations[id] for id in ids])

    def documents_of(self, ids: Iterable[str]) -> list[str]:
        return self.in_order(self.recommendations[id].document for id in ids)

    def of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        return self.comparison.of_kind(kind)

    def position(self, recommendation: Recommendation) -> Position | None:
        """Where a recommendation's text stands on its option."""
        return self.stands.get((recommendation.option or "", recommendation.document))

    def is_conditional(self, recommendation: Recommendation) -> bool:
        """Whether its text takes the position with a condition or doubt of its own."""
        position = self.position(recommendation)
        return position is not None and position.kind is PositionKind.CONDITIONAL

    def doubts(self, recommendations: Iterable[Recommendation]) -> dict[str, tuple[Quotation, ...]]:
        """For every voice that has one, the sentence that states its condition or doubt on these, part by part."""
        held = (position for entry in recommendations if (position := self.position(entry)))
        return {position.document: position.doubt for position in held if position.doubt}

    def variant(self, recommendations: Iterable[Recommendation]) -> str | None:
        """What these want their option to be, where it has exclusive alternatives and they want the same one."""
        found = {position.variant if (position := self.position(entry)) else None for entry in recommendations}
        return found.pop() if len(found) == 1 else None

    def is_disputed(self, option: PolicyOption) -> bool:
        """Whether a tension was found between two of an option's recommendations."""
        return option.id in self.disputed

    def supporters(self, option: PolicyOption) -> list[str]:
        """The documents that are not silent on an option."""
        return list(self.backing[option.id])

    def is_contested(self, option: PolicyOption) -> bool:
        """Whether a text is against what another one is for, or two want different things of it."""
        kinds = {position.kind for position in option.positions} - {PositionKind.SILENT}
        return self.is_disputed(option) or (PositionKind.AGAINST in kinds and len(kinds) > 1)

    def sharing(self, option: PolicyOption) -> list[str]:
        """The documents that are for an option, with or without a condition; none where it is contested."""
        if self.is_contested(option):
            return []
        against = {held.document for held in option.positions if held.kind is PositionKind.AGAINST}
        return [document for document in self.supporters(option) if document not in against]


def material(
    corpus: Corpus,
    themes: ThemeSet,
    comparison: Comparison,
    *,
    notices: Iterable[Notice] = (),
    cache: Cache | None = None,
) -> Material:
    """Looks everything up once; `notices` tell which documents were not read for recommendations."""
    texts = all_written(corpus, cache)
    unread = {notice.subject for notice in notices if notice.slug == UNSUPPORTED}
    lengths = [text.length for text in texts] or [document.words for document in corpus.documents]
    small = {word for text in texts for word in text.small.split()}
    if not texts:
        small = {word for document in corpus.documents for word in small_words(document)}
    advice = {entry.id: _read(entry, corpus, small) for entry in comparison.recommendations}
    tensions = comparison.of_kind(FindingKind.TENSION)
    order = {document.id: index for index, document in enumerate(corpus.documents)}
    stands = _stands(comparison)
    backing: dict[str, list[str]] = {option.id: [] for option in comparison.options}
    for option, document in stands:
        backing[option].append(document)
    by_document: dict[str, list[Recommendation]] = {}
    for entry in advice.values():
        by_document.setdefault(entry.document, []).append(entry)
    cited: dict[str, list[str]] = {}
    for citation in comparison.citations:
        cited.setdefault(citation.citing, []).append(citation.cited)
    torn = ({advice[id].option for id in finding.recommendations} for finding in tensions)
    return Material(
        corpus=corpus,
        themes=themes,
        comparison=comparison,
        voices=voices(corpus, lengths),
        noun=who_writes(corpus),
        recommendations=advice,
        options={option.id: option for option in comparison.options},
        order=order,
        backing={option: tuple(sorted(held, key=order.__getitem__)) for option, held in backing.items()},
        stands=stands,
        advice={document: tuple(own) for document, own in by_document.items()},
        cited={document: tuple(works) for document, works in cited.items()},
        written=texts,
        unread=frozenset(document.id for document in corpus.documents if document.source.path in unread),
        disputed=frozenset(option for options in torn if len(options) == 1 for option in options if option),
    )


def _stands(comparison: Comparison) -> dict[tuple[str, str], Position]:
    """Every position but silence, by option and document."""
    return {
        (option.id, held.document): held
        for option in comparison.options
        for held in option.positions
        if held.kind is not PositionKind.SILENT
    }


def _read(entry: Recommendation, corpus: Corpus, small: Set[str]) -> Recommendation:
    """A recommendation with the language of its text."""
    return replace(_with_small_addressee(entry, corpus, small), language=corpus.document(entry.document).language)


def _with_small_addressee(entry: Recommendation, corpus: Corpus, small: Set[str]) -> Recommendation:
    """Who is addressed without the capital that only the start of its sentence gave it ("Charges should rise"): some
    text writes the word small, or it is a bare plural, and its own writes it with a capital only where a sentence
    opens.

    Args:
        small: every word that some text writes small.
    """
    first = re.match(r"[A-Z][a-z]+\b", entry.addressee or "")
    if first is None or not (first[0].lower() in small or _is_plural(entry.addressee or "", first[0])):
        return entry
    if re.search(rf"[a-z,]\s{first[0]}\b", corpus.document(entry.document).text):
        return entry
    return replace(entry, addressee=f"{first[0].lower()}{(entry.addressee or '')[first.end() :]}")


def _is_plural(addressee: str, first: str) -> bool:
    """Whether an addressee opens with a noun in the plural ("Insurers", "Insurers and banks") and not with a name that
    ends like one, or goes on with capitals ("Honduras", "Doctors Without Borders")."""
    alone = re.fullmatch(rf"{first}(?: [a-z].*)?", addressee) is not None
    plural = first.endswith(words("texts.plural_ends")) and not first.endswith(words("texts.singular_ends"))
    return alone and plural and first not in words("texts.names_like_plurals")


def strongest(recommendations: Sequence[Recommendation]) -> list[Recommendation]:
    """Recommendations by how plainly and forcefully they are made: explicit before implied, those whose headline can be
    understood alone before others, then the confidence, the force of the wording, and how often it is said; equal ones
    in the order given."""

    def rank(entry: Recommendation) -> tuple[int, int, float, int, int]:
        force = _FORCE[entry.strength]
        return (-entry.explicit, -stands_alone(entry), -round(entry.score, 2), -force, -len(entry.evidence))

    return sorted(recommendations, key=rank)


def stands_alone(recommendation: Recommendation) -> bool:
    """Whether a headline says what is meant without its text: no cut quotation, no "this strategy", "their efforts"."""
    headline = recommendation.headline
    return not points_back(headline, has_owner=bool(recommendation.addressee)) and "…" not in headline


def points_back(text: str, *, has_owner: bool) -> bool:
    """Whether a phrase points to what was said before it ("this strategy"); "its" and "their" need an owner."""
    (so_that,) = words("texts.so_that")
    said = set(text.lower().replace(",", " ").replace(so_that, "").split())
    return bool(said & set(words("texts.pointers"))) or (not has_owner and bool(said & set(words("texts.possessives"))))


def words_of(recommendation: Recommendation) -> tuple[Quotation, ...]:
    """The sentence that says it best, part by part."""
    return recommendation.evidence[0].quotations


def side_of(recommendation: Recommendation, said: Evidence | None = None) -> Side:
    """A recommendation as printed beside others, in the sentence that says it best unless another is given."""
    clause = clause_of(recommendation)
    return Side(
        document=recommendation.document,
        recommendation=recommendation.id,
        headline=stated(recommendation),
        quotations=said.quotations if said else words_of(recommendation),
        clause="" if clause.is_quotation else clause.text,
    )


def stated(recommendation: Recommendation) -> str:
    """The headline; one that is argued against and does not say so itself is marked."""
    headline = recommendation.headline
    opening = " ".join(headline.lower().split()[:NEGATION])
    says_no = opening.startswith((*words("texts.negations"), *words("texts.refusals"), *words("texts.none")))
    says_no |= any(f" {negation}" in f"{opening} " for negation in words("texts.negations"))
    if recommendation.stance is Stance.FOR or says_no:
        return headline
    return phrase("clauses.headline_against", headline=headline[:1].lower() + headline[1:])


def doubt_side(recommendation: Recommendation, doubt: tuple[Quotation, ...]) -> Side:
    """The other half of a conditional position: the condition or doubt in the text's own words."""
    return Side(
        document=recommendation.document,
        recommendation=recommendation.id,
        headline=phrase("rows.doubt"),
        quotations=doubt,
    )


def evidence_of(recommendations: Iterable[Recommendation]) -> tuple[Quotation, ...]:
    """The best sentence of each, every quotation once."""
    return tuple(dict.fromkeys(quotation for entry in recommendations for quotation in words_of(entry)))
