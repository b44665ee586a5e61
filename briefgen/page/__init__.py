"""The printed page: a brief as PDF, as one self-contained HTML file, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.execution import NoProgress, Progress

if TYPE_CHECKING:
    from briefgen.model.brief import Brief
    from briefgen.model.publication import Artifact
    from briefgen.settings import PageSettings

NO_PROGRESS = NoProgress()


def render(brief: Brief, settings: PageSettings, *, progress: Progress = NO_PROGRESS) -> tuple[Artifact, ...]:
    """The brief as files, one for each format asked for, in the order asked for.

    Args:
        brief: what is printed; nothing else is read, but for templates and fonts.
        settings: formats, template, limits of time and memory.
        progress: told of every finished file.

    Raises:
        UsageError: no renderer has the name of a format.
        ConfigurationError: there is no such template, or it has a fault; the error names its file and line.
        MissingDependency: the PDF's system libraries or fonts are not installed.
        OutputFailed: rendering took too long, too much memory, or broke down.
    """
    from briefgen.page.rendering import render_all

    return render_all(brief, settings, progress)


__all__ = ["render"]
