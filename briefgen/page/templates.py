"""Templates: where they are found, what they extend, how they look.

A template is a folder. Of each of its files the first is taken that is found: in the project's `templates/`, then in
the package, then in the template that it extends.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from briefgen.errors import ConfigurationError
from briefgen.page.look import PLAIN, Look, look_of
from briefgen.settings import PageSettings

_HERE = Path(__file__).resolve().parent
SETTINGS = "template.toml"
_KINDS = {
    "name": str, "description": str, "extends": str, "contents_above": int, "paper": str, "logo": str, "logo_text": str,
    "words": dict, "colours": dict, "fonts": dict,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFolder:
    """A template: its name, its folders (a file is taken from the first that has it), its settings and its look.

    `parents` are the folders that `{% extends "NAME/file" %}` looks into, by name: of the template that this one
    extends, and of the package's own where a project has files of the same name. `seconds` and `megabytes` limit how
    long filling it may take, and how much memory.
    """

    name: str
    folders: tuple[Path, ...]
    settings: dict[str, Any]
    parents: tuple[tuple[str, tuple[Path, ...]], ...] = ()
    look: Look = PLAIN
    seconds: int = PageSettings().render_seconds
    megabytes: int = PageSettings().render_megabytes

    @property
    def is_own(self) -> bool:
        """Whether all its files are the package's; those of a project are somebody's program."""
        homes = tuple(home.resolve() for home in (_HERE.parent, _HERE.parents[1] / "templates"))
        return all(any(folder.is_relative_to(home) for home in homes) for folder in self.folders)

    @property
    def description(self) -> str:
        """What it is for, in one sentence."""
        return str(self.settings.get("description", ""))

    @property
    def files(self) -> tuple[Path, ...]:
        """Folders and files that decide how the brief looks."""
        return (*self.folders, *self.look.files)

    def read(self, name: str) -> str:
        """The text of one of its files.

        Raises:
            ConfigurationError: none of the folders has it.
        """
        for folder in self.folders:
            if (folder / name).is_file():
                return (folder / name).read_text("utf-8")
        raise ConfigurationError(
            f"the template {self.name!r} has no file {name}",
            where=str(self.folders[0]),
            hint=f"`briefgen templates eject {self.name}` copies the files of the package; "
            'or write extends = "brief" in template.toml',
            slug="template-fault",
        )


def template_for(settings: PageSettings) -> TemplateFolder:
    """The template that the settings name, with their paper, colours and logo over its own.

    Raises:
        ConfigurationError: there is no such template, or its settings, a colour or the logo cannot be used.
    """
    template = find_template(settings.template, settings.project)
    project = settings.project or _project_folder()
    return replace(
        template,
        look=look_of(template.settings, template.folders, settings, project),
        seconds=settings.render_seconds,
        megabytes=settings.render_megabytes,
    )


def find_template(name: str, project: Path | None = None) -> TemplateFolder:
    """The template of that name: the project's files first, then the package's, then those beside the package, then
    those of the template that it extends.

    Args:
        name: a folder's name, without a path.
        project: the project folder; the nearest with a `briefgen.toml` above the working folder by default.

    Raises:
        ConfigurationError: there is no such template, or its `template.toml` cannot be used.
    """
    places = template_places(project)
    return _found(name, places, ())


def every_template(project: Path | None = None) -> tuple[TemplateFolder, ...]:
    """All templates that can be named, by name; a folder without `template.toml` of its own or of the package is none.

    Raises:
        ConfigurationError: a `template.toml` cannot be used.
    """
    places = template_places(project)
    names = sorted({folder.name for place in places for folder in place.iterdir() if folder.is_dir()})
    return tuple(
        _found(name, places, ()) for name in names if any((place / name / SETTINGS).is_file() for place in places)
    )


def template_places(project: Path | None = None) -> tuple[Path, ...]:
    """The folders that hold templates: the project's, the package's, and beside the package that of an editable
    install; those that exist."""
    return _places(project or _project_folder())


def _found(name: str, places: tuple[Path, ...], below: tuple[str, ...]) -> TemplateFolder:
    own = tuple(place / name for place in places if Path(name).name == name != ".." and (place / name).is_dir())
    if not own:
        raise _no_template(name, places)
    for folder in own:
        _refuse_links_out(folder)
    settings = _settings(own)
    parents: list[tuple[str, tuple[Path, ...]]] = [(name, own[1:])] if len(own) > 1 else []
    folders = own
    if extended := settings.get("extends"):
        if extended in (name, *below):
            raise _fault(f"it extends {extended!r}, which extends it", str(own[0] / SETTINGS))
        parent = _found(extended, places, (name, *below))
        folders = (*own, *parent.folders)
        parents += [(parent.name, parent.folders), *parent.parents]
        settings = _over(settings, parent.settings)
    return TemplateFolder(name=name, folders=folders, settings=settings, parents=tuple(dict(reversed(parents)).items()))


def _refuse_links_out(folder: Path) -> None:
    """A template opens its own files only: a link in it would print any file of this machine.

    Raises:
        ConfigurationError: a link in the folder leads out of it.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            raise _fault("a link in it leads out of its folder", str(path))


