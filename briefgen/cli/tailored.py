"""Editions made for single recipients: `build --for`, and `send` where one is lacking."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.session import Session, loaded_corrections
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.execution import Progress
    from briefgen.model.brief import Brief
    from briefgen.model.delivery import Stakeholder
    from briefgen.model.publication import Publication
    from briefgen.settings import Settings
    from briefgen.settings.loading import LoadedSettings

ALL = "all"


def readers(loaded: LoadedSettings, names: Sequence[str]) -> tuple[Stakeholder, ...]:
    """The stakeholders of those names; all of them for "all".

    Raises:
        UsageError: there is no stakeholder of a name.
        ConfigurationError: the list has faults.
    """
    from briefgen.page.registry import every_format
    from briefgen.page.templates import every_template
    from briefgen.publication.stakeholders import read_stakeholders

    if not names:
        return ()
    known = {
        "template": tuple(template.name for template in every_template(loaded.project)),
        "formats": every_format(),
    }
    listed = read_stakeholders(loaded.project, known, skip_invalid=True).stakeholders
    by_name = {key: one for one in listed for key in (one.id, one.name.casefold())}
    wanted: list[Stakeholder] = []
    for name in names:
        if name == ALL:
            wanted += listed
        elif one := by_name.get(name) or by_name.get(name.casefold()):
            wanted.append(one)
        else:
            hint = f"there are {', '.join(one.name for one in listed)}" if listed else "write stakeholders.toml"
            raise UsageError(f"no stakeholder is called {name!r}", where="--for", hint=hint, slug="unknown-stakeholder")
    return tuple(dict.fromkeys(wanted))


def analysed(session: Session, loaded: LoadedSettings, date: str | None) -> Brief:
    """The brief of the project's sources as they are now, under the date of the edition that is there."""
    from briefgen.pipeline import make_brief

    dated = loaded.settings.output.model_copy(update={"date": date})
    progress = session.progress()
    try:
        return make_brief(
            [loaded.sources],
            loaded.settings.model_copy(update={"output": dated}),
            output=loaded.output,
            corrections=loaded_corrections(loaded),
            progress=progress,
        )
    finally:
        progress.finish()


def make_tailored(session: Session, loaded: LoadedSettings, brief: Brief, wanted: Sequence[Stakeholder]) -> list[Path]:
    """Makes the editions of those for whom the one of all will not do; gives their folders."""
    from briefgen.publication.issued import is_tailored
    from briefgen.publication.manifest import read_manifest

    if not wanted:
        return []
    main = read_manifest(loaded.output / brief.edition.name)
    made = []
    progress = session.progress()
    try:
        for one in wanted:
            if main is not None and not is_tailored(main, one):
                continue
            done = tailor_brief(brief, one, loaded.settings, output=loaded.output, progress=progress)
            if done is None:
                session.tell("info", f"{one.name}: no theme or author of this edition is what was asked for")
            else:
                made.append(done.folder)
    finally:
        progress.finish()
    return made


def tailor_brief(
    brief: Brief, wanted: Stakeholder, settings: Settings, *, output: Path, progress: Progress
) -> Publication | None:
    """The edition made for one recipient, from the same analysis, as `output/for/<recipient>/<edition>/`.

    Args:
        brief: the edition's own.
        wanted: the recipient's themes, authors, language, template, length and formats.
        settings: those of the edition.
        output: the folder of the editions.
        progress: told of rendering.

    Returns:
        None when no theme or author of this edition is what the recipient is interested in.

    Raises:
        As `publish_brief`.
    """
    from briefgen import brief as composing
    from briefgen import page, publication
    from briefgen.brief.tailoring import say_selection
    from briefgen.publication.issued import TAILORED
    from briefgen.publication.selection import select, tailored_edition, tailored_settings

    chosen = select(brief.corpus, brief.themes, brief.comparison, wanted)
    named = bool(chosen.labels or chosen.documents)
    if (wanted.themes or wanted.authors) and not named:
        return None
    own = tailored_settings(settings, wanted)
    made = composing.compose(
        brief.corpus,
        chosen.themes,
        chosen.comparison,
        tailored_edition(brief.edition, wanted),
        own,
        notices=brief.notices,
        corrections=brief.corrections,
        changes=brief.changes,
    )
    if named:
        total = len(brief.comparison.recommendations)
        made = say_selection(made, reader=wanted.name, labels=chosen.labels, documents=chosen.documents, of=total)
    artifacts = page.render(made, own.page, progress=progress)
    return publication.publish(made, artifacts, output / TAILORED / wanted.id, own, progress=progress)
