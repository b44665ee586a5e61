"""`corrections.toml` as entries: every fault at once, each with its line."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from briefgen.corrections.entries import KINDS, Corrections
from briefgen.errors import ConfigurationError

FILE_NAME = "corrections.toml"
LARGEST = 2_000_000
"""Bytes of a file that is read; ten thousand corrections take less."""
NO_CORRECTIONS = Corrections()
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]", re.MULTILINE)


def read_corrections(file: Path) -> Corrections:
    """The corrections of a file; none where there is no file.

    Raises:
        ConfigurationError: the file cannot be read, or says something that is no correction; all faults are listed.
    """
    shown = os.path.relpath(file)
    try:
        if not file.exists():
            return NO_CORRECTIONS
        if file.stat().st_size > LARGEST:
            raise _damaged(f"the file is larger than {LARGEST:,} bytes", shown)
        content = file.read_bytes()
        text = content.decode("utf-8-sig")
        tables = tomllib.loads(text)
    except OSError as error:
        raise _damaged(f"the file cannot be read: {(error.strerror or 'unknown reason').lower()}", shown) from error
    except UnicodeDecodeError as error:
        raise _damaged("the file is not UTF-8", shown) from error
    except (ValueError, RecursionError) as error:
        at = re.search(r"line (\d+)", str(error))
        raise _damaged(f"not TOML: {error}", f"{shown}:{at[1]}" if at else shown) from error
    faults: list[str] = []
    read: dict[str, tuple[object, ...]] = {}
    for kind, entries in tables.items():
        if kind not in KINDS or not isinstance(entries, list):
            faults.append(f"{shown}: no such kind of correction: {kind}; write [[{']], [['.join(KINDS)}]]")
            continue
        lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text) if match[1] == kind]
        read[kind] = tuple(_read(kind, entries, lines, shown, faults))
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise ConfigurationError(
            f"{len(faults)} corrections cannot be understood"
            if len(faults) > 1
            else "a correction cannot be understood",
            where=faults[0].partition(": ")[0],
            hint=f"{faults[0].partition(': ')[2]}{more}; docs/corrections.md has an example of each",
            slug="corrections-damaged",
            faults=tuple(faults),
        )
    return Corrections.model_validate(read | {"digest": hashlib.sha256(content).hexdigest()})


def _read(kind: str, entries: list[object], lines: list[int], shown: str, faults: list[str]) -> Iterator[object]:
    for at, entry in enumerate(entries):
        line = lines[at] if at < len(lines) else 1
        if not isinstance(entry, dict) or "line" in entry:
            faults.append(f"{shown}:{line}: write [[{kind}]] and keys below it; it has no key line")
            continue
        values = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
        try:
            yield KINDS[kind].model_validate(values | {"line": line})
        except ValidationError as error:
            faults += [f"{shown}:{line}: {_said(one)}" for one in error.errors()]


def _said(fault: object) -> str:
    """A fault as pydantic tells it, in our words."""
    assert isinstance(fault, dict)
    key = ".".join(str(part) for part in fault["loc"])
    message = str(fault["msg"]).removeprefix("Value error, ")
    if fault["type"] == "extra_forbidden":
        message = "is no key of it"
    return f"{key}: {message}" if key else message


def _damaged(what: str, where: str) -> ConfigurationError:
    hint = "the file is TOML in UTF-8: [[recommendations]] and the like, with key = value lines below"
    return ConfigurationError(what, where=where, hint=hint, slug="corrections-damaged")
