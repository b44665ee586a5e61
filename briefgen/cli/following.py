"""What follows a new edition of the watcher: sending it, publishing it.

It is owed from before the build begins, on disk: an edition whose watcher was killed is followed by the next watcher.
It stays owed as long as anything waits, and is tried again without haste. The edition that was followed last is
followed again when the list of stakeholders or the settings of mail and publishing change: who is new has not had it.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.builds import numbers
from briefgen.cli.running import Commands, Ended
from briefgen.errors import BriefgenError, DeliveryFailed, Locked, OutputFailed
from briefgen.watching.watcher import Kind

if TYPE_CHECKING:
    from briefgen.cli.session import Session
    from briefgen.settings.loading import LoadedSettings

SEND, PUBLISH = "send", "publish"
FILE_NAME = ".following.json"
"""In the folder of the editions, which the watcher has locked."""
_PASSING = frozenset({OutputFailed.exit_code, DeliveryFailed.exit_code, Locked.exit_code})
"""Exit codes of failures that may pass by themselves. All others wait until settings or list are changed."""
_FOR_A_PERSON = frozenset({"mail-password-refused", "outbox-damaged"})
"""Errors that another try cannot mend, and might make worse: a refused password locks accounts."""


class Following:
    """Sends and publishes what is new, each command until nothing of it waits.

    Args:
        commands: runs them.
        wanted: the commands that are to follow.
        loaded: the settings of the project.
        tell: is told what happened, each thing once.
        skip_invalid: whether entries with an unusable address are left out; else nothing is sent.
    """

    def __init__(
        self,
        commands: Commands,
        wanted: Sequence[str],
        loaded: LoadedSettings,
        tell: Callable[[Kind, str], None],
        *,
        skip_invalid: bool = False,
    ) -> None:
        self._commands, self._wanted, self.loaded, self._tell = commands, wanted, loaded, tell
        self._skip_invalid = skip_invalid
        self._above: dict[str, int] = {}
        self._followed: dict[str, tuple[int, str]] = {}
        self.take(loaded)
        self._due: dict[str, float] = {}
        self._until: dict[str, object] = {}
        self._told: dict[str, str] = {}
        self._tried: dict[str, str] = {}
        self._codes: dict[str, int] = {}

    def take(self, loaded: LoadedSettings) -> None:
        """These settings are in force from now on."""
        self.loaded = loaded
        self._file = loaded.output / FILE_NAME
        self._above, self._followed = self._read()

    def begin(self) -> None:
        """A build begins: what it makes above the highest number there is now is owed."""
        highest = max(numbers(self.loaded.output), default=0)
        for command in self._wanted:
            self._above.setdefault(command, highest)
        self._write()

    def end(self, *, is_new: bool) -> None:
        """A build ended. A new edition is followed at once, whatever became of the one before."""
        highest = max(numbers(self.loaded.output), default=0)
        self._above = {command: above for command, above in self._above.items() if highest > above}
        for command in self._wanted:
            number, said = self._followed.get(command, (0, ""))
            now = self._decisive(command)
            if 0 < number == highest and said != now:
                self._above.setdefault(command, highest - 1)
            if self._tried.get(command, now) != now:  # somebody new does not wait for what is put off
                self._due.pop(command, None)
        self._write()
        if is_new:
            self._due.clear()
            self._until.clear()

    def step(self, now: float) -> float | None:
        """Does what is owed and due.

        Args:
            now: seconds of a clock that only goes forward.

        Returns:
            Seconds after which to look again; None when nothing is owed.
        """
        again_in = None
        for command in [one for one in self._wanted if self._is_owed(one)]:
            if self._is_due(command, now):
                self._follow(command, now)
            if self._is_owed(command):
                left = max(0.0, self._due[command] - now) if command in self._due else self._seconds
                again_in = left if again_in is None else min(left, again_in)
        return again_in

    def copies(self) -> list[str]:
        """The options that have the copies for single readers made with the edition, where there are such readers."""
        from briefgen.publication.stakeholders import read_stakeholders

        if SEND not in self._wanted:
            return []
        try:
            listed = read_stakeholders(self.loaded.project, skip_invalid=self._skip_invalid).stakeholders
        except BriefgenError:  # the sending says what is wrong with the list; the brief is made all the same
            return []
        own = any(
            one.language or one.template or one.length or one.themes or one.authors or one.formats for one in listed
        )
        return ["--for", "all"] if own else []

    @property
    def code(self) -> int:
        """How the last tries ended: 0 when all did well."""
        return max(self._codes.values(), default=0)

    @property
    def _seconds(self) -> float:
        return self.loaded.settings.watch.retry_seconds

    def _is_owed(self, command: str) -> bool:
        return command in self._above and max(numbers(self.loaded.output), default=0) > self._above[command]

    def _is_due(self, command: str, now: float) -> bool:
        if command in self._until:
            return self._until[command] != self._signature()
        return now >= self._due.get(command, now)

    def _follow(self, command: str, now: float) -> None:
        signature, said = self._signature(), self._decisive(command)
        options = ["--skip-invalid"] if command == SEND and self._skip_invalid else []
        done = self._commands.run([command, *options, "--output", str(self.loaded.output)], self.loaded.file)
        if self._commands.stop.asked:
            return
        self._codes[command], self._tried[command] = done.code, said
        self._due.pop(command, None)
        self._until.pop(command, None)
        if done.code == 0:
            self._done(command, said)
            self._tell(Kind.DELIVERED, f"edition {max(numbers(self.loaded.output), default=0)}: {command}")
            return
        if self._told.get(command) != done.says:
            self._told[command] = done.says
            self._tell(Kind.FAILED, f"{command}: {done.says}")
        if done.code not in _PASSING or done.slug in _FOR_A_PERSON:
            self._until[command] = signature
        elif (seconds := self._wait(command, done)) is None:
            self._done(command, said)
        else:
            self._due[command] = now + seconds

    def _wait(self, command: str, done: Ended) -> float | None:
        """Seconds until another try; None when all that is left is for a person to decide."""
        from briefgen.model.delivery import WAITING
        from briefgen.publication.outbox import read_deliveries

        if command != SEND or done.code != DeliveryFailed.exit_code:
            return self._seconds
        try:
            waiting = [one for one in read_deliveries(self.loaded.project) if one.state in WAITING]
        except BriefgenError:
            return self._seconds
        if not waiting:
            return None
        ceiling = self.loaded.settings.mail.retry_ceiling_minutes * 60.0
        return max(self._seconds, min(ceiling, min(one.due_at for one in waiting) - time.time()))

    def _done(self, command: str, said: str) -> None:
        self._above.pop(command, None)
        self._told.pop(command, None)
        self._followed[command] = (max(numbers(self.loaded.output), default=0), said)
        self._write()

    def _signature(self) -> tuple[object, ...]:
        """What changes when the settings or the list of stakeholders do."""
        from briefgen.publication.stakeholders import FILE_NAMES
        from briefgen.watching.snapshots import signature

        found: list[object] = []
        for file in (self.loaded.file, *(self.loaded.project / name for name in FILE_NAMES)):
            try:
                found.append(file and signature(file.stat()))
            except OSError:
                found.append(None)
        return tuple(found)

    def _decisive(self, command: str) -> str:
        """A digest of the settings and the list that say what the command does with an edition."""
        from briefgen.publication.stakeholders import FILE_NAMES

        settings = self.loaded.settings
        values: list[object] = [settings.publishing.model_dump(mode="json")]
        if command == SEND:
            files = [self.loaded.project / name for name in FILE_NAMES]
            values += [settings.mail.model_dump(mode="json"), *(_content(file) for file in files)]
        return hashlib.sha256(json.dumps(values).encode("utf-8", "backslashreplace")).hexdigest()

    def _read(self) -> tuple[dict[str, int], dict[str, tuple[int, str]]]:
        try:
            kept = json.loads(self._file.read_bytes())
            above = {str(command): int(number) for command, number in kept["above"].items()}
            followed = {str(one): (int(number), str(said)) for one, (number, said) in kept.get("followed", {}).items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}, {}
        return above, followed

    def _write(self) -> None:
        """What is owed, whole on disk; on one that is full or read-only it is known as long as the watcher lives."""
        if not self._wanted:
            return
        fresh = self._file.with_name(f"{FILE_NAME}.new")
        with suppress(OSError):
            try:
                if not self._above and not self._followed:
                    self._file.unlink(missing_ok=True)
                    return
                with fresh.open("w", encoding="utf-8") as stream:
                    json.dump({"above": self._above, "followed": self._followed}, stream)
                    stream.flush()
                    os.fsync(stream.fileno())
                fresh.replace(self._file)
            finally:
                fresh.unlink(missing_ok=True)


def _content(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def check_following(
    session: Session, loaded: LoadedSettings, wanted: Sequence[str], *, skip_invalid: bool = False
) -> None:
    """Looks at the list and the settings that sending and publishing need, before anything is watched.

    Raises:
        ConfigurationError: the list has faults, all of which are told; or the sender, the password, the authority has.
        UsageError: there is no list, or nowhere to publish to.
    """
    from briefgen.cli.publish import targets_of
    from briefgen.cli.send import stakeholders_of
    from briefgen.cli.sending import check_sender, mail_server

    if SEND in wanted:
        stakeholders_of(session, loaded, skip_invalid=skip_invalid)
        check_sender(loaded)
        mail_server(loaded)
    if PUBLISH in wanted:
        targets_of(loaded, None)
