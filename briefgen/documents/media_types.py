"""Which kind of file a name stands for. The first bytes have a say: a PDF called `.txt` is a PDF."""

from __future__ import annotations

from pathlib import PurePosixPath

TEXT = "text/plain"
MARKDOWN = "text/markdown"
RESTRUCTURED = "text/x-rst"
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
    "pdf": "application/pdf",
    "html": "text/html",
    "htm": "text/html",
    "xhtml": "application/xhtml+xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "epub": "application/epub+zip",
    "doc": "application/msword",
}
_BY_FIRST_BYTES = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", "application/zip"),
)


def media_type(path: str, content: bytes = b"") -> str:
    """The media type of a file, by its first bytes and its name's ending; `application/octet-stream` if unknown."""
    by_name = _BY_ENDING.get(PurePosixPath(path).suffix.lstrip(".").lower(), UNKNOWN)
    for start, kind in _BY_FIRST_BYTES:
        if content.startswith(start):
            return by_name if kind == "application/zip" and by_name not in (TEXT, UNKNOWN) else kind
    return by_name
