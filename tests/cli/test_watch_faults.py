"""A watcher at work when disks, folders and events fail it, and when it is told to end (rows W10, W12, W16, W17)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from watchfiles import watch as changes_in

from briefgen.cli.events import Stop, waiting_for
from briefgen.watching.settling import Settling
from briefgen.watching.snapshots import documents_below
from briefgen.watching.watcher import Outcome, Watcher
from tests.cli.conftest import Run
from tests.processes import MARK, left

FAST = {"BRIEFGEN_WATCH_SETTLE_SECONDS": "0.1", "BRIEFGEN_WATCH_RETRY_SECONDS": "0.5"}
THIRD = """Sell the branch

By Ada Berg

The branch at the station costs too much. The council should sell the branch. It should keep the main house open.
"""
LACKING = "The town has the money, and what it lacks is the will to spend it on books."
Event = dict[str, str]


@pytest.fixture
def watching(papers: Path, here: Path) -> Iterator[subprocess.Popen[str]]:
    """A watcher in a process of its own, which has made the first edition."""
    with watcher(here, "papers", "--poll", "0.05") as process:
        told(process, "built")
        yield process


@contextmanager
def watcher(here: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A watcher in a process of its own, which takes Ctrl-C even where the tests are a job in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    typed = ["watch", *words, "--format", "json", "--json"]
    with subprocess.Popen(
        [sys.executable, "-m", "briefgen", *typed], cwd=here, env=os.environ | FAST | {MARK: here.name},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        signal.signal(signal.SIGINT, before)
        try:
            yield process
        finally:
            process.kill()


def told(process: subprocess.Popen[str], until: str) -> Event:
    """What a watcher says with the next event of that kind; no failure comes before it that is not asked for."""
    assert process.stdout is not None
    for line in process.stdout:
        event: Event = json.loads(line)
        if event["event"] == until:
            return event
        assert event["event"] != "failed", event
    raise AssertionError(process.stderr.read() if process.stderr else "")


def documents(output: Path) -> list[str]:
    return sorted(one["file"] for one in latest(output)["documents"])


def latest(output: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((output / "latest" / "brief.json").read_text("utf-8"))
    return found


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder cannot be written to: by its rights, or for root, whom no rights hinder, by how it is mounted."""
    if os.geteuid():
        folder.chmod(0o555)
        yield
        folder.chmod(0o755)
        return
    mounted = ["mount", "--bind", str(folder), str(folder)]
    if subprocess.run(mounted, capture_output=True, check=False).returncode:
        pytest.skip("disks can only be mounted by root")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)  # a build may look at it just now


@pytest.mark.slow
def test_w10_w17_a_watcher_waits_for_its_output_folder_and_ends_in_order_when_it_is_told_to(
    watching: subprocess.Popen[str], papers: Path, here: Path
) -> None:
    output = here / "output"
    # Gone, as an unmounted disk is: nothing is begun in its place.
    output.rename(here / "away")
    (papers / "berg.txt").write_text(THIRD, encoding="utf-8")
    assert f"the output folder is gone: {output}" in told(watching, "failed")["message"]
    assert not output.exists()
    (here / "away").rename(output)
    told(watching, "recovered")
    assert "edition 2" in told(watching, "built")["message"]
    assert documents(output) == ["berg.txt", "lind.txt", "mora.txt"]
    # Read-only: said once, tried again, nothing changed.
    with read_only(output):
        (papers / "berg.txt").unlink()
        assert "not writable" in told(watching, "failed")["message"]
        assert documents(output) == ["berg.txt", "lind.txt", "mora.txt"]
    told(watching, "recovered")
    # Told to end while it builds: no process lives on, nothing is half-made.
    before = {path: path.read_bytes() for number in ("001", "002") for path in (output / number).iterdir()}
    seen = changes_in(output, watch_filter=None, debounce=50, step=10, yield_on_timeout=True, rust_timeout=50)
    next(seen)
    (papers / "berg.txt").write_text(f"{THIRD} It must not build.", encoding="utf-8")
    assert any(path.endswith(".briefgen.lock") for changes in seen for _, path in changes), "it has begun"
    watching.send_signal(signal.SIGINT)
    told(watching, "stopped")
    assert watching.wait() == 130
    assert left(here.name, 10) == []
    assert {path: path.read_bytes() for path in before} == before
    assert not [path.name for path in output.iterdir() if path.name.startswith((".new", ".old", ".latest"))]


