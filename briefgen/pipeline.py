"""The whole job: sources in, a brief out, in eight numbered steps that the log and the manual share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.execution import NoProgress, Progress
from briefgen.model.brief import Brief
from briefgen.model.comparison import Comparison, Question
from briefgen.model.corrections import Correction
from briefgen.model.documents import Corpus
from briefgen.model.notices import Notice
from briefgen.model.publication import Edition, Publication
from briefgen.model.themes import ThemeSet
from briefgen.settings import Settings

if TYPE_CHECKING:
    from briefgen.corrections import Corrections

NO_PROGRESS = NoProgress()


def read_sources(
    sources: Sequence[Path], settings: Settings, *, output: Path, progress: Progress = NO_PROGRESS
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
        progress=progress,
    )  # 1


def make_brief(
    sources: Sequence[Path],
    settings: Settings,
    *,
    output: Path,
    corrections: Corrections | None = None,
    progress: Progress = NO_PROGRESS,
) -> Brief:
    """Reads the sources and compares them.

    Args:
        sources: a folder, or files.
        settings: all settings.
        output: the folder of the editions; never read as a source, looked at to number the edition.
        corrections: the analyst's, as `briefgen.corrections.read_corrections` reads them.
        progress: told of every step.

    Raises:
        NothingToCompare, UsageError, OutputFailed: as `read_sources`.
        Untraceable: a statement's quotation does not stand in its source.
    """
    corpus = read_sources(sources, settings, output=output, progress=progress)  # 1
    return brief_of(analyse(corpus, settings, corrections, progress), settings, output=output, progress=progress)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What comparing came to, before anything is worded: from it any number of briefs can be made.

    `corrections` are those that were made, `digest` is the SHA-256 of the analyst's file ("" without one).
    """

    corpus: Corpus
    themes: ThemeSet
    comparison: Comparison
    notices: tuple[Notice, ...]
    corrections: tuple[Correction, ...]
    digest: str


def analyse(
    corpus: Corpus, settings: Settings, corrections: Corrections | None = None, progress: Progress = NO_PROGRESS
) -> Analysis:
    """Themes, recommendations and their comparison, with what the analyst has corrected: steps 2 to 4.

    Raises:
        ConfigurationError: a lexicon file cannot be used, or of the cluster.
    """
    from briefgen import comparison, recommendations, themes
    from briefgen import corrections as corrected
    from briefgen.recommendations.notices import notices

    said = corrections or corrected.NO_CORRECTIONS
    read = corrected.correct_corpus(corpus, said.documents)
    found = themes.find_themes(read.value, settings.themes, progress=progress)  # 2
    grouped = corrected.correct_themes(found, read.value, said.themes)
    advice = recommendations.find_recommendations(
        read.value,
        settings.recommendations,
        jobs=settings.output.jobs,
        cluster=settings.output.cluster,
        progress=progress,
    )  # 3
    told = corrected.correct_recommendations(advice, read.value, said.recommendations)
    ties = corrected.option_ties(told.value, read.value, said.options)
    compared = comparison.compare(
        read.value, grouped.value, told.value, settings.comparison, ties=ties.value, progress=progress
    )  # 4
    steps = (read, grouped, told, ties)
    return Analysis(
        corpus=read.value,
        themes=grouped.value,
        comparison=compared,
        notices=(*notices(read.value, told.value), *(notice for step in steps[1:] for notice in step.notices)),
        corrections=tuple(one for step in steps for one in step.done),
        digest=said.digest,
    )


def brief_of(
    analysis: Analysis,
    settings: Settings,
    *,
    output: Path,
    edition: Edition | None = None,
    progress: Progress = NO_PROGRESS,
) -> Brief:
    """The brief of an analysis, as the `edition` given, else the next in the output folder: steps 5 and 6.

    Raises:
        ConfigurationError: there is no such template.
        Untraceable: a statement's quotation does not stand in its source.
    """
    from briefgen import brief

    if edition is None:
        edition = number_edition(
            analysis.corpus, settings, output=output, corrections=analysis.digest, progress=progress
        )  # 5
    return brief.compose(
        analysis.corpus,
        analysis.themes,
        analysis.comparison,
        edition,
        settings,
        notices=analysis.notices,
        corrections=analysis.corrections,
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
