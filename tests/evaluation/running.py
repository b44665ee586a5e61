"""Runs the program for the evaluation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def brief_json(folder: Path) -> dict[str, Any]:
    """The `brief.json` of a folder of sources, made with default settings and written nowhere."""
    from briefgen.page.to_json import JsonRenderer
    from briefgen.pipeline import make_brief
    from briefgen.settings import Settings

    brief = make_brief([folder], Settings(), output=folder / "no-output")
    parsed: dict[str, Any] = json.loads(JsonRenderer().render(brief).content)
    return parsed
