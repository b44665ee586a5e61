"""The XML parts of an office file (a zip package), unpacked within limits and checked before others see them."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from briefgen.documents.faults import Unreadable
from briefgen.documents.limits import Limits

_PIECE = 65_536
_RATIO = 100
_RATIO_FROM = 1_000_000
"""Past a megabyte, a package may not unpack to more than a hundred times its size."""


def unpack(content: bytes, limits: Limits) -> dict[str, bytes]:
    """The XML parts by name; pictures, macros and other parts are not even unpacked.

    Bytes are counted while they are unpacked: what the package says about sizes proves nothing.

    Raises:
        Unreadable: it is damaged or encrypted, or goes past a limit.
    """
    parts: dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            if len(entries) > limits.entries:
                raise too_large(f"{len(entries):,} entries are more than reading.max_entries")
            for entry in entries:
                if not entry.filename.lower().endswith((".xml", ".rels")):
                    continue
                if entry.flag_bits & 1:
                    raise encrypted()
                pieces = []
                with package.open(entry) as opened:
                    while piece := opened.read(_PIECE):
                        pieces.append(piece)
                        total += len(piece)
                        if total > limits.unpacked:
                            raise too_large("it unpacks to more than reading.max_unpacked_bytes")
                        if total > max(_RATIO_FROM, _RATIO * len(content)):
                            raise too_large(f"it unpacks to more than {_RATIO} times its size")
                parts[entry.filename] = b"".join(pieces)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as fault:
        if isinstance(fault, Unreadable):
            raise
        raise damaged() from fault
    return parts


def parse_part(part: bytes) -> Any:
    """The tree of one part: no network, no entities, no document type, nothing past libxml2's own limits.

    Raises:
        Unreadable: it is no XML of that kind.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as fault:
        raise damaged() from fault
    if root.getroottree().docinfo.doctype:
        raise Unreadable(
            slug="damaged-file",
            detail="its XML declares a document type, which no office program writes",
            remedy="Do not trust the file; if you know where it comes from, save it anew from an office program.",
        )
    return root


def pack(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as a package again, unpacked."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(parts):
            package.writestr(zipfile.ZipInfo(name), parts[name])
    packed.seek(0)
    return packed


def damaged() -> Unreadable:
    """The fault of a package that cannot be opened."""
    return Unreadable(
        slug="damaged-file",
        detail="the file is damaged, cut off, or not of the kind that its name says",
        remedy="Open it in the program it was made with and save it again, or save it as plain text.",
    )


def encrypted() -> Unreadable:
    """The fault of a package that needs a password."""
    return Unreadable(
        slug="encrypted-file",
        detail="the file is encrypted and cannot be opened without its password",
        remedy="Save a copy without a password.",
    )


def too_large(detail: str) -> Unreadable:
    """The fault of a package that holds too much."""
    return Unreadable(
        slug="package-too-large",
        detail=detail,
        remedy="Save it as plain text, or raise the limit under [reading] in briefgen.toml if you trust it.",
    )
