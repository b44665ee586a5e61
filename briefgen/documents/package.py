"""The XML parts of an office file (a zip package), unpacked within limits and checked before others see them."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from functools import cache
from typing import Any

from briefgen.documents.faults import Unreadable
from briefgen.documents.limits import Limits

_PIECE = 65_536
_RATIO = 100
_RATIO_FROM = 1_000_000
"""Past a megabyte, a package may not unpack to more than a hundred times its size."""
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    LookupError,
    ValueError,
)
"""What the standard library raises on packages that are damaged, cut off, or packed in a way that it does not know."""


class Package:
    """An open package. Bytes are counted while parts are unpacked: what a package says about sizes proves nothing.

    Raises:
        Unreadable: it is no package, or has too many entries.
    """

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._most = limits.unpacked
        self._ratio = max(_RATIO_FROM, _RATIO * len(content))
        self._total = 0
        try:
            self._package = zipfile.ZipFile(io.BytesIO(content))
        except _FAULTS as fault:
            raise damaged() from fault
        entries = self._package.infolist()
        if len(entries) > limits.entries:
            raise too_large(f"{len(entries):,} entries are more than reading.max_entries")
        self.names = frozenset(entry.filename for entry in entries)
        """The names of all parts."""

    def part(self, name: str) -> bytes:
        """One part, unpacked.

        Raises:
            Unreadable: there is none of that name, it is damaged or encrypted, or a limit is passed.
        """
        pieces = []
        try:
            entry = self._package.getinfo(name)
            if entry.flag_bits & 1:
                raise encrypted()
            with self._package.open(entry) as opened:
                while piece := opened.read(_PIECE):
                    pieces.append(piece)
                    self._total += len(piece)
                    if self._total > self._most:
                        raise too_large("it unpacks to more than reading.max_unpacked_bytes")
                    if self._total > self._ratio:
                        raise too_large(f"it unpacks to more than {_RATIO} times its size")
        except Unreadable:
            raise
        except _FAULTS as fault:
            raise damaged() from fault
        return b"".join(pieces)


def unpack(content: bytes, limits: Limits) -> dict[str, bytes]:
    """The XML parts by name; pictures, macros and other parts are not even unpacked.

    Raises:
        Unreadable: it is damaged or encrypted, or goes past a limit.
    """
    package = Package(content, limits)
    return {name: package.part(name) for name in sorted(package.names) if name.lower().endswith((".xml", ".rels"))}


def parse_part(part: bytes) -> Any:
    """The tree of one part: no network, no entities, no document type, nothing past libxml2's own limits.

    Raises:
        Unreadable: it is no XML of that kind.
    """
    from lxml import etree

    try:
        root = etree.fromstring(part, _parser())
    except etree.XMLSyntaxError as fault:
        raise damaged() from fault
    if root.getroottree().docinfo.doctype:
        raise Unreadable(
            slug="damaged-file",
            detail="its XML declares a document type, which no office program writes",
            remedy="Do not trust the file; if you know where it comes from, save it anew from an office program.",
        )
    return root


@cache
def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)


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
