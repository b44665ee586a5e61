"""Text inside a paragraph: runs with their look, links, bookmarks, calls of footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from briefgen.page.word.references import References
from briefgen.page.word.xml import Element, element, text

_SPACE = re.compile(r"[ \t\r\n\f]+")
_RIGHT_TO_LEFT = re.compile(
    "([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\\s\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?)"
)
_COLOUR = re.compile(r"(?<![-\w])color:\s*#([0-9a-fA-F]{6})")
_STYLES = {
    "measure": "Measure",
    "position for": "PositionFor",
    "position conditional": "PositionConditional",
    "position against": "PositionAgainst",
    "position silent": "PositionSilent",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a run looks: a character style, bold, italic or raised, a colour (`rrggbb`), the language."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    raised: bool = False
    colour: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look, or an element that stands between texts (`made`); pieces of one link have its target."""

    text: str
    look: Look
    link: str = ""
    made: Element | None = None


class Inlines:
    """Reads the inside of an HTML element and writes the runs of a paragraph."""

    def __init__(self, references: References) -> None:
        self._references = references

    def pieces(self, node: HtmlElement, look: Look | None = None, link: str = "") -> Iterator[Piece]:
        """The pieces of an element, its own text first; what follows the element is not its own."""
        look = look_of(node, look or Look())
        yield from self._marked(node)
        if node.text:
            yield Piece(node.text, look, link)
        for child in node:
            if isinstance(child.tag, str):
                yield from self.child(child, look, link)
            if child.tail:
                yield Piece(child.tail, look, link)

    def child(self, child: HtmlElement, look: Look, link: str = "") -> Iterator[Piece]:
        """The pieces of an element that stands inside a paragraph."""
        classes = child.get("class", "").split()
        if child.tag == "br":
            yield Piece("", look, link, element("br"))
        elif child.tag == "img":
            yield Piece(child.get("alt", ""), look, link)
        elif child.tag == "svg":
            yield Piece(_spoken(child), look, link)
        elif child.tag == "sup" and "call" in classes:
            yield from self._call(child, look, link)
        elif child.tag == "a" and child.get("href", "").startswith("#"):
            target = child.get("href")[1:]
            label = self._references.label(target) if "ref" in classes else ""
            yield from self._marked(child)
            if label:
                yield Piece(f"→\u00a0{label}", look_of(child, look), target)
            yield from self.pieces(child, look, target)
        elif "fn" not in classes and child.tag not in ("style", "script"):
            yield from self.pieces(child, look, link)

    def _call(self, child: HtmlElement, look: Look, link: str) -> Iterator[Piece]:
        """A footnote, with the bookmark by which it is referred to; without such a note, the superscript."""
        for anchor in child.iter("a"):
            number = self._references.footnote(anchor.get("href", "")[1:])
            if number is not None:
                mark = element("footnoteReference", id_=number)
                yield from self._marked(anchor)
                yield Piece(
                    "", replace(look, style="FootnoteReference", bold=False, italic=False, raised=False), "", mark
                )
                return
        yield from self.pieces(child, look, link)

    def _marked(self, node: HtmlElement) -> Iterator[Piece]:
        for made in self._references.bookmark(node.get("id", "")):
            yield Piece("", Look(), "", made)

    def runs(self, pieces: Iterable[Piece]) -> list[Element]:
        """The runs of a paragraph: white space as a reader sees it, neighbours of one link in one hyperlink."""
        made: list[Element] = []
        last = ""
        for piece in _spaced(pieces):
            name = self._references.name(piece.link)
            if name and name != last:
                made.append(element("hyperlink", anchor=name, history=1))
            holder = made[-1] if name else made
            holder.extend(_run(piece, linked=bool(name)))
            last = name
        return made


def _spaced(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without space at the ends of the paragraph and with one between words."""
    kept: list[Piece] = []
    after_space = True
    for piece in pieces:
        if piece.made is not None:
            kept.append(piece)
            if not _is_bookmark(piece.made):
                after_space = piece.made.tag.endswith("}br")
            continue
        content = _SPACE.sub(" ", piece.text)
        if after_space:
            content = content.lstrip(" ")
        if content:
            kept.append(replace(piece, text=content))
            after_space = content.endswith(" ")
    for at in reversed(range(len(kept))):
        if kept[at].made is None:
            kept[at] = replace(kept[at], text=kept[at].text.rstrip(" "))
        if kept[at].text or not _is_bookmark(kept[at].made):
            break
    return kept


def _is_bookmark(made: Element | None) -> bool:
    """Whether it marks a place and shows nothing."""
    return made is None or made.tag.endswith(("}bookmarkStart", "}bookmarkEnd"))


def _run(piece: Piece, *, linked: bool) -> Iterator[Element]:
    if piece.made is not None:
        if _is_bookmark(piece.made):
            yield piece.made
        else:
            yield element("r", *_properties(piece.look, linked=False), piece.made)
        return
    for at, part in enumerate(_RIGHT_TO_LEFT.split(piece.text)):
        if part:
            yield element("r", *_properties(piece.look, linked=linked, leftward=at % 2 == 1), text(part))


def _properties(look: Look, *, linked: bool, leftward: bool = False) -> Iterator[Element]:
    parts = []
    if look.style or linked:
        parts.append(element("rStyle", val=look.style or "Hyperlink"))
    if look.bold:
        parts += [element("b"), element("bCs")]
    if look.italic:
        parts += [element("i"), element("iCs")]
    if look.colour:
        parts.append(element("color", val=look.colour))
    if look.raised:
        parts.append(element("vertAlign", val="superscript"))
    if leftward:
        parts.append(element("rtl"))
    if look.language:
        parts.append(element("lang", **{"bidi" if leftward else "val": look.language}))
    if parts:
        yield element("rPr", *parts)


def look_of(node: HtmlElement, look: Look) -> Look:
    """The look of an element's text, in an element of that look."""
    classes = " ".join(node.get("class", "").split())
    colour = _COLOUR.search(node.get("style", ""))
    return Look(
        style=_STYLES.get(classes, look.style),
        bold=look.bold or node.tag in ("b", "strong"),
        italic=look.italic or node.tag in ("i", "em", "cite"),
        raised=look.raised or node.tag == "sup",
        colour=colour[1].upper() if colour else look.colour,
        language=node.get("lang", look.language),
    )


def _spoken(drawing: HtmlElement) -> str:
    """What a figure says to who cannot see it: the title that comes with it, and its description."""
    return " ".join(" ".join(part.text_content().split()) for part in drawing if part.tag in ("title", "desc"))
