"""A real browser: the machine's own Chromium, without a network, and a brief on disk that it opens.

These tests take minutes and programs that not every machine has: `make browser-check` runs them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.model.brief import Brief
from briefgen.page import render
from briefgen.settings import PageSettings
from tests.page.building import build_brief

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REAL_PROGRAMS = pytest.mark.skipif(
    os.environ.get("BRIEF_BROWSER") != "required",
    reason="opens files in Chromium and LibreOffice, which takes minutes: `make browser-check` does",
)


@dataclass
class Opened:
    """A page in the browser, and everything that it asked for or complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def chromium() -> str | None:
    """The browser's program: the one that `BRIEF_CHROMIUM` names, or the first that the machine has."""
    return os.environ.get("BRIEF_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, started once for all tests."""
    program = chromium()
    assert program, "no Chromium on this machine: `scripts/setup browser` installs one where it may"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # A container without user namespaces cannot give the browser its sandbox; what it opens here is our own.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        started = playwright.chromium.launch(executable_path=program, args=arguments)
        yield started
        started.close()


HOSTILE = " <img src=https://example.org/x onerror=alert(1)><script>alert(2)</script> עברית \u202egnp.exe"


def saved(folder: Path, brief: Brief, **settings: Any) -> Path:
    """`brief.html` of a brief, alone in its folder."""
    (artifact,) = render(brief, PageSettings(formats=("html",), **settings))
    path = folder / artifact.name
    path.write_bytes(artifact.content)
    return path


@pytest.fixture(scope="session")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`brief.html` of five voices whose texts are hostile."""
    return saved(tmp_path_factory.mktemp("browser"), build_brief(extra=HOSTILE))


@pytest.fixture
def opened(browser: Browser, on_disk: Path, request: pytest.FixtureRequest) -> Iterator[Opened]:
    """The brief opened from disk. A test may ask for another size or colour scheme by parametrizing indirectly."""
    options: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, **getattr(request, "param", {})}
    context = browser.new_context(**options)
    shown = Opened(page=context.new_page())
    shown.page.on("request", lambda one: shown.asked.append(one.url))
    shown.page.on("console", lambda one: shown.complaints.append(one.text))
    shown.page.on("pageerror", lambda one: shown.complaints.append(str(one)))
    shown.page.on("dialog", lambda one: (shown.complaints.append(one.message), one.dismiss()))
    shown.page.goto(on_disk.as_uri())
    yield shown
    context.close()
