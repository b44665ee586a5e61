"""Elements of WordprocessingML, and the names that they are written with."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"w": WORD, "r": RELATIONS}

Element: TypeAlias = etree._Element


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the word processing namespace; `id_` and the like are written without the underscore.

    Args:
        tag: its name without a prefix.
        children: what it holds, in the order in which the standard wants it.
        attributes: of the same namespace.
    """
    made = etree.Element(f"{{{WORD}}}{tag}", nsmap=NAMES)
    for name, value in attributes.items():
        made.set(f"{{{WORD}}}{name.rstrip('_')}", str(value))
    made.extend(children)
    return made


def text(content: str, tag: str = "t") -> Element:
    """The text of a run; white space at its ends counts."""
    made = element(tag)
    made.text = content
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def field(instruction: str, *result: Element) -> list[Element]:
    """The runs of a field: what the program computes, and what is shown until it does."""
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", text(f" {instruction} ", "instrText")),
        element("r", element("fldChar", fldCharType="separate")),
        *result,
        element("r", element("fldChar", fldCharType="end")),
    ]


def written(root: Element) -> bytes:
    """The part as a file: UTF-8, the same bytes for the same content."""
    body: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return body
