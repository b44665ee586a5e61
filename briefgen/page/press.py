"""The press: lays out one HTML page as PDF, in a process of its own. Run as `python -m briefgen.page.press`.

A layout engine can loop or take all memory on hostile input, and a native library can end the process; here that ends
this process only. Standard input is one JSON object (`Job`), standard output one line of JSON and then the PDF's bytes.
The argument is the number of the process that started it, with which it ends. It is confined as far as the kernel can:
it opens Python's files and those of the template, writes into its temporary folder, reaches no network, starts nothing.
"""

from __future__ import annotations

import json
import mimetypes
import os
import sys
from pathlib import Path
from tempfile import gettempdir
from typing import Any, TypedDict

from briefgen.confinement import confine, end_with_parent, python_files
from briefgen.execution import collect_rarely

_PACKAGE = Path(__file__).resolve().parents[1]


class Job(TypedDict):
    """What is to be printed.

    `html` is the whole page with its style; `shorter` are drafts of it, each shorter than the one before: the first
    with at most `most_pages` is printed, the last if none has. `base` is the folder of relative references,
    `folders` those that may be read. `attachment` is the text of brief.json, or None; `moment` its date and time, ISO
    8601 in UTC.
    Limits: processor time in seconds, address space in bytes.
    """

    html: str
    shorter: list[str]
    most_pages: int | None
    base: str
    folders: list[str]
    attachment: str | None
    moment: str
    seconds: int
    memory: int


MISSING_LIBRARY = 6
_LARGEST_FILE = 64 * 1024**2
"""Bytes: the layout engine writes the page's fonts into its temporary folder, nothing else."""


def main() -> int:
    """Reads a job, prints it, writes the PDF. Returns the exit code: 0, or 6 when a system library is missing."""
    end_with_parent(int(sys.argv[1]))
    collect_rarely()
    mimetypes.init([])  # what the machine lists of its own must not decide, and cannot be read below
    job: Job = json.load(sys.stdin.buffer)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not garble the answer
    try:
        import weasyprint  # noqa: F401  loads Pango

        # All that is needed, while there is room to compile it and before nothing may be written any more.
        import briefgen.page.fetching
        import briefgen.page.finishing  # noqa: F401  `press` uses it
    except OSError as fault:
        answers.write(json.dumps({"missing": str(fault).splitlines()[0]}).encode() + b"\n")
        answers.flush()
        return MISSING_LIBRARY
    temporary = Path(gettempdir())  # the engine puts the fonts there
    confine([*python_files(_PACKAGE), *map(Path, job["folders"])], writable=[temporary])
    limit(job["seconds"], job["memory"])
    pages, content = press(job)
    answers.write(json.dumps({"pages": pages}).encode() + b"\n")
    answers.write(content)
    answers.flush()
    return 0


def press(job: Job) -> tuple[int, bytes]:
    """The number of pages, and the PDF."""
    from datetime import datetime

    from weasyprint import HTML, Attachment

    from briefgen.page.fetching import ClosedFetcher
    from briefgen.page.finishing import declare_ua, finisher

    fetcher = ClosedFetcher(Path(folder) for folder in job["folders"])
    for draft in (job["html"], *job["shorter"]):
        html = HTML(string=draft, base_url=job["base"], url_fetcher=fetcher)
        document = html.render(pdf_variant="pdf/a-3a")
        if job["most_pages"] is None or len(document.pages) <= job["most_pages"]:
            break
    declare_ua(document.metadata)
    moment = datetime.fromisoformat(job["moment"])
    attachments = []
    if job["attachment"] is not None:
        attachments.append(
            Attachment(
                string=job["attachment"],
                name="brief.json",
                description="The brief as data",
                created=moment,
                modified=moment,
                relationship="Data",
            )
        )
    content = document.write_pdf(
        pdf_variant="pdf/a-3a", attachments=attachments, finisher=finisher(link_words(html.etree_element))
    )
    return len(document.pages), content


def link_words(root: Any) -> dict[str, str]:
    """What each anchor's links are called: the `title` of the first link that leads there."""
    words: dict[str, str] = {}
    for link in root.iter("a"):
        target = link.get("href", "")
        if target.startswith("#"):
            words.setdefault(target[1:], link.get("title") or " ".join("".join(link.itertext()).split()))
    return words


def limit(seconds: int, memory: int) -> None:
    """Limits this process: processor time in seconds, address space in bytes, files that hold a font, no core file."""
    try:
        import resource
    except ImportError:  # only POSIX has limits; the parent's time limit holds everywhere
        return
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    sys.exit(main())
