"""Receipts of builds: what a build was asked, what it found, what it left, so that the same again is not done again.

A receipt never decides a byte: it says that all is as it was, to the last input, or it says nothing.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.store import is_alive, stamp_of_program
from briefgen.watching.snapshots import Seen, is_same, take

SETTINGS_FILE = "briefgen.toml"
STATE = ".briefgen"
_PREFIX = "BRIEFGEN_"
_MOST = 200
"""Receipts that are kept: a build of another day, or asked in other words, has one of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a build was asked for: words typed, working folder, settings file; and where its receipts are kept."""

    words: tuple[str, ...]
    folder: Path
    settings_file: Path | None
    state: Path

    @property
    def file(self) -> Path:
        """The receipt's place."""
        environment = sorted((name, text) for name, text in os.environ.items() if name.startswith(_PREFIX))
        today = datetime.date.today().isoformat() if "today" in " ".join(self.words) else ""
        content = [self.words, today, str(self.folder), str(self.settings_file), environment]
        digest = hashlib.sha256(json.dumps(content).encode("utf-8", "backslashreplace")).hexdigest()
        return self.state / "builds" / f"{digest[:32]}.json"


def asked(words: Sequence[str]) -> Asked:
    """What is asked for, from the words typed alone: no setting is read, no option is understood but two."""
    here = Path.cwd()
    config, output = _value(words, "--config", "-c"), _value(words, "--output", "-o")
    project = next((one for one in words if _is_project(here, one)), None)
    file = next((one / SETTINGS_FILE for one in (here, *here.parents) if (one / SETTINGS_FILE).is_file()), None)
    if config or project:
        file = here / config if config else here / str(project) / SETTINGS_FILE
    place = here / (output or os.environ.get(f"{_PREFIX}OUTPUT_FOLDER") or "output")
    return Asked(words=tuple(words), folder=here, settings_file=file, state=state_of(file and file.parent, place))


def _is_project(here: Path, word: str) -> bool:
    """Whether a word names a project folder. It may be anything, a title that is longer than any path too."""
    try:
        return not word.startswith("-") and (here / word / SETTINGS_FILE).is_file()
    except OSError:
        return False


def _value(words: Sequence[str], name: str, letter: str) -> str | None:
    """What was typed for an option."""
    for at, word in enumerate(words):
        if word in (name, letter) and at + 1 < len(words):
            return words[at + 1]
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
        if word.startswith(letter) and not word.startswith("--") and len(word) > len(letter):
            return word.removeprefix(letter).removeprefix("=")
    return None


def state_of(project: Path | None, output: Path) -> Path:
    """The folder of what is kept between runs: the project's own, or within the output folder where there is none."""
    return (project or output) / STATE


def unchanged(asked: Asked) -> dict[str, Any] | None:
    """What the build said the last time, if all that it depends on and all that it left is as it was; else None."""
    try:
        kept = json.loads(asked.file.read_bytes())
        snapshot = {path: _seen(seen) for path, seen in kept["snapshot"].items()}
        roots = [Path(path) for path in kept["roots"]]
        closed = [Path(path) for path in kept["closed"]]
        latest = Path(kept["latest"])
        is_latest = str(latest.readlink()) == kept["edition"] if latest.is_symlink() else not kept["linked"]
        if kept["stamp"] != stamp_of_program() or not is_latest:
            return None
        if not is_same(snapshot, roots, closed, int(kept["taken"])):
            return None
        outcome: dict[str, Any] = kept["outcome"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return outcome


class Witness:
    """Sees a build's inputs before it begins, and writes the receipt when they are still the same after it."""

    def __init__(self, asked: Asked, inputs: Sequence[Path], output: Path) -> None:
        self._asked = asked
        self._inputs = list(dict.fromkeys(path.absolute() for path in inputs))
        self._output = output.absolute()
        self._before = take(self._inputs, [self._output])

    def sign(self, edition: Path, outcome: Mapping[str, object]) -> None:
        """Keeps the receipt of a build that made an edition; a disk that is full or read-only keeps none."""
        taken = time.time_ns()
        if take(self._inputs, [self._output]) != self._before:
            return
        folder = edition.absolute()
        roots = [*self._inputs, folder]
        latest = self._output / "latest"
        content = {
            "stamp": stamp_of_program(),
            "taken": taken,
            "roots": [str(path) for path in roots],
            "closed": [str(self._output)],
            "snapshot": {**self._before, **take([folder])},
            "latest": str(latest),
            "linked": latest.is_symlink(),
            "edition": folder.name,
            "outcome": outcome,
        }
        file = self._asked.file
        staging = file.with_name(f".{os.getpid()}.{file.name}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            staging.write_text(json.dumps(content), encoding="utf-8", errors="surrogatepass")
            staging.replace(file)
            _tidy(file.parent)
        except (OSError, ValueError):
            with suppress(OSError):
                staging.unlink(missing_ok=True)


def _tidy(folder: Path) -> None:
    """Removes the oldest receipts, and what dead processes left half-written."""
    kept = []
    for file in folder.iterdir():
        if not file.name.startswith("."):
            kept.append((file.stat().st_mtime_ns, file))
        elif (process := file.name.split(".")[1]).isdecimal() and not is_alive(int(process)):
            file.unlink(missing_ok=True)
    for _, file in sorted(kept)[:-_MOST]:
        file.unlink(missing_ok=True)


def _seen(plain: Any) -> Seen:
    known, digest = plain
    return (None if known is None else (known[0], known[1], known[2], known[3])), str(digest)
