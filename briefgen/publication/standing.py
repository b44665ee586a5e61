"""Whether an edition stands whole in its folder, so that it need not be made again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefgen.model.publication import Edition
from briefgen.publication.manifest import read_manifest, sha256


def is_whole(edition: Edition, output: Path, media_types: Sequence[str]) -> bool:
    """Whether the edition's folder has a manifest with its digest, and every file of it as the manifest says.

    Args:
        edition: as it would be made now.
        output: the folder of the editions.
        media_types: of the files that are wanted; the manifest must name one of each.
    """
    folder = output / edition.name
    manifest = read_manifest(folder)
    if (
        manifest is None
        or manifest.digest != edition.digest
        or not set(media_types) <= {*manifest.media_types.values()}
    ):
        return False
    try:
        return all(sha256((folder / name).read_bytes()) == digest for name, digest in manifest.artifacts.items())
    except OSError:
        return False
