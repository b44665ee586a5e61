"""What a tag of a web page says by itself, before anything is known of the page: told once for all written alike."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.entities import html5
from importlib.resources import files

from briefgen.documents.tags import IrregularError, Tag, start_tag
from briefgen.model.documents import BlockKind

_NAMES = tomllib.loads((files("briefgen.documents.web") / "names.toml").read_text("utf-8"))
_BLOCKS = frozenset(_NAMES["blocks"])
_UNSEEN = frozenset(_NAMES["unseen"])
_CHROME = frozenset(_NAMES["chrome"])
_ROLES = frozenset(_NAMES["roles"])
_CHROME_NAMES = frozenset(_NAMES["chrome_names"])
_DOUBTFUL_NAMES = frozenset(_NAMES["doubtful_names"])
_SOURCES = frozenset(_NAMES["sources"])
_APPARATUS = frozenset(_NAMES["apparatus"])
_EMPTY = frozenset(_NAMES["empty"])
_OPEN = frozenset(_NAMES["open"])
_SHARING = frozenset({"share", "social"})
_SPEAKING = _CHROME | {"blockquote", "figcaption", "caption", "ul", "ol", "div", "main", "article"}
"""Elements that may say by their tag or their links what is in them; others only by their attributes."""
_WHOLE = frozenset({"html", "body", "main"})
_NOTE_TAGS = frozenset({"li", "div", "p", "aside", "dd"})
_CALLING = frozenset({"a", "sup"})
_TELLING = frozenset({"meta", "script", "title", "time", "h1"})
_OPENING = frozenset({"pre", "table"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NOTES = frozenset(
    {"msofootnotetext", "msoendnotetext"}
    | {f"{said}{where}note{more}" for said in ("", "doc-") for where in ("foot", "end") for more in ("", "s")}
)
_NOTE_ID = re.compile(r"(?:_?e?ftn|_?edn|fn|(?:sd)?(?:foot|end)note|cite_note|note)[-_:.]?\d{1,4}(?:-\d{1,3})?$", re.I)
_REFERENCE = re.compile(r"&(?:#(\d{3,5})|([A-Za-z][A-Za-z0-9]{1,30}));|&")

_LONGEST_KEPT = 200
"""Characters of the longest tags that are kept."""

Said = tuple[BlockKind | None, str, int | None]
"""What the text in an element is, why, and a heading's level; no kind: it is only kept in mind."""


class _AllBut:
    """All names but some."""

    def __init__(self, *names: str) -> None:
        self._names = frozenset(names)

    def __contains__(self, name: object) -> bool:
        return name not in self._names


_PARTS_OF_PAGE = frozenset({"html", "head", "body"})
_SHUTS: dict[str, Container[str]] = {name: _PARTS_OF_PAGE.union(inner) for name, inner in _NAMES["shuts"].items()}
_SHUTS |= dict.fromkeys(_NAMES["literal"], _AllBut())
_SHUTS |= {"html": _AllBut("head", "body"), "head": _AllBut(*_NAMES["in_head"])}


@dataclass(slots=True)
class WebTag(Tag):
    """A tag, and what it says.

    `stops`: a walk through the text has to do something here; `breaks`: what is around it cannot be taken as one text.
    `opens`: more is to be said of the block that begins than that it does. `is_away`: a browser shows nothing of the
    element; `is_counted`: its words are counted as hidden. `states` counts always, `says` in all but the main element,
    `otherwise` if nothing else is said; `asks`: the element may belong to the page by its links, or by its name in
    `chrome`, if it does not hold much of the text. `calls`: a note's call, or the way back, may be in it. `is_label`:
    it is set beside what follows. `tells`: it may declare title, author or date.
    """

    names: frozenset[str] = frozenset()
    is_block: bool = False
    stops: bool = False
    breaks: bool = False
    is_away: bool = False
    is_counted: bool = False
    states: Said | None = None
    says: Said | None = None
    otherwise: Said | None = None
    asks: bool = False
    chrome: str = ""
    calls: bool = False
    is_label: bool = False
    tells: bool = False
    opens: bool = False
    may_be_main: bool = False

    def doubtful(self) -> bool:
        """Whether it has a name that parts of a page have, and texts may have too."""
        return bool(self.names & _DOUBTFUL_NAMES)

    def shares(self) -> bool:
        """Whether it is called as what asks readers to share the page."""
        return bool(self.names & _SHARING)


def free_tag(written: str) -> WebTag:
    """A tag of a page as somebody wrote it.

    Raises:
        IrregularError: a parser may read it in another way.
    """
    return _kept(written, True) if len(written) <= _LONGEST_KEPT else _learned(written, True)


def strict_tag(written: str) -> WebTag:
    """A tag of a page as the parser wrote it.

    Raises:
        IrregularError: it has a name or an attribute of signs that no writer would take.
    """
    return _kept(written, False) if len(written) <= _LONGEST_KEPT else _learned(written, False)


