"""When to build: once what has changed stands still, and not for what editors and downloads leave on the way.

Only the caller looks at the disk and at the clock, so that every rule here can be tried without waiting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.watching.snapshots import Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether to build now; `unsettled` are files still changing, `again_in` the seconds until another look pays."""

    build: bool
    unsettled: tuple[str, ...] = ()
    again_in: float | None = None


@dataclass(slots=True)
class Settling:
    """Remembers when each file was last seen to change.

    A file has settled once its signature has stood for `delay` seconds. A build begins when all that changed has
    settled; after `most_wait` seconds it begins without the files that never do.
    """

    delay: float
    most_wait: float
    _built: dict[str, Signature] = field(default_factory=dict)
    _seen: dict[str, Signature] = field(default_factory=dict)
    _moved: dict[str, float] = field(default_factory=dict)
    _waiting_since: float | None = None

    def start(self, files: Mapping[str, Signature]) -> None:
        """What the latest edition was made from."""
        self._built, self._seen, self._moved, self._waiting_since = dict(files), dict(files), {}, None

    def look(self, files: Mapping[str, Signature], now: float) -> Verdict:
        """Says what to do about the files that are there.

        Args:
            files: every document with its signature.
            now: seconds of a clock that only goes forward.
        """
        for path in files.keys() | self._seen.keys():
            if files.get(path) != self._seen.get(path):
                self._moved[path] = now
        self._seen = dict(files)
        changed = [path for path in files.keys() | self._built.keys() if files.get(path) != self._built.get(path)]
        if not changed:
            self._waiting_since = None
            return Verdict(build=False)
        if self._waiting_since is None:
            self._waiting_since = now
        left = {path: self._moved.get(path, now) + self.delay - now for path in changed}
        unsettled = tuple(sorted(path for path, seconds in left.items() if seconds > 0))
        if not unsettled:
            return Verdict(build=True)
        patience = self._waiting_since + self.most_wait - now
        if patience <= 0 and len(unsettled) < len(changed):
            return Verdict(build=True, unsettled=unsettled)
        shortest = min(left[path] for path in unsettled)
        return Verdict(build=False, unsettled=unsettled, again_in=max(0.0, shortest))

    def built(self, files: Mapping[str, Signature], without: tuple[str, ...] = ()) -> None:
        """A build was made, or tried, of these files but for some: it is not made again until something changes."""
        kept = {path: one for path, one in files.items() if path not in without}
        for path in without:
            if path in self._built:
                kept[path] = self._built[path]
        self._built, self._waiting_since = kept, None
