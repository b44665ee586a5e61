"""Whether a printed brief is sound: our own reading of what both standards ask, so that no other program is needed.

Each function gives the faults that it finds, in words; none means sound.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page as validation
import pikepdf

from tests.printing.reading import Page, note_places

PROFILES = ("ua1", "3a")
_ACTIVE = ("/JavaScript", "/Launch", "/SubmitForm", "/GoToR", "/ImportData", "/URI")


def conformance_faults(path: Path) -> list[str]:
    """What the validator says against PDF/UA-1 and PDF/A-3a."""
    faults = []
    for profile in PROFILES:
        report = validation.validate_pdf(path, profile=validation.ValidationProfile(profile))
        if not report.is_compliant:
            faults.append(f"{profile}: {', '.join(sorted({failure.rule_id for failure in report.failures}))}")
    return faults


def font_faults(path: Path, families: tuple[str, ...] = ("Brief-Serif", "Brief-Sans")) -> list[str]:
    """Fonts that are not the page's own, not embedded, or cannot be read back as text."""
    faults = []
    with pikepdf.open(path) as pdf:
        for font in _of_type(pdf, "/Font"):
            name = str(font.get("/BaseFont", "?"))
            plain = name[1:].partition("+")[2] or name[1:]
            if not plain.startswith(families):
                faults.append(f"the font {plain} is not one of the page's")
            if "/ToUnicode" not in font and font.get("/Subtype") == "/Type0":
                faults.append(f"{plain} has no Unicode map")
        faults += [
            f"{described.FontName} is not embedded"
            for described in _of_type(pdf, "/FontDescriptor")
            if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        ]
    return faults


def structure_faults(path: Path) -> list[str]:
    """Tags, language, title, declarations, words for links, nothing that acts, bookmarks."""
    with pikepdf.open(path) as pdf:
        return list(_structure(pdf))


def _structure(pdf: Any) -> Iterator[str]:
    root = pdf.Root
    described = root.Metadata.read_bytes() if "/Metadata" in root else b""
    yield from (
        fault
        for fault, sound in {
            "it is not tagged": "/StructTreeRoot" in root and bool(root.get("/MarkInfo", {}).get("/Marked")),
            "it states no language": bool(str(root.get("/Lang", ""))),
            "it has no title": bool(str(pdf.docinfo.get("/Title", ""))),
            "its title is not shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
            "it does not declare PDF/UA": b"pdfuaid:part" in described,
            "it does not declare PDF/A-3a": bool(re.search(rb"pdfaid:conformance\W{1,2}A\b", described)),
            "it has no bookmarks": len(pdf.pages) <= 4 or "/Outlines" in root,
            "brief.json is not attached": "brief.json" in pdf.attachments,
        }.items()
        if not sound
    )
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary):
            if item.get("/S") in _ACTIVE:
                yield f"it acts: {item.S}"
            if item.get("/Subtype") == "/Link" and re.fullmatch(r"|\S+-\S+", str(item.get("/Contents", ""))):
                yield f"a link is called {str(item.get('/Contents', ''))!r}"


def _of_type(pdf: Any, name: str) -> Iterator[Any]:
    return (item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == name)


def overflow_faults(pages: list[Page], margin: float = 28.0) -> list[str]:
    """Text that leaves the page, or comes nearer to its edge than `margin` points."""
    return [
        f"page {page.number}: {line.text[:40]!r} leaves the page"
        for page in pages
        for line in page.lines
        if line.left < margin or line.right > page.width - margin or not 14 < line.base < page.height - 14
    ]


def note_faults(path: Path) -> list[str]:
    """Notes that are not on the page of their call."""
    notes, calls = note_places(path), note_places(path, "call-")
    faults = [f"{name} has no call" for name in notes if name.replace("note-", "call-") not in calls]
    faults += [f"{name} has no note" for name in calls if name.replace("call-", "note-") not in notes]
    both = ((name, page, calls.get(name.replace("note-", "call-"))) for name, (page, _) in notes.items())
    return faults + [
        f"{name} is on page {page}, its call on {call[0]}" for name, page, call in both if call and call[0] != page
    ]


def text_of(path: Path) -> str:
    """The text as any program finds it, white space collapsed."""
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode("utf-8").split())


def verbatim_faults(path: Path, brief: dict[str, Any], *, every: bool = True) -> list[str]:
    """Evidence that is not found letter for letter in the text.

    Args:
        brief: the parsed brief.json.
        every: whether all evidence must stand there; otherwise at least some.
    """
    text = "".join(text_of(path).split())
    wanted = [entry["text"] for one in brief["recommendations"] for entry in one["evidence"]]
    missing = [words for words in wanted if "".join(words.split()) not in text]
    if not every and len(missing) < len(wanted):
        return []
    return [f"not found: {words[:60]!r}" for words in missing]
