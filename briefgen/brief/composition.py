"""Composes the brief: one page that gives the whole, then what is shared, parted and single, then everything."""

from __future__ import annotations

from dataclasses import replace

from briefgen.brief.annex import annex
from briefgen.brief.audit import audit
from briefgen.brief.cards import cards
from briefgen.brief.care import care
from briefgen.brief.changes import change_lists
from briefgen.brief.chapters import chapters
from briefgen.brief.contrasts import contrasts, facing
from briefgen.brief.labels import option_names
from briefgen.brief.likeness import likeness, timeline
from briefgen.brief.material import Material, material
from briefgen.brief.matters import agreements, alone, by_voice, tensions
from briefgen.brief.messages import key_messages
from briefgen.brief.opening import lead
from briefgen.brief.parts import parts
from briefgen.brief.positions import matrix
from briefgen.brief.remembering import remembering
from briefgen.brief.title import title_and_subtitle
from briefgen.brief.tongues import most_written, page_language
from briefgen.execution import NoProgress, Progress
from briefgen.language.catalogue import speaking, spoken
from briefgen.model.brief import Brief
from briefgen.model.comparison import Comparison
from briefgen.model.corrections import Correction
from briefgen.model.documents import Corpus
from briefgen.model.editions import Changes, Record
from briefgen.model.notices import Notice
from briefgen.model.publication import Edition
from briefgen.model.themes import ThemeSet
from briefgen.settings import Settings
from briefgen.store import Cache

NO_PROGRESS = NoProgress()
STEP = "Composing"


def compose(
    corpus: Corpus,
    themes: ThemeSet,
    comparison: Comparison,
    edition: Edition,
    settings: Settings,
    *,
    notices: tuple[Notice, ...] = (),
    corrections: tuple[Correction, ...] = (),
    changes: Changes | None = None,
    record: Record | None = None,
    cache: Cache | None = None,
    progress: Progress = NO_PROGRESS,
) -> Brief:
    """Composes the brief and traces every statement in it to its source.

    Args:
        notices: of other stages; those of the corpus and its documents are taken from there.
        corrections: the analyst's, applied or not, which the annex lists.
        changes: since the edition before; None for the first.
        record: what is left for the next edition; carried along.
        cache: where what is looked up in each document by itself is kept between runs; changes nothing in the result.
        progress: told when composing begins and ends.

    Raises:
        Untraceable: a statement's or side's quotation does not stand in its source.
    """
    progress.start(STEP)
    every_notice = _all_notices(corpus, notices)
    with speaking(page_language(corpus, settings.page.language), texts=most_written(corpus)), remembering():
        have = material(corpus, themes, comparison, notices=every_notice, cache=cache)
        brief = replace(
            _composed(have, edition, settings, every_notice),
            corrections=corrections,
            changes=changes,
            change_lists=change_lists(changes, corpus) if changes else (),
            record=record,
        )
        audit(brief)
    progress.finish()
    return brief


def _composed(have: Material, edition: Edition, settings: Settings, notices: tuple[Notice, ...]) -> Brief:
    corpus = have.corpus
    shared, parted, single = agreements(have), tensions(have), alone(have)
    names = option_names(have, shared)
    advise = bool(have.recommendations)
    title, subtitle = title_and_subtitle(
        corpus, have.written, have.noun, agree=bool(shared), part=bool(parted), advise=advise
    )
    table, themed = matrix(have, names), chapters(have, shared, parted, single)
    return Brief(
        edition=edition,
        corpus=corpus,
        themes=have.themes,
        comparison=have.comparison,
        notices=notices,
        voices=have.voices,
        title=settings.page.title or title,
        subtitle=subtitle,
        lead=lead(have, shared, parted, single),
        key_messages=key_messages(have, shared, parted, single),
        matrix=table,
        facing=facing(have, parted),
        care=care(have, notices),
        agreements=contrasts(have, shared, "says-agreement"),
        tensions=contrasts(have, parted, "says-tension"),
        lone=contrasts(have, by_voice(have, single), "says-lone"),
        chapters=themed,
        cards=cards(have, names),
        annex=annex(have, edition, settings),
        parts=parts(have, shared, parted, single, themed, table, notices),
        likeness=likeness(have),
        timeline=timeline(have),
        language=spoken(),
    )


def _all_notices(corpus: Corpus, others: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Every notice once: of the corpus, of its documents, of other stages."""
    of_documents = (notice for document in corpus.documents for notice in document.notices)
    return tuple(dict.fromkeys([*corpus.notices, *of_documents, *others]))
