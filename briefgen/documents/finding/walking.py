"""Walks a folder: every name below it that is no folder, and what is passed over on the way."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from briefgen.documents.faults import Unreadable
from briefgen.documents.finding.opening import is_folder, real_path
from briefgen.documents.finding.own_editions import is_edition

_PROJECT = "briefgen.toml"
_PROJECT_FILES = frozenset({_PROJECT, "stakeholders.toml", "corrections.toml"})
_PROJECT_FOLDERS = frozenset({"templates", "output"})
_MADE_BY_SYSTEMS = frozenset({"__MACOSX", "__pycache__"})
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_PAGE_PARTS = re.compile(r"(?P<page>.+)[_-][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Something in a folder that is no folder: where it is, its path below the folder walked, whether it is a link."""

    file: Path
    path: str
    is_link: bool


@dataclass(slots=True)
class Passed:
    """What a walk passed over: editions, hidden files, folders of saved web pages, folders that cannot be opened.

    All are paths below the folder walked; "." is that folder itself.
    """

    editions: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    page_parts: list[str] = field(default_factory=list)
    closed: list[tuple[str, Unreadable]] = field(default_factory=list)


def walk(folder: Path, closed: Collection[Path], passed: Passed) -> Iterator[Place]:
    """All that is no folder below a folder, files before links. Links to folders are not entered.

    Args:
        folder: its real path.
        closed: real paths of files and folders that are passed over.
        passed: told what is not entered or given.
    """
    links: list[Place] = []
    waiting = [(folder, "")]
    while waiting:  # no recursion: folders may be as deep as the system allows
        here, prefix = waiting.pop()
        try:
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            passed.closed.append((prefix.rstrip("/") or ".", _closed(error)))
            continue
        names = {entry.name for entry in entries}
        if "manifest.json" in names and is_edition(here):
            passed.editions.append(prefix.rstrip("/") or ".")
            continue
        for entry in entries:
            path, file = prefix + entry.name, here / entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if file in closed or is_passed_over(entry.name, is_folder, names):
                if not is_folder and entry.name.startswith("."):
                    passed.hidden.append(path)
            elif is_folder and is_part_of_page(entry.name, names):
                passed.page_parts.append(path)
            elif is_folder:
                waiting.append((file, f"{path}/"))
            elif not entry.is_symlink():
                yield Place(file, path, is_link=False)
            elif _is_linked_edition(file, folder):
                passed.editions.append(path)
            else:
                links.append(Place(file, path, is_link=True))
    yield from links


def is_passed_over(name: str, is_folder: bool, beside: Collection[str]) -> bool:
    """Whether a name is hidden, the project's own, or made by a system; `beside` are all names of its folder."""
    if is_folder:
        is_project = _PROJECT in beside and name in _PROJECT_FOLDERS
        return name.startswith(".") or name in _MADE_BY_SYSTEMS or is_project
    return name.startswith(".") or name in _PROJECT_FILES


def is_part_of_page(folder: str, beside: Iterable[str]) -> bool:
    """Whether a folder holds the pictures and styles of a web page saved beside it: `Rooms_files` of `Rooms.html`."""
    match = _PAGE_PARTS.fullmatch(folder)
    return match is not None and any(match["page"] + ending in beside for ending in _PAGE_ENDINGS)


def paths_passed_over(paths: Iterable[str]) -> tuple[dict[str, bool], set[str]]:
    """The same rules for paths that are only listed, as in an archive.

    Returns:
        For each path passed over whether it is a hidden file; and the folders of saved web pages among the paths.
    """
    beside: dict[str, set[str]] = {}
    listed = sorted(set(paths))
    for path in listed:
        parts = path.split("/")
        for depth, name in enumerate(parts):
            beside.setdefault("/".join(parts[:depth]), set()).add(name)
    over: dict[str, bool] = {}
    pages: set[str] = set()
    for path in listed:
        parts = path.split("/")
        for depth, name in enumerate(parts):
            is_folder = depth < len(parts) - 1
            names = beside["/".join(parts[:depth])]
            if is_passed_over(name, is_folder, names):
                over[path] = not is_folder and name.startswith(".")
                break
            if is_folder and is_part_of_page(name, names):
                over[path] = False
                pages.add("/".join(parts[: depth + 1]))
                break
    return over, pages


def _is_linked_edition(link: Path, top: Path) -> bool:
    """Whether a link leads to an edition below the folder walked; elsewhere nothing is even looked at."""
    target = real_path(link)
    return target.is_relative_to(top) and is_folder(target) and is_edition(target)


def name_of(path: str) -> str:
    """The last name of a path."""
    return PurePosixPath(path).name


def _closed(error: OSError) -> Unreadable:
    return Unreadable(
        slug="unreadable",
        detail=f"the folder cannot be looked into: {(error.strerror or 'unknown reason').lower()}",
        remedy="Check the folder's permissions.",
    )
