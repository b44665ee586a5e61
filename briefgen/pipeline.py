"""The whole job: sources in, a brief out, in eight numbered steps that the log and the manual share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.execution import NoProgress, Progress, collecting_rarely
from briefgen.model.brief import Brief
from briefgen.model.comparison import Comparison, Question
from briefgen.model.corrections import Correction
from briefgen.model.documents import Corpus
from briefgen.model.editions import Record
from briefgen.model.notices import Notice
from briefgen.model.publication import Edition, Publication
from briefgen.model.themes import ThemeSet
from briefgen.settings import Settings

if TYPE_CHECKING:
    from briefgen.corrections import Corrections
    from briefgen.store import Cache

NO_PROGRESS = NoProgress()


def read_sources(
    sources: Sequence[Path],
    settings: Settings,
    *,
    output: Path,
    cache: Cache | None = None,
    progress: Progress = NO_PROGRESS,
) -> Corpus:
    """Reads the sources: the first step of `make_brief`, and all that a dry run does.

    Raises:
        NothingToCompare: fewer than two documents could be read.
        UsageError: a source lies in the output folder.
        OutputFailed: the output folder cannot be written to; said before any work is done.
    """
    from briefgen import documents, publication

    sources = [source.absolute() for source in sources]  # workers may have been started in another folder
    publication.check_folder(sources, output)
    return documents.read_corpus(
        sources,
        settings.reading,
        exclude=(output,),
        jobs=settings.output.jobs,
        cluster=settings.output.cluster,
        is_shared=settings.output.cluster_files == "shared",
        cache=cache,
        progress=progress,
    )  # 1


def make_brief(
    sources: Sequence[Path],
    settings: Settings,
    *,
    output: Path,
    corrections: Corrections | None = None,
    cache: Cache | None = None,
    progress: Progress = NO_PROGRESS,
) -> Brief:
    """Reads the sources and compares them.

    Args:
        sources: a folder, or files.
        settings: all settings.
        output: the folder of the editions; never read as a source, looked at to number the edition.
        corrections: the analyst's, as `briefgen.corrections.read_corrections` reads them.
        cache: where work on documents is kept between runs; changes no byte.
        progress: told of every step.

    Raises:
        NothingToCompare, UsageError, OutputFailed: as `read_sources`.
        Untraceable: a statement's quotation does not stand in its source.
    """
    with collecting_rarely():
        corpus = read_sources(sources, settings, output=output, cache=cache, progress=progress)  # 1
        before = earlier_record(corpus, settings, output=output, corrections=corrections)
        analysis = analyse(corpus, settings, corrections, progress, before=before, cache=cache)
        return brief_of(analysis, settings, output=output, cache=cache, progress=progress)


def earlier_record(
    corpus: Corpus, settings: Settings, *, output: Path, corrections: Corrections | None = None
) -> Record | None:
    """What the edition before the one that a brief of this corpus will be has left; None where it is the first.

    Raises:
        ConfigurationError: there is no such template.
    """
    from briefgen import corrections as corrected
    from briefgen import publication

    said = corrections or corrected.NO_CORRECTIONS
    read = corrected.correct_corpus(corpus, said.documents).value
    edition = number_edition(read, settings, output=output, corrections=said.digest)
    return publication.record_before(edition, output)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What comparing came to, before anything is worded: from it any number of briefs can be made.

    `corrections` are those that were made, `digest` is the SHA-256 of the analyst's file ("" without one). `found` are
    the themes before corrections, `before` is what the edition before has left, None for a first one.
    """

    corpus: Corpus
    themes: ThemeSet
    comparison: Comparison
    notices: tuple[Notice, ...]
    corrections: tuple[Correction, ...]
    digest: str
    found: ThemeSet
    before: Record | None = None


def analyse(
    corpus: Corpus,
    settings: Settings,
    corrections: Corrections | None = None,
    progress: Progress = NO_PROGRESS,
    *,
    before: Record | None = None,
    cache: Cache | None = None,
) -> Analysis:
    """Themes, recommendations and their comparison, with what the analyst has corrected: steps 2 to 4.

    What the edition `before` has names for keeps them; recommendations are taken from the `cache` where it has them.

    Raises:
        ConfigurationError: a lexicon file cannot be used, or of the cluster.
    """
    from briefgen import comparison, publication, recommendations
    from briefgen import corrections as corrected
    from briefgen.recommendations.notices import notices

    said = corrections or corrected.NO_CORRECTIONS
    read = corrected.correct_corpus(publication.keep_documents(corpus, before), said.documents)
    found = _themes(read.value, settings, before, cache, progress)  # 2
    grouped = corrected.correct_themes(found, read.value, said.themes)
    advice = recommendations.find_recommendations(
        read.value,
        settings.recommendations,
        jobs=settings.output.jobs,
        cluster=settings.output.cluster,
        cache=cache,
        progress=progress,
    )  # 3
    told = corrected.correct_recommendations(advice, read.value, said.recommendations)
    ties = corrected.option_ties(told.value, read.value, said.options)
    compared = comparison.compare(
        read.value, grouped.value, told.value, settings.comparison, ties=ties.value, cache=cache, progress=progress
    )  # 4
    compared = publication.keep_options(compared, before, settings.editions, named=dict(ties.value.labels))
    steps = (read, grouped, told, ties)
    remarks = notices(read.value, told.value, settings.recommendations)
    return Analysis(
        corpus=read.value,
        themes=grouped.value,
        comparison=compared,
        notices=(*remarks, *(notice for step in steps[1:] for notice in step.notices)),
        corrections=tuple(one for step in steps for one in step.done),
        digest=said.digest,
        found=found,
        before=before,
    )


