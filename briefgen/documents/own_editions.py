"""Folders that briefgen wrote itself: a brief is never compared with an earlier one."""

from __future__ import annotations

import json
from pathlib import Path

from briefgen.model.notices import Notice, Severity

_MANIFEST = "manifest.json"
_FORMAT = "briefgen.manifest/"
_LARGEST = 16 * 1024 * 1024


def is_edition(folder: Path) -> bool:
    """Whether a folder holds an edition: its manifest says so, not its name."""
    manifest = folder / _MANIFEST
    try:
        if not manifest.is_file() or manifest.stat().st_size > _LARGEST:
            return False
        content = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and str(content.get("format")).startswith(_FORMAT)


def own_edition(path: str) -> Notice:
    """The notice on the editions in a folder. It does not count them: one more must not change the next."""
    return Notice(
        slug="own-edition",
        severity=Severity.INFO,
        subject=path,
        detail="editions that briefgen made lie there; they are not read as documents",
        remedy="Nothing needs to be done; name the file itself if it is to be read.",
    )
