"""`stakeholders.toml` or `stakeholders.csv`: who is sent editions. All faults at once, each with its line."""

from __future__ import annotations

import csv
import io
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefgen.errors import ConfigurationError
from briefgen.model.delivery import Notify, Stakeholder
from briefgen.model.notices import Notice, Severity
from briefgen.publication.addresses import BadAddress, header_text, mail_address

FILE_NAMES = ("stakeholders.toml", "stakeholders.csv")
KIND = "stakeholder"
_HEADER = re.compile(rf"^[ \t]*\[\[[ \t]*{KIND}[ \t]*\]\]", re.MULTILINE)
_LISTS = ("formats", "themes", "authors")
_NOWHERE = "say where it goes: exactly one of email, folder and url"


@dataclass(frozen=True, slots=True, kw_only=True)
class StakeholderList:
    """The list as read: who is sent editions, each address once; notices on what was left out; the file."""

    stakeholders: tuple[Stakeholder, ...] = ()
    notices: tuple[Notice, ...] = ()
    file: Path | None = None


class _Entry(BaseModel):
    """One entry as typed."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)  # most runs need none
    name: Annotated[str, Field(min_length=1, max_length=200)]
    email: str | None = None
    folder: Annotated[str, Field(min_length=1)] | None = None
    url: Annotated[str, Field(pattern=r"(?:s3|sftp|webdavs?)://.+")] | None = None
    language: Literal["auto", "en", "es", "fr"] | None = None
    template: Annotated[str, Field(min_length=1)] | None = None
    length: Literal["page", "brief", "full"] | None = None
    formats: list[Annotated[str, Field(min_length=1)]] = []
    themes: list[Annotated[str, Field(min_length=1)]] = []
    authors: list[Annotated[str, Field(min_length=1)]] = []
    notify: Literal["every", "changed"] = "every"


def read_stakeholders(
    project: Path, known: Mapping[str, tuple[str, ...]] | None = None, *, skip_invalid: bool = False
) -> StakeholderList:
    """The list of a project; an empty one where there is no file.

    Args:
        project: the folder of the settings.
        known: names that `template` and `formats` may have; all by default.
        skip_invalid: leave out entries whose address cannot be used, with a notice each, instead of refusing the list.

    Raises:
        ConfigurationError: the file cannot be read, or entries are wrong; all faults at once.
    """
    files = [project / name for name in FILE_NAMES if (project / name).is_file()]
    if not files:
        return StakeholderList()
    if len(files) > 1:
        raise ConfigurationError(
            "there are two lists of stakeholders", where=str(project), hint=f"keep one: {' or '.join(FILE_NAMES)}"
        )
    [file] = files
    text = _text(file)
    entries = list(_from_csv(text, file.name) if file.suffix == ".csv" else _from_toml(text, file.name))
    faults: list[tuple[int, str]] = []
    refused: list[tuple[int, str, str]] = []
    found = []
    for line, values in entries:
        if one := _entry(line, values, known or {}, faults, refused):
            found.append(one)
    _names_once(found, faults)
    if not skip_invalid:
        faults += [(line, f"{name}: {what}") for line, name, what in refused]
    if faults:
        raise _wrong([f"{file.name}:{line}: {what}" for line, what in sorted(faults)])
    notices = [_left_out(f"{file.name}:{line}", f"{name}: {what}") for line, name, what in refused]
    once: dict[str, Stakeholder] = {}
    for one in found:
        first = once.setdefault(one.address, one)
        if first is not one:
            notices.append(_twice(f"{file.name}:{one.line}", one, first))
    return StakeholderList(stakeholders=tuple(once.values()), notices=tuple(notices), file=file)


def slug(text: str) -> str:
    """A name as a folder's name: ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong([f"{file.name}:1: the file is not UTF-8"]) from error
    except OSError as error:
        raise _wrong([f"{file.name}:1: it cannot be read: {error.strerror}"]) from error