@pytest.mark.slow
def test_what_decides_the_brief_beside_the_documents_is_watched_too(papers: Path, here: Path) -> None:
    (here / "sources").mkdir()
    for paper in papers.iterdir():
        paper.rename(here / "sources" / paper.name)
    settings, corrections = here / "briefgen.toml", here / "corrections.toml"
    settings.write_text("")
    added = f'[[recommendations]]\nadd = true\nfile = "mora.txt"\nquote = "{LACKING}"\nheadline = "Spend on books"\n'
    with watcher(here) as watching:
        told(watching, "built")
        # A headline corrected by an editor that saves by renaming.
        (here / "new").write_text(added)
        (here / "new").rename(corrections)
        assert "edition 2" in told(watching, "built")["message"]
        assert "Spend on books" in {one["headline"] for one in latest(here / "output")["recommendations"]}
        # Settings that cannot be used: said once with their place, and the brief stays.
        settings.write_text('[page]\ntitle = "Libraries"\npaper = "A3"\n')
        assert "briefgen.toml:3" in told(watching, "failed")["message"]
        corrections.write_text(added.replace("Spend on books", "Spend more on books"))
        # The next save that can be used is taken, with all that it says: elsewhere, too.
        settings.write_text('[page]\ntitle = "Libraries"\n[output]\nfolder = "made"\n')
        told(watching, "recovered")
        assert "edition 1" in told(watching, "built")["message"]
        assert latest(here / "made")["title"] == "Libraries"
        assert "Spend more on books" in {one["headline"] for one in latest(here / "made")["recommendations"]}
        assert not (here / "output" / ".briefgen.watch.lock").exists(), "free for another watcher"
        assert (here / "made" / ".briefgen.watch.lock").exists()
        watching.terminate()
        told(watching, "stopped")
        assert watching.wait() == 143


def test_w10_an_output_folder_that_is_read_only_is_refused_at_the_start(run: Run, papers: Path, here: Path) -> None:
    (here / "output").mkdir()
    with read_only(here / "output"):
        ran = run("watch", papers)
    assert (ran.code, ran.out) == (7, "")
    assert "hint: make the folder writable, or write elsewhere with --output" in ran.err
    assert list((here / "output").iterdir()) == []


def test_w12_an_output_folder_within_the_sources_is_never_read_by_whatever_name(
    run: Run, papers: Path, here: Path
) -> None:
    (here / "link").symlink_to(papers)
    output = here / "link" / "made" / "here"
    words = ("build", papers, "--format", "json,html,csv", "--no-cache", "-o", output)
    assert run(*words).code == 0
    (papers / "way-in").symlink_to(papers / "made")
    (papers / "latest.html").symlink_to(output / "latest" / "brief.html")
    (papers / "latest.txt").symlink_to(output / "latest" / "brief.json")
    before = documents_below([papers], [output])
    for _ in range(2):
        assert run(*words, "--title", "Anew").code == 0
        assert documents(output) == ["lind.txt", "mora.txt"]
    assert sorted(path.name for path in output.iterdir() if path.name[0] != ".") == ["001", "002", "latest"]
    assert documents_below([papers], [output]) == before


class Looking:
    """A watcher of a real folder, woken by its events; which documents were there at each build."""

    def __init__(self, folder: Path, rescan: float) -> None:
        self.built: list[list[str]] = []
        self._folder = folder
        self._wait = waiting_for([folder], Stop(), None, rescan)
        self._watcher = Watcher(
            settling=Settling(delay=0.1, most_wait=60), look=lambda: documents_below([folder], []), build=self._build,
            tell=lambda kind, text: None, retry_after=60,
        )  # fmt: skip

    def _build(self, without: tuple[str, ...]) -> Outcome:
        assert without == ()
        self.built.append(sorted(Path(path).name for path in documents_below([self._folder], []) or ()))
        return Outcome(ok=True, says="built", edition=len(self.built), is_new=True)

    def until(self, builds: int) -> None:
        """Looks and waits until there were so many builds and nothing more is awaited."""
        for _ in range(200):
            again_in = self._watcher.step(time.monotonic())
            if len(self.built) == builds and self._watcher.step(time.monotonic()) is None:
                return
            self._wait(again_in)


BOTH = ["lind.txt", "mora.txt"]


def test_w2_w3_a_document_saved_by_way_of_other_files_is_one_build(papers: Path) -> None:
    looking = Looking(papers, rescan=60)
    looking.until(1)
    (papers / ".lind.txt.swp").write_text("on the way")
    (papers / "4913").write_text("")
    (papers / "4913").unlink()
    (papers / "lind.txt~").write_bytes((papers / "lind.txt").read_bytes())
    (papers / ".goutputstream-AB12").write_text(THIRD, encoding="utf-8")
    (papers / ".goutputstream-AB12").replace(papers / "lind.txt")
    (papers / ".lind.txt.swp").unlink()
    looking.until(2)
    assert looking.built == [BOTH, BOTH]


def test_w6_five_hundred_files_at_once_are_one_build_that_has_them_all(papers: Path) -> None:
    looking = Looking(papers, rescan=60)
    looking.until(1)
    for number in range(500):
        (papers / f"paper-{number:03}.txt").write_text(THIRD, encoding="utf-8")
    looking.until(2)
    assert looking.built[1] == [*BOTH, *(f"paper-{number:03}.txt" for number in range(500))]


def test_w16_what_gave_no_event_is_found_when_the_folder_is_looked_through(papers: Path, here: Path) -> None:
    elsewhere = here / "elsewhere.txt"
    os.link(papers / "lind.txt", elsewhere)  # what is written by this name gives no event in the folder
    looking = Looking(papers, rescan=0.2)
    looking.until(1)
    with elsewhere.open("a", encoding="utf-8") as stream:
        stream.write("The council should think again.\n")
    looking.until(2)
    assert looking.built == [BOTH, BOTH]
