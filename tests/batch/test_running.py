"""Many briefs in one run: the same bytes as one by one, nothing done twice, and one failure stops no other."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.batch import Outcome, State, read_plan, run_batch
from briefgen.batch.making import effort
from briefgen.errors import BriefgenError
from briefgen.model.documents import Corpus
from briefgen.settings import Settings
from briefgen.store import Cache

ROOT = Path(__file__).resolve().parents[2]
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


def test_workers_begin_with_what_takes_longest() -> None:
    def one(length: str, *formats: str) -> Settings:
        return Settings.model_validate({"page": {"length": length, "formats": formats}})

    briefs = [
        (one("full", "html"), 500), (one("page", "pdf"), 500), (one("brief", "html", "pdf"), 500),
        (one("full", "pdf"), 5), (one("full", "pdf"), 6),
    ]  # fmt: skip
    assert sorted(briefs, key=lambda brief: effort(*brief)) == briefs


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


CHOSEN = """
[defaults]
page.formats = ["json"]
[[brief]]
name = "whole"
[[brief]]
name = "ann"
select.authors = ["Lake", "Nobody"]
[[brief]]
name = "money"
for = "bo"
[[brief]]
name = "each"
for = "all"
page.title = "Your copy"
[[brief]]
name = "none"
select.themes = ["volcanoes"]
"""
STAKEHOLDERS = """
[[stakeholder]]
name = "Bo"
email = "bo@example.org"
authors = ["Hill"]
language = "es"
[[stakeholder]]
name = "Cy"
email = "cy@example.org"
"""


def test_a_brief_keeps_what_its_reader_wants_of_one_analysis(plan: Path) -> None:
    plan.write_text(CHOSEN, encoding="utf-8")
    (plan.parent / "stakeholders.toml").write_text(STAKEHOLDERS, encoding="utf-8")

    outcomes = {one.name: one for one in run_batch(read_plan(plan))}

    assert {name: one.state.value for name, one in outcomes.items()} == {
        "whole": "made", "ann": "made", "money": "made", "each-bo": "made", "each-cy": "made", "none": "failed",
    }  # fmt: skip
    briefs = {
        name: json.loads((one.folder / "brief.json").read_bytes()) for name, one in outcomes.items() if one.folder
    }
    heard = {name: {one["document"] for one in brief["recommendations"]} for name, brief in briefs.items()}
    assert heard["whole"] == heard["each-cy"] > heard["ann"] >= {"lake"}
    assert heard["money"] == heard["each-bo"] >= {"hill"}
    assert [notice["subject"] for notice in briefs["ann"]["notices"] if notice["slug"] == "selection-unknown"] == [
        "Nobody"
    ]
    assert briefs["each-bo"]["language"] == "es" and briefs["each-bo"]["title"] == "Your copy"
    assert "volcanoes" in str(outcomes["none"].error)
    assert {one.state for one in run_batch(read_plan(plan)) if one.name != "none"} == {State.KEPT}


def test_ids_go_on_in_briefs_that_keep_a_part(plan: Path) -> None:
    plan.write_text(
        '[defaults]\npage.formats = ["json"]\n[[brief]]\nname = "ann"\nselect.authors = "Lake"\n', encoding="utf-8"
    )
    (first,) = run_batch(read_plan(plan))
    (plan.parent / "sources" / "aaa.txt").write_text(
        "Open late\n\nBy Ann Lake\n\nThe mayor must open a second library. It is time.\n", encoding="utf-8"
    )

    (second,) = run_batch(read_plan(plan))

    assert first.folder and second.folder and second.edition and second.edition.number == 2
    one, two = (json.loads((folder / "brief.json").read_bytes()) for folder in (first.folder, second.folder))
    ids = {document["file"]: document["id"] for document in two["documents"]}
    assert all(ids[document["file"]] == document["id"] for document in one["documents"])
    assert two["changes"]


def test_a_cache_changes_no_byte_and_is_used(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_batch(read_plan(plan))
    whole = files(plan.parent / "output")
    cache = Cache(tmp_path / "cache", 10**8)
    for _ in range(2):
        shutil.rmtree(plan.parent / "output")
        run_batch(read_plan(plan), cache=cache)
        assert files(plan.parent / "output") == whole

    def read_again(*given: object, **named: object) -> object:
        raise AssertionError("a document was read again")

    monkeypatch.setattr("briefgen.documents.reading.read_file", read_again)
    shutil.rmtree(plan.parent / "output")
    run_batch(read_plan(plan), cache=cache)
    assert files(plan.parent / "output") == whole


RUN = """
import sys
from pathlib import Path
from briefgen.batch import read_plan, run_batch
run_batch(read_plan(Path(sys.argv[1])), jobs=int(sys.argv[2]), tell=lambda one: print(one.name, one.state, flush=True))
"""


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_batch_that_was_killed_goes_on_and_leaves_no_worker(plan: Path, tmp_path: Path, jobs: str) -> None:
    run_batch(read_plan(plan))
    whole = files(plan.parent / "output")
    shutil.rmtree(plan.parent / "output")
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(plan), jobs],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout
    while "made" not in process.stdout.readline():
        assert process.poll() is None
    process.kill()
    process.communicate()  # until all who could write have ended, the workers too

    again = run_batch(read_plan(plan), jobs=int(jobs))

    assert "kept" in states(again).values()
    assert states(again).keys() == ALL_BUT_TWO.keys()
    assert files(plan.parent / "output") == whole


KILLING = """
import os, signal, sys
from pathlib import Path
from briefgen.batch import read_plan, run_batch
from briefgen.execution import pool

class Lethal(pool.Worker):
    # The worker that has a brief to make is killed: the first three times, each time another one.
    killed = 0
    def tell(self, *messages):
        sent = super().tell(*messages)
        if any(b"briefgen.batch.making" in message for message in messages) and Lethal.killed < 3:
            Lethal.killed += 1
            self.process.send_signal(signal.SIGKILL)
        return sent

pool.Worker = Lethal
for one in run_batch(read_plan(Path(sys.argv[1])), jobs=2):
    print(one.name, one.state)
print(Lethal.killed)
"""


@pytest.mark.slow
def test_workers_killed_in_the_middle_change_no_byte(plan: Path) -> None:
    run_batch(read_plan(plan))
    whole = files(plan.parent / "output")
    shutil.rmtree(plan.parent / "output")

    done = subprocess.run(
        [sys.executable, "-c", KILLING, str(plan)],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip

    *told, killed = done.stdout.split("\n")[:-1]
    assert told == [f"{name} {state}" for name, state in ALL_BUT_TWO.items()]
    assert killed == "3"
    assert files(plan.parent / "output") == whole
