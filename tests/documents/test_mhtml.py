"""Web archives: the page is found, whatever it is packed in; nothing else is read."""

from __future__ import annotations

import base64
import quopri

import pytest

from briefgen.model.documents import BlockKind
from briefgen.model.notices import Notice
from tests.documents.building import body_sentences, left_out_or_read, plain, read

PAGE = "<html><head><title>Rooms | The Site</title></head><body><h1>On Rooms — today</h1><p>The café should open until nine. It must not close before that hour.</p></body></html>"
HEAD = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: Rooms\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--x----"\r\n\r\n'
)


def archive(body: bytes, encoding: str, kind: str = "text/html") -> bytes:
    parts = (
        b"Content-Type: text/css\r\n\r\nbody { color: red }",
        f"Content-Type: {kind}\r\nContent-ID: <x>\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode() + body,
        b"Content-Type: text/html\r\n\r\n<p>A frame beside it.</p>",
    )
    edge = b"------MultipartBoundary--x----"
    return HEAD.encode() + b"".join(edge + b"\r\n" + part + b"\r\n" for part in parts) + edge + b"--\r\n"


@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page", "page.txt", "page.doc"])
def test_the_page_is_found_in_it(name: str) -> None:
    document = read(archive(quopri.encodestring(PAGE.encode()), "quoted-printable"), name)
    assert plain(document, BlockKind.HEADING) == ["On Rooms — today"]
    assert body_sentences(document) == ["The café should open until nine.", "It must not close before that hour."]


@pytest.mark.parametrize(
    ("body", "encoding", "kind"),
    [
        (PAGE.encode(), "8bit", "text/html"),
        (base64.encodebytes(PAGE.encode()), "base64", "text/html"),
        (PAGE.encode("cp1252"), "binary", 'text/html; charset="windows-1252"'),
        (quopri.encodestring(PAGE.encode("cp1252")), "quoted-printable", "text/html;\r\n\tcharset=windows-1252"),
    ],
    ids=["8bit", "base64", "western", "folded"],
)
def test_however_the_page_is_packed(body: bytes, encoding: str, kind: str) -> None:
    assert "The café should open" in read(archive(body, encoding, kind), "page.mhtml").text


@pytest.mark.parametrize(
    "content",
    [
        HEAD.encode(),
        HEAD.replace("boundary", "limit").encode(),
        archive(PAGE.encode(), "8bit", "text/plain")[:600],
        archive(b"!", "base64").partition(b"!")[0] + b"A" * 5,
        HEAD.encode() + b"------MultipartBoundary--x----\r\n" * 5_000,
    ],
    ids=["empty", "no boundary", "no page", "base64", "many"],
)
def test_why_a_file_is_left_out_is_said(content: bytes) -> None:
    result = left_out_or_read(content, "page.mhtml")
    assert isinstance(result, Notice) and result.slug == "damaged-file", result
