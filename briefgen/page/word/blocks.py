"""The body of the document: headings, paragraphs, lists, tables, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from briefgen.page.word.inlines import Inlines, Look, Piece, look_of
from briefgen.page.word.references import References
from briefgen.page.word.tables import grid, widths
from briefgen.page.word.xml import Element, element, field, text

_HEADINGS = {"h1": "Title", "h2": "Heading1", "h3": "Heading2", "h4": "Heading3"}
_BLOCKS = frozenset(
    {"section", "div", "main", "header", "footer", "article", "aside", "nav", "figure", "blockquote", "details", "dl"}
    | {"ul", "ol", "li", "table", "p", "figcaption", "dd", "dt"}
    | set(_HEADINGS)
)
_STYLES = {
    "kicker": "Kicker",
    "subtitle": "Subtitle",
    "lead": "Lead",
    "verse": "Quote",
    **dict.fromkeys(("who", "asks", "headline", "issue"), "Label"),
    **dict.fromkeys(("ground", "measure", "id", "work"), "Small"),
}
_CELLS = {"number": "TableNumber", "shade": "TableShade"}
_LEFT_OUT = frozenset({"style", "script", "caption", "colgroup"})
BULLETED = 2
"""The list of `numbering.xml` that has dashes; numbered lists of the text follow it, each with numbers of its own."""


class Blocks:
    """Writes the block elements of a page as paragraphs and tables.

    Args:
        references: the anchors and notes of the page.
        width: of the text, in twentieths of a point.
    """

    def __init__(self, references: References, width: int) -> None:
        self._references = references
        self._inlines = Inlines(references)
        self._width = width
        self._waiting: list[Element] = []
        self._last = ""
        self.lists = 0
        """How many numbered lists there are; each starts at one."""
        self.headings: list[tuple[str, str]] = []
        """Every heading of the first level but quiet ones: its bookmark and its text."""

    def of(self, node: HtmlElement, style: str = "", numbering: int = 0) -> Iterator[Element]:
        """The blocks inside an element.

        Args:
            node: any element that holds text, blocks, or both.
            style: the paragraph style of text that has none of its own.
            numbering: the list that its text is an entry of, 0 for none.
        """
        self._waiting += self._references.bookmark(node.get("id", ""))
        look = look_of(node, Look(language=_language(node)))
        loose: list[Piece] = [Piece(node.text, look)] if node.text else []
        for child in node:
            if child.tag in _BLOCKS:
                yield from self._paragraph(loose, style, numbering)
                loose = []
                yield from self._block(child, style)
            elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
                loose += self._inlines.child(child, look)
            if child.tail:
                loose.append(Piece(child.tail, look))
        yield from self._paragraph(loose, style, numbering)

    def footnote(self, node: HtmlElement) -> list[Element]:
        """The runs of a note's text, without the number by which the page leads back."""
        pieces = list(self._inlines.pieces(node))
        number = next((at for at, piece in enumerate(pieces) if piece.link and piece.text.strip()), None)
        if number is not None and pieces[number].text.strip().isdigit():
            del pieces[number]
        return self._inlines.runs(pieces)

    def _block(self, node: HtmlElement, style: str) -> Iterator[Element]:
        classes = node.get("class", "").split()
        if node.tag in _HEADINGS:
            yield from self._heading(node, classes)
        elif node.tag in ("p", "figcaption", "dt"):
            own = next((_STYLES[name] for name in classes if name in _STYLES), style)
            own = "Caption" if node.tag == "figcaption" else own
            yield from self._paragraph(self._inlines.pieces(node, Look(language=_language(node))), own)
        elif node.tag == "nav":
            yield _contents_mark(node)
        elif node.tag in ("ul", "ol"):
            yield from self._list(node, style)
        elif node.tag == "table":
            yield from self._table(node)
        else:
            yield from self.of(node, "Quote" if node.tag == "blockquote" else style)

    def _heading(self, node: HtmlElement, classes: list[str]) -> Iterator[Element]:
        style = "HeadingQuiet" if "quiet" in classes else _HEADINGS[node.tag]
        if style == "Heading1":
            bookmark = self._references.name(node.get("id", ""))
            self.headings.append((bookmark, " ".join(node.text_content().split())))
        yield from self._paragraph(self._inlines.pieces(node), style)

    def _paragraph(self, pieces: Iterable[Piece], style: str = "", numbering: int = 0) -> Iterator[Element]:
        runs = self._inlines.runs(pieces)
        if not any(run.tag.endswith(("}r", "}hyperlink")) for run in runs):
            self._waiting += runs
            return
        properties = [element("pStyle", val=style)] if style else []
        if numbering:
            properties.append(element("numPr", element("ilvl", val=0), element("numId", val=numbering)))
        if (self._last, style) == ("Kicker", "Heading1"):
            properties.append(element("spacing", before=0))
        self._last = style
        start = [element("pPr", *properties)] if properties else []
        waiting, self._waiting = self._waiting, []
        yield element("p", *start, *waiting, *runs)

    def _list(self, node: HtmlElement, style: str) -> Iterator[Element]:
        numbering = BULLETED
        if node.tag == "ol":
            self.lists += 1
            numbering = BULLETED + self.lists
        for entry in node.iterchildren("li"):
            has_blocks = any(child.tag in _BLOCKS for child in entry)
            yield from self.of(entry, style, 0 if has_blocks else numbering)

    def _table(self, node: HtmlElement) -> Iterator[Element]:
        self._waiting += self._references.bookmark(node.get("id", ""))
        caption = next(node.iterchildren("caption"), None)
        if caption is not None:
            yield from self._paragraph(self._inlines.pieces(caption), "Caption")
        rows = grid(node)
        if not rows:
            return
        columns = widths(rows, self._width)
        described = " ".join(caption.text_content().split())[:250] if caption is not None else ""
        properties = element(
            "tblPr",
            element("tblStyle", val="BriefTable"),
            element("tblW", w=sum(columns), type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
            *([element("tblCaption", val=described)] if described else []),
        )
        made = element("tbl", properties, element("tblGrid", *(element("gridCol", w=width) for width in columns)))
        for row in rows:
            marks = [element("cantSplit"), *([element("tblHeader")] if row.is_head else [])]
            cells = [cell.element(columns, self._cell(cell.node)) for cell in row.cells]
            made.append(element("tr", element("trPr", *marks), *cells))
        yield made

    def _cell(self, node: HtmlElement | None) -> list[Element]:
        style = _style_of_cell(node)
        made = list(self.of(node, style)) if node is not None else []
        if not made or made[-1].tag.endswith("}tbl"):  # a cell ends with a paragraph
            made.append(element("p", element("pPr", element("pStyle", val=style))))
        return made

    def contents(self, body: list[Element]) -> None:
        """Fills the table of contents where the page has its own: a field that the word processor can renew."""
        for holder in (block for block in body if block.tag.endswith("}sdt")):
            parts = [element("docPartGallery", val="Table of Contents"), element("docPartUnique")]
            holder.insert(0, element("sdtPr", element("docPartObj", *parts)))
            entries = [_entry(name, words) for name, words in self.headings]
            *begin, end = field(r'TOC \o "1-1" \n \h \z')
            if entries:
                entries[0][1:1] = begin  # after the paragraph's properties
                entries[-1].append(end)
            holder[1].extend(entries)


def _style_of_cell(node: HtmlElement | None) -> str:
    if node is None:
        return "TableText"
    if node.tag == "th":
        return "TableHead"
    return next((_CELLS[name] for name in node.get("class", "").split() if name in _CELLS), "TableText")


def _contents_mark(node: HtmlElement) -> Element:
    """The place of the table of contents, with its heading; the entries come when all headings are known."""
    title = next(node.iter("h2", "h3"), None)
    words = [element("r", text(" ".join(title.text_content().split())))] if title is not None else []
    style = element("pPr", element("pStyle", val="TOCHeading"))
    return element("sdt", element("sdtContent", element("p", style, *words)))


def _entry(name: str, words: str) -> Element:
    run = element("r", text(words))
    inside = element("hyperlink", run, anchor=name, history=1) if name else run
    return element("p", element("pPr", element("pStyle", val="TOC1")), inside)


def _language(node: HtmlElement) -> str:
    """The language of an element as far as it is another than the page's."""
    return next((one.get("lang") for one in (node, *node.iterancestors()) if one.get("lang") and one.tag != "html"), "")
