"""Converts the reference essays, measures how they are read again, renews the table of docs/formats.md: `make formats`.

python -m tests.conversion.formats [--into FOLDER] [FORMAT]...

Returns 1 when a bar is missed, 6 when pandoc or LibreOffice is not there.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.conversion.convert import FORMATS, ask_for, convert, lacking
from tests.conversion.measure import Figures, measure

PAGE = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
BEGIN, END = "<!-- what `make formats` writes -->\n", "<!-- to here -->\n"

LEAST_IN_TEXT = 0.995
LEAST_IN_TWO_COLUMNS = 0.98
LEAST_F1 = 0.97
WITHOUT_BARS = frozenset({"txt-libreoffice"})
"""Formats that lose what nobody can find again; docs/formats.md says what."""

KINDS = {
    "pdf": "PDF",
    "pdf2": "PDF, two columns",
    "docx": "DOCX",
    "odt": "ODT",
    "rtf": "RTF",
    "epub": "EPUB",
    "html": "HTML",
    "xhtml": "XHTML",
    "markdown": "Markdown",
    "gfm": "Markdown of GitHub",
    "rst": "reStructuredText",
    "asciidoc": "AsciiDoc",
    "txt": "text",
}
PROGRAMS = {"weasyprint": "WeasyPrint", "libreoffice": "LibreOffice", "pandoc": "pandoc"}
KEPT = ("titles", "authors", "headings", "list items", "notes")


def missed(name: str, figures: Figures) -> list[str]:
    """The bars that a format misses, in words."""
    if name in WITHOUT_BARS:
        return []
    least = LEAST_IN_TWO_COLUMNS if name.startswith("pdf2-") else LEAST_IN_TEXT
    found = []
    if figures.in_text < least:
        found.append(f"{name}: {figures.in_text:.2%} of the sentences, not {least:.1%}")
    if figures.f1 < LEAST_F1:
        found.append(f"{name}: recommendations agree at F1 {figures.f1:.3f}, not {LEAST_F1}")
    return found


def row(name: str, figures: Figures) -> list[str]:
    kind, _, program = name.partition("-")
    kept = (figures.kept.get(part, (0, 0, 0)) for part in KEPT)
    counts = [f"{one}/{of}" + (f" +{more}" if more else "") for one, of, more in kept]
    shares = [f"{100 * figures.in_text:.1f}", f"{100 * figures.as_sentences:.1f}"]
    return [KINDS[kind], PROGRAMS[program], *shares, f"{figures.f1:.3f}", f"{figures.same:.3f}", *counts]


def table(measured: dict[str, Figures]) -> str:
    """The figures as a Markdown table."""
    head = ["format", "written by", "sentences found, %", "whole, %", "recommendations, F1", "all the same, F1", *KEPT]
    lines = [head, ["---"] * 2 + ["---:"] * (len(head) - 2), *(row(name, one) for name, one in measured.items())]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def renew(page: Path, written: str) -> None:
    """Puts the table between the two marks of the page."""
    text = page.read_text(encoding="utf-8")
    before, after = text.partition(BEGIN)[0], text.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n{written}\n{END}{after}", encoding="utf-8")


def run(folder: Path, formats: list[str]) -> int:
    convert(folder, formats)
    measured = {}
    for name in formats:
        measured[name] = measure(folder / name)
        (folder / f"misses-{name}.txt").write_text("\n".join([*measured[name].misses, ""]), encoding="utf-8")
    written = table(measured)
    print(written)
    if len(formats) == len(FORMATS):
        renew(PAGE, written)
    short = [line for name, figures in measured.items() for line in missed(name, figures)]
    print("\n".join(short) or "every bar is met")
    return int(bool(short))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"only these: {', '.join(FORMATS)}")
    parser.add_argument("--into", type=Path, help="keep the converted files, and a list of misses for each format")
    arguments = parser.parse_args()
    if unknown := [name for name in arguments.formats if name not in FORMATS]:
        parser.error(f"no such format: {', '.join(unknown)}")
    if missing := lacking():
        print(ask_for(missing), file=sys.stderr)
        return 6
    formats = arguments.formats or list(FORMATS)
    if arguments.into:
        return run(arguments.into.resolve(), formats)
    with tempfile.TemporaryDirectory() as folder:
        return run(Path(folder), formats)


if __name__ == "__main__":
    sys.exit(main())
