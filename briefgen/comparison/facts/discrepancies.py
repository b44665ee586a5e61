"""Places that state the same fact differently, within a text and between texts. Doubtful ones are left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefgen.comparison.facts.dated_events import dated_events
from briefgen.comparison.facts.facts import Fact, body_sentences, knows_facts
from briefgen.comparison.facts.stated_numbers import enumerations, holdings, rival_figures
from briefgen.language.lexicon import load_lexicon
from briefgen.language.tokens import content_words, stems
from briefgen.model.comparison import Discrepancy
from briefgen.model.documents import Corpus, Document

MOST_VALUES = 3
"""More values than this are no slip: the thing is one of several of its name, or a series."""


def discrepancies(corpus: Corpus, facts: Iterable[Fact]) -> tuple[Discrepancy, ...]:
    """Facts with two values or three: dated events of named things, numbers that named things have, in all texts;
    numbers of a plan's parts, and figures with a rival, in one text.

    Args:
        corpus: the documents.
        facts: all that they state (`facts_of`), in corpus and reading order.

    Each has the first place in each document for each value, in corpus and reading order. Discrepancies are ordered by
    their first places.
    """
    found: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    order = {document.id: at for at, document in enumerate(corpus.documents)}
    for fact in facts:
        found[(fact.kind, *fact.subject)].append(fact)
    differing = [group for group in found.values() if 1 < len({fact.value for fact in group}) <= MOST_VALUES]
    differing.sort(key=lambda group: min((order[fact.document], fact.sentence) for fact in group))
    return tuple(_discrepancy(corpus, group) for group in differing)


def facts_of(document: Document) -> Iterator[Fact]:
    """What one document states as a fact; acronyms stand as they are."""
    lexicon = load_lexicon("en" if document.language == "und" else document.language)
    if lexicon is None or not knows_facts(lexicon):
        return
    sentences = list(body_sentences(document))
    counted: list[Fact] = []
    for sentence in sentences:
        yield from dated_events(document, sentence, lexicon)
        yield from holdings(document, sentence, lexicon)
        counted += enumerations(document, sentence, lexicon)
    yield from _of_one_thing(document, counted)
    for one, other in pairwise(sentences):
        if other.index == one.index + 1:
            yield from rival_figures(document, one, other, lexicon) or ()


def _of_one_thing(document: Document, counted: Sequence[Fact]) -> Iterator[Fact]:
    """Numbers of parts that are of one thing: its sentences have a word beside the parts in common."""
    by_unit: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in counted:
        by_unit[fact.subject].append(fact)
    for facts in by_unit.values():
        words = [_said(document, fact) for fact in facts]
        for at, fact in enumerate(facts):
            rivals = [words[other] for other in range(len(facts)) if facts[other].value != fact.value]
            if any(words[at] & rival for rival in rivals):
                yield Fact(
                    kind=fact.kind,
                    subject=(document.id, *fact.subject),
                    label=fact.label,
                    value=fact.value,
                    document=fact.document,
                    sentence=fact.sentence,
                )


def _said(document: Document, fact: Fact) -> frozenset[str]:
    """What a sentence speaks of, the parts that are counted aside."""
    language = document.language
    words = [word for word in content_words(document.sentences[fact.sentence].text, language) if word != fact.label]
    return frozenset(stems(words, language)) - frozenset(stems([fact.label.casefold()], language))


def _discrepancy(corpus: Corpus, facts: Sequence[Fact]) -> Discrepancy:
    first: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        first.setdefault((fact.document, fact.value), fact)
    shown = dict.fromkeys((fact.document, fact.sentence) for fact in first.values())
    return Discrepancy(
        kind=facts[0].kind,
        subject=facts[0].label,
        quotations=tuple(
            quotation
            for id, sentence in shown
            for document in (corpus.document(id),)
            for quotation in document.quote_sentence(document.sentences[sentence])
        ),
    )
