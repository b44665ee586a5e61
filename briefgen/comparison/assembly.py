"""The steps of comparing, one after the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from sys import intern

from briefgen.comparison.asks.commonness import (
    RARE_IN_ADVICE,
    RARE_IN_PASSAGES,
    Commonness,
    Tally,
    count_terms,
    forget_rare,
)
from briefgen.comparison.asks.features import Ask, ask_of
from briefgen.comparison.asks.likeness import Likeness, alike
from briefgen.comparison.asks.vocabulary import Vocabulary, vocabulary
from briefgen.comparison.asks.weighing import CorpusWords
from briefgen.comparison.counting import is_list
from briefgen.comparison.facts.discrepancies import discrepancies
from briefgen.comparison.findings import agreements, as_findings, lone_drafts, strongest_pulls, tension_drafts
from briefgen.comparison.options.alignment import align
from briefgen.comparison.options.crowd import MOST_COMPARED, crowd_of
from briefgen.comparison.options.crowded_options import everyone, with_the_crowd
from briefgen.comparison.options.option_building import build_options, by_weight
from briefgen.comparison.options.options import Group, join_alternatives
from briefgen.comparison.options.placement import Placement, themes_of
from briefgen.comparison.options.tied import Tied
from briefgen.comparison.questions import questions
from briefgen.comparison.said import CorpusSaid
from briefgen.comparison.tensions.common_ground import common_aim, same_alternative, same_change, same_deed, surest
from briefgen.comparison.tensions.direction import clash
from briefgen.comparison.tensions.grounds import AMOUNTS, STANCE
from briefgen.comparison.tensions.sides import Side, sides_of
from briefgen.comparison.tensions.stated import all_stated
from briefgen.comparison.tensions.tension import Pull, tensions
from briefgen.model.comparison import Comparison, Ties
from briefgen.model.documents import BODY_KINDS, Corpus, Document
from briefgen.model.recommendations import Recommendation
from briefgen.model.themes import ThemeSet
from briefgen.settings import ComparisonSettings
from briefgen.store import Cache

CONTEXT = 6
"""Sentences before a recommendation in which its subject is sought when it does not name it itself."""


def assemble(
    corpus: Corpus,
    themes: ThemeSet,
    recommendations: Sequence[Recommendation],
    settings: ComparisonSettings,
    ties: Ties,
    cache: Cache | None = None,
) -> Comparison:
    """Compares, as `briefgen.comparison.compare` says."""
    words, documents = vocabulary(_language(corpus)), {document.id: document for document in corpus.documents}
    ordered, heard = _in_order(corpus, recommendations), CorpusSaid(corpus, words, cache)
    said: dict[str, Counter[str]] = defaultdict(Counter)
    known = _corpus_words(heard, words, ordered, themes_of(themes), said)
    listing = _listing(ordered)
    themed = Placement(corpus, themes, said, known.commonness, _language(corpus))
    theme_of: dict[str, str | None] = {}

    def make(item: Recommendation) -> Ask:
        ask = ask_of(item, known, listing[item.document], partial(_before, documents[item.document], item))
        if len(ordered) > MOST_COMPARED and item.id not in theme_of:
            theme_of[item.id] = themed.of(ask)
        return ask

    crowd = crowd_of(ordered, make, known, settings.min_agreement) if len(ordered) > MOST_COMPARED else None
    asks = [make(item) for item in (crowd.compared if crowd else ordered)]
    sides = sides_of(asks, all_stated(asks, words, cache), known)
    tied, by_words = Tied(ties, asks), alike(asks, known)
    placed, pairs = themed.of_all(asks, by_words), _pairs(sides, by_words, known, tied)
    likeness = {(pair.one, pair.other): pair for pair in pairs}
    pulls = [pull for pull in tensions(sides, by_words, known) if not tied.cuts(pull.one, pull.other)]
    groups = _groups(sides, pairs, pulls, tied, settings)
    options = build_options(groups, asks, placed, themed, likeness, heard, known, tied.labels)
    options = with_the_crowd(options, groups, asks, crowd, make, heard, known) if crowd else options
    group_of = {member: number for number, group in enumerate(groups) for member in group.members}
    drafts = agreements(groups, asks, likeness, pulls, corpus, settings.min_agreement)
    drafts += tension_drafts(strongest_pulls(pulls, asks, settings.min_tension), group_of, asks, corpus)
    drafts += lone_drafts(groups, asks, pairs, corpus, words)
    place_of = {id: at for at, id in enumerate(documents)}
    as_read = sorted(range(len(asks)), key=lambda at: (place_of[asks[at].document], at))
    compared = [replace(asks[at].recommendation, theme=placed[at], option=options[group_of[at]].id) for at in as_read]
    if crowd:
        compared = everyone(compared, ordered, crowd, theme_of, place_of)
    return Comparison(
        recommendations=tuple(compared),
        options=by_weight(options, groups, likeness),
        findings=as_findings(drafts, [(option.id, option.theme) for option in options], asks, as_read),
        discrepancies=discrepancies(corpus, heard.facts()),
        citations=heard.citations(),
        questions=questions(corpus, recommendations, settings.questions),
    )


def _groups(
    sides: Sequence[Side],
    pairs: Sequence[Likeness],
    pulls: Sequence[Pull],
    tied: Tied,
    settings: ComparisonSettings,
) -> tuple[Group, ...]:
    """The recommendations that are one option each, exclusive alternatives among them."""
    asks = [side.ask for side in sides]
    apart = _apart(asks, pairs, [pull for pull in pulls if pull.score >= settings.min_tension])
    apart |= _against_each_other(sides, pairs)
    aligned = align(asks, pairs, settings.min_agreement, tied.kept_apart(apart), tied.groups)
    return join_alternatives(aligned, asks, pulls, settings.min_tension)


def _pairs(sides: Sequence[Side], by_words: Sequence[Likeness], known: CorpusWords, tied: Tied) -> tuple[Likeness, ...]:
    """The likeness of each pair on its surest ground."""
    return surest(
        by_words,
        same_alternative(sides, known),
        same_deed([side.ask for side in sides], known),
        same_change(sides),
        common_aim(sides, known),
        tied.likeness(),
    )


def _against_each_other(sides: Sequence[Side], pairs: Sequence[Likeness]) -> set[tuple[int, int]]:
    """Pairs that move one thing in opposite directions."""
    return {(pair.one, pair.other) for pair in pairs if clash(sides[pair.one].move, sides[pair.other].move)}


def _apart(asks: Sequence[Ask], pairs: Sequence[Likeness], pulls: Sequence[Pull]) -> set[tuple[int, int]]:
    """Pairs that cannot be positions on one option.

    Being for a thing and against it are two positions on it; being for two things that exclude each other is not, nor
    is being for one thing and against another that no rule has found to be the same.
    """
    opposed = {(pull.one, pull.other) for pull in pulls if pull.ground == STANCE}
    differ = {(pair.one, pair.other) for pair in pairs if asks[pair.one].refuses != asks[pair.other].refuses}
    excluding = {
        (pull.one, pull.other)
        for pull in pulls
        if pull.ground != AMOUNTS and asks[pull.one].is_against == asks[pull.other].is_against
    }
    return excluding | (differ - opposed)


def _corpus_words(
    heard: CorpusSaid,
    words: Vocabulary,
    recommendations: Sequence[Recommendation],
    theme_of: Mapping[str, str],
    said: dict[str, Counter[str]],
) -> CorpusWords:
    """What the words of the corpus count.

    Every passage is read once and let go of: `said` gets in how many passages of each theme a term stands.
    """
    texts = 0
    counts: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for document, its in heard.passages():
        for passage, terms in zip(document.passages, map(str.split, its.passages), strict=True):
            (said[theme_of[passage.id]] if passage.id in theme_of else counts).update(terms)
        pairs.update(its.pairs.split("\n") if its.pairs else ())
        forget_rare(pairs)
        texts += len(its.passages)
    for of_theme in said.values():
        counts.update(of_theme)
    commonness = Commonness(
        passages=Tally(texts=texts, counts=counts, pairs=pairs, rare=RARE_IN_PASSAGES),
        advice=count_terms((_terms(item.evidence[0].plain, words) for item in recommendations), RARE_IN_ADVICE),
        weak=words.weak,
    )
    names = heard.names()
    return CorpusWords(vocabulary=words, commonness=commonness, names=names)


def _terms(text: str, words: Vocabulary) -> list[list[str]]:
    return [[intern(term) for term, _ in clause] for clause in words.clauses(text)]


def _language(corpus: Corpus) -> str:
    """The language of most documents; the first in the alphabet where two have the same number."""
    languages = Counter(document.language for document in corpus.documents)
    return min(languages, key=lambda language: (-languages[language], language), default="und")


def _in_order(corpus: Corpus, recommendations: Sequence[Recommendation]) -> list[Recommendation]:
    """By document id, and in reading order within a document: ties are broken alike in whatever order files come.

    Raises:
        KeyError: a recommendation is of a document that is not in the corpus.
    """
    known = {document.id for document in corpus.documents}
    strangers = sorted({item.document for item in recommendations} - known)
    if strangers:
        raise KeyError(strangers[0])
    return sorted(recommendations, key=lambda item: (item.document, min(e.sentence for e in item.evidence), item.id))


def _listing(recommendations: Sequence[Recommendation]) -> dict[str, set[int]]:
    """The sentences of each document that list several recommendations, or are evidence of several."""
    uses = Counter((item.document, evidence.sentence) for item in recommendations for evidence in item.evidence)
    listing: dict[str, set[int]] = {item.document: set() for item in recommendations}
    for item in recommendations:
        for evidence in item.evidence:
            if is_list(evidence.plain) or uses[item.document, evidence.sentence] > 1:
                listing[item.document].add(evidence.sentence)
    return listing


def _before(document: Document, recommendation: Recommendation) -> tuple[str, ...]:
    """The sentences of body text just before the one that says it best."""
    at = recommendation.evidence[0].sentence
    return tuple(
        sentence.text
        for sentence in document.sentences[max(0, at - CONTEXT) : at]
        if document.blocks[sentence.block].kind in BODY_KINDS
    )
