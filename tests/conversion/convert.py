"""Turns the reference essays into every format that is read, by the programs that people use: `python -m tests.conversion.convert FOLDER`.

Needs pandoc and LibreOffice Writer; opens no connection. The files differ a little from run to run: these programs
write dates and random names into them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.model.documents import Document
from tests.conversion.essays import PRINTED, RUNNING_HEAD, TWO_COLUMNS, as_markdown, as_page
from tests.documents.converting import essays, printed

PROGRAMS = {"pandoc": "pandoc", "soffice": "libreoffice-writer"}
PANDOC = ["pandoc", "--from=markdown-smart", "--standalone"]


@dataclass(frozen=True)
class Job:
    """The essays, by file name without ending, and a folder for what is made on the way."""

    essays: dict[str, Document]
    folder: Path


Make = Callable[[Job, Path], object]


def names(documents: Sequence[Document]) -> dict[str, Document]:
    return {document.source.path.partition(".")[0]: document for document in documents}


def by_pandoc(ending: str, *options: str) -> Make:
    """What pandoc writes from the essays as Markdown."""

    def make(job: Job, out: Path) -> None:
        for name, essay in job.essays.items():
            command = [*PANDOC, *options, f"--output={out / name}.{ending}"]
            subprocess.run(command, input=as_markdown(essay).encode(), check=True, cwd=job.folder, capture_output=True)

    return make


def epub_by_pandoc(job: Job, out: Path) -> None:
    """A book needs a title of its own; chapters are parted at the first two levels of headings."""
    for name, essay in job.essays.items():
        title = [f"--metadata=title:{essay.title.text}"] if essay.title else []
        command = [*PANDOC, "--to=epub3", *title, "--epub-chapter-level=2", f"--output={out / name}.epub"]
        subprocess.run(command, input=as_markdown(essay).encode(), check=True, cwd=job.folder, capture_output=True)


def office(job: Job, sources: Sequence[Path], target: str, out: Path) -> None:
    """Lets LibreOffice open files and save them in another format.

    Raises:
        RuntimeError: it made fewer files than it was given; it does not fail by its exit code.
    """
    profile = (job.folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", target]
    subprocess.run([*command, "--outdir", str(out), *map(str, sources)], check=True, capture_output=True, timeout=600)
    made = {path.stem for path in out.iterdir()}
    if lacking := {path.stem for path in sources} - made:
        raise RuntimeError(f"LibreOffice made no {target} of {', '.join(sorted(lacking))}")


def by_office(target: str, *, source: str = "odt", columns: int = 1) -> Make:
    """What LibreOffice writes from the essays as pandoc's ODT or DOCX, with running head, page numbers and footnotes."""

    def make(job: Job, out: Path) -> None:
        between = job.folder / f"{source}-{columns}"
        if not between.exists():
            between.mkdir()
            reference = reference_odt(job.folder, columns)
            by_pandoc(source, *([f"--reference-doc={reference}"] if source == "odt" else []))(job, between)
        office(job, sorted(between.iterdir()), target, out)

    return make


def reference_odt(folder: Path, columns: int) -> Path:
    """Pandoc's own style sheet for ODT, which numbers pages, with a running head and so many columns."""
    path = folder / f"reference-{columns}.odt"
    kept = subprocess.run(["pandoc", "--print-default-data-file=reference.odt"], check=True, capture_output=True).stdout
    (folder / "kept.odt").write_bytes(kept)
    with zipfile.ZipFile(folder / "kept.odt") as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "styles.xml":
                content = _with_head(content.decode(), columns).encode()
            new.writestr(entry, content)
    return path


def _with_head(styles: str, columns: int) -> str:
    space = (
        '<style:header-footer-properties fo:min-height="0.3in" fo:margin-bottom="0.2in" style:dynamic-spacing="false"/>'
    )
    styles = styles.replace("<style:header-style />", f"<style:header-style>{space}</style:header-style>")
    head = f'<style:header><text:p text:style-name="MP1">{RUNNING_HEAD}</text:p></style:header>'
    styles = styles.replace("<style:footer>", f"{head}<style:footer>", 1)
    if columns == 1:
        return styles
    equal = f'<style:columns fo:column-count="{columns}" fo:column-gap="0.3in"/>'
    return re.sub(r"(<style:page-layout-properties [^>]*>)", rf"\1{equal}", styles, count=1)


def by_weasyprint(style: str) -> Make:
    def make(job: Job, out: Path) -> None:
        for name, essay in job.essays.items():
            (out / f"{name}.pdf").write_bytes(printed(as_page(essay, style)))

    return make


FORMATS: dict[str, Make] = {
    "pdf-weasyprint": by_weasyprint(PRINTED),
    "pdf2-weasyprint": by_weasyprint(TWO_COLUMNS),
    "pdf-libreoffice": by_office("pdf"),
    "pdf2-libreoffice": by_office("pdf", columns=2),
    "docx-pandoc": by_pandoc("docx"),
    "docx-libreoffice": by_office("docx"),
    "odt-pandoc": by_pandoc("odt"),
    "odt-libreoffice": by_office("odt", source="docx"),
    "rtf-pandoc": by_pandoc("rtf"),
    "rtf-libreoffice": by_office("rtf"),
    "epub-pandoc": epub_by_pandoc,
    "epub-libreoffice": by_office("epub"),
    "html-pandoc": by_pandoc("html", "--to=html5", "--metadata=pagetitle:Essays on security"),
    "html-libreoffice": by_office("html:HTML (StarWriter):UTF8"),
    "xhtml-libreoffice": by_office("xhtml:XHTML Writer File"),
    "markdown-pandoc": by_pandoc("md", "--to=markdown-smart"),
    "gfm-pandoc": by_pandoc("md", "--to=gfm"),
    "rst-pandoc": by_pandoc("rst", "--to=rst"),
    "asciidoc-pandoc": by_pandoc("adoc", "--to=asciidoc"),
    "txt-pandoc": by_pandoc("txt", "--to=plain"),
    "txt-libreoffice": by_office("txt:Text (encoded):UTF8"),
}
"""Every format by every program that can write it; `pdf2` is in two columns."""


def lacking() -> list[str]:
    """The Debian packages of the programs that this machine does not have."""
    return [package for program, package in PROGRAMS.items() if shutil.which(program) is None]


def ask_for(packages: Sequence[str]) -> str:
    """The one command that installs them."""
    return f"type:  sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def convert(out: Path, formats: Sequence[str] = tuple(FORMATS), documents: Sequence[Document] = ()) -> None:
    """Writes `out/<format>-<program>/<essay>.<ending>`; a folder that is there already is made anew."""
    with tempfile.TemporaryDirectory() as between:
        job = Job(names(documents or essays()), Path(between))
        for name in formats:
            folder = out / name
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            FORMATS[name](job, folder)
            print(f"{name}: {len(list(folder.iterdir()))} files", file=sys.stderr, flush=True)


def main() -> int:
    """Converts into the folder named; with more names, only into these formats. Returns 6 when a program is missing."""
    if missing := lacking():
        print(ask_for(missing), file=sys.stderr)
        return 6
    convert(Path(sys.argv[1]).resolve(), sys.argv[2:] or tuple(FORMATS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
