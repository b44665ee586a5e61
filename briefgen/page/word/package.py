"""The package: every part with its relationships, in a ZIP file whose bytes depend on the content alone."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

from lxml import etree

from briefgen.page.word.xml import RELATIONS, Element, element, field, text, written

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "header1": "header",
    "footer1": "footer",
}
_PAPERS = {"A4": (11906, 16838), "Letter": (12240, 15840)}
MARGIN = 1247
"""Left and right, in twentieths of a point: 22 mm."""
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the oldest that a ZIP file can hold, since the clock must not decide a byte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the document says about itself; `date` is an ISO day, "" for none."""

    title: str
    subject: str
    language: str
    date: str
    maker: str
    edition: str
    paper: str


def width_of_text(paper: str) -> int:
    """The width between the margins, in twentieths of a point."""
    return _PAPERS.get(paper, _PAPERS["A4"])[0] - 2 * MARGIN


def packed(
    body: list[Element], notes: list[list[Element]], lists: int, facts: Facts, *, dress: Callable[[str], str] = str
) -> bytes:
    """The document as a file.

    Args:
        body: paragraphs and tables.
        notes: the runs of every footnote, in the order of their numbers.
        lists: how many numbered lists the body has.
        facts: about the whole.
        dress: gives the styles their colours and fonts.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "officeDocument": "word/document.xml",
                "extended-properties": "docProps/app.xml",
                "metadata/core-properties": "docProps/core.xml",
            }
        ),
        "docProps/core.xml": _core(facts),
        "docProps/app.xml": _read("app.xml").replace(b"$maker", _escaped(facts.maker)),
        "word/document.xml": written(_document(body, facts.paper)),
        "word/_rels/document.xml.rels": _relationships(
            {name.rstrip("1"): f"{name}.xml" for name in _PARTS if name != "document"}
        ),
        "word/styles.xml": dress(_read("styles.xml").decode()).encode().replace(b"$language", _escaped(facts.language)),
        "word/settings.xml": _read("settings.xml").replace(b"$language", _escaped(facts.language)),
        "word/fontTable.xml": _read("fontTable.xml"),
        "word/numbering.xml": _numbering(lists),
        "word/footnotes.xml": written(_footnotes(notes)),
        "word/header1.xml": written(_header(facts)),
        "word/footer1.xml": written(_footer(facts)),
    }
    return _zipped(parts)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else it is that of the machine
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return file.getvalue()


def _read(name: str) -> bytes:
    return (files("briefgen.page.word") / name).read_bytes()


def _escaped(value: str) -> bytes:
    holder = etree.Element("x")
    holder.text = value
    inside: bytes = etree.tostring(holder, encoding="UTF-8").split(b"<x>", 1)[-1].removesuffix(b"</x>")
    return inside.replace(b'"', b"&quot;")


def _content_types() -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    root = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{space}}}Default", Extension=extension, ContentType=kind)
    kinds = {f"/word/{name}.xml": f"{_MAIN}.{kind}+xml" for name, kind in _PARTS.items()}
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    kinds["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    for name, kind in kinds.items():
        etree.SubElement(root, f"{{{space}}}Override", PartName=name, ContentType=kind)
    return written(root)


def _relationships(targets: Mapping[str, str]) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    for number, (kind, target) in enumerate(targets.items(), start=1):
        base = f"{space}/{kind}" if "/" in kind else f"{RELATIONS}/{kind}"
        etree.SubElement(root, f"{{{space}}}Relationship", Id=f"rId{number}", Type=base, Target=target)
    return written(root)


def _core(facts: Facts) -> bytes:
    spaces = {
        "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    root = etree.Element(f"{{{spaces['cp']}}}coreProperties", nsmap=spaces)
    said = {
        "dc:title": facts.title,
        "dc:subject": facts.subject,
        "dc:creator": facts.maker,
        "dc:language": facts.language,
        "cp:lastModifiedBy": facts.maker,
        "cp:version": facts.edition,
    }
    for name, value in said.items():
        prefix, _, tag = name.partition(":")
        etree.SubElement(root, f"{{{spaces[prefix]}}}{tag}").text = value
    for tag in ("created", "modified") if facts.date else ():
        moment = etree.SubElement(root, f"{{{spaces['dcterms']}}}{tag}")
        moment.set(f"{{{spaces['xsi']}}}type", "dcterms:W3CDTF")
        moment.text = f"{facts.date}T00:00:00Z"
    return written(root)


def _document(body: list[Element], paper: str) -> Element:
    width, height = _PAPERS.get(paper, _PAPERS["A4"])
    related = {name: f"rId{number}" for number, name in enumerate(list(_PARTS)[1:], start=1)}
    header, footer = element("headerReference", type="default"), element("footerReference", type="default")
    header.set(f"{{{RELATIONS}}}id", related["header1"])
    footer.set(f"{{{RELATIONS}}}id", related["footer1"])
    section = element(
        "sectPr",
        header,
        footer,
        element("pgSz", w=width, h=height),
        element("pgMar", top=1247, right=MARGIN, bottom=1134, left=MARGIN, header=567, footer=567, gutter=0),
        element("cols", space=708),
        element("titlePg"),
    )
    return element("document", element("body", *body, section))


def _footnotes(notes: list[list[Element]]) -> Element:
    root = element("footnotes")
    for number, mark in ((-1, "separator"), (0, "continuationSeparator")):
        line = element("p", element("pPr", element("spacing", after=0)), element("r", element(mark)))
        root.append(element("footnote", line, type=mark, id_=number))
    for number, runs in enumerate(notes, start=1):
        look = element("rPr", element("rStyle", val="FootnoteReference"))
        start = [element("r", look, element("footnoteRef")), element("r", text(" "))]
        style = element("pPr", element("pStyle", val="FootnoteText"))
        root.append(element("footnote", element("p", style, *start, *runs), id_=number))
    return root


def _numbering(lists: int) -> bytes:
    root = etree.fromstring(_read("numbering.xml"))
    for number in range(lists):
        made = element("num", element("abstractNumId", val=0), numId=3 + number)
        restart = element("lvlOverride", element("startOverride", val=1), ilvl=0)
        made.append(restart)
        root.append(made)
    return written(root)


def _header(facts: Facts) -> Element:
    style = element("pPr", element("pStyle", val="Header"))
    return element("hdr", element("p", style, element("r", text(facts.title))))


def _footer(facts: Facts) -> Element:
    style = element("pPr", element("pStyle", val="Footer"))
    shown = element("r", text("1"))
    pages = [*field("PAGE", shown), element("r", text(" / ")), *field("NUMPAGES", element("r", text("1")))]
    maker = element("r", text(facts.maker), element("tab"))
    return element("ftr", element("p", style, maker, *pages))
