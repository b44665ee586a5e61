"""Prints how good the analysis is, with every miss and false alarm: `make evaluate`.

python -m tests.evaluation.evaluate [seeds|varied|python_governance|comments]...
python -m tests.evaluation.evaluate --rules [RULE]...

The second form prints how often each rule fires on the labelled texts and how often it is right; with names of rules,
every sentence that they take.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.evaluation.comments import COMMENTS, score_comments
from tests.evaluation.passages import score_themes
from tests.evaluation.rules import judge_neutral, labelled, misfires, table
from tests.evaluation.running import brief_json
from tests.evaluation.sentences import score
from tests.evaluation.varied import score_varied

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = ROOT / "tests" / "gold"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
CEILINGS = {"boilerplate_leaks", "taken_in_neutral_texts"}
"""The figures that are to be low."""


def present(corpus: str) -> bool:
    """Whether a labelled corpus is on this machine; all but the seeds lie in `../shared`."""
    if corpus == "comments":
        return COMMENTS.is_file()
    return corpus in {"seeds", "varied"} or (SHARED / "corpora" / corpus).is_dir()


def figures(corpus: str) -> dict[str, Any]:
    """Every figure of a gold corpus: "seeds", or one that lies in `../shared`.

    Raises:
        FileNotFoundError: the corpus is not on this machine.
    """
    if corpus == "comments":
        return score_comments("dev")
    if corpus == "varied":
        return score_varied()
    if corpus == "seeds":
        brief = brief_json(ROOT / "seeds")
        themes = score_themes(brief, json.loads((GOLD / "seeds_themes.gold.json").read_text("utf-8")), ROOT / "seeds")
        found = score(brief, json.loads((GOLD / "seeds.gold.json").read_text("utf-8"))) | themes
        return found | {"taken_in_neutral_texts": len(judge_neutral())}
    gold = json.loads((SHARED / "gold" / f"{corpus}.gold.json").read_text("utf-8"))
    return score(brief_json(SHARED / "corpora" / corpus), gold)


def sunk(corpus: str, found: dict[str, Any]) -> dict[str, float]:
    """The figures that are worse than their floor, or above their ceiling."""
    return {
        name: found[name]
        for name, floor in FLOORS[corpus].items()
        if (found[name] > floor if name in CEILINGS else found[name] < floor)
    }


def main(corpora: list[str]) -> None:
    for corpus in corpora or ["seeds", "varied", "python_governance", "comments"]:
        if not present(corpus):
            print(f"\n{corpus}: not on this machine, left out")
            continue
        found = figures(corpus)
        print(f"\n{corpus}")
        for name, value in found.items():
            if not isinstance(value, list):
                print(f"  {name:28} {value:<8} floor {FLOORS[corpus].get(name, '-')}")
        for name in ("missed", "false_alarms"):
            print(f"\n  {name} ({len(found[name])})")
            for file, text in found[name]:
                print(f"    {file[:12]} | {' '.join(text.split())}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--rules"]:
        print(misfires(labelled(), sys.argv[2:]) if sys.argv[2:] else table(labelled()))
    else:
        main(sys.argv[1:])
