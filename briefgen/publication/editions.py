"""Which edition a brief is: the one already there that was made from the same, or the next."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen import __version__
from briefgen.model.documents import Corpus
from briefgen.model.editions import Record
from briefgen.model.publication import Edition
from briefgen.publication.manifest import read_manifest, sha256
from briefgen.publication.record import read_record
from briefgen.settings import Settings, decisive

_FOLDER_NAME = re.compile(r"(?P<number>\d{3,})(-\d{4}-\d{2}-\d{2})?")


def next_edition(
    corpus: Corpus, settings: Settings, output: Path, *, template: Sequence[Path] = (), corrections: str = ""
) -> Edition:
    """The edition that a brief of this corpus is.

    Its digest is the SHA-256 over everything that decides the bytes. An edition in `output` with the same digest is
    that edition: it keeps its number and what it supersedes. Otherwise the number is one more than the highest there.

    Args:
        corpus: what was read.
        settings: all settings; those that change no byte do not count.
        output: the folder of the editions; it need not exist.
        template: the folders of the template, the one that wins first.
        corrections: the SHA-256 of the analyst's corrections, "" where there are none.
    """
    digest = _digest(corpus, settings, template, corrections)
    numbers = []
    for folder in edition_folders(output):
        numbers.append(int(folder.name.partition("-")[0]))
        manifest = read_manifest(folder)
        if manifest and manifest.digest == digest:
            edition = Edition(
                number=manifest.number,
                date=manifest.date,
                digest=digest,
                version=manifest.version,
                supersedes=manifest.supersedes,
            )
            if edition.name == folder.name:  # a manifest that says otherwise was not written here
                return edition
    latest = max(numbers, default=0)
    return Edition(
        number=latest + 1,
        date=settings.output.date,
        digest=digest,
        version=__version__,
        supersedes=latest or None,
    )


def record_before(edition: Edition, output: Path) -> Record | None:
    """The record of the edition that this one supersedes; None for the first, and where it left none."""
    if edition.supersedes is None:
        return None
    for folder in edition_folders(output):
        if int(folder.name.partition("-")[0]) == edition.supersedes and (record := read_record(folder)):
            return record
    return None


def edition_folders(output: Path) -> Iterator[Path]:
    """The folders of the editions in an output folder, by number."""
    if not output.is_dir():
        return
    found = [path for path in output.iterdir() if _FOLDER_NAME.fullmatch(path.name) and path.is_dir()]
    yield from sorted(found, key=lambda path: (int(path.name.partition("-")[0]), path.name))


def _digest(corpus: Corpus, settings: Settings, template: Sequence[Path], corrections: str) -> str:
    content: dict[str, object] = {
        "version": __version__,
        "date": settings.output.date,
        "settings": decisive(settings),
        "sources": [(document.source.path, document.source.sha256) for document in corpus.documents],
        "template": _template_files(template),
        # Files that were left out are named in the brief.
        "notices": [(notice.slug, notice.subject, notice.detail) for notice in corpus.notices],
    }
    if corrections:
        content["corrections"] = corrections
    return sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode())


def _template_files(folders: Sequence[Path]) -> dict[str, str]:
    """Name and SHA-256 of every file of a template and of its logo; hidden ones, which editors leave, do not count."""
    found: dict[str, str] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            name = path.relative_to(folder if folder.is_dir() else folder.parent)
            if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in name.parts):
                found.setdefault(name.as_posix(), sha256(path.read_bytes()))
    return found
