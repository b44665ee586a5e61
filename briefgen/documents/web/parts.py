"""What the parts of a web page are: main text, menus and other chrome, notes, sources; told by names and by links."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any, NamedTuple

from briefgen.model.documents import BlockKind

_NAMES = tomllib.loads((files("briefgen.documents.web") / "names.toml").read_text("utf-8"))
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
_SPEAKING = _CHROME | {"blockquote", "figcaption", "caption", "ul", "ol", "div", "main", "article"}
"""Elements that may say by their tag or their links what is in them; others only by their attributes."""
_NOTE_TAGS = frozenset({"li", "div", "p", "aside", "dd"})
_CALLING_TAGS = frozenset({"a", "sup", "span"})
_FEW = 1_000
"""The words inside an element with more children than this are not counted."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


Step = tuple[bool, Any, str, str | None]
"""A step of the walk through a tree: whether it enters an element or leaves it, the element, its tag, and the text that
follows: that before its first child, or that behind it."""


class Names(NamedTuple):
    """What an element is called, and whether one of its names is that of a note."""

    all: frozenset[str]
    note: bool


class Share(NamedTuple):
    """Characters inside an element: all, those in links, those in paragraphs."""

    all: int
    links: int
    prose: int


@dataclass(slots=True)
class Parts:
    """What was measured on a page before its text is read."""

    steps: list[Step] = field(default_factory=list)
    """The walk through all that a browser would show, in the order of the page."""
    shares: dict[Any, Share] = field(default_factory=dict)
    """Of the elements that may say what is in them."""
    total: int = 0
    main: Any = None
    hidden: int = 0
    """How many words a browser would not show."""
    has_title: bool = False
    is_unmarked: bool = False

    def weight(self, share: Share) -> int:
        """How much of the page's text an element holds; where few paragraphs are marked, all that is in no link."""
        return share.all - share.links if self.is_unmarked else share.prose

    def kind(self, element: Any, tag: str) -> tuple[BlockKind, str] | None:
        """What all text inside an element is, if the element itself says so; and why."""
        share = self.shares.get(element)
        if share is None:
            return None
        attributes = dict(element.items())
        names, is_note = named(attributes)
        stated = "epub:type" in attributes and _APPARATUS.intersection(attributes["epub:type"].split())
        if stated:
            return BlockKind.FURNITURE, f"the book's {min(stated)}"
        if tag == "div" and attributes.get("title") in {"header", "footer"}:
            return BlockKind.FURNITURE, "a running head or foot"  # as LibreOffice writes them
        if tag in {"html", "body", "main"} or element is self.main:
            return None
        if tag == "blockquote":
            return BlockKind.QUOTATION, "marked as a quotation"
        if (is_note and tag not in _CALLING_TAGS) or (
            tag in _NOTE_TAGS and "id" in attributes and _NOTE_ID.match(attributes["id"])
        ):
            return BlockKind.NOTE, "marked as a note"
        if names & _SOURCES and tag not in _HEADINGS:
            return BlockKind.REFERENCE, "marked as sources"
        if tag in {"figcaption", "caption"}:
            return BlockKind.TABLE, "a caption"
        if self.weight(share) > _MOST * self.total:
            return None
        return _chrome(element, names, share)


def _chrome(element: Any, names: frozenset[str], share: Share) -> tuple[BlockKind, str] | None:
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


def measure(root: Any, iterwalk: Any) -> Parts:
    """Counts characters element by element, and finds the element that holds the page's main text, if one says so.

    Args:
        root: the page's tree.
        iterwalk: lxml's walk, which enters and leaves each element.
    """
    parts = Parts()
    shares, steps = parts.shares, parts.steps
    above: list[tuple[int, int, int, bool]] = []
    everything = links = prose = 0
    walker = iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            attributes = element.items()
            above.append((everything, links, prose, bool(attributes)))
            everything = links = prose = 0
            is_unseen = tag in UNSEEN
            if is_unseen or (attributes and is_hidden(dict(attributes))):
                parts.hidden += 0 if is_unseen else _words(element)
                walker.skip_subtree()
                continue
            text = element.text
            steps.append((True, element, tag, text))
            if text:
                everything = len(text.strip())
            continue
        if tag == "a":
            links = everything
        elif tag in _PROSE:
            prose = everything
        before = above.pop()
        if tag in _SPEAKING or (before[3] and tag in BLOCKS):
            shares[element] = Share(everything, links, prose)
        tail = element.tail
        steps.append((False, element, tag, tail))
        if tail:
            everything += len(tail.strip())
        everything, links, prose = everything + before[0], links + before[1], prose + before[2]
    parts.is_unmarked = prose < _MARKED * (everything - links)
    parts.total = parts.weight(Share(everything, links, prose))
    _find_main(parts)
    return parts


def _words(element: Any) -> int:
    """How many words are inside an element, as far as that is cheap to say."""
    return len(" ".join(element.itertext()).split()) if len(element) < _FEW else 1


def _find_main(parts: Parts) -> None:
    articles = [one for one in parts.shares if one.tag == "article"]
    mains = [one for one in parts.shares if one.tag == "main" or one.get("role") == "main"]
    for candidates in (articles, mains):
        if (
            len(candidates) == 1
            and parts.main is None
            and parts.weight(parts.shares[candidates[0]]) > _MOST * parts.total
        ):
            parts.main = candidates[0]
    if parts.main is not None:
        parts.has_title = next(parts.main.iter("h1"), None) is not None


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether a browser would not show an element with such attributes."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if not style:
        return False
    style = "".join(style.lower().split())
    return "display:none" in style or "visibility:hidden" in style


def names_of(element: Any) -> frozenset[str]:
    """The words of an element's class and id, and its roles, in lower case."""
    return named(dict(element.items())).all


def named(attributes: dict[str, str]) -> Names:
    """What an element with such attributes is called."""
    return _names(*(attributes.get(name, "") for name in ("class", "id", "role", "epub:type")))


@lru_cache(maxsize=1_000)
def _names(of_class: str, of_id: str, role: str, kind: str) -> Names:
    written = f"{of_class} {of_id}"[:400]
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", written)
    found = frozenset(
        {*re.findall(r"[a-z]+", parted.lower()), *written.lower().split(), *f"{role} {kind}".lower().split()}
    )
    return Names(found, any(_NOTES.fullmatch(name) for name in found))


def _links(element: Any) -> int:
    """How many links are in an element, as far as it matters."""
    return sum(1 for _ in islice(element.iter("a"), 3))


def _called(element: Any, names: frozenset[str]) -> str:
    if element.tag in _CHROME:
        return str(element.tag)
    role = element.get("role", "")
    return role if role in _ROLES else min(names & _CHROME_NAMES)
