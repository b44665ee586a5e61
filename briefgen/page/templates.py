"""Templates: where they are found, and the closed environment in which they run.

A template is text that a person may change; it runs in Jinja's sandbox, with escaping always on. What it prints is
data: it is escaped, and characters that could act or that cannot be printed are spelled out (see `characters`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from briefgen.errors import ConfigurationError
from briefgen.language import writing
from briefgen.page import figures, filters, notes

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFolder:
    """A template: its name, its folders (a file is taken from the first that has it) and its settings."""

    name: str
    folders: tuple[Path, ...]
    settings: dict[str, Any]

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
            hint="copy the file from the template 'brief', or take the name out of template.toml",
            slug="template-fault",
        )


def find_template(name: str, project: Path | None = None) -> TemplateFolder:
    """The template of that name: the project's files first, then the package's, then those beside the package.

    Args:
        name: a folder's name, without a path.
        project: the project folder; the nearest with a `briefgen.toml` above the working folder by default.

    Raises:
        ConfigurationError: there is no such template, or its `template.toml` cannot be read.
    """
    places = _places(project or _project_folder())
    folders = tuple(place / name for place in places if Path(name).name == name and (place / name).is_dir())
    if not folders:
        raise _no_template(name, places)
    return TemplateFolder(name=name, folders=folders, settings=_settings(name, folders))


def environment(template: TemplateFolder, shown: Callable[[str], str]) -> SandboxedEnvironment:
    """The sandbox that a template runs in.

    Args:
        template: where its files are.
        shown: what is done to every text before it is escaped and printed.
    """

    def finalize(value: object) -> object:
        return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    closed = SandboxedEnvironment(
        loader=FileSystemLoader(template.folders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for module in (filters, figures):
        closed.filters |= {name: value for name, value in vars(module).items() if _is_public(value, module.__name__)}
    closed.filters["place"] = notes.place
    closed.filters |= {"in_letters": writing.number, "capital": writing.sentence}
    for use in (
        writing.thousands,
        writing.decimal,
        writing.listed,
        writing.counted,
        writing.measured,
        writing.in_marks,
    ):
        closed.filters[use.__name__] = use
    return closed


@contextmanager
def faults_named(folders: tuple[Path, ...]) -> Iterator[None]:
    """Turns whatever goes wrong in a template into one error that names its file and line.

    Raises:
        ConfigurationError: a template has a fault.
    """
    try:
        yield
    except TemplateSyntaxError as fault:
        raise _fault(fault.message or "syntax error", f"{fault.filename or fault.name}:{fault.lineno}") from fault
    except TemplateNotFound as fault:
        raise _fault(f"there is no file {fault.name}", _line_in(fault.__traceback__, folders)) from fault
    except UnicodeDecodeError as fault:
        raise _fault("a file is not UTF-8", str(folders[0]) if folders else None) from fault
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as fault:
        where = _line_in(fault.__traceback__, folders)
        if where is None:
            raise
        raise _fault(str(fault), where) from fault


def load(closed: SandboxedEnvironment, name: str) -> Template:
    """A template file, compiled."""
    return closed.get_template(name)


def _is_public(value: object, module: str) -> bool:
    return callable(value) and getattr(value, "__module__", "") == module and getattr(value, "__name__", "_")[:1] != "_"


def _line_in(trace: TracebackType | None, folders: tuple[Path, ...]) -> str | None:
    lines = [
        f"{frame.f_code.co_filename}:{line}"
        for frame, line in walk_tb(trace)
        if any(Path(frame.f_code.co_filename).is_relative_to(folder) for folder in folders)
    ]
    return lines[-1] if lines else None


def _fault(what: str, where: str | None) -> ConfigurationError:
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


def _settings(name: str, folders: tuple[Path, ...]) -> dict[str, Any]:
    for folder in folders:
        path = folder / "template.toml"
        if path.is_file():
            try:
                settings = tomllib.loads(path.read_text("utf-8"))
            except (ValueError, RecursionError) as fault:
                raise _fault(str(fault), str(path)) from fault
            for key, kind in (("contents_above", int), ("words", dict)):
                if not isinstance(settings.get(key, kind()), kind):
                    raise _fault(f"{key} must be {'a number' if kind is int else 'a table'}", str(path))
            return settings
    raise _fault("it has no template.toml", str(folders[0]))


def _no_template(name: str, places: tuple[Path, ...]) -> ConfigurationError:
    known = sorted({folder.name for place in places for folder in place.iterdir() if folder.is_dir()})
    near = get_close_matches(name, known, n=1)
    return ConfigurationError(
        f"there is no template {name!r}",
        where="page.template",
        hint=(f"did you mean {near[0]!r}? " if near else "") + f"templates: {', '.join(known) or 'none'}",
        slug="unknown-template",
    )
