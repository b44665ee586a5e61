"""Office files and e-books: zip packages of XML, with bombs, entities, odd names, links to elsewhere."""

from __future__ import annotations

import io
import struct
import zipfile
from html import escape

from tests.documents.docx import W, docx, paragraph, run
from tests.hostile.case import BODY, NAMED, Case, Content, Outcome, Place, built, notice

_ADVICE = "The council should open the quays before the summer."
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" office:version="1.3"'
)
_ODT = "application/vnd.oasis.opendocument.text"
_EPUB = "application/epub+zip"
_CONTAINER = '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>'


def word(inner: str = "", *, more: dict[str, bytes] | None = None) -> bytes:
    """A DOCX of an essay."""
    return docx(
        paragraph(run("A use for the quays"), "Title") + paragraph(run(BODY)) + inner + paragraph(run(_ADVICE)),
        more=more,
    )


def package(parts: dict[str, bytes | str], kind: str = "", level: int = 6) -> bytes:
    """A zip package, its `mimetype` first and unpacked as OpenDocument and EPUB want it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as target:
        if kind:
            target.writestr(zipfile.ZipInfo("mimetype"), kind)
        for name, part in parts.items():
            target.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def odt(inner: str = "", *, before: str = "", more: dict[str, bytes | str] | None = None, kind: str = _ODT) -> bytes:
    content = (
        f"{before}<office:document-content {_ODF}><office:body><office:text><text:h text:outline-level='1'>A use for the quays</text:h>"
        f"<text:p>{BODY}</text:p>{inner}<text:p>{_ADVICE}</text:p></office:text></office:body></office:document-content>"
    )
    manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{_ODT}"/></m:manifest>'
    return package({"content.xml": content, "META-INF/manifest.xml": manifest, **(more or {})}, kind)


def epub(inner: str = "", *, more: dict[str, bytes | str] | None = None, spine: str = '<itemref idref="c"/>', items: str = "", path: str = "c.xhtml") -> bytes:  # fmt: skip
    chapter = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Quays</title></head><body><h1>A use for the quays</h1><p>{BODY}</p>{inner}<p>{_ADVICE}</p></body></html>'
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Quays</dc:title>'
        f'<dc:language>en</dc:language></metadata><manifest><item id="c" href="{escape(path)}" media-type="application/xhtml+xml"/>{items}</manifest>'
        f"<spine>{spine}</spine></package>"
    )
    return package(
        {"META-INF/container.xml": _CONTAINER.format("book.opf"), "book.opf": book, "c.xhtml": chapter, **(more or {})},
        _EPUB,
    )


def _relations(*targets: tuple[str, str]) -> bytes:
    listed = "".join(
        f'<Relationship Id="x{at}" Type="{_OFFICE}/{kind}" Target="{to}" TargetMode="External"/>'
        for at, (kind, to) in enumerate(targets)
    )
    return f"{_RELATIONS}{listed}</Relationships>".encode()


def _calling(place: Place) -> bytes:
    """Pictures, a template, frames and links that lie elsewhere."""
    picture = (
        '<w:p><w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="'
        + _OFFICE
        + '">'
        '<a:graphic><a:graphicData><a:blip r:link="x0"/><a:blip r:embed="x0"/></a:graphicData></a:graphic></w:drawing></w:r></w:p>'
    )
    field = "".join(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        for code in (
            f'INCLUDETEXT "{place.secret}"',
            f'INCLUDEPICTURE "{place.url}/f.png"',
            "DDEAUTO c:\\\\cmd.exe calc",
        )
    )
    more = {
        "word/_rels/document.xml.rels": _relations(
            ("image", f"{place.url}/i.png"), ("image", place.secret.as_uri()), ("hyperlink", "javascript:alert(1)")
        ),
        "word/_rels/settings.xml.rels": _relations(("attachedTemplate", f"{place.url}/t.dotm")),
        "word/settings.xml": f'<w:settings {W} xmlns:r="{_OFFICE}"><w:attachedTemplate r:id="x0"/></w:settings>'.encode(),
    }
    return word(picture + field, more=more)


def _entity(place: Place) -> bytes:
    head = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{place.secret.as_uri()}"><!ENTITY r SYSTEM "{place.url}/e"><!ENTITY % p SYSTEM "{place.url}/p">%p;]>'
    return word(
        more={
            "word/document.xml": f"{head}<w:document {W}><w:body>{paragraph(run(BODY))}<w:p><w:r><w:t>&s;&r;</w:t></w:r></w:p></w:body></w:document>".encode()
        }
    )


def _laughing() -> str:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f"<!DOCTYPE x [{entities}]>"


def _forged(content: bytes, claimed: int = 4_000) -> bytes:
    """The same package, whose directory says that each part unpacks to 4,000 bytes."""
    out = bytearray(content)
    at = 0
    while (at := out.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<L", out, at + 24, claimed)
        at += 4
    return bytes(out)


def _bomb(size: int) -> bytes:
    """A part of that many bytes of white space, written in pieces."""
    packed = io.BytesIO(word())
    with zipfile.ZipFile(packed, "a") as target:
        info = zipfile.ZipInfo("word/extra.xml")
        info.compress_type = zipfile.ZIP_DEFLATED
        with target.open(info, "w", force_zip64=True) as part:
            for _ in range(size // 1_000_000):
                part.write(b" " * 1_000_000)
    return packed.getvalue()


def _twice() -> bytes:
    packed = io.BytesIO(word())
    with zipfile.ZipFile(packed, "a") as target:
        target.writestr(zipfile.ZipInfo("word/DOCUMENT.xml"), b"<x/>")
        target.writestr(zipfile.ZipInfo("word/document.xml "), b"<x/>")
    return packed.getvalue()


def _encrypted_entries(content: bytes) -> bytes:
    out = bytearray(content)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := out.find(sign, at)) >= 0:
            out[at + offset] |= 1
            at += 4
    return bytes(out)


def _wrapped() -> bytes:
    """What Word writes for a document with a password: an OLE file with an encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2_000)


