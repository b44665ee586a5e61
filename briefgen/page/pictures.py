"""Pictures that may stand on a page: PNG, and SVG that draws and does nothing else."""

from __future__ import annotations

SIGNATURE = b"\x89PNG\r\n\x1a\n"
DRAWING = frozenset(
    [
        *("svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc"),
        *("metadata", "linearGradient", "radialGradient", "stop", "clipPath", "use", "symbol"),
    ]
)
"""Elements of SVG that draw. No text: the fonts of the page are not its own. No script, style, link, image, filter."""


def is_png(content: bytes) -> bool:
    """Whether the bytes are a PNG picture."""
    return content.startswith(SIGNATURE)


def check_svg(content: bytes) -> str:
    """What speaks against a file as an SVG picture, "" when nothing does."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return "it is neither PNG nor SVG"
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in content:
        return "it declares entities"
    if etree.QName(root).localname != "svg":
        return "it is neither PNG nor SVG"
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        foreign = etree.QName(element).namespace not in ("http://www.w3.org/2000/svg", None)
        if name not in DRAWING and not foreign:
            return f"it has an element {name}"
        for key, value in element.attrib.items():
            said = str(value).lower()
            outside = str(key).endswith("href") and not said.startswith("#")
            if str(key).lower().startswith("on") or outside or "url(" in said.replace("url(#", ""):
                return f"its element {name} points outside or acts"
    return ""
