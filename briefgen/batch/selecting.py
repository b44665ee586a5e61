"""What a brief of a plan keeps of what is compared: themes and authors, its own or those of a stakeholder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefgen.errors import ConfigurationError
from briefgen.language.writing import in_marks
from briefgen.model.delivery import Stakeholder
from briefgen.publication.stakeholders import read_stakeholders

ALL = "all"
_HINT = "docs/batch.md shows what a plan holds"
_LIST = "write stakeholders.toml beside briefgen.toml, or beside the plan where there is none"

Table = Mapping[str, object]


def each_reader(tables: Sequence[Table], project: Path) -> Iterator[tuple[int, Table]]:
    """The tables of a plan with their numbers; one with `for = "all"` once for each stakeholder, named after both.

    Raises:
        ConfigurationError: the list of stakeholders has faults, or there is none.
    """
    for number, table in enumerate(tables, 1):
        if table.get("for") != ALL:
            yield number, table
            continue
        listed = read_stakeholders(project, skip_invalid=True).stakeholders
        if not listed:
            raise ConfigurationError("there is no stakeholder to make a brief for", where=str(project), hint=_LIST)
        for one in listed:
            yield number, {**table, "for": one.id, "name": f"{table.get('name', '')}-{one.id}"}


def chosen_reader(table: Table, name: str, project: Path) -> Stakeholder | None:
    """Whom the brief is made for, with what it keeps; None where it keeps everything and is made for everybody.

    Args:
        table: of the plan: `for` names a stakeholder, `select` has `themes` and `authors`, which win over theirs.
        name: of the brief; whom it says it is made for where no stakeholder is named.
        project: the folder of the list of stakeholders.

    Raises:
        ConfigurationError: there is no such stakeholder, or `select` is no table of `themes` and `authors`.
    """
    asked = table.get("for")
    reader = None
    if asked is not None:
        listed = read_stakeholders(project, skip_invalid=True).stakeholders
        reader = next((one for one in listed if asked in (one.id, one.name)), None)
        if reader is None:
            known = f"; there are {', '.join(one.name for one in listed[:12])}" if listed else ", and there is no list"
            raise ConfigurationError(f"no stakeholder is called {in_marks(str(asked))}{known}", where=name, hint=_LIST)
    select = table.get("select", {})
    if not isinstance(select, Mapping) or select.keys() - {"themes", "authors"}:
        raise ConfigurationError("select holds themes and authors", where=name, hint=_HINT)
    themes = texts(select.get("themes"), "select.themes") or (reader.themes if reader else ())
    authors = texts(select.get("authors"), "select.authors") or (reader.authors if reader else ())
    if not themes and not authors and reader is None:
        return None
    own = reader or Stakeholder(id=name, name=name, line=0)
    return Stakeholder(
        id=own.id,
        name=own.name,
        line=own.line,
        language=own.language,
        template=own.template,
        length=own.length,
        formats=own.formats,
        themes=themes,
        authors=authors,
    )


def wishes_of(reader: Stakeholder | None) -> dict[str, tuple[str, object]]:
    """The settings that a stakeholder's entry asks for, each with where it stands."""
    if reader is None:
        return {}
    wished = {
        "page.language": reader.language,
        "page.template": reader.template,
        "page.length": reader.length,
        "page.formats": reader.formats,
    }
    return {key: (f"stakeholder {reader.name}: {key}", value) for key, value in wished.items() if value}


def texts(value: object, key: str) -> tuple[str, ...]:
    """A text or a list of texts, as the plan may give either.

    Raises:
        ConfigurationError: it is neither.
    """
    if value is None:
        return ()
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(one, str) and one for one in listed):
        raise ConfigurationError(f"{key} must be text, or a list of it", hint=_HINT)
    return tuple(listed)
