"""Editions over time: nothing changed, something changed, what changed, and a watcher that looks after it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.errors import UsageError
from tests.cli.conftest import PAPERS, Run

BUILD = ("--format", "json", "--date", "2026-11-22")
FAST = {"BRIEFGEN_WATCH_SETTLE_SECONDS": "0.2"}
THIRD = """Sell the branch

By Ada Berg

The branch at the station costs too much. The council should sell the branch. It should keep the main house open.
"""


def brief(output: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((output / "latest" / "brief.json").read_text("utf-8"))
    return found


def everything(output: Path) -> dict[str, bytes]:
    """The files of all editions."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and ".briefgen" not in path.parts and not path.is_symlink()
    }


def test_a_build_with_nothing_new_reads_nothing_and_says_the_same(
    run: Run, papers: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("build", papers, *BUILD, "--json")
    before = everything(here / "output")

    def read(*_: object, **__: object) -> None:
        raise AssertionError("it read the documents")

    monkeypatch.setattr("briefgen.documents.read_corpus", read)
    again = run("build", papers, *BUILD, "--json")
    assert (again.code, again.out, again.err) == (0, first.out, first.err)
    assert everything(here / "output") == before


def test_whatever_decides_a_build_is_noticed_and_what_does_not_is_not(
    run: Run, papers: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["build", papers, *BUILD]
    run(*words)

    def read(*_: object, **__: object) -> None:
        raise UsageError("it wants to read")

    monkeypatch.setattr("briefgen.documents.read_corpus", read)
    made = here / "output" / "latest" / "brief.json"
    for file, content in (
        (papers / "mora.txt", "other words"),
        (papers / "new.txt", "new words"),
        (papers / ".hidden.txt", "new words"),
        (papers / "lind.txt", None),
        (here / "briefgen.toml", "[themes]\nseed = 3\n"),
        (here / "corrections.toml", ""),
        (made, "{}"),
        (made, None),
        (here / "templates" / "brief" / "brief.css", "p { color: #000000 }"),
    ):
        assert run(*words).code == 0, file
        before = file.read_bytes() if file.exists() else None
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        if content is not None:
            file.write_text(content)
        assert run(*words).errors[0] == "error: it wants to read", file
        file.unlink(missing_ok=True)
        if before is not None:
            file.write_bytes(before)
    shutil.rmtree(here / "templates")
    assert run(*words).code == 0
    assert run(*words, "--title", "Another").code == 2
    assert run(*words, "--no-cache").code == 2
    monkeypatch.setenv("BRIEFGEN_THEMES_SEED", "4")
    assert run(*words).code == 2
    monkeypatch.delenv("BRIEFGEN_THEMES_SEED")
    (here / "output" / "latest").unlink()
    assert run(*words).code == 2


def test_the_cache_changes_no_byte(run: Run, papers: Path, here: Path) -> None:
    run("build", papers, *BUILD, "-o", "one")
    (papers / "berg.txt").write_text(THIRD, encoding="utf-8")
    (here / "two").mkdir()
    for name in ("001-2026-11-22",):
        (here / "one" / name).rename(here / "two" / name)
    (here / "one" / name).symlink_to(here / "two" / name)
    run("build", papers, *BUILD, "-o", "one")
    (here / "one" / name).unlink()
    (here / "two" / name).rename(here / "one" / name)
    kept = everything(here / "one")
    (here / "two" / name).mkdir()
    for file in (here / "one" / name).iterdir():
        (here / "two" / name / file.name).write_bytes(file.read_bytes())
    run("build", papers, *BUILD, "-o", "two", "--no-cache")
    assert everything(here / "two") == kept
    assert not (here / "two" / ".briefgen").exists()


def test_a_file_that_is_still_being_written_is_named_in_the_brief_until_it_is_whole(
    run: Run, papers: Path, here: Path
) -> None:
    (papers / "berg.txt").write_text(THIRD[:60], encoding="utf-8")
    made = run("build", papers, *BUILD, "--unsettled", "berg.txt", "--json")
    assert made.code == 0
    (named,) = [one for one in json.loads(made.out)["notices"] if one["slug"] == "unfinished-file"]
    assert (named["subject"], named["severity"]) == ("berg.txt", "warning")
    assert named in brief(here / "output")["notices"]
    assert run("build", papers, *BUILD, "--unsettled", "berg.txt", "--strict").code == 5
    (papers / "berg.txt").write_text(THIRD, encoding="utf-8")
    assert run("build", papers, *BUILD).code == 0
    now = json.dumps(brief(here / "output"))
    assert "unfinished-file" not in now
    assert '"file": "berg.txt"' in now


def test_damage_in_the_cache_is_read_over(run: Run, papers: Path, here: Path) -> None:
    run("build", papers, *BUILD)
    before = everything(here / "output")
    kept = [path for path in (here / "output" / ".briefgen").rglob("*") if path.is_file()]
    assert len(kept) >= 5
    for file in kept:
        file.write_bytes(file.read_bytes()[:-7])
    (here / "output" / "latest").unlink()
    assert run("build", papers, *BUILD).code == 0
    assert everything(here / "output") == before


def test_the_next_edition_says_what_changed(run: Run, papers: Path, here: Path) -> None:
    assert run("status", papers, "--json").code == 0
    run("build", papers, "--format", "json,html", "--date", "2026-11-22")
    assert brief(here / "output")["changes"] is None
    assert run("status", papers, "--exit-code").code == 0
    text = PAPERS["mora.txt"].replace(
        "We propose a small fund for the late hours", "We propose a large fund for all hours"
    )
    (papers / "mora.txt").write_text(text, encoding="utf-8")
    (papers / "berg.txt").write_text(THIRD, encoding="utf-8")
    (papers / "lind.txt").rename(papers / "lindholm.txt")
    stale = run("status", papers, "--exit-code")
    assert stale.code == 10
    assert "document added: Berg (berg.txt)" in stale.out
    assert "document renamed: Lind (lindholm.txt, before lind.txt)" in stale.out
    assert "gone: “We propose a small fund for the late hours, paid from the parking fees.”" in stale.out
    run("build", papers, "--format", "json,html", "--date", "2026-11-23")
    changes = brief(here / "output")["changes"]
    assert isinstance(changes, dict)
    assert (changes["since"], changes["since_date"]) == (1, "2026-11-22")
    assert sorted((one["kind"], one["document"]) for one in changes["documents"]) == [
        ("added", "berg"), ("renamed", "lind"), ("revised", "mora"),
    ]  # fmt: skip
    page = (here / "output" / "latest" / "brief.html").read_text("utf-8")
    assert "What changed since edition 1" in page
    assert "Berg is new (berg.txt)" in page
    told = run("diff", "1", "2", "--json")
    assert json.loads(told.out) == changes
    assert "document added: Berg" in run("diff", "1", "latest").out
    assert "the same documents" in run("diff", "2", "2").out
    assert run("diff", "1", "9").code == 2


def test_the_schema_describes_the_changes(run: Run, papers: Path, here: Path) -> None:
    import jsonschema

    from briefgen.page.to_json import schema

    run("build", papers, *BUILD)
    (papers / "berg.txt").write_text(THIRD, encoding="utf-8")
    run("build", papers, *BUILD)
    found = brief(here / "output")
    assert found["changes"]
    jsonschema.validate(found, schema())


def test_a_second_run_in_one_output_folder_is_refused_with_the_process_of_the_first(
    run: Run, papers: Path, here: Path
) -> None:
    from briefgen.store import locked

    with locked(here / "output"):
        ran = run("build", papers, *BUILD)
    assert ran.code == 9
    assert f"process {os.getpid()} on " in ran.errors[0]
    assert run("build", papers, *BUILD).code == 0


@pytest.fixture
def watching(papers: Path, here: Path) -> Iterator[subprocess.Popen[str]]:
    """A watcher in a process of its own, which has made the first edition."""
    command = [sys.executable, "-m", "briefgen", "watch", str(papers), "--format", "json", "--poll", "0.05", "--json"]
    with subprocess.Popen(
        command, cwd=here, env=os.environ | FAST, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        events(process, "built")
        yield process
        process.kill()


def events(process: subprocess.Popen[str], until: str) -> list[str]:
    """What a watcher says, up to an event of that kind."""
    told = []
    assert process.stdout is not None
    for line in process.stdout:
        told.append(str(json.loads(line)["event"]))
        if told[-1] == until:
            return told
    raise AssertionError(f"it ended after {told}: {process.stderr.read() if process.stderr else ''}")


@pytest.mark.slow
def test_a_watcher_makes_the_brief_again_refuses_a_second_one_and_ends_when_told(
    watching: subprocess.Popen[str], run: Run, papers: Path, here: Path
) -> None:
    (papers / ".berg.txt.swp").write_text("on the way")
    (papers / "berg.txt").write_text(THIRD, encoding="utf-8")
    assert events(watching, "built") == ["built"]
    assert len(brief(here / "output")["documents"]) == 3  # type: ignore[arg-type]
    second = run("watch", papers, "--once")
    assert second.code == 9
    assert f"process {watching.pid} on " in second.errors[0]
    (papers / "berg.txt").unlink()
    (papers / "mora.txt").unlink()
    assert events(watching, "failed") == ["failed"]
    assert len(brief(here / "output")["documents"]) == 3  # type: ignore[arg-type]
    began = time.monotonic()
    watching.send_signal(signal.SIGTERM)
    assert events(watching, "stopped") == ["stopped"]
    assert watching.wait() == 143
    assert time.monotonic() - began < 20
    assert not [path for path in (here / "output").iterdir() if path.name.startswith((".new", ".old", ".briefgen."))]


@pytest.mark.slow
def test_a_watcher_that_looks_once_builds_only_when_something_changed(
    run: Run, papers: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in FAST.items():
        monkeypatch.setenv(name, value)
    words = ("watch", papers, "--once", "--format", "json", "--date", "2026-11-22")
    assert run(*words).out.splitlines()[-1].startswith("built: edition 1")
    later = (*words[:-1], "2026-11-23")
    assert run(*later).out.splitlines()[-1] == "unchanged: nothing has changed since the latest edition"
    (papers / "berg.txt").write_text(THIRD, encoding="utf-8")
    assert run(*later).out.splitlines()[-1].startswith("built: edition 2")
    assert sorted(path.name for path in (here / "output").iterdir() if path.name[0] == "0") == [
        "001-2026-11-22", "002-2026-11-23",
    ]  # fmt: skip