_TRAVERSING = {
    "../../escaped.xml": b"<x/>",
    "/escaped.xml": b"<x/>",
    "..\\escaped.xml": b"<x/>",
    "word/\x1b[31m\u202e.xml": b"<x/>",
    "CON.xml": b"<x/>",
    "a" * 5_000 + ".xml": b"<x/>",
}
_TOO_LARGE = notice("package-too-large")
_DAMAGED = notice("damaged-file")


def _case(name: str, ending: str, how: str, why: str, content: Content, expected: Outcome | None = None, *, shown: tuple[str, ...] = (), absent: tuple[str, ...] = (), is_slow: bool = False) -> Case:  # fmt: skip
    return Case(
        name=f"{ending}-{name}",
        family="office file",
        how=how,
        why=why,
        expected=expected or built(),
        file=f"{ending}-{name}.{ending}",
        content=content,
        shown=shown,
        absent=absent,
        is_slow=is_slow,
    )


WORD = (
    _case("bomb", "docx", "a part of 10 GB in 10 MB", "python-docx takes 3 GB", lambda place: _bomb(10_000_000_000), _TOO_LARGE, is_slow=True),
    _case("small-bomb", "docx", "a part of 200 MB in 200 kB", "it unpacks to a thousand times its size", lambda place: _bomb(200_000_000), _TOO_LARGE),
    _case("forged-size", "docx", "a part of 200 MB that says it has 4,000 bytes", "what a package says of sizes proves nothing", lambda place: _forged(_bomb(200_000_000)), notice("package-too-large", "damaged-file")),
    _case("laughs", "docx", "a billion entities", "entities grow", lambda place: word(more={"word/document.xml": f"{_laughing()}<w:document {W}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>".encode()}), _DAMAGED),
    _case("external-entity", "docx", "entities of a file and of a loopback address", "XML reads what entities name", _entity, _DAMAGED),
    _case("external-parts", "docx", "pictures, template, INCLUDETEXT, DDE of elsewhere", "nothing is fetched, no file is read", _calling),
    _case("deep", "docx", "100,000 elements within each other", "parsers and walks recurse", lambda place: word("<w:sdt><w:sdtContent>" * 100_000 + "</w:sdtContent></w:sdt>" * 100_000), notice("damaged-file", "package-too-large")),
    _case("deep-allowed", "docx", "200 elements within each other, as libxml2 allows", "walks recurse", lambda place: word("<w:sdt><w:sdtContent>" * 100 + paragraph(run("Deep.")) + "</w:sdtContent></w:sdt>" * 100), NAMED),
    _case("nested-tables", "docx", "60 nested tables", "walks recurse", lambda place: word("<w:tbl><w:tr><w:tc>" * 60 + paragraph(run("Deep.")) + "</w:tc></w:tr></w:tbl>" * 60), NAMED),
    _case("entries", "docx", "20,000 entries", "past max_entries", lambda place: word(more={f"word/x{n}.bin": b"" for n in range(20_000)}), _TOO_LARGE),
    _case("names", "docx", "entries called ../../x, /x, ..\\x, CON, with ANSI, 5,000 letters", "packages are unpacked by name elsewhere", lambda place: word(more=_TRAVERSING), built()),
    _case("twice", "docx", "the main part thrice: other case, a space", "programs differ in which they take", lambda place: _twice(), NAMED),
    _case("encrypted", "docx", "with a password, as Word writes it", "it cannot be read", lambda place: _wrapped(), notice("encrypted-file")),
    _case("encrypted-entries", "docx", "entries marked as encrypted", "it cannot be read", lambda place: _encrypted_entries(word()), notice("encrypted-file")),
    _case("truncated", "docx", "cut off in the middle", "downloads end anywhere", lambda place: word()[:900], _DAMAGED),
    _case("garbled", "docx", "bytes changed in the middle", "checksums fail", lambda place: word().replace(b"\x00", b"\x01", 3)[:-1], notice("damaged-file", "encrypted-file", "unsupported-type")),
    _case("no-main-part", "docx", "without word/document.xml", "it is no document", lambda place: package({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"}), _DAMAGED),
    _case("no-types", "docx", "relations that lead to parts that are not there", "readers follow them", lambda place: word(more={"word/_rels/document.xml.rels": f'{_RELATIONS}<Relationship Id="r1" Type="{_OFFICE}/footnotes" Target="../../../gone.xml"/></Relationships>'.encode()}), NAMED),
    _case("macro", "docm", "with vbaProject.bin and an ActiveX part", "macros are not even unpacked", lambda place: word(more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 1_000, "word/activeX/activeX1.xml": b"<x/>"})),
    _case("text", "docx", "HTML, Jinja, ANSI (as references) and bidi in its text", "a text is data", lambda place: word(paragraph(run("The council should print <script>alert(1)</script> {{ 7 * 191 }} \u202e and go on."))), shown=("<script>alert(1)</script> {{ 7 * 191 }}",), absent=("1337",)),
    _case("empty", "docx", "no paragraph", "it holds no text", lambda place: docx(""), notice("empty-file")),
    _case("odd-numbers", "docx", "list levels, heading levels and notes of -1, 10^30 and NaN", "numbers are converted", lambda place: word('<w:p><w:pPr><w:outlineLvl w:val="99999999999999999999"/><w:numPr><w:ilvl w:val="-1"/><w:numId w:val="nan"/></w:numPr></w:pPr><w:r><w:footnoteReference w:id="10000000000000000000000"/><w:t>Odd.</w:t></w:r></w:p>'), NAMED),
    _case("namespace", "docx", "a namespace that is none of Word's", "readers find nothing", lambda place: word(more={"word/document.xml": b'<w:document xmlns:w="urn:x"><w:body><w:p><w:r><w:t>Hello</w:t></w:r></w:p></w:body></w:document>'}), notice("empty-file", "damaged-file")),
    _case("self-table", "docx", "styles based on themselves", "walks may never end", lambda place: word(more={"word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style></w:styles>'.encode()})),
    Case(name="docx-called-txt", family="office file", how="a DOCX called .txt", why="the content decides", expected=NAMED, file="docx-called.txt", content=lambda place: word()),
    Case(name="old-word", family="office file", how="a Word 97 file", why="there is no reader", expected=notice("old-office-file"), file="old.doc", content=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000)),
)  # fmt: skip

OPEN_DOCUMENT = (
    _case("bomb", "odt", "content of 200 MB in 200 kB", "it unpacks to a thousand times its size", lambda place: odt(" " * 200_000_000), _TOO_LARGE),
    _case("laughs", "odt", "a billion entities", "entities grow", lambda place: odt("<text:p>&a9;</text:p>", before=_laughing()), _DAMAGED),
    _case("external-entity", "odt", "an entity of a file", "XML reads what entities name", lambda place: odt("<text:p>&s;</text:p>", before=f'<!DOCTYPE x [<!ENTITY s SYSTEM "{place.secret.as_uri()}"><!ENTITY r SYSTEM "{place.url}/e">]>'), _DAMAGED),
    _case("external-parts", "odt", "pictures, sections and scripts that lie elsewhere", "nothing is fetched, no file is read", lambda place: odt(f'<text:section><text:section-source xlink:href="{place.secret.as_uri()}"/></text:section><text:p><draw:frame><draw:image xlink:href="{place.url}/i"/><draw:object xlink:href="{place.url}/o"/></draw:frame><text:a xlink:href="javascript:alert(1)">There</text:a></text:p><office:event-listeners><script:event-listener xlink:href="vnd.sun.star.script:a?language=Python"/></office:event-listeners>')),
    _case("macro", "odt", "with Basic and Python scripts", "macros are not even unpacked", lambda place: odt(more={"Basic/Standard/Module1.xml": "<x/>", "Scripts/python/run.py": "import os; os.system('touch owned')"})),
    _case("spaces", "odt", "a space that stands for 2,000,000,000", "spaces are repeated", lambda place: odt('<text:p>Far<text:s text:c="2000000000"/>away.</text:p>'), NAMED),
    _case("repeated-cells", "odt", "a table cell repeated 10^9 times", "cells are repeated", lambda place: odt('<table:table xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'), NAMED),
    _case("deep", "odt", "50,000 lists within each other", "walks recurse", lambda place: odt("<text:list><text:list-item>" * 50_000 + "</text:list-item></text:list>" * 50_000), notice("damaged-file", "package-too-large")),
    _case("encrypted", "odt", "a manifest that says it is encrypted", "it cannot be read", lambda place: odt(more={"META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml" m:media-type="text/xml"><m:encryption-data m:checksum="x"/></m:file-entry></m:manifest>', "content.xml": bytes(n * 7919 % 256 for n in range(5_000))}), notice("encrypted-file")),
    _case("truncated", "odt", "cut off in the middle", "downloads end anywhere", lambda place: odt()[:600], _DAMAGED),
    _case("wrong-kind", "odt", "a mimetype of a spreadsheet", "names and contents differ", lambda place: odt(kind="application/vnd.oasis.opendocument.spreadsheet"), NAMED),
    _case("no-content", "odt", "without content.xml", "it is no document", lambda place: package({"meta.xml": "<x/>"}, _ODT), _DAMAGED),
)  # fmt: skip

BOOKS = (
    _case("external-parts", "epub", "pictures, styles, frames and scripts that lie elsewhere", "nothing is fetched, no file is read", lambda place: epub(f'<p><img src="{place.url}/i"/><iframe src="{place.secret.as_uri()}"></iframe><script>alert(1)</script><link rel="stylesheet" href="{place.url}/c"/></p>')),
    _case("traversal", "epub", "a chapter called ../../outside/secret.txt, another /etc/passwd", "chapters are opened by name", lambda place: epub(items='<item id="d" href="../../outside/secret.txt" media-type="application/xhtml+xml"/><item id="e" href="file:///etc/passwd" media-type="application/xhtml+xml"/>', spine='<itemref idref="c"/><itemref idref="d"/><itemref idref="e"/>'), NAMED),
    _case("spine-bomb", "epub", "a chapter named 100,000 times", "it is read each time", lambda place: epub(spine='<itemref idref="c"/>' * 100_000), NAMED),
    _case("bomb", "epub", "a chapter of 200 MB in 200 kB", "it unpacks to a thousand times its size", lambda place: epub(" " * 200_000_000), _TOO_LARGE),
    _case("laughs", "epub", "a billion entities in the book's own file", "entities grow", lambda place: epub(more={"book.opf": f"{_laughing()}<package>&a9;</package>"}), _DAMAGED),
    _case("external-entity", "epub", "an entity of a file in the container", "XML reads what entities name", lambda place: epub(more={"META-INF/container.xml": f'<!DOCTYPE x [<!ENTITY s SYSTEM "{place.secret.as_uri()}">]>' + _CONTAINER.format("&s;")}), _DAMAGED),
    _case("locked", "epub", "with encryption.xml and rights.xml (a book shop's lock)", "it cannot be read", lambda place: epub(more={"META-INF/encryption.xml": '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="c.xhtml"/></CipherData></EncryptedData></encryption>', "META-INF/rights.xml": "<r/>", "c.xhtml": bytes(n * 7919 % 256 for n in range(3_000))}), notice("encrypted-file", "damaged-file")),
    _case("truncated", "epub", "cut off in the middle", "downloads end anywhere", lambda place: epub()[:700], _DAMAGED),
    _case("no-book", "epub", "without META-INF/container.xml", "it is no book", lambda place: package({"c.xhtml": "<html/>"}, _EPUB), _DAMAGED),
    _case("cyclic", "epub", "a container that names itself", "walks may never end", lambda place: epub(more={"META-INF/container.xml": _CONTAINER.format("META-INF/container.xml")}), notice("damaged-file", "empty-file")),
)  # fmt: skip

CASES = (*WORD, *OPEN_DOCUMENT, *BOOKS)
