"""What a text declares about itself at its top: YAML between rules, or header lines such as `Title: ...`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

_YAML = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_TOML = re.compile(r"\A\ufeff?\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.S)
_HEADER = re.compile(r":?([A-Za-z][A-Za-z_ -]{0,30}):[ \t]+(\S.*)$|:([A-Za-z][A-Za-z_ -]{0,30}):[ \t]*(.*)$")
_KNOWN = frozenset(
    [
        "title",
        "subtitle",
        "author",
        "authors",
        "by",
        "byline",
        "writer",
        "date",
        "created",
        "published",
        "issued",
        "updated",
        "modified",
        "organization",
        "organisation",
        "affiliation",
        "institution",
        "institute",
        "status",
        "type",
        "topic",
        "language",
        "lang",
        "version",
        "tags",
        "keywords",
        "summary",
        "abstract",
        "source",
        "url",
        "license",
        "from",
        "to",
        "subject",
        "submission",
        "titulo",
        "título",
        "autor",
        "autora",
        "autores",
        "fecha",
        "titre",
        "auteur",
        "auteurs",
    ]
)
_ASCIIDOC = re.compile(r"\A\s*= (\S[^\n]*)\n((?:[^\n]*\S[^\n]*\n){1,30})")
_MOST = 20_000
_LARGEST = 10**18
"""Larger numbers declare nothing, and Python refuses to write very large ones out."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was declared, by lower-case key in the order found, and the offset at which the text proper begins."""

    declared: tuple[tuple[str, str], ...] = ()
    end: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a text; an empty one if there is none, or if it cannot be understood."""
    head = text[:_MOST]
    if match := _YAML.match(head):
        fields = _yaml(match[1])
        if fields is None:
            fields = _lines(match[1])
        if fields:
            return FrontMatter(_flat(fields), match.end())
    if match := _TOML.match(head):
        fields = _toml(match[1])
        if fields:
            return FrontMatter(_flat(fields), match.end())
    return _asciidoc(head) or _headers(head)


def _yaml(content: str) -> dict[Any, Any] | None:
    """The fields; none where they are refused, None where the content is no YAML."""
    if re.search(
        r"(?m)^\s*[&*]|[&*]\w+\s*$|!!|!<", content
    ):  # anchors and tags: not what front matter needs, and a way to bombs
        return {}
    import yaml

    try:
        fields = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError, RecursionError):  # as tagged values may
        return None
    return fields if isinstance(fields, dict) else None


def _lines(content: str) -> dict[str, Any] | None:
    """Key and value line by line, for what people write and YAML refuses: `title: Less traffic: what is known`."""
    fields = [re.match(r"([A-Za-z][\w -]{0,30}):[ \t]+(\S.*)$", line) for line in content.split("\n") if line.strip()]
    return {field[1]: field[2].strip(" \t\"'") for field in fields if field} if all(fields) else None


def _toml(content: str) -> dict[str, Any] | None:
    import tomllib

    if re.search(r"""(?<!["'\w-])(?:["'\w-]{1,99}[ \t]*\.[ \t]*){40}""", content):  # time grows with their square
        return None
    try:
        return tomllib.loads(content)
    except (ValueError, RecursionError):
        return None


def _flat(fields: dict[Any, Any]) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for key, value in fields.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                one = one.get("name") or one.get("literal") or one.get("text")
            if isinstance(one, int) and abs(one) >= _LARGEST:
                continue
            if isinstance(one, (str, int, float, date)) and not isinstance(one, bool) and str(one).strip():
                pairs.append((str(key).strip().lower(), " ".join(str(one).split())))
    return tuple(pairs)


def _asciidoc(head: str) -> FrontMatter | None:
    """AsciiDoc's header: "= Title", then lines for authors and revision, and attributes, up to a blank line."""
    match = _ASCIIDOC.match(head)
    if not match:
        return None
    pairs = [("title", match[1].strip())]
    for line in match[2].splitlines():
        attribute = _HEADER.match(line)
        if attribute and line.startswith(":"):
            pairs.append(((attribute[1] or attribute[3]).lower(), (attribute[2] or attribute[4] or "").strip()))
        elif re.match(r"v?\d[\w.]*(?:,|$)", line):
            pairs.append(("date", line.partition(",")[2].strip() or line))
        elif not line.startswith("//"):
            pairs += (("author", author.strip()) for author in line.split(";"))
    return FrontMatter(tuple(pair for pair in pairs if pair[1]), match.end())


def _headers(head: str) -> FrontMatter:
    """Lines `Name: value` from the first line on, at least two of known names, up to a blank line."""
    at = len(head) - len(head.lstrip("\ufeff\n "))
    pairs: list[tuple[str, str]] = []
    end = at
    for line in head[at:].splitlines(keepends=True):
        stripped = line.rstrip()
        match = _HEADER.match(stripped)
        if match:
            key, value = (match[1] or match[3]).strip().lower(), (match[2] or match[4] or "").strip()
            pairs.append((key, value))
        elif stripped and line[0] in " \t" and pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {stripped.strip()}")
        else:
            break
        end += len(line)
    known = sum(1 for key, _ in pairs if key in _KNOWN or key.split()[-1] in {"author", "authors", "date", "title"})
    if known < 2 or any(len(value) > 300 for _, value in pairs):
        return FrontMatter()
    return FrontMatter(tuple(pairs), end)
