"""Adds an entry to `corrections.toml`: what stands there stays as it was written."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.corrections.parsing import read_corrections
from briefgen.errors import OutputFailed

Value = str | bool | Sequence[str]
HEAD = "# Corrections of what briefgen reads, groups and finds; docs/corrections.md explains every key.\n"


def entry_text(kind: str, values: Mapping[str, Value]) -> str:
    """An entry as TOML; keys without a value are left out."""
    lines = [f"{key} = {_written(value)}" for key, value in values.items() if value not in ("", False, (), [])]
    return "\n".join((f"[[{kind}]]", *lines)) + "\n"


def add_entry(file: Path, text: str) -> None:
    """Puts an entry at the end of the file, which is made if there is none: whole or not at all.

    Raises:
        ConfigurationError: the file, with the entry in it, cannot be understood.
        OutputFailed: it cannot be written.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        before = file.read_text(encoding="utf-8-sig") if file.exists() else HEAD
        beside.write_text(f"{before.rstrip()}\n\n{text}", encoding="utf-8")
        read_corrections(beside)
        beside.replace(file)
    except OSError as error:
        what = f"the corrections cannot be written: {(error.strerror or 'unknown reason').lower()}"
        raise OutputFailed(what, where=str(file), hint="check the folder's permissions and room") from error
    finally:
        beside.unlink(missing_ok=True)


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # A JSON string is a TOML string, but for the one control character that JSON leaves as it is.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(map(_written, value))}]"
