"""EPUB: the pages of the book in the order of its spine, each read as a web page is."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import unquote

from briefgen.documents.composing import Composer
from briefgen.documents.faults import Unreadable
from briefgen.documents.from_html import compose, decode_page
from briefgen.documents.limits import Limits
from briefgen.documents.media_types import EPUB
from briefgen.documents.package import Package, damaged, parse_part
from briefgen.documents.properties import label_title
from briefgen.documents.set_aside import remarks
from briefgen.documents.web.page import page_of
from briefgen.model.documents import Document, Source

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"})
_ROLES_OF_OTHERS = frozenset({"trl", "edt", "ill", "bkp", "pbl", "cov", "art", "ctb"})
"""MARC roles of people who are not the authors: translator, editor, illustrator and their like."""
_NOBODY = frozenset({"unknown", "unknown author", "anonymous", "author", "various", "untitled", "n/a", "none"})
_FONTS = re.compile(rb"Algorithm=[\"'](?:http://www\.idpf\.org/2008/embedding|http://ns\.adobe\.com/pdf/enc#RC)[\"']")
_METHODS = re.compile(rb"EncryptionMethod\b")


class EpubReader:
    """Reads books without a lock."""

    media_types: tuple[str, ...] = (EPUB,)

    def read_within(self, source: Source, content: bytes, limits: Limits) -> Document:
        """The text of all pages of the spine; tables of contents are not text. A book has no fixed pages.

        Raises:
            Unreadable: it is locked or damaged, unpacks to too much, or holds too much text.
        """
        package = Package(content, limits)
        if _CONTAINER not in package.names:
            raise damaged()
        root = next(parse_part(package.part(_CONTAINER)).iter(_ROOTFILE), None)
        name = unquote(root.get("full-path", "")) if root is not None else ""
        if name not in package.names:
            raise damaged()
        _check_lock(package)
        book = parse_part(package.part(name))
        composer, hidden = Composer(limits.characters), 0
        for page in _spine(book, posixpath.dirname(name), package.names):
            part = package.part(page)
            if part.strip():
                hidden += compose(page_of(decode_page(part)[0], part), limits, composer)[1]
        label_title(composer.blocks, composer.text, book.findtext(f".//{_DC}title") or "")
        return Document(
            id=source.path,
            source=source,
            text=composer.text,
            blocks=tuple(composer.blocks),
            marks=tuple(composer.marks),
            declared=tuple(_declared(book, composer.text)),
            notices=remarks(source, hidden=hidden),
        )


def _check_lock(package: Package) -> None:
    """Gives a book up whose pages are encrypted; that fonts are made unreadable is usual, and no obstacle.

    Raises:
        Unreadable: its pages are encrypted.
    """
    if _ENCRYPTION not in package.names:
        return
    locks = package.part(_ENCRYPTION)
    if len(_METHODS.findall(locks)) > len(_FONTS.findall(locks)):
        raise Unreadable(
            slug="encrypted-file",
            detail="the book is locked by its seller (DRM) and cannot be opened by other programs",
            remedy="Ask the publisher for a copy without a lock, or for the text as PDF.",
        )


def _spine(book: Any, folder: str, names: frozenset[str]) -> list[str]:
    """The names of the pages in reading order; those outside the linear order come last."""
    pages: dict[str, str] = {}
    for item in book.iter(f"{_OPF}item"):
        is_page = item.get("media-type", "") in _PAGES and "nav" not in item.get("properties", "").split()
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        if is_page and name in names:
            pages.setdefault(item.get("id", ""), name)
    entries = list(book.iter(f"{_OPF}itemref"))
    linear = [entry.get("idref", "") for entry in entries if entry.get("linear") != "no"]
    others = [entry.get("idref", "") for entry in entries if entry.get("linear") == "no"]
    return list(dict.fromkeys(pages[one] for one in linear + others if one in pages))


def _declared(book: Any, text: str) -> list[tuple[str, str]]:
    """Author and date as the book states them: they are written for readers and libraries, not by a program."""
    pairs: list[tuple[str, str]] = []
    roles = {
        meta.get("refines", "").lstrip("#"): (meta.text or "").strip()
        for meta in book.iter(f"{_OPF}meta")
        if meta.get("property") == "role"
    }
    for creator in book.iter(f"{_DC}creator"):
        name = " ".join((creator.text or "").split())
        role = creator.get(f"{_OPF}role") or roles.get(creator.get("id", ""), "")
        if name and name.lower() not in _NOBODY and role not in _ROLES_OF_OTHERS:
            pairs.append(("author", name[:300]))
    for date in book.iter(f"{_DC}date"):
        stated = " ".join((date.text or "").split())
        event = date.get(f"{_OPF}event", "publication")
        if event in ("publication", "original-publication") and re.match(r"[12]\d{3}(?!\d)", stated):
            pairs.append(("date", stated[:10]))
            break
    return pairs
