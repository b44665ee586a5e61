"""One brief by hand, and its files, made once for all tests of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.brief import Brief
from briefgen.page import render
from briefgen.settings import PageSettings
from tests.page.building import build_brief


@pytest.fixture(scope="session")
def brief() -> Brief:
    return build_brief()


@pytest.fixture(scope="session")
def files(brief: Brief) -> dict[str, bytes]:
    """The contents of brief.pdf, brief.html and brief.json."""
    return {artifact.name: artifact.content for artifact in render(brief, PageSettings())}


@pytest.fixture(scope="session")
def printed(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF as a file."""
    path = tmp_path_factory.mktemp("printed") / "brief.pdf"
    path.write_bytes(files["brief.pdf"])
    return path
