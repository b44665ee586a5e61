"""The fixed words of a brief, one file for each language: `catalogues/<language>.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGE = "en"


@cache
def _catalogue(language: str) -> dict[str, dict[str, Any]]:
    source = files("briefgen.brief") / "catalogues" / f"{language}.toml"
    return tomllib.loads(source.read_text("utf-8"))


def phrase(key: str, **values: object) -> str:
    """A phrase with its values put in.

    Args:
        key: `group.name`.
        values: what stands in braces in the catalogue.

    Raises:
        KeyError: the catalogue has no such phrase, or a value is missing.
    """
    group, name = key.split(".")
    text = _catalogue(LANGUAGE)[group][name]
    if not isinstance(text, str):
        raise KeyError(f"{key} is not a phrase")
    return text.format(**values) if values else text


def words(key: str) -> tuple[str, ...]:
    """A list of words of the catalogue.

    Raises:
        KeyError: the catalogue has no such list.
    """
    group, name = key.split(".")
    found = _catalogue(LANGUAGE)[group][name]
    if not isinstance(found, list):
        raise KeyError(f"{key} is not a list")
    return tuple(found)


def phrases(group: str) -> tuple[str, ...]:
    """All phrases of a group, as they stand in the catalogue.

    Raises:
        KeyError: there is no such group.
    """
    return tuple(entry for entry in _catalogue(LANGUAGE)[group].values() if isinstance(entry, str))


def keys() -> tuple[str, ...]:
    """All keys, in the order of the file."""
    return tuple(f"{group}.{name}" for group, names in _catalogue(LANGUAGE).items() for name in names)
