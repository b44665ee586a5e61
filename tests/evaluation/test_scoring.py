"""The scorer counts as it says, and as the team's reference scorer does where that is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evaluation.evaluate import GOLD, ROOT, SHARED
from tests.evaluation.running import brief_json
from tests.evaluation.sentences import matches, score, squash
from tests.evaluation.varied import read_marked


def test_sentences_match_by_half_of_the_shorter_one() -> None:
    one = squash("The ministry must publish all contracts within thirty days.")
    assert matches(one, squash("must publish all contracts within thirty days"))
    assert not matches(one, squash("The ministry opposes the publication of contracts."))
    assert not matches(one, one * 4)


def test_marks_stand_after_the_sentence_that_recommends() -> None:
    text, marked = read_marked("It rained. Close the gate. {+*} Or not. {~}\n\n- Mend the roof {?}\n")
    assert text == "It rained. Close the gate. Or not.\n\n- Mend the roof\n"
    assert [(one.text, one.is_explicit, one.is_core, one.is_optional) for one in marked] == [
        ("Close the gate.", True, True, False),
        ("Or not.", False, False, False),
        ("Mend the roof", False, False, True),
    ]


def test_a_perfect_brief_scores_one() -> None:
    gold = {
        "documents": [
            {
                "file": "a.txt",
                "title": "On ports",
                "authors": ["Ada Roe"],
                "boilerplate": [],
                "sentences": [{"text": "Ports must be dredged every year.", "strength": "explicit", "rec": "a-1"}],
                "recommendations": [
                    {"id": "a-1", "core": True, "stance": "for", "sentences": ["Ports must be dredged every year."]}
                ],
            }
        ]
    }
    brief = {
        "documents": [{"id": "roe", "file": "a.txt", "title": "On ports", "authors": ["Ada Roe"]}],
        "recommendations": [
            {
                "id": "roe-1",
                "document": "roe",
                "stance": "for",
                "theme": "ports",
                "evidence": [{"text": "Ports must be dredged every year."}],
            }
        ],
        "comparisons": [],
    }
    found = score(brief, gold)
    assert (found["sentence_f1"], found["core_recall"], found["authors"], found["missed"]) == (1.0, 1.0, 1.0, [])
    brief["recommendations"] = []
    assert score(brief, gold)["sentence_f1"] == 0


def test_the_reference_scorer_gives_the_same_figures(tmp_path: Path) -> None:
    reference = SHARED / "eval" / "score.py"
    if not reference.is_file():
        pytest.skip("an extra: ../shared/eval/score.py is not on this machine")
    brief = brief_json(ROOT / "seeds")
    (tmp_path / "brief.json").write_text(json.dumps(brief), "utf-8")
    command = [sys.executable, str(reference), str(tmp_path / "brief.json"), str(GOLD / "seeds.gold.json"), "--json"]
    expected = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    ours = score(brief, json.loads((GOLD / "seeds.gold.json").read_text("utf-8")))
    assert ours["sentence_f1"] == expected["sentences"]["f1"]
    assert ours["grouping_f1"] == expected["grouping"]["f1"]
    assert ours["themes_v_measure"] == expected["themes_v_measure"]
    assert ours["relation_precision"] == expected["relations_pair"]["precision"]
    assert ours["relation_recall"] == expected["relations_pair"]["recall"]
    assert ours["tension_recall"] == expected["tension_recall"]
    assert ours["stance_accuracy"] == expected["stance_accuracy"]
