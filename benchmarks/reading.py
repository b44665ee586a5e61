"""What reading each format costs, against the library that a program could not do without: `make bench-reading`.

Processor seconds for a megabyte of files, in this process, after everything is imported and has run once. Reader and
bare library are timed in turns, each for at least a twentieth of a second, and the medians of the rounds are compared.

A reader's figure holds all that is the format's own: text, blocks with their kinds and pages, marks, what the file
declares. What is the same for every format is not in it: the labels of running heads and sources, byline, language,
sentences, passages. `docs/performance.md` says what each library is asked to do.
"""

from __future__ import annotations

import argparse
import gc
import io
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import mammoth
import pypdfium2
import trafilatura
from lxml import etree, html
from markdown_it import MarkdownIt
from measuring import Bar, add_options, concluded
from striprtf.striprtf import rtf_to_text

from briefgen.documents.limits import Limits, limits_of
from briefgen.documents.media_types import media_type
from briefgen.documents.registry import GuardedReader, reader_for
from briefgen.model.documents import Document, Source
from briefgen.settings import ReadingSettings

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "conversion" / "samples"
SHORTEST = 0.05

Bare = Callable[[bytes], object]


def pdf_text(content: bytes) -> str:
    """The text of each page, in pdfium's order: no lines, paragraphs or columns."""
    document = pypdfium2.PdfDocument(content)
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return "\f".join(pages)


def html_text(content: bytes) -> str:
    """The tree and all its text, menus and all."""
    parser = html.HTMLParser(encoding="utf-8")
    return str(html.document_fromstring(content, parser=parser).text_content())


def docx_html(content: bytes) -> str:
    """The library's own conversion that keeps headings, lists and notes."""
    return str(mammoth.convert_to_html(io.BytesIO(content)).value)


def odt_text(content: bytes) -> str:
    """The package opened, its text part as a tree, and all text of it."""
    return "".join(_texts(content, lambda name: name == "content.xml"))


def epub_text(content: bytes) -> str:
    """The package opened, each page as a tree, and all text of it."""
    return "".join(_texts(content, lambda name: name.endswith((".xhtml", ".html", ".htm"))))


def _texts(content: bytes, wanted: Callable[[str], bool]) -> Iterable[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in filter(wanted, package.namelist()):
            yield "".join(etree.fromstring(package.read(name)).itertext())


def rtf_text(content: bytes) -> str:
    """Its text without any structure."""
    strip: Callable[[str], str] = rtf_to_text
    return strip(content.decode("latin-1"))


def markdown_tokens(content: bytes) -> object:
    """The tokens of CommonMark with tables."""
    return MarkdownIt("commonmark").enable("table").parse(content.decode())


BARE: dict[str, tuple[str, Bare, float]] = {
    "pdf": ("pypdfium2, text of the pages", pdf_text, 1.6),
    "pdf2": ("pypdfium2, text of the pages", pdf_text, 1.6),
    "docx": ("mammoth, to HTML", docx_html, 2.0),
    "odt": ("zipfile and lxml, all text", odt_text, 2.0),
    "rtf": ("striprtf, all text", rtf_text, 2.0),
    "epub": ("zipfile and lxml, all text", epub_text, 2.0),
    "html": ("lxml, all text", html_text, 2.0),
    "xhtml": ("lxml, all text", html_text, 2.0),
    "markdown": ("markdown-it, tokens", markdown_tokens, 2.0),
    "gfm": ("markdown-it, tokens", markdown_tokens, 2.0),
    "rst": ("markdown-it, tokens", markdown_tokens, 2.0),
    "asciidoc": ("markdown-it, tokens", markdown_tokens, 2.0),
    "txt": ("markdown-it, tokens", markdown_tokens, 2.0),
}
"""By format: what the reader is set against, and how many times as much it may cost. Text without a library of its own
is set against the tokens of Markdown."""


def article(content: bytes) -> object:
    """The text of the article, told from the page around it: what a reader of web pages is for."""
    return trafilatura.extract(content, include_comments=False, include_tables=True)


KIN: dict[str, tuple[str, Bare]] = {
    "html": ("trafilatura, the article", article),
    "xhtml": ("trafilatura, the article", article),
}
"""Libraries that do the reader's own task, where there is one beside the bare parser: printed, without a bar."""


def reading(path: Path, limits: Limits) -> Callable[[bytes], Document]:
    """What the program does with the bytes of a file before the steps that all formats share.

    Raises:
        SystemExit: no reader reads such files.
    """
    kind = media_type(path.name, path.read_bytes())
    reader = reader_for(kind)
    if reader is None:
        raise SystemExit(f"{path.name}: no reader for {kind}")
    source = Source(path=path.name, media_type=kind, sha256="")
    if isinstance(reader, GuardedReader):
        guarded = reader
        return lambda content: guarded.read_within(source, content, limits)
    simple = reader
    return lambda content: simple.read(source, content)


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one run of the work, run as often as it takes to be told from the clock's steps."""
    runs = 0
    gc.collect()
    start = time.process_time()
    while (taken := time.process_time() - start) < SHORTEST:
        work()
        runs += 1
    return taken / runs


def inputs(folder: Path) -> dict[str, list[Path]]:
    """The files by format, from names that begin with it: `pdf-weasyprint.pdf` or `pdf-weasyprint/essay.pdf`."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*-*")):
        if path.is_dir() or path.stem.partition("-")[0] in BARE:
            kind = path.name.partition("-")[0]
            found.setdefault(kind, []).extend(sorted(path.iterdir()) if path.is_dir() else [path])
    return {kind: found[kind] for kind in BARE if kind in found}


def measure(paths: list[Path], bare: Bare, rounds: int) -> tuple[float, float]:
    """The median seconds for all files of a format: of the reader, and of the library."""
    limits = limits_of(ReadingSettings())
    work = [(reading(path, limits), path.read_bytes()) for path in paths]

    def ours() -> None:
        for read, content in work:
            read(content)

    def theirs() -> None:
        for _, content in work:
            bare(content)

    ours()
    theirs()
    samples = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    return statistics.median(one for one, _ in samples), statistics.median(two for _, two in samples)


def main() -> int:
    """Measures and prints. Returns 1 with `--check` when a bar is missed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help="only these, such as pdf or docx")
    parser.add_argument("--rounds", type=int, default=7, help="turns for each figure")
    add_options(parser)
    parser.add_argument("--from", dest="folder", type=Path, default=SAMPLES, help="a folder of converted files")
    arguments = parser.parse_args()
    bars = []
    print(f"{'format':10} {'files':>5} {'kB':>6} {'s/MB':>7} {'library':>7} {'times':>6} {'bar':>4}  library")
    for kind, paths in inputs(arguments.folder).items():
        if arguments.formats and kind not in arguments.formats:
            continue
        name, bare, most = BARE[kind]
        size = sum(path.stat().st_size for path in paths) / 1e6
        one, two = measure(paths, bare, arguments.rounds)
        figures = f"{size * 1000:6.0f} {one / size:7.3f} {two / size:7.3f} {one / two:6.2f}"
        print(f"{kind:10} {len(paths):5} {figures} {most:4.1f}  {name}", flush=True)
        if kind in KIN:
            known, does = KIN[kind]
            _, three = measure(paths, does, arguments.rounds)
            print(f"{'':10} {'':5} {'':6} {'':7} {three / size:7.3f} {one / three:6.2f} {'':4}  {known}", flush=True)
        bars.append(Bar(name=f"reading {kind} / {name}", figure=one / two, most=most))
    return concluded(bars, arguments)


if __name__ == "__main__":
    sys.exit(main())
