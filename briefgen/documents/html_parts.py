"""What the parts of a web page are: main text, menus and other chrome, notes, sources; told by names and by links."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import islice
from typing import Any

from briefgen.model.documents import BlockKind

_NAMES = tomllib.loads((files("briefgen.documents") / "html_names.toml").read_text("utf-8"))
BLOCKS = frozenset(_NAMES["blocks"])
UNSEEN = frozenset(_NAMES["unseen"])
_CHROME = frozenset(_NAMES["chrome"])
_ROLES = frozenset(_NAMES["roles"])
_CHROME_NAMES = frozenset(_NAMES["chrome_names"])
_DOUBTFUL_NAMES = frozenset(_NAMES["doubtful_names"])
_SOURCES = frozenset(_NAMES["sources"])
_APPARATUS = frozenset(_NAMES["apparatus"])
_NOTES = re.compile(r"(?:foot|end)notes?|doc-(?:foot|end)notes?|msofootnotetext|msoendnotetext", re.I)
_NOTE_ID = re.compile(r"(?:_?e?ftn|_?edn|fn|(?:sd)?(?:foot|end)note|cite_note|note)[-_:.]?\d{1,4}(?:-\d{1,3})?$", re.I)
_MOST = 0.4
"""An element with more of the page's text than this is no chrome, whatever its name."""
_MARKED = 0.3
"""Where less of the text is in paragraphs, the page does without them."""
_LINKED = 0.5
_MOSTLY_LINKED = 0.8
_HARDLY_LINKED = 0.2
_SHARING = frozenset({"share", "social"})
_PROSE = frozenset({"p", "li", "blockquote"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Share:
    """Characters inside an element: all, those in links, those in paragraphs."""

    all: int = 0
    links: int = 0
    prose: int = 0


@dataclass(slots=True)
class Parts:
    """What was measured on a page before its text is read."""

    shares: dict[Any, Share] = field(default_factory=dict)
    total: int = 0
    main: Any = None
    hidden: set[Any] = field(default_factory=set)
    """The elements that a browser would not show."""
    has_title: bool = False
    is_unmarked: bool = False

    def weight(self, share: Share) -> int:
        """How much of the page's text an element holds; where few paragraphs are marked, all that is in no link."""
        return share.all - share.links if self.is_unmarked else share.prose

    def kind(self, element: Any) -> tuple[BlockKind, str] | None:
        """What all text inside an element is, if the element itself says so; and why."""
        tag, names = element.tag, names_of(element)
        stated = _APPARATUS.intersection(element.get("epub:type", "").split())
        if stated:
            return BlockKind.FURNITURE, f"the book's {min(stated)}"
        if tag == "div" and element.get("title") in {"header", "footer"}:
            return BlockKind.FURNITURE, "a running head or foot"  # as LibreOffice writes them
        if tag in {"html", "body", "main"} or element is self.main:
            return None
        if tag == "blockquote":
            return BlockKind.QUOTATION, "marked as a quotation"
        if _is_note(element, names):
            return BlockKind.NOTE, "marked as a note"
        if names & _SOURCES and tag not in _HEADINGS:
            return BlockKind.REFERENCE, "marked as sources"
        if tag in {"figcaption", "caption"}:
            return BlockKind.TABLE, "a caption"
        share = self.shares.get(element)
        if share is None or self.weight(share) > _MOST * self.total:
            return None
        return _chrome(element, names, share)


def _chrome(element: Any, names: set[str], share: Share) -> tuple[BlockKind, str] | None:
    """Whether an element that does not hold much of the text belongs to the page; and why."""
    tag = element.tag
    if tag in _CHROME or element.get("role", "") in _ROLES or names & _CHROME_NAMES:
        return BlockKind.FURNITURE, f"the page's {_called(element, names)}"
    linked = share.links > _LINKED * share.all
    if linked and (names & _DOUBTFUL_NAMES or (tag in {"ul", "ol"} and len(element) > 2)):
        return BlockKind.FURNITURE, "the page's links"
    # A row of links that stands in no paragraph, and "Share this" with its links.
    if tag == "div" and not share.prose and share.links > _MOSTLY_LINKED * share.all and _links(element) > 2:
        return BlockKind.FURNITURE, "the page's links"
    if names & _SHARING and share.links > _HARDLY_LINKED * share.all:
        return BlockKind.FURNITURE, "the page's links"
    return None


def measure(root: Any) -> Parts:
    """Counts characters element by element, and finds the element that holds the page's main text, if one says so."""
    parts = Parts()
    mains, articles = [], []
    shares = parts.shares
    elements = list(root.iter())
    for element in elements:
        shares[element] = Share()
    for element in reversed(elements):  # what is inside comes before what holds it
        share, tag = shares[element], element.tag
        if tag in UNSEEN:
            share.all = share.links = share.prose = 0
        elif is_hidden(element):
            parts.hidden.add(element)
            share.all = share.links = share.prose = 0
        else:
            share.all += _length(element.text)
            if tag == "a":
                share.links = share.all
            elif tag in _PROSE:
                share.prose = share.all
            elif tag == "main" or element.get("role") == "main":
                mains.append(element)
            elif tag == "article":
                articles.append(element)
        above = shares.get(element.getparent())
        if above is not None:
            above.all += share.all + _length(element.tail)
            above.links += share.links
            above.prose += share.prose
    if root in shares:
        whole = shares[root]
        parts.is_unmarked = whole.prose < _MARKED * (whole.all - whole.links)
        parts.total = parts.weight(whole)
    _find_main(parts, articles, mains)
    return parts


def _find_main(parts: Parts, articles: list[Any], mains: list[Any]) -> None:
    for candidates in (articles, mains):
        if (
            len(candidates) == 1
            and parts.main is None
            and parts.weight(parts.shares[candidates[0]]) > _MOST * parts.total
        ):
            parts.main = candidates[0]
    if parts.main is not None:
        parts.has_title = next(parts.main.iter("h1"), None) is not None


def is_hidden(element: Any) -> bool:
    """Whether a browser would not show it."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    if not style:
        return False
    style = re.sub(r"\s", "", style.lower())
    return "display:none" in style or "visibility:hidden" in style


def names_of(element: Any) -> set[str]:
    """The words of an element's class and id, and its roles, in lower case."""
    if not element.attrib:
        return set()
    written = f"{element.get('class', '')} {element.get('id', '')}"[:400]
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", written)
    roles = f"{element.get('role', '')} {element.get('epub:type', '')}".lower().split()
    return {*re.findall(r"[a-z]+", parted.lower()), *written.lower().split(), *roles}


def _is_note(element: Any, names: set[str]) -> bool:
    if element.tag in {"a", "sup", "span"}:
        return False
    if element.tag in {"li", "div", "p", "aside", "dd"} and _NOTE_ID.match(element.get("id", "")):
        return True
    return any(_NOTES.fullmatch(name) for name in names)


def _links(element: Any) -> int:
    """How many links are in an element, as far as it matters."""
    return sum(1 for _ in islice(element.iter("a"), 3))


def _called(element: Any, names: set[str]) -> str:
    if element.tag in _CHROME:
        return str(element.tag)
    role = element.get("role", "")
    return role if role in _ROLES else min(names & _CHROME_NAMES)


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0
