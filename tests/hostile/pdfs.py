"""PDF files: bombs, loops, actions, passwords, and files that are not what they say."""

from __future__ import annotations

import io
import zlib

import pikepdf

from tests.hostile.case import BODY, NAMED, Case, Content, Outcome, Place, built, notice

_ADVICE = "The council should open the quays before the summer."
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(content: bytes, keys: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (keys, len(content), content)


def shown(text: str = "") -> bytes:
    """Content that prints an essay, in lines of about 90 letters."""
    lines, line = [], ""
    for word in f"{BODY} {text or _ADVICE}".split():
        if len(line) + len(word) > 90:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    drawn = "".join(f"({_escaped(one)}) Tj 0 -14 Td " for one in [*lines, line])
    return f"BT /F1 11 Tf 60 740 Td {drawn} ET".encode("latin-1", "replace")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def file(content: bytes | None = None, *, page: bytes = b"", catalogue: bytes = b"", more: tuple[bytes, ...] = (), keys: bytes = b"", box: bytes = b"0 0 612 792", font: bytes = _FONT) -> bytes:  # fmt: skip
    """A file of one page with an essay. `more` are objects from number 6 on."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%b>>>>" % (box, page),
            stream(shown() if content is None else content, keys),
            font,
            *more,
        ]
    )


def zeros(size: int) -> bytes:
    """That many spaces, deflated, without ever holding them."""
    packer = zlib.compressobj(9)
    piece = b" " * 1_000_000
    parts = [packer.compress(piece) for _ in range(size // len(piece))]
    return b"".join([*parts, packer.flush()])


def _bomb() -> bytes:
    return file(zeros(2_000_000_000), keys=b"/Filter/FlateDecode")


def _double_bomb() -> bytes:
    inner = zeros(4_000_000_000)
    return file(zlib.compress(inner, 9), keys=b"/Filter[/FlateDecode/FlateDecode]")


def _recursing() -> bytes:
    form = stream(
        b"q /X Do Q /Y Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R/Y 7 0 R>>>>"
    )
    return file(shown() + b" /X Do", page=b"/XObject<</X 6 0 R>>", more=(form, form))


def _form_tree() -> bytes:
    """Forms that print the next one ten times, ten levels deep: 10,000,000,000 of them."""
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1),
        )
        for number in range(6, 16)
    ]
    return file(
        shown() + b" /X Do",
        page=b"/XObject<</X 6 0 R>>",
        more=(*forms, stream(b"BT (x) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")),
    )


def _shared_pages() -> bytes:
    """A million pages of a few objects: each node has the next one ten times."""
    nodes = [
        b"<</Type/Pages%b/Kids[%b]/Count %d>>"
        % (b"" if at == 2 else b"/Parent %d 0 R" % (at - 1), b"%d 0 R " % (at + 1) * 10, 10 ** (8 - at))
        for at in range(2, 8)
    ]
    leaf = b"<</Type/Page/Parent 7 0 R/MediaBox[0 0 612 792]/Contents 9 0 R/Resources<</Font<</F1 10 0 R>>>>>>"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, leaf, stream(shown()), _FONT])


def _cyclic() -> bytes:
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>"])  # fmt: skip


def _many_pages(number: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (at + 4) for at in range(number))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</Font<</F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> >>>>>>"
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, number),
            stream(shown()),
            *[page] * number,
        ]
    )


def _count_lie() -> bytes:
    return file().replace(b"/Count 1>>", b"/Count 2147483647>>")


def _encrypted(user: str, owner: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(file())) as opened:
        opened.save(
            out, encryption=pikepdf.Encryption(user=user, owner=owner, R=6, allow=pikepdf.Permissions(extract=False))
        )
    return out.getvalue()


def _acting(place: Place) -> bytes:
    """Every action that a PDF can carry, run when it is opened."""
    secret = str(place.secret).encode()
    return file(
        page=b">>/AA<</O 7 0 R>>/Annots[8 0 R 9 0 R]/Dummy<<",
        catalogue=b"/OpenAction 6 0 R/AA<</WC 7 0 R>>/Names<</JavaScript<</Names[(a) 6 0 R]>>>>",
        more=(
            b"<</S/JavaScript/JS(app.launchURL\\('" + place.url.encode() + b"/js'\\);)>>",
            b"<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>/Next<</S/SubmitForm/F("
            + place.url.encode()
            + b"/submit)>>>>",
            b"<</Type/Annot/Subtype/Link/Rect[0 0 600 800]/A<</S/URI/URI(javascript:alert\\(1\\))>>>>",
            b"<</Type/Annot/Subtype/Link/Rect[0 0 600 800]/A<</S/GoToR/F(" + secret + b")/D[0/Fit]/NewWindow true>>>>",
        ),
    )


def _embedding(place: Place) -> bytes:
    return file(
        catalogue=b"/Names<</EmbeddedFiles<</Names[(a.txt) 6 0 R]>>>>/AF[6 0 R]/Collection<</View/T>>",
        more=(
            b"<</Type/Filespec/F(../../a.txt)/UF(../../a.txt)/EF<</F 7 0 R>>>>",
            stream(b"The council should burn the quays.", b"/Type/EmbeddedFile"),
        ),
    )


def _external_stream(place: Place) -> bytes:
    """Content that lies in another file of the machine (PDF 1.2, 7.3.8.2)."""
    return file(b"", keys=b"/F(" + str(place.secret).encode() + b")/FFilter[]").replace(
        b"/Contents 4 0 R", b"/Contents[4 0 R]"
    )


def _form(place: Place) -> bytes:
    entity = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{place.secret.as_uri()}">]>'.encode()
    return file(
        catalogue=b"/AcroForm<</XFA 6 0 R/Fields[]>>/Metadata 6 0 R/NeedsRendering true",
        more=(stream(b'<?xml version="1.0"?>' + entity + b"<xdp:xdp><t>&s;</t></xdp:xdp>"),),
    )


def _strange_letters() -> bytes:
    """A font whose letters are NULs, overrides and escapes, as its own table says."""
    table = (
        b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00><ff> endcodespacerange\n"
        b"6 beginbfchar <41><0000> <42><202E> <43><001B005B00330031006D> <44><D800> <45><FEFF> <46><2028> endbfchar\nendcmap end end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return file(shown("The council should open ABCDEF ABCDEF quays."), font=font, more=(stream(table),))


def _table_bomb() -> bytes:
    table = (
        b"1 begincodespacerange <0000><ffff> endcodespacerange "
        + b"100 beginbfrange <0000><ffff><0041> endbfrange\n" * 30_000
    )
    return file(font=b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>", more=(stream(table),))


def _drawn() -> bytes:
    return file(b"q 500 0 0 700 50 50 cm /I Do Q", page=b"/XObject<</I 6 0 R>>", more=(stream(b"\x7f" * 64, b"/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray"),))  # fmt: skip


def _huge_picture() -> bytes:
    return file(shown() + b" q 500 0 0 700 50 50 cm /I Do Q", page=b"/XObject<</I 6 0 R>>", more=(stream(zlib.compress(b"\x7f" * 1_000), b"/Filter/FlateDecode/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB"),))  # fmt: skip


def _outlines() -> bytes:
    return file(
        catalogue=b"/Outlines 6 0 R",
        more=(b"<</First 7 0 R/Last 7 0 R/Count 1>>", b"<</Title(x)/Parent 6 0 R/Next 7 0 R/First 7 0 R>>"),
    )


def _properties() -> bytes:
    return file().replace(
        b"trailer\n<<",
        b"trailer\n<</Info<</Title(<script>{{ 7 * 191 }}\\033[31m)/Author(Eve\\000\\r\\nBcc: a@e.org)/CreationDate(D:99999999999999)>>",
    )


def _case(name: str, how: str, why: str, content: Content, expected: Outcome | None = None, *, absent: tuple[str, ...] = (), is_slow: bool = False) -> Case:  # fmt: skip
    return Case(
        name=f"pdf-{name}",
        family="PDF",
        how=how,
        why=why,
        expected=expected or built(),
        file=f"pdf-{name}.pdf",
        content=content,
        absent=absent,
        is_slow=is_slow,
    )


_TOO_MUCH = notice("reader-too-large", "reader-too-slow", "reader-crashed", "text-too-long")
_DAMAGED = notice("damaged-file")

CASES = (
    _case("flate-bomb", "a page that unpacks from 2 MB to 2 GB", "pdfium takes 3 GB", lambda place: _bomb(), _TOO_MUCH, is_slow=True),
    _case("double-flate-bomb", "4 GB, packed twice", "pdfium ends the process", lambda place: _double_bomb(), _TOO_MUCH, is_slow=True),
    _case("small-bomb", "a page that unpacks from 60 kB to 60 MB", "within the limits of memory", lambda place: file(zlib.compress(shown() + b" " * 60_000_000, 9), keys=b"/Filter/FlateDecode"), NAMED),
    _case("form-recursion", "forms that print each other", "pdfium ends the process", lambda place: _recursing(), NAMED),
    _case("form-tree", "forms that print the next one ten times, ten levels deep", "ten thousand million of them", lambda place: _form_tree(), NAMED, is_slow=True),
    _case("shared-pages", "a million pages in a few objects", "pages cost each", lambda place: _shared_pages(), notice("too-many-pages", "damaged-file")),
    _case("cyclic-pages", "a page tree that holds itself", "walks may never end", lambda place: _cyclic(), notice("damaged-file", "no-text-layer")),
    _case("many-pages", "10,000 pages", "past max_pages", lambda place: _many_pages(10_000), notice("too-many-pages")),
    _case("count-lie", "says it has 2,147,483,647 pages", "what a file says proves nothing", lambda place: _count_lie(), NAMED),
    _case("truncated", "cut off in the middle", "downloads end anywhere", lambda place: file()[:500], NAMED),
    _case("garbage", "%PDF-1.7, then random bytes", "it is no PDF", b"%PDF-1.7\n" + bytes(n * 7919 % 256 for n in range(20_000)), _DAMAGED),
    _case("only-head", "%PDF-1.7 and nothing else", "it is no PDF", b"%PDF-1.7\n", _DAMAGED),
    Case(name="named-text", family="PDF", how="a PDF called .txt", why="the content decides", expected=built(), file="pdf-named.txt", content=lambda place: file()),
    _case("not-a-pdf", "a text called .pdf", "the name lies", BODY, NAMED),
    _case("user-password", "encrypted, with a password to open it", "it cannot be read", lambda place: _encrypted("open", "own"), notice("encrypted-file")),
    _case("owner-password", "encrypted, opens without a password", "it can be read", lambda place: _encrypted("", "own"), built()),
    _case("actions", "JavaScript, Launch, SubmitForm, URI, GoToR, when opened", "nothing runs, nothing of it is in the brief", _acting),
    _case("embedded-files", "a file within, called ../../a.txt", "it is not unpacked", _embedding, absent=("burn the quays",)),
    _case("external-stream", "content that lies in another file", "no other file is read", _external_stream, NAMED),
    _case("xfa", "an XFA form and metadata with an external entity", "XML reads what entities name", _form),
    _case("huge-page", "a page of 10^30 by 10^30 points", "numbers overflow", lambda place: file(box=b"0 0 1e30 1e30"), NAMED),
    _case("no-page-size", "a page from 0 to 0, and one upside down", "divisions by nothing", lambda place: file(box=b"0 0 0 0"), NAMED),
    _case("not-a-number", "NaN, infinities and 400-digit numbers as places", "comparisons fail", lambda place: file(b"BT /F1 1e999 Tf nan 740 Td 9" + b"9" * 400 + b" 0 Td (x) Tj ET " + shown()), NAMED),
    _case("strange-letters", "letters that are NUL, U+202E, escapes, half of a pair", "they must not act", lambda place: _strange_letters(), NAMED),
    _case("letters-table", "a table of letters of 3,000,000 ranges", "tables unpack", lambda place: _table_bomb(), NAMED, is_slow=True),
    _case("missing-font", "a font that is nowhere, of an unknown kind", "letters may not be told", lambda place: file(font=b"<</Type/Font/Subtype/Type9/BaseFont/Nowhere/FontDescriptor 99 0 R>>"), NAMED),
    _case("scan", "a picture and no text", "there is no text layer", lambda place: _drawn(), notice("no-text-layer")),
    _case("huge-picture", "a picture of 10^10 points in 1 kB", "pictures unpack", lambda place: _huge_picture()),
    _case("outlines", "bookmarks that follow themselves", "walks may never end", lambda place: _outlines()),
    _case("properties", "HTML, Jinja, ANSI and a mail header as title and author", "properties become title and author", lambda place: _properties(), NAMED, absent=("1337",)),
    _case("empty-pages", "a page without content", "there is nothing to read", lambda place: file(b""), notice("no-text-layer", "empty-file")),
    _case("one-letter-apart", "100,000 letters, each placed on its own", "lines are built of letters", lambda place: file(b"BT /F1 4 Tf " + b"".join(b"1 0 0 1 %d %d Tm (%c) Tj " % (n % 600, n // 600 * 4, 97 + n % 26) for n in range(100_000)) + b"ET " + shown()), NAMED),
    _case("overprinted", "20,000 letters on one spot", "letters on letters are compared", lambda place: file(b"BT /F1 11 Tf " + b"1 0 0 1 60 700 Tm (x) Tj " * 20_000 + b"ET " + shown()), NAMED),
)  # fmt: skip