def plain(text: str) -> str:
    """A text of a page with its references undone.

    Raises:
        IrregularError: one of them is not written out, is unknown, or stands for a character of a kind of its own.
    """
    return _REFERENCE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    number, name = match.groups()
    found = html5.get(f"{name};") if name else chr(int(number)) if number and 160 <= int(number) < 0xD800 else None
    if found is None or not (found.isprintable() or found == "\xa0"):
        raise IrregularError
    return found


@lru_cache(maxsize=2_000)
def _kept(written: str, is_free: bool) -> WebTag:
    """A tag, kept for the next page: pages of one folder or book are mostly written alike."""
    return _learned(written, is_free)


def _learned(written: str, is_free: bool) -> WebTag:
    if written.startswith("/"):
        name = written[1:].rstrip().lower() if is_free else written[1:]
        is_block = name in _BLOCKS
        return WebTag(name, {}, closes=True, is_block=is_block, stops=is_block or name in _CALLING)
    name, attributes, is_empty = start_tag(written, plain if is_free else unescape, is_free=is_free)
    tag = WebTag(
        name,
        attributes,
        is_empty=is_empty or (is_free and name in _EMPTY),
        shuts=_SHUTS.get(name, _PARTS_OF_PAGE) if is_free else (),
        may_stay_open=is_free and name in _OPEN,
        is_block=name in _BLOCKS,
    )
    is_unseen = name in _UNSEEN
    tag.is_counted = not is_unseen and bool(attributes) and _is_hidden(attributes)
    tag.is_away = is_unseen or tag.is_counted
    tag.tells = name in _TELLING
    if tag.is_block:
        _describe(tag)
        said = tag.states or tag.says or tag.otherwise
        tag.opens = bool(said) or tag.asks or tag.may_be_main or name in _OPENING
    elif name in _CALLING and not is_empty:
        tag.names = _called(attributes)[0]
        tag.calls = name == "sup" or bool(tag.names) or attributes.get("href", "").startswith("#")
    elif name == "span":
        tag.is_label = "float:left" in attributes.get("style", "")
    tag.breaks = tag.is_block or tag.is_away or tag.is_label or name == "br"
    tag.stops = tag.breaks or tag.calls
    return tag


def _describe(tag: WebTag) -> None:
    """Says what a block is by its name and attributes."""
    name, attributes = tag.name, tag.attributes
    tag.otherwise = _otherwise(name)
    tag.may_be_main = name in {"article", "main"} or attributes.get("role") == "main"
    if name not in _SPEAKING and not attributes:
        return
    tag.names, is_note = _called(attributes)
    names = tag.names
    stated = "epub:type" in attributes and _APPARATUS.intersection(attributes["epub:type"].split())
    if stated:
        tag.states = BlockKind.FURNITURE, f"the book's {min(stated)}", None
    elif name == "div" and attributes.get("title") in {"header", "footer"}:
        tag.states = BlockKind.FURNITURE, "a running head or foot", None  # as LibreOffice writes them
    if name in _WHOLE:
        return
    if name == "blockquote":
        tag.says = BlockKind.QUOTATION, "marked as a quotation", None
    elif is_note or (name in _NOTE_TAGS and "id" in attributes and _NOTE_ID.match(attributes["id"])):
        tag.says = BlockKind.NOTE, "marked as a note", None
    elif names & _SOURCES and name not in _HEADINGS:
        tag.says = BlockKind.REFERENCE, "marked as sources", None
    elif name in {"figcaption", "caption"}:
        tag.says = BlockKind.TABLE, "a caption", None
    else:
        role = attributes.get("role", "")
        tag.chrome = name if name in _CHROME else role if role in _ROLES else min(names & _CHROME_NAMES, default="")
        tag.asks = bool(tag.chrome or name in {"ul", "ol", "div"} or tag.doubtful() or tag.shares())


def _otherwise(name: str) -> Said | None:
    """What the text of an element is that says nothing else."""
    if name in _HEADINGS:
        return BlockKind.HEADING, "marked as a heading", _HEADINGS[name]
    return (BlockKind.LIST_ITEM, "marked as an item", None) if name == "li" else None


def _is_hidden(attributes: dict[str, str]) -> bool:
    """Whether a browser would not show an element with such attributes."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if not style:
        return False
    style = "".join(style.lower().split())
    return "display:none" in style or "visibility:hidden" in style


def _called(attributes: dict[str, str]) -> tuple[frozenset[str], bool]:
    """The words of an element's class and id, and its roles, in lower case; and whether one is that of a note."""
    return _names(*(attributes.get(name, "") for name in ("class", "id", "role", "epub:type")))


@lru_cache(maxsize=1_000)
def _names(of_class: str, of_id: str, role: str, kind: str) -> tuple[frozenset[str], bool]:
    written = f"{of_class} {of_id}"[:400]
    parted = written if written.islower() else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", written)
    found = frozenset(
        {*re.findall(r"[a-z]+", parted.lower()), *written.lower().split(), *f"{role} {kind}".lower().split()}
    )
    return found, not found.isdisjoint(_NOTES)
