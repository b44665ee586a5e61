"""Whether a run kept its promises: every fault in words, none when all is well."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.hostile.case import GOOD, GOOD_QUOTATIONS, Case, Kind, Place
from tests.hostile.outputs import faults_of_html, faults_of_pdf, text_of_html
from tests.hostile.running import ENVIRONMENT_SECRET, FILE_SECRET, MEMORY, SECONDS, Ran

_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
_EDITION = re.compile(r"\d{3,}(-\d{4}-\d\d-\d\d)?")
_HARMLESS = ("/dev/null", "/dev/tty", "/dev/shm", "/dev/full")
_KEPT = ".briefgen"
"""The folder in which what was read is kept for the next build."""
_SAME = {"same-text", "near-duplicate", "duplicate"}
_LOOKING = {"ldconfig", "gcc", "cc", "ld", "objdump"}
"""How Python finds a system library (ctypes.util.find_library), for the PDF."""
_FILES = {"brief.pdf", "brief.html", "brief.json", "manifest.json", "record.json"}


def judge(place: Place, ran: Ran, cases: list[Case]) -> dict[str, list[str]]:
    """The faults of a run by the name of the case; those that belong to no case stand under "run"."""
    expected = next((case.expected for case in cases if case.expected.kind is Kind.REFUSED), None)
    faults = {"run": [*_of_the_run(place, ran, cases, expected.code if expected else 0)]}
    if expected:
        faults[cases[0].name] = [*_of_the_refusal(place, ran, cases[0])]
    elif ran.code == 0:
        edition = place.output / "latest"
        if not (edition / "brief.json").is_file():
            return {"run": [*faults["run"], "there is no brief.json"]}
        brief = json.loads((edition / "brief.json").read_text("utf-8"))
        page = edition / "brief.html"
        html = text_of_html(page) if page.exists() else None
        faults["run"] += _of_the_brief(brief)
        for case in cases:
            faults[case.name] = [
                *_of_the_case(brief, ran, case, many=len(cases) > 1),
                *_of_the_page(html, case, brief),
            ]
    return faults


def _of_the_run(place: Place, ran: Ran, cases: list[Case], code: int) -> Iterator[str]:
    if ran.is_late or (len(cases) == 1 and ran.seconds > SECONDS):
        yield "not finished in time"
    if ran.code != code:
        yield f"exit {ran.code}, not {code}: {ran.err[-600:]}"
    if "Traceback" in ran.out + ran.err or "briefgen has a fault" in ran.err:
        yield f"a traceback: {ran.err[-600:]}"
    if ran.peak > MEMORY:
        yield f"{ran.peak // 1024**2} MB of memory"
    if acting := _ACTING.findall(ran.out + ran.err):
        yield f"characters that act on a terminal: {sorted(set(acting))!r}"
    yield from _of_what_was_seen(place, ran)
    yield from _of_the_files(place, ran, cases)


def _of_what_was_seen(place: Place, ran: Ran) -> Iterator[str]:
    for kind in ("read", "connect"):
        for what in ran.watch.of(kind):
            yield f"{kind}: {what}"
    if strange := {what for what in ran.watch.of("start") if Path(what).name not in _LOOKING and "python" not in what}:
        yield f"programs started: {strange}"
    allowed = (str(place.output), str(place.output.resolve()), str(place.temporary), "/tmp/", "/dev/", "/proc/self/")
    own = (f"{place.output}/", f"{place.output.resolve()}/")
    for path in ran.watch.of("write"):
        is_input = path.startswith((f"{place.sources}/", f"{place.home}/")) and not f"{path}/".startswith(own)
        if is_input or not f"{path}/".startswith(allowed):
            yield f"written: {path}"


def _of_the_files(place: Place, ran: Ran, cases: list[Case]) -> Iterator[str]:
    restless = {name for case in cases for name in case.restless}
    for name in sorted(ran.before.keys() | ran.after.keys()):
        if (
            ran.before.get(name) != ran.after.get(name)
            and name not in restless
            and not name.startswith(f"work/{_KEPT}")
        ):
            yield f"changed, made or removed: {name}"
    for secret in (FILE_SECRET, ENVIRONMENT_SECRET):
        if secret in ran.out + ran.err:
            yield f"printed: {secret}"
    if place.output.is_dir():
        yield from _of_the_output(place, restless)


def _of_the_output(place: Place, restless: set[str]) -> Iterator[str]:
    for entry in sorted(place.output.iterdir()):
        if entry.name not in ("latest", _KEPT) and not _EDITION.fullmatch(entry.name) and entry.name not in restless:
            yield f"left in the output: {entry.name}"
    for path in sorted((place.output / _KEPT).rglob("*")):
        if path.is_file() and FILE_SECRET.encode() in path.read_bytes():
            yield f"{FILE_SECRET!r} is kept in {path.name}"
    for path in sorted(place.output.glob("*/*")):
        if path.parent.is_symlink() or path.parent.name in (_KEPT, *restless):
            continue
        if path.name not in _FILES:
            yield f"left in the edition: {path.name}"
        content = path.read_bytes()
        for secret in (FILE_SECRET, ENVIRONMENT_SECRET):
            if secret.encode() in content:
                yield f"{secret!r} stands in {path.name}"
        if path.suffix == ".html":
            yield from faults_of_html(path)
        elif path.suffix == ".pdf":
            yield from faults_of_pdf(path, (FILE_SECRET, ENVIRONMENT_SECRET))


def _of_the_brief(brief: dict[str, Any]) -> Iterator[str]:
    files = {document["file"].rpartition("/")[2] for document in brief["documents"]}
    if missing := GOOD.keys() - files:
        yield f"the good essays are not all there: {sorted(missing)}"
    said = {" ".join(evidence["text"].split()) for one in brief["recommendations"] for evidence in one["evidence"]}
    for quotation in GOOD_QUOTATIONS:
        if not any(quotation in text or text in quotation for text in said):
            yield f"not found beside the others: {quotation}"


def _of_the_refusal(place: Place, ran: Ran, case: Case) -> Iterator[str]:
    last = [line for line in ran.err.splitlines() if line.startswith("{")]
    slug = json.loads(last[-1]).get("slug") if last else None
    if case.expected.slugs and slug not in case.expected.slugs:
        yield f"refused as {slug!r}, not {case.expected.slugs}: {ran.err[-400:]}"
    if case.expected.slugs and last and not json.loads(last[-1]).get("hint"):
        yield "refused without a hint"
    if place.output.is_dir() and not case.restless and any(place.output.iterdir()):
        yield f"refused, and yet written: {sorted(os.listdir(place.output))}"


def _of_the_case(brief: dict[str, Any], ran: Ran, case: Case, *, many: bool) -> Iterator[str]:
    documents = {document["file"] for document in brief["documents"]}
    notices = [(one["subject"], one["slug"]) for one in brief["notices"]]
    for subject in case.named:
        slugs = {slug for about, slug in notices if about == subject}
        if case.expected.kind is Kind.BUILT:
            # Beside other cases a text may be the same as that of an earlier one, and is named as read.
            if many and slugs & _SAME:
                continue
            if subject not in documents:
                yield f"{subject!r} is no document of the brief: {sorted(slugs)}"
            yield from (f"{subject!r}: no notice {slug}" for slug in case.expected.slugs if slug not in slugs)
        elif case.expected.kind is Kind.NOTICE:
            if subject in documents:
                yield f"{subject!r} was built"
            if not slugs & {*case.expected.slugs}:
                yield f"{subject!r}: notices {sorted(slugs)}, not {case.expected.slugs}"
            elif not any(slug in slugs for about, slug in _told(ran) if about == subject):
                yield f"{subject!r}: the notice was not printed"
        elif case.expected.kind is Kind.NAMED:
            if subject not in documents and not slugs:
                yield f"{subject!r} was dropped in silence"
        elif subject in documents or slugs - {"hidden-file"}:
            yield f"{subject!r} was not passed over"


def _of_the_page(html: str | None, case: Case, brief: dict[str, Any]) -> Iterator[str]:
    flat = " ".join((html or "").split())
    if flat and {*case.named} <= {document["file"] for document in brief["documents"]}:
        yield from (f"not shown as text: {text!r}" for text in case.shown if text not in flat)
    if flat:
        yield from (f"stands in the brief: {text!r}" for text in case.absent if text in flat)


def _told(ran: Ran) -> list[tuple[str, str]]:
    """What standard error said of whom."""
    told = [json.loads(line) for line in ran.err.splitlines() if line.startswith("{")]
    return [(one.get("subject", ""), one.get("slug", "")) for one in told]
