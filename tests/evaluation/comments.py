"""The public comments of the CDCP corpus, where `../shared` holds them: each one a document through the whole pipeline."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from tests.evaluation.running import brief_json
from tests.evaluation.sentences import Ratio, matches, squash

COMMENTS = Path(__file__).parents[3] / "shared" / "corpora" / "cdcp" / "cdcp_train_dev.jsonl"
"""One comment on each line: `split`, `comment` (its number), `text`, `propositions` (`start`, `end`, `label`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A sentence that was taken for a recommendation: its file, its words, the rule, and whether it is one."""

    file: str
    text: str
    rule: str
    right: bool


def comments(split: str) -> dict[str, dict[str, Any]]:
    """The comments of a split ("train" or "dev") by file name; none where the corpus is not on this machine."""
    if not COMMENTS.is_file():
        return {}
    lines = (json.loads(line) for line in COMMENTS.read_text("utf-8").splitlines())
    return {f"{line['comment']}.txt": line for line in lines if line["split"] == split}


@cache
def judge_comments(split: str) -> tuple[tuple[Judged, ...], tuple[tuple[str, str, str], ...]]:
    """What the pipeline takes for a recommendation, and every policy proposition: (file, words, rule or "")."""
    gold = comments(split)
    with tempfile.TemporaryDirectory() as folder:
        for name, comment in gold.items():
            (Path(folder) / name).write_text(comment["text"], "utf-8")
        brief = brief_json(Path(folder))
    files = {document["id"]: PurePosixPath(document["file"]).name for document in brief["documents"]}
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in gold}
    for recommendation in brief["recommendations"]:
        for evidence in recommendation["evidence"]:
            found[files[recommendation["document"]]].append((evidence["text"], evidence["rule"]))
    judged: list[Judged] = []
    wanted: list[tuple[str, str, str]] = []
    for name, comment in gold.items():
        if name not in files.values():
            continue  # the same words under another number: a copy is read once
        policies = [comment["text"][p["start"] : p["end"]] for p in comment["propositions"] if p["label"] == "policy"]
        for text, rule in found[name]:
            right = any(_holds(text, policy) for policy in policies)
            judged.append(Judged(file=name, text=text, rule=rule, right=right))
        for policy in policies:
            rules = (rule for text, rule in found[name] if _holds(text, policy))
            wanted.append((name, policy, next(rules, "")))
    return tuple(judged), tuple(wanted)


def _holds(sentence: str, proposition: str) -> bool:
    """Whether a sentence is, or has in it, a proposition: the corpus cuts sentences into propositions, we do not."""
    whole, part = squash(sentence), squash(proposition)
    return matches(whole, part) or (len(part) >= 15 and part in whole)


def score_comments(split: str) -> dict[str, Any]:
    """Precision, recall and F1 of the propositions that say what should be done, with the misses and false alarms."""
    judged, wanted = judge_comments(split)
    right, hit = sum(one.right for one in judged), sum(bool(rule) for _, _, rule in wanted)
    ratio = Ratio.of(right, len(judged), hit, len(wanted))
    return {
        "sentence_precision": round(ratio.precision, 4),
        "sentence_recall": round(ratio.recall, 4),
        "sentence_f1": ratio.f1,
        "missed": [(name, text) for name, text, rule in wanted if not rule],
        "false_alarms": [(one.file, one.text) for one in judged if not one.right],
    }
