"""How often each rule fires on the labelled texts, and how often it is right: `make evaluate ARGS=--rules`."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path, PurePosixPath

from tests.evaluation.comments import Judged, judge_comments
from tests.evaluation.running import brief_json
from tests.evaluation.sentences import matches, squash
from tests.evaluation.varied import judge_varied

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
NEUTRAL = HERE / "neutral"
"""Texts written for this purpose in which nobody recommends anything: every sentence taken there is a false alarm."""

Fired = dict[str, Counter[bool]]
"""By rule: how many of its sentences are recommendations, and how many are not."""


def judge_gold(sources: Path, gold: Path) -> tuple[list[Judged], int]:
    """Every sentence taken for a recommendation in annotated texts, and how many there are to be found.

    Sentences that the annotation leaves open (`optional`) are counted neither as right nor as wrong.
    """
    brief, expected = brief_json(sources), json.loads(gold.read_text("utf-8"))
    files = {document["id"]: PurePosixPath(document["file"]).name for document in brief["documents"]}
    by_file = {PurePosixPath(document["file"]).name: document["sentences"] for document in expected["documents"]}
    judged = []
    for recommendation in brief["recommendations"]:
        name = files[recommendation["document"]]
        for evidence in recommendation["evidence"]:
            hits = [s for s in by_file.get(name, ()) if matches(squash(evidence["text"]), squash(s["text"]))]
            sure = [s for s in hits if not s.get("optional")]
            if sure or not hits:
                judged.append(Judged(file=name, text=evidence["text"], rule=evidence["rule"], right=bool(sure)))
    return judged, sum(not s.get("optional") for sentences in by_file.values() for s in sentences)


def judge_neutral() -> list[Judged]:
    """What is taken for a recommendation in texts that recommend nothing."""
    brief = brief_json(NEUTRAL)
    return [
        Judged(file=recommendation["document"], text=evidence["text"], rule=evidence["rule"], right=False)
        for recommendation in brief["recommendations"]
        for evidence in recommendation["evidence"]
    ]


def labelled() -> dict[str, tuple[list[Judged], int]]:
    """Every labelled set at hand, by name: what was found there, and how many recommendations there are."""
    sets = {"seeds": judge_gold(ROOT / "seeds", ROOT / "tests" / "gold" / "seeds.gold.json")}
    varied = judge_varied()
    sets["varied"] = list(varied.judged), len(varied.sought)
    governance = SHARED / "corpora" / "python_governance"
    if governance.is_dir():
        sets["governance"] = judge_gold(governance, SHARED / "gold" / "python_governance.gold.json")
    for split in ("train", "dev"):
        judged, wanted = judge_comments(split)
        if wanted:
            sets[f"comments {split}"] = list(judged), len(wanted)
    sets["neutral"] = judge_neutral(), 0
    return sets


def by_rule(judged: list[Judged]) -> Fired:
    """The sentences of each rule, right and wrong."""
    fired: Fired = defaultdict(Counter)
    for one in judged:
        fired[one.rule][one.right] += 1
    return fired


def table(sets: dict[str, tuple[list[Judged], int]]) -> str:
    """A Markdown table: right/fired of each rule on each set, its precision and the share of all it finds."""
    from briefgen.recommendations.english.registry import RULES

    fired = {name: by_rule(judged) for name, (judged, _) in sets.items()}
    wanted = sum(count for _, count in sets.values())
    rows = {rule for rules in fired.values() for rule in rules} | {rule.__name__.replace("_", "-") for rule in RULES}
    lines = [
        "| rule | " + " | ".join(sets) + " | precision | share of all found |",
        "|---|" + "---|" * (len(sets) + 2),
    ]
    totals = {rule: sum((fired[name][rule] for name in sets), Counter()) for rule in rows}
    for rule in sorted(rows, key=lambda rule: (-totals[rule][True], rule)):
        cells = [f"{fired[n][rule][True]}/{fired[n][rule].total()}" if fired[n][rule] else "" for n in sets]
        total = totals[rule]
        precision = f"{total[True] / total.total():.2f}" if total else "never fired"
        lines.append(f"| {rule} | {' | '.join(cells)} | {precision} | {total[True] / max(1, wanted):.1%} |")
    return "\n".join(lines)


def misfires(sets: dict[str, tuple[list[Judged], int]], rules: list[str]) -> str:
    """Every sentence of these rules, by set, with a mark whether it is a recommendation."""
    return "\n".join(
        f"{one.rule:20} {name[:10]:10} {'+' if one.right else '-'} {' '.join(one.text.split())}"
        for name, (judged, _) in sets.items()
        for one in judged
        if one.rule in rules
    )
