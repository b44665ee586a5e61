"""One file for each format asked for."""

from __future__ import annotations

from briefgen.execution import Progress
from briefgen.language.catalogue import speaking
from briefgen.model.brief import Brief
from briefgen.model.publication import Artifact
from briefgen.page.registry import renderer_for
from briefgen.settings import PageSettings


def render_all(brief: Brief, settings: PageSettings, progress: Progress) -> tuple[Artifact, ...]:
    """The artifacts of all formats; every name is looked up before anything is rendered, and none is written twice."""
    renderers = [renderer_for(name, settings) for name in dict.fromkeys(settings.formats)]
    progress.start("page", len(renderers))
    artifacts = []
    for renderer in renderers:
        with speaking(brief.language):
            artifacts.append(renderer.render(brief))
        progress.advance()
    progress.finish()
    return tuple(artifacts)
