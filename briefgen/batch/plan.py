"""The plan of a batch: a TOML file with a table for each brief, in which settings stand as in `briefgen.toml`."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.batch.selecting import chosen_reader, each_reader, texts, wishes_of
from briefgen.errors import BriefgenError, ConfigurationError
from briefgen.model.delivery import Stakeholder
from briefgen.settings import Settings
from briefgen.settings.loading import load_settings

_NAME = re.compile(r"[^\W_][\w.-]{0,99}")
_OWN = frozenset({"name", "sources", "documents", "for", "select"})
_PLAN = frozenset({"output", "sources", "defaults", "brief"})
_HINT = "docs/batch.md shows what a plan holds"

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBrief:
    """One brief of a plan.

    `output` is the folder of its editions; `sources` are absolute. `documents` are patterns, as in `.gitignore`, of the
    documents that it compares; all of the sources' where there are none. `project` is the folder of its corrections.
    `reader` is whom it is made for, with the themes and authors that it keeps of what is compared; None keeps all.
    """

    name: str
    sources: tuple[Path, ...]
    documents: tuple[str, ...]
    settings: Settings
    output: Path
    project: Path
    reader: Stakeholder | None = None


def read_plan(
    file: Path, options: Mapping[str, tuple[str, object]] | None = None, *, settings_file: Path | None = None
) -> tuple[PlannedBrief, ...]:
    """The briefs of a plan, in its order.

    Args:
        file: the plan. Relative paths in it count from its folder.
        options: settings typed on the command line, by key, each with its option's name; they win over the plan.
        settings_file: the `briefgen.toml` under the plan; by default the nearest above it.

    Raises:
        ConfigurationError: the plan cannot be read or understood; all faults at once.
    """
    content = _content(file)
    faults = [_fault(file, "", f"there is no key {key}") for key in sorted(content.keys() - _PLAN)]
    tables = content.get("brief")
    if not isinstance(tables, list) or not tables or not all(isinstance(one, dict) for one in tables):
        raise ConfigurationError("the plan names no brief", where=_shown(file), hint="write [[brief]] with a name")
    output = _folder(file, content.get("output", "output"), faults)
    project = load_settings(start=file.absolute().parent, file=settings_file).project
    planned: list[PlannedBrief] = []
    for number, table in each_reader(tables, project):
        name = table.get("name")
        if not isinstance(name, str) or not _NAME.fullmatch(name) or name in {one.name for one in planned}:
            faults.append(_fault(file, f"brief {number}", "needs a name of its own: letters, digits, - _ ."))
            continue
        try:
            planned.append(_planned(file, content, table, name, output / name, options or {}, settings_file))
        except BriefgenError as error:
            told = getattr(error, "faults", ()) or (f"{error.what}" + (f" ({error.where})" if error.where else ""),)
            faults += [_fault(file, name, one) for one in told]
    if faults:
        raise _as_error(file, faults)
    return tuple(planned)


def _planned(
    file: Path,
    content: Table,
    table: Table,
    name: str,
    output: Path,
    options: Mapping[str, tuple[str, object]],
    settings_file: Path | None,
) -> PlannedBrief:
    base = file.absolute().parent
    reader = chosen_reader(table, name, load_settings(start=base, file=settings_file).project)
    given = {**_settings(content.get("defaults", {}), "defaults"), **wishes_of(reader), **_settings(table, name)}
    loaded = load_settings({**given, **options}, start=base, file=settings_file)
    named = texts(table.get("sources", content.get("sources")), "sources")
    sources = tuple((base / one).absolute() for one in named) or (loaded.sources,)
    return PlannedBrief(
        name=name,
        sources=sources,
        documents=texts(table.get("documents"), "documents"),
        settings=loaded.settings,
        output=output,
        project=loaded.project,
        reader=reader,
    )


def _settings(part: object, where: str) -> dict[str, tuple[str, object]]:
    """The settings of a table by key, each with where it stands."""
    if not isinstance(part, Mapping):
        raise ConfigurationError(f"{where} is not a table of settings", hint=_HINT)
    given: dict[str, tuple[str, object]] = {}
    for group, keys in part.items():
        if group in _OWN:
            continue
        if not isinstance(keys, Mapping):
            raise ConfigurationError(f"there is no key {group}", where=where, hint=_HINT)
        for key, value in keys.items():
            if (group, key) == ("output", "folder"):
                raise ConfigurationError("output.folder is the plan's `output`, and its name below it", where=where)
            if group not in Settings.model_fields or key not in getattr(Settings(), group).__class__.model_fields:
                raise ConfigurationError(f"there is no setting {group}.{key}", where=where, hint=_HINT)
            given[f"{group}.{key}"] = (f"{where}: {group}.{key}", tuple(value) if isinstance(value, list) else value)
    return given


def _content(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        hint = "name a plan: briefgen batch PLAN.toml"
        raise ConfigurationError(f"the plan cannot be read: {error.strerror}", where=_shown(file), hint=hint) from error
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML
        raise ConfigurationError(f"the plan is not TOML: {error}", where=_shown(file), hint=_HINT) from error


def _folder(file: Path, value: object, faults: list[str]) -> Path:
    if not isinstance(value, str) or not value:
        faults.append(_fault(file, "", "output must be the name of a folder"))
        value = "output"
    return (file.absolute().parent / str(value)).absolute()


def _fault(file: Path, name: str, what: str) -> str:
    return f"{_shown(file)}{f', {name}' if name else ''}: {what}"


def _as_error(file: Path, faults: Sequence[str]) -> ConfigurationError:
    if len(faults) == 1:
        where, _, what = faults[0].partition(": ")
        return ConfigurationError(what, where=where, hint=_HINT)
    return ConfigurationError(
        f"the plan has {len(faults)} faults", where=_shown(file), hint=_HINT, faults=tuple(faults)
    )


def _shown(file: Path) -> str:
    return os.path.relpath(file)
