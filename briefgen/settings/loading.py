"""Settings from the command line, the environment, the nearest `briefgen.toml` and the defaults, in that precedence."""

from __future__ import annotations

import datetime
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from briefgen.errors import ConfigurationError
from briefgen.settings.definitions import Settings
from briefgen.settings.delivery import PASSWORDS
from briefgen.settings.faults import GROUPS, Fault, as_error, keys_of, unknown_group, unknown_key, wrong_value
from briefgen.settings.places import lines_of_keys

FILE_NAME = "briefgen.toml"
PREFIX = "BRIEFGEN_"
DEFAULT = "default"
_DEEP = re.compile(r"""(?<!["'\w-])(?:["'\w-]{1,99}[ \t]*\.[ \t]*){40}""")
"""A key of so many parts: what Python's reader of TOML takes for it grows with their square."""
_LARGEST_FILE = 1_000_000
"""Bytes: every setting with a page of comment has a twentieth of it."""
QUESTIONS = "questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A value that somebody set: for which key, and where ("--themes", "BRIEFGEN_THEMES_NUMBER", "briefgen.toml:4").

    `base` is the folder that a relative path in it counts from; `strict` says that it has a type of its own (TOML),
    while the command line and the environment know only text.
    """

    group: str
    key: str
    value: object
    where: str
    base: Path
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedSettings:
    """The settings in force, and for every key ("themes.number") where its value comes from.

    `file` is the `briefgen.toml` read, None when there is none; `project` its folder, else the working folder.
    """

    settings: Settings
    origins: Mapping[str, str]
    bases: Mapping[str, Path]
    file: Path | None
    project: Path

    @property
    def output(self) -> Path:
        """The folder of the editions."""
        return self.bases.get("output.folder", self.project) / self.settings.output.folder

    @property
    def sources(self) -> Path:
        """The folder that is read when no source is named."""
        return self.bases.get("reading.sources", self.project) / self.settings.reading.sources


def load_settings(
    options: Mapping[str, tuple[str, object]] | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    start: Path | None = None,
    file: Path | None = None,
) -> LoadedSettings:
    """Gathers all settings.

    Args:
        options: by key ("themes.number"), the option's name as typed and its value.
        environment: the variables looked at; those of the process by default.
        start: the folder from which `briefgen.toml` is sought upwards; the working folder by default.
        file: the settings file, when it was named: then none is sought.

    Raises:
        ConfigurationError: the file cannot be read, or settings are wrong; all faults at once.
        UsageError: only options of the command line are wrong.
    """
    start = (start or Path.cwd()).absolute()
    found = file.absolute() if file else find_file(start)
    faults: list[Fault] = []
    given = [
        *(_from_file(found, faults) if found else ()),
        *_from_environment(os.environ if environment is None else environment, start, faults),
        *_from_options(options or {}, start),
    ]
    values: dict[str, dict[str, object]] = {group: {} for group in GROUPS}
    origins = {f"{group}.{key}": DEFAULT for group in GROUPS for key in keys_of(group)}
    bases: dict[str, Path] = {}
    for one in given:
        name = f"{one.group}.{one.key}"
        if reason := _unusable(one.value):
            faults.append(Fault(what=f"{name} {reason}", where=one.where, hint="write less, in letters"))
            continue
        try:
            values[one.group][one.key] = _checked(one)
        except ValidationError as error:
            faults.append(wrong_value(name, one.value, error, one.where))
        origins[name], bases[name] = one.where, one.base
    if faults:
        raise as_error(faults)
    settings = Settings.model_validate(values)
    project = found.parent if found else start
    if file:
        settings.page.belong_to(project)
    return LoadedSettings(settings=settings, origins=origins, bases=bases, file=found, project=project)


def find_file(start: Path) -> Path | None:
    """The nearest `briefgen.toml`: in the folder or in one above it."""
    return next((file for folder in (start, *start.parents) if (file := folder / FILE_NAME).is_file()), None)


def _unusable(value: object) -> str | None:
    """Why no key can take a text: no file and no title can be called so."""
    texts = [one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, str)]
    if any("\0" in text for text in texts):
        return "holds a NUL character"
    return "has more than 4,096 characters" if any(len(text) > 4_096 for text in texts) else None


def _checked(one: Given) -> object:
    """The value as its key takes it."""
    group = GROUPS[one.group]
    assert isinstance(group, type) and issubclass(group, BaseModel)
    model = group.model_validate({one.key: one.value}, strict=one.strict)
    return getattr(model, one.key)


def _from_file(file: Path, faults: list[Fault]) -> Iterator[Given]:
    shown = os.path.relpath(file)
    text = _read(file, shown)
    if _DEEP.search(text):
        hint = "write the section as [section], and its keys as `key = value` below"
        raise ConfigurationError("a key has too many parts", where=shown, hint=hint, slug="settings-file-damaged")
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # beside what is no TOML: numbers and nesting without measure
        at = re.search(r"line (\d+)", str(error))
        hint = "the file is TOML: `key = value` lines under `[section]` lines, text in quotation marks"
        if "twice" in str(error) or "overwrite" in str(error):
            hint = "each section and each key stands once in the file: put the keys under the section that is there"
        raise ConfigurationError(
            f"not TOML: {error}", where=f"{shown}:{at[1]}" if at else shown, hint=hint, slug="settings-file-damaged"
        ) from error
    lines = lines_of_keys(text)
    for group, keys in content.items():
        where = f"{shown}:{lines.get((group,), 1)}"
        if group == QUESTIONS and isinstance(keys, list):
            yield from _questions(keys, where, file.parent, faults)
        elif group not in GROUPS:
            faults.append(unknown_group(group, where))
        elif not isinstance(keys, dict):
            faults.append(Fault(what=f"{group} is a section, not a key", where=where, hint=f"write [{group}]"))
        else:
            for key, value in keys.items():
                where = f"{shown}:{lines.get((group, key), 1)}"
                if key in keys_of(group):
                    yield Given(group=group, key=key, value=_plain(value), where=where, base=file.parent, strict=True)
                else:
                    faults.append(unknown_key(group, key, where))


def _questions(entries: list[object], where: str, base: Path, faults: list[Fault]) -> Iterator[Given]:
    """The `[[questions]]` of a file, which is how `comparison.questions` reads best there."""
    asked = [entry["ask"] for entry in entries if isinstance(entry, dict) and entry.keys() == {"ask"}]
    if len(asked) < len(entries):
        hint = 'write ask = "..." under each [[questions]], and nothing else'
        faults.append(Fault(what="a question has one key, ask", where=where, hint=hint))
    yield Given(group="comparison", key=QUESTIONS, value=tuple(asked), where=where, base=base, strict=True)


def _read(file: Path, shown: str) -> str:
    try:
        if file.stat().st_size > _LARGEST_FILE:
            hint = "it is most likely another file: name the right one with --config"
            raise ConfigurationError(
                f"the settings file has more than {_LARGEST_FILE:,} bytes",
                where=shown,
                hint=hint,
                slug="settings-file-damaged",
            )
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            "the settings file is not UTF-8", where=shown, hint="save it as UTF-8", slug="settings-file-damaged"
        ) from error
    except OSError as error:
        raise ConfigurationError(
            f"the settings file cannot be read: {error.strerror}",
            where=shown,
            hint="name another file with --config, or write one with `briefgen init`",
            slug="settings-file-missing",
        ) from error


def _from_environment(environment: Mapping[str, str], base: Path, faults: list[Fault]) -> Iterator[Given]:
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in PASSWORDS:
            continue
        group, _, key = name.removeprefix(PREFIX).lower().partition("_")
        if group not in GROUPS:
            faults.append(unknown_group(group, name))
        elif key not in keys_of(group):
            faults.append(unknown_key(group, key, name))
        else:
            yield Given(group=group, key=key, value=_listed(group, key, environment[name]), where=name, base=base)


def _from_options(options: Mapping[str, tuple[str, object]], base: Path) -> Iterator[Given]:
    for name, (option, value) in options.items():
        group, _, key = name.partition(".")
        yield Given(group=group, key=key, value=value, where=option, base=base)


def _listed(group: str, key: str, text: str) -> object:
    """Text as the tuple of its comma-separated parts, where the key takes several."""
    if isinstance(getattr(getattr(Settings(), group), key), tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return text


def _plain(value: object) -> object:
    """A TOML value in the types that the settings use: tuples for arrays, text for dates."""
    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value
