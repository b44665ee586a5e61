"""Old and other office files are named with the remedy; what is only called so is read for what it is."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.model.documents import Document
from briefgen.model.notices import Notice
from tests.documents.building import body_sentences, left_out_or_read, read
from tests.documents.rtf import paragraph, rtf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
PROSE = "The rooms should open until nine."


def package(*parts: str, mimetype: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for part in parts:
            file.writestr(part, "<x/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "old-office-file"),
        (OLE, "old-office-file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted-file"),
    ],
    ids=["word", "other", "encrypted"],
)
@pytest.mark.parametrize("name", ["paper.doc", "paper.docx", "paper", "paper.odt"])
def test_binary_files_are_named(content: bytes, slug: str, name: str) -> None:
    result = left_out_or_read(content, name)
    assert isinstance(result, Notice) and result.slug == slug
    assert result.remedy


@pytest.mark.parametrize(
    "content",
    [
        f"<html><body><p>{PROSE}</p></body></html>".encode(),
        f"\ufeff<?xml version='1.0'?>\n<!DOCTYPE html><html><body><p>{PROSE}</p></body></html>".encode(),
        rtf(paragraph(PROSE)),
    ],
    ids=["html", "xhtml", "rtf"],
)
@pytest.mark.parametrize("name", ["export.doc", "export.docx", "export.rtf", "export.odt", "export"])
def test_what_is_only_called_so_is_read_for_what_it_is(content: bytes, name: str) -> None:
    assert body_sentences(read(content, name)) == [PROSE]


@pytest.mark.parametrize(
    "content",
    [
        package("xl/workbook.xml"),
        package("ppt/presentation.xml"),
        package("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    ],
    ids=["sheet", "slides", "open sheet"],
)
@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a"])
def test_sheets_and_slides_are_no_texts_whatever_they_are_called(content: bytes, name: str) -> None:
    result = left_out_or_read(content, name)
    assert not isinstance(result, Document) and result.slug == "unsupported-type"
