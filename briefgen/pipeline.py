"""The whole job: sources in, a brief out, in eight numbered steps that the log and the manual share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefgen.execution import NoProgress, Progress
from briefgen.model.brief import Brief
from briefgen.model.comparison import Question
from briefgen.model.documents import Corpus
from briefgen.model.publication import Edition, Publication
from briefgen.settings import Settings

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
        sources, settings.reading, exclude=(output,), jobs=settings.output.jobs, progress=progress
    )  # 1


def make_brief(sources: Sequence[Path], settings: Settings, *, output: Path, progress: Progress = NO_PROGRESS) -> Brief:
    """Reads the sources and compares them.

    Args:
        sources: a folder, or files.
        settings: all settings.
        output: the folder of the editions; never read as a source, looked at to number the edition.
        progress: told of every step.

    Raises:
        NothingToCompare, UsageError, OutputFailed: as `read_sources`.
        Untraceable: a statement's quotation does not stand in its source.
    """
    from briefgen import brief, comparison, recommendations, themes
    from briefgen.recommendations.notices import notices

    corpus = read_sources(sources, settings, output=output, progress=progress)  # 1
    theme_set = themes.find_themes(corpus, settings.themes, progress=progress)  # 2
    advice = recommendations.find_recommendations(corpus, settings.recommendations, progress=progress)  # 3
    compared = comparison.compare(corpus, theme_set, advice, settings.comparison, progress=progress)  # 4
    edition = number_edition(corpus, settings, output=output, progress=progress)  # 5
    return brief.compose(
        corpus, theme_set, compared, edition, settings, notices=notices(corpus, advice), progress=progress
    )  # 6


def answer(
    question: str, sources: Sequence[Path], settings: Settings, *, output: Path, progress: Progress = NO_PROGRESS
) -> tuple[Corpus, Question]:
    """What each document of the sources says on a question, without composing a brief.

    Raises:
        NothingToCompare, UsageError, OutputFailed: as `read_sources`.
    """
    from briefgen import recommendations
    from briefgen.comparison.questions import questions

    corpus = read_sources(sources, settings, output=output, progress=progress)
    advice = recommendations.find_recommendations(corpus, settings.recommendations, progress=progress)
    return corpus, questions(corpus, advice, [question])[0]


def number_edition(corpus: Corpus, settings: Settings, *, output: Path, progress: Progress = NO_PROGRESS) -> Edition:
    """The edition that a brief of this corpus will be: the one already there that was made from the same, or the next.

    Raises:
        ConfigurationError: there is no such template.
    """
    from briefgen import publication
    from briefgen.page.templates import find_template

    progress.start("edition")
    template = find_template(settings.page.template, settings.page.project)
    edition = publication.next_edition(corpus, settings, output, template=template.folders)
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