def _over(own: dict[str, Any], parent: dict[str, Any]) -> dict[str, Any]:
    """The settings of a template over those of the one that it extends: key by key, tables entry by entry. A word that
    it has for every language takes the place of the parent's words for single ones."""
    plain = {word for word, text in own.get("words", {}).items() if isinstance(text, str)}
    merged = {**parent, **own}
    for table in ("words", "colours", "fonts"):
        merged[table] = {**parent.get(table, {}), **own.get(table, {})}
    for language, of_parent in parent.get("words", {}).items():
        if isinstance(of_parent, dict):
            kept = {word: text for word, text in of_parent.items() if word not in plain}
            merged["words"][language] = {**kept, **own.get("words", {}).get(language, {})}
    return merged


def _fault(what: str, where: str) -> ConfigurationError:
    return ConfigurationError(
        f"the template has a fault: {what}",
        where=where,
        hint="correct that line, or take the file away to use the one of the package",
        slug="template-fault",
    )


def _project_folder() -> Path:
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "briefgen.toml").is_file()), here)


def _places(project: Path) -> tuple[Path, ...]:
    wanted = (project / "templates", _HERE.parent / "templates", _HERE.parents[1] / "templates")
    return tuple(dict.fromkeys(place.resolve() for place in wanted if place.is_dir()))


def _settings(folders: tuple[Path, ...]) -> dict[str, Any]:
    for folder in folders:
        path = folder / SETTINGS
        if path.is_file():
            try:
                settings = tomllib.loads(path.read_text("utf-8"))
            except (ValueError, RecursionError) as fault:
                raise _fault(str(fault), str(path)) from fault
            for key, value in settings.items():
                if key not in _KINDS:
                    near = get_close_matches(key, _KINDS, n=1)
                    raise _fault(f"there is no key {key}" + (f"; did you mean {near[0]}?" if near else ""), str(path))
                if not isinstance(value, _KINDS[key]):
                    said = {str: "text", int: "a number", dict: "a table"}[_KINDS[key]]
                    raise _fault(f"{key} must be {said}", str(path))
            return settings
    raise _fault(f"it has no {SETTINGS}", str(folders[0]))


def _no_template(name: str, places: tuple[Path, ...]) -> ConfigurationError:
    known = sorted({folder.name for place in places for folder in place.iterdir() if folder.is_dir()})
    near = get_close_matches(name, known, n=1)
    return ConfigurationError(
        f"there is no template {name!r}",
        where="page.template",
        hint=(f"did you mean {near[0]!r}? " if near else "") + f"templates: {', '.join(known) or 'none'}",
        slug="unknown-template",
    )
