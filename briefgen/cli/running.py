"""Commands of this program, each in a process of its own, for a watcher that has to outlive them."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.cli.events import Stop
from briefgen.errors import EXIT_SIGNALLED

_GRACE = 1.4
"""Seconds that a command has to end in order before it is killed: `send` takes up to one to finish a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended: exit code, results, and the error that it told, empty without one."""

    code: int
    out: bytes
    error: Mapping[str, Any]

    @property
    def says(self) -> str:
        """The error on one line: what, where, each fault, hint."""
        if not self.error:
            return f"it ended with {self.code}"
        where = f" ({self.error['where']})" if self.error.get("where") else ""
        faults = "".join(f"; {fault}" for fault in self.error.get("faults", ()))
        hint = f"; {self.error['hint']}" if self.error.get("hint") else ""
        return f"{self.error.get('message')}{where}{faults}{hint}"

    @property
    def slug(self) -> str:
        """The name of the error."""
        return str(self.error.get("slug", ""))


class Commands:
    """Runs commands of this program, and ends the one that runs when the watcher is told to end."""

    def __init__(self, stop: Stop) -> None:
        self.stop = stop

    def run(self, words: Sequence[str], config: Path | None) -> Ended:
        """One command.

        Args:
            words: as typed after the program's name.
            config: the settings file, None for the nearest.
        """
        if self.stop.asked:
            return Ended(code=self.stop.code, out=b"", error={})
        named = ["--config", str(config)] if config else []
        command = [sys.executable, "-m", "briefgen", "--log-format", "json", *named, *words]
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        ) as process:
            self.stop.on_stop = lambda: _end(process)
            if self.stop.event.is_set():  # told while the process was being started
                _end(process)
            out, err = process.communicate()
        self.stop.on_stop = lambda: None
        code = process.returncode
        return Ended(code=code if code >= 0 else EXIT_SIGNALLED - code, out=out, error=error_of(err))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Tells a process to end; it is killed when it does not."""
    process.terminate()
    killer = threading.Timer(_GRACE, process.kill)
    killer.daemon = True
    killer.start()


def error_of(err: bytes) -> Mapping[str, Any]:
    """The last error among the messages of a command."""
    for line in reversed(err.decode("utf-8", "replace").splitlines()):
        try:
            message = json.loads(line)
        except ValueError:
            continue
        if isinstance(message, dict) and message.get("level") == "error":
            return message
    return {}