def _themes(
    corpus: Corpus, settings: Settings, before: Record | None, cache: Cache | None, progress: Progress
) -> ThemeSet:
    """The themes: those of the edition before while little has changed, found anew else, under the names they had."""
    from briefgen import publication, themes

    goes_on = before is not None and before.found.found_with == publication.found_with(settings)
    found = themes.find_themes(
        corpus,
        settings.themes,
        earlier=before.found if before and goes_on else None,
        most_changed=settings.editions.refound_share,
        relabel=settings.editions.relabel_share,
        cache=cache,
        progress=progress,
    )
    return publication.keep_themes(found, corpus, before, settings.editions)


def brief_of(
    analysis: Analysis,
    settings: Settings,
    *,
    output: Path,
    edition: Edition | None = None,
    cache: Cache | None = None,
    progress: Progress = NO_PROGRESS,
) -> Brief:
    """The brief of an analysis, as the `edition` given, else the next in the output folder: steps 5 and 6.

    What is looked up in each document by itself is taken from the `cache` where it is there.

    Raises:
        ConfigurationError: there is no such template.
        Untraceable: a statement's quotation does not stand in its source.
    """
    from briefgen import brief, publication

    if edition is None:
        edition = number_edition(
            analysis.corpus, settings, output=output, corrections=analysis.digest, progress=progress
        )  # 5
    before = analysis.before
    record = publication.record_of(
        analysis.corpus, analysis.found, analysis.themes, analysis.comparison, edition, settings, before
    )
    return brief.compose(
        analysis.corpus,
        analysis.themes,
        analysis.comparison,
        edition,
        settings,
        notices=analysis.notices,
        corrections=analysis.corrections,
        changes=publication.changes_between(before, record) if before else None,
        record=record,
        cache=cache,
        progress=progress,
    )  # 6


def answer(
    question: str,
    sources: Sequence[Path],
    settings: Settings,
    *,
    output: Path,
    corrections: Corrections | None = None,
    progress: Progress = NO_PROGRESS,
) -> tuple[Corpus, Question]:
    """What each document of the sources says on a question, without composing a brief.

    Raises:
        NothingToCompare, UsageError, OutputFailed: as `read_sources`.
    """
    from briefgen import corrections as corrected
    from briefgen import recommendations
    from briefgen.comparison.questions import questions

    said = corrections or corrected.NO_CORRECTIONS
    corpus = read_sources(sources, settings, output=output, progress=progress)
    corpus = corrected.correct_corpus(corpus, said.documents).value
    advice = recommendations.find_recommendations(corpus, settings.recommendations, progress=progress)
    told = corrected.correct_recommendations(advice, corpus, said.recommendations).value
    return corpus, questions(corpus, told, [question])[0]


def number_edition(
    corpus: Corpus, settings: Settings, *, output: Path, corrections: str = "", progress: Progress = NO_PROGRESS
) -> Edition:
    """The edition that a brief of this corpus will be: the one already there that was made from the same, or the next.

    Raises:
        ConfigurationError: there is no such template.
    """
    from briefgen import publication
    from briefgen.page.templates import template_for

    progress.start("edition")
    template = template_for(settings.page)
    edition = publication.next_edition(corpus, settings, output, template=template.files, corrections=corrections)
    progress.finish()
    return edition


def publish_brief(brief: Brief, settings: Settings, *, output: Path, progress: Progress = NO_PROGRESS) -> Publication:
    """Renders the brief and puts the edition into the output folder, all files or none.

    Raises:
        MissingDependency: the PDF's system libraries are not installed.
        OutputFailed: rendering or writing failed; what stood in the folder is untouched.
    """
    from briefgen import page, publication

    artifacts = page.render(brief, settings.page, progress=progress)  # 7
    return publication.publish(brief, artifacts, output, settings, progress=progress)  # 8
