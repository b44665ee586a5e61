"""Prints how good the analysis is, with every miss and false alarm: `make evaluate`.

python -m tests.evaluation.evaluate [seeds|python_governance]...
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.evaluation.passages import score_themes
from tests.evaluation.sentences import score

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = ROOT / "tests" / "gold"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))


def brief_json(folder: Path) -> dict[str, Any]:
    """The `brief.json` of a folder of sources, made with default settings and written nowhere."""
    from briefgen.page.to_json import JsonRenderer
    from briefgen.pipeline import make_brief
    from briefgen.settings import Settings

    brief = make_brief([folder], Settings(), output=folder / "no-output")
    parsed: dict[str, Any] = json.loads(JsonRenderer().render(brief).content)
    return parsed


def figures(corpus: str) -> dict[str, Any]:
    """Every figure of a gold corpus: "seeds", or one that lies in `../shared`.

    Raises:
        FileNotFoundError: the corpus is not on this machine.
    """
    if corpus == "seeds":
        brief = brief_json(ROOT / "seeds")
        themes = score_themes(brief, json.loads((GOLD / "seeds_themes.gold.json").read_text("utf-8")), ROOT / "seeds")
        return score(brief, json.loads((GOLD / "seeds.gold.json").read_text("utf-8"))) | themes
    gold = json.loads((SHARED / "gold" / f"{corpus}.gold.json").read_text("utf-8"))
    return score(brief_json(SHARED / "corpora" / corpus), gold)


def main(corpora: list[str]) -> None:
    for corpus in corpora or ["seeds", "python_governance"]:
        if corpus != "seeds" and not (SHARED / "corpora" / corpus).is_dir():
            print(f"{corpus}: not on this machine, left out")
            continue
        found = figures(corpus)
        print(f"\n{corpus}")
        for name, value in found.items():
            if not isinstance(value, list):
                print(f"  {name:28} {value:<8} floor {FLOORS[corpus].get(name, '-')}")
        for name in ("missed", "false_alarms"):
            print(f"\n  {name} ({len(found[name])})")
            for file, text in found[name]:
                print(f"    {file[:12]} | {text}")


if __name__ == "__main__":
    main(sys.argv[1:])
