"""Archives of documents (.zip), and RTF: formats whose harm lies in their frame."""

from __future__ import annotations

import io
import stat
import struct
import zipfile

from tests.hostile.case import BODY, NAMED, Case, Content, Outcome, built, essay, notice

_DIRECTORY = b"PK\x01\x02"


def archive(entries: dict[str, bytes | str], *, mode: int = 0, zeros: dict[str, int] | None = None) -> bytes:
    """An archive of these entries, and of some that unpack to that many zeros."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = mode << 16
            target.writestr(info, content)
        for name, size in (zeros or {}).items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            with target.open(info, "w", force_zip64=True) as part:
                for _ in range(size // 1_000_000):
                    part.write(b"a" * 1_000_000)
    return packed.getvalue()


def _paper(name: str) -> str:
    return essay(f"open the {name} quay", author=f"Nora {name.title()}")


def _changed(content: bytes, offset: int, form: str, value: int) -> bytes:
    """The archive with a field of every entry of its directory changed."""
    out = bytearray(content)
    at = 0
    while (at := out.find(_DIRECTORY, at)) >= 0:
        struct.pack_into(form, out, at + offset, value)
        at += 4
    return bytes(out)


def _overlapping(copies: int = 900) -> bytes:
    """Every entry of the directory is the same bytes of the file (D. Fifield, 2019)."""
    content = archive({"bomb.txt": _paper("bomb") + "a " * 200_000})
    start, end = content.find(_DIRECTORY), content.rfind(b"PK\x05\x06")
    entry = content[start:end]
    entries = b"".join(entry.replace(b"bomb.txt", b"%04d.txt" % number) for number in range(copies))
    closing = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, copies, copies, len(entries), start, 0)
    return content[:start] + entries + closing


def _case(name: str, how: str, why: str, content: Content, expected: Outcome | None = None, *subjects: str, absent: tuple[str, ...] = (), is_slow: bool = False) -> Case:  # fmt: skip
    return Case(
        name=f"zip-{name}", family="archive", how=how, why=why, expected=expected or built(), file=f"zip-{name}.zip", content=content,
        subjects=tuple(f"zip-{name}.zip/{subject}" for subject in subjects), absent=absent, is_slow=is_slow,
    )  # fmt: skip


_UNSAFE = notice("unsafe-entry")

ARCHIVES = (
    _case("good", "two texts in folders", "it is read", lambda place: archive({"a/one.txt": _paper("zipone"), "two.txt": _paper("ziptwo")}), built(), "a/one.txt", "two.txt"),
    _case("bomb", "an entry of 200 MB in 200 kB", "it unpacks to a thousand times its size", lambda place: archive({}, zeros={"bomb.txt": 200_000_000}), notice("too-large", "package-too-large")),
    _case("large-bomb", "an entry of 20 GB in 20 MB", "it unpacks to a thousand times its size", lambda place: archive({}, zeros={"bomb.txt": 19_000_000_000}), NAMED, is_slow=True),
    _case("forged", "an entry of 200 MB that says it has 4,000 bytes", "what an archive says of sizes proves nothing", lambda place: _changed(archive({}, zeros={"bomb.txt": 200_000_000}), 24, "<L", 4_000), notice("too-large", "package-too-large", "damaged-file", "unsafe-entry"), "bomb.txt"),
    _case("overlapping", "900 entries that are the same bytes", "a bomb without nesting", lambda place: _overlapping(), notice("damaged-file", "package-too-large", "unsafe-entry")),
    _case("entries", "20,000 entries", "past max_entries", lambda place: archive({f"{n}.txt": "" for n in range(20_000)}), notice("package-too-large", "too-large")),
    _case("nested", "an archive in an archive in an archive", "42.zip is made so", lambda place: archive({"inner.zip": archive({"inner.zip": archive({"a.txt": _paper("nested")})})}), notice("archive-in-archive"), "inner.zip"),
    _case("above", "an entry called ../../escaped.txt", "archives are unpacked by name elsewhere", lambda place: archive({"../../escaped.txt": _paper("above")}), _UNSAFE, "../../escaped.txt"),
    _case("absolute", "an entry called /etc/escaped.txt", "archives are unpacked by name elsewhere", lambda place: archive({"/etc/escaped.txt": _paper("absolute")}), _UNSAFE, "/etc/escaped.txt"),
    _case("link", "an entry that is a link to /etc/passwd", "links lead out", lambda place: archive({"link.txt": "/etc/passwd"}, mode=stat.S_IFLNK | 0o777), _UNSAFE, "link.txt"),
    _case("device", "an entry that is a device", "it is no file", lambda place: archive({"device.txt": "x"}, mode=stat.S_IFCHR | 0o666), _UNSAFE, "device.txt"),
    _case("encrypted", "entries with a password", "they cannot be read", lambda place: _changed(archive({"secret.txt": _paper("locked")}), 8, "<H", 1), notice("encrypted-file"), "secret.txt"),
    _case("truncated", "cut off in the middle", "downloads end anywhere", lambda place: archive({"a.txt": _paper("cut") * 50})[:-40], notice("damaged-file")),
    _case("garbage", "PK, then random bytes", "it is no archive", b"PK\x03\x04" + bytes(n * 7919 % 256 for n in range(5_000)), notice("damaged-file")),
    _case("checksum", "an entry whose checksum is wrong", "it is not what was packed", lambda place: _changed(archive({"a.txt": _paper("sum")}), 16, "<L", 7), notice("damaged-file"), "a.txt"),
    _case("names", "entries called with ANSI, bidi, newlines", "names are printed", lambda place: archive({"\x1b[31m\u202ered\n.txt": _paper("ansi")}), built(), "\x1b[31m\u202ered\n.txt"),
    _case("twice", "two entries of one name", "programs differ in which they take", lambda place: _twice(), _UNSAFE, "a.txt"),
    _case("hostile-inside", "a PDF bomb, a DOCX without its main part, a pipe", "what holds for files holds for entries", lambda place: archive({"good.txt": _paper("inside"), "bad.pdf": b"%PDF-1.7\n" + bytes(2_000), "bad.docx": archive({"a.xml": "<x/>"})}), notice("damaged-file", "unsupported-type"), "bad.pdf", "bad.docx"),
    _case("empty", "no entry", "there is nothing in it", lambda place: archive({}), notice("empty-file", "damaged-file")),
)  # fmt: skip


def _twice() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        target.writestr(zipfile.ZipInfo("a.txt"), _paper("first"))
        target.writestr(zipfile.ZipInfo("A.txt"), _paper("second"))
    return packed.getvalue().replace(b"A.txt", b"a.txt")


def rtf(inner: str) -> bytes:
    """An essay as RTF, with something in the middle."""
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Times;}}}}{BODY}\\par {inner}\\par The council should open the quays before the summer.\\par}}".encode(
        "latin-1"
    )


def _rich(name: str, how: str, why: str, content: Content, expected: Outcome | None = None, *, shown: tuple[str, ...] = (), absent: tuple[str, ...] = ()) -> Case:  # fmt: skip
    return Case(
        name=f"rtf-{name}", family="RTF", how=how, why=why, expected=expected or built(), file=f"rtf-{name}.rtf", content=content,
        shown=shown, absent=absent,
    )  # fmt: skip


RICH = (
    _rich("nested", "100,000 groups within each other", "parsers recurse", lambda place: rtf("{" * 100_000 + "Deep." + "}" * 100_000), NAMED),
    _rich("unclosed", "100,000 groups that are never closed", "parsers recurse", lambda place: rtf("{\\b " * 100_000), NAMED),
    _rich("closed", "100,000 ends of groups too many", "the stack runs empty", lambda place: rtf("}" * 100_000 + "After."), NAMED),
    _rich("binary", "\\bin of 2,000,000,000 bytes", "bytes are skipped", lambda place: rtf("\\bin2000000000 xyz"), NAMED),
    _rich("binary-negative", "\\bin of -1, of 10^30 and of a letter", "numbers overflow", lambda place: rtf("\\bin-1 a \\bin99999999999999999999999999999999 b \\binx c"), NAMED),
    _rich("object", "an OLE object with a macro, a picture of 1 MB", "objects are not even unpacked", lambda place: rtf("{\\object\\objemb\\objupdate{\\*\\objclass Equation.3}{\\*\\objdata 0105000002000000" + "4d5a" * 5_000 + "}}{\\pict\\pngblip " + "00ff" * 250_000 + "}")),
    _rich("fields", "INCLUDETEXT, INCLUDEPICTURE, DDEAUTO, HYPERLINK javascript:", "nothing is fetched, no file is read", lambda place: rtf(f"{{\\field{{\\*\\fldinst INCLUDETEXT {place.secret}}}{{\\fldrslt here}}}}{{\\field{{\\*\\fldinst INCLUDEPICTURE {place.url}/p}}}}{{\\field{{\\*\\fldinst DDEAUTO c:\\\\cmd.exe calc}}}}{{\\field{{\\*\\fldinst HYPERLINK javascript:alert(1)}}{{\\fldrslt there}}}}{{\\*\\template {place.url}/t.dotm}}")),
    _rich("characters", "\\u of halves of a pair, of 70,000, of -1, \\'zz", "numbers become characters", lambda place: rtf("\\u-10179?\\u56832?\\u70000?\\u-1?\\u0?\\u8238?\\'zz\\'1b[31m \\u99999999999999?"), NAMED),
    _rich("skipped", "\\uc of 2,000,000,000", "characters are skipped", lambda place: rtf("{\\uc2000000000\\u233 lost}Found."), NAMED),
    _rich("unknown-words", "100,000 control words that are unknown, one of a megabyte", "words are looked up", lambda place: rtf("".join(f"\\word{'abcdefghij'[n % 10]}{n} " for n in range(100_000)) + "\\" + "a" * 1_000_000 + " "), NAMED),
    _rich("only-head", "{\\rtf1 and nothing else", "it holds no text", b"{\\rtf1", notice("empty-file", "damaged-file")),
    _rich("truncated", "cut off in a control word", "downloads end anywhere", lambda place: rtf("")[:-60], NAMED),
    _rich("text", "HTML and Jinja in its text", "a text is data", lambda place: rtf("The council should print <script>alert(1)</script> \\{\\{ 7 * 191 \\}\\} and go on."), shown=("<script>alert(1)</script> {{ 7 * 191 }}",), absent=("1337",)),
    _rich("tables", "a table of 20,000 rows, one of 10,000 cells", "cells are laid out", lambda place: rtf("\\trowd\\cellx1 a\\cell\\row " * 20_000 + "\\trowd" + "\\cellx1" * 10_000 + " a\\cell" * 10_000 + "\\row "), NAMED),
)  # fmt: skip

CASES = (*ARCHIVES, *RICH)
