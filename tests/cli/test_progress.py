"""How far the work has got: bars on a terminal, lines in the log, nothing in a pipe."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HIDDEN_CURSOR = "\x1b[?25l"


def on_a_terminal(*words: str, **environment: str) -> str:
    """What a terminal gets on standard error from a dry run."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "briefgen", *words, "build", "papers", "--dry-run"]
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"} | environment
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=env) as process:
        os.close(theirs)
        received = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            received += part
    os.close(ours)
    assert process.returncode == 0
    return received.decode("utf-8")


def test_a_terminal_gets_bars_that_go_away(papers: Path) -> None:
    shown = on_a_terminal()
    assert HIDDEN_CURSOR in shown
    assert shown.rstrip().endswith("\x1b[2K")


def test_without_colour_the_bars_have_none(papers: Path) -> None:
    for shown in (on_a_terminal("--no-color"), on_a_terminal(NO_COLOR="1")):
        assert HIDDEN_CURSOR in shown
        assert "\x1b[3" not in shown


@pytest.mark.parametrize(("words", "environment"), [(("--no-progress",), {}), (("-q",), {}), ((), {"TERM": "dumb"})])
def test_bars_can_be_done_without(papers: Path, words: tuple[str, ...], environment: dict[str, str]) -> None:
    assert on_a_terminal(*words, **environment) == ""


def test_a_pipe_gets_nothing_but_messages(run: Run, papers: Path) -> None:
    assert run("build", papers, "--dry-run").err == ""


def test_the_log_has_a_line_for_every_step(run: Run, papers: Path) -> None:
    ran = run("-v", "build", papers, "--format", "json")
    steps = [line for line in ran.errors if line.startswith("info: step ")]
    assert len(steps) == 8
    assert [line.split()[2] for line in steps] == [f"{number}," for number in range(1, len(steps) + 1)]
    as_objects = run("-v", "--log-format", "json", "build", papers, "--format", "json").errors
    assert len([json.loads(line)["step"] for line in as_objects if '"step"' in line]) == 8


@pytest.mark.parametrize("format", ["text", "json"])
def test_steps_are_told_only_when_asked_for(run: Run, papers: Path, format: str) -> None:
    assert "step" not in run("--log-format", format, "build", papers, "--dry-run").err
