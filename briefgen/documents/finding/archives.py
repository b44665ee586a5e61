"""Archives (.zip) of documents: their directory, and the bytes of one entry. Nothing is unpacked to disk.

The format is that of PKWARE's APPNOTE 6.3.10, without what no archive of documents needs: several disks, ZIP64, and
methods other than "stored" and "deflated". Sizes that an archive states about itself are checked against each other
before anything is unpacked, and against what is unpacked afterwards; `zipfile` would read a directory of any size.
"""

from __future__ import annotations

import os
import struct
import zlib
from dataclasses import dataclass
from io import FileIO
from itertools import pairwise
from pathlib import Path

from briefgen.documents.faults import Unreadable
from briefgen.documents.finding.opening import changed, opened, read_up_to, too_large
from briefgen.documents.package import damaged, encrypted
from briefgen.documents.package import too_large as too_much
from briefgen.settings import ReadingSettings

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LARGEST_END = 65_535 + _END.size
_BYTES_AN_ENTRY = 1_024
"""The most that the directory may hold for each entry allowed: names and comments are rarely longer than a hundred."""
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x2041  # bits 0, 6 and 13: encrypted, strongly, with its directory
_PIECE = 65_536
_RATIO = 100
_RATIO_FROM = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of an archive, as the directory tells.

    `name` is as packed, `mode` the file's type and rights where the program that packed it knew them, else 0. `packed`
    and `size` are bytes, `at` is where its own header begins. `archive` is the archive's size and time of change.
    """

    name: bytes
    mode: int
    is_encrypted: bool
    method: int
    checksum: int
    packed: int
    size: int
    at: int
    archive: tuple[int, int]

    @property
    def is_folder(self) -> bool:
        return self.name.endswith((b"/", b"\\"))


def list_entries(file: Path, settings: ReadingSettings) -> tuple[Entry, ...]:
    """The entries of an archive, in the order of its directory.

    Raises:
        Unreadable: it cannot be opened, is damaged, or holds more than the settings allow.
    """
    with opened(file) as stream:
        found = os.fstat(stream.fileno())
        if found.st_size > settings.max_archive_bytes:
            raise too_much(f"{found.st_size:,} bytes are more than reading.max_archive_bytes")
        directory, shift = _directory(stream, found.st_size, settings.max_archive_entries)
    entries = _entries(directory, shift, (found.st_size, found.st_mtime_ns))
    if len(entries) > settings.max_archive_entries:
        raise too_much(f"{len(entries):,} entries are more than reading.max_archive_entries")
    total = sum(entry.size for entry in entries)
    if total > settings.max_archive_unpacked_bytes:
        raise too_much("it unpacks to more than reading.max_archive_unpacked_bytes")
    if total > max(_RATIO_FROM, _RATIO * found.st_size):
        raise too_much(f"it unpacks to more than {_RATIO} times its size")
    ordered = sorted(entries, key=lambda entry: entry.at)
    if any(one.at + _LOCAL.size + len(one.name) + one.packed > two.at for one, two in pairwise(ordered)):
        raise damaged()  # entries that share bytes: how a small archive unpacks to a great one
    return entries


def read_entry(file: Path, entry: Entry, most: int, *, beginning: bool = False) -> bytes:
    """The bytes of an entry, never more than `most`; with `beginning`, of a longer one as many.

    Raises:
        Unreadable: as `list_entries`; or the entry is larger, encrypted, or packed in a way that is not read.
    """
    if entry.is_encrypted:
        raise encrypted()
    if entry.method not in (_STORED, _DEFLATED):
        raise Unreadable(
            slug="unsafe-entry",
            detail=f"it is packed by method {entry.method}, which is not read",
            remedy="Pack the archive again as an ordinary .zip.",
        )
    if entry.size > most and not beginning:
        raise too_large(entry.size)
    with opened(file) as stream:
        found = os.fstat(stream.fileno())
        if (found.st_size, found.st_mtime_ns) != entry.archive:
            raise changed("the archive is not the same as when it was looked through")
        stream.seek(entry.at)
        header = read_up_to(stream, _LOCAL.size)
        if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
            raise damaged()
        *_, name, extra = _LOCAL.unpack(header)
        if read_up_to(stream, name) != entry.name:
            raise damaged()
        stream.seek(extra, os.SEEK_CUR)
        content = _unpacked(stream, entry, min(most, entry.size))
    if len(content) == entry.size and zlib.crc32(content) != entry.checksum:
        raise damaged()
    return content


def _directory(stream: FileIO, size: int, most_entries: int) -> tuple[bytes, int]:
    """The archive's directory, and how far its places are shifted by what stands before the archive."""
    start = max(0, size - _LARGEST_END)
    stream.seek(start)
    tail = read_up_to(stream, size - start)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise damaged()
    _, disk, first_disk, _, _, length, place, comment = _END.unpack_from(tail, at)
    shift = start + at - length - place
    if disk or first_disk or at + _END.size + comment > len(tail) or shift < 0:
        raise damaged()
    if length > most_entries * _BYTES_AN_ENTRY:
        raise too_much("its directory holds more than reading.max_archive_entries")
    stream.seek(place + shift)
    return read_up_to(stream, length), shift


def _entries(directory: bytes, shift: int, archive: tuple[int, int]) -> tuple[Entry, ...]:
    entries, at = [], 0
    while at < len(directory):
        if len(directory) - at < _ENTRY.size or directory[at : at + 4] != b"PK\x01\x02":
            raise damaged()
        _, made_by, _, flags, method, _, _, *fields = _ENTRY.unpack_from(directory, at)
        checksum, packed, size, name, extra, comment, _, _, attributes, place = fields
        at += _ENTRY.size
        entries.append(
            Entry(
                name=directory[at : at + name],
                mode=attributes >> 16 if made_by >> 8 == 3 else 0,  # 3: Unix
                is_encrypted=bool(flags & _ENCRYPTED),
                method=method,
                checksum=checksum,
                packed=packed,
                size=size,
                at=place + shift,
                archive=archive,
            )
        )
        at += name + extra + comment
    if at > len(directory):
        raise damaged()
    return tuple(entries)


def _unpacked(stream: FileIO, entry: Entry, most: int) -> bytes:
    """Up to `most` bytes, counted while they are unpacked."""
    if entry.method == _STORED:
        if entry.packed != entry.size:
            raise damaged()
        content = read_up_to(stream, most)
    else:
        content = _inflated(stream, entry.packed, most)
    if len(content) < most:
        raise damaged()
    return content


def _inflated(stream: FileIO, packed: int, most: int) -> bytes:
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces, total = [], 0
    try:
        while total < most and not engine.eof:
            waiting = engine.unconsumed_tail
            if not waiting:
                waiting = read_up_to(stream, min(_PIECE, packed))
                packed -= len(waiting)
                if not waiting:
                    break
            piece = engine.decompress(waiting, min(_PIECE, most - total))
            pieces.append(piece)
            total += len(piece)
    except zlib.error as fault:
        raise damaged() from fault
    return b"".join(pieces)