def _from_toml(text: str, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = re.search(r"line (\d+)", str(error))
        raise _wrong([f"{name}:{at[1] if at else 1}: not TOML: {error}"]) from error
    entries = content.pop(KIND, [])
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _wrong([f"{name}:1: write [[{KIND}]] and keys below it, and nothing else"])
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    for number, entry in enumerate(entries):
        yield lines[number] if number < len(lines) else 1, entry


def _from_csv(text: str, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    """Rows under a row of names; a cell that holds a list has semicolons between its parts."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heads = [head.strip().lower() for head in next(rows, [])]
        last = rows.line_num
        for row in rows:
            line, last = last + 1, rows.line_num
            if not any(cell.strip() for cell in row):
                continue
            if len(row) > len(heads):
                raise _wrong([f"{name}:{line}: the row has {len(row)} cells, and the first row names {len(heads)}"])
            cells = {head: cell.strip() for head, cell in zip(heads, row, strict=False) if cell.strip()}
            yield (
                line,
                {
                    head: [part.strip() for part in cell.split(";") if part.strip()] if head in _LISTS else cell
                    for head, cell in cells.items()
                },
            )
    except csv.Error as error:
        raise _wrong([f"{name}:{rows.line_num}: not CSV: {error}"]) from error


def _entry(
    line: int,
    values: Mapping[str, object],
    known: Mapping[str, tuple[str, ...]],
    faults: list[tuple[int, str]],
    refused: list[tuple[int, str, str]],
) -> Stakeholder | None:
    try:
        entry = _Entry.model_validate(values)
    except ValidationError as error:
        faults += [(line, _said(str(one["loc"][0]), one["type"], one["msg"])) for one in error.errors()]
        return None
    before = len(faults) + len(refused)
    name = header_text(entry.name)
    if not (id := slug(name)):
        faults.append((line, f"name needs a letter or a digit from a to z: {name!r}"))
    if len([way for way in (entry.email, entry.folder, entry.url) if way is not None]) != 1:
        faults.append((line, f"{name}: {_NOWHERE}"))
    for key, typed in (("template", [entry.template] if entry.template else []), ("formats", entry.formats)):
        names = known.get(key, ())
        unknown = [one for one in typed if names and one not in names]
        faults += [(line, f"{name}: {key} {one!r} is none of {', '.join(names)}") for one in unknown]
    if Notify(entry.notify) is Notify.CHANGED and not entry.themes:
        faults.append((line, f'{name}: notify = "changed" needs themes'))
    address = None
    if entry.email is not None:
        try:
            address = mail_address(entry.email)
        except BadAddress as error:
            refused.append((line, name, f"{entry.email!r} is no address: {error}"))
    if len(faults) + len(refused) > before:
        return None
    return Stakeholder(
        id=id, name=name, line=line, email=address, folder=entry.folder, url=entry.url, language=entry.language,
        template=entry.template, length=entry.length, formats=tuple(dict.fromkeys(entry.formats)),
        themes=tuple(entry.themes), authors=tuple(entry.authors), notify=Notify(entry.notify),
    )  # fmt: skip


def _names_once(found: list[Stakeholder], faults: list[tuple[int, str]]) -> None:
    """Two of one name at two addresses could not be told apart; the same entry twice is a matter of a notice."""
    first: dict[str, Stakeholder] = {}
    for one in found:
        other = first.setdefault(one.id, one)
        if other.address != one.address:
            faults.append((one.line, f"{one.name} stands on line {other.line} too, with another address"))


def _said(key: str, kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return f"there is no key {key}; there are {', '.join(_Entry.model_fields)}"
    if kind == "missing":
        return f"{key} is missing"
    return f"{key}: {message[:1].lower()}{message[1:]}"


def _wrong(faults: list[str]) -> ConfigurationError:
    count = f"the list of stakeholders has {'a fault' if len(faults) == 1 else f'{len(faults)} faults'}"
    return ConfigurationError(
        f"{count}: nothing was sent",
        hint="correct each of them; `briefgen send --dry-run` looks again",
        slug="stakeholders-wrong",
        faults=tuple(faults),
    )


def _left_out(where: str, what: str) -> Notice:
    return Notice(
        slug="address-refused", severity=Severity.WARNING, subject=where, detail=what,
        remedy="correct the address; all others are sent to",
    )  # fmt: skip


def _twice(where: str, one: Stakeholder, first: Stakeholder) -> Notice:
    return Notice(
        slug="address-twice", severity=Severity.WARNING, subject=where,
        detail=f"{one.address} stands on line {first.line} already, as {first.name}: it is sent to once",
        remedy="take one of the two out",
    )  # fmt: skip
