"""The settings told to a person: as a commented `briefgen.toml`, as the values in force, as a page of the manual."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.settings.definitions import Settings

_WIDTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One setting: its section, key, default as TOML ("" when it has none), and what it is for."""

    group: str
    key: str
    default: str
    description: str
    allowed: str


def entries() -> Iterator[Entry]:
    """All settings, in the order of the stages."""
    defaults = Settings()
    for group, section in _schema_of_groups().items():
        for key, schema in section["properties"].items():
            yield Entry(
                group=group,
                key=key,
                default=toml_value(getattr(getattr(defaults, group), key)),
                description=schema["description"],
                allowed=_allowed(schema),
            )


def toml_value(value: object) -> str:
    """A value as TOML, "" for None, which TOML cannot say."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    # DEL is the one control character that JSON leaves as it is and TOML forbids.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def commented_toml() -> str:
    """A `briefgen.toml` in which every setting stands with its default, commented out."""
    lines = [
        "# Settings of this project. Every line shows the default: remove the # before a key to change it.",
        "# `briefgen config check` looks for mistakes, `briefgen config show` prints what is in force.",
    ]
    group = ""
    for entry in entries():
        if entry.group != group:
            group = entry.group
            lines += ["", f"[{group}]", f"# {_schema_of_groups()[group]['description']}"]
        lines += ["", *(f"# {line}" for line in textwrap.wrap(entry.description, _WIDTH - 2))]
        lines.append(f"# {entry.key} = {entry.default or _example(entry)}")
    return "\n".join(lines) + "\n"


def effective_toml(settings: Settings, origins: Mapping[str, str]) -> str:
    """The values in force as TOML, each with a comment that says where it comes from."""
    sections = []
    for group, values in settings:
        rows = []
        for key, value in values:
            text = toml_value(value)
            row = f"{key} = {text}" if text else f"# {key} is not set"
            rows.append(f"{row:<44}  # {origins[f'{group}.{key}']}")
        sections.append("\n".join([f"[{group}]", *rows]))
    return "\n\n".join(sections) + "\n"


def page() -> str:
    """The manual's page on settings, as Markdown."""
    lines = [
        "# Settings",
        "",
        "<!-- Written by scripts/document_settings.py from briefgen/settings/definitions.py: change it there. -->",
        "",
        "A setting is taken from the first of these that gives it: the command line option, the environment variable",
        "`BRIEFGEN_<SECTION>_<KEY>` (lists are separated by commas), the nearest `briefgen.toml` (in the working",
        "folder or one above it, or the one named with `--config`), the default. `briefgen config show` prints the",
        "values in force with their origin; `briefgen config check` names all mistakes at once;",
        "`briefgen config schema` prints the JSON Schema of the file, for editors.",
    ]
    group = ""
    for entry in entries():
        if entry.group != group:
            group = entry.group
            lines += ["", f"## `[{group}]`", "", _schema_of_groups()[group]["description"], ""]
            lines += ["| key | default | takes | what it does |", "|---|---|---|---|"]
        default = f"`{entry.default}`" if entry.default else "not set"
        lines.append(f"| `{entry.key}` | {default} | {entry.allowed} | {entry.description} |")
    return "\n".join(lines) + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema of `briefgen.toml`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Settings.model_json_schema()}


def _schema_of_groups() -> dict[str, dict[str, Any]]:
    whole = Settings.model_json_schema()
    return {name: whole["$defs"][field["$ref"].rpartition("/")[2]] for name, field in whole["properties"].items()}


def _example(entry: Entry) -> str:
    return '"2026-11-22"' if "YYYY-MM-DD" in entry.description else '""'


def _allowed(schema: Mapping[str, object]) -> str:
    """In words what a key takes."""
    either = schema.get("anyOf")
    if isinstance(either, list):
        return " or ".join(_allowed(part) for part in either if part.get("type") != "null")
    if "const" in schema:
        return f"`{schema['const']}`"
    if isinstance(choices := schema.get("enum"), list):
        return ", ".join(f"`{choice}`" for choice in choices)
    kind = str(schema.get("type", ""))
    words = {"integer": "whole number", "boolean": "true or false", "string": "text", "array": "list"}
    limits = {"minimum": "from", "exclusiveMinimum": "above", "maximum": "to", "exclusiveMaximum": "below"}
    said = [f"{word} {schema[limit]}" for limit, word in limits.items() if limit in schema]
    return re.sub(r"\s+", " ", f"{words.get(kind, kind)} {' '.join(said)}").strip()
