"""Which kind of file a name stands for. The first bytes have a say: a PDF called `.txt` is a PDF."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from briefgen.documents.added_readers import added_media_type

TEXT = "text/plain"
MARKDOWN = "text/markdown"
RESTRUCTURED = "text/x-rst"
ASCIIDOC = "text/asciidoc"
HTML = "text/html"
XHTML = "application/xhtml+xml"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
FLAT_ODT = "application/vnd.oasis.opendocument.text-flat-xml"
RTF = "application/rtf"
EPUB = "application/epub+zip"
MHTML = "multipart/related"
OLD_OFFICE = "application/msword"
UNKNOWN = "application/octet-stream"

_BY_ENDING = {
    "": TEXT,
    "txt": TEXT,
    "text": TEXT,
    "asc": TEXT,
    "adoc": ASCIIDOC,
    "asciidoc": ASCIIDOC,
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
    "dotx": DOCX,
    "dotm": DOCX,
    "odt": ODT,
    "ott": ODT,
    "fodt": FLAT_ODT,
    "rtf": RTF,
    "epub": EPUB,
    "mht": MHTML,
    "mhtml": MHTML,
    "doc": OLD_OFFICE,
}
_BY_FIRST_BYTES = (
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"\xd0\xcf\x11\xe0", OLD_OFFICE),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", "application/zip"),
)
_ZIP = "application/zip"
_MIMETYPE = re.compile(rb"PK\x03\x04.{22}\x08\x00.{2}mimetype([\w./+-]{10,100}?)(?=PK|\x00|\s)", re.S)
"""The first entry of OpenDocument and EPUB packages, which is not packed: the media type itself."""
_PARTS = (
    (b"word/document.xml", DOCX),
    (b"word/document2.xml", DOCX),
    (b"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"META-INF/container.xml", EPUB),
)
_PACKAGES = frozenset({DOCX, ODT, EPUB})
_MARKED_UP = frozenset({MARKDOWN, RESTRUCTURED, ASCIIDOC, XHTML})
"""By name texts that may begin with a tag."""
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_FLAT = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>\s*<office:document\s", re.I)
_ARCHIVED_PAGE = re.compile(
    rb"(?:(?:From|Subject|Date|MIME-Version|(?:Content|Snapshot|X)-[\w-]+):[^\n]*\n(?:[ \t][^\n]*\n){0,9}){0,15}?"
    rb"Content-Type:\s*multipart/related",
    re.I,
)
_LOOKED_AT = 4_000


def media_type(path: str, content: bytes = b"") -> str:
    """The media type of a file, by its first bytes and its name's ending; `application/octet-stream` if unknown."""
    ending = PurePosixPath(path).suffix.lstrip(".").lower()
    by_name = _BY_ENDING.get(ending) or added_media_type(ending) or UNKNOWN
    for start, kind in _BY_FIRST_BYTES:
        if content.startswith(start):
            return _package(content, by_name) if kind == _ZIP else kind
    head = content[:_LOOKED_AT]
    if by_name not in _MARKED_UP and _PAGE.match(head):
        return HTML
    if _ARCHIVED_PAGE.match(head):
        return MHTML
    return FLAT_ODT if by_name in (TEXT, UNKNOWN, ODT) and _FLAT.match(head) else by_name


def _package(content: bytes, by_name: str) -> str:
    """What a zip file is: what its first entry says, or what its parts are called, else what its name says."""
    stated = _MIMETYPE.match(content)
    if stated:
        kind = stated[1].decode("ascii")
        return kind.removesuffix("-template") if kind.startswith(ODT) else kind
    inside = next((kind for part, kind in _PARTS if part in content), None)
    return inside or (by_name if by_name in _PACKAGES else _ZIP)
