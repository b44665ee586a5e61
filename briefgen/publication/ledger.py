"""The form of the ledger's file, and what is done with one that is damaged."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from briefgen.errors import DeliveryFailed

PATH = Path(".briefgen") / "outbox.sqlite3"
VERSION = 1
COLUMNS = (
    "id", "edition", "digest", "recipient", "address", "key", "message_id", "sha256", "size", "state", "attempts",
    "queued_at", "changed_at", "due_at", "reply",
)  # fmt: skip
EVERY = (
    "SELECT id, edition, digest, recipient, address, key, message_id, sha256, size, state, attempts, queued_at, "
    "changed_at, due_at, reply FROM deliveries ORDER BY rowid"
)
SCHEMA = f"""
BEGIN;
CREATE TABLE IF NOT EXISTS deliveries (
    id TEXT PRIMARY KEY, edition TEXT NOT NULL, digest TEXT NOT NULL, recipient TEXT NOT NULL, address TEXT NOT NULL,
    key TEXT NOT NULL, message_id TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, content BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'deferred', 'failed', 'uncertain', 'cancelled')),
    phase TEXT NOT NULL CHECK (phase IN ('before', 'dot')), attempts INTEGER NOT NULL, queued_at REAL NOT NULL,
    changed_at REAL NOT NULL, due_at REAL NOT NULL, reply TEXT NOT NULL, UNIQUE (digest, key)
);
CREATE TABLE IF NOT EXISTS events (
    delivery TEXT NOT NULL REFERENCES deliveries, at REAL NOT NULL, state TEXT NOT NULL, reply TEXT NOT NULL
);
PRAGMA user_version = {VERSION};
COMMIT;
"""


def set_aside(file: Path) -> Path:
    """Copies a damaged ledger beside itself, once; the file stays, so that no run takes the list for empty."""
    copy = file.with_name("outbox.damaged.sqlite3")
    if not copy.exists():
        with suppress(OSError):
            shutil.copyfile(file, copy)
    return copy


def damaged(file: Path, copy: Path, fault: str) -> DeliveryFailed:
    """The error that refuses a damaged ledger."""
    return DeliveryFailed(
        f"the outbox is damaged ({fault}): nothing is sent, as it is not known what was sent before",
        where=str(file),
        hint=f"put a copy of yesterday in its place, or repair it: sqlite3 {copy.name} .recover",
        slug="outbox-damaged",
    )
