"""Which kind of file a name stands for. The first bytes have a say: a PDF called `.txt` is a PDF."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

TEXT = "text/plain"
MARKDOWN = "text/markdown"
RESTRUCTURED = "text/x-rst"
HTML = "text/html"
XHTML = "application/xhtml+xml"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UNKNOWN = "application/octet-stream"

_BY_ENDING = {
    "": TEXT,
    "txt": TEXT,
    "text": TEXT,
    "asc": TEXT,
    "adoc": TEXT,
    "asciidoc": TEXT,
    "org": TEXT,
    "log": UNKNOWN,
    "md": MARKDOWN,
    "markdown": MARKDOWN,
    "mkd": MARKDOWN,
    "mdown": MARKDOWN,
    "qmd": MARKDOWN,
    "rst": RESTRUCTURED,
    "rest": RESTRUCTURED,
    "pdf": PDF,
    "html": HTML,
    "htm": HTML,
    "xhtml": XHTML,
    "docx": DOCX,
    "docm": DOCX,
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "epub": "application/epub+zip",
    "doc": "application/msword",
}
_BY_FIRST_BYTES = (
    (b"%PDF-", PDF),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", "application/zip"),
)
_DOCX_PART = b"word/document.xml"
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)


def media_type(path: str, content: bytes = b"") -> str:
    """The media type of a file, by its first bytes and its name's ending; `application/octet-stream` if unknown."""
    by_name = _BY_ENDING.get(PurePosixPath(path).suffix.lstrip(".").lower(), UNKNOWN)
    for start, kind in _BY_FIRST_BYTES:
        if content.startswith(start):
            if kind == "application/zip" and _DOCX_PART in content:
                return DOCX
            if by_name == DOCX and kind == "application/msword":
                return DOCX  # an encrypted one is wrapped so; its reader says so
            return by_name if kind == "application/zip" and by_name not in (TEXT, UNKNOWN) else kind
    return HTML if by_name in (TEXT, UNKNOWN) and _PAGE.match(content[:2_000]) else by_name
