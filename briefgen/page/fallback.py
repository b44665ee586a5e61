"""Fonts that the settings declare for what the page's own fonts cannot print: names and quotations outside Latin.

A declared font is a file in the project's folder. It is embedded under a private family name behind the page's own
fonts, so that it prints only what they lack; nothing is fetched, and no font of the machine is asked.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from briefgen.errors import ConfigurationError
from briefgen.page.fonts import Face

LARGEST = 40_000_000
"""Bytes of a font; those of Chinese, Japanese and Korean have about 20 million."""
_RESTRICTED, _NO_SUBSETS, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_BLANK = 0x20
_KINDS = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})


def fallback_faces(names: Sequence[str], project: Path) -> tuple[Face, ...]:
    """The declared fonts, in the order in which they are asked for a character.

    Args:
        names: files in the project's folder, relative to it.
        project: that folder.

    Raises:
        ConfigurationError: a file is not there, lies elsewhere, is no font with outlines, or may not be embedded.
    """
    return tuple(
        Face(family=f"Brief Fallback {place}", weight=400, path=_checked(name, project.resolve()))
        for place, name in enumerate(dict.fromkeys(names), 1)
    )


@cache
def characters_of(path: Path) -> frozenset[int]:
    """The code points that a font file has a glyph for."""
    with _opened(path) as font:
        return frozenset(font.getBestCmap() or ())


def _checked(name: str, project: Path) -> Path:
    path = (project / name).resolve()
    if not path.is_relative_to(project) or not path.is_file():
        raise _fault(f"there is no file {name} in the project's folder", str(project), "put the font there")
    size = path.stat().st_size
    if size > LARGEST:
        raise _fault(f"it has {size:,} bytes; at most {LARGEST:,} are taken", str(path), "take a font for one script")
    with path.open("rb") as file:
        kind = file.read(4)
    if kind not in _KINDS:
        hint = "a collection (.ttc) or web font (.woff) must be saved as TTF or OTF first"
        raise _fault("it is no TTF or OTF font", str(path), hint)
    from fontTools.ttLib import TTLibError

    try:
        fault = _unfit(path)
    # What fontTools raises for tables that say what is not so.
    except (TTLibError, struct.error, LookupError, ValueError, AssertionError, EOFError, AttributeError) as broken:
        raise _fault("the font cannot be read", str(path), "take another copy of it") from broken
    if fault:
        raise _fault(fault, str(path), "take a font with an open licence, such as one of the Noto fonts")
    return path


def _unfit(path: Path) -> str:
    """Why a font that can be read may not be put into a PDF; "" when it may (OpenType, table OS/2, fsType)."""
    with _opened(path) as font:
        if not _OUTLINES & set(font.keys()):
            return "it has pictures of characters, no outlines"
        # The layout engine takes a blank between two words from the font of the words.
        if _BLANK not in (font.getBestCmap() or ()):
            return "it has no glyph for the blank"
        rights = int(font["OS/2"].fsType) if "OS/2" in font else 0
    if rights & 0x000F == _RESTRICTED:
        return "its maker does not allow to embed it"
    if rights & _NO_SUBSETS:
        return "its maker does not allow to embed a part of it"
    return "its maker allows to embed pictures of it only" if rights & _BITMAPS_ONLY else ""


def _opened(path: Path) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(path, lazy=True)


def _fault(what: str, where: str, hint: str) -> ConfigurationError:
    return ConfigurationError(f"a fallback font cannot be used: {what}", where=where, hint=hint, slug="fallback-font")
