"""`manifest.json`: what an edition was made from and what it holds, each file with its SHA-256.

It holds no time and no absolute path: the same inputs give the same manifest on every machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.model.documents import Corpus
from briefgen.model.publication import Artifact, Edition

FILE_NAME = "manifest.json"
FORMAT = "briefgen.manifest/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the manifest of an edition on disk says, as far as it is needed again."""

    number: int
    date: str | None
    digest: str
    version: str
    supersedes: int | None
    artifacts: Mapping[str, str]
    """Name and SHA-256 of every file."""
    media_types: Mapping[str, str]
    """Name and media type of every file."""


def manifest_text(
    edition: Edition, corpus: Corpus, settings: Mapping[str, object], artifacts: Sequence[Artifact]
) -> str:
    """The manifest as JSON, keys sorted, ending in a line feed."""
    content = {
        "format": FORMAT,
        "edition": {
            "number": edition.number,
            "date": edition.date,
            "digest": edition.digest,
            "version": edition.version,
            "supersedes": edition.supersedes,
        },
        "inputs": [
            {"id": document.id, "file": document.source.path, "sha256": document.source.sha256}
            for document in corpus.documents
        ],
        "settings": settings,
        "artifacts": [
            {
                "file": artifact.name,
                "media_type": artifact.media_type,
                "bytes": len(artifact.content),
                "sha256": sha256(artifact.content),
            }
            for artifact in sorted(artifacts, key=lambda artifact: artifact.name)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of an edition's folder, None when there is none that can be understood."""
    try:
        content = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        edition = content["edition"]
        files = [(str(one["file"]), str(one["sha256"]), str(one["media_type"])) for one in content["artifacts"]]
        if any(name in ("", ".", "..") or "/" in name or "\\" in name for name, _, _ in files):
            return None  # a file of the folder has a name, not a path
        return Manifest(
            number=int(edition["number"]),
            date=edition["date"],
            digest=str(edition["digest"]),
            version=str(edition["version"]),
            supersedes=edition["supersedes"],
            artifacts={name: digest for name, digest, _ in files},
            media_types={name: media_type for name, _, media_type in files},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def sha256(content: bytes) -> str:
    """The SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()
