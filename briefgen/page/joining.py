"""Tables that run over several pages, as one table for a reader who listens.

The layout engine tags each page's part as a table of its own, with a head of its own and no caption. Here the rows of a
later part move into the first, and its repeated head is left out of the structure: it is page furniture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Objects = dict[bytes, Any]


def join_tables(root: Any, objects: Objects) -> None:
    """Joins every table that has no caption to the table before it.

    Args:
        root: the structure tree's root.
        objects: all objects of the file, by reference.
    """
    first = None
    for parent, reference in list(_elements(root, objects)):
        table = objects[reference]
        if table["S"] != "/Table":
            continue
        if first is None or _kids(table, "/Caption", objects):
            first = table
        else:
            _join(first, table, objects)
            objects[parent]["K"].remove(reference)
    if first is not None:
        _drop_empty(root["K"][0], objects)


def _join(first: Any, later: Any, objects: Objects) -> None:
    later_ids, first_ids = _head_ids(later, objects), _head_ids(first, objects)
    heads = {one.data: other for one, other in zip(later_ids, first_ids, strict=False)}
    for kind in ("/THead", "/TBody"):  # a first row as high as a page leaves the caption alone, or with the head
        if not _kids(first, kind, objects):
            for part in _kids(later, kind, objects)[:1]:
                objects[part]["P"] = first.reference
                later["K"].remove(part)
                first["K"].append(part)
                _rename(part, heads, objects)
    body = _kids(first, "/TBody", objects)[-1:]
    for part in _kids(later, "/TBody", objects) if body else ():
        _rename(part, heads, objects)
        for row in objects[part]["K"]:
            objects[row]["P"] = body[0]
            objects[body[0]]["K"].append(row)


def _rename(part: bytes, heads: dict[str, Any], objects: Objects) -> None:
    """Has the cells of a part name the heads of the table that they come into."""
    for row in objects[part]["K"]:
        for cell in objects[row]["K"]:
            named = objects[cell].get("A", {}).get("Headers")
            if named:
                named[:] = [heads.get(head.data, head) for head in named]


def _head_ids(table: Any, objects: Objects) -> list[Any]:
    rows = [row for head in _kids(table, "/THead", objects) for row in objects[head]["K"]]
    return [objects[cell]["ID"] for row in rows for cell in objects[row]["K"] if "ID" in objects[cell]]


def _kids(element: Any, kind: str, objects: Objects) -> list[bytes]:
    kids = [kid for kid in element["K"] if isinstance(kid, bytes)]
    return [kid for kid in kids if objects[kid].get("S") == kind]


def _elements(root: Any, objects: Objects) -> Iterator[tuple[bytes, bytes]]:
    """Every element below the root with its parent, in reading order."""
    waiting = [(root.reference, kid) for kid in root["K"]]
    while waiting:
        parent, reference = waiting.pop(0)
        if isinstance(reference, bytes) and objects[reference].get("Type") == "/StructElem":
            yield parent, reference
            waiting[:0] = [(reference, kid) for kid in objects[reference]["K"]]


def _drop_empty(reference: bytes, objects: Objects) -> bool:
    """Takes out groups that hold nothing any more; says whether this one is left empty."""
    element = objects[reference]
    if element.get("Type") != "/StructElem":
        return False
    element["K"][:] = [kid for kid in element["K"] if not (isinstance(kid, bytes) and _drop_empty(kid, objects))]
    return not element["K"] and element["S"] in ("/Div", "/NonStruct", "/Sect", "/Part")
