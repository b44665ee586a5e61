"""The watcher: looks, waits until files have settled, has the brief made, and goes on whatever happens.

Builds are made by a process of their own: a build that crashes, or eats memory, is a build that failed. Here is only
when to build and what to say; who looks at the disk, waits and builds is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefgen.watching.settling import Settling
from briefgen.watching.snapshots import Signature

Files = Mapping[str, Signature]


class Kind(StrEnum):
    """What the watcher says."""

    WATCHING = "watching"
    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    RECOVERED = "recovered"
    WAITING = "waiting"
    GONE = "gone"
    BACK = "back"
    DELIVERED = "delivered"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build came to. `retry` says that it failed for a reason that may pass: no room, no rights, a lock
    of another run; `edition` is its number, `is_new` whether it was not there before."""

    ok: bool
    says: str
    retry: bool = False
    edition: int | None = None
    is_new: bool = False


@dataclass(slots=True, kw_only=True)
class Watcher:
    """Decides at every look what to do.

    `look` gives the documents that are there, None when the folder itself is gone; `build` makes the brief without the
    files that have not settled; `tell` is told what happened, each thing once; `retry_after` is in seconds. `renew` is
    asked when a build is due, or the folder is gone: True says that something else is to be looked at from now on.
    """

    settling: Settling
    look: Callable[[], Files | None]
    build: Callable[[tuple[str, ...]], Outcome]
    tell: Callable[[Kind, str], None]
    retry_after: float
    renew: Callable[[], bool] = bool
    _told: str = ""
    _is_gone: bool = False
    _retry_at: float | None = None
    _waiting: tuple[str, ...] = field(default=())
    unsettled: tuple[str, ...] = field(default=(), init=False)
    """The files that had changed and not settled when it looked last."""

    @property
    def is_idle(self) -> bool:
        """Whether nothing is awaited but the next change."""
        return not self._is_gone and not self._waiting and self._retry_at is None

    def step(self, now: float) -> float | None:
        """Looks once, and builds if it is time.

        Args:
            now: seconds of a clock that only goes forward.

        Returns:
            Seconds after which to look again even if nothing happens; None when nothing is awaited.
        """
        files = self.look()
        if files is None and self.renew():
            files = self.look()
        if files is None:
            if not self._is_gone:
                self.tell(Kind.GONE, "the folder is gone; nothing is taken for deleted, it is waited for")
            self._is_gone = True
            return self.settling.delay
        if self._is_gone:
            self.tell(Kind.BACK, "the folder is there again")
            self._is_gone = False
        verdict = self.settling.look(files, now)
        self.unsettled = verdict.unsettled
        if not verdict.build and (self._retry_at is None or now < self._retry_at):
            left = [] if self._retry_at is None else [self._retry_at - now]
            return min([*left, *([verdict.again_in] if verdict.again_in is not None else [])], default=None)
        if self.renew():
            return 0.0
        self._say_waiting(verdict.unsettled)
        outcome = self.build(verdict.unsettled)
        self.settling.built(files, verdict.unsettled)
        self._retry_at = now + self.retry_after if outcome.retry else None
        self._say(outcome)
        return self.retry_after if outcome.retry else self.settling.delay

    def _say_waiting(self, unsettled: tuple[str, ...]) -> None:
        if unsettled and unsettled != self._waiting:
            self.tell(Kind.WAITING, f"still being written, read when it has settled: {', '.join(unsettled)}")
        self._waiting = unsettled

    def _say(self, outcome: Outcome) -> None:
        """A failure is said once, until it is another one or over."""
        if outcome.ok:
            if self._told:
                self.tell(Kind.RECOVERED, "the brief can be made again")
            self.tell(Kind.BUILT if outcome.is_new else Kind.UNCHANGED, outcome.says)
            self._told = ""
        elif outcome.says != self._told:
            self.tell(Kind.FAILED, outcome.says)
            self._told = outcome.says
