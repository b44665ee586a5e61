"""The brief as PDF: PDF/UA-1 and PDF/A-3a in one file, with `brief.json` attached; same brief, same bytes."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.errors import BriefgenError, MissingDependency, OutputFailed
from briefgen.execution.interpreter import python
from briefgen.model.brief import Brief
from briefgen.model.publication import Artifact
from briefgen.page.characters import printable, unprintable
from briefgen.page.fallback import characters_of
from briefgen.page.fonts import behind, covered_characters, faces, font_face_css
from briefgen.page.lengths import MOST_PAGES, drafts
from briefgen.page.press import MISSING_LIBRARY, Job
from briefgen.page.templates import TemplateFolder, template_for
from briefgen.page.to_html import print_html
from briefgen.page.to_json import JsonRenderer
from briefgen.settings import PageSettings

_NO_MEMORY = re.compile(
    r"MemoryError|bad_alloc|out of memory|(?:cannot|unable to|failed to|could not) (?:allocate|map)"
    r"|creating thread: Resource temporarily unavailable|SystemError: error return without exception set",
    re.IGNORECASE,
)
"""How Python, C++, GLib and the loader say that the limit on memory is reached; Python the last when there was not even
room for its error."""

UNDATED = "1980-01-01"
"""The date of the attached file when the edition has none: the standard asks for one, and the clock must not decide."""

_DEBIAN = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_CONTENTS_ABOVE = 6
_KEPT = (
    "PATH",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "WEASYPRINT_DLL_DIRECTORIES",
    "VIRTUAL_ENV",
    "SYSTEMROOT",
    "TMPDIR",
)
_HERE = Path(__file__).resolve().parent


class PdfRenderer:
    """Writes `brief.pdf`."""

    name = "pdf"
    media_type = "application/pdf"

    def __init__(self, settings: PageSettings) -> None:
        self._settings = settings

    def render(self, brief: Brief) -> Artifact:
        """The brief on A4.

        Raises:
            ConfigurationError: the template is not there or has a fault.
            MissingDependency: Pango or the fonts are not installed.
            OutputFailed: rendering took too long, too much memory, or broke down.
        """
        template = template_for(self._settings)
        attached = JsonRenderer().render(brief).content.decode("utf-8")
        covered = covered_characters().union(*(characters_of(face.path) for face in template.look.fallbacks))
        lacking = unprintable(attached, covered)

        length = self._settings.length
        parts = drafts(brief, length)

        def pressed(contents: bool) -> tuple[int, bytes]:
            pages = (
                print_html(
                    draft.brief,
                    template,
                    shown=partial(printable, covered=covered),
                    contents=contents,
                    lacking=lacking,
                    length=length,
                    more=draft.more,
                )
                for draft in parts
            )
            return self._press(self._job(brief, template, pages, attached))

        above = int(template.settings.get("contents_above", _CONTENTS_ABOVE))
        guess = length == "full" and _is_long(brief)
        count, content = pressed(guess)
        if length == "full" and (count > above) != guess:
            count, content = pressed(not guess)
        return Artifact(name="brief.pdf", media_type=self.media_type, content=content)

    def press(self, brief: Brief, template: TemplateFolder, pages: Iterable[str], attached: str) -> bytes:
        """Pages of HTML as PDF, `brief.json` attached: what is printed apart from the brief is pressed the same way."""
        return self._press(self._job(brief, template, pages, attached))[1]

    def _job(self, brief: Brief, template: TemplateFolder, pages: Iterable[str], attached: str) -> Job:
        more = template.look.fallbacks
        faced = f"<style>{font_face_css(more)}\n"
        html, *shorter = (behind(page, more).replace("<style>", faced, 1) for page in pages)
        fonts = [*sorted({str(face.path.parent) for face in faces()}), *(str(face.path) for face in more)]
        return Job(
            html=html,
            shorter=shorter,
            most_pages=MOST_PAGES.get(self._settings.length),
            base=template.folders[0].as_uri() + "/",
            folders=[*(str(folder) for folder in template.folders), *fonts],
            attachment=attached,
            moment=f"{brief.edition.date or UNDATED}T00:00:00+00:00",
            seconds=self._settings.render_seconds,
            memory=self._settings.render_megabytes * 1024 * 1024,
        )

    def _press(self, job: Job) -> tuple[int, bytes]:
        try:
            with TemporaryDirectory(prefix="briefgen-") as folder:
                done = subprocess.run(
                    python("briefgen.page.press", str(os.getpid())),
                    input=json.dumps(job).encode(),
                    capture_output=True,
                    timeout=self._settings.render_seconds,
                    cwd=folder,
                    env={**_surroundings(), "TMPDIR": folder},  # copies of fonts go with the folder, come what may
                    check=False,
                )
        except subprocess.TimeoutExpired as fault:
            raise self._too_slow() from fault
        head, _, content = done.stdout.partition(b"\n")
        if done.returncode == MISSING_LIBRARY:
            raise _no_library(json.loads(head)["missing"])
        if done.returncode or not content.startswith(b"%PDF"):
            raise self._broken(done)
        return int(json.loads(head)["pages"]), content

    def _too_slow(self) -> OutputFailed:
        return OutputFailed(
            f"the PDF was not finished after {self._settings.render_seconds} seconds",
            where="page.render_seconds",
            hint="raise page.render_seconds, compare fewer documents, or write --format html,json",
            slug="render-too-slow",
        )

    def _broken(self, done: subprocess.CompletedProcess[bytes]) -> BriefgenError:
        said = done.stderr.decode("utf-8", "replace").strip()
        last = said.splitlines()[-1] if said else f"it ended with code {done.returncode}"
        if _NO_MEMORY.search(last):
            return OutputFailed(
                f"the PDF needs more than {self._settings.render_megabytes} MB of memory",
                where="page.render_megabytes",
                hint="raise page.render_megabytes, or write --format html,json",
                slug="render-too-large",
            )
        if done.returncode == -24:  # SIGXCPU: its processor time is used up
            return self._too_slow()
        return OutputFailed(
            f"the PDF could not be laid out: {last}",
            where=f"page.template = {self._settings.template!r}",
            hint="write --format html,json; `briefgen doctor` checks fonts and libraries",
            slug="render-failed",
        )


def _surroundings() -> dict[str, str]:
    """The child's environment: none of the parent's secrets, no font but the page's own, no order by hash seeds."""
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        # Libraries that are called otherwise here would be sought by running a compiler and a linker a dozen times.
        **({"PATH": os.devnull} if os.name == "posix" else {}),
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join([str(_HERE.parents[1]), *(str(Path(path).absolute()) for path in paths)]),
        "FONTCONFIG_FILE": str(_HERE / "fonts.conf"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def _no_library(detail: str) -> MissingDependency:
    return MissingDependency(
        f"the PDF needs system libraries that are not installed ({detail[:160]})",
        where="Pango",
        hint=f"apt-get install {_DEBIAN}   (or write --format html,json)",
        slug="pango-missing",
    )


def _is_long(brief: Brief) -> bool:
    """Whether the brief will have more than about six pages: a guess that spares laying it out twice."""
    quoted = sum(len(q.plain) for r in brief.comparison.recommendations for e in r.evidence for q in e.quotations)
    return quoted + 900 * len(brief.chapters) + 500 * len(brief.cards) > 6_500
