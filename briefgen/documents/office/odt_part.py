"""The parts of an OpenDocument file at their tags, by the prefixes that all programs use: `text:p`, `style:name`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import Any

from briefgen.documents.composing import UNSEEN
from briefgen.documents.package import parse_part
from briefgen.documents.tags import LONGEST, IrregularError, Tag, Tagged, start_tag, take_apart

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    f"{_OASIS}svg-compatible:1.0": "svg",
}
_PLACES = {prefix: place for place, prefix in PREFIXES.items()}
_PROLOG = re.compile(
    r"(?:\ufeff)?(?:<\?xml\s+version=[\"']1\.0[\"'](?:\s+encoding=[\"']utf-8[\"'])?[^<>]*\?>)?\s*", re.I
)
_ROOT = re.compile(r"<([^\s<>/]+)((?:\s+[^\s=<>]+=\"[^\"<>]*\")*)\s*>")
_DECLARED = re.compile(r"\sxmlns:([^\s=]+)=\"([^\"]*)\"")
_NAMED = re.compile(r"(?:([A-Za-z_][\w.-]*):)?[A-Za-z_][\w.-]*")
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(\d{2,5})|#[xX]([0-9A-Fa-f]{2,4}));|&")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_USUAL = bytes([9, 10, 13, *range(0x20, 0x100)])
_LONGEST_KEPT = 200
"""Characters of the longest tags that are kept for the next file."""


@dataclass(slots=True)
class OdtTag(Tag):
    """A tag; `prefixes` are those of its name and its attributes, `declares`: it says what prefixes stand for."""

    style: str | None = None
    prefixes: frozenset[str] = frozenset()
    declares: bool = False


def part_at_tags(part: bytes) -> tuple[str, Tagged[OdtTag]]:
    """A part as text, and at its tags.

    Raises:
        Unreadable: it is no XML, or declares a document type.
    """
    try:
        text = _as_written(part)
        found = take_apart(text, _tag, plain)
        _check_prefixes(found)
    except IrregularError:
        text = _rewritten(parse_part(part))
        found = take_apart(text, _tag, unescape)
    found.is_plain = not any(char in text for char in UNSEEN)
    return text, found


def part_text(part: bytes) -> str:
    """A part as text, from its root's tag on.

    Raises:
        Unreadable: it is no XML, or declares a document type.
    """
    try:
        return _as_written(part)
    except IrregularError:
        return _rewritten(parse_part(part))


def plain(text: str) -> str:
    """A text with its character references undone.

    Raises:
        IrregularError: one of them stands for a character of a kind of its own, or for none.
    """
    return _REFERENCE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    name, number, hexadecimal = match.groups()
    if name:
        return _CHARACTERS[name]
    code = int(number or hexadecimal or "0", 10 if number else 16)
    found = chr(code) if 0x20 < code < 0xD800 else ""
    if not found or not (found.isprintable() or found == "\xa0"):
        raise IrregularError
    return found


def _as_written(part: bytes) -> str:
    """A part that is written as usual, from its root's tag on, all white space as spaces.

    Raises:
        IrregularError: a parser has to be asked.
    """
    if len(part) > LONGEST or part.translate(None, _USUAL):
        raise IrregularError
    try:
        text = part.decode()
    except UnicodeDecodeError as fault:
        raise IrregularError from fault
    prolog = _PROLOG.match(text)
    text = text[prolog.end() :] if prolog else text
    if not _is_usual(text[: text.find(">") + 1]):
        raise IrregularError
    return text.replace("\n", " ").replace("\t", " ").replace("\r", " ")


@lru_cache(maxsize=20)
def _is_usual(tag: str) -> bool:
    """Whether a root's tag gives the prefixes their usual meaning: there are as many as programs."""
    root = _ROOT.fullmatch(tag)
    return root is not None and all(
        PREFIXES.get(place, prefix) == prefix and _PLACES.get(prefix, place) == place
        for prefix, place in _DECLARED.findall(root[2])
    )


def _check_prefixes(found: Tagged[OdtTag]) -> None:
    """Makes sure that the root declares all prefixes, and nothing else any.

    Raises:
        IrregularError: it is not so, or text stands around the root.
    """
    root = found.tags[0]
    declared = {name[6:] for name in root.attributes if name.startswith("xmlns:")} | {"", "xml", "xmlns"}
    if any((kind.declares and kind is not root) or not kind.prefixes <= declared for kind in found.kinds):
        raise IrregularError
    if found.partners[0] != len(found.tags) - 1 or found.texts[0].strip() or found.texts[-1].strip():
        raise IrregularError


def _tag(written: str) -> OdtTag:
    return _kept(written) if len(written) <= _LONGEST_KEPT else _learned(written)


@lru_cache(maxsize=2_000)
def _kept(written: str) -> OdtTag:
    """A tag, kept for the next file: files of one program are written alike."""
    return _learned(written)


def _learned(written: str) -> OdtTag:
    if written.startswith("/"):
        return OdtTag(written[1:].rstrip(), {}, closes=True)
    name, attributes, is_empty = start_tag(written, plain, is_free=False)
    prefixes = set()
    for one in (name, *attributes):
        match = _NAMED.fullmatch(one)
        if match is None:
            raise IrregularError
        prefixes.add(match[1] or "")
    return OdtTag(
        name,
        attributes,
        is_empty=is_empty,
        style=attributes.get("text:style-name"),
        prefixes=frozenset(prefixes),
        declares=any(one.startswith("xmlns") for one in attributes),
    )


def _rewritten(root: Any) -> str:
    """The tree as text with the usual prefixes; what has another is named without it."""
    from lxml import etree

    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            attributes = (f' {_name(key)}="{escape(value)}"' for key, value in element.items())
            pieces += [f"<{_name(element.tag)}", *attributes, ">", escape(element.text or "")]
            continue
        if event == "end":
            pieces.append(f"</{_name(element.tag)}>")
        if element is not root and element.getparent() is not None:
            pieces.append(escape(element.tail or ""))
    return "".join(pieces).replace("\n", " ").replace("\t", " ").replace("\r", " ")


def _name(name: str) -> str:
    place, _, local = name.rpartition("}")
    prefix = PREFIXES.get(place[1:])
    return f"{prefix}:{local}" if prefix else f"other.{local}"
