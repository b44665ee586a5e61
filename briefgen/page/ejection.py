"""Copies of a template's files for a project to change. A file that is copied takes the place of the package's; all
others go on coming from the package, and with them what is mended there."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from briefgen.errors import OutputFailed, UsageError
from briefgen.page.templates import TemplateFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Ejected:
    """One file of a template: where it comes from, where it goes, and whether it is (or would be) copied; a file that
    is there already is kept as it is."""

    source: Path
    target: Path
    copied: bool


def eject(
    template: TemplateFolder, folder: Path, names: tuple[str, ...] = (), *, dry_run: bool = False
) -> tuple[Ejected, ...]:
    """Copies files of a template into a folder of its own name; nothing that is there is overwritten.

    Args:
        template: whose files; those of a template that it extends come with it only where they are named.
        folder: what holds a project's templates.
        names: the files wanted; all of the template's own by default.
        dry_run: only say what would be done.

    Raises:
        UsageError: the template has no file of that name.
        OutputFailed: a file cannot be written.
    """
    target = folder / template.name
    sources = [_source(template, name, target) for name in names] if names else _own(template, target)
    done = [
        Ejected(source=source, target=target / source.name, copied=not (target / source.name).exists())
        for source in sources
    ]
    if not dry_run:
        for one in done:
            if one.copied:
                _copy(one)
    return tuple(done)


def _own(template: TemplateFolder, target: Path) -> list[Path]:
    """The files of the template as the package has them."""
    found: dict[str, Path] = {}
    for folder in template.folders:
        if folder.name == template.name and folder != target.resolve():
            for path in sorted(folder.iterdir()):
                if path.is_file() and not path.name.startswith("."):
                    found.setdefault(path.name, path)
    return [found[name] for name in sorted(found)]


def _source(template: TemplateFolder, name: str, target: Path) -> Path:
    known: dict[str, Path] = {}
    for folder in template.folders:
        if folder != target.resolve():
            for path in sorted(folder.iterdir()):
                if path.is_file() and not path.name.startswith("."):
                    known.setdefault(path.name, path)
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=1)
    raise UsageError(
        f"the template {template.name!r} has no file {name}",
        where="--file",
        hint=(f"did you mean {near[0]}? " if near else "") + f"files: {', '.join(sorted(known))}",
    )


def _copy(one: Ejected) -> None:
    try:
        one.target.parent.mkdir(parents=True, exist_ok=True)
        with one.target.open("xb") as stream:
            stream.write(one.source.read_bytes())
    except OSError as error:
        raise OutputFailed(
            f"a template file could not be written: {error.strerror}",
            where=str(one.target),
            hint="name another folder: briefgen templates eject NAME DIR",
        ) from error
