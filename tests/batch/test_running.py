"""Many briefs in one run: the same bytes as one by one, nothing done twice, and one failure stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.batch import Outcome, State, read_plan, run_batch
from briefgen.errors import BriefgenError
from briefgen.model.documents import Corpus

PLAN = """
[defaults]
page.formats = ["json", "csv"]
[[brief]]
name = "plain"
[[brief]]
name = "french"
page.language = "fr"
page.title = "Titre"
[[brief]]
name = "broken"
page.template = "nowhere"
[[brief]]
name = "pair"
documents = ["a*.txt", "b*.txt"]
[[brief]]
name = "alone"
documents = ["a*.txt"]
"""
TEXTS = {
    "ann.txt": "Open late\n\nBy Ann Lake\n\nThe council should keep the rooms open until nine. We need more staff.\n",
    "bob.txt": "Close early\n\nBy Bob Hill\n\nThe council should not keep the rooms open until nine. It costs money.\n",
    "cleo.txt": "A fund\n\nBy Cleo Dale\n\nWe propose a fund for the late hours. The council should pay for it.\n",
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "sources" / name).write_text(text, encoding="utf-8")
    file = tmp_path / "plan.toml"
    file.write_text(PLAN, encoding="utf-8")
    return file


def states(outcomes: Sequence[Outcome]) -> dict[str, str]:
    return {outcome.name: outcome.state.value for outcome in outcomes}


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


ALL_BUT_TWO = {"plain": "made", "french": "made", "broken": "failed", "pair": "made", "alone": "failed"}


def test_one_failure_stops_no_other_brief(plan: Path) -> None:
    told: list[str] = []

    outcomes = run_batch(read_plan(plan), tell=lambda outcome: told.append(outcome.name))

    assert states(outcomes) == ALL_BUT_TWO
    assert sorted(told) == sorted(ALL_BUT_TWO)
    errors = {outcome.name: outcome.error for outcome in outcomes if outcome.error}
    assert {name: (error.slug, error.exit_code) for name, error in errors.items()} == {
        "broken": ("unknown-template", 3),
        "alone": ("nothing-to-compare", 4),
    }
    assert all((outcome.folder / "brief.json").is_file() for outcome in outcomes if outcome.folder)


def test_a_brief_of_a_batch_is_the_brief_that_is_built_alone(plan: Path, tmp_path: Path) -> None:
    planned = read_plan(plan)
    run_batch(planned)
    french = planned[1]

    brief = pipeline.make_brief(french.sources, french.settings, output=tmp_path / "alone")
    pipeline.publish_brief(brief, french.settings, output=tmp_path / "alone")

    assert files(french.output / "001") == files(tmp_path / "alone" / "001")


def test_what_is_compared_alike_is_read_once_and_compared_once(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, analysed = [], []
    monkeypatch.setattr(
        "briefgen.batch.running.read_sources",
        lambda *given, **named: read.append(1) or pipeline.read_sources(*given, **named),
    )

    def analyse(corpus: Corpus, *given: object, **named: object) -> object:
        analysed.append(len(corpus.documents))
        return pipeline.analyse(corpus, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("briefgen.batch.running.analyse", analyse)

    run_batch(read_plan(plan))

    assert len(read) == 1
    assert sorted(analysed) == [2, 3]


def test_a_batch_goes_on_where_it_was_interrupted(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = read_plan(plan)
    made: list[str] = []

    def interrupted(outcome: Outcome) -> None:
        if outcome.state is State.MADE:
            made.append(outcome.name)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(planned, tell=interrupted)
    assert made == ["plain"]

    again = run_batch(planned)

    assert states(again) == ALL_BUT_TWO | {"plain": "kept"}
    assert states(run_batch(planned)) == ALL_BUT_TWO | dict.fromkeys(["plain", "french", "pair"], "kept")


def test_an_edition_that_was_damaged_is_made_again(plan: Path) -> None:
    planned = [one for one in read_plan(plan) if one.name == "plain"]
    (first,) = run_batch(planned)
    assert first.folder
    whole = files(first.folder)
    (first.folder / "brief.json").write_bytes(b"{}")

    (again,) = run_batch(planned)

    assert again.state is State.MADE
    assert files(first.folder) == whole


def test_a_dry_run_writes_nothing(plan: Path) -> None:
    outcomes = run_batch(read_plan(plan), dry_run=True)

    assert states(outcomes) == {name: "planned" if state == "made" else state for name, state in ALL_BUT_TWO.items()}
    assert not (plan.parent / "output").exists()


def test_sources_that_cannot_be_read_fail_their_briefs_only(plan: Path) -> None:
    plan.write_text(PLAN + '[[brief]]\nname = "gone"\nsources = "nowhere"\n', encoding="utf-8")

    outcomes = run_batch(read_plan(plan), dry_run=True)

    assert states(outcomes)["gone"] == "failed"
    assert states(outcomes)["plain"] == "planned"
    assert isinstance(outcomes[-1].error, BriefgenError)


@pytest.mark.slow
def test_worker_processes_change_no_byte(plan: Path, tmp_path: Path) -> None:
    outcomes = run_batch(read_plan(plan))
    alone = files(plan.parent / "output")
    (tmp_path / "output").rename(tmp_path / "one")

    spread = run_batch(read_plan(plan), jobs=2)

    assert states(spread) == states(outcomes)
    assert files(plan.parent / "output") == alone


def test_the_next_editions_go_on_from_the_last_and_still_share_an_analysis(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_batch(read_plan(plan))
    (plan.parent / "sources" / "dora.txt").write_text(
        "Books\n\nBy Dora Moor\n\nThe council should buy more books. We need a list.\n", encoding="utf-8"
    )
    analysed = []

    def analyse(corpus: Corpus, *given: object, **named: object) -> object:
        analysed.append(len(corpus.documents))
        return pipeline.analyse(corpus, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("briefgen.batch.running.analyse", analyse)

    outcomes = {one.name: one for one in run_batch(read_plan(plan))}

    assert outcomes["plain"].edition and outcomes["plain"].edition.number == 2
    assert outcomes["pair"].state is State.KEPT
    assert analysed == [4]
