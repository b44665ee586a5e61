"""`briefgen explain`: an id traced to its text and its rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefgen.recommendations.english.registry import RULES
from tests.cli.conftest import PAPERS, Run


@pytest.fixture
def brief(run: Run, papers: Path, here: Path) -> dict[str, Any]:
    """A brief of the two papers, in the output folder."""
    assert run("build", papers, "--format", "json").code == 0
    content: dict[str, Any] = json.loads((here / "output" / "latest" / "brief.json").read_text("utf-8"))
    return content


def _about_nine(brief: dict[str, Any]) -> dict[str, Any]:
    return next(one for one in brief["recommendations"] if "until nine" in one["evidence"][0]["text"])


def test_a_recommendation_is_traced_to_line_text_and_rule(run: Run, brief: dict[str, Any]) -> None:
    wanted = _about_nine(brief)
    ran = run("explain", wanted["id"])
    assert ran.code == 0, ran.err
    evidence = wanted["evidence"][0]
    assert ran.out.startswith(f"recommendation {wanted['id']}: {wanted['headline']}")
    assert f"lind.txt, line {evidence['line']}" in ran.out
    quoted = " ".join(evidence["text"].split())
    assert f"» {quoted} «" in ran.out
    assert "the rooms stand empty in the morning. »" in ran.out
    assert "« The staff need to be paid" in ran.out
    assert f"rule {evidence['rule']} (" in ran.out


def test_every_rule_that_decided_has_a_rationale(run: Run, brief: dict[str, Any]) -> None:
    for recommendation in brief["recommendations"]:
        [trace] = json.loads(run("explain", recommendation["id"], "--json").out)
        assert all(place["rationale"] for place in trace["places"])
    assert [rule for rule in RULES if not rule.__doc__] == []


def test_every_id_of_the_brief_can_be_explained_with_the_text_around(run: Run, brief: dict[str, Any]) -> None:
    for part in ("themes", "recommendations", "options", "comparisons", "statements"):
        for entry in brief[part]:
            traces = json.loads(run("explain", entry["id"], "--json").out)
            assert {trace["id"] for trace in traces} == {entry["id"]}
            for place in (place for trace in traces for place in trace["places"]):
                assert place["text"] in PAPERS[place["file"]]
                assert place["before"] is not None


def test_a_theme_shows_its_passages_and_what_is_filed_under_it(run: Run, brief: dict[str, Any]) -> None:
    theme = next(one for one in brief["themes"] if any(rec["theme"] == one["id"] for rec in brief["recommendations"]))
    filed = [one for one in brief["recommendations"] if one["theme"] == theme["id"]]
    ran = run("explain", theme["id"])
    assert (ran.code, ran.err) == (0, "")
    assert f"theme {theme['id']}: {theme['label']}" in ran.out
    assert [one["id"] for one in filed if f"recommends   {one['id']}: {one['headline']}" not in ran.out] == []
    traces = json.loads(run("explain", theme["id"], "--json").out)
    [places] = [trace["places"] for trace in traces if trace["kind"] == "theme"]
    files = {document["id"]: document["file"] for document in brief["documents"]}
    for place, passage in zip(places, theme["passages"], strict=True):
        text = PAPERS[files[passage["document"]]]
        assert place["file"] == files[passage["document"]]
        assert text[passage["start"] :].startswith(place["text"])
        assert place["line"] == text.count("\n", 0, passage["start"]) + 1
        assert f"{place['file']}, line {place['line']}" in ran.out


def test_a_theme_without_its_sources_names_the_files(run: Run, brief: dict[str, Any], papers: Path) -> None:
    for paper in papers.iterdir():
        paper.unlink()
    ran = run("explain", brief["themes"][0]["id"])
    assert ran.code == 0
    theme = ran.out.partition("\n\noption ")[0]  # an option may have the same id
    assert ".txt\n" in theme
    assert "»" not in theme
    assert "--sources" in ran.err


def test_an_unknown_id_names_the_nearest(run: Run, brief: dict[str, Any]) -> None:
    wanted = _about_nine(brief)["id"]
    ran = run("explain", wanted + "x")
    assert (ran.code, len(ran.errors)) == (2, 2)
    assert f"{wanted} (recommendation)" in ran.errors[-1]


def test_a_changed_source_is_not_shown_as_if_it_were_the_one_read(
    run: Run, brief: dict[str, Any], papers: Path
) -> None:
    paper = papers / "lind.txt"
    paper.write_text("Something else\n\n" + paper.read_text("utf-8"), encoding="utf-8")
    ran = run("explain", _about_nine(brief)["id"])
    assert ran.code == 0
    assert "until nine" in ran.out
    assert "stand empty in the morning" not in ran.out
    assert "--sources" in ran.err


def test_sources_elsewhere_can_be_named(run: Run, brief: dict[str, Any], here: Path, tmp_path: Path) -> None:
    away = here / "far" / "away"
    away.parent.mkdir()
    (here / "papers").rename(away)
    wanted = _about_nine(brief)["id"]
    assert "stand empty" not in run("explain", wanted).out
    assert "stand empty" in run("explain", wanted, "--sources", away).out


def test_a_brief_can_be_named_by_file_or_folder(run: Run, brief: dict[str, Any], here: Path) -> None:
    wanted = _about_nine(brief)["id"]
    (here / "output").rename(here / "moved")
    assert run("explain", wanted).code == 2
    assert run("explain", wanted, "-o", "moved").code == 0
    assert run("explain", wanted, "--brief", "moved/001/brief.json").code == 0


@pytest.mark.parametrize(
    "content",
    [None, b"", b"[]", b"{}", b"\xff\xfe", b'{"format": "briefgen.brief/1"}', b'{"format": "briefgen.brief/1", "documents": 3}',
     b'{"format": "briefgen.brief/1", "documents": [{}], "recommendations": []}',
     b'{"format": "briefgen.brief/1", "documents": [], "recommendations": [], "options": [{}]}'],
)  # fmt: skip
def test_what_is_no_brief_is_refused(run: Run, here: Path, content: bytes | None) -> None:
    if content is not None:
        (here / "brief.json").write_bytes(content)
    ran = run("explain", "any", "--brief", "brief.json")
    assert ran.code == 2
    assert ran.errors[-1].startswith("hint: ")


def test_what_else_could_have_been(run: Run, papers: Path, here: Path) -> None:
    assert run("build", papers, "--format", "json", "--output", "out").code == 0
    brief = json.loads((here / "out/latest/brief.json").read_text(encoding="utf-8"))
    one = next(one for one in brief["recommendations"] if "I recommend that" in one["evidence"][0]["text"])
    words = ("--brief", "out/latest/brief.json", "--sources", papers)
    (trace,) = json.loads(run("explain", one["id"], *words, "--json").out)
    (place, *_) = trace["places"]
    assert place["rule"] in [other["rule"] for other in place["alternatives"] if other["veto"] is None]
    assert all(0 < other["score"] <= 1 for other in place["alternatives"])
    assert "nearest" in dict(trace["facts"])
    assert one["id"] not in dict(trace["facts"])["nearest"]
    assert "  nearest " in run("explain", one["id"], *words).out
