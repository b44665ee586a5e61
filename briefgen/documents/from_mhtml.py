"""Web archives (.mht, .mhtml): the page in a file that a browser or Word saved as one; the rest is not read."""

from __future__ import annotations

import binascii
import re

from briefgen.documents.faults import Unreadable
from briefgen.documents.from_html import HtmlReader, decode_page
from briefgen.documents.limits import Limits
from briefgen.documents.media_types import MHTML
from briefgen.model.documents import Document, Source

_BOUNDARY = re.compile(rb"boundary=(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.I)
_HTML = re.compile(
    rb"^Content-Type:\s*(?:text/html|application/xhtml\+xml)\b(?:[^\r\n]*charset=\"?([\w.:-]+))?", re.I | re.M
)
_ENCODING = re.compile(rb"^Content-Transfer-Encoding:\s*([\w-]+)", re.I | re.M)
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_HEAD = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 10_000
_MOST_PARTS = 2_000


class MhtmlReader:
    """Reads the first page of a web archive. Only its own parts are looked for, none is fetched."""

    media_types: tuple[str, ...] = (MHTML,)

    def read_within(self, source: Source, content: bytes, limits: Limits) -> Document:
        """As a web page.

        Raises:
            NotText: the page's encoding cannot be told.
            Unreadable: there is no page in it, or too much text.
        """
        return HtmlReader().read_within(source, _page(content), limits)


def _page(content: bytes) -> bytes:
    """The bytes of the first part that is a page, in UTF-8 where the part says what they are in."""
    boundary = _BOUNDARY.search(content[:_LONGEST_HEAD])
    if not boundary:
        raise _no_page()
    parts = content.split(b"--" + (boundary[1] or boundary[2]), _MOST_PARTS)
    for part in parts[1:]:
        end = _HEAD.search(part[: _LONGEST_HEAD + 4])
        head = _FOLDED.sub(b" ", part[: end.start()]) if end else b""
        kind = _HTML.search(head)
        if end and kind:
            encoding = _ENCODING.search(head)
            page = _unpacked(part[end.end() :], encoding[1].lower() if encoding else b"")
            return _as_utf8(page, (kind[1] or b"").decode("ascii", "replace"))
    raise _no_page()


def _unpacked(body: bytes, encoding: bytes) -> bytes:
    if encoding == b"quoted-printable":
        return binascii.a2b_qp(body)
    if encoding == b"base64":
        try:
            return binascii.a2b_base64(body)
        except binascii.Error as fault:
            raise _no_page() from fault
    return body


def _as_utf8(page: bytes, charset: str) -> bytes:
    """The page in UTF-8 if its part names another encoding and it is in that; else as it is."""
    if charset.lower() in {"", "utf-8", "utf8", "us-ascii"}:
        return page
    try:
        return page.decode(charset).encode()
    except (LookupError, UnicodeError):
        return decode_page(page)[0].encode("utf-8", "replace")


def _no_page() -> Unreadable:
    return Unreadable(
        slug="damaged-file",
        detail="the web archive is damaged or holds no page",
        remedy="Save the page again from a browser, as HTML or PDF.",
    )
