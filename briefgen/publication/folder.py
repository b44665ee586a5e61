"""The output folder: an edition appears in it whole or not at all, and `latest` points at the newest.

    output/001-2026-11-22/   brief.pdf brief.html brief.json manifest.json
    output/latest            -> 001-2026-11-22

An edition is written into a hidden folder beside its place, synced to disk, and renamed. Whoever works on a hidden
folder holds a lock on it, so that what a killed run left behind can be told from what another run is writing.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from briefgen.errors import OutputFailed, UsageError
from briefgen.execution import NoProgress, Progress
from briefgen.model.brief import Brief
from briefgen.model.publication import Artifact, Publication
from briefgen.publication import record
from briefgen.publication.manifest import FILE_NAME, manifest_text, read_manifest, sha256
from briefgen.publication.staging import put_in_place, staged, sweep
from briefgen.settings import Settings, decisive

LATEST = "latest"

_REMEDIES = {
    errno.ENOSPC: "free some space on the disk, or write elsewhere with --output",
    errno.EDQUOT: "free some of your disk quota, or write elsewhere with --output",
    errno.EFBIG: "raise the limit on the size of files (ulimit -f), or write elsewhere with --output",
    errno.EROFS: "the disk is read-only: write elsewhere with --output",
    errno.EACCES: "make the folder writable, or write elsewhere with --output",
    errno.ENOTEMPTY: "another run writes there: run the command again",
    errno.EPERM: "make the folder writable, or write elsewhere with --output",
}


def check_folder(sources: Sequence[Path], output: Path) -> None:
    """Looks whether editions can go into a folder, before any work is done; writes nothing.

    Raises:
        UsageError: the folder is a source, or a source lies in it (the output is never read).
        OutputFailed: it is a file, or cannot be written to.
    """
    place = output.resolve()
    for source in sources:
        if place == source.resolve() or place in source.resolve().parents:
            raise UsageError(
                "the source lies in the output folder, which is never read",
                where=str(source),
                hint="write elsewhere with --output",
                slug="source-in-output",
            )
    existing = next(path for path in (place, *place.parents) if path.exists())
    if not existing.is_dir():
        raise OutputFailed("the output folder is a file", where=str(existing), hint="name a folder with --output")
    if not os.access(existing, os.W_OK | os.X_OK):
        raise OutputFailed("the output folder is not writable", where=str(existing), hint=_REMEDIES[errno.EACCES])


def publish(
    brief: Brief,
    artifacts: Sequence[Artifact],
    output: Path,
    settings: Settings,
    *,
    progress: Progress | None = None,
) -> Publication:
    """Writes an edition into its folder, all files or none, and makes `latest` point at it.

    An edition that stands there with the same bytes is left alone; files of other formats that it has are kept, and so
    is what others have put beside them: messages in `outbox/`, copies made for one reader.

    Args:
        brief: what was rendered.
        artifacts: the files, each name once.
        output: the folder of the editions; made when missing.
        settings: for the manifest.
        progress: told of every file.

    Raises:
        OutputFailed: writing failed; what stood in the folder is untouched.
    """
    progress = progress or NoProgress()
    progress.start("publication", len(artifacts))
    folder = output / brief.edition.name
    with _explained(output), _made(output):
        sweep(output)
        _check_latest(output / LATEST)
        whole = _with_kept(artifacts, folder)
        manifest = manifest_text(brief.edition, brief.corpus, decisive(settings), whole)
        files = {artifact.name: artifact.content for artifact in whole}
        if brief.record is not None:
            files[record.FILE_NAME] = record.record_bytes(brief.record)
        files[FILE_NAME] = manifest.encode("utf-8", "backslashreplace")  # a file name may hold lone surrogates
        with _pointing(output / LATEST, folder.name):
            if not _holds(folder, files):
                _refuse_another(folder, brief.edition.digest)
                with staged(folder, files, progress, beside=_beside(folder)) as staging:
                    put_in_place(staging, folder)
    progress.finish()
    return Publication(edition=brief.edition, folder=folder, artifacts=tuple(artifacts))


def _with_kept(artifacts: Sequence[Artifact], folder: Path) -> list[Artifact]:
    """The artifacts, and the edition's files of other formats as long as they are what its manifest says."""
    manifest = read_manifest(folder)
    if not manifest:
        return list(artifacts)
    new = {artifact.name for artifact in artifacts}
    if any(manifest.artifacts.get(one.name, sha256(one.content)) != sha256(one.content) for one in artifacts):
        return list(artifacts)
    kept = []
    for name, digest in manifest.artifacts.items():
        if name not in new and (content := _content(folder / name)) is not None and sha256(content) == digest:
            kept.append(Artifact(name=name, media_type=manifest.media_types[name], content=content))
    return [*artifacts, *kept]


def _beside(folder: Path) -> list[str]:
    """What lies in an edition's folder and is none of the files that a build puts there."""
    manifest = read_manifest(folder)
    if manifest is None:
        return []
    own = {*manifest.artifacts, FILE_NAME, record.FILE_NAME}
    return sorted(path.name for path in folder.iterdir() if path.name not in own)


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    return all(_content(folder / name) == content for name, content in files.items())


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _refuse_another(folder: Path, digest: str) -> None:
    """Another run may have taken the number since this one looked."""
    manifest = read_manifest(folder)
    if manifest and manifest.digest != digest:
        raise OutputFailed(
            "another edition took this number meanwhile", where=str(folder), hint="run the command again"
        )


def _check_latest(link: Path) -> None:
    if link.exists() and not link.is_symlink():
        raise OutputFailed(
            "`latest` is not the link that briefgen keeps there", where=str(link), hint="move it away, then run again"
        )


@contextmanager
def _pointing(link: Path, target: str) -> Iterator[None]:
    """Makes the link point at the target in one step when what is done meanwhile succeeds.

    A disk that knows no links goes without; one that is full is noticed before the edition is in its place.
    """
    fresh = link.with_name(f".{LATEST}-{os.getpid()}")
    try:
        fresh.symlink_to(target, target_is_directory=True)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP):
            raise
        yield
        return
    try:
        yield
        fresh.replace(link)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def _made(output: Path) -> Iterator[None]:
    """Makes the folder; removes the folders it made when what follows fails."""
    missing = [path for path in (output, *output.parents) if not path.exists()]
    with ExitStack() as undo:
        for path in reversed(missing):
            undo.callback(_remove_empty, path)
        output.mkdir(parents=True, exist_ok=True)
        yield
        undo.pop_all()


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


@contextmanager
def _explained(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        hint = _REMEDIES.get(error.errno or 0, "write elsewhere with --output")
        raise OutputFailed(
            f"the edition could not be written: {error.strerror or error}", where=str(output), hint=hint
        ) from error
