"""Folders that briefgen wrote itself: a brief is never compared with an earlier one."""

from __future__ import annotations

import json
from pathlib import Path

from briefgen.documents.faults import Unreadable
from briefgen.documents.finding.opening import read_whole, real_path
from briefgen.model.notices import Notice, Severity

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 16 * 1024 * 1024
_FORMAT = "briefgen.manifest/"


def is_edition(folder: Path) -> bool:
    """Whether a folder holds an edition: its manifest says so, not its name."""
    try:
        return is_manifest(read_whole(real_path(folder) / MANIFEST, LARGEST_MANIFEST))
    except Unreadable:
        return False


def is_manifest(content: bytes) -> bool:
    """Whether these are the bytes of an edition's manifest."""
    try:
        manifest = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(manifest, dict) and str(manifest.get("format")).startswith(_FORMAT)


def own_edition(path: str) -> Notice:
    """The notice on the editions in a folder. It does not count them: one more must not change the next."""
    return Notice(
        slug="own-edition",
        severity=Severity.INFO,
        subject=path,
        detail="editions that briefgen made lie there; they are not read as documents",
        remedy="Nothing needs to be done; name the file itself if it is to be read.",
    )
