"""What a command takes from earlier runs: their cache, and the receipt that says that there is nothing to do."""

from __future__ import annotations

import re
import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli import outcome
from briefgen.cli.session import LogFormat, Session
from briefgen.errors import BriefgenError
from briefgen.watching.receipts import SETTINGS_FILE, STATE, Witness, asked, state_of, unchanged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.settings.loading import LoadedSettings
    from briefgen.store import Cache

__all__ = [
    "SETTINGS_FILE",
    "cache_of",
    "inputs_beside",
    "nothing_left",
    "state_folder",
    "to_tell",
    "told_again",
    "witness_of",
]

_ASKS_FOR_MORE = frozenset({"--no-cache", "--dry-run", "--open", "-h", "--help", "--version"})


def told_again(words: Sequence[str]) -> bool:
    """Tells again what the same build said the last time, if nothing has changed since; False where something has.

    It looks at the words typed only: understanding them costs more than all the rest.
    """
    if (
        "build" not in words
        or _ASKS_FOR_MORE & set(words)
        or any(re.match("-v|--verb|-[a-z]*v$", one) for one in words)
    ):
        return False
    try:
        kept = unchanged(asked(words))
    except OSError:  # the working folder is not there any more
        return False
    if kept is None:
        return False
    session = Session(quiet=kept["quiet"], log_format=LogFormat(kept["log_format"]), wants_color=kept["wants_color"])
    for notice in kept["notices"]:
        session.tell_told(notice)
    outcome.say_outcome(kept["outcome"], as_json=kept["as_json"])
    return True


def to_tell(session: Session, said: Mapping[str, Any], *, as_json: bool) -> dict[str, Any]:
    """What `told_again` needs of a build."""
    return {
        "quiet": session.quiet,
        "log_format": session.log_format.value,
        "wants_color": session.wants_color,
        "as_json": as_json,
        "notices": said["notices"],
        "outcome": said,
    }


def state_folder(loaded: LoadedSettings) -> Path:
    """The folder of what is kept between runs."""
    return state_of(loaded.project if loaded.file else None, loaded.output)


def cache_of(loaded: LoadedSettings) -> Cache | None:
    """The cache of the settings; None where they want none."""
    from briefgen.store import Cache

    settings = loaded.settings.cache
    if not settings.use:
        return None
    named = loaded.bases.get("cache.folder", loaded.project) / settings.folder
    folder = state_folder(loaded) / "cache" if settings.folder == "auto" else named
    return Cache(folder, settings.megabytes * 1_000_000)


@contextmanager
def nothing_left(output: Path) -> Iterator[None]:
    """Takes away what is kept in an output folder in which nothing was kept before, if what is done there fails."""
    with ExitStack() as undo:
        if not (output / STATE).exists():
            undo.callback(shutil.rmtree, output / STATE, ignore_errors=True)
        yield
        undo.pop_all()


def witness_of(words: Sequence[str], loaded: LoadedSettings, sources: Sequence[Path]) -> Witness:
    """The witness of everything that decides what a build does."""
    return Witness(asked(words), [*sources, *inputs_beside(loaded)], loaded.output)


def inputs_beside(loaded: LoadedSettings) -> list[Path]:
    """The files and folders beside the documents that decide a brief: settings, corrections, templates, logo, fonts.

    Where the template has a fault, its own files are not all known: the project's templates are.
    """
    from briefgen.corrections import FILE_NAME
    from briefgen.page.templates import template_for

    project = loaded.project
    files = [file for file in (loaded.file, project / FILE_NAME) if file]
    try:
        look = template_for(loaded.settings.page).files
    except BriefgenError:
        look = ()
    return [*files, project / "templates", *look]
