"""What briefgen needs of a machine, probed one by one; what could crash is tried in a process of its own."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import __version__
from briefgen.errors import BriefgenError, ConfigurationError, MissingDependency, OutputFailed

if TYPE_CHECKING:
    from briefgen.settings.loading import LoadedSettings

PANGO = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_PACKAGES = ("jinja2", "numpy", "pydantic", "pydyf", "scikit-learn", "scipy", "typer", "weasyprint")
_OLDEST_PYTHON = (3, 11)
_SECONDS = 120

_ANALYSIS = "import numpy, scipy.sparse, sklearn.cluster"
_LIBRARIES = "import weasyprint; from weasyprint.text.ffi import pango; print(pango.pango_version())"
_RENDER = """
import json, os, subprocess, sys
from briefgen.page.fonts import font_face_css
style = font_face_css() + ' body { font-family: "Brief Serif" }'
html = f'<!doctype html><html lang=en><title>Trial</title><style>{style}</style><p>Trial</p></html>'
job = {"html": html, "base": "file:///", "folders": sys.argv[1:], "attachment": None, "shorter": [], "most_pages": None,
       "moment": "1980-01-01T00:00:00+00:00", "seconds": 60, "memory": 4 << 30}
press = [sys.executable, "-m", "briefgen.page.press", str(os.getpid())]
done = subprocess.run(press, input=json.dumps(job).encode(), capture_output=True)
if b"%PDF" not in done.stdout:
    sys.exit((done.stderr or done.stdout).decode() or f"ended with code {done.returncode}")
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a probe found: whether all is well, what was seen, and if not, what to do (the command to type)."""

    probe: str
    good: bool
    detail: str
    remedy: str = ""
    kind: type[BriefgenError] = MissingDependency
    """The error, with its exit code, that a failed probe amounts to."""


def probe_all(load: Callable[[], LoadedSettings]) -> list[Finding]:
    """All probes, in the order in which they build on each other.

    Args:
        load: gives the settings; its errors are a finding.
    """
    settings, loaded = _settings(load)
    return [
        _python(),
        _packages(),
        _tried("analysis", _ANALYSIS, good="scikit-learn, numpy and scipy load", remedy=_reinstall("scikit-learn")),
        _tried("Pango and HarfBuzz", _LIBRARIES, good="WeasyPrint finds them", remedy=PANGO),
        _fonts(),
        _trial_render(),
        settings,
        _output(loaded),
    ]


def _python() -> Finding:
    found = platform.python_version()
    return Finding(
        probe="Python",
        good=sys.version_info >= _OLDEST_PYTHON,
        detail=f"Python {found}, briefgen {__version__}, {platform.system()} {platform.machine()}",
        remedy="install Python 3.11 or newer",
    )


def _packages() -> Finding:
    found, lacking = [], []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lacking.append(name)
    if lacking:
        return Finding(
            probe="packages", good=False, detail=f"not installed: {', '.join(lacking)}", remedy=_reinstall(*lacking)
        )
    return Finding(probe="packages", good=True, detail=", ".join(found))


def _fonts() -> Finding:
    from briefgen.page.fonts import faces

    try:
        found = faces()
    except BriefgenError as error:
        return Finding(probe="fonts", good=False, detail=error.what, remedy=error.hint or "")
    families = sorted({face.family for face in found})
    return Finding(probe="fonts", good=True, detail=f"{len(found)} files of {', '.join(families)}")


def _trial_render() -> Finding:
    from briefgen.page.fonts import faces

    try:
        folders = sorted({str(face.path.parent) for face in faces()})
    except BriefgenError:
        return Finding(probe="trial PDF", good=False, detail="not tried without fonts", remedy="see fonts")
    return _tried("trial PDF", _RENDER, *folders, good="a page was rendered", remedy=PANGO)


def _settings(load: Callable[[], LoadedSettings]) -> tuple[Finding, LoadedSettings | None]:
    try:
        loaded = load()
    except BriefgenError as error:
        detail = f"{error.what}{f' ({error.where})' if error.where else ''}"
        wrong = Finding(
            probe="settings", good=False, detail=detail, remedy="briefgen config check", kind=ConfigurationError
        )
        return wrong, None
    where = os.path.relpath(loaded.file) if loaded.file else "no briefgen.toml: defaults"
    return Finding(probe="settings", good=True, detail=where), loaded


def _output(loaded: LoadedSettings | None) -> Finding:
    from briefgen.publication import check_folder

    if loaded is None:
        detail = "not known without settings"
        return Finding(probe="output folder", good=False, detail=detail, remedy="see settings", kind=ConfigurationError)
    try:
        check_folder([], loaded.output)
    except BriefgenError as error:
        remedy = error.hint or ""
        return Finding(probe="output folder", good=False, detail=error.what, remedy=remedy, kind=OutputFailed)
    return Finding(probe="output folder", good=True, detail=f"{os.path.relpath(loaded.output)} can be written to")


def _tried(probe: str, code: str, *arguments: str, good: str, remedy: str) -> Finding:
    """Runs Python code in a process of its own: a library that crashes takes only that one with it."""
    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Finding(probe=probe, good=False, detail=f"no answer after {_SECONDS} seconds", remedy=remedy)
    if done.returncode == 0:
        return Finding(probe=probe, good=True, detail=good)
    said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
    telling = [line for line in said if line.startswith(("OSError", "ImportError", "ModuleNotFoundError", "cannot"))]
    detail = (telling or said or [f"ended with code {done.returncode}"])[-1]
    return Finding(probe=probe, good=False, detail=detail, remedy=remedy)


def _reinstall(*packages: str) -> str:
    return f"{Path(sys.executable).name} -m pip install {' '.join(packages)}"
