"""Editions as they lie on disk: the latest, those made for one recipient, and what of them is enclosed."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.errors import OutputFailed, UsageError
from briefgen.model.delivery import Stakeholder
from briefgen.model.publication import Artifact, Edition
from briefgen.publication.editions import edition_folders
from briefgen.publication.folder import LATEST
from briefgen.publication.manifest import Manifest, read_manifest, sha256
from briefgen.publication.selection import tailored_edition

TAILORED = "for"
"""The folder, in that of the editions, of those made for one recipient: `for/<recipient>/<edition>/`."""
BRIEF = "brief.json"
FILES = {
    "pdf": "brief.pdf",
    "html": "brief.html",
    "docx": "brief.docx",
    "csv": "recommendations.csv",
    "json": BRIEF,
    "sheet": "sheets.pdf",
}
"""What the file of each format of the package is called."""
_USUAL = ("pdf", "html", "docx", "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """An edition on disk."""

    folder: Path
    manifest: Manifest
    brief: Mapping[str, Any]
    """The content of its `brief.json`."""

    @property
    def edition(self) -> Edition:
        """What it is."""
        one = self.manifest
        return Edition(
            number=one.number, date=one.date, digest=one.digest, version=one.version, supersedes=one.supersedes
        )


def latest_issued(output: Path) -> Issued:
    """The latest edition: the one that `latest` points at, which need not have the highest number, as documents that
    went back to what they were are the edition of then; where there is no such link, the one of the highest number.

    Raises:
        UsageError: there is none, or it has no `brief.json`.
        OutputFailed: a file is not what its manifest says.
    """
    pointed = (output / LATEST).resolve().name
    folders = sorted(edition_folders(output), key=lambda one: one.name == pointed)
    for folder in reversed(folders):
        if manifest := read_manifest(folder):
            return _read(folder, manifest)
    raise UsageError(
        "there is no edition to send", where=str(output), hint="make one: briefgen build", slug="no-edition"
    )


def issued_for(output: Path, main: Issued, wanted: Stakeholder) -> Issued | None:
    """The edition for a recipient: the main one, or the one made for it; None where that is not made yet."""
    if not is_tailored(main.manifest, wanted):
        return main
    folder = output / TAILORED / wanted.id / main.edition.name
    manifest = read_manifest(folder)
    if manifest is None or manifest.digest != tailored_edition(main.edition, wanted).digest:
        return None
    return _read(folder, manifest)


def is_tailored(main: Manifest, wanted: Stakeholder) -> bool:
    """Whether the files of the main edition will not do."""
    own = wanted.language or wanted.template or wanted.length or wanted.themes or wanted.authors
    return bool(own) or any(file_of(main, name) is None for name in wanted.formats)


def file_of(issued: Manifest, format: str) -> str | None:
    """The name of an edition's file in a format; None when it has none."""
    name = FILES.get(format)
    if name is None:
        name = next((one for one in sorted(issued.artifacts) if one.endswith(f".{format}")), None)
    return name if name in issued.artifacts else None


def enclosed(issued: Issued, formats: Sequence[str]) -> tuple[Artifact, ...]:
    """The files that go to a recipient: of the formats asked for, else the first usual one that there is.

    Raises:
        OutputFailed: a file is not what the manifest says.
    """
    names = [name for one in formats if (name := file_of(issued.manifest, one))]
    if not names:
        names = [name for one in _USUAL if (name := file_of(issued.manifest, one))][:1]
    return tuple(
        Artifact(name=name, media_type=_media_type(issued, name), content=content_of(issued, name)) for name in names
    )


def content_of(issued: Issued, name: str) -> bytes:
    """A file of an edition, as published.

    Raises:
        OutputFailed: it is gone, or not what the manifest says.
    """
    return _content(issued.folder, issued.manifest, name)


def is_withdrawn(output: Path, edition: str, digest: str) -> bool:
    """Whether an edition is not there any more, or another stands in its place."""
    manifest = read_manifest(output / edition)
    return manifest is None or manifest.digest != digest


def earlier_brief(output: Path, edition: str) -> Mapping[str, Any] | None:
    """The `brief.json` of an edition, None when it is not there."""
    manifest = read_manifest(output / edition)
    if manifest is None or BRIEF not in manifest.artifacts:
        return None
    return _read(output / edition, manifest).brief


def _read(folder: Path, manifest: Manifest) -> Issued:
    if BRIEF not in manifest.artifacts:
        raise UsageError(
            f"the edition has no {BRIEF}, which a mail is written from",
            where=str(folder),
            hint="write it too: briefgen build --format pdf,html,json",
            slug="no-edition",
        )
    brief = json.loads(_content(folder, manifest, BRIEF))
    return Issued(folder=folder, manifest=manifest, brief=brief)


def _content(folder: Path, manifest: Manifest, name: str) -> bytes:
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise _changed(folder / name, error.strerror or "it cannot be read") from error
    if sha256(content) != manifest.artifacts[name]:
        raise _changed(folder / name, "it is not what was published")
    return content


def _changed(file: Path, what: str) -> OutputFailed:
    return OutputFailed(
        f"a file of the edition was changed or removed: {what}",
        where=str(file),
        hint="make the edition again: briefgen build",
        slug="edition-changed",
    )


def _media_type(issued: Issued, name: str) -> str:
    return issued.manifest.media_types.get(name) or mimetypes.guess_type(name)[0] or "application/octet-stream"
