"""RTF's head: fonts with their code pages, and the names of the styles."""

from __future__ import annotations

import codecs
from functools import cache

from briefgen.documents.office.rtf_state import Place

SYMBOLS = "symbol"
"""Instead of a code page: the font has pictures, not letters."""

CHARSETS = {
    2: SYMBOLS,
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp437",
}
"""Code pages by a font's `\\fcharset`; others have the document's own."""

CHARACTERS = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "~": "\u00a0",
    "_": "\u2011",
    "{": "{",
    "}": "}",
    "\\": "\\",
}
"""Control words and signs that stand for a character."""

UNREAD = frozenset(
    [
        "colortbl", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "pict",
        "comment", "filetbl", "revtbl", "listtable", "listoverridetable", "rsidtbl", "themedata",
        "colorschememapping", "datastore", "latentstyles", "generator", "fldinst", "bkmkstart", "bkmkend", "atnid",
        "atnauthor", "atntime", "atndate", "atnicn", "atnref", "atnparent", "annotation", "xe", "tc", "tcn", "rxe",
        "txe", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "nonshppict", "objdata", "objclass",
        "objname", "objalias", "objsect", "sp", "template", "operator", "buptim", "printim", "revtim", "creatim",
        "keywords", "subject", "doccomm", "hlinkbase", "manager", "company", "category", "upr", "pgdsctbl",
        "userprops", "listpicture", "xmlnstbl", "mmathPr", "wgrffmtfilter", "private1", "do", "shprslt", "shppict",
        "falt", "panose", "fontemb", "fontfile",
    ]
)  # fmt: skip
"""Destinations whose text is not the document's."""

DESTINATIONS = {
    "fonttbl": Place.FONTS,
    "stylesheet": Place.STYLES,
    "info": Place.INFO,
    "footnote": Place.NOTE,
    "listtext": Place.LABEL,
    "pntext": Place.LABEL,
    "shp": Place.SHAPE,
    "shpinst": Place.SHAPE,
    "shpgrp": Place.SHAPE,
    "object": Place.SHAPE,
    "shptxt": Place.BOX,
    "result": Place.TEXT,
}
"""Destinations that are read, and what their text is."""


@cache
def encoding_of(page: int) -> str:
    """The name by which Python knows a code page; Windows-1252 where it knows none."""
    for name in (f"cp{page}", {10000: "mac-roman", 65001: "utf-8", 936: "gb18030"}.get(page, "")):
        try:
            return codecs.lookup(name).name
        except LookupError:
            continue
    return "cp1252"
