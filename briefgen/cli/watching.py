"""The watcher at work: its place among the editions, and the settings that may change under it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from briefgen.cli.builds import Builds
from briefgen.cli.events import Stop, waiting_for
from briefgen.cli.following import Following
from briefgen.cli.watched import Watched
from briefgen.errors import BriefgenError
from briefgen.settings.loading import LoadedSettings
from briefgen.store import locked
from briefgen.watching.settling import Settling
from briefgen.watching.watcher import Kind, Outcome, Watcher

_LOCK = ".briefgen.watch.lock"


class Place:
    """The folder of the editions, held by this watcher alone.

    Raises:
        Locked: another watcher holds it.
        OutputFailed: it cannot be made or written to.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._held = folder, ExitStack()
        self._held.enter_context(locked(folder, _LOCK))

    def __enter__(self) -> Place:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.close()

    def move(self, folder: Path) -> None:
        """Holds another folder instead; the one before is let go once the other is held.

        Raises:
            As the class.
        """
        if folder.resolve() == self._folder.resolve():
            return
        with ExitStack() as fresh:
            fresh.enter_context(locked(folder, _LOCK))
            self._held.close()
            self._folder, self._held = folder, fresh.pop_all()


class Watching:
    """Watches until it is told to stop.

    A change of the settings is taken as one of the documents is: once it has settled. Where they cannot be used, no
    brief is made, as none could be made again; the build that fails says why, and the next change is waited for.
    """

    def __init__(
        self,
        watched: Watched,
        place: Place,
        builds: Builds,
        following: Following,
        tell: Callable[[Kind, str], None],
        stop: Stop,
        poll: float | None,
    ) -> None:
        self._watched, self._place, self._builds, self._following = watched, place, builds, following
        self._tell, self._stop, self._poll = tell, stop, poll
        self._refused: Outcome | None = None
        self._told: list[Path] = []
        self._watcher = Watcher(
            settling=Settling(delay=0, most_wait=0), look=watched.look, build=self._build, tell=tell,
            renew=self._renew, retry_after=0,
        )  # fmt: skip
        self._take(watched.loaded)

    def run(self, *, once: bool) -> int:
        """Watches; gives the exit code.

        Args:
            once: look once, build if something changed, and end.
        """
        while not self._stop.asked:
            again_in = self._watcher.step(time.monotonic())
            later = self._follow()
            if once and (self._builds.made or again_in is None):
                break
            self._wait(min((one for one in (again_in, later) if one is not None), default=None))
        if self._stop.asked:
            self._tell(Kind.STOPPED, "stopped; what was published last stays")
        return self._stop.code or self._builds.code or self._following.code

    def _follow(self) -> float | None:
        """Does what follows, but not for what is about to be out of date, nor by a list that is being written."""
        if not self._builds.made or self._watched.documents_of(self._watcher.unsettled) != self._watcher.unsettled:
            return None
        return self._following.step(time.monotonic())

    def _build(self, without: tuple[str, ...]) -> Outcome:
        if self._refused:
            return self._refused
        self._following.begin()
        outcome = self._builds.make(self._watched.documents_of(without))
        self._following.end(is_new=outcome.is_new)
        return outcome

    def _renew(self) -> bool:
        """Takes the settings as they are now; whether they are others."""
        self._refused = None
        if (loaded := self._watched.others()) is None:
            return False
        try:
            self._place.move(loaded.output)
        except BriefgenError as error:
            where = f" ({error.where})" if error.where else ""
            self._refused = Outcome(ok=False, says=f"{error.what}{where}; {error.hint}", retry=True)
            return False
        self._watched.take(loaded)
        self._builds.output = loaded.output
        self._following.take(loaded)
        self._take(loaded)
        return True

    def _take(self, loaded: LoadedSettings) -> None:
        settings, folders = loaded.settings.watch, self._watched.folders
        self._watcher.settling.delay, self._watcher.settling.most_wait = (
            settings.settle_seconds,
            settings.most_wait_seconds,
        )
        self._watcher.retry_after = settings.retry_seconds
        self._wait = waiting_for(
            folders, self._stop, self._poll, settings.rescan_seconds, lambda: self._watched.is_other_beside
        )
        self._tell_folders(folders)

    def _tell_folders(self, folders: list[Path]) -> None:
        """Says what is watched when that is not what was said last."""
        if folders != self._told:
            self._tell(Kind.WATCHING, ", ".join(map(str, folders)))
        self._told = list(folders)
