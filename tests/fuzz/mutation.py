"""Changes samples at random: bits, cuts, copies, words of the format, and the parts of packages. Same seed, same change."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random

_NUMBER = re.compile(rb"-?\d+")
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"4294967296",
    b"99999999999999999999",
    b"1e308",
    b"nan",
)
_TAG = re.compile(rb"<[^<>]{1,200}>")
_MOST = 400_000

WORDS: dict[str, tuple[bytes, ...]] = {
    "text": (b"\xe2\x80\xae", b"\x00", b"\x1b[31m", b"\r", b"\x0c", b"\xe2\x80\xa8", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf0\x9f\x91\xa9\xe2\x80\x8d", b"[^1]", b"(1)", b"1.", b"\xe2\x80\xa2", b"et al.", b"U.S.", b"References\n", b"\n\n", b" " * 50, b"- ", b"# ", b"> ", b"***", b"`", b"[", b"](", b"---\n", b"|", b"\xc2\xad\n", b"\xe2\x80\x9c"),
    "xml": (b"<", b">", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&#0;", b"&#xD800;", b"&lt;", b"&x;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<?xml version='1.0' encoding='utf-16'?>", b"xmlns=''", b"<p>", b"</p>", b"<table>", b"<td colspan=99999>", b"<ul><li>", b"</body>", b"<base href='file:///'>", b"<template>", b"<svg>", b"<math>"),
    "rtf": (b"{", b"}", b"\\", b"\\par ", b"\\bin99999 ", b"\\u-1?", b"\\u55357?", b"\\uc9 ", b"\\'ff", b"\\'", b"{\\*\\", b"\\footnote ", b"\\cell ", b"\\row ", b"\\trowd ", b"\\ansicpg99999 ", b"\\fonttbl", b"\\s999999999 ", b"\\plain ", b"{\\field{\\*\\fldinst "),
    "pdf": (b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"[", b"]", b"R", b"null", b"/Kids", b"/Count", b"/Parent", b"/Contents", b"Tj", b"Td", b"Tm", b"BT", b"ET", b"Do", b"/Length", b"/Filter/FlateDecode", b"(", b")", b"<FEFF", b"xref", b"trailer"),
    "toml": (b"[", b"]", b"=", b"'''", b'"""', b'"', b"{", b"}", b".", b"\n", b"nan", b"inf", b"1979-05-27", b"\\u0000", b"#", b"\xff", b"0x", b"true"),
}  # fmt: skip
"""What means something in a kind of format."""


def changed(sample: bytes, others: Sequence[bytes], kind: str, random: Random) -> bytes:
    """The sample after one to eight changes; a package keeps its frame, mostly, and has its parts changed."""
    if sample.startswith(b"PK") and random.random() < 0.85:
        return _repacked(sample, others, random)
    out = sample
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        out = random.choice(_CHANGES)(out, others, WORDS[kind], random)[:_MOST]
    return out


def _flipped(content: bytes, others: Sequence[bytes], words: Sequence[bytes], random: Random) -> bytes:
    out = bytearray(content)
    for _ in range(random.choice((1, 4, 30)) if out else 0):
        out[random.randrange(len(out))] ^= 1 << random.randrange(8)
    return bytes(out)


def _cut(content: bytes, others: Sequence[bytes], words: Sequence[bytes], random: Random) -> bytes:
    return content[: _place(content, random)]


def _left_out(content: bytes, others: Sequence[bytes], words: Sequence[bytes], random: Random) -> bytes:
    start = _place(content, random)
    return content[:start] + content[start + random.choice((1, 10, 300)) :]


def _repeated(content: bytes, others: Sequence[bytes], words: Sequence[bytes], random: Random) -> bytes:
    start = _place(content, random)
    piece = content[start : start + random.choice((1, 20, 400))]
    return content[:start] + piece * random.choice((2, 3, 50)) + content[start:]


def _moved(content: bytes, others: Sequence[bytes], words: Sequence[bytes], random: Random) -> bytes:
    start = _place(content, random)
    piece = content[start : start + random.choice((5, 100, 2_000))]
    rest = content[:start] + content[start + len(piece) :]
    at = _place(rest, random)
    return rest[:at] + piece + rest[at:]


def _spliced(content: bytes, others: Sequence[bytes], words: Sequence[bytes], random: Random) -> bytes:
    other = random.choice(others)
    start, at = _place(other, random), _place(content, random)
    return content[:at] + other[start : start + random.choice((50, 1_000, len(other)))] + content[at:]


def _worded(content: bytes, others: Sequence[bytes], words: Sequence[bytes], random: Random) -> bytes:
    at = _place(content, random)
    word = random.choice(words) * random.choice((1, 1, 1, 3, 200))
    return content[:at] + word + content[at + random.choice((0, 0, len(word))) :]


def _numbered(content: bytes, others: Sequence[bytes], words: Sequence[bytes], random: Random) -> bytes:
    found = list(_NUMBER.finditer(content))
    if not found:
        return content
    number = random.choice(found)
    return content[: number.start()] + random.choice(_NUMBERS) + content[number.end() :]


def _tagged(content: bytes, others: Sequence[bytes], words: Sequence[bytes], random: Random) -> bytes:
    """A tag taken out, doubled, or put in the place of another."""
    found = list(_TAG.finditer(content))
    if not found:
        return content
    one, other = random.choice(found), random.choice(found)
    return content[: one.start()] + random.choice((b"", one[0] * 2, other[0], one[0] * 100)) + content[one.end() :]


_CHANGES: tuple[Callable[[bytes, Sequence[bytes], Sequence[bytes], Random], bytes], ...] = (
    _flipped, _cut, _left_out, _repeated, _moved, _spliced, _worded, _worded, _worded, _numbered, _tagged,
)  # fmt: skip


def _place(content: bytes, random: Random) -> int:
    return random.randrange(len(content) + 1)


def _repacked(sample: bytes, others: Sequence[bytes], random: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sample)) as package:
        parts = {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    texts = [
        name for name in parts if name.lower().endswith((".xml", ".rels", ".xhtml", ".html", ".opf", ".ncx", ".txt"))
    ]
    for _ in range(random.choice((1, 1, 2)) if texts else 0):
        name = random.choice(texts)
        parts[name] = changed(parts[name], [parts[name]], "xml", random)
    if random.random() < 0.1:
        parts.pop(random.choice(sorted(parts)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()
