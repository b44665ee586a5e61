"""What a watcher looks at: the documents, and beside them the files that decide what is made of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.kept import SETTINGS_FILE, inputs_beside, state_folder
from briefgen.errors import BriefgenError, UsageError
from briefgen.watching.passing import is_passing
from briefgen.watching.snapshots import Signature, documents_below, files_below, signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.cli.session import Session
    from briefgen.settings.loading import LoadedSettings


class Watched:
    """The documents and the files beside them, by the settings in force.

    Args:
        session: the global options.
        sources: what was named to be watched; the project's sources without.
        output: the folder of the editions as typed.
        with_readers: whether the list of stakeholders counts, as it does where copies are made for single ones.

    Raises:
        ConfigurationError: the settings cannot be used.
        UsageError: a source is not there.
    """

    def __init__(
        self, session: Session, sources: Sequence[Path], output: str | None, *, with_readers: bool = False
    ) -> None:
        self._session, self._output, self._with_readers = session, output, with_readers
        self._project = sources[0] if len(sources) == 1 and (sources[0] / SETTINGS_FILE).is_file() else None
        self._sources = () if self._project else tuple(sources)
        self._start = Path.cwd()
        self._beside: list[Path] = []
        self._seen: dict[str, Signature] = {}
        self.take(self.loaded_now())

    def loaded_now(self) -> LoadedSettings:
        """The settings as their file has them now, with sources that are there.

        Raises:
            As the class.
        """
        loaded = self._session.load({"output.folder": ("--output", self._output)}, project=self._project)
        for source in self._sources or [loaded.sources]:
            if not source.exists():
                hint = "name a folder or files that exist"
                raise UsageError(f"there is no {source}", where=str(source), hint=hint, slug="no-source")
        return loaded

    def others(self) -> LoadedSettings | None:
        """The settings as they are now; None when they are those in force, or cannot be used: a build says why."""
        try:
            loaded = self.loaded_now()
        except BriefgenError:
            return None
        return loaded if loaded != self.loaded else None

    def take(self, loaded: LoadedSettings) -> None:
        """These settings are in force from now on."""
        self.loaded = loaded
        self.folders = [source.absolute() for source in self._sources or [loaded.sources]]

    def look(self) -> dict[str, Signature] | None:
        """Every document and every file beside, with their signatures; None when a folder of documents is gone."""
        documents = documents_below(self.folders, [self.loaded.output, state_folder(self.loaded)])
        self._beside = self._inputs()
        self._seen = self._signatures()
        return None if documents is None else documents | self._seen

    @property
    def is_other_beside(self) -> bool:
        """Whether a file beside the documents has changed since the last look: no event tells of these."""
        return self._signatures() != self._seen

    def documents_of(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Those of the paths that are documents."""
        return tuple(path for path in paths if path not in self._seen)

    def _signatures(self) -> dict[str, Signature]:
        found = files_below(self._beside, ())
        return {path: signature(status) for path, status in found if status is not None and not is_passing(path)}

    def _inputs(self) -> list[Path]:
        """The project's files and folders that a build reads, there or not. The package's templates are not among them:
        a program that is renewed while it runs is no change of the project."""
        from briefgen.publication.stakeholders import FILE_NAMES

        project = self.loaded.project
        readers = [project / name for name in FILE_NAMES] if self._with_readers else []
        own = [path for path in inputs_beside(self.loaded) if path.is_relative_to(project)]
        return list(dict.fromkeys([*self._settings_files(), *own, *readers]))

    def _settings_files(self) -> list[Path]:
        """Where the settings are, and where a file would be that came before it."""
        if self._session.config or self._project:
            return []
        places = []
        for folder in (self._start, *self._start.parents):
            places.append(folder / SETTINGS_FILE)
            if places[-1] == self.loaded.file:
                break
        return places
