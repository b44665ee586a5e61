"""Processes that a trial started, however they were started: known by a mark in their environment (Linux)."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

MARK = "TRIAL_OF_BRIEFGEN"


def marked(name: str) -> list[int]:
    """The numbers of the processes that live and have the mark with this value, in their own order."""
    wanted = f"{MARK}={name}".encode()
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdecimal():
            continue
        with suppress(OSError):  # it has ended meanwhile
            lives = (folder / "stat").read_text("utf-8", "replace").rpartition(") ")[2][:1] not in "ZX"
            if lives and wanted in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
    return sorted(found)


def kill_all(name: str) -> None:
    """Kills them as a power cut would: at once."""
    for process in marked(name):
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def left(name: str, seconds: float) -> list[int]:
    """Those that still live after some seconds."""
    until = time.monotonic() + seconds
    while (living := marked(name)) and time.monotonic() < until:
        time.sleep(0.05)
    return living
