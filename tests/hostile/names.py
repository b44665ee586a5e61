"""Names of files that are hard to print, to type, to sort or to write."""

from __future__ import annotations

import os

from tests.hostile.case import PASSED as PASSED_OVER
from tests.hostile.case import Case, Outcome, Place, built, essay, notice


def _called(name: str, raw: str | bytes, how: str, why: str, expected: Outcome | None = None, *, subject: str | None = None) -> Case:  # fmt: skip
    """A file of that name with an essay; `subject` is what the brief calls it."""

    def make(place: Place) -> None:
        path = os.path.join(os.fsencode(place.sources), os.fsencode(raw))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(essay(f"open the quay of the {name}", author=f"Nora {name.title().replace('-', '')}").encode())

    subjects = (subject if subject is not None else os.fsdecode(os.fsencode(raw)),)
    return Case(
        name=f"name-{name}", family="name", how=how, why=why, expected=expected or built(), make=make, subjects=subjects
    )


def _same_names(place: Place) -> None:
    """Names that differ in case or in normal form only; a disk that knows them as one has one of them."""
    for at, name in enumerate(("Caf\u00e9.txt", "cafe\u0301.txt", "CAF\u00c9.TXT", "STRASSE.txt", "stra\u00dfe.txt")):
        (place.sources / name).write_text(essay(f"open quay {at}", author=f"Nora {'VWXYZ'[at]}ance"), encoding="utf-8")


def _deep(place: Place) -> None:
    folder = place.sources.joinpath(*["deep" * 10] * 60)
    folder.mkdir(parents=True)
    (folder / "essay.txt").write_text(essay("open the deep quay", author="Nora Deep"), encoding="utf-8")


CASES = (
    _called("newline", "two\nlines.txt", "a newline in a name", "messages are lines"),
    _called("carriage-return", "over\rwritten.txt", "a carriage return in a name", "terminals write over what they said"),
    _called("quotes", "it's \"here\" `now` $(touch owned);&|.txt", "quotation marks, a command", "names end in shells"),
    _called("dash", "-rf.txt", "a leading dash", "programs take it for an option"),
    _called("dash-help", "--help", "the name of an option", "programs take it for an option"),
    _called("not-utf-8", b"caf\xe9.txt", "bytes that are no UTF-8", "strings cannot hold them", subject="caf\\xe9.txt"),
    _called("surrogates", b"half\xed\xa0\x80.txt", "half of a pair in UTF-8", "strings cannot hold it", subject="half\\xed\\xa0\\x80.txt"),
    _called("longest", "l" * 251 + ".txt", "255 bytes, the longest there is", "names made of it are too long"),
    _called("longest-wide", "\u6e2f" * 83 + ".txt", "83 characters of three bytes", "names made of it are too long"),
    _called("ansi", "\x1b[31m\x1b[2Jred\x07.txt", "terminal codes", "names are printed on terminals"),
    _called("bidi", "\u202etxt.exe\u202c.txt", "reads other than it is", "names are printed"),
    _called("html", "<script>alert(1)<\\script>&lt;.txt", "HTML", "names are printed in HTML"),
    _called("jinja", "{{ 7 * 191 }}{% raw %}.txt", "a template", "names are printed by a template"),
    _called("markdown", "[a](javascript:alert(1)).txt", "a link", "names may become links"),
    _called("formula", "=cmd|'!A0.txt", "a formula of a spreadsheet", "names are printed in tables"),
    _called("format", "%s%n{0}{a.b}.txt", "format codes", "names are put into messages"),
    _called("spaces", "  spaces  .txt ", "spaces at both ends", "names are trimmed", notice("unsupported-type")),
    _called("only-space", "\u3000", "a space and no ending", "there is nothing to see"),
    _called("device", "CON", "a device of Windows", "archives of it cannot be unpacked there"),
    _called("device-ending", "aux.txt", "a device of Windows with an ending", "archives of it cannot be unpacked there"),
    _called("emoji", "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\U000e0067\U000e0062\U000e007f.txt", "joined emoji, tag characters", "letters of several characters"),
    _called("combining", "a" + "\u0301" * 100 + ".txt", "100 combining marks", "letters grow over lines"),
    _called("hidden", ".hidden.txt", "a name that starts with a dot", "editors leave such files", PASSED_OVER),
    _called("backslash", "..\\..\\escaped.txt", "a path of Windows", "names become paths", PASSED_OVER),
    _called("dots", "...txt", "only dots before the ending", "it is hidden", PASSED_OVER),
    _called("folder-newline", "a\nfolder\x1b[31m/essay.txt", "a folder with a newline and a terminal code", "paths are printed"),
    _called("many-endings", "essay.pdf.exe.txt", "three endings", "the last one counts"),
    _called("upper", "ESSAY.TXT", "an ending in capitals", "endings are compared"),
    _called("yaml", "--- title: x #.txt", "a comment, a mapping", "names are written into files of settings"),
    _called("unc", "\\\\host\\share.txt", "a network path of Windows", "opening it would be a request"),
    _called("url", "http:127.0.0.1:9.txt", "a web address", "a template may fetch it"),
    _called("percent", "%2e%2e%2fescaped%00.txt", "percent codes of ../ and NUL", "addresses are decoded"),
    Case(name="same-names", family="name", how="names that differ in case or normal form only", why="ids are made of names", expected=built(), make=_same_names, subjects=("Caf\u00e9.txt", "cafe\u0301.txt", "CAF\u00c9.TXT", "STRASSE.txt", "stra\u00dfe.txt")),
    Case(name="deep-folders", family="name", how="60 folders within each other, 2,400 letters", why="paths have a longest", expected=built(), make=_deep, subjects=("/".join([*["deep" * 10] * 60, "essay.txt"]),)),
)  # fmt: skip
