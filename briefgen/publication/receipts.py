"""Receipts beside the editions: which deliveries left, so that a ledger that is lost makes nobody get a second one."""

from __future__ import annotations

import os
import re
from pathlib import Path

FILE_NAME = ".deliveries"
_LINE = re.compile(r"(?P<what>dot|sent) (?P<id>[0-9a-f]{10})")


class Receipts:
    """The receipts of an output folder. A line torn by a crash is passed over."""

    def __init__(self, output: Path) -> None:
        self._file = output / FILE_NAME

    def add(self, what: str, id: str) -> None:
        """Adds a receipt, on disk when this returns: "dot" when a message is about to be whole, "sent" when it was.

        Raises:
            OSError: it could not be written.
        """
        descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            os.write(descriptor, f"\n{what} {id}".encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def all(self) -> dict[str, str]:
        """What is known of each delivery: "sent", or "dot" when it is not known whether it was taken."""
        try:
            lines = self._file.read_text("utf-8", "replace").splitlines()
        except FileNotFoundError:
            return {}
        found: dict[str, str] = {}
        for line in lines:
            if (receipt := _LINE.fullmatch(line)) and found.get(receipt["id"]) != "sent":
                found[receipt["id"]] = receipt["what"]
        return found
