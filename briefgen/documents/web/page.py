"""A web page as text and tags: taken apart as it is if it is written regularly, else as a parser puts it in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from briefgen.documents.composing import UNSEEN
from briefgen.documents.faults import Unreadable
from briefgen.documents.tags import LONGEST, IrregularError, Tagged, take_apart
from briefgen.documents.web.tags import WebTag, free_tag, plain, strict_tag

_PROLOG = re.compile(r"\s*(?:<\?xml\s[^<>]*\?>)?\s*(?:<!DOCTYPE\s[^<>\[]*>)?\s*", re.I)
_COMMENT_AS_TEXT = re.compile(
    r"<(?:iframe|noembed|noframes|plaintext|script|style|textarea|title|xmp)\b[^<>]*+>[^<]*+<!--", re.I
)
_CONTROLS = dict.fromkeys([*range(1, 9), 0x0B, 0x0C, *range(0x0E, 0x20)], "") | {0: "\ufffd"}
_WITH_LINES = frozenset({"pre", "caption"})
"""Elements in which a line end is kept."""
_USUAL = bytes([9, 10, 13, *range(0x20, 0x100)])


def page_of(text: str, content: bytes) -> Tagged[WebTag]:
    """The page at its tags, each element ended where a browser would end it.

    Args:
        text: the page.
        content: the bytes that it was decoded from: they are looked through for controls in a fraction of the time.

    Raises:
        Unreadable: there is nothing in it that is a page.
    """
    if content.translate(None, _USUAL):
        text = text.translate(_CONTROLS)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        return _as_written(text)
    except IrregularError:
        return _in_order(text)


def _as_written(text: str) -> Tagged[WebTag]:
    """A page in which all is begun and ended as it should be.

    Raises:
        IrregularError: a parser has to be asked.
    """
    prolog = _PROLOG.match(text)
    if len(text) > LONGEST or prolog is None:
        raise IrregularError
    text = text[prolog.end() :]
    if "<!" in text:
        text = _without_comments(text)
    page = _at_tags(text, free_tag, plain)
    tags, texts = page.tags, page.texts
    if not tags or tags[0].name != "html" or page.partners[0] != len(tags) - 1 or tags[0].is_empty:
        raise IrregularError
    parts = list(page.children(0))
    outside = [texts[0], texts[-1], *_between(page, 0)]
    if parts and tags[parts[0]].name == "head":
        outside += _between(page, parts.pop(0))
    if len(parts) != 1 or tags[parts[0]].name != "body" or any(one.strip() for one in outside):
        raise IrregularError
    return page


def _at_tags(text: str, learn: Callable[[str], WebTag], undo: Callable[[str], str]) -> Tagged[WebTag]:
    """The text at its tags, line ends as spaces where they mean no more: for all at once, as that takes no time.

    Raises:
        IrregularError: its tags do not stand in each other.
    """
    if "\t" in text:
        text = text.replace("\t", " ")
    page = take_apart(text.replace("\n", " "), learn, undo)
    if not any(kind.name in _WITH_LINES for kind in page.kinds):
        page.is_plain = not any(char in text for char in UNSEEN)
    elif "\n" in text:
        page = take_apart(text, learn, undo)
    return page


def _without_comments(text: str) -> str:
    """The text without its comments.

    Raises:
        IrregularError: a comment has no end, or one that only browsers know, or may be none.
    """
    if "--!>" in text or _COMMENT_AS_TEXT.search(text):
        raise IrregularError
    pieces = []
    begin = 0
    while (start := text.find("<!--", begin)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0 or text.startswith((">", "->"), start + 4):
            raise IrregularError
        pieces.append(text[begin:start])
        begin = end + 3
    return "".join([*pieces, text[begin:]])


def _between(page: Tagged[WebTag], at: int) -> Iterator[str]:
    """The texts that stand directly in an element."""
    for child in page.children(at):
        yield page.texts[child]
    yield page.texts[page.partners[at]]


def _in_order(text: str) -> Tagged[WebTag]:
    """Any page, after a parser has made a tree of it, and written this again.

    Raises:
        Unreadable: there is nothing in it that is a page.
    """
    root = _tree(text)
    try:
        return _at_tags(_written(root), strict_tag, unescape)
    except IrregularError:
        _name_usually(root)
        return _at_tags(_written(root), strict_tag, unescape)


def _written(root: Any) -> str:
    """The tree written, without what XML cannot hold."""
    from lxml import etree

    written = str(etree.tostring(root, encoding="unicode", with_tail=False))
    return written.replace("&#xFFFD;", "").replace("&#13;", " ")


def _name_usually(root: Any) -> None:
    """Takes names of elements and attributes out of a tree that, when written, could be taken for something else."""
    usual = re.compile(r"[^\s\"'<>/=&]+")
    for element in root.iter():
        for name in list(element.attrib):
            if not usual.fullmatch(name):
                del element.attrib[name]
        if not usual.fullmatch(element.tag):
            element.tag = "span"


def _tree(text: str) -> Any:
    """The page's tree: no network, no entities of its own, no trees past libxml2's own limits.

    Raises:
        Unreadable: there is nothing in it that is a page.
    """
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as fault:
        raise _no_page() from fault
    if root is None:
        raise _no_page()
    body = root.find("body")
    for late in list(root.itersiblings()):  # what stands behind the page's end tag, browsers show in its body
        (root if body is None else body).append(late)
    return root


def _no_page() -> Unreadable:
    return Unreadable(
        slug="damaged-file",
        detail="the file holds no page that can be read",
        remedy="Save the page again from a browser, or as plain text.",
    )
