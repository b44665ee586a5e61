"""The last hand on the PDF, so that one file is both PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3).

The layout engine writes a tagged PDF/A-3a. What is missing for both standards at once, and for a reader who listens:
the PDF/UA declaration with its extension schema, words instead of anchor names for links, and running heads and page
numbers as artifacts, which a reading aloud leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from briefgen.page.joining import join_tables

_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>\
</rdf:Description><rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


def declare_ua(metadata: Any) -> None:
    """Makes the document's metadata declare PDF/UA-1, and describe that declaration as PDF/A asks.

    Args:
        metadata: WeasyPrint's `DocumentMetadata`.
    """
    described = metadata.generate_rdf_metadata

    def with_ua(*arguments: Any) -> bytes:
        rdf: bytes = described(*arguments)
        return rdf.replace(b"</rdf:RDF>", _UA)

    metadata.generate_rdf_metadata = with_ua


def finisher(link_words: dict[str, str]) -> Any:
    """A finisher for `write_pdf`.

    Args:
        link_words: what a link to an anchor is called when read aloud, by anchor.
    """

    def finish(_document: Any, pdf: Any) -> None:
        _write_streams_soundly()
        objects = {item.reference: item for item in pdf.objects}
        _uncompress_metadata(pdf, objects)
        _name_links(pdf, link_words)
        join_tables(objects[pdf.catalog["StructTreeRoot"]], objects)
        _mark_pagination(pdf, objects)

    return finish


@cache
def _write_streams_soundly() -> None:
    """Compresses every stream once, and lengthens one whose last byte is a carriage return by a newline.

    The writer asks for a stream twice, for the file's identifier and for the file. And a strict reader takes carriage
    return and newline before `endstream` for one end of line, so that the stream would be a byte shorter than it says:
    one stream in 256 ends that way. Bytes after the end of compressed data are ignored.
    """
    import pydyf

    written = pydyf.Stream.data.fget
    kept: WeakKeyDictionary[Any, bytes] = WeakKeyDictionary()

    def data(stream: Any) -> bytes:
        if stream not in kept:
            kept[stream] = _sound(written(stream))
        return kept[stream]

    pydyf.Stream.data = property(data)


def _sound(content: bytes) -> bytes:
    if not content.endswith(b"\r\nendstream"):
        return content
    head, _, rest = content.partition(b"stream\n")
    length = re.search(rb"/Length (\d+)>>\s*$", head)
    if length is None:
        return content
    head = head[: length.start()] + b"/Length %d>>\n" % (int(length[1]) + 1)
    return head + b"stream\n" + rest.removesuffix(b"endstream") + b"\nendstream"


def _uncompress_metadata(pdf: Any, objects: dict[bytes, Any]) -> None:
    # Programs that only look for the declaration read the bytes of the file.
    objects[pdf.catalog["Metadata"]].compress = False
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))


def _name_links(pdf: Any, link_words: dict[str, str]) -> None:
    import pydyf

    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Subtype") == "/Link" and "Dest" in item:
            anchor = item["Dest"].string
            item["Contents"] = pydyf.String(link_words.get(anchor, f"To {anchor}"))


def _mark_pagination(pdf: Any, objects: dict[bytes, Any]) -> None:
    """Marks what is drawn but not reached from the structure tree, which are the margin boxes, as page furniture."""
    root = objects[pdf.catalog["StructTreeRoot"]]
    reached = set(_descendants(root["K"], objects))
    numbers = objects[root["ParentTree"]]["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page_reference in pdf.page_references:
        page = objects[page_reference]
        owned = owners[page["StructParents"]]
        loose = {mark for mark, owner in enumerate(owned) if owner not in reached}
        _as_artifacts(objects[page["Contents"]].stream, loose)
        for mark in loose:
            owned[mark] = "null"
    for reference, item in objects.items():
        if isinstance(item, dict) and item.get("Type") == "/StructElem" and reference not in reached:
            item.clear()


def _as_artifacts(operators: list[Any], loose: set[int]) -> None:
    """Changes `/Span <</MCID 7>> BDC` into `/Artifact <</Type /Pagination>> BDC`: a tag and its properties in a row."""
    for at, properties in enumerate(operators):
        if isinstance(properties, dict) and properties.get("MCID") in loose:
            operators[at - 1] = "/Artifact"
            properties.clear()
            properties["Type"] = "/Pagination"


def _descendants(kids: Any, objects: dict[bytes, Any]) -> Iterator[bytes]:
    waiting = list(kids)
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, bytes):
            yield kid
            inner = objects[kid].get("K", ()) if isinstance(objects[kid], dict) else ()
            waiting.extend(inner if isinstance(inner, list) else [inner])
